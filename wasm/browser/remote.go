//go:build js

package main

import (
	"errors"
	"slices"
	"sort"
	"syscall/js"

	"verbatim/wasm/store"
	"verbatim/wasm/view"
)

// remote is a store.Source of one file that stays on its host and comes by stretches. Asking for bytes never waits, since all that this program does
// happens within a turn of the page: bytes that are not here are noted as wanted, and errComing is the answer. Whoever asked then has the wanted bytes
// fetched, and does all its work anew. How often that happens is bounded by how deep look-ups follow one another, not by how much they read.
type remote struct {
	size   int64
	kept   store.Stretches
	wanted []stretch
	came   int // how many stretches have come

	flights []*flight // that are on their way

	opens   func() error // opens the archive, before anything is looked up there; nil once that is done
	opening []func()     // what waits for that
}

// flight is a stretch on its way, and who waits for it.
type flight struct {
	stretch
	ends []func(problem string)
}

// stretch is some bytes of the file from an offset on.
type stretch struct{ off, n int64 }

const (
	// mostHeld bounds the packed bytes that stay in memory between look-ups. What is dropped lies in the browser's own cache. What work waits for is never
	// dropped: it is bounded when work is done.
	mostHeld = 16 << 20

	// widestGap is how many bytes nobody asked for are fetched along rather than asking twice.
	widestGap = 4 << 10
)

var errComing = errors.New("these bytes have not come yet")

// Block gives n bytes from off, if they are here.
func (r *remote) Block(name string, off, n int64) ([]byte, error) {
	if off < 0 || n < 0 || off+n > r.size {
		return nil, errors.New("read " + name + ": it refers to a place outside itself")
	}
	if data, ok := r.kept.Bytes(off, n); ok {
		return data, nil
	}
	r.wanted = append(r.wanted, stretch{off: off, n: n})
	return nil, errComing
}

// Changes counts the stretches that have come: one may hold bytes that another held.
func (r *remote) Changes() int { return r.came }

// until does work, over and over as long as that asks for bytes that are not here, and then calls done. Where the whole archive is in memory (a nil
// remote) both have been done on return. What work finds out before done is called may be wrong, and must not be kept.
func (r *remote) until(work, done func()) {
	if r == nil || r.opens == nil {
		r.rounds(work, done)
		return
	}
	r.opening = append(r.opening, func() { r.rounds(work, done) })
	if len(r.opening) > 1 {
		return
	}
	var err error
	r.rounds(func() { err = r.opens() }, func() {
		waiting := r.opening
		r.opening = nil
		if err != nil {
			boot.Call("fail", view.Words("failure.archive")+" "+err.Error())
			return
		}
		r.opens = nil
		for _, f := range waiting {
			f()
		}
	})
}

func (r *remote) rounds(work, done func()) {
	work()
	switch {
	case r == nil:
	case len(r.wanted) > 0:
		r.fetch(func(failure string) {
			if failure != "" {
				r.opening = nil
				boot.Call("fail", failure)
				return
			}
			r.rounds(work, done)
		})
		return
	default:
		r.kept.Bound(mostHeld)
	}
	done()
}

// waits tells whether something was asked for that is not here.
func (r *remote) waits() bool { return r != nil && len(r.wanted) > 0 }

// waiting is waits for who asks, or nil where nothing ever waits.
func (r *remote) waiting() func() bool {
	if r == nil {
		return nil
	}
	return r.waits
}

// fetch brings what is wanted, and then calls done: with a message when it could not be had. Stretches that lie near one another come as one.
func (r *remote) fetch(done func(failure string)) {
	list := r.wanted
	r.wanted = nil
	sort.Slice(list, func(i, j int) bool { return list[i].off < list[j].off })
	asked := list[:0]
	for _, s := range list {
		if n := len(asked); n > 0 && s.off <= asked[n-1].off+asked[n-1].n+widestGap {
			asked[n-1].n = max(asked[n-1].n, s.off+s.n-asked[n-1].off)
			continue
		}
		asked = append(asked, s)
	}
	left, failure := len(asked), ""
	for _, s := range asked {
		r.bring(s, func(problem string) {
			if problem != "" {
				failure = problem
			}
			if left--; left == 0 {
				guard(func() { done(failure) })
			}
		})
	}
}

// bring fetches a stretch, or waits for one on its way that holds it, and then calls end.
func (r *remote) bring(s stretch, end func(problem string)) {
	for _, f := range r.flights {
		if f.off <= s.off && f.off+f.n >= s.off+s.n {
			f.ends = append(f.ends, end)
			return
		}
	}
	f := &flight{s, []func(string){end}}
	r.flights = append(r.flights, f)
	var then, otherwise js.Func
	over := func(problem string) {
		then.Release()
		otherwise.Release()
		r.flights = slices.DeleteFunc(r.flights, func(other *flight) bool { return other == f })
		for _, end := range f.ends {
			end(problem)
		}
	}
	then = js.FuncOf(func(_ js.Value, args []js.Value) any {
		r.keep(s.off, args[0])
		over("")
		return nil
	})
	otherwise = js.FuncOf(func(_ js.Value, args []js.Value) any {
		over(args[0].Get("message").String())
		return nil
	})
	boot.Call("stretch", s.off, s.n).Call("then", then, otherwise)
}

// keep takes in bytes that have come: those asked for, or, from a host that knows no ranges, all of the file.
func (r *remote) keep(off int64, bytes js.Value) {
	data := make([]byte, bytes.Get("length").Int())
	if int64(len(data)) == r.size {
		off = 0
	}
	js.CopyBytesToGo(data, bytes)
	r.came++
	r.kept.Keep(off, data)
}
