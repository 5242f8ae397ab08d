//go:build js

package main

import (
	"syscall/js"
	"time"

	"verbatim/wasm/view"
)

// The list of results grows while it is scrolled: cards are appended in small steps, each short enough that the page answers in between, and none that is
// there is made anew. The style sheet leaves those out of sight unpainted.

const (
	step   = 5    // items appended at a time
	ahead  = 2500 // CSS pixels below the window within which the list is kept filled
	moreID = "more"
)

// listed is the list of results in the page.
type listed struct {
	key     string // of the query that it answers, in a language
	n       int    // items in it
	growing bool   // a step is waiting for its turn

	blocks  []*listBlock // its full blocks
	passing []*listBlock // those that have come within reach or gone beyond it
	stale   []int        // items that are out of the page and have changed, counted from 0
}

// listOf is the list of s as it is drawn at first.
func listOf(s view.State) listed { return listed{key: s.ListKey(), n: s.AtFirst()} }

// keeps tells whether the list in the page is that of s, so that it need not be made anew.
func (p *page) keeps(s view.State) bool {
	key := s.ListKey()
	return key != "" && key == p.shown.key
}

// markCard marks the card of the quote that is open, when the list is kept.
func (p *page) markCard(s view.State) {
	if old := wrap(document().Call("querySelector", "#results article.card[aria-current]")); old != nil {
		old.RemoveAttribute("aria-current")
	}
	if s.Route != view.Quote {
		return
	}
	if card := find("quote-" + s.ID); card != nil {
		card.SetAttribute("aria-current", "true")
	}
}

// grow appends cards until n are there, or all, and then does what is to be done. It takes up the page's time for one step at once.
func (p *page) grow(n int, then func()) {
	p.ensure(n-p.shown.n, func() { p.growOn(n, then) })
}

func (p *page) growOn(n int, then func()) {
	key := p.shown.key
	start := time.Now()
	for p.shown.n < n && time.Since(start) < slice {
		if !p.append(min(step, n-p.shown.n)) {
			n = p.shown.n
		}
	}
	if p.shown.n >= n {
		then()
		return
	}
	nextTurn(func() {
		if p.shown.key == key { // else another list has taken its place
			p.growOn(n, then)
		}
	})
}

// group is the number of items that a long list adds as an <ol> of their own, which the browser lays out, or passes over while it is out of sight, as one: to
// look at each of ten thousand items takes it a tenth of a second a frame, to lay out more of them than these at once as long.
const group = 10

// itemAt is the item of that number in the list, counted from 0, or nil while it is out of the page.
func itemAt(groups []element, i int) element {
	for _, g := range groups {
		if first := firstOf(g); first <= i && i < first+g.Get("childElementCount").Int() {
			return wrap(g.Get("children").Index(i - first))
		}
	}
	return nil
}

// numberOf is the number of an item in the list, counted from 0.
func numberOf(item element) int {
	g := wrap(item.Get("parentElement"))
	return firstOf(g) + js.Global().Get("Array").Get("prototype").Get("indexOf").Call("call", g.Get("children"), item.Underlying()).Int()
}

func firstOf(g element) int { return g.Get("start").Int() - 1 }

// groups are those of the list that are in the page.
func groups() []element { return all("#results ol.grows") }

// redrawItems draws some items of the list anew, which are counted from 0: those that are out of the page when they are put back.
func (p *page) redrawItems(which []int) {
	groups := groups()
	for _, i := range which {
		if itemAt(groups, i) == nil {
			p.shown.stale = append(p.shown.stale, i)
			continue
		}
		p.itemAnew(i, func(html string) {
			if item := itemAt(groups, i); item != nil {
				at := p.caret()
				item.Set("outerHTML", html)
				at.restore(p)
				delete(p.regions, "results") // it is no longer what was rendered
			}
		})
	}
}

// nextGroup adds an empty group of items behind the last one; start is the number of its first item, from 1.
func (p *page) nextGroup(last element, start int) element {
	next := wrap(last.Call("cloneNode", false))
	next.Get("classList").Call("add", "long")
	next.Set("start", start)
	around := wrap(last.Get("parentElement"))
	switch {
	case !around.Get("classList").Call("contains", "groups").Bool(): // the first, as it was rendered
		around = last
	case around.Get("childElementCount").Int() < block:
		around.Call("append", next.Underlying())
		return next
	default:
		p.watch(around)
	}
	of := wrap(document().Call("createElement", "div"))
	of.Set("className", "groups")
	of.Call("append", next.Underlying())
	around.Call("after", of.Underlying())
	return next
}

// lastGroup is the last group of the list above the link that lengthens it. It is reached from there: to search a page of ten thousand cards takes as long as
// to add some.
func lastGroup(more element) element {
	last := wrap(more.Call("closest", "p").Get("previousElementSibling"))
	if last.Get("classList").Call("contains", "groups").Bool() {
		return wrap(last.Get("lastElementChild"))
	}
	return last
}

// append adds n more cards, and reports whether there are more to add.
func (p *page) append(n int) bool {
	more := find(moreID)
	if more == nil {
		return false
	}
	items := lastGroup(more)
	html, left := p.items(n)
	if items.Get("childElementCount").Int() >= group {
		items = p.nextGroup(items, p.shown.n+1)
	}
	items.Call("insertAdjacentHTML", "beforeend", html)
	p.shown.n += n
	delete(p.regions, "results") // it is no longer what was rendered
	if left > 0 {
		more.Set("textContent", view.MoreWords(p.state, left))
		return true
	}
	more.Call("closest", "p").Call("remove")
	return false
}

// fill lets the list grow when its end comes near the window. It is asked at every scroll, and does nothing while a step is waiting.
func (p *page) fill() {
	if p.shown.growing {
		return
	}
	more := find(moreID)
	if more == nil || p.shown.key == "" || !more.Call("checkVisibility").Bool() || distance(more) > window().Get("innerHeight").Float()+ahead {
		return
	}
	p.shown.growing = true
	p.ensure(step, func() {
		p.append(step)
		nextTurn(func() {
			p.shown.growing = false
			p.fill()
		})
	})
}

// showMore answers the link below the list: more cards are appended, and the focus goes to the first of them.
func (p *page) showMore() {
	first := p.shown.n
	p.grow(first+p.state.Portion(), func() {
		if item := itemAt(groups(), first); item != nil {
			focus(wrap(item.Call("querySelector", "article, a")))
		}
	})
}

// noteLength lets the address say how long the list has grown, for a reload and for whoever shares it.
func (p *page) noteLength() {
	if p.shown.key == "" || p.shown.n <= p.state.Portion() || p.state.Shown >= p.shown.n {
		return
	}
	p.state.Shown = p.shown.n
	history().Call("replaceState", js.Null(), "", p.state.Fragment())
	p.entry = fragment()
}
