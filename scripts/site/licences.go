package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	pages "verbatim/wasm/site"
)

// components lists what is linked into the programs in some rooms, by name: Verbatim, Go and the modules.
func (t *toolchain) components(rooms ...string) ([]pages.Component, error) {
	own, err := os.ReadFile(filepath.Join(t.root, "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(t.goroot, "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	list := []pages.Component{
		{Name: "verbatim", Licence: spdx(own), Text: string(own)},
		{Name: "Go (its standard library and wasm_exec.js)", Version: strings.TrimPrefix(t.version, "go"), Licence: spdx(text), Text: string(text)},
	}
	packages, err := t.linked(rooms...)
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile(filepath.Join(t.root, "go.sum"))
	if err != nil {
		return nil, fmt.Errorf("list licences: %w", err)
	}
	listed := map[string]bool{}
	for _, p := range packages { // in the order of their paths, and so the modules, too
		m := p.Module
		if m == nil || m.Main || listed[m.Path] {
			continue
		}
		listed[m.Path] = true
		text, err := licenceIn(m.Dir)
		if err != nil {
			return nil, fmt.Errorf("list licences: %s: %w", m.Path, err)
		}
		_, sum, _ := strings.Cut(string(sums), m.Path+" "+m.Version+" ")
		sum, _, _ = strings.Cut(sum, "\n")
		list = append(list, pages.Component{Name: m.Path, Version: m.Version, Licence: spdx(text), Text: string(text), Sum: sum})
	}
	return list, nil
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
