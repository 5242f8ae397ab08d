//go:build js

package main

import (
	"syscall/js"

	"verbatim/wasm/query"
	"verbatim/wasm/view"
)

// What the reader has chosen for good stands in the browser's local storage, one item a setting. A browser that keeps nothing, or forbids it, still shows
// the page.

const (
	shortcutsItem = "verbatim.shortcuts"
	filtersItem   = "verbatim.filters"
	languageItem  = "verbatim.language" // boot.js reads it too
)

// storage gives the local storage, or undefined where asking for it is refused, which the browser does by throwing. What a property throws would end the
// program; what a call throws is a panic.
func storage() (s js.Value) {
	defer func() {
		if recover() != nil {
			s = js.Undefined()
		}
	}()
	return js.Global().Get("Reflect").Call("get", window(), "localStorage")
}

func keptItem(item string) string {
	if s := storage(); s.Truthy() {
		if v := s.Call("getItem", item); v.Type() == js.TypeString {
			return v.String()
		}
	}
	return ""
}

// keepItem keeps a text, or with "" removes the item, and reports whether it is kept. A full storage throws: then the setting holds for this visit only.
func keepItem(item, text string) (kept bool) {
	defer func() { _ = recover() }()
	s := storage()
	switch {
	case !s.Truthy():
		return false
	case text == "":
		s.Call("removeItem", item)
	default:
		s.Call("setItem", item, text)
	}
	return true
}

// storeSetting keeps a setting, or says that it will be forgotten.
func (p *page) storeSetting(item, text string) {
	if !keepItem(item, text) {
		p.problems = append(p.problems, query.Problem{Message: view.Words("settings.not-kept")})
	}
}

func readSettings() view.Settings {
	return view.Settings{NoShortcuts: keptItem(shortcutsItem) == "off", Saved: view.ReadSaved(keptItem(filtersItem))}
}

// spoke is called once the messages of a language that the reader asked for have arrived, or with none when they could not be fetched.
func (p *page) spoke(tag, messages string) {
	if messages == "" && tag != "en" {
		p.problems = append(p.problems, query.Problem{Message: view.Words("language.failed")})
		p.show(p.state, false)
		return
	}
	view.Speak(tag, messages)
	p.ask("speak", []string{tag, messages}, nil, func() {})
	speakTemplate()
	_, p.problems = view.ParseFragment(fragment())
	p.storeSetting(languageItem, tag)
	p.show(p.state, false)
	if button := find("help-open"); button != nil && p.focusedID() == "" { // the button of the other language is gone
		focus(button)
	}
}

// speakTemplate says what stands in the template, outside of the regions, in the language of the page.
func speakTemplate() {
	document().Get("documentElement").Set("lang", view.Spoken())
	each := func(attribute string, say func(e element, words string)) {
		for _, e := range all("[" + attribute + "]") {
			say(e, view.Words(e.GetAttribute(attribute)))
		}
	}
	each("data-say", func(e element, words string) { e.Set("textContent", words) })
	each("data-say-label", func(e element, words string) { e.SetAttribute("aria-label", words) })
	each("data-say-placeholder", func(e element, words string) { e.Set("placeholder", words) })
}

// setting takes over a checkbox of a setting.
func (p *page) setting(box element) {
	p.settings.NoShortcuts = !box.Get("checked").Bool()
	off := ""
	if p.settings.NoShortcuts {
		off = "off"
	}
	p.storeSetting(shortcutsItem, off)
	p.show(p.state, false)
}

// keep takes over the saved filters.
func (p *page) keep(s view.Settings) {
	p.settings = s
	p.storeSetting(filtersItem, s.SavedText())
	p.show(p.state, false)
}
