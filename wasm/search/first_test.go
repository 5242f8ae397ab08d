package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

// TestTheFirstHitIsKnownWithoutTheOthers has words of all frequencies in quotes of 1 to 25 words. Some stand in names too, and some have other forms, seldom
// or often in one quote with these.
func TestTheFirstHitIsKnownWithoutTheOthers(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	words := strings.Fields("kiln mill oven ferry tariff tariffs harbour harbours storm baker loaf herring net mast tide rope crate lamp quay pier")
	said := func() string {
		var b []string
		longest := []int{2, 25}[r.IntN(2)]
		for range 1 + r.IntN(longest) {
			b = append(b, words[min(r.IntN(len(words)), r.IntN(len(words)))])
		}
		if r.IntN(200) == 0 {
			b = append(b, "mills")
		}
		return strings.Join(b, " ")
	}
	var items []bundle.Item
	for i := range 500 {
		var lines []line
		for range 1 + r.IntN(3) {
			lines = append(lines, line{words: said(), speaker: []string{"Ada Quill", "Bo Baker", "Cy Storm"}[r.IntN(3)]})
		}
		meta := article.Meta{Title: "Quay", Lang: "en", Published: []string{"", "2020-01-01", "2020-01-02", "2021"}[r.IntN(4)]}
		items = append(items, articleOf(fmt.Sprint("a", i), meta, lines...))
	}
	a := open(t, items...)
	known, forms := map[string]bool{}, 0
	for _, word := range words {
		for _, text := range []string{word, `"` + word + `"`} {
			all := Run(a, query.Parse(text))
			r, ok := First(a, query.Parse(text))
			if known[text] = ok; !ok {
				continue
			}
			forms += len(r.Forms)
			if len(r.Hits) != 1 || r.Hits[0] != all.Hits[0] {
				t.Errorf("%s: %v comes first, want %d", text, r.Hits, all.Hits[0])
			}
			if fmt.Sprint(r.Forms) != fmt.Sprint(all.Forms) {
				t.Errorf("%s stands for %v, want %v", text, r.Forms, all.Forms)
			}
		}
	}
	if forms == 0 {
		t.Error("of no word with other forms the first is known")
	}
	for text, want := range map[string]bool{"kiln": true, `"kiln"`: true, "mill": true, "tariff": false, `"tariff"`: true, "storm": false, "baker": false} {
		if known[text] != want {
			t.Errorf("the first of %s is known: %v", text, known[text])
		}
	}
	for _, text := range []string{"", "kiln mill", "kiln OR mill", "-kiln", "m*", "speaker:kiln", `"kiln mill"`, "speaker:quill", "glacier"} {
		if r, ok := First(a, query.Parse(text)); ok {
			t.Errorf("the first of %s is %v", text, r.Hits)
		}
	}
	for _, q := range []query.Query{
		{Text: "kiln", Sort: query.ByDate},
		{Text: "kiln", From: "2020"},
		{Text: "kiln", Scope: query.Narration},
		{Text: "kiln", Filters: []query.Filter{{Facet: query.Speaker, Value: "Ada Quill"}}},
	} {
		if r, ok := First(a, q); ok {
			t.Errorf("the first of %+v is %v", q, r.Hits)
		}
	}
}
