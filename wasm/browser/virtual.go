//go:build js

package main

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"syscall/js"

	"verbatim/wasm/view"
)

// A long list is virtualized: blocks of its groups that are farther from the window than reach are taken out of the page, and put back before they come near;
// in the place of each stands its element, as high as it was. The browser goes through all that a page holds in every frame in which it is scrolled: with
// ten thousand cards in it that took twice as long as with two thousand.

const (
	block = 8       // groups that are taken out and put back as one; eighty cards take 10 ms, and 120 blocks are passed over quickly
	reach = 100_000 // CSS pixels, which are six hundred cards; so far the browser's own search sees
)

// listBlock is a full block of a long list.
type listBlock struct {
	at      element   // holds the groups, and stays in the page
	out     js.Value  // the fragment that holds them while they are out, else undefined
	far     bool      // it is beyond reach
	off     float64   // how far its middle is from the window's, in CSS pixels, when it was last told of
	height  float64   // in CSS pixels, when it was last near
	heights []float64 // those of its groups
}

func (b *listBlock) isOut() bool { return !b.out.IsUndefined() }

// watch has a block that is full taken out when it is beyond reach, and put back when it is not.
func (p *page) watch(full element) {
	if p.guardian.IsUndefined() {
		passed := js.FuncOf(func(_ js.Value, args []js.Value) any {
			guard(func() { p.passed(args[0]) })
			return nil
		})
		// The document is named as what is scrolled: without that the margin counts for nothing in a page that is framed by another host's.
		p.guardian = js.Global().Get("IntersectionObserver").New(passed, map[string]any{"root": document(), "rootMargin": strconv.Itoa(reach) + "px 0px"})
	}
	full.Set("block", len(p.shown.blocks))
	p.shown.blocks = append(p.shown.blocks, &listBlock{at: full})
	p.guardian.Call("observe", full.Underlying())
}

// blockOf is the block of the list in the page that an element holds, or nil.
func (p *page) blockOf(e js.Value) *listBlock {
	number := e.Get("block")
	if number.IsUndefined() || number.Int() >= len(p.shown.blocks) || !p.shown.blocks[number.Int()].at.Equal(e) {
		return nil
	}
	return p.shown.blocks[number.Int()]
}

// passed takes in which blocks have come within reach or gone beyond it. It is called when all is laid out, so that to measure costs nothing.
func (p *page) passed(entries js.Value) {
	for i := range entries.Length() {
		entry := entries.Index(i)
		b, box := p.blockOf(entry.Get("target")), entry.Get("boundingClientRect")
		if b == nil || box.Get("height").Float() == 0 { // of another list, or the list is hidden
			continue
		}
		b.far = !entry.Get("isIntersecting").Bool()
		b.off = math.Abs(box.Get("top").Float() + (box.Get("height").Float()-window().Get("innerHeight").Float())/2)
		if b.far && !b.isOut() {
			b.height = box.Get("height").Float()
			b.heights = b.heights[:0]
			for g := b.at.Get("firstElementChild"); g.Truthy(); g = g.Get("nextElementSibling") {
				b.heights = append(b.heights, g.Get("offsetHeight").Float())
			}
		}
		p.shown.passing = append(p.shown.passing, b)
	}
	slices.SortStableFunc(p.shown.passing, func(x, y *listBlock) int {
		if x.far != y.far { // what is wanted first
			if x.far {
				return 1
			}
			return -1
		}
		return cmp.Compare(x.off, y.off)
	})
	p.passOn()
}

// passOn takes out or puts back one block in each frame.
func (p *page) passOn() {
	if len(p.shown.passing) == 0 || p.moves.pending() {
		return
	}
	p.moves.set(func() {
		for len(p.shown.passing) > 0 {
			b := p.shown.passing[0]
			p.shown.passing = p.shown.passing[1:]
			if b.far != b.isOut() {
				if b.far {
					b.takeOut()
				} else {
					p.putBack(b)
				}
				break
			}
		}
		p.passOn()
	})
}

// takeOut takes a block out of the page, unless the reader has the focus, the open quote or a selection in it.
func (b *listBlock) takeOut() {
	selection := document().Call("getSelection")
	if b.at.Call("contains", document().Get("activeElement")).Bool() || b.at.Call("querySelector", "[aria-current]").Truthy() ||
		selection.Get("type").String() == "Range" && selection.Call("containsNode", b.at.Underlying(), true).Bool() {
		return
	}
	out := document().Call("createDocumentFragment")
	for _, height := range b.heights {
		g := b.at.Get("firstElementChild")
		g.Get("style").Set("containIntrinsicBlockSize", "auto "+pixels(height)) // which the browser forgets of what is out
		out.Call("append", g)
	}
	b.at.Get("style").Set("height", pixels(b.height))
	b.out = out
}

func pixels(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) + "px" }

// putBack puts back a block that is out, with what has changed meanwhile.
func (p *page) putBack(b *listBlock) {
	b.at.Call("append", b.out)
	b.at.Get("style").Set("height", "")
	b.out = js.Undefined()
	if p.state.Route == view.Quote {
		p.markCard(p.state)
	}
	if stale := p.shown.stale; len(stale) > 0 {
		p.shown.stale = nil
		p.redrawItems(stale)
	}
}

// bringBack puts back the block that holds the element of an id, if it is out.
func (p *page) bringBack(id string) {
	if id == "" {
		return
	}
	for _, b := range p.shown.blocks {
		if b.isOut() && b.out.Call("getElementById", id).Truthy() {
			p.putBack(b)
			return
		}
	}
}

// bringBackBeside puts back the blocks before and after that in which e is.
func (p *page) bringBackBeside(e element) {
	around := e.Call("closest", ".groups, ol.grows:not(.long)")
	for _, b := range p.shown.blocks {
		if b.isOut() && (b.at.Get("previousElementSibling").Equal(around) || b.at.Get("nextElementSibling").Equal(around)) {
			p.putBack(b)
		}
	}
}

// bringBackAll puts back all that is out, for the printer. What is beyond reach is taken out again when the page is next drawn.
func (p *page) bringBackAll() {
	for _, b := range p.shown.blocks {
		if b.isOut() {
			p.putBack(b)
			p.guardian.Call("unobserve", b.at.Underlying())
			p.guardian.Call("observe", b.at.Underlying())
		}
	}
}
