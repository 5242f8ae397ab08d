package search

import (
	"sort"
	"strings"

	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// pattern is what an atom of words looks like among the words of a text: a graph whose edges are terms. Every way from node 0 to the last node spells
// the atom, as a hyphenated word may stand there as one term or as its parts.
type pattern struct {
	edges []edge
	from  [][]int // numbers of the edges that leave each node
	last  int
	slots []int // the node at which each word of the atom begins, and the last
	near  int   // how many other words may come between, or 0 for a phrase
	width int   // words of the atom, the parts of hyphenated ones counted
}

type edge struct {
	to     int
	term   string
	prefix bool     // every term that begins so
	alike  []string // further terms that stand for it: names in the other script
}

func newEdge(to int, term string, prefix bool) edge {
	return edge{to, term, prefix, index.Alike(term, prefix)}
}

// run is a stretch of positions that a pattern covers.
type run struct{ start, end int }

func newPattern(a query.Atom) *pattern {
	p := &pattern{near: a.Near, from: [][]int{nil}}
	node := 0
	for i, w := range a.Words {
		p.slots = append(p.slots, node)
		node = p.word(node, w, a.Prefix && i == len(a.Words)-1)
		p.width += w.Width()
	}
	p.last = node
	p.slots = append(p.slots, node)
	return p
}

// word adds the edges for w from node on, and gives the node that they lead to.
func (p *pattern) word(node int, w index.Word, prefix bool) int {
	inner := node
	var parts []edge
	for range w.Parts {
		p.from = append(p.from, nil)
	}
	if len(w.Parts) == 0 {
		p.from = append(p.from, nil)
	}
	end := len(p.from) - 1
	for i, part := range w.Parts {
		next := node + i + 1
		parts = append(parts, newEdge(next, part.Term, prefix && i == len(w.Parts)-1))
	}
	p.add(node, newEdge(end, w.Term, prefix))
	for _, e := range parts {
		p.add(inner, e)
		inner = e.to
	}
	return end
}

func (p *pattern) add(node int, e edge) {
	p.from[node] = append(p.from[node], len(p.edges))
	p.edges = append(p.edges, e)
}

// single reports whether the pattern is one term, wherever it stands.
func (p *pattern) single() bool { return len(p.edges) == 1 }

// places gives where the term of an edge stands, in order.
type places func(edge int) []index.Place

// find gives every run that p covers, one for each start, in order.
func (p *pattern) find(at places) []run {
	if p.near > 0 {
		return p.findNear(at)
	}
	return p.phrase(0, p.last, at)
}

// phrase gives the runs of the ways from one node to another.
func (p *pattern) phrase(node, last int, at places) []run {
	var runs []run
	for _, e := range p.from[node] {
		for _, place := range at(e) {
			if end := p.reach(p.edges[e].to, last, place.At+place.Width, at); end >= 0 {
				runs = append(runs, run{place.At, end})
			}
		}
	}
	sort.Slice(runs, func(i, j int) bool {
		return runs[i].start < runs[j].start || runs[i].start == runs[j].start && runs[i].end > runs[j].end
	})
	out := runs[:0]
	for _, r := range runs {
		if len(out) == 0 || out[len(out)-1].start != r.start {
			out = append(out, r)
		}
	}
	return out
}

// reach gives the position after a way from node to last that begins at position from, or -1.
func (p *pattern) reach(node, last, from int, at places) int {
	if node == last {
		return from
	}
	best := -1
	for _, e := range p.from[node] {
		list := at(e)
		i := sort.Search(len(list), func(i int) bool { return list[i].At >= from })
		for ; i < len(list) && list[i].At == from; i++ {
			best = max(best, p.reach(p.edges[e].to, last, from+list[i].Width, at))
		}
	}
	return best
}

// findNear gives the stretches, of as many positions as p has words and near more, that have every word in any order. They begin with one of the words.
func (p *pattern) findNear(at places) []run {
	var all []run
	slots := make([][]run, len(p.slots)-1)
	for i := range slots {
		slots[i] = p.phrase(p.slots[i], p.slots[i+1], at)
		if len(slots[i]) == 0 {
			return nil
		}
		all = append(all, slots[i]...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].start < all[j].start })
	var runs []run
	for i, first := range all {
		if i > 0 && all[i-1].start == first.start {
			continue
		}
		limit := first.start + p.width + p.near
		end := first.end
		for _, slot := range slots {
			i := sort.Search(len(slot), func(i int) bool { return slot[i].start >= first.start })
			if i == len(slot) || slot[i].end > limit {
				end = -1
				break
			}
			end = max(end, slot[i].end)
		}
		if end >= 0 {
			runs = append(runs, run{first.start, end})
		}
	}
	return runs
}

// matches reports whether term is one that e stands for.
func (e edge) matches(term string) bool {
	if e.is(e.term, term) {
		return true
	}
	for _, alike := range e.alike {
		if e.is(alike, term) {
			return true
		}
	}
	return false
}

func (e edge) is(wanted, term string) bool {
	return term == wanted || e.prefix && strings.HasPrefix(term, wanted)
}
