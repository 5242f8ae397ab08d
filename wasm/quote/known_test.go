package quote_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// TestKnownFailures keeps the list of what the engine gets wrong honest: each case must still fail.
func TestKnownFailures(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/known/en.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		text := strings.TrimSpace(string(archive.Files[i].Data))
		want := strings.TrimSpace(string(archive.Files[i+1].Data))
		a := article.FromText("known", text)
		var got []string
		for _, q := range quote.Extract(a).Attributions {
			for _, p := range q.Pieces {
				got = append(got, p.Of(text))
			}
		}
		if strings.Join(got, " | ") == want {
			t.Errorf("%s is right now: move it to testdata/en", archive.Files[i].Name)
		}
	}
}
