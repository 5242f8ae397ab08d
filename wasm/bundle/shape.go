package bundle

import (
	"encoding/binary"
	"math"
	"strings"

	"verbatim/wasm/store"
)

// # What was found
//
// The record of what was found in an article is a row of parts, each of one thing: a block, a name, a person, an attribution. Of a part nearly all can be told
// by few choices that come together again and again, as that it is direct, named, has one piece that fills its marks, and a cue of one word right after it.
// These are its shape, a string of bytes; the shapes that are met more than once in the archive are numbered. The rest are numbers in contexts. Both
// are coded by codes made for the archive. What can be worked out from the text is not written at all.
//
//	found/shapes = count of kinds of parts { count of shapes { string } } codes
//	items/found  = for each article { part }
//	part         = 1 + number of its shape, or 0, the length of the shape and its bytes; then its numbers
//
// The same walk over an item (found.go) writes the parts and reads them.

// kind is what a part is of.
type kind int

const (
	headPart kind = iota
	blockPart
	sectionPart
	namePart
	personPart
	attributionPart
	rejectedPart
	kinds
)

// The contexts of the codes: first one for the shapes of each kind, then these.
const (
	shapeLength = int(kinds) + iota
	shapeByte
	plainNumbers // counts, escapes
	letters      // of strings
	firstField   // of found.go
)

const (
	mostShapes = 2000 // of a kind
	escape     = 255  // a choice of this or above: the rest of it is a number
)

// part is one part as it is written.
type part struct {
	kind    kind
	shape   string
	numbers []contextNumber
}

type contextNumber struct{ context, n int32 }

// parts gives the parts of a record one by one while it is read.
type parts interface {
	shape(k kind) string
	number(context int) int
	failed() bool
}

// walk goes over an item, and either notes its parts or sets the item by them.
type walk struct {
	source  parts  // nil when writing
	keeps   bool   // the parts are noted when reading too
	noted   []part // when writing
	now     part
	choices []byte          // of the shape of now, when writing
	numbers []contextNumber // of all parts noted
	at      int             // in now.shape, when reading
	left    int             // things that may still be read: a record of few bytes could otherwise ask for any number of them
	bad     bool
}

// expect makes room for so many parts.
func (w *walk) expect(n int) {
	w.noted, w.numbers = make([]part, 0, n), make([]contextNumber, 0, 3*n)
}

// part does one part by f.
func (w *walk) part(k kind, f func()) {
	w.now, w.at, w.choices = part{kind: k}, 0, w.choices[:0]
	from := len(w.numbers)
	if w.source != nil {
		w.now.shape = w.source.shape(k)
		f()
		w.bad = w.bad || w.at != len(w.now.shape) || w.source.failed()
	} else {
		f()
		w.now.shape = string(w.choices)
	}
	if w.source == nil || w.keeps {
		w.now.numbers = w.numbers[from:len(w.numbers):len(w.numbers)]
		w.noted = append(w.noted, w.now)
	}
}

// choice is a small number that belongs to the shape.
func (w *walk) choice(v *int) {
	if w.source == nil {
		w.choices = append(w.choices, byte(min(*v, escape)))
	} else {
		if w.at >= len(w.now.shape) {
			w.bad, *v = true, 0
			return
		}
		*v = int(w.now.shape[w.at])
		w.at++
	}
	if *v >= escape {
		rest := *v - escape
		w.number(plainNumbers, &rest)
		*v = escape + rest
	}
}

// flag is a choice of two.
func (w *walk) flag(v *bool) {
	n := 0
	if *v {
		n = 1
	}
	w.choice(&n)
	*v = n != 0
}

// number is one that is not negative.
func (w *walk) number(context int, v *int) {
	if w.source != nil {
		*v = w.source.number(context)
		w.bad = w.bad || w.source.failed()
	}
	if w.source == nil || w.keeps {
		w.bad = w.bad || *v < 0 || *v > math.MaxInt32
		w.numbers = append(w.numbers, contextNumber{int32(context), int32(*v)})
	}
}

// signed is a number that may be negative.
func (w *walk) signed(context int, v *int) {
	n := zigzag(*v)
	w.number(context, &n)
	*v = unzigzag(n)
}

func zigzag(v int) int { return v<<1 ^ v>>63 }

func unzigzag(n int) int { return n>>1 ^ -(n & 1) }

// signedChoice is a choice that may be negative.
func (w *walk) signedChoice(v *int) {
	n := zigzag(*v)
	w.choice(&n)
	*v = unzigzag(n)
}

// string is one that cannot be worked out.
func (w *walk) string(s *string) {
	n := len(*s)
	w.number(plainNumbers, &n)
	var b []byte
	for i := 0; i < n && !w.bad; i++ {
		c := 0
		if w.source == nil {
			c = int((*s)[i])
		}
		w.number(letters, &c)
		b = append(b, byte(c))
		w.one()
	}
	*s = string(b)
}

// name is a string that belongs to the shape: one of few.
func (w *walk) name(s *string) {
	n := len(*s)
	w.choice(&n)
	if w.source == nil {
		w.choices = append(w.choices, *s...)
		return
	}
	if n > len(w.now.shape)-w.at {
		w.bad, n = true, 0
	}
	*s = w.now.shape[w.at : w.at+n]
	w.at += n
}

// one counts a thing that is read.
func (w *walk) one() {
	if w.left--; w.left < 0 && w.source != nil {
		w.bad = true
	}
}

// each goes over the things of a list of which n are known to be there.
func each[T any](w *walk, list *[]T, n int, f func(*T)) {
	if w.source != nil && n > 0 {
		*list = make([]T, 0, min(n, 64)) // a record of few bytes may ask for any number
	}
	for i := 0; i < n && !w.bad; i++ {
		w.one()
		if w.source != nil {
			var zero T
			*list = append(*list, zero)
		}
		f(&(*list)[i])
	}
}

// plainParts are parts as AppendItem writes them: shapes as strings, numbers as varints.
type plainParts struct{ *store.Decoder }

func (p plainParts) shape(kind) string { return p.String() }
func (p plainParts) number(int) int    { return p.Int() }
func (p plainParts) failed() bool      { return p.Err() != nil }

func appendPlain(b []byte, list []part) []byte {
	for _, p := range list {
		b = store.AppendString(b, p.shape)
		for _, x := range p.numbers {
			b = binary.AppendUvarint(b, uint64(x.n))
		}
	}
	return b
}

// codedParts are parts as an archive has them.
type codedParts struct {
	*store.Bits
	table *shapeTable
}

type shapeTable struct {
	shapes [kinds][]string
	codes  *store.Codes
}

func readShapeTable(f *store.File) (*shapeTable, error) {
	p, d, err := section(f, "found/shapes")
	if err != nil {
		return nil, err
	}
	t := &shapeTable{}
	if d.Count() != int(kinds) {
		return nil, p.Damaged(nonsense)
	}
	for k := range t.shapes {
		t.shapes[k] = list(d, d.String)
	}
	t.codes = d.Codes()
	if d.Err() != nil || d.Len() > 0 {
		return nil, p.Damaged(nonsense)
	}
	return t, nil
}

func (p codedParts) failed() bool { return p.Failed() }

func (p codedParts) number(context int) int { return p.Number(p.table.codes, context) }

func (p codedParts) shape(k kind) string {
	n := p.Symbol(p.table.codes, int(k))
	if n > 0 && n <= len(p.table.shapes[k]) {
		return p.table.shapes[k][n-1]
	}
	var b strings.Builder
	for range p.number(shapeLength) {
		if n > 0 || p.Failed() {
			p.Fail()
			return ""
		}
		b.WriteByte(byte(p.number(shapeByte)))
	}
	return b.String()
}

// shapeWriter learns the shapes and numbers of an archive's parts, and then packs them.
type shapeWriter struct {
	counts [kinds]map[string]int
	tally  store.Tally
	number [kinds]map[string]int // 1 + the number of a shape
	book   *store.CodeBook
}

// add learns the parts of one item.
func (w *shapeWriter) add(list []part) {
	for _, p := range list {
		if w.counts[p.kind] == nil {
			w.counts[p.kind] = map[string]int{}
		}
		w.counts[p.kind][p.shape]++
		for _, x := range p.numbers {
			w.tally.Number(int(x.context), int(x.n))
		}
	}
}

// finish numbers the shapes and writes found/shapes. Nothing can be added any more.
func (w *shapeWriter) finish() []byte {
	out := binary.AppendUvarint(nil, uint64(kinds))
	for k, counts := range w.counts {
		shapes := byCount(counts)
		w.number[k] = map[string]int{}
		known := 0
		for known < len(shapes) && known < mostShapes && counts[shapes[known]] > 1 {
			known++
			w.number[k][shapes[known-1]] = known
		}
		out = binary.AppendUvarint(out, uint64(known))
		for _, shape := range shapes[:known] {
			out = store.AppendString(out, shape)
		}
		for _, shape := range shapes {
			for range counts[shape] {
				w.shape(kind(k), shape, w.tally.Symbol, w.tally.Number)
			}
		}
	}
	var codes []byte
	codes, w.book = w.tally.Codes()
	w.counts = [kinds]map[string]int{}
	return append(out, codes...)
}

// shape gives the symbols and numbers of a shape.
func (w *shapeWriter) shape(k kind, shape string, symbol, number func(context, n int)) {
	n := w.number[k][shape]
	symbol(int(k), n)
	if n > 0 {
		return
	}
	number(shapeLength, len(shape))
	for _, b := range []byte(shape) {
		number(shapeByte, int(b))
	}
}

// pack gives the record of some parts, which have been added. It may be called by several goroutines.
func (w *shapeWriter) pack(list []part) []byte {
	var out store.BitWriter
	symbol := func(context, n int) { out.Symbol(w.book, context, n) }
	number := func(context, n int) { out.Number(w.book, context, n) }
	for _, p := range list {
		w.shape(p.kind, p.shape, symbol, number)
		for _, x := range p.numbers {
			number(int(x.context), int(x.n))
		}
	}
	return out.Bytes()
}
