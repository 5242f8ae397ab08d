package index

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"sync"

	"verbatim/wasm/store"
)

// Build makes the sections of an index of docs, which are numbered as they come. The same docs give the same bytes.
func Build(docs []Doc) []store.Section {
	b := NewBuilder()
	for _, d := range docs {
		b.Add(d)
	}
	return b.Sections()
}

// Builder makes an index of documents that come one at a time. Of each it keeps what the index holds, in nearly the form of the index.
type Builder struct {
	terms   *TermWriter
	columns [NumColumns]columnWriter
	dates   columnWriter
	quotes  []uint32 // documents of each article
}

// NewBuilder makes an empty Builder.
func NewBuilder() *Builder {
	b := &Builder{terms: NewTermWriter("quotes", true)}
	b.terms.casts = &castWriter{}
	return b
}

// Add indexes the next document.
func (b *Builder) Add(d Doc) { b.AddReady(d.Ready()) }

// Ready is a document of which all has been done that does not need the other documents. Ready documents can be made by several goroutines.
type Ready struct {
	doc   Doc
	words Analysed // those said
}

// Stem makes the index say which terms are forms of one word. It is called before any document is added.
func (b *Builder) Stem(stem Stemmer) { b.terms.Stem = stem }

// Ready analyses the words of d.
func (d Doc) Ready() Ready {
	if d.Words == nil {
		d.Words = AnalyseNames(d.Speaker)
	}
	return Ready{d, Analyse(d.Said, nil)}
}

// AddReady indexes the next document.
func (b *Builder) AddReady(r Ready) {
	d := r.doc
	b.terms.casts.add(&d)
	b.terms.add(r.words, d.Words, d.Lang)
	for c := Speaker + 1; c < NumColumns; c++ {
		b.columns[c].add(d.Values[c], d.Article)
	}
	b.dates.add([]string{d.Published}, d.Article)
	for len(b.quotes) <= d.Article {
		b.quotes = append(b.quotes, 0)
	}
	b.quotes[d.Article]++
}

// Sections gives the index of all documents added.
func (b *Builder) Sections() []store.Section {
	dates, rank := b.dates.names()
	b.terms.date = func(doc int) uint32 { return rank[b.dates.ids[doc]] }
	var columns []store.Section
	var wait sync.WaitGroup
	wait.Go(func() { columns = b.others(dates, rank) })
	sections := append(b.terms.Sections(), b.terms.casts.sections()...)
	sections = append(sections, store.Section{Name: "columns/" + Speaker.String(), Data: b.terms.casts.column(), Codec: store.Deflate})
	wait.Wait()
	return append(sections, columns...)
}

// others are the sections of all columns but that of speakers, and of what else is known of documents.
func (b *Builder) others(dates []byte, rank []uint32) (sections []store.Section) {
	for c := Speaker + 1; c < NumColumns; c++ {
		sections = append(sections, store.Section{Name: "columns/" + c.String(), Data: b.columns[c].bytes(), Codec: store.Deflate})
	}
	for _, c := range named {
		names := NewTermWriter("names/"+c.String(), true)
		for _, name := range slices.Sorted(maps.Keys(b.columns[c].number)) {
			names.Add([]string{name}, nil)
		}
		sections = append(sections, names.Sections()...)
	}
	sections = append(sections, b.published(dates, rank)...)
	articles := binary.AppendUvarint(nil, uint64(len(b.quotes)))
	for _, n := range b.quotes {
		articles = binary.AppendUvarint(articles, uint64(n))
	}
	return append(sections, store.Section{Name: "articles", Data: articles, Codec: store.Deflate})
}

// published are the dates, and of each article, or if need be of each document, the number of its date.
func (b *Builder) published(names []byte, rank []uint32) []store.Section {
	form, rows := byte(rowsOfArticles), slices.Clone(b.dates.ofArticles)
	if b.dates.differ {
		form, rows = rowsOfOne, slices.Clone(b.dates.ids)
	}
	for i, id := range rows {
		switch {
		case b.dates.differ:
			rows[i] = rank[id]
		case id > 0: // an article without documents has whatever date
			rows[i] = rank[id-1]
		}
	}
	return []store.Section{
		{Name: "published", Data: append(names, form), Codec: store.Deflate},
		{Name: "published/rows", Data: store.AppendNumbers(nil, rows), Codec: store.Deflate, Page: numbersPage},
	}
}

// TermWriter gathers the words of documents for one dictionary with its postings.
type TermWriter struct {
	name   string
	places bool
	length []uint32 // of each document
	total  int      // of length
	n      int
	lists  map[string]*list

	casts *castWriter          // of quotes; nil in other indexes
	date  func(doc int) uint32 // of quotes: the number of the date of one, greater of a later one

	Partly bool // documents are articles, and the index of quotes tells in which of them a term stands that Except has left to it

	Stem  Stemmer  // by which terms are forms of one word, or nil
	langs []string // of the documents
	lang  int      // of the document that is added
}

// NewTermWriter makes a TermWriter for the sections name/…; places tells whether positions are kept, which phrases need.
func NewTermWriter(name string, places bool) *TermWriter {
	return &TermWriter{name: name, places: places, lists: map[string]*list{}}
}

// list is the postings of one term while they are gathered, as varints.
type list struct {
	df           int // documents in docs
	known        int // others, which follow from another index
	docs, places []byte
	last         int // last document, or -1
	lang         spoken
	casts        *list // of casts that have the term in their names, or nil
	ofCasts      bool
}

// Add indexes the next document.
func (w *TermWriter) Add(said, speaker []string) { w.AddAnalysed(Analyse(said, speaker)) }

// AddAnalysed indexes the next document.
func (w *TermWriter) AddAnalysed(d Analysed) { w.add(d, &Names{}, "") }

// add indexes the next document, of which names are indexed by their casts.
func (w *TermWriter) add(d Analysed, names *Names, lang string) {
	if w.Stem != nil {
		if w.lang = slices.Index(w.langs, lang); w.lang < 0 {
			w.lang = len(w.langs)
			w.langs = append(w.langs, lang)
		}
	}
	position := d.position + names.positions
	w.length = append(w.length, uint32(position))
	w.total += position
	rest, at := names.terms, 0
	for term, found := range d.byTerm() {
		l := w.lists[term]
		if l == nil {
			l = &list{last: -1}
			w.lists[strings.Clone(term)] = l // a term may be a part of its document's text
		}
		if d.known != nil && d.known[at] {
			l.known++
		} else {
			w.post(l, found, d.said)
		}
		at += len(found)
		for len(rest) > 0 && rest[0] < term {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0] == term {
			l.known-- // it is among those of the cast, and has the term by what is said, too
		}
	}
	w.n++
}

// Each gives every term that w is found by, with its place when w stands at position at.
func (w Word) Each(at int, found func(string, Place)) {
	found(w.Term, Place{at, w.Width()})
	for _, term := range w.Also {
		found(term, Place{at, w.Width()})
	}
	for i, part := range w.Parts {
		part.Each(at+i, found)
	}
}

// post appends one document, with all occurrences of one term in it.
func (w *TermWriter) post(l *list, found []occurrence, said int) {
	if w.Stem != nil && found[0].At < said {
		l.lang.add(w.lang)
	}
	l.add(w.n, found, w.places)
}

// termList is a term with its postings.
type termList struct {
	term string
	*list
}

// sorted gives the terms in their order, and forgets them.
func (w *TermWriter) sorted() []termList {
	entries := make([]termList, 0, len(w.lists))
	for term, l := range w.lists {
		entries = append(entries, termList{term, l})
	}
	slices.SortFunc(entries, func(a, b termList) int { return strings.Compare(a.term, b.term) })
	w.lists = nil
	return entries
}

// Sections gives the dictionary and the postings.
func (w *TermWriter) Sections() []store.Section {
	flags := uint64(0)
	if w.places {
		flags = withPlaces
	}
	p := postingsWriter{n: w.n, places: w.places}
	if w.Partly {
		flags |= partly
	}
	if w.casts != nil {
		flags |= withCasts
		w.casts.finish(w.lists)
		p.casts = len(w.casts.list)
	}
	docs := binary.AppendUvarint(nil, uint64(w.n))
	docs = binary.AppendUvarint(docs, flags)
	docs = binary.AppendUvarint(docs, uint64(w.total))
	if w.casts != nil {
		docs = binary.AppendUvarint(docs, uint64(p.casts))
	}
	entries := w.sorted()
	var forms []byte
	var starts []uint32
	var class []int
	var classes int
	var wait sync.WaitGroup
	wait.Go(func() { forms, starts, class, classes = w.formsOf(entries) })
	var postings []byte
	for _, e := range entries {
		p.tally(e.list)
	}
	codes := p.codes()
	wait.Wait()
	d := dictionaryWriter{partly: w.Partly, casts: w.casts != nil, ofDoc: docBits(w.n), rows: make([]termRow, 0, len(entries))}
	before := ""
	for i, e := range entries {
		if i%termsPerBlock == 0 {
			before = ""
		}
		l := e.list
		start := len(postings)
		postings = p.term(postings, l)
		row := termRow{term: e.term, shared: sharedPrefix(before, e.term), docs: l.df + l.known, own: l.df, known: l.known, class: class[i], bytes: len(postings) - start}
		if l.casts != nil {
			row.named, row.casts = true, l.casts.df
		}
		if w.casts != nil && hasBest(row.docs, row.casts) {
			row.best = w.best(l)
		}
		d.rows = append(d.rows, row)
		before = e.term
		entries[i].list = nil
	}
	terms, blocks, dictionary := d.blocks()
	docs = binary.AppendUvarint(docs, uint64(classes))
	sections := []store.Section{{Name: w.name + "/docs", Data: docs, Codec: store.Raw}}
	if w.casts != nil {
		sections = append(sections, store.Section{Name: w.name + "/length", Data: store.AppendNumbers(nil, w.length), Codec: store.Deflate, Page: numbersPage})
	}
	return append(sections, []store.Section{
		{Name: w.name + "/blocks", Data: blocks, Codec: store.Deflate},
		{Name: w.name + "/dictionary", Data: dictionary, Codec: store.Deflate},
		{Name: w.name + "/terms", Data: terms, Codec: store.Raw, Page: termsPage},
		{Name: w.name + "/forms", Data: forms, Codec: store.Deflate, Page: formsPage},
		{Name: w.name + "/forms/starts", Data: store.AppendNumbers(nil, starts), Codec: store.Deflate, Page: numbersPage},
		{Name: w.name + "/codes", Data: codes, Codec: store.Deflate},
		{Name: w.name + "/postings", Data: postings, Codec: store.Raw, Page: postingsPage},
	}...)
}

// best is the quote that a search for a term finds first: that of the greatest weight, of those the newest, and of those the first. All that have the term
// have it in what is said.
func (w *TermWriter) best(l *list) (best uint32) {
	weight := NewWeight(w.n, l.df, average(int64(w.total), w.n))
	docs := store.NewDecoder(l.docs)
	most, newest := float32(-1), uint32(0)
	for doc, left := -1, l.df; left > 0; left-- {
		doc += docs.Int() + 1
		score := weight.Of(int(w.length[doc]), 1+docs.Int())
		if score < most {
			continue
		}
		if date := w.date(doc); score > most || date > newest {
			best, most, newest = uint32(doc), score, date
		}
	}
	return best
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
