package quote

import "verbatim/wasm/article"

// Example is one decision as the trainer sees it: the features of a candidate and the text it stands for.
type Example struct {
	Model    string // "cue": is this an attribution? "speech": is this stretch in marks said by anyone?
	Features []uint32
	Cue      article.Span   // of "cue"
	Mention  article.Span   // of "cue"
	Pieces   []article.Span // the content
	Fragment article.Span   // of "speech"
}

// Examples calls visit with every decision that Extract takes in a, in text order. It is what scripts/train learns from; the page does not
// link it.
func Examples(a *article.Article, visit func(Example)) {
	d := newDoc(a)
	d.visit = visit
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
