//go:build js

package main

import "syscall/js"

// turns are what waits for turns of the page, the first asked for first.
var turns []func()

// takeTurn does what has waited longest.
var takeTurn = js.FuncOf(func(js.Value, []js.Value) any {
	f := turns[0]
	turns = turns[1:]
	guard(f)
	return nil
})

// nextTurn does f in a task of its own, once the page has had its turn. Go's own timers do not promise that: one that is due by the time the program comes
// to rest is run within the same task, so that many short steps made a long one (25 cards instead of 5, 118 ms).
func nextTurn(f func()) {
	turns = append(turns, f)
	window().Call("setTimeout", takeTurn, 0)
}
