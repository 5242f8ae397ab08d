//go:build js

package main

import (
	"syscall/js"
	"time"

	"verbatim/wasm/view"
)

// What is typed into these forms is read by this program alone: nothing of it is sent anywhere.

// longText is the number of bytes from which a text to be checked is kept out of the address, by which it could not be shared any more.
const longText = 4000

// check shows where the words in the form come from. They stand in the address, so that a finding can be shared and reloaded, unless they are too many.
func (p *page) check(form js.Value) {
	text, by := field(form), fieldNamed(form, "by")
	if len(text) <= longText {
		p.follow(view.State{Route: view.Check, Text: text, By: by}.Fragment(), move{})
		return
	}
	p.checking, p.long = view.NewChecking(p.Archive, text, by), true
	p.verify(p.checking)
	p.show(view.State{Route: view.Check}, false)
	p.sight("results")
}

// checkingOf gives the check that s shows, begun when it is first shown, or nil.
func (p *page) checkingOf(s view.State) *view.Checking {
	switch {
	case s.Route != view.Check:
		return nil
	case s.Text == "":
		if p.long {
			return p.checking
		}
		return nil
	case !p.checking.Of(s.Text, s.By):
		p.checking, p.long = view.NewChecking(p.Archive, s.Text, s.By), false
		p.verify(p.checking)
	}
	return p.checking
}

// often is how long the page waits before it shows again how far a check is.
const often = 300 * time.Millisecond

// verify begins a check. What of it is done within its first turn is done on return, unless the archive comes by stretches.
func (p *page) verify(c *view.Checking) {
	if p.remote != nil {
		p.verifyLater(c)
		return
	}
	p.verifyTurn(c, func(more bool) {
		if more {
			p.verifyLater(c)
		}
	})
}

// verifyLater goes on with a check once the page has had its turn; whoever looks on sees it grow. One that another text has replaced is left as it is.
func (p *page) verifyLater(c *view.Checking) {
	nextTurn(func() {
		p.verifyTurn(c, func(more bool) {
			if p.state.Route == view.Check && (!more || time.Since(p.shownAt) > often) {
				p.shownAt = time.Now()
				p.show(p.state, true)
			}
			if more {
				p.verifyLater(c)
			} else {
				p.arriveLate()
			}
		})
	})
}

// verifyTurn works at a check for one turn, and then tells whether there is more to do.
func (p *page) verifyTurn(c *view.Checking, then func(more bool)) {
	start := time.Now()
	var step func()
	step = func() {
		if p.checking != c {
			return
		}
		more := false
		p.remote.until(func() { more = c.Step() }, func() {
			if more && time.Since(start) < slice/2 { // a step may take as long again
				step()
				return
			}
			p.readOn(c)
			then(more)
		})
	}
	step()
}

// field is the text in a form's field "text".
func field(form js.Value) string { return fieldNamed(form, "text") }

func fieldNamed(form js.Value, name string) string {
	return form.Get("elements").Get(name).Get("value").String()
}
