package index

import (
	"encoding/binary"
	"slices"
	"sort"
	"strconv"
	"strings"

	"verbatim/wasm/store"
)

// # Casts
//
// Who says a quote is said by a number: quotes with the same names of speakers, values of the Speaker column and voice have one cast. The words of the names are
// posted once a cast and not with every quote; in which quotes they stand follows from the quotes' casts.

// castWriter gathers the casts of documents.
type castWriter struct {
	number map[string]uint32
	list   []cast
	of     []uint32 // of each document, in the order in which casts came
}

type cast struct {
	names, values []string
	voice         int
	docs          int
	rank          uint32 // its number in the index: the most frequent ones have the lowest
}

func (w *castWriter) add(d *Doc) {
	if w.number == nil {
		w.number = map[string]uint32{}
	}
	key := strconv.Itoa(d.Voice) + "\x00" + strings.Join(d.Speaker, "\x00") + "\x01" + strings.Join(d.Values[Speaker], "\x00")
	n, ok := w.number[key]
	if !ok {
		n = uint32(len(w.list))
		w.number[key] = n
		w.list = append(w.list, cast{names: d.Speaker, values: slices.Clone(d.Values[Speaker]), voice: d.Voice})
	}
	w.list[n].docs++
	w.of = append(w.of, n)
}

// finish numbers the casts, and posts the words of their names to lists.
func (w *castWriter) finish(lists map[string]*list) {
	order := make([]int, len(w.list))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return w.list[order[i]].docs > w.list[order[j]].docs })
	sorted := make([]cast, len(w.list))
	for rank, i := range order {
		w.list[i].rank = uint32(rank)
		sorted[rank] = w.list[i]
	}
	for doc, n := range w.of {
		w.of[doc] = w.list[n].rank
	}
	w.list, w.number = sorted, nil
	for n := range w.list {
		for term, places := range Analyse(nil, w.list[n].names).byTerm() {
			l := lists[term]
			if l == nil {
				l = &list{last: -1}
				lists[term] = l
			}
			l.known += w.list[n].docs // less those that add has found to have it in what is said
			if l.casts == nil {
				l.casts = &list{last: -1, ofCasts: true}
			}
			l.casts.add(n, places, true)
		}
	}
}

// positions are those of the names of a cast, with the free ones between and before them.
func (c *cast) positions() uint32 { return uint32(Analyse(nil, c.names).position) }

func (w *castWriter) sections() []store.Section {
	voices, positions := make([]uint32, len(w.list)), make([]uint32, len(w.list))
	for i := range w.list {
		voices[i], positions[i] = uint32(w.list[i].voice), w.list[i].positions()
	}
	return []store.Section{
		{Name: "casts", Data: store.AppendNumbers(nil, w.of), Codec: store.Deflate, Page: castsPage},
		{Name: "casts/voices", Data: store.AppendNumbers(nil, voices), Codec: store.Deflate, Page: numbersPage},
		{Name: "casts/positions", Data: store.AppendNumbers(nil, positions), Codec: store.Deflate},
	}
}

// column writes the Speaker column: its values, and of each cast the values.
func (w *castWriter) column() []byte {
	var c columnWriter
	for i := range w.list {
		c.add(w.list[i].values, 0)
	}
	names, rank := c.names()
	return c.lists(append(names, rowsOfCasts), rank)
}

// castReader tells the casts of documents.
type castReader struct {
	of                *store.Numbers
	voices, positions *store.Numbers
	all               []uint32 // casts of all documents, once they have been asked for
	docs, from        []uint32 // documents by cast, and where those of each begin, once they have been asked for
}

func openCasts(f *store.File, docs, n int) (c *castReader, err error) {
	c = &castReader{}
	if c.of, err = f.Numbers("casts", docs); err != nil {
		return nil, err
	}
	if c.voices, err = f.Numbers("casts/voices", n); err != nil {
		return nil, err
	}
	c.positions, err = f.Numbers("casts/positions", n)
	return c, err
}

// at gives the cast of a document.
func (c *castReader) at(doc uint32) (int, error) {
	n, err := c.of.At(int(doc))
	if err == nil && int(n) >= c.voices.Len() {
		err = &store.Damage{Section: "casts", Reason: nonsense}
	}
	return int(n), err
}

// load reads the casts of all documents.
func (c *castReader) load() ([]uint32, error) {
	if c.all != nil {
		return c.all, nil
	}
	all, err := c.of.All()
	if err != nil {
		return nil, err
	}
	for _, n := range all {
		if int(n) >= c.voices.Len() {
			return nil, &store.Damage{Section: "casts", Reason: nonsense}
		}
	}
	c.all = all
	return all, nil
}

// byCast gives the documents of a cast, rising, once sort has been called.
func (c *castReader) byCast(n uint32) []uint32 { return c.docs[c.from[n]:c.from[n+1]] }

// sort sorts the documents by cast.
func (c *castReader) sort() error {
	all, err := c.load()
	if err != nil || c.docs != nil {
		return err
	}
	c.from = make([]uint32, c.voices.Len()+1)
	for _, n := range all {
		c.from[n+1]++
	}
	for n := range c.voices.Len() {
		c.from[n+1] += c.from[n]
	}
	next := slices.Clone(c.from)
	c.docs = make([]uint32, len(all))
	for doc, n := range all {
		c.docs[next[n]] = uint32(doc)
		next[n]++
	}
	return nil
}

// Voice is the Voice of a document.
func (r *Reader) Voice(doc uint32) (int, error) {
	n, err := r.casts.at(doc)
	if err != nil {
		return 0, err
	}
	v, err := r.casts.voices.At(n)
	return int(v), err
}

// LoadVoices reads the voices of all documents, so that Voice gives them at once: for who asks for many.
func (r *Reader) LoadVoices() error {
	_, err := r.casts.load()
	if _, other := r.casts.voices.All(); err == nil {
		err = other
	}
	return err
}

// castPlaces is a cast that has a term in its names.
type castPlaces struct {
	cast   uint32
	places []Place
}

// namedDoc is a document and which of the casts it has.
type namedDoc struct{ doc, cast uint32 }

// cast gives the documents of the casts that have a term.
func (p *Postings) cast(data []byte, n int) {
	t := p.terms
	list := &Postings{terms: t, of: t.casts.voices.Len(), base: castContexts, rare: rarity(t.casts.voices.Len(), n), left: n, last: -1, all: store.NewDecoder(data)}
	for list.next() {
		p.casts = append(p.casts, castPlaces{list.Doc, slices.Clone(list.Places())})
	}
	if p.err = list.err; p.err == nil {
		p.err = t.casts.sort()
	}
	if p.err != nil {
		return
	}
	sum := 0
	for _, c := range p.casts {
		sum += len(t.casts.byCast(c.cast))
	}
	p.named, p.ahead = make([]namedDoc, 0, sum), [2]int{-1, -1}
	if sum <= t.Docs/scanned {
		for i, c := range p.casts {
			for _, doc := range t.casts.byCast(c.cast) {
				p.named = append(p.named, namedDoc{doc, uint32(i)})
			}
		}
		if len(p.casts) > 1 {
			sort.Slice(p.named, func(i, j int) bool { return p.named[i].doc < p.named[j].doc })
		}
		return
	}
	which := make([]uint32, t.casts.voices.Len())
	for i, c := range p.casts {
		which[c.cast] = uint32(i + 1)
	}
	for doc, n := range t.casts.all {
		if i := which[n]; i > 0 {
			p.named = append(p.named, namedDoc{uint32(doc), i - 1})
		}
	}
}

const (
	scanned = 32 // how many documents are walked over rather than sorting one
	fewDocs = 64 // for up to so many what is known of each is read for it alone
)

// joined goes to the next document that has the term in what is said or in a name.
func (p *Postings) joined() bool {
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
	if p.ahead[1] == before {
		p.name(before + 1)
	}
	return p.nearer()
}

// name goes to the first of the named documents that is not before doc.
func (p *Postings) name(doc int) {
	rest := p.named[p.nameAt:]
	if len(rest) > 0 && int(rest[0].doc) < doc {
		p.nameAt += sort.Search(len(rest), func(i int) bool { return int(rest[i].doc) >= doc })
	}
	p.ahead[1] = none
	if p.nameAt < len(p.named) {
		p.ahead[1] = int(p.named[p.nameAt].doc)
	}
}

// nearer makes the nearer of the two documents ahead the current one.
func (p *Postings) nearer() bool {
	doc := min(p.ahead[0], p.ahead[1])
	if p.err != nil || doc == none {
		return false
	}
	p.Doc, p.Count = uint32(doc), 0
	if p.ahead[0] == doc {
		p.Count = int(p.counts[p.at-1])
	}
	if p.ahead[1] == doc {
		p.Count += len(p.casts[p.named[p.nameAt].cast].places)
	}
	return true
}

// seekJoined is Seek where there are named documents.
func (p *Postings) seekJoined(doc int) bool {
	if min(p.ahead[0], p.ahead[1]) >= doc && p.ahead[0] >= 0 {
		return p.nearer()
	}
	if p.ahead[0] < doc {
		p.ahead[0] = none
		if p.seek(uint32(doc)) {
			p.ahead[0] = int(p.docs[p.at-1])
		}
	}
	if p.ahead[1] < doc {
		p.name(doc)
	}
	return p.nearer()
}

// places of the names come after those of what is said.
func (p *Postings) joinedPlaces() []Place {
	p.joint = p.joint[:0]
	if p.ahead[0] == int(p.Doc) {
		p.joint = append(p.joint, p.own()...)
	}
	if p.ahead[1] == int(p.Doc) {
		if p.placed++; p.placed == fewDocs+1 {
			p.terms.LoadSaid()
		}
		said := p.terms.Said(p.Doc)
		for _, place := range p.casts[p.named[p.nameAt].cast].places {
			p.joint = append(p.joint, Place{said + place.At, place.Width})
		}
	}
	return p.joint
}

// add posts one document with all places of a term in it.
func (l *list) add(doc int, found []occurrence, places bool) {
	l.docs = binary.AppendUvarint(l.docs, uint64(doc-l.last-1))
	l.last = doc
	l.df++
	if !places {
		return
	}
	l.docs = binary.AppendUvarint(l.docs, uint64(len(found)-1))
	before := 0
	for _, o := range found {
		l.places = binary.AppendUvarint(l.places, uint64(o.At-before))
		l.places = binary.AppendUvarint(l.places, uint64(o.Width-1))
		before = o.At
	}
}
