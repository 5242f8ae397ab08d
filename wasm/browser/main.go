//go:build js

// Command browser turns the page's address and what is done on the page into the page's HTML: it opens the archive that boot.js fetched, renders
// each region, and listens. It is the one room that knows syscall/js and the DOM; what is shown is decided in view, found in search.
package main

import (
	"syscall/js"

	"verbatim/wasm/answer"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/verify"
	"verbatim/wasm/view"
)

// boot is the object that boot.js shares with this program.
var boot = js.Global().Get("verbatim")

func main() {
	if boot.IsUndefined() {
		return // program.js only has the browser compile what a start takes
	}
	if document().Truthy() {
		nextTurn(start) // to set the program itself to work has taken a turn already, of some 25 ms
	} else {
		guard(work)
	}
	select {} // the listeners live on
}

// start opens the archive that boot.js fetched, or, of a large one, what is needed to begin with.
func start() {
	if tag := boot.Get("language").String(); tag != view.Spoken() && view.Speak(tag, boot.Get("messages").String()) {
		speakTemplate()
	}
	archive := boot.Get("archive")
	if archive.Truthy() {
		f, err := bundle.CheckFile(bytesOf(archive)) // each of the halves takes 20 ms
		nextTurn(func() {
			var a *bundle.Archive
			if err == nil {
				a, err = bundle.OpenFile(f)
			}
			nextTurn(func() { begin(a, nil, err) })
		})
		return
	}
	size := boot.Get("archiveSize").Int()
	r := &remote{size: int64(size)}
	if boot.Get("clerk").Bool() { // who has it open while the page need not
		// What the program does for the first time is slow: with begin and first in turns of their own none takes 15 ms, in one they took 50.
		nextTurn(func() { begin(nil, r, nil) })
		return
	}
	var a *bundle.Archive
	var err error
	r.until(func() { a, err = bundle.OpenFrom(r, "archive", r.size) }, func() { begin(a, r, err) })
}

// begin shows the state in the address, and has the page report then. r is nil where the whole archive is in memory.
func begin(archive *bundle.Archive, r *remote, err error) {
	if err != nil {
		boot.Call("fail", view.Words("failure.archive")+" "+err.Error())
		return
	}
	p := newPage(archive)
	p.remote, p.Waits = r, r.waiting()
	p.own.base, p.own.remote = archive, r
	if archive == nil {
		p.employ()
		r.opens = func() error { return p.openArchive(r) }
	}
	nextTurn(func() { p.first(p.answers) })
}

// answers has the page listen, and only then reports that the page is ready.
func (p *page) answers() {
	p.listen()
	p.serve()
	boot.Call("ready")
	nextTurn(p.settle)
	p.compare()
	boot.Call("kept")
	if p.own.remote != nil {
		boot.Call("offline", "look")
	}
}

// openArchive opens the archive that comes by r for this program itself, once it looks something up there.
func (p *page) openArchive(r *remote) error {
	a, err := bundle.OpenFrom(r, "archive", r.size)
	if err == nil {
		p.own.base = a
		if p.remote == r {
			p.Archive = a
		}
	}
	return err
}

// compare begins to look for quotations that stand in several articles, where the archive is in memory and not too large.
func (p *page) compare() {
	p.twins = nil
	if p.remote == nil && p.Archive.Info().Quotes <= view.MostCompared {
		t := verify.NewTwins(p.Archive)
		p.twins = t
		nextTurn(func() { p.pair(t) })
	}
}

// serve lets boot.js ask.
func (p *page) serve() {
	boot.Set("answer", js.FuncOf(func(_ js.Value, args []js.Value) (byClerk any) {
		byClerk = false
		guard(func() {
			if p.remote != nil && p.asking.clerk && !p.asking.host && !p.mending.due {
				byClerk = true
				return
			}
			text, counted, then := args[0].String(), args[1].Bool(), args[2]
			p.whenMade(func() { p.answer(text, counted, then) })
		})
		return byClerk
	}))
	boot.Set("count", js.FuncOf(func(_ js.Value, args []js.Value) (facets any) {
		facets = "{}"
		guard(func() { facets = answer.Facets(p.Archive, query.Query{Text: args[0].String()}) })
		return facets
	}))
	boot.Set("heard", js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() { p.ownHeard(args[0].String(), args[1].String(), args[2]) })
		return nil
	}))
	boot.Set("offlineHeard", js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() { p.offlineHeard(args[0].String()) })
		return nil
	}))
	boot.Set("spoke", js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() { p.spoke(args[0].String(), args[1].String()) })
		return nil
	}))
}

// answer answers boot.js with the ids of the quotes found, a line each, and the counts of facets, as JSON. These are "" where they are not asked for, and over
// an archive in memory, where boot.js asks for them when somebody looks.
func (p *page) answer(text string, counted bool, then js.Value) {
	q := query.Query{Text: text}
	part := ""
	if counted {
		part = "counted"
	}
	p.ask("search", []string{text, part}, once(func(parts []string) { then.Invoke(parts[0], parts[1]) }), func() {
		var ids, facets string
		p.remote.until(func() {
			if p.remote == nil || !counted {
				ids = answer.Hits(p.Archive, q)
			} else {
				ids, facets = answer.Both(p.Archive, q)
			}
		}, func() { then.Invoke(ids, facets) })
	})
}

func bytesOf(array js.Value) []byte {
	data := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(data, array)
	return data
}

// guard runs f and shows a message in the page when f panics: the one place of the program that recovers. The page as it stood stays readable.
func guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			boot.Call("fail", view.Words("failure.fault")+" ("+describe(r)+")")
		}
	}()
	f()
}

func describe(recovered any) string {
	switch r := recovered.(type) {
	case error:
		return r.Error()
	case string:
		return r
	}
	return "unknown"
}
