package quote

import "verbatim/wasm/article"

// Example is one decision as the trainer sees it: the features of a candidate and the text it stands for.
type Example struct {
	Model    string // "cue" and "rank": is this an attribution? "speech": is this stretch in marks said by anyone?
	Features []uint32
	Numbers  []int16        // of "rank"
	Cue      article.Span   // of "cue" and "rank"
	Mention  article.Span   // of "cue" and "rank"
	Pieces   []article.Span // the content
	Fragment article.Span   // of "speech"
}

// Examples calls visit with every decision that Extract would take in a by the models m, or its own when m is nil, in text order; those of one cue with one speaker follow
// one another. It is what scripts/train learns from; the page does not link it.
func Examples(a *article.Article, m *Models, visit func(Example)) {
	d := newDoc(a)
	d.visit = visit
	if m != nil {
		d.models = m
	}
	d.run()
}

// observeCue shows a candidate to the trainer.
func (d *doc) observeCue(c draft, features []uint32) {
	e := Example{Model: "cue", Features: append([]uint32(nil), features...), Cue: d.span(c.cue.first, c.cue.last), Mention: d.span(c.who.first, c.who.last)}
	for _, p := range c.pieces {
		e.Pieces = append(e.Pieces, d.inner(p.first, p.last))
	}
	d.visit(e)
}

// observeRank shows one of the best readings of a frame to the trainer.
func (d *doc) observeRank(c draft, x [rankFeatures]int16) {
	e := Example{Model: "rank", Numbers: x[:], Cue: d.span(c.cue.first, c.cue.last), Mention: d.span(c.who.first, c.who.last)}
	for _, p := range c.pieces {
		e.Pieces = append(e.Pieces, d.inner(p.first, p.last))
	}
	d.visit(e)
}
