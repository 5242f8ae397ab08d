package wasm

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every fuzz target has inputs committed beside it, which `go test` tries each time: what fuzzing found interesting is not found anew by everybody.
func TestFuzzedInputsAreCommitted(t *testing.T) {
	const few = 8
	target := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	seen := 0
	for _, top := range []string{".", "../scripts"} {
		err := filepath.WalkDir(top, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, m := range target.FindAllStringSubmatch(string(text), -1) {
				seen++
				if inputs, _ := os.ReadDir(filepath.Join(filepath.Dir(path), "testdata/fuzz", m[1])); len(inputs) < few {
					t.Errorf("%s: %s has %d committed inputs: copy some from $(go env GOCACHE)/fuzz into testdata/fuzz/%s", path, m[1], len(inputs), m[1])
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 30 {
		t.Errorf("only %d fuzz targets", seen)
	}
}
