package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// The workshop's program is one that does what the page's must not link: each of its functions is to be seen in it, and refused.
func TestAPageThatLinksTheWorkshopsWorkIsRefused(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	tools, err := askToolchain(t.Context(), root, workshopRoom)
	if err != nil {
		t.Fatal(err)
	}
	program, err := tools.link(t.Context(), workshopRoom, "-trimpath", "-ldflags=-s -w")
	if err != nil {
		t.Fatal(err)
	}
	all := foreign
	defer func() { foreign = all }()
	for _, name := range all {
		foreign = []string{name}
		if err := refuseForeign(program); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s is linked, and that is said of it: %v", name, err)
		}
	}
	foreign = []string{"verbatim/wasm/quote.NoSuchFunction"}
	if err := refuseForeign(program); err != nil {
		t.Error(err)
	}
}
