package search

import (
	"slices"

	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// smallFacet is the number of values up to which those without results are listed too: what there could be is then worth seeing.
const smallFacet = 8

// selection is what a query chooses in one facet.
type selection struct {
	column   *index.Values // once it is needed
	chosen   []uint32      // numbers of values
	excluded []uint32
	unknown  []query.Filter // values that the archive does not have
	in, out  set            // quotes with a chosen value (nil when none is chosen), and with an excluded one (nil when none is)
}

// columnOf is the column of the index that holds the values of a facet: both lists are in the same order.
func columnOf(f query.Facet) index.Column { return index.Column(f) }

// column is the column of a facet, which is read when it is first needed; an empty one when it cannot be read.
func (s *lookup) column(f query.Facet) *index.Values {
	sel := &s.facets[f]
	if sel.column != nil {
		return sel.column
	}
	column, err := s.reader.Column(columnOf(f))
	if s.failed(err) {
		return &index.Values{}
	}
	sel.column = column
	return column
}

func (s *lookup) selectFacets() {
	for _, filter := range s.q.Filters {
		if filter.Facet < query.NumFacets {
			s.choose(filter)
		}
	}
	for f := range query.NumFacets {
		sel := &s.facets[f]
		if len(sel.chosen) > 0 || slices.ContainsFunc(sel.unknown, func(u query.Filter) bool { return !u.Exclude }) {
			sel.in = s.with(s.column(f), sel.chosen)
		}
		if len(sel.excluded) > 0 {
			sel.out = s.with(s.column(f), sel.excluded)
		}
	}
}

func (s *lookup) choose(filter query.Filter) {
	sel := &s.facets[filter.Facet]
	n, ok := s.column(filter.Facet).Number(filter.Value)
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
	if s.err != nil {
		return out
	}
	for _, v := range values {
		for _, doc := range column.Docs(v) {
			out.add(doc)
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

// selected gives the quotes that pass the filters of all facets, or nil when there are no filters.
func (s *lookup) selected() set {
	if !slices.ContainsFunc(s.facets[:], func(sel selection) bool { return sel.in != nil || sel.out != nil }) {
		return nil
	}
	return s.filtered(fullSet(s.n), query.NumFacets)
}

// counts gives the values of facet f with the results that each would give. hits are the results as they are.
func (s *lookup) counts(f query.Facet, base, hits set, list []uint32) []Count {
	sel, column := &s.facets[f], s.column(f)
	if s.err != nil {
		return nil
	}
	if sel.in != nil {
		hits = s.filtered(base, f)
		list = hits.list()
	}
	t := s.tally(column, hits, list)
	return s.ranked(f, t, base)
}

// tally counts the values of the hits, which it is given in both forms. When most quotes are among them it counts the others.
func (s *lookup) tally(column *index.Values, hits set, list []uint32) index.Tally {
	if len(list) <= s.n/2 {
		return column.Count(list)
	}
	var t index.Tally
	if len(list) == s.n {
		t.N = column.Totals()
	} else {
		left := fullSet(s.n)
		left.without(hits)
		others := column.Count(left.list())
		t.N = slices.Clone(column.Totals())
		for _, v := range others.Values {
			t.N[v] -= others.N[v]
		}
	}
	for v, n := range t.N {
		if n > 0 {
			t.Values = append(t.Values, uint32(v))
		}
	}
	return t
}

// countWithout counts the results if an excluded value v of facet f were chosen instead.
func (s *lookup) countWithout(f query.Facet, v uint32, base set) int {
	out := base.clone()
	for g := range query.NumFacets {
		sel := &s.facets[g]
		if g == f {
			others := slices.DeleteFunc(slices.Clone(sel.excluded), func(x uint32) bool { return x == v })
			out.without(s.with(s.column(f), others))
			out.and(s.with(s.column(f), []uint32{v}))
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

// ranked lists the values that have results or are chosen, and in a small facet the others too: by falling count and then value, dates by date.
func (s *lookup) ranked(f query.Facet, t index.Tally, base set) []Count {
	sel := &s.facets[f]
	mark := s.marked(f, t, base)
	values := slices.Clone(t.Values) // what Count lends is not to be changed
	if len(t.N) <= smallFacet {
		values = make([]uint32, len(t.N))
		for v := range values {
			values[v] = uint32(v)
		}
	} else {
		for v := range mark {
			if t.N[v] == 0 {
				values = append(values, v)
			}
		}
		values = sortBy(values, uint32(len(t.N)), func(v uint32) uint32 { return v })
	}
	if f != query.Date && f != query.Said && f != query.Event {
		values = byCount(values, t, mark)
	}
	counts := make([]Count, len(values), len(values)+len(sel.unknown))
	for i, v := range values {
		c, ok := mark[v]
		if !ok {
			c.N = int(t.N[v])
		}
		c.Value = s.column(f).Names[v]
		counts[i] = c
	}
	for _, u := range sel.unknown {
		counts = append(counts, Count{Value: u.Value, Chosen: !u.Exclude, Excluded: u.Exclude})
	}
	return counts
}

// marked are the chosen and excluded values of a facet, with their counts.
func (s *lookup) marked(f query.Facet, t index.Tally, base set) map[uint32]Count {
	sel := &s.facets[f]
	mark := make(map[uint32]Count, len(sel.chosen)+len(sel.excluded))
	for _, v := range sel.chosen {
		mark[v] = Count{N: int(t.N[v]), Chosen: true}
	}
	for _, v := range sel.excluded {
		mark[v] = Count{N: s.countWithout(f, v, base), Chosen: mark[v].Chosen, Excluded: true}
	}
	return mark
}

// byCount sorts values by falling count and keeps the order of equals.
func byCount(values []uint32, t index.Tally, mark map[uint32]Count) []uint32 {
	count := func(v uint32) uint32 { return t.N[v] }
	if len(mark) > 0 {
		count = func(v uint32) uint32 {
			if c, ok := mark[v]; ok {
				return uint32(c.N)
			}
			return t.N[v]
		}
	}
	most := uint32(0)
	for _, v := range values {
		most = max(most, count(v))
	}
	return sortBy(values, most, func(v uint32) uint32 { return most - count(v) })
}
