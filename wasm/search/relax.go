package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// relaxations gives each word, filter or date whose removal alone brings results back; if none does, the filters or the words all together.
func (s *lookup) relaxations() []Relaxation {
	var list []Relaxation
	try := func(label string, q query.Query) {
		if n := numberOf(s.archive, q); n > 0 {
			list = append(list, Relaxation{label, q, n})
		}
	}
	for _, c := range s.clauses {
		q := s.q
		q.Text = s.q.WithoutClause(c.Span)
		try(c.Span.Of(s.q.Text), q)
	}
	for i, f := range s.q.Filters {
		q := s.q
		q.Filters = slices.Delete(slices.Clone(s.q.Filters), i, i+1)
		try(filterLabel(f), q)
	}
	if s.q.From != "" || s.q.To != "" {
		q := s.q
		q.From, q.To = "", ""
		try(datesLabel(s.q), q)
	}
	if len(list) == 0 && len(s.q.Filters) > 0 {
		q := query.Query{Text: s.q.Text, Sort: s.q.Sort}
		try("all filters", q)
	}
	if len(list) == 0 && s.q.Text != "" {
		q := s.q
		q.Text = ""
		try("all words", q)
	}
	return list
}

// number counts the results without ranking or counting facets.
func (s *lookup) number() int {
	base := s.all(s.clauses)
	s.withinDates(base)
	return s.filtered(base, query.NumFacets).count()
}

func filterLabel(f query.Filter) string {
	name := f.Facet.String()
	if name != "" {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	if f.Exclude {
		return "not " + name + ": " + f.Value
	}
	return name + ": " + f.Value
}

func datesLabel(q query.Query) string {
	switch {
	case q.From == "":
		return "until " + q.To
	case q.To == "":
		return "from " + q.From
	}
	return "from " + q.From + " until " + q.To
}

// mend gives the query with each word that is nowhere in the archive replaced by the nearest that is. ok is false when there is nothing to replace.
func (s *lookup) mend() (q query.Query, ok bool) {
	q = s.q
	for i := len(s.clauses) - 1; i >= 0; i-- { // from the end, so that spans stay good
		for _, a := range slices.Backward(s.clauses[i].Any) {
			if !s.unknown(a) {
				continue
			}
			word := a.Words[0]
			if term, found := s.nearest(word.Term); found {
				q.Text = q.Text[:word.Span.Start] + term + q.Text[word.Span.End:]
				ok = true
			}
		}
	}
	return q, ok
}

// unknown tells whether an atom is a word that is nowhere in the archive, and may be a typo.
func (s *lookup) unknown(a query.Atom) bool {
	if a.Not || a.Exact || a.Prefix || len(a.Words) != 1 || a.Field == query.InPlace || a.Field == query.InMentioned {
		return false
	}
	word := a.Words[0]
	return len(word.Parts) == 0 && len(s.entries(newEdge(0, word.Term, false))) == 0
}

// mistakesIn is how many typing mistakes are looked past in a term: one in words of four letters or more, two from eight, none in numbers.
func mistakesIn(term string) int {
	switch n := utf8.RuneCountInString(term); {
	case n < 4 || strings.ContainsAny(term, "0123456789"):
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// nearest gives the term of the archive with the fewest typing mistakes between it and term, the more frequent of two. One mistake is looked for first: that
// passes over more of the dictionary than two do.
func (s *lookup) nearest(term string) (best string, ok bool) {
	for limit := 1; limit <= mistakesIn(term) && !ok; limit++ {
		d := newNearby([]rune(term), limit)
		docs := 0
		s.failed(s.terms.Skip(index.FirstWord, func(e index.Entry) (string, bool) {
			k, next := d.of(e.Term)
			if k < d.limit || k == d.limit && e.Docs > docs {
				best, docs, ok = e.Term, e.Docs, true
				d.limit = k
			}
			return next, true
		}))
	}
	return best, ok
}

// mostSpellings is how many neighbours of a word are tried: each is a look-up.
const mostSpellings = 6

// spellings gives, for each word that stands alone in the query, the nearest other word of the archive with which there are results.
func (s *lookup) spellings() []Relaxation {
	var list []Relaxation
	for _, c := range s.clauses {
		for _, a := range c.Any {
			if a.Not || a.Prefix || len(a.Words) != 1 || len(a.Words[0].Parts) > 0 || a.Field == query.InPlace || a.Field == query.InMentioned {
				continue
			}
			word := a.Words[0]
			for _, term := range s.neighbours(word.Term) {
				q := s.q
				q.Text = q.Text[:word.Span.Start] + term + q.Text[word.Span.End:]
				if n := numberOf(s.archive, q); n > 0 {
					list = append(list, Relaxation{term, q, n})
					break
				}
			}
		}
	}
	return list
}

// neighbours gives the terms of the archive that are a few typing mistakes away from term, the nearest and most frequent first.
func (s *lookup) neighbours(term string) []string {
	limit := mistakesIn(term)
	if limit == 0 {
		return nil
	}
	type neighbour struct{ mistakes, docs int }
	found := map[string]neighbour{}
	var terms []string
	d := newNearby([]rune(term), limit)
	s.failed(s.terms.Skip(index.FirstWord, func(e index.Entry) (string, bool) {
		k, next := d.of(e.Term)
		if 0 < k && k <= limit {
			found[e.Term] = neighbour{k, e.Docs}
			terms = append(terms, e.Term)
		}
		return next, true
	}))
	sort.SliceStable(terms, func(i, j int) bool {
		a, b := found[terms[i]], found[terms[j]]
		return a.mistakes < b.mistakes || a.mistakes == b.mistakes && a.docs > b.docs
	})
	return terms[:min(len(terms), mostSpellings)]
}

// numberOf counts the results of a query.
func numberOf(a *bundle.Archive, q query.Query) int {
	s := newLookup(a, q)
	defer s.release()
	return s.number()
}
