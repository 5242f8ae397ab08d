package main

import (
	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// predicted is one stretch that the engine attributes. Offsets are code points.
type predicted struct {
	start, end int
	mention    *mention
	name       string // the resolved full name, or ""
	confidence quote.Confidence
}

// predict runs the engine over the text of g and gives its pieces and its fragments.
func predict(g goldArticle) (pieces, fragments []predicted) {
	a := article.FromText(g.ID, g.Text)
	if g.Lang != "" {
		a.Meta.Lang = g.Lang
	}
	found := quote.Extract(a)
	points := article.CountCodePoints(a.Text)
	for _, q := range found.Attributions {
		p := predicted{confidence: q.Confidence}
		if !q.Mention.IsZero() {
			s := points.Span(q.Mention)
			p.mention = &mention{s.Start, s.End, q.Mention.Of(a.Text)}
		}
		if q.Person >= 0 && q.Person < len(found.People) {
			p.name = found.People[q.Person].Name
		}
		pieces = append(pieces, p.over(q.Pieces, points)...)
		fragments = append(fragments, p.over(q.Fragments, points)...)
	}
	return pieces, fragments
}

// over gives p once for each span.
func (p predicted) over(spans []article.Span, points *article.CodePoints) []predicted {
	out := make([]predicted, len(spans))
	for i, s := range spans {
		s = points.Span(s)
		out[i] = p
		out[i].start, out[i].end = s.Start, s.End
	}
	return out
}
