package index

import "verbatim/wasm/store"

// Postings walks over the documents that have a term.
//
//	for p.Next() {
//		… p.Doc, p.Count, p.Places() …
//	}
//	err := p.Err()
type Postings struct {
	Doc   uint32 // the current document
	Count int    // how often it has the term; 1 in an index without positions

	terms  *Terms
	rare   int
	all    *store.Decoder // chunks
	left   int            // documents of chunks not yet opened
	last   int            // last document of the current chunk, or -1
	docs   [docsPerChunk]uint32
	counts [docsPerChunk]uint32
	n, at  int         // documents of the current chunk, and the next of them
	places *store.Bits // of the current chunk, from those of document read on
	read   int
	err    error
	buffer []Place
}

// Postings gives the documents of e, from the first.
func (t *Terms) Postings(e Entry) *Postings {
	p := &Postings{terms: t, rare: rarity(t.Docs, e.Docs), left: e.Docs, last: -1}
	data, err := t.postings.Range(e.offset, e.length)
	p.err = err
	p.all = store.NewDecoder(data)
	return p
}

// Err is the error that ended the walk, or nil.
func (p *Postings) Err() error { return p.err }

func (p *Postings) damaged() bool {
	p.err = p.terms.postings.Damaged(nonsense)
	p.n, p.at, p.left = 0, 0, 0
	return false
}

// Next goes to the next document and tells whether there is one.
func (p *Postings) Next() bool {
	if p.at == p.n && !p.chunk(-1) {
		return false
	}
	p.Doc, p.Count = p.docs[p.at], int(p.counts[p.at])
	p.at++
	return true
}

// Seek goes to the first document that is not before doc, from the current one on. Whole chunks are passed over.
func (p *Postings) Seek(doc uint32) bool {
	if p.at > 0 && p.Doc >= doc {
		return true
	}
	if p.last < int(doc) && !p.chunk(int(doc)) {
		p.at = p.n
		return false
	}
	for p.Next() {
		if p.Doc >= doc {
			return true
		}
	}
	return false
}

// chunk opens the next chunk that ends at doc or later.
func (p *Postings) chunk(doc int) bool {
	for p.err == nil && p.left > 0 {
		before, n := p.last, min(p.left, docsPerChunk)
		last, size := 0, p.all.Len()
		if p.left > docsPerChunk {
			last = before + p.all.Int()
			size = p.all.Count()
		}
		data := p.all.Bytes(size)
		if p.all.Err() != nil {
			return p.damaged()
		}
		p.left -= n
		if p.left > 0 && last < doc {
			p.last = last
			continue
		}
		if !p.open(data, before, n) || p.left > 0 && p.last != last {
			return p.damaged()
		}
		if p.last >= doc {
			return true
		}
	}
	return false
}

// open reads the documents of a chunk.
func (p *Postings) open(data []byte, before, n int) bool {
	b, codes := store.NewBits(data), p.terms.codes
	p.n, p.at, p.read, p.places = n, 0, 0, b
	for i := range n {
		gap, more := b.Flagged(codes, gapContext+p.rare)
		before += gap + 1
		if before >= p.terms.Docs {
			return false
		}
		p.docs[i], p.counts[i] = uint32(before), 1
		if more {
			p.counts[i] = uint32(2 + b.Number(codes, countContext+p.rare))
		}
	}
	p.last = before
	return !b.Failed()
}

// Places gives where the term stands in the current document, in order. It is valid until the next call. An index without positions gives none.
func (p *Postings) Places() []Place {
	p.buffer = p.buffer[:0]
	if !p.terms.places || p.at == 0 {
		return nil
	}
	for ; p.read < p.at && p.err == nil; p.read++ {
		p.buffer = p.buffer[:0]
		context, at := firstContext+p.rare, 0
		for range p.counts[p.read] {
			step, wide := p.places.Flagged(p.terms.codes, context)
			place := Place{At: at + step, Width: 1}
			if wide {
				place.Width = 2 + p.places.Number(p.terms.codes, widthContext+p.rare)
			}
			if p.places.Failed() {
				p.damaged()
				return nil
			}
			at, context = place.At, nextContext+p.rare
			p.buffer = append(p.buffer, place)
		}
	}
	return p.buffer
}
