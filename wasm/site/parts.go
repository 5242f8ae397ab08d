package site

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"verbatim/wasm/store"
)

// Parts are what a site is made of beside its articles: the same in every site of one version of Verbatim.
type Parts struct {
	Program, Workshop []byte            // WebAssembly: the page's program, and the one that reads files and writes sites
	Boot, Style       []byte            // the page's script and its style
	Messages          map[string][]byte // message files, by the tag of their language: all but English, which is in the program
	Kit               []byte            // Sources and Components as one file, as PackKit makes it

	Sources    map[string][]byte // the files of web/ that SourceNames lists
	Components []Component
}

// Component is something that a site is made of and that has a licence of its own. The first is Verbatim, the second Go.
type Component struct {
	Name, Version string
	Licence       string // by its name in the SPDX list, or "" where the text is none that is known
	Text          string
	Sum           string // of the module, as go.sum has it, or ""
}

// SourceNames are the files of web/ from which pages and the files that hosts read are made.
var SourceNames = []string{"index.html", "article.html", "404.html", "manifest.webmanifest", "sw.js", "_headers",
	"icons/icon.svg", "icons/icon-192.png", "icons/icon-512.png", "icons/icon-maskable-512.png"}

const componentsSection = "components"

// PackKit makes the file of sources and components that a site brings along, so that its page can write other sites: a store with a section for each source,
// and the components as JSON in a last one.
func PackKit(sources map[string][]byte, components []Component, deflate store.Deflater) ([]byte, error) {
	var sections []store.Section
	for _, name := range SourceNames {
		sections = append(sections, store.Section{Name: name, Data: sources[name], Codec: store.Deflate})
	}
	list, err := json.Marshal(components)
	if err != nil {
		return nil, err
	}
	return store.Write(append(sections, store.Section{Name: componentsSection, Data: list, Codec: store.Deflate}), deflate)
}

// openKit reads what PackKit made.
func (p *Parts) openKit(kit []byte) error {
	f, err := store.Open(store.Memory{"kit": kit}, "kit", int64(len(kit)))
	if err != nil {
		return err
	}
	all := func(name string) ([]byte, error) {
		section, err := f.Section(name)
		if err != nil {
			return nil, err
		}
		data, err := section.All()
		return bytes.Clone(data), err
	}
	p.Kit, p.Sources = kit, map[string][]byte{}
	for _, name := range SourceNames {
		if p.Sources[name], err = all(name); err != nil {
			return err
		}
	}
	list, err := all(componentsSection)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(list, &p.Components); err != nil {
		return err
	}
	if len(p.Components) < 2 {
		return errors.New("the list of components is short")
	}
	return nil
}

func (p *Parts) languages() []string {
	var tags []string
	for tag := range p.Messages {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// Given is one of the parts as a page has it.
type Given struct {
	Name   string // "program", "workshop", "boot", "style", "kit" or "messages-" and a tag
	File   string // the name of its file in the page's own site, with its hash, or "" where the page is a single file
	Packed bool   // Data is the text of a data block of a single file
	Data   []byte
}

// Gather makes Parts of those that a page has. Each is compared with the hash in the name of its file: a part that a host or its network changed does not get
// into another site.
func Gather(list []Given) (Parts, error) {
	p := Parts{Messages: map[string][]byte{}}
	files := map[string]string{}
	for _, g := range list {
		if g.Packed {
			data, err := unpack(g.Data)
			if err != nil {
				return Parts{}, damaged(g.Name, err)
			}
			g.Data = data
		}
		files[g.Name] = g.File
		switch tag, isMessages := strings.CutPrefix(g.Name, "messages-"); {
		case isMessages:
			p.Messages[tag] = g.Data
		case g.Name == "program":
			p.Program = g.Data
		case g.Name == "workshop":
			p.Workshop = g.Data
		case g.Name == "boot":
			p.Boot = g.Data
		case g.Name == "style":
			p.Style = g.Data
		case g.Name == "kit":
			if err := p.openKit(g.Data); err != nil {
				return Parts{}, damaged(g.Name, err)
			}
		}
	}
	for name, data := range map[string][]byte{"program": p.Program, "workshop": p.Workshop, "boot": p.Boot, "style": p.Style, "kit": p.Kit} {
		if len(data) == 0 {
			return Parts{}, damaged(name, errors.New("it is not there"))
		}
		if file := files[name]; file != "" && !strings.Contains(file, "-"+Hash(data)[:16]+".") {
			return Parts{}, damaged(name, errors.New("it is not what its name says"))
		}
	}
	return p, nil
}

func damaged(name string, err error) error {
	return &store.Fault{Doing: "take the page's " + name + " (load the page again)", Err: err}
}

// unpack reads the text of a data block, as inlined writes it.
func unpack(text []byte) ([]byte, error) {
	r, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(bytes.TrimSpace(text))))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Gzipped packs data as small as gzip does.
func Gzipped(data []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is a valid one
	w.Write(data)                                           // into memory
	w.Close()
	return out.Bytes()
}
