package own

import (
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// What a workspace says an id is becomes the name of a file in a site: it may not lead out of its folder, nor be taken twice.
func TestIdsOfPublishedArticlesAreFitForNamesOfFiles(t *testing.T) {
	gate := article.FromText("gate", "The gate is shut, Lena Quistorp said.")
	base := archive(t, bundle.Item{Article: gate, Quotes: quote.Extract(gate)})
	d := NewDesk(base)
	for i, id := range []string{"../../gate", "Ünter Weg", "", "gate", "a/b\x00c", "gate-2"} {
		if _, err := d.Add("f", article.FromText(id, strings.Repeat("It rains again, said Ada Morrow. ", i+1))); err != nil {
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
