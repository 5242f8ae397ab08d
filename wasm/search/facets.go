package search

import (
	"slices"
	"sort"

	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// smallFacet is the number of values up to which those without results are listed too: what there could be is then worth seeing.
const smallFacet = 8

// selection is what a query chooses in one facet.
type selection struct {
	column   *index.Values
	chosen   []uint32 // numbers of values
	excluded []uint32
	unknown  []query.Filter // values that the archive does not have
	in, out  set            // quotes with a chosen value (nil when none is chosen), and with an excluded one (nil when none is)
}

// columnOf is the column of the index that holds the values of a facet: both lists are in the same order.
func columnOf(f query.Facet) index.Column { return index.Column(f) }

func (s *lookup) selectFacets() {
	for f := range query.NumFacets {
		column, err := s.reader.Column(columnOf(f))
		if s.failed(err) {
			column = &index.Values{}
		}
		s.facets[f].column = column
	}
	for _, filter := range s.q.Filters {
		if filter.Facet < query.NumFacets {
			s.choose(filter)
		}
	}
	for f := range query.NumFacets {
		sel := &s.facets[f]
		if len(sel.chosen) > 0 || slices.ContainsFunc(sel.unknown, func(u query.Filter) bool { return !u.Exclude }) {
			sel.in = s.with(sel.column, sel.chosen)
		}
		if len(sel.excluded) > 0 {
			sel.out = s.with(sel.column, sel.excluded)
		}
	}
}

func (s *lookup) choose(filter query.Filter) {
	sel := &s.facets[filter.Facet]
	n, ok := sel.column.Number(filter.Value)
	list := &sel.chosen
	if filter.Exclude {
		list = &sel.excluded
	}
	switch {
	case !ok && !slices.Contains(sel.unknown, filter):
		sel.unknown = append(sel.unknown, filter)
		s.problems = append(s.problems, query.Problem{Message: "no quote in this archive has the " + filter.Facet.String() + " “" + filter.Value + "”"})
	case ok && !slices.Contains(*list, uint32(n)):
		*list = append(*list, uint32(n))
	}
}

// with gives the quotes that have one of some values.
func (s *lookup) with(column *index.Values, values []uint32) set {
	out := newSet(s.n)
	if len(values) == 0 || s.err != nil {
		return out
	}
	wanted := make([]bool, len(column.Names))
	for _, v := range values {
		wanted[v] = true
	}
	for doc := range uint32(s.n) {
		for _, v := range column.Of(doc) {
			if wanted[v] {
				out.add(doc)
			}
		}
	}
	return out
}

// filtered gives the quotes of base that pass the filters of all facets, save the chosen values of one facet (NumFacets for none).
func (s *lookup) filtered(base set, save query.Facet) set {
	out := base.clone()
	for f := range query.NumFacets {
		if sel := &s.facets[f]; sel.in != nil && f != save {
			out.and(sel.in)
		}
		if sel := &s.facets[f]; sel.out != nil {
			out.without(sel.out)
		}
	}
	return out
}

// counts gives the values of facet f with the results that each would give. hits are the results as they are.
func (s *lookup) counts(f query.Facet, base set, hits []uint32) []Count {
	sel := &s.facets[f]
	if s.err != nil {
		return nil
	}
	if sel.in != nil {
		hits = s.filtered(base, f).list()
	}
	n := make([]uint32, len(sel.column.Names))
	for _, doc := range hits {
		for _, v := range sel.column.Of(doc) {
			n[v]++
		}
	}
	for _, v := range sel.excluded {
		n[v] = uint32(s.countWithout(f, v, base))
	}
	return s.ranked(f, n)
}

// countWithout counts the results if an excluded value v of facet f were chosen instead.
func (s *lookup) countWithout(f query.Facet, v uint32, base set) int {
	out := base.clone()
	for g := range query.NumFacets {
		sel := &s.facets[g]
		if g == f {
			others := slices.DeleteFunc(slices.Clone(sel.excluded), func(x uint32) bool { return x == v })
			out.without(s.with(sel.column, others))
			out.and(s.with(sel.column, []uint32{v}))
			continue
		}
		if sel.in != nil {
			out.and(sel.in)
		}
		if sel.out != nil {
			out.without(sel.out)
		}
	}
	return out.count()
}

// ranked lists the values that have results or are chosen, and in a small facet the others too.
func (s *lookup) ranked(f query.Facet, n []uint32) []Count {
	sel := &s.facets[f]
	mark := make(map[uint32]Count, len(sel.chosen)+len(sel.excluded))
	for _, v := range sel.chosen {
		mark[v] = Count{Chosen: true}
	}
	for _, v := range sel.excluded {
		c := mark[v]
		c.Excluded = true
		mark[v] = c
	}
	small := len(n) <= smallFacet
	keys := make([]uint64, 0, len(n)) // falling count, then the value's number, which follows the order of the values
	for v := range uint32(len(n)) {
		_, marked := mark[v]
		if n[v] > 0 || small || marked {
			keys = append(keys, uint64(^n[v])<<32|uint64(v))
		}
	}
	if f != query.Date && f != query.Said && f != query.Event { // dates stand by date
		sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	}
	counts := make([]Count, 0, len(keys)+len(sel.unknown))
	for _, key := range keys {
		v := uint32(key)
		c := Count{Value: sel.column.Names[v], N: int(n[v])}
		if m, ok := mark[v]; ok {
			c.Chosen, c.Excluded = m.Chosen, m.Excluded
		}
		counts = append(counts, c)
	}
	for _, u := range sel.unknown {
		counts = append(counts, Count{Value: u.Value, Chosen: !u.Exclude, Excluded: u.Exclude})
	}
	return counts
}
