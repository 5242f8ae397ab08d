//go:build js

package main

import "verbatim/wasm/view"

// fields are the elements in which a key is text, or acts on the control itself.
const fields = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]"

// key serves the search box and its list, and the single keys that mean something outside of fields, unless they are turned off. view lists them in the
// help.
func (p *page) key(e event) {
	if e.targetID() == searchBoxID {
		p.list.key(p, e)
		return
	}
	if e.Get("key").String() == "Escape" && e.within("#"+correctFormID) != nil {
		p.closeForm()
		return
	}
	if e.modified() || e.within(fields) != nil {
		return
	}
	act := p.action(e)
	if act != nil {
		e.prevent()
		p.typing.now()
		act()
	}
}

// action is what a key does, or nil.
func (p *page) action(e event) func() {
	key := e.Get("key").String()
	if key == "Enter" && e.within("article.card") != nil && e.within("a, button, summary") == nil {
		return p.openCard
	}
	if p.settings.NoShortcuts {
		return nil
	}
	if p.state.Route == view.Review && e.within("a, button, summary") == nil || p.state.Route == view.Review && key != "Enter" {
		if act := p.reviewKey(key); act != nil {
			return act
		}
	}
	switch key {
	case "/":
		return func() { selectField(searchBoxID) }
	case "f":
		return func() { selectField(findBoxID) }
	case "?":
		return openHelp
	case "j":
		return func() { p.moveCard(1) }
	case "k":
		return func() { p.moveCard(-1) }
	case "o":
		return p.openCard
	case "n":
		return func() { p.followLink("next") }
	case "p":
		return func() { p.followLink("previous") }
	case "u":
		return func() { p.followLink("back") }
	}
	return nil
}

// selectField moves the focus to a field, if it is in the page, with its text selected: typing replaces it.
func selectField(id string) {
	if box := find(id); box != nil {
		box.Call("scrollIntoView", map[string]any{"block": "nearest"})
		focus(box)
		box.Call("select")
	}
}

// followLink does what a click on a link does, if it is in the page once that shows what was asked for: of two keys in a row the second starts from where the
// first has led.
func (p *page) followLink(id string) {
	route := p.state.Route
	p.whenShown(func() {
		link := find(id)
		switch {
		case link == nil || p.state.Route != route:
		case p.due: // by the key before
			p.followLink(id)
		default:
			p.follow(link.GetAttribute("href"), move{})
		}
	})
}

// focusedCard is the card of the list that holds the focus, or nil.
func focusedCard() element {
	if e := wrap(document().Get("activeElement")); e != nil {
		return wrap(e.Call("closest", "article.card"))
	}
	return nil
}

// moveCard moves the focus to the next card of the list or the one before; when none has it, to the first in sight.
func (p *page) moveCard(by int) {
	now := focusedCard()
	if now != nil {
		p.bringBackBeside(now)
	}
	list := document().Call("querySelectorAll", "#results article.card")
	n := list.Length()
	if n == 0 {
		return
	}
	next := -1
	if now != nil {
		for i := range n {
			if list.Index(i).Equal(now.Underlying()) {
				next = i + by
			}
		}
	} else {
		for i := 0; i < n && next < 0; i++ {
			if distance(wrap(list.Index(i))) >= 0 {
				next = i
			}
		}
	}
	if next >= 0 && next < n {
		card := wrap(list.Index(next))
		focus(card)
		card.Call("scrollIntoView", map[string]any{"block": "nearest"})
		p.fill()
	}
}

// openCard opens the quote whose card has the focus in its article.
func (p *page) openCard() {
	card := focusedCard()
	if card == nil {
		return
	}
	if link := wrap(card.Call("querySelector", ".acts a")); link != nil {
		p.follow(link.GetAttribute("href"), move{})
	}
}

const helpID = "help"

// openHelp opens the dialog of shortcuts. While it is open the browser keeps the focus inside it, and Escape closes it.
func openHelp() {
	if dialog := find(helpID); dialog != nil && !dialog.HasAttribute("open") {
		dialog.Call("showModal")
	}
}
