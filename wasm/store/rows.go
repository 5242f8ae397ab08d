package store

// Rows of numbers are read by loops that keep their place in local variables: a call for each symbol takes three times as long in a page, whose program is
// built without inlining.

// mostBits is how many bits one number takes at most: its symbol and what follows.
const mostBits = codeBits + 29

// FlaggedRow reads as many numbers with flags as there is room for, as Flagged does one by one: after a number whose flag is set comes one more, in another
// context, which is put into more with one added; more is 0 where the flag is not set. Both have the same length.
func (b *Bits) FlaggedRow(c *Codes, context, other int, numbers, more []uint32) {
	if !b.hurries(c, context) {
		for i := range numbers {
			n, flag := b.Flagged(c, context)
			numbers[i], more[i] = uint32(n), 0
			if flag {
				more[i] = 1 + uint32(b.Number(c, other))
			}
		}
		return
	}
	quick := c.contexts[context].quick
	hold, held := b.hold, b.held
	more = more[:len(numbers)]
	for i := range numbers {
		if held < mostBits {
			b.hold, b.held = hold, held
			b.fill()
			hold, held = b.hold, b.held
		}
		short := uint(quick[hold>>(64-quickBits)])
		n := short >> 5
		if short == 0 || n >= smallNumbers+2*(30-smallBits) {
			b.hold, b.held = hold, held
			v, flag := b.Flagged(c, context)
			hold, held = b.hold, b.held
			n = uint(v)
			short = 0
			if flag {
				short = 1 << 4
			}
		} else {
			hold <<= short & 15
			held -= short & 15
			if n >= smallNumbers {
				extra := smallBits - 1 + (n-smallNumbers)/2
				n = (2+n%2)<<extra | uint(hold>>1>>(63-extra))
				hold <<= extra
				held -= extra
			}
		}
		numbers[i], more[i] = uint32(n), 0
		if short&(1<<4) != 0 {
			b.hold, b.held = hold, held
			more[i] = 1 + uint32(b.Number(c, other))
			hold, held = b.hold, b.held
		}
	}
	b.hold, b.held = hold, held
}

// hurries tells whether a context has a table of short codes.
func (b *Bits) hurries(c *Codes, context int) bool {
	return context < len(c.contexts) && c.contexts[context].quick != nil
}

// Steps reads rows of numbers with flags: the first of a row in one context, the others in another; after a number whose flag is set comes one more, in a third.
// Each row has as many as counts says, and the last row is what it gives: its numbers, and more with one added, 0 where the flag is not set. It may
// use the room of what it gave before.
func (b *Bits) Steps(c *Codes, first, next, other int, counts, numbers, more []uint32) (lastNumbers, lastMore []uint32) {
	for _, n := range counts {
		if cap(numbers) < int(n) {
			numbers, more = make([]uint32, n, 2*n), make([]uint32, n, 2*n)
		}
		numbers, more = numbers[:n], more[:n]
		if n > 0 {
			b.FlaggedRow(c, first, other, numbers[:1], more[:1])
		}
		if n > 1 {
			b.FlaggedRow(c, next, other, numbers[1:], more[1:])
		}
	}
	return numbers, more
}
