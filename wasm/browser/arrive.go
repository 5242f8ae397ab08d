//go:build js

package main

import "verbatim/wasm/view"

// waiting is what a page over an archive that comes by stretches keeps while it waits for some. Of an archive in memory remote is nil, and nothing waits.
type waiting struct {
	remote *remote
	turn   int      // counts what was to be shown: bytes that come for something older change nothing
	due    bool     // something is to be shown that is not yet
	begins []func() // what waits for the first of it
	then   []func() // and for all of it

	unlisted func() // puts the list of the clerk's answer on the page, whose other regions are there
	asking
}

// show renders state s, once all that it needs is here: what stands on the page stays until then.
func (p *page) show(s view.State, typed bool) {
	p.state = s
	p.turn++
	if p.remote == nil {
		if p.busy { // something of another archive was waited for
			p.looked()
		}
		p.draw(s, typed)
		return
	}
	turn := p.turn
	p.due = true
	p.wait()
	if p.delegates(s) {
		p.showByClerk(s, typed)
		return
	}
	work := func() {
		if turn != p.turn {
			return
		}
		view.Render(s, p.data(s)) // for what it reads
	}
	p.remote.until(work, func() {
		if turn != p.turn {
			return
		}
		p.draw(s, typed)
		p.looked()
		p.isShown()
	})
}

// isShown does what waited for what was to be shown.
func (p *page) isShown() {
	p.due = false
	p.begun()
	then := p.then
	p.then = nil
	for _, f := range then {
		f()
	}
}

// begun does what waited for the first of what was to be shown: from then on the page answers, whatever else is on its way.
func (p *page) begun() {
	begins := p.begins
	p.begins = nil
	for _, f := range begins {
		f()
	}
}

// whenBegun does f when the first of what was to be shown stands on the page: as a rule at once.
func (p *page) whenBegun(f func()) {
	if p.due {
		p.begins = append(p.begins, f)
		return
	}
	f()
}

// whenShown does f when what was to be shown stands on the page: as a rule at once.
func (p *page) whenShown(f func()) {
	if p.due {
		p.then = append(p.then, f)
		return
	}
	f()
}

// ensure does then when what n more cards of the list read is here, unless another list has taken its place.
func (p *page) ensure(n int, then func()) {
	if p.remote == nil {
		then()
		return
	}
	if p.delegates(p.state) {
		p.fetchItems(n, then)
		return
	}
	key := p.shown.key
	p.remote.until(func() {
		if p.shown.key == key {
			view.Items(p.state, p.data(p.state), p.shown.n, p.shown.n+n)
		}
	}, func() {
		if p.shown.key == key {
			then()
		}
	})
}
