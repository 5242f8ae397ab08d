//go:build js

package main

import (
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"verbatim/wasm/view"
)

// pause is how long a typist has to rest before the results follow: shorter than the gap between two words, longer than between two keys.
const pause = 60 * time.Millisecond

// listen registers one listener for each kind of event, on the document or the window, for the page's life. Rendering registers none.
func (p *page) listen() {
	history().Set("scrollRestoration", "manual")
	// Not through honnef's AddEventListener: it wraps each event in one of 30 types, which costs 90 µs an event instead of 9, and links them all.
	on := func(target js.Value, kind string, f func(event)) {
		target.Call("addEventListener", kind, js.FuncOf(func(_ js.Value, args []js.Value) any {
			guard(func() { f(event{args[0]}) })
			return nil
		}))
	}
	page, window := document(), window()
	on(page, "click", p.click)
	on(page, "mousedown", p.press)
	on(page, "change", p.change)
	on(page, "input", p.input)
	on(page, "keydown", p.key)
	on(page, "submit", p.submit)
	on(page, "focusout", p.focusOut)
	on(page, "dragover", func(e event) {
		if hasFiles(e.Get("dataTransfer")) {
			e.prevent() // the browser would open the file in place of the page
		}
	})
	on(page, "drop", func(e event) { p.files(e, e.Get("dataTransfer")) })
	on(page, "paste", func(e event) { p.files(e, e.Get("clipboardData")) })
	on(page, "scroll", func(event) { p.fill() })
	on(page, "scrollend", func(event) { p.rest() })
	on(window, "hashchange", func(event) { p.restore() })
	on(window, "beforeprint", func(event) { p.bringBackAll() })
	on(window, "pagehide", func(event) { p.savePlace() })
}

// files takes files that were dropped or pasted.
func (p *page) files(e event, transfer js.Value) {
	if hasFiles(transfer) {
		e.prevent()
		p.ownFiles(transfer)
	}
}

// rest saves the place once the page has stood still for a while: a wheel ends its scroll at every notch.
func (p *page) rest() {
	p.resting.set(150*time.Millisecond, p.savePlace)
}

// event is a DOM event.
type event struct{ js.Value }

func (e event) prevent() { e.Call("preventDefault") }

// within returns the nearest element at or around the event's target that the CSS selector matches, or nil.
func (e event) within(selector string) element {
	target := e.Get("target")
	if target.Get("closest").Type() != js.TypeFunction { // the document, or a text
		return nil
	}
	return wrap(target.Call("closest", selector))
}

func (e event) targetID() string {
	if id := e.Get("target").Get("id"); id.Type() == js.TypeString {
		return id.String()
	}
	return ""
}

// modified tells whether a key is held that gives a click or another key a meaning of the browser's own, such as "open in a new tab".
func (e event) modified() bool {
	for _, key := range []string{"ctrlKey", "metaKey", "altKey"} {
		if e.Get(key).Truthy() {
			return true
		}
	}
	return false
}

// press keeps the focus in the search box while an option under it is clicked.
func (p *page) press(e event) {
	if e.within("#"+listID) != nil {
		e.prevent()
	}
}

// click follows buttons, whose data-to is the fragment of the next state. Links are the browser's own affair, with its new tabs and its menu.
func (p *page) click(e event) {
	if option := e.within("#" + listID + " [role=option]"); option != nil {
		e.prevent()
		p.choose(option.ID())
		return
	}
	if button := e.within("button"); button != nil {
		p.button(e, button)
		return
	}
	if link := e.within("a[href]"); link != nil && !e.modified() {
		if link.ID() == moreID && p.shown.key != "" {
			e.prevent()
			p.showMore()
			return
		}
		p.typing.stop() // the link leads elsewhere than the words before it would
		p.link(e, link)
	}
}

// button does what a button's attributes say.
func (p *page) button(e event, button element) {
	switch {
	case p.take(button):
	case button.HasAttribute("data-to"):
		e.prevent()
		p.followControl(button.GetAttribute("data-to"))
	case button.HasAttribute("data-close"):
		find(button.GetAttribute("data-close")).Call("close")
	case button.HasAttribute("data-forget"):
		p.keep(p.settings.Forget(button.GetAttribute("data-forget")))
	case button.HasAttribute("data-csv"):
		p.saveTable(button.GetAttribute("data-csv"))
	case button.HasAttribute("data-own"):
		p.ownDo(button)
	case button.HasAttribute("data-offline"):
		boot.Call("offline", button.GetAttribute("data-offline"))
	case button.HasAttribute("data-correct"):
		p.correct(button)
	case button.Get("classList").Call("contains", "unfold").Bool():
		unfold(button)
	case button.HasAttribute("data-language"):
		boot.Call("speak", button.GetAttribute("data-language"))
	case button.ID() == "help-open":
		openHelp()
	case button.ID() == trayID:
		p.tray(button.GetAttribute("aria-expanded") == "false")
	case button.ID() == "apply":
		p.tray(false)
	}
}

// unfold puts what is in the template behind a button in its place, and opens it.
func unfold(button element) {
	template := wrap(button.Get("nextElementSibling"))
	details := wrap(template.Get("content").Get("firstElementChild"))
	details.SetAttribute("open", "")
	button.Call("replaceWith", details.Underlying())
	template.Call("remove")
	focus(wrap(details.Call("querySelector", "summary")))
}

// saveTable has a table's figures saved as a file.
func (p *page) saveTable(name string) {
	written := func(text string) { save("verbatim-"+name+".csv", "text/csv", "\ufeff"+text) } // by the mark spreadsheets know that it is UTF-8
	if name == view.LinesTable && p.remote == nil {
		p.saveLines(written)
		return
	}
	p.ask("csv", []string{name}, once(func(parts []string) { written(parts[0]) }), func() {
		var text string
		var ok bool
		p.remote.until(func() { text, ok = view.CSV(p.state, p.data(p.state), name) }, func() {
			if ok {
				written(text)
			}
		})
	})
}

// tray shows or hides the filters where the window is too narrow to have them beside the list.
func (p *page) tray(open bool) {
	button := find(trayID)
	button.SetAttribute("aria-expanded", strconv.FormatBool(open))
	if open {
		return
	}
	focus(button)
	find("main").Call("scrollIntoView")
}

// link prepares for the browser's following a link. A link to a place in the page as it stands, such as "skip to the quotes", is followed here: the
// fragment says which state is shown, and stays.
func (p *page) link(e event, link element) {
	p.savePlace()
	id, inPage := strings.CutPrefix(link.GetAttribute("href"), "#")
	if !inPage || id == "" || strings.HasPrefix(id, "/") {
		return
	}
	e.prevent()
	if place := find(id); place != nil {
		goTo(place)
	}
}

// change follows checkboxes and choices: the next state is on the box, or on the option chosen.
func (p *page) change(e event) {
	if e.targetID() == dossierFileID {
		p.openDossier(find(dossierFileID))
		return
	}
	if e.targetID() == view.CorrectionsFileID {
		p.openCorrections(find(view.CorrectionsFileID))
		return
	}
	control := e.within("input[data-to], input[data-setting], input[data-own], select")
	if control == nil {
		return
	}
	if control.HasAttribute("data-setting") {
		p.setting(control)
		return
	}
	if control.HasAttribute("data-own") {
		p.ownDo(control)
		return
	}
	if selected := control.Get("selectedOptions"); selected.Truthy() && selected.Get("length").Int() > 0 {
		control = wrap(selected.Index(0))
	}
	if to := control.GetAttribute("data-to"); strings.HasPrefix(to, "#") {
		p.followControl(to)
	}
}

func (p *page) input(e event) {
	if field := e.within("textarea[data-note]"); field != nil {
		p.annotate(field)
		return
	}
	if field := e.within("textarea[data-preview]"); field != nil {
		p.preview(field)
		return
	}
	var answer func()
	box := e.within("input")
	switch {
	case box == nil || e.Get("isComposing").Truthy(): // an input method has not finished a character
		return
	case box.ID() == searchBoxID:
		answer = p.lookUp
	case box.ID() == findBoxID:
		answer = func() { p.lookFor(find(findBoxID).Get("value").String()) }
	case box.HasAttribute("data-narrow"):
		answer = func() { p.narrow(box.GetAttribute("data-narrow"), box.ID()) }
	default:
		return
	}
	p.typing.set(pause, answer)
}

// lookUp shows the results for the words typed so far, and suggestions. The first letters make a new entry in the history and the next ones change
// it, until Enter or until the box is left: Back leads out of the look-up, not through its letters.
func (p *page) lookUp() {
	text := p.typed()
	p.follow(p.state.WithText(text).Fragment(), move{replace: p.midWord, typed: true})
	p.midWord = true
	p.suggest(text)
}

// enter takes the words in the box as they are: a look-up to come back to.
func (p *page) enter() {
	p.typing.stop()
	p.closeList()
	p.follow(p.state.WithText(p.typed()).Fragment(), move{replace: p.midWord, typed: true})
	p.midWord = false
}

func (p *page) typed() string { return find(searchBoxID).Get("value").String() }

func (p *page) submit(e event) {
	e.prevent()
	form := e.Get("target")
	id := form.Call("getAttribute", "id").String()
	if id == "search" {
		p.enter()
		return
	}
	p.typing.now()
	switch id {
	case "check-form":
		p.check(form)
	case "add-form":
		p.add(form)
	case "find-form":
		p.followLink("find-next")
	case "dates-form":
		p.follow(p.state.WithDates(fieldNamed(form, "from"), fieldNamed(form, "to")).Fragment(), move{})
	case "versus-form":
		p.beside(form)
	case "slots-form":
		slots := view.Slots{Who: fieldNamed(form, "who"), About: fieldNamed(form, "about"), When: fieldNamed(form, "when"), Where: fieldNamed(form, "where")}
		p.follow(p.state.WithSlots(slots).Fragment(), move{})
	case correctFormID:
		p.corrected(form)
	case "people-form":
		p.somebodyElse(form)
	case "save-form":
		p.keep(p.settings.Save(field(form), p.state))
	}
}

// lookFor shows where words stand in the open article. The history has one entry for all that is typed there.
func (p *page) lookFor(words string) {
	p.follow(p.state.WithFind(words).Fragment(), move{replace: p.state.Find != "" || words == "", typed: true})
	p.sight(view.MatchID)
}

// narrow shows only the values of a facet that hold the words in its box.
func (p *page) narrow(facet, boxID string) {
	p.narrowed[facet] = find(boxID).Get("value").String()
	p.show(p.state, true)
}

func (p *page) focusOut(e event) {
	if e.targetID() == searchBoxID {
		p.closeList()
		p.midWord = false
	}
}
