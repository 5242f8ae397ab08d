//go:build js

package main

import (
	"syscall/js"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/view"
)

// What is typed into these forms is read by this program alone: nothing of it is sent anywhere.

// check shows where the words in the form come from. They stand in the address, so that a finding can be shared and reloaded.
func (p *page) check(form js.Value) {
	p.follow(view.State{Route: view.Check, Text: field(form)}.Fragment(), move{})
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
