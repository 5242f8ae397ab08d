package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// openPartly gives an index of docs and of the texts of their articles, which hold what is said and some words more, and those texts.
func openPartly(t testing.TB, docs []Doc) (*Reader, []string) {
	t.Helper()
	narration := NewTermWriter("narration", false)
	narration.Partly = true
	var texts []string
	for i := 0; i < len(docs); {
		n := len(texts)
		text := fmt.Sprintf("narrated w%d w%d then%d ", n%40, n%7, n%5)
		var quotes []Ready
		for ; i < len(docs) && docs[i].Article == n; i++ {
			quotes = append(quotes, docs[i].Ready())
			text += strings.Join(docs[i].Said, " ") + " "
		}
		narration.AddAnalysed(Analyse([]string{text}, nil).Except(quotes))
		texts = append(texts, text)
	}
	return opened(t, docs, narration), texts
}

func TestArticlesOfATermAreThoseWithAQuoteOrNarrationThatHasIt(t *testing.T) {
	r, texts := openPartly(t, manyDocs(900))
	merged := 0
	err := r.Narration.From("", func(e Entry) bool {
		if e.known > 0 && e.known < e.Docs {
			merged++
		}
		var want, got []int
		for n, text := range texts {
			for _, w := range Words(nil, text) {
				found := false
				w.Each(0, func(term string, _ Place) { found = found || term == e.Term })
				if found {
					want = append(want, n)
					break
				}
			}
		}
		p := r.Narration.Postings(e)
		for p.Next() {
			got = append(got, int(p.Doc))
		}
		if p.Err() != nil || !slices.Equal(got, want) || len(want) != e.Docs {
			t.Errorf("%s: got %v (%v), want %v (%d said)", e.Term, got, p.Err(), want, e.Docs)
		}
		for _, step := range []int{1, 3, 50} {
			p := r.Narration.Postings(e)
			for from := 0; from < len(texts); from += step {
				i, _ := slices.BinarySearch(want, from)
				if found := p.Seek(uint32(from)); found != (i < len(want)) || found && int(p.Doc) != want[i] {
					t.Fatalf("%s: seeking %d gives %d, %v", e.Term, from, p.Doc, found)
				}
			}
		}
		return !t.Failed()
	})
	if err != nil {
		t.Fatal(err)
	}
	if merged < 10 {
		t.Errorf("only %d terms stand in quotes and in narration: the test has become too easy", merged)
	}
}
