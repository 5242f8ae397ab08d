//go:build js

package main

import "verbatim/wasm/view"

// first shows the state in the address for the first time, and then calls done. The page as it was rendered beforehand stands until then, so that there is
// time to do it in turns: at once it took a third of a second, in which no key was answered.
func (p *page) first(done func()) {
	if p.remote != nil {
		if !p.stands() {
			before := p.state
			s := p.addressed()
			p.show(s, false)
			p.place(s, before, true)
		}
		p.whenShown(done)
		return
	}
	s := p.addressed()
	p.state = s
	p.prepare(s, func() { p.drawFirst(s, p.entry, done) })
}

// prepare looks up what s shows, turn by turn, and then calls done.
func (p *page) prepare(s view.State, done func()) {
	nextTurn(func() {
		p.data(s)
		step := 0
		inTurns(func() bool {
			step++
			return view.Prepare(s, p.data(s), step-1)
		}, done)
	})
}

// showInTurns shows the state anew over an archive that has taken the place of another. What stands on the page stays until then, and where the reader was
// remains the place.
func (p *page) showInTurns() {
	s, a := p.state, p.Archive
	p.prepare(s, func() {
		if p.Archive != a { // yet another one has come, and is shown in its turn
			return
		}
		if fragment() != p.entry || p.state.Fragment() != s.Fragment() {
			p.show(p.state, false)
			return
		}
		p.drawFirst(s, p.entry, func() {})
	})
}

func (p *page) drawFirst(s view.State, at string, done func()) {
	parts := view.Parts(s, p.toDraw(s))
	inTurns(func() bool {
		caret := p.caret()
		p.patch(parts[0]())
		caret.restore(p)
		parts = parts[1:]
		return len(parts) > 0
	}, func() {
		p.fillSearchBox()
		document().Set("title", view.Title(s, p.Archive))
		p.place(s, view.State{}, true)
		done()
		if fragment() != at { // somebody has gone on meanwhile
			p.restore()
		}
	})
}
