package webpage

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"verbatim/wasm/article"
)

// TestStoriesAreTakenOutOfPages reads pages as sites of several makes have them. Every sentence of a story ends with §, and every word around it holds "zz": so
// what is missing and what is too much can be counted.
func TestStoriesAreTakenOutOfPages(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/pages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) < 8 {
		t.Fatalf("only %d pages", len(archive.Files))
	}
	for _, f := range archive.Files {
		a, err := article.Parse(f.Name, f.Data, Format)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		wanted := strings.Count(string(f.Data), "§")
		got := strings.Count(a.Text, "§")
		foreign := strings.Count(a.Text, "zz")
		if got != wanted || foreign > 0 {
			t.Errorf("%s gives %d of %d sentences of the story and %d words from around it:\n%s", f.Name, got, wanted, foreign, a.Text)
		}
	}
}
