//go:build js

package main

import (
	"strconv"
	"strings"
	"syscall/js"

	"verbatim/wasm/view"
)

// An entry of the browser's history holds, beside the address, where the page stood: "scroll top in CSS pixels,id of the focused element". It is
// written when the page comes to rest and when a link is followed, and read on Back, Forward and reload.

func (p *page) savePlace() {
	y := window().Get("scrollY").Float()
	history().Call("replaceState", strconv.Itoa(int(y))+","+p.focusedID(), "")
}

func history() js.Value { return window().Get("history") }

func fragment() string { return window().Get("location").Get("hash").String() }

// restore shows the state in the address: at the start, on Back and Forward, after a link, and after somebody edited the address.
func (p *page) restore() {
	before, first := p.state, p.answered == ""
	s, problems := view.ParseFragment(fragment())
	p.problems = problems
	p.show(s, false)
	if place := history().Get("state"); place.Type() == js.TypeString {
		p.returnTo(place.String())
		return
	}
	if !first || fragment() != "" {
		p.arrive(before)
	}
}

// returnTo puts the page where it stood when its entry in the history was left.
func (p *page) returnTo(place string) {
	top, id, _ := strings.Cut(place, ",")
	y, err := strconv.Atoi(top)
	if err != nil {
		return
	}
	window().Call("scrollTo", 0, y)
	p.refocus(id)
}

// arrive brings the reader to what a link led to: the quote chosen, or the top of another view.
func (p *page) arrive(before view.State) {
	if id := p.state.Target(); id != "" {
		if e := find(id); e != nil {
			goTo(e)
			return
		}
	}
	if before.Route == p.state.Route && before.ID == p.state.ID {
		return
	}
	window().Call("scrollTo", 0, 0)
	if e := find("main"); e != nil {
		focus(e)
	}
}

// move tells how a new state is come to.
type move struct {
	replace bool // changes the present entry of the history instead of making a new one
	typed   bool // by typing in the search box, which keeps the focus
}

// follow shows the state with that fragment.
func (p *page) follow(to string, how move) {
	before := p.state
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
	p.show(s, how.typed)
	if !how.typed {
		p.midWord = false
		p.arrive(before)
	}
}
