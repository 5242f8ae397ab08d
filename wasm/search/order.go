package search

import (
	"math"
	"sort"

	"verbatim/wasm/query"
)

// sorted gives hits in the order that the query asks for. list are the same hits, rising.
func (s *lookup) sorted(hits set, list []uint32) []uint32 {
	switch {
	case s.q.Sort == query.ByDateAscending:
		return s.oldest(hits)
	case s.q.Sort == query.ByDate || s.scores == nil:
		return s.newest(hits, len(list))
	}
	return s.byScore(s.newest(hits, len(list)))
}

// newest gives hits by falling date.
func (s *lookup) newest(hits set, n int) []uint32 {
	out := make([]uint32, 0, n)
	for _, doc := range s.reader.Newest() {
		if hits.has(doc) {
			out = append(out, doc)
		}
	}
	return out
}

// oldest gives hits by rising date, those of one day in the order of the archive; what has no date comes last.
func (s *lookup) oldest(hits set) []uint32 {
	out := hits.list()
	rank := func(doc uint32) uint32 {
		if s.reader.Published(doc) == "" {
			return math.MaxUint32
		}
		return s.reader.DateRank(doc)
	}
	sort.SliceStable(out, func(i, j int) bool { return rank(out[i]) < rank(out[j]) })
	return out
}

// byScore sorts by falling score and keeps the order of equals. Scores are not negative, so that their bits sort as they do: a radix sort in three
// passes of eleven bits takes a tenth of the time of comparing (BenchmarkByScore, 10,000 hits: .2 ms against 2.0).
func (s *lookup) byScore(docs []uint32) []uint32 {
	if len(docs) < 256 {
		sort.SliceStable(docs, func(i, j int) bool { return s.key(docs[i]) < s.key(docs[j]) })
		return docs
	}
	const bits, mask = 11, 1<<11 - 1
	other := make([]uint32, len(docs))
	for shift := 0; shift < 32; shift += bits {
		var next [mask + 2]int
		for _, doc := range docs {
			next[s.key(doc)>>shift&mask+1]++
		}
		for i := 1; i < len(next); i++ {
			next[i] += next[i-1]
		}
		for _, doc := range docs {
			slot := &next[s.key(doc)>>shift&mask]
			other[*slot] = doc
			*slot++
		}
		docs, other = other, docs
	}
	return docs
}

// key grows as the score falls.
func (s *lookup) key(doc uint32) uint32 { return ^math.Float32bits(s.scores[doc]) }
