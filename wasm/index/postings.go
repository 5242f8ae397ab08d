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
	Count int    // how often it has the term

	terms  *Terms
	all    *store.Decoder // chunks
	docs   *store.Decoder // of the current chunk
	places *store.Decoder
	last   int // last document of the current chunk, or -1
	doc    int // current document, or -1
	unread int // places of earlier documents of the chunk that have not been read
	err    error
	buffer []Place
}

// Postings gives the documents of e, from the first.
func (t *Terms) Postings(e Entry) *Postings {
	p := &Postings{terms: t, last: -1, doc: -1}
	data, err := t.postings.Range(e.offset, e.length)
	p.err = err
	p.all = store.NewDecoder(data)
	p.docs = store.NewDecoder(nil)
	p.places = p.docs
	return p
}

// Err is the error that ended the walk, or nil.
func (p *Postings) Err() error { return p.err }

func (p *Postings) damaged() bool {
	p.err = p.terms.postings.Damaged(nonsense)
	return false
}

// Next goes to the next document and tells whether there is one.
func (p *Postings) Next() bool {
	if p.docs.Len() == 0 && !p.chunk(-1) {
		return false
	}
	v := p.docs.Int()
	p.unread += p.Count
	p.Count = 1
	if v&1 == 0 {
		p.Count = p.docs.Int()
	}
	p.doc += v>>1 + 1
	if p.docs.Err() != nil || p.doc >= p.terms.Docs || p.doc > p.last || p.Count < 1 || p.terms.places && p.unread+p.Count > p.places.Len() {
		return p.damaged()
	}
	p.Doc = uint32(p.doc)
	return true
}

// Seek goes to the first document that is not before doc, from the current one on. Whole chunks are passed over.
func (p *Postings) Seek(doc uint32) bool {
	if p.doc >= int(doc) {
		return true
	}
	if p.last < int(doc) && !p.chunk(int(doc)) {
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
	for p.err == nil && p.all.Len() > 0 {
		before := p.last
		p.last += p.all.Int()
		nDocs, nPlaces := p.all.Count(), p.all.Count()
		docs, places := p.all.Bytes(nDocs), p.all.Bytes(nPlaces)
		if p.all.Err() != nil || p.last <= before || nDocs == 0 {
			return p.damaged()
		}
		if p.last < doc {
			continue
		}
		p.docs, p.places = store.NewDecoder(docs), store.NewDecoder(places)
		p.doc, p.unread, p.Count = before, 0, 0
		return true
	}
	return false
}

// Places gives where the term stands in the current document, in order. It is valid until the next call. An index without positions gives none.
func (p *Postings) Places() []Place {
	p.buffer = p.buffer[:0]
	if !p.terms.places {
		return nil
	}
	for ; p.unread > 0; p.unread-- {
		p.place(0)
	}
	at := 0
	for range p.Count {
		place := p.place(at)
		at = place.At
		p.buffer = append(p.buffer, place)
	}
	p.unread = -p.Count // Next adds Count: these have been read
	if p.places.Err() != nil {
		p.damaged()
		return nil
	}
	return p.buffer
}

func (p *Postings) place(before int) Place {
	v := p.places.Int()
	width := 1
	if v&1 == 1 {
		width = p.places.Int()
	}
	return Place{At: before + v>>1, Width: width}
}
