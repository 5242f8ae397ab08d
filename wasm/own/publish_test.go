package own

import (
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/correct"
	"verbatim/wasm/quote"
)

// What a workspace says an id is becomes the name of a file in a site: it may not lead out of its folder, nor be taken twice.
func TestIdsOfPublishedArticlesAreFitForNamesOfFiles(t *testing.T) {
	gate := article.FromText("gate", "The gate is shut, Lena Quistorp said.")
	base := archive(t, bundle.Item{Article: gate, Quotes: quote.Extract(gate)})
	d := NewDesk(base)
	for i, id := range []string{"../../gate", "Ünter Weg", "", "gate", "a/b\x00c", "gate-2"} {
		if err := d.Add("f", article.FromText(id, strings.Repeat("It rains again, said Ada Morrow. ", i+1))); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		all  bool
		want []string
	}{
		{false, []string{"gate", "uenter-weg", "article", "gate-2", "a-b-c", "gate-2-2"}},
		{true, []string{"gate", "gate-2", "uenter-weg", "article", "gate-3", "a-b-c", "gate-2-2"}},
	} {
		f, err := d.Publish("Rain", c.all, bundle.Tools{}, func() error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		a, err := bundle.Open(f.Data)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for n := range a.Info().Articles {
			id, _ := a.Meta(n)
			ids = append(ids, id)
		}
		if !slices.Equal(ids, c.want) {
			t.Errorf("the ids are %q, want %q", ids, c.want)
		}
	}
}

// What the reader has corrected is so in the site that the page writes, in own articles and in those of the archive.
func TestPublishedArticlesAreCorrected(t *testing.T) {
	bridge := article.FromText("bridge", "The bridge is closed, said the engineer Tomas Reyl.")
	d := NewDesk(archive(t, bundle.Item{Article: bridge, Quotes: quote.Extract(bridge)}))
	if err := d.Add("ferry.md", parsed(t, "ferry.md", ferry)); err != nil {
		t.Fatal(err)
	}
	d.Correct(correct.Patch{{People: []string{"Tomas Reyl"}, Becomes: "Thomas Reyl"}, {People: []string{"Mira Tolland"}, Article: "local--ferry", Becomes: "Ada Morrow"}})
	f, err := d.Publish("Harbour", true, bundle.Tools{}, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(f.Data)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range a.Speakers() {
		names = append(names, s.Name)
	}
	slices.Sort(names)
	if want := []string{"Ada Morrow", "Thomas Reyl"}; !slices.Equal(names, want) {
		t.Errorf("the speakers are %q, want %q", names, want)
	}
}
