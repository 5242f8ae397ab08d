//go:build js

package main

import (
	"syscall/js"
	"time"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
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
	p.checking, p.long = view.NewChecking(p.archive, text, by), true
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
		p.checking, p.long = view.NewChecking(p.archive, s.Text, s.By), false
		p.verify(p.checking)
	}
	return p.checking
}

// often is how long the page waits before it shows again how far a check is.
const often = 300 * time.Millisecond

// verify goes on with a check, and comes back to it when the page has had its turn; whoever looks on sees it grow. One that another text has replaced is
// left as it is.
func (p *page) verify(c *view.Checking) {
	for start := time.Now(); c.Step(); {
		if time.Since(start) < slice/2 { // a step may take as long again
			continue
		}
		time.AfterFunc(time.Millisecond, func() {
			guard(func() {
				if p.checking != c {
					return
				}
				p.verify(c)
				if p.state.Route == view.Check && (c.Done() || time.Since(p.shownAt) > often) {
					p.shownAt = time.Now()
					p.show(p.state, true)
				}
			})
		})
		return
	}
}

// add shows the quotes in the reader's own text. It is kept in memory only, until the page is left.
func (p *page) add(form js.Value) {
	a := article.FromText("draft", field(form))
	p.draft = &bundle.Item{Article: a, Quotes: quote.Extract(a)}
	p.show(p.state, false)
}

// field is the text in a form's field "text".
func field(form js.Value) string { return fieldNamed(form, "text") }

func fieldNamed(form js.Value, name string) string {
	return form.Get("elements").Get(name).Get("value").String()
}
