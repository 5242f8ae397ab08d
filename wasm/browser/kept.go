//go:build js

package main

import (
	"slices"
	"strconv"
	"syscall/js"

	"verbatim/wasm/article"
	"verbatim/wasm/view"
)

// What is kept of own articles in this browser is a workspace, in a database that own.js opens. Each change has a number, its edition: a tab that finds another
// edition than it knows takes in what is kept there, and then keeps both.

// note takes over an item of the local storage that a workspace brought along. One that the reader has here already stays as it is, but for saved filters,
// which are joined.
func (p *page) note(item, _, value string) {
	if !slices.Contains(keptItems, item) {
		return
	}
	if item == correctionsItem {
		p.joinCorrections(item, value)
		return
	}
	if item == filtersItem {
		joined := view.Settings{Saved: view.ReadSaved(value + keptItem(filtersItem))}
		value = joined.SavedText()
	} else if keptItem(item) != "" {
		return
	}
	keepItem(item, value)
	p.settings, p.dossier = readSettings(), readDossier()
}

// workspaceMade saves a workspace as a file, or keeps it.
func (p *page) workspaceMade(bytes js.Value) {
	if p.own.saving {
		p.own.saving = false
		boot.Call("saveBytes", "own-articles.verbatim", bytes)
		return
	}
	p.own.Kept = true
	boot.Call("keep", p.own.edition, bytes)
}

// ownKept hears whether a workspace was kept: its new edition, or why not.
func (p *page) ownKept(edition, why string) {
	o := &p.own
	if n, ok := article.Number(edition); ok {
		o.edition = n
		if o.Kept {
			o.Says = "own.kept"
		} else {
			o.Says = "own.unkept"
		}
		p.show(p.state, false)
		return
	}
	if why == "other" && o.Kept { // another tab has kept something since
		boot.Call("kept")
		return
	}
	o.Kept = false
	o.Says = "own.keep-" + why
	p.show(p.state, false)
}

// ownFound hears what this browser keeps: at the start, and when another tab has kept something.
func (p *page) ownFound(edition string, bytes js.Value) {
	o := &p.own
	o.edition, _ = article.Number(edition)
	if !bytes.Truthy() || bytes.Get("length").Int() == 0 {
		if o.Kept {
			p.workspace()
		} else if len(p.mending.Patch) > 0 {
			p.rebuild()
		}
		return
	}
	o.Kept = true
	p.beginReading(1)
	size := bytes.Get("length").Int()
	o.onWay = []int{size}
	boot.Call("tell", "files", view.Words("own.keep")+"\t"+strconv.Itoa(size), bytes)
	p.ownShow(true)
}
