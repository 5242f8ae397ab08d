package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	pages "verbatim/wasm/site"
)

// components lists what is linked into the site's programs, by name: Verbatim, Go and the modules. With edge the worker is one of them, which serves such a site.
func components(root string, edge bool) ([]pages.Component, error) {
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
	list := []pages.Component{
		{Name: "verbatim", Licence: spdx(own), Text: string(own)},
		{Name: "Go (its standard library and wasm_exec.js)", Version: strings.TrimPrefix(sdk[1], "go"), Licence: spdx(text), Text: string(text)},
	}
	modules, err := linkedModules(root, edge)
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
		list = append(list, pages.Component{Name: m.path, Version: m.version, Licence: spdx(text), Text: string(text), Sum: sum})
	}
	return list, nil
}

type module struct{ path, version, dir string }

// linkedModules lists the modules of the packages that the programs below wasm/ link: those for browsers, and that for the edge where it is asked for.
func linkedModules(root string, edge bool) ([]module, error) {
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
	programs, err := list("-f", `{{if eq .Name "main"}}{{.ImportPath}}{{end}}`, "./wasm/...")
	if err != nil {
		return nil, err
	}
	if !edge {
		programs = slices.DeleteFunc(programs, func(name string) bool { return name == "verbatim/wasm/edge" })
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

// goEnv gives settings of the go command.
func goEnv(root string, names ...string) ([]string, error) {
	cmd := exec.Command("go", append([]string{"env"}, names...)...)
	cmd.Dir = root
	out, err := cmd.Output()
	return strings.Split(strings.TrimSpace(string(out)), "\n"), err
}
