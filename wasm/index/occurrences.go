package index

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// occurrence is a term at a place of a document.
type occurrence struct {
	term string
	Place
}

// Analysed are the words of a document by term and place.
type Analysed struct {
	found          []occurrence
	said, position int    // counts of words said, and of all positions
	known          []bool // of the first occurrence of each term, whether Except has left it; nil where it has left none
}

// Names are the words of a speaker's names by term.
type Names struct {
	terms     []string
	positions int
}

// AnalyseNames finds the words of names, for all documents whose speaker has them.
func AnalyseNames(names []string) *Names {
	d := Analyse(nil, names)
	n := &Names{positions: d.position}
	for term := range d.byTerm() {
		n.terms = append(n.terms, term)
	}
	return n
}

// Except leaves to the index of quotes the terms that quotes of the text have: see Partly.
func (d Analysed) Except(quotes []Ready) Analysed {
	d.known = make([]bool, len(d.found))
	for i := range quotes {
		at := 0
		for term := range quotes[i].words.byTerm() {
			at = d.leave(term, at)
		}
		at = 0
		for _, term := range quotes[i].doc.Words.terms {
			at = d.leave(term, at)
		}
	}
	return d
}

// leave notes that a term is left, which is looked for from an occurrence on, and gives the occurrence from which to look for a greater one.
func (d Analysed) leave(term string, from int) int {
	at, ok := slices.BinarySearchFunc(d.found[from:], term, func(o occurrence, term string) int { return strings.Compare(o.term, term) })
	if ok {
		d.known[from+at] = true
	}
	return from + at
}

// Analyse finds the words of a document: those said, and those of the speaker's names.
func Analyse(said, speaker []string) Analysed {
	room := rooms.Get().(*analysis)
	defer rooms.Put(room)
	found := room.found[:0]
	var d Analysed
	at := 0
	text := func(s string) {
		for next := 0; next < len(s); {
			var word Word
			if word, next = nextWord(s, next); word.Term == "" {
				continue
			}
			word.Each(at, func(term string, p Place) { found = append(found, occurrence{term, p}) })
			at += word.Width()
		}
	}
	for _, s := range said {
		text(s)
	}
	d.said = at
	at++
	for _, s := range speaker {
		text(s)
		at++
	}
	d.position = at - 1
	d.found = slices.Compact(room.sorted(found))
	clear(found) // so that no text is held
	room.found = found[:0]
	return d
}

// analysis is room that is used again: most of what an analysis takes is needed for its time alone.
type analysis struct {
	found []occurrence
	keys  []uint64
}

var rooms = sync.Pool{New: func() any { return &analysis{} }}

// compare orders occurrences by term and place.
func (o occurrence) compare(other occurrence) int {
	return cmp.Or(cmp.Compare(o.term, other.term), cmp.Compare(o.At, other.At), cmp.Compare(o.Width, other.Width))
}

// sorted gives occurrences in their order. They are sorted as numbers, of the first bytes of their terms and of where they stand in the list, which is nearly
// the order of their places: that takes a third of the time that comparing them takes.
func (a *analysis) sorted(list []occurrence) []occurrence {
	const bytes, rest = 5, 24
	out := make([]occurrence, len(list))
	if len(list) >= 1<<rest {
		copy(out, list)
		slices.SortFunc(out, occurrence.compare)
		return out
	}
	a.keys = slices.Grow(a.keys[:0], len(list))[:len(list)]
	keys := a.keys
	for i := range list {
		key := uint64(0)
		for n, term := 0, list[i].term; n < bytes; n++ {
			key <<= 8
			if n < len(term) {
				key |= uint64(term[n])
			}
		}
		keys[i] = key<<rest | uint64(i)
	}
	slices.Sort(keys)
	for i, key := range keys {
		out[i] = list[key&(1<<rest-1)]
	}
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && keys[to]>>rest == keys[from]>>rest {
			to++
		}
		if alike := out[from:to]; !slices.IsSortedFunc(alike, occurrence.compare) {
			slices.SortFunc(alike, occurrence.compare)
		}
		from = to
	}
	return out
}

// byTerm gives for each term where it stands.
func (d Analysed) byTerm() func(yield func(string, []occurrence) bool) {
	return func(yield func(string, []occurrence) bool) {
		for i := 0; i < len(d.found); {
			end := i + 1
			for end < len(d.found) && d.found[end].term == d.found[i].term {
				end++
			}
			if !yield(d.found[i].term, d.found[i:end]) {
				return
			}
			i = end
		}
	}
}
