package search

import (
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

// First answers q with the first of its hits alone, where the index tells which that is: for one word that many quotes have, and nothing else asked of these. Over
// an archive whose bytes come one by one it reads a tenth of what ranking reads. ok is false where all hits have to be ranked.
func First(a *bundle.Archive, q query.Query) (r Results, ok bool) {
	a.Index().Quotes.Fault()
	if q.Sort != query.ByRelevance || q.Scope != query.Spoken || q.From != "" || q.To != "" {
		return r, false
	}
	s := newLookup(a, q)
	if len(s.clauses) != 1 || !ranks(s.clauses[0]) || s.selected() != nil {
		return r, false
	}
	doc, ok := s.first(s.clauses[0])
	if !ok {
		return r, false
	}
	r = Results{Hits: []uint32{doc}, Articles: 1, Problems: s.problems, Forms: s.forms()}
	s.failed(s.terms.Fault())
	return r, s.err == nil
}

// first is the best of the quotes that meet a clause. Those that have a word as typed rank above all that have other forms of it: it is the best of these, or
// one of the few that have both.
func (m *matcher) first(c query.Clause) (uint32, bool) {
	typed, ok := m.typed(c)
	if !ok {
		return 0, false
	}
	best, ok := m.terms.Best(typed)
	if !ok {
		return 0, false
	}
	forms := m.formsOf(c.Any[0])
	if len(forms) == 0 {
		return best, true
	}
	others, both := newSet(m.n), map[uint32]int{best: 0} // and how often these have other forms
	have := newSet(m.n)
	docs, counts := m.postings(typed)
	have.addAll(docs)
	for _, e := range m.entries(edge{term: forms[0], alike: forms[1:]}) {
		docs, counts := m.postings(e)
		others.addAll(docs)
		for i, doc := range docs {
			if have.has(doc) {
				both[doc] += int(counts[i])
			}
		}
	}
	if len(both) > fewForms || m.err != nil {
		return 0, false
	}
	weight, ofForms := newWeight(m.terms, typed.Docs, 0), newWeight(m.terms, others.count(), 0)
	var most float32
	for i, doc := range docs {
		often, ok := both[doc]
		if !ok {
			continue
		}
		length := m.terms.Length(doc)
		score := weight.Of(length, int(counts[i]))
		if often > 0 {
			score += ofForms.Of(length, often)
		}
		if score > most || score == most && m.reader.DateRank(doc) > m.reader.DateRank(best) {
			best, most = doc, score
		}
	}
	return best, true
}

// fewForms is the number of quotes with two forms of a word up to which each is looked at.
const fewForms = 40
