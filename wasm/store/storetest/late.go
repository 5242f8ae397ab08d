// Package storetest turns a file in memory into one whose bytes come late, for tests of what reads archives by stretches.
package storetest

import (
	"errors"

	"verbatim/wasm/store"
)

// ErrLate is the error of a stretch that has not come.
var ErrLate = errors.New("not yet")

// Late is a store.Source of one file, of which every stretch fails with ErrLate until it has been asked for once, as one does whose bytes come from a host.
type Late struct {
	Data      []byte
	Stretches map[[2]int64]bool // those that were asked for: offset and length, in bytes
	Bytes     int64             // sum of their lengths
}

// NewLate gives data as a source of which nothing has come.
func NewLate(data []byte) *Late { return &Late{Data: data, Stretches: map[[2]int64]bool{}} }

// Block gives a stretch of the file, whatever name it is asked for by.
func (l *Late) Block(name string, off, n int64) ([]byte, error) {
	if key := [2]int64{off, n}; !l.Stretches[key] {
		l.Stretches[key] = true
		l.Bytes += n
		return nil, ErrLate
	}
	return store.Memory{name: l.Data}.Block(name, off, n)
}

// Rounds does work over and over, as the page does, until nothing more is asked for, and counts how often.
func (l *Late) Rounds(work func()) (n int) {
	for before := -1; before != len(l.Stretches); n++ {
		before = len(l.Stretches)
		work()
	}
	return n
}
