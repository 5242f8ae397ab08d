package index

import (
	"encoding/binary"
	"math/bits"

	"verbatim/wasm/store"
)

// The contexts of the codes of postings: what a number is of, by how rare the term is.
const (
	gapContext   = iota * rarities // of a document from the one before; its symbol is doubled, and odd if the term stands there more than once
	countContext                   // count of places, above two
	firstContext                   // first place in a document; its symbol is doubled, and odd if it is wide
	nextContext                    // distance of a place from the one before, in the same way
	widthContext                   // of a wide place, above two

	rarities = 24

	castContexts = 5 * rarities // the same of the casts that have a term in their names
)

// rarity is the number of bits of how many documents there are for each that has a term.
func rarity(n, docs int) int { return min(bits.Len(uint(n/max(1, docs))), rarities-1) }

// postingsWriter writes lists by codes that are made for all of them.
type postingsWriter struct {
	n      int // documents
	casts  int
	places bool
	counts store.Tally
	book   *store.CodeBook
	out    store.BitWriter
}

// codedNumber is a number with a flag, in a context.
type codedNumber struct {
	context, n int
	doubled    bool // the symbol is doubled for the flag
	flag       bool
}

func (c codedNumber) symbol() (symbol int, extra uint) {
	symbol, extra = store.NumberSymbol(c.n)
	if c.doubled {
		symbol *= 2
		if c.flag {
			symbol++
		}
	}
	return symbol, extra
}

// chunks gives the numbers of a list: those of the documents of each chunk, and then those of their places. end is called after each chunk.
func (w *postingsWriter) chunks(l *list, number func(codedNumber), end func(last, left int)) {
	rare := rarity(w.n, l.df)
	if l.ofCasts {
		rare = castContexts + rarity(w.casts, l.df)
	}
	docs, places := store.NewDecoder(l.docs), store.NewDecoder(l.places)
	doc := -1
	var counts [docsPerChunk]int
	for left := l.df; left > 0; {
		n := min(left, docsPerChunk)
		for i := range n {
			gap, count := docs.Int(), 1
			if w.places {
				count += docs.Int()
			}
			doc += gap + 1
			counts[i] = count
			number(codedNumber{gapContext + rare, gap, true, count > 1})
			if count > 1 {
				number(codedNumber{context: countContext + rare, n: count - 2})
			}
		}
		for _, count := range counts[:n] {
			context := firstContext + rare
			for i := 0; i < count && w.places; i++ {
				at, width := places.Int(), 1+places.Int()
				number(codedNumber{context, at, true, width > 1})
				if width > 1 {
					number(codedNumber{context: widthContext + rare, n: width - 2})
				}
				context = nextContext + rare
			}
		}
		left -= n
		end(doc, left)
	}
}

// tally learns the numbers of a list.
func (w *postingsWriter) tally(l *list) {
	w.chunks(l, func(c codedNumber) {
		symbol, _ := c.symbol()
		w.counts.Symbol(c.context, symbol)
	}, func(int, int) {})
	if l.casts != nil {
		w.tally(l.casts)
	}
}

// term writes the postings of a term: those of casts, if any, before those of documents.
func (w *postingsWriter) term(b []byte, l *list) []byte {
	if l.casts != nil {
		casts := w.append(nil, l.casts)
		b = append(binary.AppendUvarint(b, uint64(len(casts))), casts...)
	}
	return w.append(b, l)
}

// codes gives the section of the codes, once all lists have been learned.
func (w *postingsWriter) codes() (section []byte) {
	section, w.book = w.counts.Codes()
	return section
}

// append writes a list.
func (w *postingsWriter) append(b []byte, l *list) []byte {
	before := -1
	w.chunks(l, func(c codedNumber) {
		symbol, extra := c.symbol()
		w.out.Symbol(w.book, c.context, symbol)
		w.out.Take(uint32(c.n)&(1<<extra-1), extra)
	}, func(last, left int) {
		chunk := w.out.Bytes()
		if left > 0 {
			b = binary.AppendUvarint(b, uint64(last-before))
			b = binary.AppendUvarint(b, uint64(len(chunk)))
		}
		b = append(b, chunk...)
		before = last
	})
	return b
}
