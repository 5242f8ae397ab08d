//go:build js

package main

import (
	"syscall/js"

	"verbatim/wasm/clerk"
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
	p.checks.Give(text, by)
	p.tellClerk("give", text, by)
	p.show(view.State{Route: view.Check}, false)
	p.whenShown(func() { p.sight("results") })
}

// employChecks ties the checks that this program makes itself to the page.
func (p *page) employChecks() {
	p.checks = clerk.Checks{
		Finder: p.Finder,
		Reads:  func(part string) { p.readFor(part, false) },
		Grown: func(over bool) {
			if p.state.Route == view.Check {
				p.show(p.state, true)
			}
			if over {
				p.arriveLate()
			}
		},
	}
}

// beside shows the two speakers whom the form names.
func (p *page) beside(form js.Value) {
	s := p.state
	one, other, topic := fieldNamed(form, "one"), fieldNamed(form, "beside"), fieldNamed(form, "topic")
	then := func(fragment string) {
		if p.state.Fragment() == s.Fragment() { // else the reader has gone on while names were looked up
			p.follow(fragment, move{})
		}
	}
	p.ask("beside", []string{one, other, topic}, once(func(parts []string) { then(parts[0]) }), func() {
		var fragment string
		p.remote.until(func() { fragment = s.Beside(p.Archive, one, other, topic).Fragment() }, func() { then(fragment) })
	})
}

// field is the text in a form's field "text".
func field(form js.Value) string { return fieldNamed(form, "text") }

func fieldNamed(form js.Value, name string) string {
	return form.Get("elements").Get(name).Get("value").String()
}
