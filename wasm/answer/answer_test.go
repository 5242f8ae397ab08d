package answer

import (
	"encoding/json"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
)

func TestAnswersAreIDsInLinesAndCountsInJSON(t *testing.T) {
	a := article.FromText("a", "“The kiln is <cold> & \u202e”, said the potter Ada Holm. “Nobody lit it.”")
	files, err := bundle.Build(bundle.List{{Article: a, Quotes: quote.Extract(a)}}, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	archive, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	q := query.Query{Text: "kiln"}
	ids, facets := Both(archive, q)
	var got map[string]map[string]int
	if err := json.Unmarshal([]byte(facets), &got); err != nil {
		t.Fatal(err)
	}
	if ids != archive.QuoteID(0)+"\n" || got["speaker"]["Ada Holm"] != 1 {
		t.Errorf("%q, %v", ids, got)
	}
	if Hits(archive, q) != ids || Facets(archive, q) != facets {
		t.Errorf("alone: %q, %s; both: %q, %s", Hits(archive, q), Facets(archive, q), ids, facets)
	}
	if none := Hits(archive, query.Query{Text: "glacier"}); none != "" {
		t.Errorf("nothing found is %q", none)
	}
}
