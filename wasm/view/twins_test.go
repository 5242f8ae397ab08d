package view

import (
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/verify"
)

// Each card of a quotation that stands in two articles shows the other, with what differs between them; so does the reader.
func TestOneQuotationInTwoArticlesIsGrouped(t *testing.T) {
	var items []bundle.Item
	for name, text := range map[string]string{
		"early.md": "“The harbour will open again before the first of May,” said Ilva Brandt.",
		"late.md":  "“The harbour,” said Ilva Brandt, “will not open again before the first of June.”",
	} {
		a, err := article.Parse(name, []byte("---\ntitle: Told "+name+"\npublished: 2024-05-01\n---\n"+text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, bundle.Item{Article: a, Quotes: quote.Extract(a)})
	}
	if items[0].Article.ID > items[1].Article.ID {
		items[0], items[1] = items[1], items[0]
	}
	s := State{Route: Quotes}
	d := Data{Archive: openArchive(t, items)}
	d.Results = allHits(d.Archive)
	if html, _ := Items(s, d, 0, 2); strings.Contains(html, "twins") {
		t.Error("a list whose quotes are not compared has twins")
	}
	d.Twins = verify.NewTwins(d.Archive)
	for d.Twins.Step() {
	}
	if got := Twinned(s, d, 5); len(got) != 2 || got[0] != 0 || got[1] != 1 {
		t.Errorf("items %v have twins", got)
	}
	html, _ := Items(s, d, 0, 2)
	for want, n := range map[string]int{
		"Also in 1 other article":                         2,
		`<span class="unseen">added:</span> not</ins>`:    1, // from May to June
		`<span class="unseen">left out:</span> not</del>`: 1,
		`<span class="unseen">added:</span> June</ins>.”`: 1,
	} {
		if got := strings.Count(html, want); got != n {
			t.Errorf("%q stands there %d times, want %d:\n%s", want, got, n, html)
		}
	}
	d.Twins = nil
	s = s.Open(d.Archive.QuoteID(0))
	for _, r := range Render(s, d) {
		if r.ID == "reader" && !strings.Contains(r.HTML, "Also in 1 other article") {
			t.Error("the open quote has no twin")
		}
	}
}
