//go:build js

package main

import (
	"strconv"
	"syscall/js"
	"time"
	"unsafe"

	"verbatim/wasm/bundle"
	"verbatim/wasm/clerk"
	"verbatim/wasm/view"
)

// Over a large archive this program runs twice: on the page, and in a Worker, where it is the clerk, who looks up what the page shows. What crosses are
// strings: a kind of question, its number and its parts, and the number and parts of an answer. Package clerk has what they mean.

// clerkSlice is how long the clerk works without hearing of what is asked next.
const clerkSlice = 60 * time.Millisecond

// longPart is the length, in bytes, from which a text crosses as bytes, in a buffer that goes back and forth between the two: a string of as much asks for
// fresh memory in the Worker, on the way and on the page.
const longPart = 4 << 10

// work is the program in the Worker.
func work() {
	view.Speak(boot.Get("language").String(), boot.Get("messages").String())
	r := &remote{size: int64(boot.Get("archiveSize").Int())}
	c := &clerk.Clerk{}
	c.Waits, c.Until, c.Later, c.Slice = r.waits, r.until, nextTurn, clerkSlice
	c.Say = func(number string, parts ...string) {
		all := list(parts)
		for i, t := range parts {
			if len(t) >= longPart {
				bytes := boot.Call("room", len(t))
				js.CopyBytesToJS(bytes, unsafe.Slice(unsafe.StringData(t), len(t)))
				all[i] = bytes
			}
		}
		boot.Call("say", number, all)
	}
	r.opens = func() (err error) {
		c.Archive, err = bundle.OpenFrom(r, "archive", r.size)
		return err
	}
	c.Begin()
	boot.Set("hear", js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() { c.Ask(args[0].String(), args[1].String(), texts(args[2])) })
		return nil
	}))
	boot.Call("listens")
	r.until(func() {}, func() {}) // to have it open before it is asked for
}

// list makes an array of texts.
func list(texts []string) []any {
	all := make([]any, len(texts))
	for i, t := range texts {
		all[i] = t
	}
	return all
}

// texts reads an array of texts, of which long ones may be bytes.
func texts(array js.Value) []string {
	all := make([]string, array.Length())
	for i := range all {
		if t := array.Index(i); t.Type() == js.TypeString {
			all[i] = t.String()
		} else {
			data := bytesOf(t)
			all[i] = unsafe.String(unsafe.SliceData(data), len(data))
		}
	}
	return all
}

// asking is what the page keeps of the questions that it has asked the clerk.
type asking struct {
	clerk  bool // there is one
	host   bool // it is the site's host
	number int
	open   map[string]question
	ahead  []string // items of the list that have come and are not in it yet
	left   int      // how many come after them
}

// question is one that is not answered, or not yet to its end.
type question struct {
	then      func(parts []string) (more bool)
	otherwise func()
}

// ask asks the clerk. Where there is none, or it is lost before it has answered, otherwise is done.
func (p *page) ask(kind string, parts []string, then func(parts []string) (more bool), otherwise func()) {
	if p.remote == nil || !p.asking.clerk {
		otherwise()
		return
	}
	if p.asking.host {
		p.askHost(kind, parts, then, otherwise)
		return
	}
	p.number++
	number := strconv.Itoa(p.number)
	p.open[number] = question{then, otherwise}
	boot.Call("ask", kind, number, list(parts))
}

// delegates tells whether the clerk looks up what s shows. What is to be checked no host gets to see.
func (p *page) delegates(s view.State) bool {
	if !p.asking.clerk || !p.asking.host {
		return p.asking.clerk && clerk.Delegated(s)
	}
	const most = "1000000000"
	_, ok := p.hostQuestion("items", []string{s.ListKey(), most, most}, s).Parameters() // the longest that may be asked of it
	return ok
}

func (p *page) hostQuestion(kind string, parts []string, s view.State) clerk.HostQuestion {
	return clerk.HostQuestion{Kind: kind, Parts: parts, Desk: clerk.Desk{State: s, Kept: kind == "show" && p.keeps(s), Narrow: p.narrowed}}
}

// askHost asks the site's host, unless it is not to hear of that.
func (p *page) askHost(kind string, parts []string, then func(parts []string) (more bool), otherwise func()) {
	parameters, ok := p.hostQuestion(kind, parts, p.state).Parameters()
	if !ok {
		otherwise()
		return
	}
	p.number++
	number := strconv.Itoa(p.number)
	p.open[number] = question{func(parts []string) bool { then(parts); return false }, otherwise}
	boot.Call("askHost", number, parameters+"&lang="+view.Spoken())
}

// once is an answer that has no more to come.
func once(f func(parts []string)) func([]string) bool {
	return func(parts []string) bool {
		f(parts)
		return false
	}
}

// employ has the clerk's answers heard.
func (p *page) employ() {
	p.asking = asking{clerk: true, host: boot.Get("host").Bool(), open: map[string]question{}}
	if p.asking.host { // the page rendered beforehand says that nothing leaves it
		find(view.PrivateID).Set("textContent", view.Words("footer.hosted"))
	}
	boot.Set("answered", js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() {
			number := args[0].String()
			if q, ok := p.open[number]; ok && !q.then(texts(args[1])) {
				delete(p.open, number)
			}
		})
		return nil
	}))
	p.hearReads()
	boot.Set("deserted", js.FuncOf(func(js.Value, []js.Value) any {
		guard(p.deserted)
		return nil
	}))
}

// hearReads has the clerk tell in which stretch of a text to be checked it wants quotations looked for.
func (p *page) hearReads() {
	p.ask("reads", nil, func(parts []string) bool {
		p.readFor(parts[0], true)
		return true
	}, func() {})
}

// deserted does what the clerk was asked for, who is no longer there. From now on the page looks up for itself; in the place of the site's host its own clerk does.
func (p *page) deserted() {
	left := p.open
	if p.asking.host {
		p.asking = asking{clerk: boot.Get("clerk").Bool(), number: p.number, open: map[string]question{}}
		p.hearReads()
		tell("edge.lost")
		p.show(p.state, false) // of which the new clerk knows nothing yet
	} else {
		p.asking = asking{}
		tell("clerk.lost")
	}
	for _, q := range left {
		q.otherwise()
	}
}

// slowly is how long an answer may take before the page says that it is on its way.
const slowly = 300 * time.Millisecond

// showByClerk asks the clerk for what s shows. What stands on the page stays until the answer is here; of two answers the later question's counts.
func (p *page) showByClerk(s view.State, typed bool) {
	turn := p.turn
	p.warm(s)
	desk := clerk.Desk{State: s, Kept: p.keeps(s), Settings: p.settings, Dossier: p.dossier, Problems: p.problems, Narrow: p.narrowed}
	p.ask("show", desk.Parts(), func(parts []string) bool {
		if turn != p.turn {
			return false
		}
		p.shownByClerk(s, typed, parts)
		return true
	}, func() {
		if turn == p.turn {
			p.show(s, typed)
		}
	})
}

// wait has the page say, if it takes long, that what is to be shown is on its way, and looked that it is here.
func (p *page) wait() {
	find("main").SetAttribute("aria-busy", "true")
	if !p.busy {
		p.busy = true
		p.slow.set(slowly, func() { boot.Call("looks", true) })
	}
}

func (p *page) looked() {
	find("main").RemoveAttribute("aria-busy")
	if p.busy {
		p.busy = false
		p.slow.stop()
		boot.Call("looks", false)
	}
}

// shownByClerk puts the clerk's answer on the page, its list in a turn of its own: that and the counts of facets are a hundred kilobytes each, to read and to lay
// out.
func (p *page) shownByClerk(s view.State, typed bool, parts []string) {
	p.putList() // of the answer before
	phase, title, hits := parts[0], parts[1], parts[2]
	if phase == clerk.Whole {
		p.controls = s
	}
	at := p.caret()
	setShape(s)
	var list *view.Region
	for parts = parts[3:]; len(parts) >= 2; parts = parts[2:] {
		r := view.Region{ID: parts[0], HTML: parts[1]}
		if r.ID == "offline" { // of which the clerk knows nothing
			r = view.OfflineRegion(p.offline)
		}
		if p.asking.host {
			r = view.Personal(r, s, view.Data{Settings: p.settings, Dossier: p.dossier, Problems: p.problems})
		}
		r = view.Noted(r, p.mending.Corrections)
		if r.ID == "results" {
			list = &r
			continue
		}
		p.put(r, typed, hits != "0")
	}
	p.drawn(at, typed, title)
	if list == nil {
		if phase != clerk.Alone {
			p.markCard(s)
		}
		p.shownWhole(phase)
		return
	}
	turn := p.turn
	p.unlisted = func() {
		if turn != p.turn { // something else is to be shown by now
			return
		}
		at := p.caret()
		p.shown = listed{} // which nothing is added to, and is not kept
		if phase != clerk.First {
			p.shown = listOf(s)
		}
		p.ahead = nil
		p.patch(*list)
		at.restore(p)
		p.shownWhole(phase)
	}
	nextTurn(p.putList)
}

// putList puts the list of an answer on the page, if it waits for its turn.
func (p *page) putList() {
	if put := p.unlisted; put != nil {
		p.unlisted = nil
		put()
	}
}

// shownWhole does what waited for the clerk's answer, if all of it is on the page.
func (p *page) shownWhole(phase string) {
	switch phase {
	case clerk.Whole:
		p.looked()
	case clerk.Found, clerk.First:
		p.announceLater(view.Counting()) // the sentence that stands is of what was shown before
	}
	if phase == clerk.First || phase == clerk.Alone {
		p.begun()
		return
	}
	p.isShown()
	if p.arrival(p.missed.id) != nil {
		p.arriveLate()
	}
}

// fetchItems has the clerk write n more items of the list, unless another list has taken its place by then.
func (p *page) fetchItems(n int, then func()) {
	key, from := p.shown.key, p.shown.n
	p.ask("items", []string{key, strconv.Itoa(from), strconv.Itoa(from + n)}, once(func(parts []string) {
		if p.shown.key == key && p.shown.n == from {
			p.left, _ = strconv.Atoi(parts[0])
			p.ahead = parts[1:]
			then()
		}
	}), func() { p.ensure(n, then) })
}

// itemAnew has an item of the list, counted from 0, written anew, and calls then with its HTML unless another list has taken its place.
func (p *page) itemAnew(i int, then func(html string)) {
	key := p.shown.key
	own := func() {
		html := ""
		p.remote.until(func() { html, _ = view.Items(p.state, p.data(p.state), i, i+1) }, func() {
			if p.shown.key == key {
				then(html)
			}
		})
	}
	if p.remote == nil || !p.delegates(p.state) {
		own()
		return
	}
	p.ask("items", []string{key, strconv.Itoa(i), strconv.Itoa(i + 1)}, once(func(parts []string) {
		if p.shown.key == key && len(parts) > 1 {
			then(p.personalItem(parts[1]))
		}
	}), own)
}

// personalItem is an item of the list, as the clerk has written it, with what is the reader's own.
func (p *page) personalItem(item string) string {
	return view.PersonalItem(item, view.Data{Dossier: p.dossier, Corrections: p.mending.Corrections})
}

// items gives the HTML of the next n items of the list, and how many come after them.
func (p *page) items(n int) (html string, left int) {
	if p.remote == nil || !p.delegates(p.state) {
		return view.Items(p.state, p.data(p.state), p.shown.n, p.shown.n+n)
	}
	n = min(n, len(p.ahead))
	for _, item := range p.ahead[:n] {
		html += p.personalItem(item)
	}
	p.ahead = p.ahead[n:]
	return html, p.left + len(p.ahead)
}
