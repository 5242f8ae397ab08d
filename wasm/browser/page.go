//go:build js

package main

import (
	"syscall/js"
	"time"

	"verbatim/wasm/bundle"
	"verbatim/wasm/clerk"
	"verbatim/wasm/query"
	"verbatim/wasm/verify"
	"verbatim/wasm/view"
)

// page is what the document shows, and the means to change it.
type page struct {
	*clerk.Finder
	waiting

	state    view.State
	controls view.State        // to which the filters on the page belong
	problems []query.Problem   // of the address
	regions  map[string]string // HTML last put into each region, by element id
	drawing  bool              // the regions are being patched
	after    func()            // the drawing that was asked for meanwhile

	twins *verify.Twins // of all quotes, if the archive is small

	draft    *bundle.Item // the reader's own text, or nil
	own      ownWork
	offline  view.Offline
	mending  mending
	dossier  view.Dossier
	checks   clerk.Checks
	reading  reading // of what is to be checked
	warmed   bool    // the workshop has been asked for
	settings view.Settings
	shown    listed
	guardian js.Value          // tells which blocks of the list pass the bounds of reach
	moves    frame             // in which the next of them is taken out or put back
	narrowed map[string]string // words typed into the boxes of long facets, by the facet's key

	typing   alarm  // runs the look-up once the typist pauses
	midWord  bool   // the present entry of the history is a look-up being typed
	entry    string // the fragment of the entry of the history that is shown
	arriving bool   // the page is not yet where that entry says
	missed   missed
	boxed    string // the query that the search box was last in step with
	resting  alarm  // saves the place once the page stands still
	busy     bool   // what is to be shown is on its way
	slow     alarm  // says so, if it takes long
	counting alarm  // announces the count once the results have settled
	list     suggestions
}

func newPage(archive *bundle.Archive) *page {
	p := &page{
		Finder:   &clerk.Finder{Archive: archive, Later: nextTurn, Slice: slice},
		regions:  map[string]string{},
		settings: readSettings(),
		dossier:  readDossier(),
		narrowed: map[string]string{},
	}
	p.Until = func(work, done func()) { p.remote.until(work, done) } // whichever it is by then
	p.Counted = func() {
		if p.state.Route == view.Audit {
			p.show(p.state, false)
		}
	}
	p.Listed = func() {
		p.shown = listed{} // the list has grown
		p.show(p.state, false)
	}
	p.employChecks()
	p.mending = readCorrections()
	return p
}

// draw renders state s. A region is patched, by one innerHTML, when its HTML differs from what it holds. The count sentence is a live region:
// while somebody types it changes after a pause, so that a screen reader is not made to read every step; that nothing was found is said at once.
//
// A field that patching takes away may still tell of its change, which asks for another drawing: that one waits until this is done, since the
// browser refuses to replace what is being replaced.
func (p *page) draw(s view.State, typed bool) {
	if p.drawing {
		p.after = func() { p.draw(s, typed) }
		return
	}
	p.drawing = true
	p.redraw(s, typed)
	if next := p.after; next != nil {
		p.after = nil
		next()
	}
}

func (p *page) redraw(s view.State, typed bool) {
	defer func() { p.drawing = false }()
	at := p.caret()
	d := p.toDraw(s)
	for _, r := range view.Render(s, d) {
		p.put(r, typed, len(d.Results.Hits) > 0)
	}
	p.drawn(at, typed, view.Title(s, p.Archive))
}

// put patches a region; while somebody types, the count of what was found waits for a pause.
func (p *page) put(r view.Region, typed, found bool) {
	if typed && found && r.ID == countID {
		p.announceLater(r)
		return
	}
	p.patch(r)
}

// drawn ends a drawing: the search box and the title follow, and the focus is where it was.
func (p *page) drawn(at caret, typed bool, title string) {
	if typed {
		p.boxed = p.state.Query.Text
	} else {
		p.fillSearchBox()
	}
	document().Set("title", title)
	at.restore(p)
}

// toDraw makes ready for drawing s, and gives what it is drawn with.
func (p *page) toDraw(s view.State) view.Data {
	p.warm(s)
	d := p.data(s)
	d.Kept = p.keeps(s)
	if d.Kept {
		p.markCard(s)
	} else {
		p.shown = listOf(s)
	}
	p.controls = s
	setShape(s)
	return d
}

// setShape tells the style sheet which columns s has, and that the page is no longer the one rendered beforehand, which comes into sight frame by frame.
func setShape(s view.State) {
	root := document().Get("documentElement")
	root.Get("dataset").Set("shape", s.Shape())
	root.Call("removeAttribute", "data-beforehand")
}

const (
	countID     = "count"
	searchBoxID = "q"
	findBoxID   = "find"
	trayID      = "tray"
)

// caret is which element has the focus, and in a field the stretch of its text that is selected, in UTF-16 units: -1 elsewhere.
type caret struct {
	id         string
	start, end int
}

func (p *page) caret() caret {
	c := caret{p.focusedID(), -1, -1}
	if start := document().Get("activeElement").Get("selectionStart"); start.Type() == js.TypeNumber {
		c.start, c.end = start.Int(), document().Get("activeElement").Get("selectionEnd").Int()
	}
	return c
}

// restore gives the focus back when patching replaced the element that had it.
func (c caret) restore(p *page) {
	if c.id == "" || p.focusedID() == c.id {
		return
	}
	p.refocus(c.id)
	if e := find(c.id); e != nil && c.start >= 0 {
		e.Call("setSelectionRange", c.start, c.end)
	}
}

func (p *page) patch(r view.Region) {
	if r.ID == countID {
		p.counting.stop()
	}
	if html, ok := p.regions[r.ID]; ok && html == r.HTML {
		return
	}
	if e := find(r.ID); e != nil {
		opened := openDetails(e)
		e.SetInnerHTML(r.HTML)
		p.regions[r.ID] = r.HTML
		for _, id := range opened {
			if details := find(id); details != nil {
				details.SetAttribute("open", "")
			}
		}
	}
}

// openDetails lists the ids of the <details> within e that the reader has open.
func openDetails(e element) []string {
	list := e.Call("querySelectorAll", "details[open][id]")
	var ids []string
	for i := range list.Length() {
		ids = append(ids, list.Index(i).Get("id").String())
	}
	return ids
}

func (p *page) announceLater(r view.Region) {
	p.counting.set(500*time.Millisecond, func() { p.patch(r) })
}

// data gives what s is shown with.
func (p *page) data(s view.State) view.Data {
	d := p.Data(s)
	d.Corrections, d.Hosted = p.reviewing(), p.asking.host
	d.Dossier, d.Checking, d.Twins, d.Problems, d.Draft, d.Own, d.Offline, d.Settings, d.Narrow = p.dossier, p.checks.Of(s), p.twins, p.problems, p.draft, p.own.Own, p.offline, p.settings, p.narrowed
	return d
}

// slice is how long the program works at a stretch: short enough for the page to answer to a key in between, on a processor that has other things to do too.
const slice = 10 * time.Millisecond

// pair looks for quotations that stand in several articles, and shows them when all are found.
func (p *page) pair(t *verify.Twins) {
	if p.twins != t { // another archive has taken the place of its
		return
	}
	for start := time.Now(); t.Step(); {
		if time.Since(start) >= slice {
			nextTurn(func() { p.pair(t) })
			return
		}
	}
	if !t.Any() {
		return
	}
	d := p.data(p.state)
	p.redrawItems(view.Twinned(p.state, d, p.shown.n)) // which have more to say; the others stay as they are
	if p.state.Shape() != "list" {
		p.show(p.state, false)
	}
}

// fillSearchBox makes the search box say the query. While the query stays as it was, and the reader is in the box, what is typed there has not been looked up
// yet: it stays, whatever else is drawn meanwhile.
func (p *page) fillSearchBox() {
	same := p.boxed == p.state.Query.Text
	p.boxed = p.state.Query.Text
	if same && p.focusedID() == searchBoxID {
		return
	}
	if box := find(searchBoxID); box != nil && box.Get("value").String() != p.state.Query.Text {
		box.Set("value", p.state.Query.Text)
	}
}

func (p *page) focusedID() string {
	if e := document().Get("activeElement"); e.Truthy() {
		return e.Get("id").String()
	}
	return ""
}

// refocus gives the focus back to the element of that id when patching replaced it.
func (p *page) refocus(id string) {
	if id == "" || p.focusedID() == id {
		return
	}
	if e := find(id); e != nil {
		focus(e)
	}
}
