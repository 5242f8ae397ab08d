//go:build js

// Command browser turns the page's address and what is done on the page into the page's HTML: it opens the archive that boot.js fetched, renders
// each region, and listens. It is the one room that knows syscall/js and the DOM; what is shown is decided in view, found in search.
package main

import (
	"syscall/js"

	"verbatim/wasm/answer"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/view"
)

// boot is the object that boot.js shares with this program.
var boot = js.Global().Get("verbatim")

func main() {
	guard(start)
	select {} // the listeners live on
}

// start opens the archive, shows the state in the address and only then reports that the page is ready.
func start() {
	if tag := boot.Get("language").String(); tag != view.Spoken() && view.Speak(tag, boot.Get("messages").String()) {
		speakTemplate()
	}
	archive, err := bundle.Open(archiveBytes())
	if err != nil {
		boot.Call("fail", view.Words("failure.archive")+" "+err.Error())
		return
	}
	p := newPage(archive)
	p.restore()
	p.listen()
	boot.Set("answer", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var reply string
		guard(func() { reply = answer.JSON(archive, query.Query{Text: args[0].String()}) })
		return reply
	}))
	boot.Set("spoke", js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() { p.spoke(args[0].String(), args[1].String()) })
		return nil
	}))
	boot.Call("ready")
}

func archiveBytes() []byte {
	array := boot.Get("archive")
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
