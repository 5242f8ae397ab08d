package store

import "errors"

// Unpacking DEFLATE (RFC 1951). compress/flate would do, but it brings fmt, and with fmt the operating system's files: together 48 KB (brotli) of the
// page's program, while this is 3 KB. The method is that of Mark Adler's puff (zlib/contrib/puff): canonical codes decoded bit by bit from the count of
// codes of each length. A test and a fuzz test hold it against compress/flate.

var (
	errStream = errors.New("the packed bytes make no sense")
	errLength = errors.New("it has the wrong length")
)

const (
	maxBits     = 15  // of a code
	literals    = 286 // literal and length symbols
	distances   = 30
	endOfBlock  = 256
	fixedSymbol = 288 // symbols of the fixed literal code, two of which never occur
)

// inflate unpacks one DEFLATE stream that must fill packed and give exactly n bytes.
func inflate(packed []byte, n int) ([]byte, error) {
	z := inflater{in: packed, out: make([]byte, 0, n), limit: n}
	for last := uint32(0); last == 0; {
		last = z.bits(1)
		if !z.block(z.bits(2)) || z.failed {
			return nil, errStream
		}
	}
	if len(z.out) != n || len(z.in) > 0 {
		return nil, errLength
	}
	return z.out, nil
}

type inflater struct {
	in     []byte
	hold   uint32 // bits taken from in and not used yet, the next one lowest
	held   uint   // how many
	out    []byte
	limit  int
	failed bool // there were fewer bits than asked for
}

// bits takes the next n ≤ 16 bits.
func (z *inflater) bits(n uint) uint32 {
	for z.held < n {
		if len(z.in) == 0 {
			z.failed = true
			return 0
		}
		z.hold |= uint32(z.in[0]) << z.held
		z.in = z.in[1:]
		z.held += 8
	}
	v := z.hold & (1<<n - 1)
	z.hold >>= n
	z.held -= n
	return v
}

func (z *inflater) block(kind uint32) bool {
	switch kind {
	case 0:
		return z.storedBlock()
	case 1:
		return z.codes(fixedCodes())
	case 2:
		lengths, dists, ok := z.dynamicCodes()
		return ok && z.codes(lengths, dists)
	}
	return false
}

func (z *inflater) storedBlock() bool {
	z.hold, z.held = 0, 0
	if len(z.in) < 4 {
		return false
	}
	n := int(z.in[0]) | int(z.in[1])<<8
	if z.in[2] != ^z.in[0] || z.in[3] != ^z.in[1] || len(z.in) < 4+n || len(z.out)+n > z.limit {
		return false
	}
	z.out = append(z.out, z.in[4:4+n]...)
	z.in = z.in[4+n:]
	return true
}

// code is a canonical prefix code: how many codes there are of each length, and the symbols in the order of their codes.
type code struct {
	count   [maxBits + 1]uint16
	symbols []uint16
}

// makeCode builds the code in which symbol i has lengths[i] bits. ok is false when more codes are asked for than there are; whole says that none is left.
func makeCode(lengths []byte) (c *code, whole, ok bool) {
	c = &code{symbols: make([]uint16, len(lengths))}
	for _, n := range lengths {
		c.count[n]++
	}
	left := 1
	var next [maxBits + 1]uint16
	for n := 1; n <= maxBits; n++ {
		left = left<<1 - int(c.count[n])
		if left < 0 {
			return nil, false, false
		}
		if n < maxBits {
			next[n+1] = next[n] + c.count[n]
		}
	}
	for symbol, n := range lengths {
		if n > 0 {
			c.symbols[next[n]] = uint16(symbol)
			next[n]++
		}
	}
	return c, left == 0, true
}

// symbol decodes the next symbol, or gives -1.
func (z *inflater) symbol(c *code) int {
	value, first, index := 0, 0, 0
	for n := 1; n <= maxBits; n++ {
		value |= int(z.bits(1))
		if z.failed {
			return -1
		}
		count := int(c.count[n])
		if value-first < count {
			return int(c.symbols[index+value-first])
		}
		index += count
		first = (first + count) << 1
		value <<= 1
	}
	return -1
}

func fixedCodes() (lengths, dists *code) {
	var l [fixedSymbol]byte
	for i := range l {
		switch {
		case i < 144:
			l[i] = 8
		case i < 256:
			l[i] = 9
		case i < 280:
			l[i] = 7
		default:
			l[i] = 8
		}
	}
	lengths, _, _ = makeCode(l[:])
	dists, _, _ = makeCode([]byte{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5})
	return lengths, dists
}

// order is that in which the lengths of the code-length code come (RFC 1951, section 3.2.7).
const order = "\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f"

func (z *inflater) dynamicCodes() (lengths, dists *code, ok bool) {
	nl, nd, nc := int(z.bits(5))+257, int(z.bits(5))+1, int(z.bits(4))+4
	if nl > literals || nd > distances {
		return nil, nil, false
	}
	var l [literals + distances]byte
	for i := range nc {
		l[order[i]] = byte(z.bits(3))
	}
	meta, whole, ok := makeCode(l[:19])
	if !ok || !whole || !z.lengths(meta, &l, nl+nd) || l[endOfBlock] == 0 {
		return nil, nil, false
	}
	lengths, whole, ok = makeCode(l[:nl])
	if !ok || !whole && nl-int(lengths.count[0]) != 1 {
		return nil, nil, false
	}
	dists, whole, ok = makeCode(l[nl : nl+nd])
	if !ok || !whole && nd-int(dists.count[0]) > 1 {
		return nil, nil, false
	}
	return lengths, dists, true
}

// lengths reads the n lengths of both codes, packed by the code meta with runs.
func (z *inflater) lengths(meta *code, l *[literals + distances]byte, n int) bool {
	for i := 0; i < n; {
		symbol := z.symbol(meta)
		var value byte
		repeat := 1
		switch {
		case symbol < 0:
			return false
		case symbol < 16:
			value = byte(symbol)
		case symbol == 16:
			if i == 0 {
				return false
			}
			value = l[i-1]
			repeat = 3 + int(z.bits(2))
		case symbol == 17:
			repeat = 3 + int(z.bits(3))
		default:
			repeat = 11 + int(z.bits(7))
		}
		if i+repeat > n {
			return false
		}
		for range repeat {
			l[i] = value
			i++
		}
	}
	return true
}

// codes unpacks the symbols of one block.
func (z *inflater) codes(lengths, dists *code) bool {
	for {
		symbol := z.symbol(lengths)
		switch {
		case symbol < 0:
			return false
		case symbol < endOfBlock:
			if len(z.out) == z.limit {
				return false
			}
			z.out = append(z.out, byte(symbol))
		case symbol == endOfBlock:
			return true
		case !z.match(symbol-endOfBlock-1, dists):
			return false
		}
	}
}

// match copies an earlier stretch. k is the number of the length symbol.
func (z *inflater) match(k int, dists *code) bool {
	if k >= 29 {
		return false
	}
	length := 3 + k
	switch {
	case k == 28:
		length = 258
	case k >= 8:
		extra := uint(k/4 - 1)
		length = 3 + (4+k%4)<<extra + int(z.bits(extra))
	}
	d := z.symbol(dists)
	if d < 0 || d >= distances {
		return false
	}
	distance := 1 + d
	if d >= 4 {
		extra := uint(d/2 - 1)
		distance = 1 + (2+d%2)<<extra + int(z.bits(extra))
	}
	if distance > len(z.out) || len(z.out)+length > z.limit {
		return false
	}
	for range length {
		z.out = append(z.out, z.out[len(z.out)-distance])
	}
	return true
}
