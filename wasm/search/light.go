package search

import (
	"sort"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// words are those of one text, with all the terms by which they are found.
type words struct {
	found []placed       // in text order
	spans []article.Span // of each position
}

type placed struct {
	term string
	index.Place
}

// textOf analyses text as the index does.
func textOf(text string) *words {
	t := &words{}
	at := 0
	for _, w := range index.Words(nil, text) {
		w.Each(at, func(term string, p index.Place) { t.found = append(t.found, placed{term, p}) })
		if len(w.Parts) == 0 {
			t.spans = append(t.spans, w.Span)
		}
		for _, part := range w.Parts {
			t.spans = append(t.spans, part.Span)
		}
		at += w.Width()
	}
	return t
}

// places looks the terms of p up among the words.
func (t *words) places(p *pattern) places {
	lists := make([][]index.Place, len(p.edges))
	for i, e := range p.edges {
		for _, f := range t.found {
			if e.matches(f.term) {
				lists[i] = append(lists[i], f.Place)
			}
		}
		sort.Slice(lists[i], func(a, b int) bool { return lists[i][a].At < lists[i][b].At })
	}
	return func(edge int) []index.Place { return lists[edge] }
}

// Matches gives the stretches of text that the words of q match, for lighting them up; in text order, not overlapping. A phrase is one stretch; of words
// that only have to be near one another each is one. The forms of a word are lit that WithForms has found. Words that q excludes, or seeks in the speaker's name or the title, are not lit.
func Matches(text string, q query.Query) []article.Span {
	clauses, _ := q.Clauses()
	var t *words
	var spans []article.Span
	for _, c := range clauses {
		for _, a := range c.Any {
			if a.Not || len(a.Words) == 0 || a.Field != query.Anywhere && a.Field != query.InWords {
				continue
			}
			if t == nil {
				t = textOf(text)
			}
			p := newPattern(a)
			if p.single() {
				p.edges[0].alike = append(p.edges[0].alike, a.Forms...)
			}
			spans = append(spans, t.spansOf(p)...)
		}
	}
	return merge(spans)
}

func (t *words) spansOf(p *pattern) []article.Span {
	var spans []article.Span
	at := t.places(p)
	for _, r := range p.find(at) {
		if p.near == 0 {
			spans = append(spans, t.stretch(r))
			continue
		}
		for i := range len(p.slots) - 1 {
			for _, word := range p.phrase(p.slots[i], p.slots[i+1], at) {
				if word.start >= r.start && word.end <= r.end {
					spans = append(spans, t.stretch(word))
				}
			}
		}
	}
	return spans
}

func (t *words) stretch(r run) article.Span {
	return article.Span{Start: t.spans[r.start].Start, End: t.spans[r.end-1].End}
}

// merge sorts spans and joins those that overlap.
func merge(spans []article.Span) []article.Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
