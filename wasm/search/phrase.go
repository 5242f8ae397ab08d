package search

import (
	"sort"

	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// row are the terms of a pattern of which each word is one term of the archive, one after the other, or none: nearly every phrase.
func (m *matcher) row(p *pattern, field query.Field) (entries []index.Entry, ok bool) {
	if p.near > 0 || field != query.Anywhere || len(p.from) != len(p.edges)+1 {
		return nil, false
	}
	for i, e := range p.edges {
		if len(p.from[i]) != 1 || p.from[i][0] != i || e.to != i+1 {
			return nil, false
		}
	}
	for _, e := range p.edges {
		found := m.entries(e)
		switch len(found) {
		case 0:
			return nil, true
		case 1:
			entries = append(entries, found[0])
		default:
			return nil, false
		}
	}
	return entries, true
}

// inRow gives the quotes in which terms stand one after the other, and ranks them. The rarest leads, and of the others only the chunks are opened in which
// it has a quote.
func (m *matcher) inRow(entries []index.Entry, rank bool) set {
	s := newSet(m.n)
	if len(entries) == 0 {
		return s
	}
	lists := make([]*index.Postings, len(entries))
	order := make([]int, len(entries)) // rarest first
	for i, e := range entries {
		lists[i], order[i] = m.terms.Postings(e), i
	}
	sort.SliceStable(order, func(i, j int) bool { return entries[order[i]].Docs < entries[order[j]].Docs })
	places := make([][]index.Place, len(entries))
	var hits, counts []uint32
	for doc := uint32(0); ; doc++ {
		doc = meet(lists, order, doc)
		if doc == noDoc {
			break
		}
		for i, list := range lists {
			places[i] = list.Places()
		}
		if n := runs(places); n > 0 {
			s.add(doc)
			hits, counts = append(hits, doc), append(counts, n)
		}
	}
	for _, list := range lists {
		m.failed(list.Err())
	}
	if rank {
		m.rank(len(hits), hits, counts)
	}
	return s
}

const noDoc = ^uint32(0)

// meet gives the first quote from one on that all lists have, or noDoc.
func meet(lists []*index.Postings, order []int, from uint32) uint32 {
	for at := 0; at < len(order); {
		list := lists[order[at]]
		switch {
		case !list.Seek(from):
			return noDoc
		case list.Doc == from:
			at++
		case at == 0:
			from = list.Doc
			at = 1
		default:
			from = list.Doc
			at = 0
		}
	}
	return from
}

// runs counts where a place of the first list begins that is followed by one of each other.
func runs(places [][]index.Place) (n uint32) {
	last := -1
	for _, p := range places[0] {
		if p.At != last && follows(places[1:], p.At+p.Width) {
			last = p.At
			n++
		}
	}
	return n
}

func follows(places [][]index.Place, from int) bool {
	if len(places) == 0 {
		return true
	}
	for _, p := range places[0] {
		if p.At == from && follows(places[1:], from+p.Width) {
			return true
		}
	}
	return false
}
