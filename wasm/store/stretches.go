package store

import (
	"cmp"
	"slices"
	"sort"
)

// Stretches keeps bytes of a file that has come in stretches: a page of it here, there a whole section. The zero value keeps none.
type Stretches struct {
	kept  []*stretch // by their offsets, and so by their ends as well: none lies within another
	held  int64      // bytes in kept
	clock int
}

type stretch struct {
	off  int64
	data []byte
	used int // the clock when it was last asked for
}

func (s *stretch) end() int64 { return s.off + int64(len(s.data)) }

// Bytes gives n bytes from an offset on, if one of the stretches has them all. The caller must not change them.
func (c *Stretches) Bytes(off, n int64) ([]byte, bool) {
	c.clock++
	i := sort.Search(len(c.kept), func(i int) bool { return c.kept[i].off > off }) - 1 // of those that begin before it ends last
	if i < 0 || c.kept[i].end() < off+n {
		return nil, false
	}
	s := c.kept[i]
	s.used = c.clock
	return s.data[off-s.off : off-s.off+n : off-s.off+n], true
}

// Keep takes in what has come from an offset on. What lies within it is dropped: to look at the last that begins before an offset would otherwise pass it over.
func (c *Stretches) Keep(off int64, data []byte) {
	s := &stretch{off: off, data: data, used: c.clock}
	from := sort.Search(len(c.kept), func(i int) bool { return c.kept[i].off >= off })
	if from > 0 && c.kept[from-1].end() >= s.end() || from < len(c.kept) && c.kept[from].off == off && c.kept[from].end() >= s.end() {
		return // it is here already
	}
	to := from
	for ; to < len(c.kept) && c.kept[to].end() <= s.end(); to++ {
		c.held -= int64(len(c.kept[to].data))
	}
	c.kept = slices.Replace(c.kept, from, to, s)
	c.held += int64(len(data))
}

// Bound drops what was asked for longest ago, until no more than most bytes are held.
func (c *Stretches) Bound(most int64) {
	if c.held <= most {
		return
	}
	byUse := slices.SortedFunc(slices.Values(c.kept), func(a, b *stretch) int { return cmp.Compare(a.used, b.used) })
	left := 0
	for ; c.held > most; left++ {
		c.held -= int64(len(byUse[left].data))
	}
	for _, s := range byUse[:left] {
		s.data = nil
	}
	c.kept = slices.DeleteFunc(c.kept, func(s *stretch) bool { return s.data == nil })
}
