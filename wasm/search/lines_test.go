package search

import (
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

func linesOf(t *testing.T, a *bundle.Archive, q query.Query, most int) *Lines {
	t.Helper()
	l := NewLines(a, WithForms(a, q), Run(a, q).Hits, NewPassages(a, q), most)
	steps := 1
	for l.Step() {
		if steps++; steps > 1000 {
			t.Fatal("no end of steps")
		}
	}
	if l.Failed > 0 {
		t.Fatalf("%d could not be read", l.Failed)
	}
	return l
}

// written is a line with bars around its match.
func written(t *testing.T, a *bundle.Archive, l Line) string {
	t.Helper()
	item, err := a.Item(l.Article)
	if err != nil {
		t.Fatal(err)
	}
	text := item.Article.Text
	return l.Before.Of(text) + "|" + l.Match.Of(text) + "|" + l.After.Of(text)
}

func mill(t *testing.T) *bundle.Archive {
	t.Helper()
	return open(t,
		articleOf("mill", article.Meta{Title: "Mill", Published: "2024-05-02"},
			line{speaker: "Ena Quist", words: "Zinc water turned the wheel"},
			line{speaker: "Ena Quist", words: "Every Árbol needs water by noon"},
			line{speaker: "Ena Quist", words: "Water"}),
		articleOf("weir", article.Meta{Title: "Weir", Published: "2024-05-01"},
			line{speaker: "Oto Brandt", words: "No arbor drinks water at night|and water finds a way"},
			line{speaker: "Oto Brandt", words: "Их вода чиста"}))
}

func TestLinesStandOneForEachPlaceOfTheWords(t *testing.T) {
	a := mill(t)
	l := linesOf(t, a, query.Query{Text: "water", Sort: query.ByDate}, 100)
	var got []string
	for _, line := range l.Found {
		got = append(got, written(t, a, line))
	}
	want := []string{
		"Zinc |water| turned the wheel, Ena Quist said.",
		"Every Árbol needs |water| by noon, Ena Quist said.",
		"|Water|, Ena Quist said.",
		"No arbor drinks |water| at night – he paused – and water finds a way, Oto Brandt said.",
		"No arbor drinks water at night – he paused – and |water| finds a way, Oto Brandt said.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestLinesAreSortedByTheWordsAroundBlindToCaseAndAccents(t *testing.T) {
	a := mill(t)
	l := linesOf(t, a, query.Query{Text: "water", Sort: query.ByDate}, 100)
	for by, want := range map[LineOrder][]string{
		AsListed:       {"Zinc", "Every", "", "No arbor", "No arbor"},
		ByBefore:       {"No arbor drinks water at night – he paused – and", "No arbor drinks", "Every Árbol needs", "Zinc", ""}, // and, drinks, needs, zinc
		BySecondBefore: {"Every Árbol needs", "No arbor drinks", "No arbor drinks water", "Zinc", ""},                            // árbol before arbor: folded, "arbol" before "arbor"
		ByThirdBefore:  {"Every", "No arbor drinks water at night", "No arbor drinks", "Zinc", ""},                               // every, he, no
		ByAfter:        {"No arbor drinks", "Every", "", "No arbor drinks water", "Zinc"},                                        // at, by, ena, finds, turned
		BySecondAfter:  {"No arbor drinks water", "No arbor", "Every", "", "Zinc"},                                               // a, night, noon, quist, the
	} {
		for i, n := range l.Order(by) {
			if got := written(t, a, l.Found[n]); !strings.HasPrefix(got, want[i]) {
				t.Errorf("order %d: line %d is %q, want %q", by, i, got, want[i])
			}
		}
	}
	if a, b := l.Order(ByAfter), l.Order(ByAfter); &a[0] != &b[0] {
		t.Error("an order that is known is sorted again")
	}
}

func TestLinesOfPhrasesPrefixesAndOtherLetters(t *testing.T) {
	a := mill(t)
	for text, want := range map[string][]string{
		`"water finds"`: {"No arbor drinks water at night – he paused – and |water finds| a way, Oto Brandt said."},
		"wat* whe*":     {"Zinc |water| turned the wheel, Ena Quist said.", "Zinc water turned the |wheel|, Ena Quist said."},
		"ВОДА":          {"Их |вода| чиста, Oto Brandt said."},
		"quist":         nil, // who says it, in none of the words
	} {
		var got []string
		for _, line := range linesOf(t, a, query.Parse(text), 100).Found {
			got = append(got, written(t, a, line))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestLinesOfNarrationWhenItIsAskedFor(t *testing.T) {
	a := mill(t)
	for scope, want := range map[query.Scope]int{query.Spoken: 0, query.Narration: 5, query.Captions: 0, query.All: 5} {
		found := linesOf(t, a, query.Query{Text: "said", Scope: scope}, 100).Found
		if len(found) != want {
			t.Errorf("scope %s: %d lines, want %d", scope, len(found), want)
		}
		for _, l := range found {
			if l.Quote >= 0 {
				t.Errorf("%q is nobody's words, not quote %d", written(t, a, l), l.Quote)
			}
		}
	}
}

func TestLinesAreReadUpToABound(t *testing.T) {
	l := linesOf(t, mill(t), query.Query{Text: "water", Sort: query.ByDate}, 2)
	if len(l.Found) != 2 || l.Read != 2 || l.Left != 2 {
		t.Errorf("%d lines of %d quotes, %d left", len(l.Found), l.Read, l.Left)
	}
}

func TestContextEndsAtWords(t *testing.T) {
	long := strings.Repeat("früher ", 40)
	a := open(t, articleOf("a", article.Meta{}, line{speaker: "Ena Quist", words: long + "Mühle " + long}),
		articleOf("b", article.Meta{}, line{speaker: "Ena Quist", words: strings.Repeat("ü", 200) + "-Mühle-" + strings.Repeat("ü", 200)}))
	for _, l := range linesOf(t, a, query.Parse("Mühle"), 9).Found {
		item, err := a.Item(l.Article)
		if err != nil {
			t.Fatal(err)
		}
		before, after := l.Before.Of(item.Article.Text), l.After.Of(item.Article.Text)
		if n := len([]rune(before)); n > lineRunes || n < lineRunes-8 {
			t.Errorf("%d runes before", n)
		}
		if item.Article.ID == "a" && (!strings.HasPrefix(before, "früher ") || !strings.HasSuffix(after, " früher")) {
			t.Errorf("context cuts words: %q, %q", before, after)
		}
	}
}
