package main

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
)

func TestAProgramIsKeptUntilItIsAnother(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	tools, err := askToolchain(t.Context(), root, workshopRoom)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	made, err := tools.compileWorkshop(t.Context(), mustOpenCache(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	// What is kept is given without being made again, so a mark comes back.
	c := mustOpenCache(t, dir)
	kept, err := os.ReadFile(c.programFile(workshopRoom))
	if err != nil || !bytes.HasSuffix(kept, made) {
		t.Fatalf("of a program of %d bytes %d are kept: %v", len(made), len(kept), err)
	}
	sources, err := tools.fingerprint(workshopRoom, programFlags(nil))
	if err != nil {
		t.Fatal(err)
	}
	c.keepProgram(workshopRoom, sources, []byte("mark"))
	if got, err := tools.compileWorkshop(t.Context(), c); err != nil || string(got) != "mark" {
		t.Errorf("an unchanged program is made again: %d bytes, %v", len(got), err)
	}
	sources[0] ^= 1
	c.keepProgram(workshopRoom, sources, []byte("mark"))
	if got, err := tools.compileWorkshop(t.Context(), c); err != nil || !bytes.Equal(got, made) {
		t.Errorf("a program that is no longer right stands in the site: %d bytes, %v", len(got), err)
	}
}

func TestAProgramIsAnotherWhenAnythingOfItIs(t *testing.T) {
	root := writeFiles(t, map[string]string{
		"go.mod": "module verbatim\n\ngo 1.26\n", "wasm/browser/main.go": "package main", "wasm/browser/main_test.go": "package main",
		"wasm/word/word.go": "package word", "wasm/word/list.txt": "a", "far/away.go": "package far",
	})
	tools := func() *toolchain {
		return &toolchain{root: root, version: "go1.26.8", packages: map[string]*goPackage{
			"verbatim/wasm/browser": {ImportPath: "verbatim/wasm/browser", Dir: filepath.Join(root, "wasm/browser"), Name: "main", Deps: []string{"far", "unsafe", "verbatim/wasm/word"}, GoFiles: []string{"main.go"}},
			"verbatim/wasm/word":    {ImportPath: "verbatim/wasm/word", Dir: filepath.Join(root, "wasm/word"), GoFiles: []string{"word.go"}, EmbedFiles: []string{"list.txt"}},
			"far":                   {ImportPath: "far", Dir: filepath.Join(root, "far"), GoFiles: []string{"away.go"}},
			"unsafe":                {ImportPath: "unsafe", Dir: "/nowhere", Standard: true, GoFiles: []string{"unsafe.go"}},
		}}
	}
	seen := map[[sha256.Size]byte]string{}
	note := func(what string, c *toolchain, flags ...string) {
		t.Helper()
		sum, err := c.fingerprint(pageRoom, flags)
		if err != nil {
			t.Fatal(err)
		}
		if before, ok := seen[sum]; ok {
			t.Errorf("%s: the same fingerprint as %s", what, before)
		}
		seen[sum] = what
	}
	note("as it was", tools())
	note("with a flag", tools(), "-l")
	other := tools()
	other.version = "go1.26.9"
	note("by another Go", other)
	other = tools()
	other.wasm = "signext"
	note("with other instructions", other)
	for _, name := range []string{"go.mod", "wasm/browser/main.go", "wasm/word/word.go", "wasm/word/list.txt", "far/away.go"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("another "+name), 0o644); err != nil {
			t.Fatal(err)
		}
		note("with another "+name, tools())
	}
	if err := os.WriteFile(filepath.Join(root, "wasm/browser/main_test.go"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if sum, err := tools().fingerprint(pageRoom, nil); err != nil || seen[sum] == "" {
		t.Errorf("a test is no part of a program, and makes it another: %v", err)
	}
	if _, err := tools().fingerprint(workshopRoom, nil); err == nil {
		t.Error("a room without a program has a fingerprint")
	}
}

func TestAKeptProgramThatIsDamagedIsNotThere(t *testing.T) {
	dir := t.TempDir()
	c := mustOpenCache(t, dir)
	sources := sha256.Sum256([]byte("sources"))
	c.keepProgram("./a", sources, []byte("program"))
	if p := c.findProgram("./a", sources); string(p) != "program" {
		t.Fatalf("kept is %q", p)
	}
	if p := c.findProgram("./b", sources); p != nil {
		t.Error("a program comes back for another room")
	}
	whole, err := os.ReadFile(c.programFile("./a"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 1
		if err := os.WriteFile(c.programFile("./a"), damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if p := c.findProgram("./a", sources); p != nil {
			t.Fatalf("with byte %d damaged it is still taken", i)
		}
		if err := os.WriteFile(c.programFile("./a"), whole[:i], 0o644); err != nil {
			t.Fatal(err)
		}
		if p := c.findProgram("./a", sources); p != nil {
			t.Fatalf("cut short after %d bytes it is still taken", i)
		}
	}
	other := mustOpenCache(t, dir)
	other.engine[0] ^= 1
	if err := os.WriteFile(c.programFile("./a"), whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if p := other.findProgram("./a", sources); p != nil {
		t.Error("what another version of the command has slimmed is taken")
	}
}
