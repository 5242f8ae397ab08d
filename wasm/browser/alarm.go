//go:build js

package main

import (
	"syscall/js"
	"time"
)

// alarm does something once after a while, unless it is set anew or stopped before. It goes by the browser's timers, each a task of its own: a timer of Go's
// also runs in the midst of another's work, where that waits for the garbage collector, and then sees a page half drawn.
type alarm struct {
	ring js.Func
	id   js.Value // of the timer that runs, undefined when none does
	do   func()
}

func (a *alarm) set(after time.Duration, do func()) {
	a.stop()
	a.do = do
	if a.ring.IsUndefined() {
		a.ring = js.FuncOf(func(js.Value, []js.Value) any {
			a.id = js.Undefined()
			guard(a.do)
			return nil
		})
	}
	a.id = window().Call("setTimeout", a.ring, after.Milliseconds())
}

// now does at once what is to be done after a while.
func (a *alarm) now() {
	if !a.id.IsUndefined() {
		a.stop()
		a.do()
	}
}

func (a *alarm) stop() {
	if !a.id.IsUndefined() {
		window().Call("clearTimeout", a.id)
		a.id = js.Undefined()
	}
}
