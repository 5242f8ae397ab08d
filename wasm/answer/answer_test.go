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

func TestAnswersAreJSON(t *testing.T) {
	a := article.FromText("a", "“The kiln is <cold> & \u202e”, said the potter Ada Holm. “Nobody lit it.”")
	files, err := bundle.Build(bundle.List{{Article: a, Quotes: quote.Extract(a)}}, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	archive, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Total  int                       `json:"total"`
		Hits   []string                  `json:"hits"`
		Facets map[string]map[string]int `json:"facets"`
	}
	if err := json.Unmarshal([]byte(JSON(archive, query.Query{Text: "kiln"})), &got); err != nil {
		t.Fatal(err)
	}
	if got.Total != 1 || len(got.Hits) != 1 || got.Hits[0] != archive.QuoteID(0) || got.Facets["speaker"]["Ada Holm"] != 1 {
		t.Errorf("%+v", got)
	}
}
