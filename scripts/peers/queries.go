package main

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
)

// query is one look-up, as the parts of which each engine makes its own form, and the answer of reading every quote.
type query struct {
	Kind      string   `json:"kind"`
	Words     []string `json:"words"`               // all must be there; one, but for two words and phrases
	Prefix    bool     `json:"prefix,omitempty"`    // the word may go on
	Phrase    bool     `json:"phrase,omitempty"`    // the words must stand side by side
	Typo      string   `json:"typo,omitempty"`      // what is typed instead of the word
	Publisher string   `json:"publisher,omitempty"` // what is found must be published there
	Ask       string   `json:"ask"`                 // the query in Verbatim's form
	Total     int      `json:"total"`               // of quotes
	Hash      string   `json:"hash"`                // SHA-256 of their ids, sorted, with a line feed after each
}

// queries draws queries of each kind from what is said, so that each finds something.
func (c *corpus) queries(each int) []query {
	d := &drawer{corpus: c, r: rand.New(rand.NewPCG(4, uint64(len(c.quotes))))}
	d.sort()
	var all []query
	for _, kind := range []struct {
		name string
		draw func() (query, bool)
	}{
		{"rare word", d.rare}, {"common word", d.common}, {"two words", d.two}, {"prefix", d.prefix}, {"typo", d.typo}, {"phrase", d.phrase}, {"word and facet", d.facet},
	} {
		seen := map[string]bool{}
		for tries := 0; len(seen) < each && tries < 1000*each; tries++ {
			q, ok := kind.draw()
			if ok && !seen[q.Ask] {
				seen[q.Ask] = true
				q.Kind = kind.name
				all = append(all, q)
			}
		}
	}
	return all
}

// drawer draws words by how many quotes have them.
type drawer struct {
	*corpus
	r          *rand.Rand
	list       []string // words that are in no name, the most frequent first
	vocabulary []string // all words of all documents, sorted
}

func (d *drawer) sort() {
	for w := range d.count {
		if !d.names[w] {
			d.list = append(d.list, w)
		}
	}
	slices.Sort(d.list)
	sort.SliceStable(d.list, func(i, j int) bool { return d.count[d.list[i]] > d.count[d.list[j]] })
	for w := range d.titles {
		d.vocabulary = append(d.vocabulary, w)
	}
	slices.Sort(d.vocabulary)
}

// between draws a word that at least low and at most high quotes have, of that many letters at least.
func (d *drawer) between(low, high, letters int) (string, bool) {
	from := sort.Search(len(d.list), func(i int) bool { return d.count[d.list[i]] <= high })
	to := sort.Search(len(d.list), func(i int) bool { return d.count[d.list[i]] < low })
	if from >= to {
		return "", false
	}
	w := d.list[from+d.r.IntN(to-from)]
	return w, len(w) >= letters && ascii(w)
}

func ascii(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

func (d *drawer) rare() (query, bool) {
	w, ok := d.between(1, 3, 4)
	return query{Words: []string{w}, Ask: asTyped(w)}, ok
}

// asTyped asks for a word and none of its other forms, which the other engines do not know.
func asTyped(w string) string { return `"` + w + `"` }

// common words are in one of 500 quotes at least, and in one of 20 at most.
func (d *drawer) common() (query, bool) {
	w, ok := d.between(max(4, len(d.quotes)/500), len(d.quotes)/20, 3)
	return query{Words: []string{w}, Ask: asTyped(w)}, ok && !slices.Contains([]string{"and", "not"}, w)
}

func (d *drawer) two() (query, bool) {
	q := d.quotes[d.r.IntN(len(d.quotes))]
	a, b := q.words[d.r.IntN(len(q.words))], q.words[d.r.IntN(len(q.words))]
	ok := a != b && len(a) > 3 && len(b) > 3 && ascii(a+b) && !d.names[a] && !d.names[b]
	return query{Words: []string{a, b}, Ask: asTyped(a) + " " + asTyped(b)}, ok
}

func (d *drawer) prefix() (query, bool) {
	w, ok := d.between(3, len(d.quotes)/20, 6)
	if !ok {
		return query{}, false
	}
	w = w[:4]
	for name := range d.names {
		if strings.HasPrefix(name, w) {
			return query{}, false
		}
	}
	return query{Words: []string{w}, Prefix: true, Ask: w + "*"}, true
}

// typo puts a wrong letter into a word of five to seven. The one word that is one mistake away from it is the word meant.
func (d *drawer) typo() (query, bool) {
	w, ok := d.between(2, len(d.quotes), 5)
	if !ok || len(w) > 7 {
		return query{}, false
	}
	at := 1 + d.r.IntN(len(w)-1)
	typed := w[:at] + string(rune('a'+d.r.IntN(26))) + w[at+1:]
	for _, other := range d.vocabulary {
		if other != w && oneMistake(typed, other) || other == typed {
			return query{}, false
		}
	}
	return query{Words: []string{w}, Typo: typed, Ask: typed}, true
}

// oneMistake reports whether a letter put in, left out or exchanged makes b of a, or two neighbours that changed places do, or nothing need be done.
func oneMistake(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i >= len(a)-1 || a[i+1:] == b[i+1:] {
		return true
	}
	return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

func (d *drawer) phrase() (query, bool) {
	q := d.quotes[d.r.IntN(len(d.quotes))]
	if len(q.words) < 5 {
		return query{}, false
	}
	at := d.r.IntN(len(q.words) - 2)
	words := q.words[at : at+3]
	for _, w := range words {
		if !ascii(w) {
			return query{}, false
		}
	}
	return query{Words: words, Phrase: true, Ask: `"` + strings.Join(words, " ") + `"`}, true
}

// facet asks for a common word of a quote where that quote was published.
func (d *drawer) facet() (query, bool) {
	from := d.quotes[d.r.IntN(len(d.quotes))]
	w := from.words[d.r.IntN(len(from.words))]
	common := d.count[w] >= len(d.quotes)/500 && d.count[w] <= len(d.quotes)/20
	q := query{Words: []string{w}, Publisher: from.publisher, Ask: asTyped(w) + ` in:"` + from.publisher + `"`}
	return q, common && len(w) > 3 && ascii(w) && !d.names[w]
}

// answer reads every quote.
func (c *corpus) answer(q *query) {
	var ids []string
	for i := range c.quotes {
		if c.quotes[i].answers(q) {
			ids = append(ids, c.quotes[i].id)
		}
	}
	slices.Sort(ids)
	all := sha256.New()
	for _, id := range ids {
		all.Write([]byte(id + "\n"))
	}
	q.Total, q.Hash = len(ids), hex.EncodeToString(all.Sum(nil))
}

func (s *said) answers(q *query) bool {
	switch {
	case q.Publisher != "" && s.publisher != q.Publisher:
		return false
	case q.Prefix:
		return slices.ContainsFunc(s.words, func(w string) bool { return strings.HasPrefix(w, q.Words[0]) })
	case q.Phrase:
		for i := range len(s.words) - len(q.Words) + 1 {
			if slices.Equal(s.words[i:i+len(q.Words)], q.Words) {
				return true
			}
		}
		return false
	}
	for _, w := range q.Words {
		if !slices.Contains(s.words, w) {
			return false
		}
	}
	return true
}
