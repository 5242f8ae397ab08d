package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// component is something that a site is made of and that has a licence of its own.
type component struct {
	name, version string
	licence       string // by its name in the SPDX list, or "" where the text is none that is known here
	text          string
	sum           string // of the module, as go.sum has it, or ""
}

// components lists what is linked into the site's programs, by name: Verbatim, Go and the modules.
func components(root string) ([]component, error) {
	own, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	sdk, err := goEnv(root, "GOROOT", "GOVERSION")
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(sdk[0], "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	list := []component{{"verbatim", "", spdx(own), string(own), ""}, {"Go (its standard library and wasm_exec.js)", strings.TrimPrefix(sdk[1], "go"), spdx(text), string(text), ""}}
	modules, err := linkedModules(root)
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	for _, m := range modules {
		text, err := licenceIn(m.dir)
		if err != nil {
			return nil, fmt.Errorf("list licences: %s: %w", m.path, err)
		}
		_, sum, _ := strings.Cut(string(sums), m.path+" "+m.version+" ")
		sum, _, _ = strings.Cut(sum, "\n")
		list = append(list, component{m.path, m.version, spdx(text), string(text), sum})
	}
	return list, nil
}

type module struct{ path, version, dir string }

// linkedModules lists the modules of the packages that the programs for browsers link: those below wasm/ but that for the edge, which is no part of a site.
func linkedModules(root string) ([]module, error) {
	list := func(args ...string) ([]string, error) {
		cmd := exec.Command("go", append([]string{"list"}, args...)...)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("list modules: %w", err)
		}
		return strings.Split(strings.TrimSpace(string(out)), "\n"), nil
	}
	programs, err := list("-f", `{{if and (eq .Name "main") (ne .ImportPath "verbatim/wasm/edge")}}{{.ImportPath}}{{end}}`, "./wasm/...")
	if err != nil {
		return nil, err
	}
	lines, err := list(append([]string{"-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}`}, programs...)...)
	if err != nil {
		return nil, err
	}
	slices.Sort(lines)
	var modules []module
	for _, line := range slices.Compact(lines) {
		if path, rest, ok := strings.Cut(line, " "); ok {
			version, dir, _ := strings.Cut(rest, " ")
			modules = append(modules, module{path, version, dir})
		}
	}
	return modules, nil
}

func licenceIn(dir string) ([]byte, error) {
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			return text, nil
		}
	}
	return nil, fmt.Errorf("no licence stands in %s: look for it and add its name in scripts/site/licences.go", dir)
}

// spdx names the licences that the modules used so far have, by sentences that only they hold.
func spdx(text []byte) string {
	words := []byte(strings.Join(strings.Fields(string(text)), " "))
	for _, l := range []struct{ name, sentence string }{
		{"Apache-2.0", "Apache License Version 2.0"},
		{"MPL-2.0", "Mozilla Public License Version 2.0"},
		{"BSD-3-Clause", "Neither the name of"},
		{"BSD-2-Clause", "Redistributions in binary form must reproduce"},
		{"MIT", "Permission is hereby granted, free of charge"},
	} {
		if bytes.Contains(words, []byte(l.sentence)) {
			return l.name
		}
	}
	return ""
}

// licences is the text of licences.txt: what the articles are under, then each component with its licence in full.
func (s *site) licences(list []component) string {
	var b strings.Builder
	b.WriteString("What this site is made of, and the licences of all of it.\n\nArticles\n\n")
	counts := map[string]int{}
	for n := range s.archive.Info().Articles {
		_, m := s.archive.Meta(n)
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
	for _, c := range list {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), strings.TrimSpace(c.name+" "+c.version), strings.TrimSpace(c.text))
	}
	return b.String()
}

// addLicences adds licences.txt, and sbom.json, the components in the form of CycloneDX 1.5 (ECMA-424). Both depend on the sources alone, so there is no time
// and no serial number in them.
func (s *site) addLicences() error {
	list, err := components(s.root)
	if err != nil {
		return err
	}
	s.licenceText = s.licences(list)
	s.files["licences.txt"] = []byte(s.licenceText)
	type object = map[string]any
	var parts []object
	var refs []string
	for i, c := range list[1:] {
		purl := "pkg:golang/" + c.name + "@" + c.version
		name := c.name
		if i == 0 {
			purl, name = "pkg:golang/std@"+c.version, "std"
		}
		part := object{"type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": c.version}
		if c.licence != "" {
			part["licenses"] = []object{{"license": object{"id": c.licence}}}
		}
		if c.sum != "" {
			part["properties"] = []object{{"name": "go.sum", "value": c.sum}}
		}
		parts, refs = append(parts, part), append(refs, purl)
	}
	for _, name := range s.names() {
		if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "data/") {
			parts = append(parts, object{"type": "file", "bom-ref": name, "name": name, "hashes": []object{{"alg": "SHA-256", "content": hash(s.files[name])}}})
		}
	}
	text, err := json.MarshalIndent(object{
		"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
		"metadata":     object{"component": object{"type": "application", "bom-ref": "verbatim", "name": "verbatim", "licenses": []object{{"license": object{"id": list[0].licence}}}}},
		"components":   parts,
		"dependencies": []object{{"ref": "verbatim", "dependsOn": refs}},
	}, "", "  ")
	s.files["sbom.json"] = append(text, '\n')
	return err
}

// legal gives the address of the licences, and what the single file, which has them in itself, holds for it.
func (s *site) legal() (address, text string) {
	if s.single {
		return "#licences", `<pre class="legal" id="licences">` + html.EscapeString(s.licenceText) + "</pre>"
	}
	return "./licences.txt", ""
}

// goEnv gives settings of the go command.
func goEnv(root string, names ...string) ([]string, error) {
	cmd := exec.Command("go", append([]string{"env"}, names...)...)
	cmd.Dir = root
	out, err := cmd.Output()
	return strings.Split(strings.TrimSpace(string(out)), "\n"), err
}
