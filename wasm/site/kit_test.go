package site

import (
	"testing"

	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
)

// kit packs sources of a few bytes each.
func kit(t testing.TB) []byte {
	t.Helper()
	sources := map[string][]byte{}
	for _, name := range SourceNames {
		sources[name] = []byte("source of " + name)
	}
	kit, err := PackKit(sources, []Component{{Name: "verbatim", Licence: "MIT", Text: "Do."}, {Name: "std", Version: "1.26", Licence: "BSD-3-Clause", Text: "May."}}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	return kit
}

// The parts of a page are taken whole or not at all, whatever a host made of them.
func FuzzGather(f *testing.F) {
	whole := kit(f)
	f.Add(whole, "", []byte("H4sIAAAAAAAAA0vMKU9NSQEApVF1WQYAAAA="))
	f.Add(whole[:len(whole)/2], "assets/parts-0123456789abcdef.vbt", []byte("H4sI"))
	list, err := store.Write([]store.Section{{Name: componentsSection, Data: []byte(`[{},{}]`)}}, deflate.Pages())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(list, "", []byte(""))
	f.Fuzz(func(t *testing.T, kit []byte, file string, packed []byte) {
		some := []byte{1}
		p, err := Gather([]Given{{Name: "program", Data: packed, Packed: true}, {Name: "workshop", Data: some}, {Name: "boot", Data: some}, {Name: "style", Data: some}, {Name: "messages-ru", Data: packed}, {Name: "kit", File: file, Data: kit}})
		if err != nil {
			return
		}
		if len(p.Components) < 2 || len(p.Sources) != len(SourceNames) || len(p.Program) == 0 {
			t.Errorf("%d components, %d sources, a program of %d bytes", len(p.Components), len(p.Sources), len(p.Program))
		}
	})
}
