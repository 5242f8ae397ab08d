package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

func passagesOf(t *testing.T, a *bundle.Archive, q query.Query) []Passage {
	t.Helper()
	p := NewPassages(a, q)
	for p.Step() {
	}
	if p.Failed > 0 {
		t.Fatalf("%d articles could not be read", p.Failed)
	}
	return p.Found
}

// plainPassage is a block with nothing where its quotes stand.
func plainPassage(item bundle.Item, b article.Block) *plainQuote {
	text := b.Span.Of(item.Article.Text)
	var within [][]article.Span // of each position: the spans of which one must not be quoted
	var starts []int
	q := plainText(text)
	for _, w := range index.Words(nil, text) {
		starts = append(starts, len(within))
		if len(w.Parts) == 0 {
			within = append(within, []article.Span{w.Span})
		}
		for _, part := range w.Parts {
			within = append(within, []article.Span{part.Span})
		}
	}
	quoted := func(at int) bool {
		for _, s := range within[at] {
			for i := range item.Quotes.Attributions {
				for _, piece := range item.Quotes.Attributions[i].Pieces {
					if at := b.Span.Start + s.Start; piece.Start <= at && at < piece.End {
						return true
					}
				}
			}
		}
		return false
	}
	for i, start := range starts {
		end := len(within)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		for at := start; at < end; at++ {
			if quoted(at) {
				q.said[at] = nil
				delete(q.joined, start)
			}
		}
	}
	q.speaker = plainText()
	q.published = item.Article.Meta.Published
	q.values[query.Type] = []string{""}
	q.values[query.Section] = []string{bundle.Opening}
	if b.Section >= 0 {
		q.values[query.Section] = []string{item.Article.Sections[b.Section].Title.Of(item.Article.Text)}
	}
	q.values[query.Article] = []string{item.Article.Meta.Title}
	q.values[query.Publisher] = []string{bundle.NoPublisher}
	if item.Article.Meta.Publisher != "" {
		q.values[query.Publisher] = []string{item.Article.Meta.Publisher}
	}
	q.values[query.Date] = []string{bundle.Month(q.published)}
	return q
}

func TestPassagesAgreeWithReadingEveryBlock(t *testing.T) {
	nonEmpty := 0
	const archives, queries = 6, 80
	for seed := range uint64(archives) {
		r := rand.New(rand.NewPCG(seed, 21))
		vocabulary := []int{30, 120}[seed%2]
		a := open(t, randomArchive(r, 5+r.IntN(25), vocabulary)...)
		var all []*plainQuote
		var names []string
		for n := range a.Info().Articles {
			item, err := a.Item(n)
			if err != nil {
				t.Fatal(err)
			}
			for i, b := range item.Article.Blocks {
				all = append(all, plainPassage(item, b))
				names = append(names, fmt.Sprint(n, "/", i))
			}
		}
		some := func() string {
			for range 20 {
				q := all[r.IntN(len(all))]
				if terms := q.said[r.IntN(len(q.said))]; len(terms) > 0 {
					return terms[0]
				}
			}
			return "said"
		}
		for range queries {
			q := query.Query{Scope: query.Narration}
			switch r.IntN(9) {
			case 0:
				q.Text = some()
			case 1:
				q.Text = some() + " " + some()
			case 2:
				q.Text = some() + " OR " + some() + " -" + some()
			case 3:
				q.Text = `"` + some() + " said" + `"`
			case 4:
				q.Text = fmt.Sprintf(`"%s %s"~%d`, some(), some(), 1+r.IntN(5))
			case 5:
				q.Text, q.Typing = some()[:2], true
			case 6:
				q.Text = some() + " in:" + some()
			case 7:
				q.Text = some() + " before:2020"
			case 8:
				q.Text = some() + " speaker:" + some()
			}
			if r.IntN(3) == 0 {
				f := []query.Facet{query.Section, query.Publisher, query.Date, query.Type}[r.IntN(4)]
				q.Filters = []query.Filter{{Facet: f, Value: all[r.IntN(len(all))].values[f][0], Exclude: r.IntN(2) == 0}}
			}
			if r.IntN(4) == 0 {
				q.From = "2019-12"
			}
			nonEmpty += comparePassages(t, a, q, all, names)
		}
		if t.Failed() {
			return
		}
	}
	if nonEmpty < archives*queries/4 {
		t.Errorf("only %d queries found anything: the test has become too easy", nonEmpty)
	}
}

func comparePassages(t *testing.T, a *bundle.Archive, q query.Query, all []*plainQuote, names []string) int {
	t.Helper()
	clauses, _ := q.Clauses()
	var want, got []string
	for i, b := range all {
		filters := slices.DeleteFunc(slices.Clone(q.Filters), func(f query.Filter) bool { return f.Facet == query.Type && f.Exclude })
		if b.meets(clauses) && b.passes(filters, q.From, q.To) && !slices.ContainsFunc(filters, func(f query.Filter) bool { return f.Facet == query.Type }) {
			want = append(want, names[i])
		}
	}
	last := ""
	for i, p := range passagesOf(t, a, q) {
		got = append(got, fmt.Sprint(p.Article, "/", p.Block))
		_, m := a.Meta(p.Article)
		if i > 0 && m.Published > last {
			t.Errorf("%+v: %s comes after %s", q, m.Published, last)
		}
		last = m.Published
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%+v:\n got %v\nwant %v", q, got, want)
	}
	return min(1, len(want))
}

func TestSpokenWordsNarrationAndCaptionsAreKeptApart(t *testing.T) {
	item := articleOf("a", article.Meta{Title: "Ferries", Published: "2021-03-04"}, line{speaker: "Vera Ostrova", words: "The ferry is late", heading: "At the ferry pier"})
	text := item.Article.Text
	caption := "The old ferry at its berth"
	item.Article.Text += caption
	item.Article.Blocks = append(item.Article.Blocks, article.Block{Kind: article.Caption, Span: article.Span{Start: len(text), End: len(text) + len(caption)}})
	a := open(t, item)
	for scope, want := range map[query.Scope]string{query.Spoken: "1", query.Narration: "0 ferry", query.Captions: "0 ferry", query.All: "1 ferry ferry"} {
		q := query.Query{Text: "ferry", Scope: scope}
		got := []string{fmt.Sprint(len(Run(a, q).Hits))}
		for _, p := range passagesOf(t, a, q) {
			for _, m := range p.Matches {
				got = append(got, m.Of(item.Article.Text))
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%v: %q, want %q", scope, s, want)
		}
	}
	if found := passagesOf(t, a, query.Query{Scope: query.All}); len(found) > 0 {
		t.Errorf("without words %d passages are found", len(found))
	}
	if found := passagesOf(t, a, query.Query{Text: "late", Scope: query.Narration}); len(found) > 0 {
		t.Errorf("the words of a quote are taken for narration")
	}
}
