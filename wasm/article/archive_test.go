package article_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
)

const archive = "../../content"

// readArchive parses every article of the archive that ships with the project.
func readArchive(t *testing.T) map[string]*article.Article {
	t.Helper()
	entries, err := os.ReadDir(archive)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*article.Article{}
	for _, e := range entries {
		if e.Name() == "SOURCES.md" || strings.ContainsAny(e.Name()[:1], "_.") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(archive, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		a, err := article.Parse(e.Name(), data, webpage.Format)
		if err != nil {
			t.Errorf("article %s: %v", e.Name(), err)
			continue
		}
		all[e.Name()] = a
	}
	return all
}

func TestArchiveNamesTheOriginOfEveryArticle(t *testing.T) {
	sources, err := os.ReadFile(filepath.Join(archive, "SOURCES.md"))
	if err != nil {
		t.Fatal(err)
	}
	for name, a := range readArchive(t) {
		if !strings.Contains(string(sources), "| `"+name+"` |") {
			t.Errorf("%s has no row in SOURCES.md", name)
		}
		m := a.Meta
		if m.Title == "" || m.Publisher == "" || len(m.Published) != len("2020-02-07") || m.Lang == "" || m.License == "" {
			t.Errorf("%s lacks a title, a publisher, a day, a language or a licence: %+v", name, m)
		}
		if day := strings.HasPrefix(name, m.Published); m.Sample != day {
			t.Errorf("%s: sample is %v, and its name begins with its day: %v", name, m.Sample, day)
		}
	}
}

func TestSamplesAreVaried(t *testing.T) {
	months, papers, languages, forms := map[string]bool{}, map[string]int{}, map[string]bool{}, map[string]bool{}
	samples := 0
	for name, a := range readArchive(t) {
		if !a.Meta.Sample {
			continue
		}
		samples++
		months[a.Meta.Published[:7]] = true
		papers[a.Meta.Publisher]++
		languages[a.Meta.Lang] = true
		forms[filepath.Ext(name)] = true
		if n := len(strings.Fields(a.Text)); n < 300 || n > 900 {
			t.Errorf("%s has %d words, want 300 to 900", name, n)
		}
	}
	if samples < 24 || len(months) < 18 || len(languages) < 3 || len(forms) < 3 {
		t.Errorf("%d samples, %d months, %d languages, %d formats", samples, len(months), len(languages), len(forms))
	}
	for _, paper := range []string{"Quillhaven Courier", "Sarn Valley Gazette", "Harbour Post"} {
		if papers[paper] < 5 {
			t.Errorf("%d articles of the %s, want at least 5", papers[paper], paper)
		}
	}
}

// The first article is another's text: whatever is done to its front matter, the text stays as it was given.
func TestGivenTextIsUnchanged(t *testing.T) {
	const want = "829c4a8a05ede0728ae131b23f24493c154616985a716a15c2bf3d7b0f6cd78b"
	a := readArchive(t)["rt-sochi-2020-02-07.txt"]
	if a == nil {
		t.Skip("the article was taken out of the archive, as SOURCES.md allows")
	}
	if sum := sha256.Sum256([]byte(a.Text)); hex.EncodeToString(sum[:]) != want {
		t.Errorf("the text's sum is %x, want %s", sum, want)
	}
}
