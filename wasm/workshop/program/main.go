//go:build js

// Command program runs the workshop in a Worker, or on the page where Workers are refused, and ties it to own.js, which passes jobs on.
package main

import (
	"runtime"
	"runtime/debug"
	"sync"
	"syscall/js"
	"time"

	"verbatim/wasm/workshop"
)

// job is what the page told.
type job struct {
	kind, text string
	data       []byte
}

// mostJobs is how many jobs may wait: the page tells a few files at a time.
const mostJobs = 64

// garbage is how many percent the heap may grow between collections. In WebAssembly a collection stops all work, and most of what is made here is dropped at
// once: fewer of them are worth the memory. That is bounded: the heap grows up to leastMemory and, for each byte of articles that are held, perByte more. While
// an archive of them is built up to 7 are in use (3,000 articles: 16 MB of records, 105 MB in use). More memory would be slower: the browser has to get each page
// of it that has not been used before, and 1,000 articles took a tenth longer with 256 MB.
const (
	garbage     = 300
	leastMemory = 64 << 20 // bytes
	perByte     = 8
)

// ample is memory that is asked for at once when files come. It would be got in steps of 4 MB, each of which takes the page's buffer of it from the browser,
// and has it collect garbage of its own: a fifth of the time that 1,000 articles take. What is not used takes no room.
const ample = 128 << 20 // bytes

// reserve asks for it, once.
var reserve = sync.OnceFunc(func() {
	room := make([]byte, ample)
	runtime.KeepAlive(room)
	room = nil
	runtime.GC()
})

func main() {
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(leastMemory)
	shop := js.Global().Get("verbatimShop")
	slice := time.Duration(shop.Get("slice").Int()) * time.Millisecond
	jobs := make(chan job, mostJobs)
	stopped := false
	say := func(kind, text string, data []byte) {
		bytes := js.Null()
		if data != nil {
			bytes = js.Global().Get("Uint8Array").New(len(data))
			js.CopyBytesToJS(bytes, data)
		}
		shop.Call("say", kind, text, bytes)
	}
	last := time.Now()
	s := &workshop.Shop{
		Say:     say,
		Stopped: func() bool { return stopped },
		Pause: func() {
			if time.Since(last) > slice {
				time.Sleep(time.Millisecond) // lets a message in, and on the page everything else
				last = time.Now()
			}
		},
	}
	shop.Set("hear", js.FuncOf(func(_ js.Value, args []js.Value) any {
		j := job{kind: args[0].String(), text: args[1].String()}
		if j.kind == "stop" || j.kind == "go" { // for jobs that wait too
			stopped = j.kind == "stop"
			return nil
		}
		if args[2].Truthy() {
			j.data = make([]byte, args[2].Get("length").Int())
			js.CopyBytesToGo(j.data, args[2])
		}
		select {
		case jobs <- j:
		default:
			say("fault", j.kind+"\ntoo many jobs wait", nil)
		}
		return nil
	}))
	say("ready", "", nil)
	for {
		select {
		case j := <-jobs:
			do(s, j, say)
		default: // nothing has kept the page waiting
			j := <-jobs
			last = time.Now()
			do(s, j, say)
		}
		s.Pause()
	}
}

// do does a job. A fault of the program is said, and the next job gets its turn.
func do(s *workshop.Shop, j job, say func(kind, text string, data []byte)) {
	defer func() {
		if r := recover(); r != nil {
			words := "unknown"
			if err, ok := r.(error); ok {
				words = err.Error()
			}
			say("fault", j.kind+"\n"+words, nil)
		}
	}()
	if j.kind == "files" {
		reserve()
	}
	s.Do(j.kind, j.text, j.data)
	debug.SetMemoryLimit(leastMemory + perByte*int64(s.Held()))
}
