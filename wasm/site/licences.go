package site

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// licences is the text of licences.txt: what the articles are under, then each component with its licence in full.
func (s *Site) licences() string {
	var b strings.Builder
	b.WriteString("What this site is made of, and the licences of all of it.\n\nArticles\n\n")
	counts := map[string]int{}
	for n := range s.Archive.Info().Articles {
		_, m := s.Archive.Meta(n)
		name := m.License
		if name == "" {
			name = "not stated: ask the publisher"
		}
		counts[name]++
	}
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "  %d: %s\n", counts[name], name)
	}
	for _, c := range s.parts.Components {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), strings.TrimSpace(c.Name+" "+c.Version), strings.TrimSpace(c.Text))
	}
	return b.String()
}

// addLicences adds licences.txt, and sbom.json, the components in the form of CycloneDX 1.5 (ECMA-424). Both depend on the sources alone, so there is no time
// and no serial number in them.
func (s *Site) addLicences() error {
	list := s.parts.Components
	s.Files["licences.txt"] = []byte(s.licences())
	type object = map[string]any
	var parts []object
	var refs []string
	for i, c := range list[1:] {
		purl := "pkg:golang/" + c.Name + "@" + c.Version
		name := c.Name
		if i == 0 {
			purl, name = "pkg:golang/std@"+c.Version, "std"
		}
		part := object{"type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": c.Version}
		if c.Licence != "" {
			part["licenses"] = []object{{"license": object{"id": c.Licence}}}
		}
		if c.Sum != "" {
			part["properties"] = []object{{"name": "go.sum", "value": c.Sum}}
		}
		parts, refs = append(parts, part), append(refs, purl)
	}
	for _, name := range s.Names() {
		if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "data/") {
			parts = append(parts, object{"type": "file", "bom-ref": name, "name": name, "hashes": []object{{"alg": "SHA-256", "content": s.hash(name)}}})
		}
	}
	text, err := json.MarshalIndent(object{
		"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
		"metadata":     object{"component": object{"type": "application", "bom-ref": "verbatim", "name": "verbatim", "licenses": []object{{"license": object{"id": list[0].Licence}}}}},
		"components":   parts,
		"dependencies": []object{{"ref": "verbatim", "dependsOn": refs}},
	}, "", "  ")
	s.Files["sbom.json"] = append(text, '\n')
	return err
}
