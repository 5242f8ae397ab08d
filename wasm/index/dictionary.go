package index

import (
	"encoding/binary"
	"math/bits"

	"verbatim/wasm/store"
)

// The contexts of the codes of a dictionary: what a number tells of a term.
const (
	sharedContext  = iota
	docsContext    // documents, less one
	knownContext   // known or named
	castsContext   // casts that have it in their names, less one
	classContext   // 0 for none; 1 for the first term of the next class; else 1 + how many classes back
	bytesContext   // bytes of its postings, by the number of bits of how many documents stand in these
	letterContext  = bytesContext + 32
	letterContexts = 1 << 10
)

const endOfTerm = 0 // the symbol after the last byte of a term; those of bytes follow

// afterLetter is the context after a byte: it tells the last two, as far as letters of one script go.
func afterLetter(context int, b byte) int { return (context<<5 ^ int(b)) & (letterContexts - 1) }

// afterLetters is the context after some bytes.
func afterLetters[T string | []byte](s T) (context int) {
	for i := max(0, len(s)-3); i < len(s); i++ {
		context = afterLetter(context, s[i])
	}
	return context
}

// termRow is what the dictionary tells of a term.
type termRow struct {
	term                                   string
	shared, docs, own, known, casts, bytes int
	class                                  int // 1 + its number, or 0
	named                                  bool
	best                                   uint32
}

// hasBest tells whether the dictionary of quotes tells the best one of a term that so many quotes have, and so many casts.
func hasBest(docs, casts int) bool { return docs > fewDocs && casts == 0 }

// docBits is how many bits the number of one of n documents takes.
func docBits(n int) uint { return uint(bits.Len(uint(max(n-1, 0)))) }

// dictionaryWriter codes the rows of a dictionary.
type dictionaryWriter struct {
	partly, casts bool
	ofDoc         uint // bits
	rows          []termRow
	counts        store.Tally
}

// blocks writes the blocks, and what is read to find them.
func (w *dictionaryWriter) blocks() (terms, blocks, codes []byte) {
	begun := 0
	for i := range w.rows {
		w.walk(&w.rows[i], &begun, w.counts.Symbol, func(uint32, uint) {})
	}
	codes, book := w.counts.Codes()
	blocks = binary.AppendUvarint(nil, uint64((len(w.rows)+termsPerBlock-1)/termsPerBlock))
	begun = 0
	postings := 0
	var out store.BitWriter
	for at := 0; at < len(w.rows); at += termsPerBlock {
		group := w.rows[at:min(at+termsPerBlock, len(w.rows))]
		start := len(terms)
		terms = binary.AppendUvarint(terms, uint64(postings))
		terms = binary.AppendUvarint(terms, uint64(begun))
		terms = append(terms, byte(len(group)))
		for i := range group {
			w.walk(&group[i], &begun, func(context, symbol int) { out.Symbol(book, context, symbol) }, out.Take)
			postings += group[i].bytes
		}
		terms = append(terms, out.Bytes()...)
		first := group[0].term
		if at > 0 {
			first = first[:sharedPrefix(w.rows[at-1].term, first)+1]
		}
		blocks = store.AppendString(blocks, first)
		blocks = binary.AppendUvarint(blocks, uint64(len(terms)-start))
	}
	return terms, blocks, codes
}

// walk gives the symbols of a row. begun is how many classes have begun before it.
func (w *dictionaryWriter) walk(r *termRow, begun *int, symbol func(context, symbol int), rest func(v uint32, bits uint)) {
	number := func(context, n int) {
		s, extra := store.NumberSymbol(n)
		symbol(context, s)
		rest(uint32(n)&(1<<extra-1), extra)
	}
	number(sharedContext, r.shared)
	context := afterLetters(r.term[:r.shared])
	for _, b := range []byte(r.term[r.shared:]) {
		symbol(letterContext+context, 1+int(b))
		context = afterLetter(context, b)
	}
	symbol(letterContext+context, endOfTerm)
	number(docsContext, r.docs-1)
	switch {
	case w.partly:
		number(knownContext, r.known)
	case w.casts && !r.named:
		number(knownContext, 0)
	case w.casts:
		number(knownContext, 1+r.known)
		number(castsContext, r.casts-1)
	}
	number(bytesContext+bits.Len(uint(r.own)), r.bytes)
	switch {
	case r.class == 0:
		number(classContext, 0)
	case r.class > *begun:
		number(classContext, 1)
		*begun++
	default:
		number(classContext, 2+*begun-r.class)
	}
	if w.casts && hasBest(r.docs, r.casts) {
		rest(r.best, w.ofDoc)
	}
}

// termBlock is an unpacked block.
type termBlock struct {
	text  string // its terms, one after the other
	start int64  // of the postings of its first
	rows  []blockRow
}

// blockRow is a term of a block.
type blockRow struct {
	end                       uint32 // of the term in text
	postings                  uint32 // where its postings begin, from those of the first
	length                    uint32 // of its postings
	docs, known, casts, class uint32 // as in Entry
	best                      uint32
}

// keptBlocks bounds the unpacked blocks that are kept, of 2.3 KB each on average: the first that are looked at. Those that a mistyped word is compared with,
// a tenth to a half of all, take a hundred times longer to unpack than to walk over. 100,000 articles have some 1,000.
const keptBlocks = 1 << 11

// unpacked gives a block.
func (t *Terms) unpacked(n int) (*termBlock, error) {
	if len(t.blocks) != len(t.first) {
		t.blocks, t.kept = make([]*termBlock, len(t.first)), 0
	}
	if kept := t.blocks[n]; kept != nil {
		return kept, nil
	}
	data, err := t.terms.Range(t.starts[n], t.starts[n+1]-t.starts[n])
	if err != nil {
		return nil, err
	}
	block, ok := t.unpack(data)
	if !ok {
		return nil, t.terms.Damaged(nonsense)
	}
	if t.kept < keptBlocks {
		t.blocks[n] = block
		t.kept++
	}
	return block, nil
}

func (t *Terms) unpack(data []byte) (*termBlock, bool) {
	d := store.NewDecoder(data)
	block := &termBlock{start: int64(d.Int())}
	begun, count := d.Int(), min(int(d.Byte()), termsPerBlock)
	b := store.NewBits(d.Bytes(d.Len()))
	block.rows = make([]blockRow, count)
	var current, text []byte
	postings := int64(0)
	for i := range block.rows {
		e, ok := t.entry(b, &current, &begun)
		if !ok || postings+e.length > 1<<31 {
			return nil, false
		}
		text = append(text, current...)
		block.rows[i] = blockRow{uint32(len(text)), uint32(postings), uint32(e.length), uint32(e.Docs), uint32(e.known), uint32(e.casts), uint32(e.class), e.best}
		postings += e.length
	}
	block.text = string(text)
	return block, d.Err() == nil && b.Whole()
}

func (b *termBlock) term(i int) string {
	if i == 0 {
		return b.text[:b.rows[0].end]
	}
	return b.text[b.rows[i-1].end:b.rows[i].end]
}

// from is the first row from low on whose term is not before a term.
func (b *termBlock) from(low int, term string) int {
	for high := len(b.rows); low < high; {
		if middle := (low + high) / 2; b.term(middle) < term {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

func (b *termBlock) entry(i int) Entry {
	r := &b.rows[i]
	return Entry{Term: b.term(i), Docs: int(r.docs), offset: b.start + int64(r.postings), length: int64(r.length), known: int(r.known), casts: int(r.casts), class: int(r.class), best: r.best}
}

// block gives the terms of one block from the first that is not before from.
func (t *Terms) block(n int, from string, yield func(Entry) (string, bool)) (next string, more bool, err error) {
	b, err := t.unpacked(n)
	if err != nil {
		return "", false, err
	}
	for i := b.from(0, from); i < len(b.rows); {
		if next, more = yield(b.entry(i)); !more {
			return "", false, nil
		}
		if i++; next > from {
			from = next
			i = b.from(i, from)
		}
	}
	return from, true, nil
}

// longestTerm bounds what damaged bytes can ask for.
const longestTerm = 1 << 20

// entry reads the next term into current, and what is told of it.
func (t *Terms) entry(b *store.Bits, current *[]byte, begun *int) (e Entry, ok bool) {
	shared := b.Number(t.dictionary, sharedContext)
	if shared > len(*current) {
		return e, false
	}
	term := (*current)[:shared]
	for context := afterLetters(term); ; {
		symbol := b.Symbol(t.dictionary, letterContext+context)
		if symbol == endOfTerm {
			break
		}
		if symbol > 256 || len(term) > longestTerm || b.Failed() {
			return e, false
		}
		term = append(term, byte(symbol-1))
		context = afterLetter(context, byte(symbol-1))
	}
	*current = term
	e.Docs = 1 + b.Number(t.dictionary, docsContext)
	switch {
	case t.partly:
		e.known = b.Number(t.dictionary, knownContext)
	case t.casts != nil:
		if e.known = b.Number(t.dictionary, knownContext); e.known > 0 {
			e.known--
			e.casts = 1 + b.Number(t.dictionary, castsContext)
		}
	}
	if e.known > e.Docs || t.casts != nil && e.casts > t.casts.voices.Len() {
		return e, false
	}
	e.length = int64(b.Number(t.dictionary, bytesContext+bits.Len(uint(e.Docs-e.known))))
	switch class := b.Number(t.dictionary, classContext); {
	case class == 1:
		*begun++
		e.class = *begun
	case class > 1:
		if e.class = *begun + 2 - class; e.class < 1 {
			return e, false
		}
	}
	if t.casts != nil && hasBest(e.Docs, e.casts) {
		if e.best = b.Take(docBits(t.Docs)); int(e.best) >= t.Docs {
			return e, false
		}
	}
	return e, !b.Failed()
}
