//go:build js

package main

import (
	"strconv"
	"strings"
	"syscall/js"

	"verbatim/wasm/bundle"
	"verbatim/wasm/clerk"
	"verbatim/wasm/draft"
	bytestore "verbatim/wasm/store"
	"verbatim/wasm/view"
)

// What is said in a text is found by the workshop, since all that it takes would make this program larger by an eighth.

// reading is the stretch of a text to be checked in which the workshop looks for quotations.
type reading struct {
	open    bool // it looks for them
	byClerk bool // for the clerk, who checks the text
	number  int  // of all that were asked for
	size    int  // bytes
}

// warm has the workshop fetched before it has work, where a view is opened that will give it some: so nothing is asked of the network once words are given.
func (p *page) warm(s view.State) {
	if !p.warmed && (s.Route == view.Check || s.Route == view.Add) {
		p.warmed = true
		boot.Call("warm")
	}
}

// readFor has the workshop look for the quotations that a check waits for.
func (p *page) readFor(part string, byClerk bool) {
	p.reading = reading{true, byClerk, p.reading.number + 1, len(part)}
	boot.Call("tell", "draft", strconv.Itoa(p.reading.number)+"\n"+part, js.Null())
}

// drafted passes on the quotations that the workshop has found, unless others have been asked for since.
func (p *page) drafted(number string, bytes js.Value) {
	r := &p.reading
	if !r.open || number != strconv.Itoa(r.number) {
		return
	}
	list, err := draft.Parse(bytesOf(bytes), r.size)
	switch {
	case err != nil:
		p.undrafted(err.Error())
	case r.byClerk:
		r.open = false
		p.tellClerk("read", clerk.Quotations(list)...)
	default:
		r.open = false
		p.checks.Read(list)
	}
}

// undrafted passes on why no quotations could be found.
func (p *page) undrafted(why string) {
	r := &p.reading
	switch {
	case !r.open:
	case r.byClerk:
		r.open = false
		p.tellClerk("unread", why)
	default:
		r.open = false
		p.checks.Unread(why)
	}
}

// again has the quotations looked for once more.
func (p *page) again() {
	if p.checkedByClerk() {
		p.tellClerk("again")
	} else {
		p.checks.Again()
	}
}

// checkedByClerk tells whether the clerk checks what is given to be checked.
func (p *page) checkedByClerk() bool { return p.remote != nil && p.asking.clerk && !p.asking.host }

// tellClerk tells the clerk something that is not answered. Where it is lost meanwhile, what it was told is done anew from what the page shows.
func (p *page) tellClerk(kind string, parts ...string) {
	if p.checkedByClerk() {
		p.number++
		boot.Call("ask", kind, strconv.Itoa(p.number), list(parts))
	}
}

// add has the quotes found in the reader's own text. It is kept in memory only, until the page is left.
func (p *page) add(form js.Value) {
	p.own.Looks, p.own.Says, p.draft = true, "", nil
	boot.Call("tell", "text", field(form), js.Null())
	p.show(p.state, false)
}

// added shows the quotes of the reader's own text, which have come as an archive of it alone.
func (p *page) added(data []byte) {
	p.own.Looks = false
	a, err := bundle.OpenFrom(bytestore.Memory{"text": data}, "text", int64(len(data)))
	var item bundle.Item
	if err == nil {
		item, err = a.Item(0)
	}
	if err != nil {
		p.unadded(err.Error())
		return
	}
	p.draft = &item
	p.show(p.state, false)
}

// unadded says why no quotes could be found.
func (p *page) unadded(why string) {
	p.own.Looks, p.own.Says, p.own.Why = false, "add.failed", why
	p.show(p.state, false)
}

// faulted says what kept the workshop from a job. One that has ended, or could not be fetched, does none of those that it was given.
func (p *page) faulted(ended bool, text string) {
	job, why, _ := strings.Cut(text, "\n")
	mine := job != "draft" && job != "text" // the job was one of own articles
	if ended {
		mine, why = p.own.Stage != view.OwnRests || !p.reading.open && !p.own.Looks, text
		p.own.primed = false
		boot.Call("forget")
	}
	if ended || job == "draft" {
		p.undrafted(why)
	}
	if p.own.Looks && (ended || job == "text") {
		p.unadded(why)
	}
	if mine {
		p.ownFault(why)
	}
}
