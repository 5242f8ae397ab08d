//go:build js

package main

import "verbatim/wasm/view"

// first shows the state in the address for the first time, and then calls done. The page as it was rendered beforehand stands until then, so that there is
// time to do it in turns: at once it took a third of a second, in which no key was answered. Where it shows that very state it stays.
func (p *page) first(done func()) {
	before := p.state
	s := p.addressed()
	switch {
	case p.stands():
		p.adopt(s, func() {
			p.place(s, before, true)
			p.whenShown(done)
		})
	case p.remote != nil:
		p.show(s, false)
		p.place(s, before, true)
		p.whenBegun(done)
	default:
		p.state = s
		p.prepare(s, func() { p.drawFirst(s, p.entry, done) })
	}
}

// stands tells whether the page, as it was rendered beforehand, is what it is to show at the start. To find and write the same again takes the values of all
// quotes, which of a large archive are more than all else that is fetched at the start, and of a small one half of the time until the page answers.
func (p *page) stands() bool {
	return p.entry == "" && view.Spoken() == "en" && !p.settings.NoShortcuts && len(p.settings.Saved)+len(p.dossier.Entries) == 0
}

// adopt makes the page as it was rendered beforehand the explorer's, which shows s, and then calls done: the filters work, and links to article pages lead to
// the reader.
func (p *page) adopt(s view.State, done func()) {
	p.state, p.controls = s, s
	p.shown = listOf(s)
	setShape(s)
	for _, idle := range all("#facets [disabled], #tools [inert]") {
		idle.RemoveAttribute("disabled")
		idle.RemoveAttribute("inert")
	}
	links, next := document().Call("querySelectorAll", "#results a[href]"), 0
	step := func() bool {
		const atATime = 8
		for end := min(next+atATime, links.Length()); next < end; next++ {
			link := links.Index(next)
			if fragment, ok := view.Unfiled(link.Call("getAttribute", "href").String()); ok {
				link.Call("setAttribute", "href", fragment)
			}
		}
		return next < links.Length()
	}
	nextTurn(func() { inTurns(step, done) })
}

// settle writes the regions, turn by turn, that stand as they were rendered beforehand, so that the first change to the page replaces what it changes alone.
func (p *page) settle() {
	if p.remote != nil || len(p.regions) > 0 {
		return
	}
	s, turn := p.state, p.turn
	p.prepare(s, func() {
		d := p.data(s)
		d.Kept = true // a list is replaced with every change
		parts := view.Parts(s, d)
		inTurns(func() bool {
			if p.turn != turn { // something else is shown
				return false
			}
			r := parts[0]()
			if _, drawn := p.regions[r.ID]; r.ID != "" && !drawn { // by another archive that has come meanwhile
				p.regions[r.ID] = r.HTML
			}
			parts = parts[1:]
			return len(parts) > 0
		}, func() {})
	})
}

// prepare looks up what s shows, turn by turn, and then calls done.
func (p *page) prepare(s view.State, done func()) {
	nextTurn(func() {
		step := 0
		inTurns(func() bool {
			if p.Step(s) {
				return true
			}
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
	turn := p.turn
	inTurns(func() bool {
		if p.turn != turn { // something has been shown meanwhile, and stands
			return false
		}
		caret := p.caret()
		p.patch(parts[0]())
		caret.restore(p)
		parts = parts[1:]
		return len(parts) > 0
	}, func() {
		if p.state.Fragment() == s.Fragment() {
			p.fillSearchBox()
			document().Set("title", view.Title(s, p.Archive))
			p.place(s, view.State{}, true)
		}
		done()
		if fragment() != at { // somebody has gone on meanwhile
			p.restore()
		}
	})
}
