package search

import (
	"sort"

	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// weight is that of a term in an index.
type weight struct {
	index.Weight
	terms *index.Terms
}

// newWeight makes the weight of a term that so many documents have, of which so many are to be ranked.
func newWeight(t *index.Terms, docs, ranked int) weight {
	if ranked > fewToRead {
		t.LoadLengths()
	}
	return weight{index.NewWeight(t.Docs, docs, t.Average()), t}
}

// usual is the length up to which the weight of one occurrence is worked out once for each length, where there are that many quotes.
const usual = 64

// add adds to the scores of quotes the weight of a term that each has so often.
func (w *weight) add(scores []float32, docs, counts []uint32) {
	lengths := w.terms.Lengths()
	if lengths == nil {
		for i, doc := range docs {
			scores[doc] += w.Of(w.terms.Length(doc), int(counts[i]))
		}
		return
	}
	if len(docs) < usual {
		for i, doc := range docs {
			scores[doc] += w.Of(int(lengths[doc]), int(counts[i]))
		}
		return
	}
	var once [usual]float32
	for i, doc := range docs {
		length := lengths[doc]
		if counts[i] > 1 || length >= usual {
			scores[doc] += w.Of(int(length), int(counts[i]))
			continue
		}
		if once[length] == 0 {
			once[length] = w.Of(int(length), 1)
		}
		scores[doc] += once[length]
	}
}

// plain takes from clauses those of a single word that is one term of the archive: its entry, the rarest first. The others stay in their order.
func (m *matcher) plain(clauses []query.Clause) (words []index.Entry, others []query.Clause) {
	for _, c := range clauses {
		if entry, ok := m.plainWord(c); ok {
			words = append(words, entry)
		} else {
			others = append(others, c)
		}
	}
	sort.SliceStable(words, func(i, j int) bool { return words[i].Docs < words[j].Docs })
	return words, others
}

// plainWord is the one term of the archive that a clause stands for.
func (m *matcher) plainWord(c query.Clause) (index.Entry, bool) {
	e, ok := m.typed(c)
	if !ok || len(m.formsOf(c.Any[0])) > 0 {
		return index.Entry{}, false
	}
	return e, true
}

// typed is the one term of the archive that a clause stands for, but for forms of it.
func (m *matcher) typed(c query.Clause) (index.Entry, bool) {
	if len(c.Any) != 1 || !ranks(c) {
		return index.Entry{}, false
	}
	p := newPattern(c.Any[0])
	if !p.single() || c.Any[0].Field != query.Anywhere {
		return index.Entry{}, false
	}
	entries := m.entries(p.edges[0])
	if len(entries) != 1 {
		return index.Entry{}, false
	}
	return entries[0], true
}

// words gives those of some quotes, or of all where these are nil, that have all of some terms, the rarest of which comes first, and ranks them: those that
// are left at the end, of which alone the lengths are read. Where eight times fewer quotes are left than the next term has, it is sought in these, and chunks
// of its list in which none of them lies are not opened.
func (m *matcher) words(entries []index.Entry, of set) set {
	switch {
	case len(entries) == 0 && of == nil:
		return fullSet(m.n)
	case len(entries) == 0:
		return of
	case len(entries) == 1 && of == nil && m.ranked == nil:
		return m.term(entries[0])
	}
	var docs []uint32
	counts := make([][]uint32, len(entries)) // of each term in each of docs
	found := 0                               // terms that all of docs have
	if of != nil && of.count() <= entries[0].Docs {
		docs = of.list()
	} else {
		docs, counts[0] = m.postings(entries[0])
		docs = within(of, docs, counts[:1])
		found = 1
	}
	for ; found < len(entries); found++ {
		e := entries[found]
		p := m.terms.Postings(e)
		docs = meeting(docs, counts[:found+1], p, len(docs) <= e.Docs/sparse)
		m.failed(p.Err())
	}
	s := newSet(m.n)
	if m.err != nil {
		return s
	}
	s.addAll(docs)
	docs = within(m.ranked, docs, counts)
	for i, e := range entries {
		w := newWeight(m.terms, e.Docs, len(docs))
		w.add(m.scores, docs, counts[i])
	}
	m.scored.or(s)
	return s
}

// postings gives the quotes that have a term, and how often each has it.
func (m *matcher) postings(e index.Entry) (docs, counts []uint32) {
	docs, counts = make([]uint32, 0, e.Docs), make([]uint32, 0, e.Docs)
	p := m.terms.Postings(e)
	for more, often := p.Chunk(); len(more) > 0; more, often = p.Chunk() {
		docs, counts = append(docs, more...), append(counts, often...)
	}
	m.failed(p.Err())
	return docs, counts
}

// within keeps those of docs that are in a set, or all where it is nil, and of each of counts those of these.
func within(s set, docs []uint32, counts [][]uint32) []uint32 {
	if s == nil {
		return docs
	}
	n := 0
	for i, doc := range docs {
		if s.has(doc) {
			docs[n] = doc
			for _, of := range counts {
				of[n] = of[i]
			}
			n++
		}
	}
	for k := range counts {
		counts[k] = counts[k][:n]
	}
	return docs[:n]
}

// gain is what some quotes get if they are among the hits: the weight of a term that so many quotes have, and these so often, or each as much.
type gain struct {
	docs, counts []uint32
	having       int
	each         float32
}

// rank gives docs, once it is known which are hits, the weight of a term that so many quotes have, and each of docs so often. They are not to be changed any more.
func (m *matcher) rank(having int, docs, counts []uint32) {
	m.gains = append(m.gains, gain{docs: docs, counts: counts, having: having})
}

// expect has the lengths asked for along with the postings of a word, where it is known that they are needed.
func (m *matcher) expect(docs int) {
	if m.alone && docs > fewToRead {
		m.terms.LoadLengths()
	}
}

// settle gives hits what they gain. What others would is not worked out, and their lengths are not read.
func (m *matcher) settle(hits set) {
	gains := m.gains
	m.gains = nil
	if m.err != nil || len(gains) == 0 {
		return
	}
	m.scored.or(hits)
	if m.ranked != nil {
		hits = hits.clone()
		hits.and(m.ranked)
	}
	for _, g := range gains {
		if g.counts == nil {
			for _, doc := range within(hits, g.docs, nil) {
				m.scores[doc] += g.each
			}
			continue
		}
		counts := [][]uint32{g.counts}
		docs := within(hits, g.docs, counts)
		w := newWeight(m.terms, g.having, len(docs))
		w.add(m.scores, docs, counts[0])
	}
}

// sparse is how many times more quotes a term must have than are left of others for it to be sought in these alone.
const sparse = 8

// meeting gives those of docs that p has too. The last of counts, which is empty, gets how often these have the term of p, and the others keep the counts of these.
func meeting(docs []uint32, counts [][]uint32, p *index.Postings, seek bool) []uint32 {
	n := 0
	last := make([]uint32, 0, len(docs))
	keep := func(i int, often uint32) {
		docs[n] = docs[i]
		for _, of := range counts[:len(counts)-1] {
			of[n] = of[i]
		}
		last = append(last, often)
		n++
	}
	if seek {
		for i, doc := range docs {
			if !p.Seek(doc) {
				break
			}
			if p.Doc == doc {
				keep(i, uint32(p.Count))
			}
		}
	} else {
		i := 0
		for more, often := p.Chunk(); len(more) > 0 && i < len(docs); more, often = p.Chunk() {
			for j, doc := range more {
				for i < len(docs) && docs[i] < doc {
					i++
				}
				if i == len(docs) {
					break
				}
				if docs[i] == doc {
					keep(i, often[j])
				}
			}
		}
	}
	for i := range counts[:len(counts)-1] {
		counts[i] = counts[i][:n]
	}
	counts[len(counts)-1] = last
	return docs[:n]
}

// term gives the quotes that have a term, and ranks them.
func (m *matcher) term(e index.Entry) set {
	s := newSet(m.n)
	w := newWeight(m.terms, e.Docs, e.Docs)
	p := m.terms.Postings(e)
	for docs, counts := p.Chunk(); len(docs) > 0; docs, counts = p.Chunk() {
		s.addAll(docs)
		w.add(m.scores, docs, counts)
	}
	m.failed(p.Err())
	m.scored.or(s)
	return s
}
