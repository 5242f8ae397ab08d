package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// The rooms of the programs that a site has.
const (
	pageRoom     = "./wasm/browser"
	workshopRoom = "./wasm/workshop/program"
	edgeRoom     = "./wasm/edge" // where the site has a worker
)

// toolchain is the Go with which programs for the browser are built, and what it says of their sources. It is asked once: each question takes the go command
// a tenth of a second or two.
type toolchain struct {
	root          string // folder of Verbatim's sources
	goroot        string
	version, wasm string // GOVERSION and GOWASM
	packages      map[string]*goPackage
}

// goPackage is a package as go list -json prints it.
type goPackage struct {
	ImportPath, Dir, Name string
	Standard              bool
	Deps                  []string
	Module                *struct {
		Path, Version, Dir string
		Main               bool
	}
	GoFiles, SFiles, HFiles, OtherFiles, EmbedFiles []string
}

// askToolchain asks the go command that builds the programs in some rooms of a folder of sources.
func askToolchain(ctx context.Context, root string, rooms ...string) (*toolchain, error) {
	t := &toolchain{root: root, packages: map[string]*goPackage{}}
	cmd := t.command(ctx, "env", "GOROOT", "GOVERSION", "GOWASM")
	out, err := cmd.Output()
	settings := strings.Split(string(out), "\n")
	if err != nil || len(settings) < 3 {
		return nil, fmt.Errorf("ask the go command: %w", cmdError(err))
	}
	t.goroot, t.version, t.wasm = settings[0], settings[1], settings[2]
	const fields = "ImportPath,Dir,Name,Standard,Deps,Module,GoFiles,SFiles,HFiles,OtherFiles,EmbedFiles"
	cmd = t.command(ctx, slices.Concat([]string{"list", "-deps", "-json=" + fields}, rooms)...)
	if out, err = cmd.Output(); err != nil {
		return nil, fmt.Errorf("list packages: %w", cmdError(err))
	}
	for in := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := in.Decode(&p); err == io.EOF {
			return t, nil
		} else if err != nil {
			return nil, fmt.Errorf("list packages: %w", err)
		}
		t.packages[p.ImportPath] = &p
	}
}

// cmdError gives what a command wrote of its error, too.
func cmdError(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return fmt.Errorf("%w\n%s", err, exit.Stderr)
	}
	return err
}

// command is a command of go's about programs for the browser.
func (t *toolchain) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = t.root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOEXPERIMENT="+t.experiment())
	return cmd
}

// experiment is the one under which Go 1.26 builds with its older garbage collector: 11 KB (brotli) less, and the new one's gain is for many cores, of which a
// page has one. Other versions do not know the name.
func (t *toolchain) experiment() string {
	if strings.HasPrefix(t.version, "go1.26") {
		return "nogreenteagc"
	}
	return ""
}

// support is the script with which Go comes to run its programs in a browser; it must be that of the compiler used.
func (t *toolchain) support() ([]byte, error) {
	return os.ReadFile(filepath.Join(t.goroot, "lib", "wasm", "wasm_exec.js"))
}

// linked lists the packages that the programs in some rooms link, in the order of their paths.
func (t *toolchain) linked(rooms ...string) ([]*goPackage, error) {
	var list []*goPackage
	for _, room := range rooms {
		program := t.packages["verbatim/"+strings.TrimPrefix(room, "./")]
		if program == nil || program.Name != "main" {
			return nil, fmt.Errorf("list packages: %s is no program", room)
		}
		list = append(list, program)
		for _, path := range program.Deps {
			if p := t.packages[path]; p != nil { // "unsafe" is there, "C" would not be
				list = append(list, p)
			}
		}
	}
	slices.SortFunc(list, func(a, b *goPackage) int { return strings.Compare(a.ImportPath, b.ImportPath) })
	return slices.Compact(list), nil
}

// fingerprint is a hash of all that a program in a room is made of: its sources, the flags of the build, and Go's version, by which the standard library is known.
func (t *toolchain) fingerprint(room string, flags []string) (sum [sha256.Size]byte, err error) {
	packages, err := t.linked(room)
	if err != nil {
		return sum, err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q\n", t.version, t.wasm, t.experiment(), flags)
	add := func(title, name string) error {
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read source: %w", err)
		}
		fmt.Fprintf(h, "%q %d\n", title, len(data))
		h.Write(data)
		return nil
	}
	if err := add("go.mod", filepath.Join(t.root, "go.mod")); err != nil { // its version of the language, and settings of the runtime
		return sum, err
	}
	for _, p := range packages {
		if p.Standard {
			continue
		}
		module := ""
		if p.Module != nil {
			module = p.Module.Path + "@" + p.Module.Version
		}
		for _, name := range slices.Concat(p.GoFiles, p.SFiles, p.HFiles, p.OtherFiles, p.EmbedFiles) {
			if err := add(module+" "+p.ImportPath+" "+name, filepath.Join(p.Dir, name)); err != nil {
				return sum, err
			}
		}
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
