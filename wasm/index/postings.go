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
	of     int // documents that there are
	base   int // of the contexts
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
	steps  []uint32
	wides  []uint32
	batch  []uint32 // what Chunk gives of documents that are merged

	quotes *Postings // of the same term, by which the articles of quotes are merged with the documents; nil when there is nothing to merge
	ahead  [2]int    // the next document of either, or none

	casts  []castPlaces // those that have the term in their names
	named  []namedDoc   // their documents, rising; nil where there are none
	nameAt int          // the next of them
	placed int          // of how many the places were asked for
	joint  []Place
}

// none is greater than any document.
const none = 1 << 40

// Postings gives the documents of e, from the first. Of the index of narration these are also articles in which e stands in the name of a quote's speaker,
// as the archive has that name, and nowhere else.
func (t *Terms) Postings(e Entry) *Postings {
	p := t.list(e)
	if !t.partly || e.known == 0 || t.quotes == nil || p.err != nil {
		return p
	}
	said, ok, err := t.quotes.Quotes.Find(e.Term)
	if p.err = err; !ok {
		return p
	}
	p.quotes, p.ahead = t.quotes.Quotes.list(said), [2]int{-1, -1}
	return p
}

// list gives the documents of e that are among its postings, or have it in their casts' names.
func (t *Terms) list(e Entry) *Postings {
	docs := e.Docs - e.known
	p := &Postings{terms: t, of: t.Docs, rare: rarity(t.Docs, docs), left: docs, last: -1}
	data, err := t.postings.Range(e.offset, e.length)
	p.err = err
	p.all = store.NewDecoder(data)
	if e.casts == 0 || err != nil {
		return p
	}
	casts := p.all.Bytes(p.all.Count())
	if p.all.Err() != nil {
		p.damaged()
		return p
	}
	p.cast(casts, e.casts)
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
	if p.quotes != nil {
		return p.merged()
	}
	if p.named != nil {
		return p.joined()
	}
	return p.err == nil && p.next()
}

// merged goes to the next document, or the next article of a quote.
func (p *Postings) merged() bool {
	before := min(p.ahead[0], p.ahead[1])
	if before == none || p.err != nil {
		return false
	}
	if p.ahead[0] == before {
		p.ahead[0] = none
		if p.next() {
			p.ahead[0] = int(p.Doc)
		}
	}
	for p.ahead[1] == before {
		p.ahead[1] = none
		if p.quotes.Next() {
			p.ahead[1] = p.terms.quotes.Article(p.quotes.Doc)
		}
	}
	if p.err == nil {
		p.err = p.quotes.err
	}
	doc := min(p.ahead[0], p.ahead[1])
	if p.err != nil || doc == none {
		return false
	}
	p.Doc, p.Count = uint32(doc), 1
	return true
}

// next goes to the next document among the postings.
func (p *Postings) next() bool {
	if p.at == p.n && !p.chunk(-1) {
		return false
	}
	p.Doc, p.Count = p.docs[p.at], int(p.counts[p.at])
	p.at++
	return true
}

// Seek goes to the first document that is not before doc, from the current one on. Whole chunks are passed over.
func (p *Postings) Seek(doc uint32) bool {
	if p.quotes != nil {
		for p.ahead[0] < 0 || p.Doc < doc {
			if !p.merged() {
				return false
			}
		}
		return true
	}
	if p.named != nil {
		return p.seekJoined(int(doc))
	}
	return p.err == nil && p.seek(doc)
}

// seek is Seek among the postings.
func (p *Postings) seek(doc uint32) bool {
	if p.at > 0 && p.docs[p.at-1] >= doc {
		return true
	}
	if p.last < int(doc) && !p.chunk(int(doc)) {
		p.at = p.n
		return false
	}
	at := p.at
	for p.docs[at] < doc {
		at++
	}
	p.Doc, p.Count = p.docs[at], int(p.counts[at])
	p.at = at + 1
	return true
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
	b, rare := store.NewBits(data), p.base+p.rare
	p.n, p.at, p.read, p.places = n, 0, 0, b
	docs, counts := p.docs[:n], p.counts[:n]
	b.FlaggedRow(p.terms.codes, gapContext+rare, countContext+rare, docs, counts)
	for i, gap := range docs {
		before += int(gap) + 1
		if before >= p.of || counts[i] > mostPlaces {
			return false
		}
		docs[i] = uint32(before)
		counts[i]++
	}
	p.last = before
	return !b.Failed()
}

// mostPlaces bounds what damaged bytes can ask for.
const mostPlaces = 1 << 22

// Chunk goes over some documents at once: those after the current one that are unpacked together, a few hundred at most, with how often each has the term.
// There are none after the last. They are valid until the next call; the current document is the last of them.
func (p *Postings) Chunk() (docs, counts []uint32) {
	if p.quotes != nil || p.named != nil {
		if p.batch == nil {
			p.batch = make([]uint32, 2*docsPerChunk)
		}
		n := 0
		for n < docsPerChunk && p.Next() {
			p.batch[n], p.batch[docsPerChunk+n] = p.Doc, uint32(p.Count)
			n++
		}
		return p.batch[:n], p.batch[docsPerChunk : docsPerChunk+n]
	}
	if p.err != nil || p.at == p.n && !p.chunk(-1) {
		return nil, nil
	}
	docs, counts = p.docs[p.at:p.n], p.counts[p.at:p.n]
	p.at = p.n
	p.Doc, p.Count = p.docs[p.at-1], int(p.counts[p.at-1])
	return docs, counts
}

// Places gives where the term stands in the current document, in order. It is valid until the next call. An index without positions gives none.
func (p *Postings) Places() []Place {
	if p.named != nil {
		return p.joinedPlaces()
	}
	return p.own()
}

// own are the places in the current document of the postings.
func (p *Postings) own() []Place {
	rare := p.base + p.rare
	if !p.terms.places || p.at == 0 {
		return nil
	}
	if p.read == p.at {
		return p.buffer
	}
	p.steps, p.wides = p.places.Steps(p.terms.codes, firstContext+rare, nextContext+rare, widthContext+rare, p.counts[p.read:p.at], p.steps, p.wides)
	p.read = p.at
	p.buffer = p.buffer[:0]
	if p.places.Failed() {
		p.damaged()
		return nil
	}
	at := 0
	for i, step := range p.steps {
		at += int(step)
		p.buffer = append(p.buffer, Place{At: at, Width: 1 + int(p.wides[i])})
	}
	return p.buffer
}
