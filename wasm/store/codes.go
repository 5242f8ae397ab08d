package store

import "encoding/binary"

// Codes are prefix codes (Huffman, "A method for the construction of minimum-redundancy codes", 1952), one for each context in which a symbol may stand:
// what comes after "according" is coded by other bits than what comes after "Mr". They are canonical, the highest bit first, of at most codeBits bits, and
// made for a whole archive, so that a record is read alone. As bytes they are
//
//	codes   = count of contexts { context }
//	context = count of symbols { length }    two lengths to a byte, the first in the lower half; 0 is for symbols that do not occur
//
// A context with one symbol spends no bit on it.
type Codes struct {
	contexts []prefixCode
}

const (
	codeBits   = 15
	maxSymbols = 1 << 12
	quickBits  = 8
)

// prefixCode gives symbols in the order of their codes. Codes of n bits, moved up to codeBits bits, lie below limit[n] and from limit[n-1] on.
type prefixCode struct {
	symbols []uint16
	limit   [codeBits + 1]uint32
	first   [codeBits + 1]int // index in symbols of the first with n bits
	quick   []uint16          // by the next quickBits bits: the symbol, and in the lower four bits the length of its code; 0 where that is longer
}

// Codes reads what Tally writes. It is nil when there is an error.
func (d *Decoder) Codes() *Codes {
	c := &Codes{contexts: make([]prefixCode, d.Count())}
	for i := range c.contexts {
		n := d.Int()
		if n > maxSymbols {
			d.fail()
		}
		packed := d.Bytes((min(n, maxSymbols) + 1) / 2)
		if d.err != nil || !c.contexts[i].set(packed, n) {
			d.fail()
			return nil
		}
	}
	return c
}

// set makes the code of n symbols with the given lengths, and tells whether there is one.
func (p *prefixCode) set(packed []byte, n int) bool {
	length := func(symbol int) byte { return packed[symbol/2] >> (symbol % 2 * 4) & 15 }
	var count [codeBits + 1]int
	for s := range n {
		count[length(s)]++
	}
	used, at := n-count[0], uint32(0)
	p.symbols = make([]uint16, used)
	for n := 1; n <= codeBits; n++ {
		at += uint32(count[n]) << (codeBits - n)
		p.limit[n] = at
		if n < codeBits {
			p.first[n+1] = p.first[n] + count[n]
		}
	}
	next := p.first
	for s := range n {
		if l := length(s); l > 0 {
			p.symbols[next[l]] = uint16(s)
			next[l]++
		}
	}
	if at > 1<<codeBits {
		return false
	}
	p.hurry()
	return true
}

// hurry makes the table of short codes. Going by the lengths one after another takes two and a half times as long, and nothing else is done as often.
func (p *prefixCode) hurry() {
	if len(p.symbols) < 2 {
		return
	}
	p.quick = make([]uint16, 1<<quickBits)
	at := 0
	for n := 1; n <= quickBits; n++ {
		end := p.first[n] + int(p.limit[n]-p.limit[n-1])>>(codeBits-n)
		for _, symbol := range p.symbols[p.first[n]:end] {
			for range 1 << (quickBits - n) {
				p.quick[at] = symbol<<4 | uint16(n)
				at++
			}
		}
	}
}

// Bits reads a record bit by bit, the highest of a byte first. After the last bit it gives zeros, and Failed says so.
type Bits struct {
	data []byte
	hold uint64 // bits taken from data, the next one highest
	held uint   // how many; more than there are once data has ended
	over uint   // bits that held has too many
	bad  bool
}

// NewBits makes a reader of data, which it does not copy.
func NewBits(data []byte) *Bits { return &Bits{data: data} }

func (b *Bits) fill() {
	if len(b.data) >= 8 { // what lies past held is set already then, and again the next time
		b.hold |= binary.BigEndian.Uint64(b.data) >> b.held
		n := (64 - b.held) / 8
		b.data = b.data[n:]
		b.held += 8 * n
		return
	}
	for b.held <= 56 {
		if len(b.data) > 0 {
			b.hold |= uint64(b.data[0]) << (56 - b.held)
			b.data = b.data[1:]
		} else {
			b.over += 8
		}
		b.held += 8
	}
}

// Take reads n ≤ 31 bits.
func (b *Bits) Take(n uint) uint32 {
	if b.held < n {
		b.fill()
	}
	v := uint32(b.hold >> 1 >> (63 - n))
	b.hold <<= n
	b.held -= n
	return v
}

// Failed tells whether more bits were read than there are, or what stands for no symbol.
func (b *Bits) Failed() bool { return b.bad || b.held < b.over }

// Fail makes Failed true: for who finds that what was read makes no sense.
func (b *Bits) Fail() { b.bad = true }

// Whole tells whether all has been read, but for the bits that fill up the last byte.
func (b *Bits) Whole() bool { return !b.Failed() && len(b.data) == 0 && b.held-b.over < 8 }

// Symbol reads a symbol in a context; 0 when there is none.
func (b *Bits) Symbol(c *Codes, context int) int {
	if context >= len(c.contexts) || len(c.contexts[context].symbols) == 0 {
		b.bad = true
		return 0
	}
	p := &c.contexts[context]
	if len(p.symbols) == 1 {
		return int(p.symbols[0])
	}
	if b.held < codeBits {
		b.fill()
	}
	if short := p.quick[b.hold>>(64-quickBits)]; short > 0 {
		n := uint(short & 15)
		b.hold <<= n
		b.held -= n
		return int(short >> 4)
	}
	v := uint32(b.hold >> (64 - codeBits))
	for n := quickBits + 1; n <= codeBits; n++ {
		if v < p.limit[n] {
			b.hold <<= uint(n)
			b.held -= uint(n)
			return int(p.symbols[p.first[n]+int(v-p.limit[n-1])>>(codeBits-n)])
		}
	}
	b.bad = true
	return 0
}

// smallNumbers have a symbol each. Larger ones share one with those of as many bits and the same second bit, and give the other bits as they are.
const (
	smallBits    = 4
	smallNumbers = 1 << smallBits
)

// Number reads a number below 1 << 31.
func (b *Bits) Number(c *Codes, context int) int {
	symbol := b.Symbol(c, context)
	if symbol < smallNumbers {
		return symbol
	}
	return b.number(symbol)
}

// Flagged reads a number with a flag: its symbol is doubled, and one more if the flag is set.
func (b *Bits) Flagged(c *Codes, context int) (n int, flag bool) {
	symbol := b.Symbol(c, context)
	if n = symbol / 2; n >= smallNumbers {
		n = b.number(n)
	}
	return n, symbol%2 == 1
}

// number is that of a symbol which several share.
func (b *Bits) number(symbol int) int {
	extra := uint(smallBits - 1 + (symbol-smallNumbers)/2)
	if extra > 29 {
		b.bad = true
		return 0
	}
	return (2+symbol%2)<<extra | int(b.Take(extra))
}
