//go:build js

package main

import (
	"strings"
	"syscall/js"
	"time"

	"honnef.co/go/js/dom/v2"
)

// An element is held as honnef's plain HTML element, whatever its tag. dom.WrapElement would give each tag its own type behind an interface, and so
// link every method of 70 types: 590 KB of code, 90 KB (brotli) on the way, for differences that this program does not need.
type element = *dom.BasicHTMLElement

// wrap makes an element of a DOM element, nil of null.
func wrap(v js.Value) element {
	if !v.Truthy() {
		return nil
	}
	return &dom.BasicHTMLElement{BasicElement: &dom.BasicElement{BasicNode: &dom.BasicNode{Value: v}}}
}

func window() js.Value { return js.Global() }

func document() js.Value { return window().Get("document") }

// find returns the element with an id, or nil.
func find(id string) element { return wrap(document().Call("getElementById", id)) }

// all lists the elements that a CSS selector names, in the order of the document.
func all(selector string) []element {
	list := document().Call("querySelectorAll", selector)
	elements := make([]element, list.Length())
	for i := range elements {
		elements[i] = wrap(list.Index(i))
	}
	return elements
}

// focus moves the focus without moving the page.
func focus(e element) {
	e.Call("focus", map[string]any{"preventScroll": true})
}

// save has the browser save a text as a file: it makes the file here, and nothing is fetched or sent.
func save(name, mediaType, text string) {
	blob := js.Global().Get("Blob").New([]any{text}, map[string]any{"type": mediaType})
	url := js.Global().Get("URL").Call("createObjectURL", blob)
	link := document().Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	time.AfterFunc(time.Minute, func() { js.Global().Get("URL").Call("revokeObjectURL", url) })
}

// goTo moves the focus to e and brings it into sight, with what stands around it.
func goTo(e element) {
	if !e.HasAttribute("tabindex") {
		e.SetAttribute("tabindex", "-1")
	}
	focus(e)
	block := "center"
	if strings.HasPrefix(e.TagName(), "H") { // what it heads follows it
		block = "start"
	}
	e.Call("scrollIntoView", map[string]any{"block": block})
}
