//go:build js

package main

import (
	"strconv"
	"strings"
	"syscall/js"

	"verbatim/wasm/article"
	"verbatim/wasm/view"
)

// An entry of the browser's history holds, beside the address, where the page stood, as lines of text: the scroll position in CSS pixels, the id of
// the element in the middle of the window, its distance from the window's top, and the id of the focused element. It is written when the page comes
// to rest and when a link is followed, and read on Back, Forward and reload. The element matters more than the position: in a window of
// another width, or beside an open reader, one position does not show the same cards.

func (p *page) savePlace() {
	p.resting.stop()
	if fragment() != p.entry || p.arriving { // the browser has gone on to another entry, and is about to say so, or the page is not there yet
		return
	}
	p.noteLength()
	var top float64
	id := ""
	if anchor := middle(); anchor != nil {
		id, top = anchor.ID(), distance(anchor)
	}
	place := []string{whole(window().Get("scrollY").Float()), id, whole(top), p.focusedID()}
	history().Call("replaceState", strings.Join(place, "\n"), "")
}

// middle is the element with an id in the middle of the window. Between two cards that is all of the list, whose height above is a guess as long as its cards
// are not laid out: then it is the card below.
func middle() element {
	width, height := window().Get("innerWidth").Float(), window().Get("innerHeight").Float()
	var at element
	for _, lower := range []float64{0, 32, 64} {
		e := wrap(document().Call("elementFromPoint", width/2, height/2+lower))
		if e == nil {
			continue
		}
		if e = wrap(e.Call("closest", "[id]")); e == nil {
			continue
		}
		if e.Call("getBoundingClientRect").Get("height").Float() <= height {
			return e
		}
		if at == nil {
			at = e
		}
	}
	return at
}

func whole(pixels float64) string { return strconv.Itoa(int(pixels)) }

// distance is how far e is from the window's top, in CSS pixels.
func distance(e element) float64 { return e.Call("getBoundingClientRect").Get("top").Float() }

func history() js.Value { return window().Get("history") }

func fragment() string { return window().Get("location").Get("hash").String() }

// restore shows the state in the address: at the start, on Back and Forward, after a link, and after somebody edited the address.
func (p *page) restore() {
	before := p.state
	s := p.addressed()
	p.show(s, false)
	p.place(s, before, false)
}

// addressed gives the state in the address, of which the page then tells what it did not understand.
func (p *page) addressed() view.State {
	p.entry = fragment()
	p.arriving = true
	s, problems := view.ParseFragment(p.entry)
	p.problems = problems
	return s
}

// place brings the page, which shows s, to where it stood, or to what its address names. first tells that it shows something for the first time.
func (p *page) place(s, before view.State, first bool) {
	if place := history().Get("state"); place.Type() == js.TypeString {
		p.whenShown(func() {
			p.arriving = false
			p.returnTo(place.String())
			p.lengthen(s, func() { p.returnTo(place.String()) })
		})
		return
	}
	from := p.focusedID()
	p.whenBegun(func() {
		if !first || fragment() != "" {
			p.arrive(before, from)
		}
	})
	p.whenShown(func() {
		p.arriving = false
		if !first || fragment() != "" {
			p.lengthen(s, func() {})
		}
	})
}

// lengthen lets the list grow to the length that s asks for.
func (p *page) lengthen(s view.State, then func()) {
	if p.shown.key != "" && s.Shown > p.shown.n {
		p.grow(s.Shown, then)
	}
}

// returnTo puts the page where it stood when its entry in the history was left.
func (p *page) returnTo(place string) {
	lines := strings.Split(place, "\n")
	if len(lines) != 4 {
		return // another program's
	}
	for _, id := range []string{lines[1], lines[3]} {
		p.bringBack(id)
	}
	y, _ := article.Number(lines[0])
	window().Call("scrollTo", 0, y)
	p.refocus(lines[3])
	anchor := find(lines[1])
	if anchor == nil {
		return
	}
	top, _ := article.Number(lines[2])
	window().Call("scrollBy", 0, int(distance(anchor))-top)
}

// arrive brings the reader to what a link led to: the quote chosen, or the top of another view. Who has gone to a field since that was asked for, when from had
// the focus, is left there.
func (p *page) arrive(before view.State, from string) {
	p.missed = missed{}
	if now := wrap(document().Get("activeElement")); now != nil && now.ID() != from && now.Call("matches", fields).Bool() {
		return
	}
	if id := p.state.Target(); id == view.MatchID {
		p.sight(id)
		return
	} else if id != "" {
		if e := p.arrival(id); e != nil {
			goTo(e)
			return
		}
		defer func() { p.missed = missed{id, p.focusedID()} }()
	}
	if before.Route == p.state.Route && before.ID == p.state.ID {
		return
	}
	window().Call("scrollTo", 0, 0)
	if e := find("main"); e != nil {
		focus(e)
	}
}

// arrival gives the element of that id, or in the place of a quote that is not as it was linked what says so.
func (p *page) arrival(id string) element {
	if p.state.Route == view.Quote && id != "" {
		if e := find(view.ResolvedID); e != nil {
			return e
		}
	}
	return find(id)
}

// missed is the id of an element that was not on the page yet when the reader came for it, such as a verdict on words still being checked, and that of the
// element that had the focus instead.
type missed struct{ id, instead string }

// arriveLate brings the reader to what was missed, unless they have gone elsewhere meanwhile.
func (p *page) arriveLate() {
	if e := p.arrival(p.missed.id); e != nil && p.focusedID() == p.missed.instead {
		goTo(e)
	}
	p.missed = missed{}
}

// sight brings an element into sight, and leaves the focus where it is.
func (p *page) sight(id string) {
	if e := find(id); e != nil {
		e.Call("scrollIntoView", map[string]any{"block": "center"})
	}
}

// move tells how a new state is come to.
type move struct {
	replace bool // changes the present entry of the history instead of making a new one
	typed   bool // by typing in the search box, which keeps the focus
}

// followControl shows the state that a control leads to, which may still belong to what was shown before.
func (p *page) followControl(to string) {
	controls := p.controls
	p.typing.now()
	if next, problems := view.ParseFragment(to); len(problems) == 0 && controls.Fragment() != p.state.Fragment() {
		to = p.state.Rebase(controls, next).Fragment()
	}
	p.follow(to, move{})
}

// follow shows the state with that fragment.
func (p *page) follow(to string, how move) {
	before, from := p.state, p.focusedID()
	s, problems := view.ParseFragment(to)
	p.problems = problems
	switch {
	case to == fragment():
	case how.replace:
		history().Call("replaceState", js.Null(), "", to)
	default:
		p.savePlace()
		history().Call("pushState", js.Null(), "", to)
	}
	p.entry = fragment()
	if how.typed {
		p.boxed = s.Query.Text
	}
	p.show(s, how.typed)
	if !how.typed {
		p.midWord = false
		p.whenBegun(func() { p.arrive(before, from) })
	}
}
