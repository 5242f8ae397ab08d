//go:build js

package main

import (
	"strconv"

	"verbatim/wasm/clerk"
	"verbatim/wasm/search"
	"verbatim/wasm/view"
)

// The search box is an editable combobox with list autocomplete, after the pattern of the ARIA Authoring Practices Guide: the focus stays in the
// box, and aria-activedescendant names the option that the arrow keys have reached.

const (
	listID     = "suggestions"
	optionsPer = 4 // suggestions of each group: three groups fit above an on-screen keyboard
)

// suggestions is the list under the search box.
type suggestions struct {
	items  []search.Suggestion
	active int // index into items, or -1 when the typed words themselves are active
	open   bool
}

// suggest offers what begins like the words typed so far.
func (p *page) suggest(typed string) {
	p.ask("suggest", []string{typed, strconv.Itoa(optionsPer)}, once(func(parts []string) { p.suggested(typed, clerk.Suggestions(parts)) }), func() {
		var items []search.Suggestion
		p.remote.until(func() {
			items = nil
			if typed == p.typed() { // else the typist has gone on while bytes were on their way
				items = search.Suggest(p.Archive, typed, optionsPer)
			}
		}, func() { p.suggested(typed, items) })
	})
}

// suggested lists what begins like typed, if that still stands in the box.
func (p *page) suggested(typed string, items []search.Suggestion) {
	if typed != p.typed() {
		return
	}
	p.list = suggestions{items: items, active: -1}
	p.list.open = len(p.list.items) > 0 && p.focusedID() == searchBoxID
	p.drawList()
}

func (p *page) closeList() {
	p.list.open, p.list.active = false, -1
	p.drawList()
}

func (p *page) drawList() {
	list, box := find(listID), find(searchBoxID)
	if list == nil || box == nil {
		return
	}
	html := ""
	if p.list.open {
		html = view.Suggestions(p.list.items, p.list.active)
	}
	p.patch(view.Region{ID: listID, HTML: html})
	list.Set("hidden", !p.list.open)
	box.SetAttribute("aria-expanded", strconv.FormatBool(p.list.open))
	if p.list.active < 0 {
		box.RemoveAttribute("aria-activedescendant")
		return
	}
	id := view.OptionID(p.list.active)
	box.SetAttribute("aria-activedescendant", id)
	if option := find(id); option != nil {
		option.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// key answers a key pressed in the search box.
func (l *suggestions) key(p *page, e event) {
	switch e.Get("key").String() {
	case "ArrowDown":
		e.prevent()
		l.move(p, 1)
	case "ArrowUp":
		e.prevent()
		l.move(p, -1)
	case "Enter":
		if l.open && l.active >= 0 {
			e.prevent()
			p.choose(view.OptionID(l.active))
		}
	case "Escape":
		if l.open {
			e.prevent() // the first Escape closes the list, the next empties the box as the browser does
			p.closeList()
		}
	case "Home", "End", "ArrowLeft", "ArrowRight":
		if l.active >= 0 {
			l.active = -1
			p.drawList()
		}
	}
}

// move makes the next option active, by way of the typed words at either end of the list.
func (l *suggestions) move(p *page, by int) {
	if !l.open {
		p.suggest(p.typed())
		if !p.list.open {
			return
		}
		if by < 0 {
			by = len(l.items)
		}
	}
	places := len(l.items) + 1
	l.active = (l.active+1+by+places)%places - 1
	p.drawList()
}

// choose goes where the option with that element id leads.
func (p *page) choose(id string) {
	for i, s := range p.list.items {
		if view.OptionID(i) == id {
			p.typing.stop()
			p.closeList()
			p.follow(view.SuggestionState(s).Fragment(), move{})
			return
		}
	}
}
