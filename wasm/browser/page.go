//go:build js

package main

import (
	"time"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/view"
)

// page is what the document shows, and the means to change it.
type page struct {
	archive *bundle.Archive

	state    view.State
	problems []query.Problem   // of the address
	regions  map[string]string // HTML last put into each region, by element id

	answered string // the fragment of the query that results answers, "" before the first
	results  search.Results

	draft *bundle.Item // the reader's own text, or nil

	typing   *time.Timer // runs the look-up once the typist pauses
	midWord  bool        // the present entry of the history is a look-up being typed
	counting *time.Timer // announces the count once the results have settled
	list     suggestions
}

func newPage(archive *bundle.Archive) *page {
	return &page{
		archive: archive,
		regions: map[string]string{},
	}
}

// show renders state s. A region is patched, by one innerHTML, when its HTML differs from what it holds. The count sentence is a live region:
// while somebody types it changes after a pause, so that a screen reader is not made to read every step; that nothing was found is said at once.
func (p *page) show(s view.State, typed bool) {
	p.state = s
	focused := p.focusedID()
	for _, r := range view.Render(s, p.data(s)) {
		if typed && r.ID == countID && len(p.results.Hits) > 0 {
			p.announceLater(r)
			continue
		}
		p.patch(r)
	}
	if !typed {
		p.fillSearchBox()
	}
	document().Set("title", view.Title(s, p.archive))
	p.refocus(focused)
}

const (
	countID     = "count"
	searchBoxID = "q"
)

func (p *page) patch(r view.Region) {
	if r.ID == countID && p.counting != nil {
		p.counting.Stop()
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
	if p.counting != nil {
		p.counting.Stop()
	}
	p.counting = time.AfterFunc(500*time.Millisecond, func() { guard(func() { p.patch(r) }) })
}

// data answers the state's query, anew only when the query is another one.
func (p *page) data(s view.State) view.Data {
	asked := view.State{Route: view.Quotes, Query: s.Query}.Fragment()
	if p.answered != asked {
		p.results, p.answered = search.Run(p.archive, s.Query), asked
	}
	return view.Data{Archive: p.archive, Results: p.results, Problems: p.problems, Draft: p.draft}
}

// fillSearchBox makes the search box say the query.
func (p *page) fillSearchBox() {
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
