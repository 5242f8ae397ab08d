//go:build js

package main

import (
	"syscall/js"

	"verbatim/wasm/view"
)

// What the reader has chosen for good stands in the browser's local storage, one item a setting. A browser that keeps nothing, or forbids it, still shows
// the page.

const (
	shortcutsItem = "verbatim.shortcuts"
	filtersItem   = "verbatim.filters"
)

// storage gives the local storage, or undefined where asking for it is refused, which the browser does by throwing.
func storage() (s js.Value) {
	defer func() {
		if recover() != nil {
			s = js.Undefined()
		}
	}()
	return window().Get("localStorage")
}

func stored(item string) string {
	if s := storage(); s.Truthy() {
		if v := s.Call("getItem", item); v.Type() == js.TypeString {
			return v.String()
		}
	}
	return ""
}

// store keeps a text, or with "" removes the item. A full storage throws: then the setting holds for this visit only.
func store(item, text string) {
	defer func() { _ = recover() }()
	s := storage()
	switch {
	case !s.Truthy():
	case text == "":
		s.Call("removeItem", item)
	default:
		s.Call("setItem", item, text)
	}
}

func readSettings() view.Settings {
	return view.Settings{NoShortcuts: stored(shortcutsItem) == "off", Saved: view.ReadSaved(stored(filtersItem))}
}

// setting takes over a checkbox of a setting.
func (p *page) setting(box element) {
	p.settings.NoShortcuts = !box.Get("checked").Bool()
	off := ""
	if p.settings.NoShortcuts {
		off = "off"
	}
	store(shortcutsItem, off)
	p.show(p.state, false)
}

// keep takes over the saved filters.
func (p *page) keep(s view.Settings) {
	p.settings = s
	store(filtersItem, s.SavedText())
	p.show(p.state, false)
}
