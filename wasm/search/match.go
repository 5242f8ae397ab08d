package search

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// matcher finds the quotes that meet the words of a query.
type matcher struct {
	slate   // without scores when there are no words to rank by
	archive *bundle.Archive
	reader  *index.Reader
	terms   *index.Terms
	n       int    // number of quotes
	ranked  set    // the quotes that are ranked: those that may be among the hits, by what else is asked of them; nil when all may
	err     error  // the first trouble in reading the archive
	asTyped bool   // no word stands for its other forms
	alone   bool   // one clause is all that is asked: what meets it is a hit
	gains   []gain // what quotes get that turn out to be hits
}

// slate has the scores of quotes.
type slate struct {
	scores []float32 // by quote
	scored set       // the quotes that have a score, or none if they are not among those ranked
}

// slates are those that nobody uses, all zero.
var slates sync.Pool

// newSlate gives one for n quotes, all zero.
func newSlate(n int) slate {
	if old, ok := slates.Get().(*slate); ok && cap(old.scores) >= n {
		return slate{old.scores[:n], old.scored[:setLen(n)]}
	}
	return slate{make([]float32, n), newSet(n)}
}

// release gives it back. Nothing can be ranked on it any more.
func (s *slate) release() {
	if s.scores == nil {
		return
	}
	old := *s
	*s = slate{}
	old.scored.each(func(doc uint32) { old.scores[doc] = 0 })
	clear(old.scored)
	slates.Put(&old)
}

func newMatcher(a *bundle.Archive) *matcher {
	r := a.Index()
	return &matcher{archive: a, reader: r, terms: r.Quotes, n: r.Docs()}
}

func (m *matcher) failed(err error) bool {
	if err != nil && m.err == nil {
		m.err = err
	}
	return err != nil
}

// all gives the quotes that meet every clause, and ranks them.
func (m *matcher) all(clauses []query.Clause) set {
	if slices.ContainsFunc(clauses, ranks) {
		m.slate = newSlate(m.n)
	}
	m.alone = len(clauses) == 1 && m.ranked == nil
	words, others := m.plain(clauses)
	if m.err != nil { // a word that could not be read is not among words, and all that the others find would be ranked, and read, in vain
		return newSet(m.n)
	}
	var ranking []query.Clause
	var filter set // the quotes that meet the clauses looked at so far; nil when there are none
	for _, c := range others {
		switch {
		case ranks(c):
			ranking = append(ranking, c)
		case filter == nil:
			filter = m.clause(c)
		default:
			filter.and(m.clause(c))
		}
	}
	m.narrow(filter)
	for _, c := range ranking {
		if s := m.clause(c); filter == nil {
			filter = s
		} else {
			filter.and(s)
		}
	}
	hits := m.words(words, filter)
	m.settle(hits)
	return hits
}

// narrow says that no quotes but those of s, if it is not nil, can be among the hits, so that others need not be ranked. Their lengths are then not read.
func (m *matcher) narrow(s set) {
	switch {
	case s == nil:
	case m.ranked == nil:
		m.ranked = s.clone()
	default:
		m.ranked.and(s)
	}
}

// ranks reports whether c has words that quotes are ranked by.
func ranks(c query.Clause) bool {
	for _, a := range c.Any {
		if !a.Not && len(a.Words) > 0 && a.Field != query.InPlace && a.Field != query.InMentioned {
			return true
		}
	}
	return false
}

func (m *matcher) clause(c query.Clause) set {
	var hits set
	for _, a := range c.Any {
		s := m.atom(a)
		if a.Not {
			all := fullSet(m.n)
			all.without(s)
			s = all
		}
		if hits == nil {
			hits = s
		} else {
			hits.or(s)
		}
	}
	return hits
}

func (m *matcher) atom(a query.Atom) set {
	switch a.Field {
	case query.InType:
		return m.having(index.Type, a.Value)
	case query.BeforeDate:
		return m.dated(func(d string) bool { return beforeDate(d, a.Value) })
	case query.AfterDate:
		return m.dated(func(d string) bool { return afterDate(d, a.Value) })
	case query.InPlace:
		s := m.naming(index.Section, a)
		s.or(m.naming(index.Article, a))
		s.or(m.naming(index.Publisher, a))
		return s
	case query.InMentioned:
		return m.naming(index.Mentioned, a)
	}
	s := m.found(newPattern(a), a.Field, !a.Not)
	if forms := m.formsOf(a); len(forms) > 0 {
		s = m.withForms(s, a, forms)
	}
	return s
}

// found gives the quotes in which p occurs within the field, and ranks them.
func (m *matcher) found(p *pattern, field query.Field, rank bool) set {
	if p.single() && field == query.Anywhere {
		return m.word(p.edges[0], rank)
	}
	return m.pattern(p, field, rank)
}

// naming gives the quotes with a value, of a column in whose names words are looked for, that has the words of a.
func (m *matcher) naming(c index.Column, a query.Atom) set {
	s := newSet(m.n)
	terms, err := m.reader.NameTerms(c)
	if m.failed(err) {
		return s
	}
	names := &matcher{terms: terms, n: terms.Docs}
	values := names.pattern(newPattern(a), query.Anywhere, false).list()
	if m.failed(names.err) || len(values) == 0 { // the column of titles is as long as all of them
		return s
	}
	column, err := m.reader.Column(c)
	if m.failed(err) {
		return s
	}
	for _, value := range values {
		s.addAll(column.Docs(value))
	}
	return s
}

// having gives the quotes with a value of a column.
func (m *matcher) having(c index.Column, value string) set {
	s := newSet(m.n)
	column, err := m.reader.Column(c)
	if m.failed(err) {
		return s
	}
	if number, ok := column.Number(value); ok {
		for _, doc := range column.Docs(uint32(number)) {
			s.add(doc)
		}
	}
	return s
}

// beforeDate tells whether a date of publication is known and lies before a day, month or year.
func beforeDate(published, date string) bool {
	n := min(len(published), len(date))
	return published != "" && published[:n] < date[:n]
}

// afterDate tells whether a date of publication is known and lies after a day, month or year.
func afterDate(published, date string) bool {
	n := min(len(published), len(date))
	return published != "" && published[:n] > date[:n]
}

// dated gives the quotes whose date of publication fits.
func (m *matcher) dated(fits func(string) bool) set {
	s := newSet(m.n)
	if m.failed(m.reader.LoadDates()) {
		return s
	}
	fit := m.reader.DatesThat(fits)
	for doc := range uint32(m.n) {
		if fit[m.reader.DateRank(doc)] {
			s.add(doc)
		}
	}
	return s
}

// entries gives the terms of an edge that the archive has.
func (m *matcher) entries(e edge) []index.Entry {
	var found []index.Entry
	for _, wanted := range append([]string{e.term}, e.alike...) {
		m.failed(m.terms.From(wanted, func(entry index.Entry) bool {
			if e.is(wanted, entry.Term) {
				found = append(found, entry)
			}
			return e.prefix && strings.HasPrefix(entry.Term, wanted)
		}))
	}
	return found
}

// word gives the quotes that have a term of an edge, and ranks them by how often they have one.
func (m *matcher) word(e edge, rank bool) set {
	s := newSet(m.n)
	entries := m.entries(e)
	if len(entries) == 1 && rank {
		m.expect(entries[0].Docs)
		docs, counts := m.postings(entries[0])
		s.addAll(docs)
		m.rank(len(docs), docs, counts)
		return s
	}
	var sums slate // how often each quote has one of the terms: whole numbers
	if rank && len(entries) > 1 {
		sums = newSlate(m.n)
		defer sums.release()
	}
	for _, entry := range entries {
		p := m.terms.Postings(entry)
		for docs, counts := p.Chunk(); len(docs) > 0; docs, counts = p.Chunk() {
			s.addAll(docs)
			if sums.scores != nil {
				for i, doc := range docs {
					sums.scores[doc] += float32(counts[i])
				}
			}
		}
		m.failed(p.Err())
	}
	if sums.scores != nil {
		sums.scored.or(s)
		list := s.list()
		counts := make([]uint32, len(list))
		for i, doc := range list {
			counts[i] = uint32(sums.scores[doc])
		}
		m.rank(len(list), list, counts)
	}
	return s
}

// cursors read the places of one edge's terms, quote by quote.
type cursors struct {
	lists []*index.Postings
	found []index.Place
}

// pattern gives the quotes in which p occurs within the field, and ranks them.
func (m *matcher) pattern(p *pattern, field query.Field, rank bool) set {
	if entries, ok := m.row(p, field); ok {
		return m.inRow(entries, rank)
	}
	sets := make([]set, len(p.edges))
	edges := make([]cursors, len(p.edges))
	for i, e := range p.edges {
		sets[i] = newSet(m.n)
		for _, entry := range m.entries(e) {
			list := m.terms.Postings(entry)
			for docs, _ := list.Chunk(); len(docs) > 0; docs, _ = list.Chunk() {
				sets[i].addAll(docs)
			}
			m.failed(list.Err())
			edges[i].lists = append(edges[i].lists, m.terms.Postings(entry))
		}
	}
	var hits, counts []uint32
	fields := []query.Field{field}
	if p.near > 0 && field == query.Anywhere { // free positions part the fields for phrases only
		fields = []query.Field{query.InWords, query.InSpeaker}
	}
	candidates := p.candidates(sets)
	if fields[0] != query.Anywhere && candidates.count() > fewToRead {
		m.terms.LoadSaid()
	}
	candidates.each(func(doc uint32) {
		for i := range edges {
			m.places(&edges[i], doc)
		}
		runs, said := 0, 0
		if fields[0] != query.Anywhere {
			said = m.terms.Said(doc)
		}
		for _, field := range fields {
			runs += len(p.find(func(edge int) []index.Place { return edges[edge].in(field, said) }))
		}
		if runs > 0 {
			hits, counts = append(hits, doc), append(counts, uint32(runs))
		}
	})
	s := newSet(m.n)
	s.addAll(hits)
	if rank {
		m.rank(len(hits), hits, counts)
	}
	return s
}

// candidates gives the quotes that have a term for every step of some way through p.
func (p *pattern) candidates(sets []set) set {
	reached := make([]set, len(p.from))
	reached[0] = nil // everything
	for node := range p.from {
		for _, e := range p.from[node] {
			s := sets[e].clone()
			if node > 0 {
				if reached[node] == nil {
					continue
				}
				s.and(reached[node])
			}
			if to := p.edges[e].to; reached[to] == nil {
				reached[to] = s
			} else {
				reached[to].or(s)
			}
		}
	}
	return reached[p.last]
}

// places sets where the terms of one edge stand in doc.
func (m *matcher) places(c *cursors, doc uint32) {
	c.found = c.found[:0]
	for _, list := range c.lists {
		if list.Seek(doc) && list.Doc == doc {
			c.found = append(c.found, list.Places()...)
		}
		m.failed(list.Err())
	}
	if len(c.lists) > 1 {
		sort.Slice(c.found, func(i, j int) bool { return c.found[i].At < c.found[j].At })
	}
}

// in gives the places within a field of a quote that has so many positions of words said.
func (c *cursors) in(field query.Field, said int) []index.Place {
	if field == query.Anywhere {
		return c.found
	}
	first := sort.Search(len(c.found), func(i int) bool { return c.found[i].At >= said })
	if field == query.InWords {
		return c.found[:first]
	}
	return c.found[first:]
}
