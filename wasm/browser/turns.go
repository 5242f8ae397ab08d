//go:build js

package main

import (
	"syscall/js"
	"time"
)

// turns are what waits for turns of the page, the first asked for first.
var turns []func()

// mail is a port, each message to which is a task of the page that takes a turn. Timers would do, but wait for 4 ms each.
var mail = func() js.Value {
	channel := js.Global().Get("MessageChannel").New()
	channel.Get("port1").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		f := turns[0]
		turns = turns[1:]
		guard(f)
		return nil
	}))
	return channel.Get("port2")
}()

// nextTurn does f in a task of its own, once the page has had its turn. Go's own timers do not promise that: one that is due by the time the program comes
// to rest is run within the same task, so that many short steps made a long one (25 cards instead of 5, 118 ms).
func nextTurn(f func()) {
	turns = append(turns, f)
	mail.Call("postMessage", js.Null())
}

// inTurns takes steps until there are no more, and then calls done: as many in a turn as begin within a slice.
func inTurns(step func() (more bool), done func()) {
	for start := time.Now(); time.Since(start) < slice; {
		if !step() {
			nextTurn(done)
			return
		}
	}
	nextTurn(func() { inTurns(step, done) })
}

// frame does something once in the next frame that the browser draws.
type frame struct {
	f  js.Func
	do func()
}

func (a *frame) pending() bool { return a.do != nil }

func (a *frame) set(do func()) {
	a.do = do
	if a.f.IsUndefined() {
		a.f = js.FuncOf(func(js.Value, []js.Value) any {
			do := a.do
			a.do = nil
			guard(do)
			return nil
		})
	}
	window().Call("requestAnimationFrame", a.f)
}
