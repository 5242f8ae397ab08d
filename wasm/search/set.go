package search

import "math/bits"

// set is a set of quotes, one bit each.
type set []uint64

func newSet(n int) set { return make(set, setLen(n)) }

// setLen is how many words the bits of n quotes take.
func setLen(n int) int { return (n + 63) / 64 }

// fullSet has the quotes 0 to n-1.
func fullSet(n int) set {
	s := newSet(n)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if n%64 != 0 {
		s[len(s)-1] = 1<<(n%64) - 1
	}
	return s
}

func (s set) has(doc uint32) bool { return s[doc/64]>>(doc%64)&1 != 0 }

func (s set) add(doc uint32)    { s[doc/64] |= 1 << (doc % 64) }
func (s set) remove(doc uint32) { s[doc/64] &^= 1 << (doc % 64) }

// addAll adds many quotes.
func (s set) addAll(docs []uint32) {
	for _, doc := range docs {
		s[doc/64] |= 1 << (doc % 64)
	}
}

func (s set) clone() set { return append(set(nil), s...) }

// and keeps in s what is in t too.
func (s set) and(t set) {
	for i := range s {
		s[i] &= t[i]
	}
}

// or adds to s what is in t.
func (s set) or(t set) {
	for i := range s {
		s[i] |= t[i]
	}
}

// without removes from s what is in t.
func (s set) without(t set) {
	for i := range s {
		s[i] &^= t[i]
	}
}

func (s set) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls f for every quote of s in rising order.
func (s set) each(f func(doc uint32)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			f(uint32(i*64 + bits.TrailingZeros64(w)))
		}
	}
}

// list gives the quotes of s in rising order.
func (s set) list() []uint32 {
	out := make([]uint32, 0, s.count())
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			out = append(out, uint32(i*64+bits.TrailingZeros64(w)))
		}
	}
	return out
}
