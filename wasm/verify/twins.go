package verify

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strconv"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/store"
)

// Twin is another quote that says what a quote says.
type Twin struct {
	Quote   int      // of the archive
	Changes []Change // from the quote's words to the twin's: Source is into the Text of the quote's article, Pasted into that of the twin's
	Same    bool     // word for word
}

const (
	fewestAlike = 5 // different words of a quote that is compared: shorter ones are alike by chance
	mostSaid    = 400
)

// needed is how many of n words two quotes must have in common to be one quotation, n being those of the longer: two thirds.
func needed(n int) int { return (2*n + 2) / 3 }

// Twins finds for quotes of an archive those in other articles that say the same, and remembers what it found.
type Twins struct {
	archive *bundle.Archive
	spoken  map[int]spoken
	found   map[int][]Twin
	opened  int // how many articles have been opened
	read    int // how many quotes have been read, so that no comparison has to read many
	next    int // the quote to be compared next
	any     bool
}

// NewTwins makes one that has looked for nothing yet.
func NewTwins(a *bundle.Archive) *Twins {
	return &Twins{archive: a, spoken: map[int]spoken{}, found: map[int][]Twin{}}
}

// Step opens the articles of the archive and reads their quotes one by one, then compares them, and reports whether there are more.
func (t *Twins) Step() bool {
	n := t.archive.Info().Quotes
	switch { // an article that is damaged says so where it is shown
	case t.read < n:
		if of, _ := t.archive.Locate(t.read); t.opened <= of {
			_, _ = t.archive.Item(of) // the Archive keeps it
			t.opened = of + 1
			break
		}
		_, _ = t.said(t.read)
		t.read++
	case t.next < n:
		_, _ = t.Of(t.next)
		t.next++
	}
	return t.next < n
}

// Any tells whether any twins were found.
func (t *Twins) Any() bool { return t.any }

// Known are the twins of a quote as far as they have been looked for.
func (t *Twins) Known(q int) []Twin {
	if t == nil {
		return nil
	}
	return t.found[q]
}

// Nearest gives the twins of quote q among so many quotes that share most words with it, and whether these are all: what nearly everybody says a large archive
// has in thousands of articles.
func Nearest(a *bundle.Archive, q, most int) (twins []Twin, all bool, err error) {
	return NewTwins(a).among(q, most)
}

// Of lists the quotes in other articles that have two thirds of the words of quote q, as has q of theirs, and in the same order: rising by their numbers.
//
// None is missed. A quote that shares two thirds of n different words has one at least of any n/3+1 of them, so that the documents of the rarest so many
// are all that need to be looked at (prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006).
func (t *Twins) Of(q int) ([]Twin, error) {
	if twins, ok := t.found[q]; ok {
		return twins, nil
	}
	twins, _, err := t.among(q, math.MaxInt)
	if len(twins) > 0 {
		t.found[q], t.any = twins, true
	}
	return twins, err
}

// among is Of among so many quotes that share most words with q, and tells whether these are all.
func (t *Twins) among(q, most int) (twins []Twin, all bool, err error) {
	mine, err := t.said(q)
	if err != nil || len(mine.terms) < fewestAlike || len(mine.words) > mostSaid {
		return nil, true, err
	}
	candidates, all, err := sharing(t.archive, mine, most)
	if err != nil {
		return nil, all, twinFault(q, err)
	}
	for _, doc := range candidates {
		if t.archive.Index().Article(doc) == mine.article {
			continue
		}
		other, failure := t.said(int(doc))
		if failure != nil {
			err = failure // the others are asked for all the same, so that all come together
			continue
		}
		if twin, ok := mine.twin(other); ok {
			twin.Quote = int(doc)
			twins = append(twins, twin)
		}
	}
	if err != nil {
		return nil, all, err
	}
	return twins, all, nil
}

func (t *Twins) said(q int) (spoken, error) {
	s, ok := t.spoken[q]
	if ok {
		return s, nil
	}
	s, err := spokenBy(t.archive, q)
	if err == nil {
		t.spoken[q] = s
	}
	return s, err
}

func twinFault(q int, err error) error {
	return &store.Fault{Doing: "compare quote " + strconv.Itoa(q), Err: err}
}

// spoken are the words of one quote.
type spoken struct {
	article int
	text    string // of the article
	words   []token
	terms   map[string]int // how often it has each
}

func spokenBy(a *bundle.Archive, q int) (s spoken, err error) {
	n, i := a.Locate(q)
	item, err := a.Item(n)
	if err != nil {
		return s, twinFault(q, err)
	}
	s = spoken{article: n, text: item.Article.Text, terms: map[string]int{}}
	for _, piece := range item.Quotes.Attributions[i].Pieces {
		for _, w := range tokens(piece.Of(s.text)) {
			w.span.Start += piece.Start
			w.span.End += piece.Start
			s.words = append(s.words, w)
			s.terms[w.term]++
		}
	}
	return s, nil
}

// overlap is what a quote has of another: different words, and how many words of the other's these are.
type overlap struct{ terms, words int }

// sharing lists the quotes, rising, that may share enough with one, and of more than most those that share most words; all tells that there are no more. What cannot
// be read keeps it from nothing else, so that all of it is asked for together.
func sharing(a *bundle.Archive, mine spoken, most int) (docs []uint32, all bool, err error) {
	said := a.Index().Quotes
	var entries []index.Entry
	var failure error
	for term := range mine.terms {
		e, ok, err := said.Find(term)
		if err != nil {
			failure = err
		}
		if ok {
			entries = append(entries, e)
		}
	}
	if failure != nil {
		return nil, false, failure
	}
	sort.Slice(entries, func(i, j int) bool {
		if entries[i].Docs != entries[j].Docs {
			return entries[i].Docs < entries[j].Docs
		}
		return entries[i].Term < entries[j].Term
	})
	enough := needed(len(mine.terms))
	shared := map[uint32]overlap{}
	for len(entries) > 0 && (len(entries) >= enough || len(shared) > fewCandidates && failure == nil) {
		e, later := entries[0], len(entries) // terms from this one on
		entries = entries[1:]
		p := said.Postings(e)
		for p.Next() {
			if o := shared[p.Doc]; o.terms > 0 || later >= enough {
				shared[p.Doc] = overlap{o.terms + 1, o.words + mine.terms[e.Term]}
			}
		}
		if err := p.Err(); err != nil {
			failure = err
		}
		if failure != nil {
			continue // with what is shared by then nothing can be ruled out
		}
		for doc, o := range shared {
			if o.terms+later-1 < enough {
				delete(shared, doc)
			}
		}
	}
	if failure != nil {
		return nil, false, failure
	}
	unread := 0 // words of the terms that are left
	for _, e := range entries {
		unread += mine.terms[e.Term]
	}
	if len(shared) > fewToRead {
		said.LoadSaid()
	}
	for doc, o := range shared {
		if len(shared) <= fewCandidates || o.words+unread >= needed(max(len(mine.words), said.Said(doc))) { // else it is too long
			docs = append(docs, doc)
		}
	}
	if all = len(docs) <= most; !all {
		slices.SortFunc(docs, func(one, other uint32) int {
			return cmp.Or(shared[other].words-shared[one].words, cmp.Compare(one, other))
		})
		docs = docs[:most]
	}
	slices.Sort(docs)
	return docs, all, said.Fault()
}

// fewCandidates is the number of quotes that are rather read than told apart by further, more common words.
const fewCandidates = 8

// fewToRead is the number of quotes up to which their lengths are read one by one.
const fewToRead = 64

// twin compares the words of two quotes.
func (s spoken) twin(other spoken) (t Twin, ok bool) {
	common := 0
	for term := range other.terms {
		if s.terms[term] > 0 {
			common++
		}
	}
	longer := max(len(s.words), len(other.words))
	if common < needed(max(len(s.terms), len(other.terms))) || longer > mostSaid {
		return t, false
	}
	steps := whole(align(numbers(other.words, s.words, fitting)), len(s.words))
	matched := 0
	for _, step := range steps {
		if s.same(other, step) {
			matched++
		}
	}
	t.Changes = s.changes(other, steps)
	t.Same = matched == len(steps)
	return t, matched >= needed(longer)
}

// whole gives an alignment with a stretch of n words the words before and after that stretch.
func whole(steps []pair, n int) []pair {
	from, to := n, n
	for _, step := range steps {
		if step.b >= 0 {
			from, to = min(from, step.b), step.b+1
		}
	}
	var all []pair
	for b := range from {
		all = append(all, pair{-1, b})
	}
	all = append(all, steps...)
	for b := to; b < n; b++ {
		all = append(all, pair{-1, b})
	}
	return all
}

func (s spoken) same(other spoken, step pair) bool {
	return step.a >= 0 && step.b >= 0 && other.words[step.a].term == s.words[step.b].term
}

// changes joins steps of one kind to stretches, those of equal words as far as nothing interrupts them in either article.
func (s spoken) changes(other spoken, steps []pair) []Change {
	var list []Change
	for i := 0; i < len(steps); {
		if s.same(other, steps[i]) {
			c := Change{Op: Equal}
			for ; i < len(steps) && s.same(other, steps[i]); i++ {
				pasted, source := other.words[steps[i].a].span, s.words[steps[i].b].span
				if !c.Pasted.IsZero() && (hasWords(other.text[c.Pasted.End:pasted.Start]) || hasWords(s.text[c.Source.End:source.Start])) {
					break
				}
				c.Pasted, c.Source = join(c.Pasted, pasted), join(c.Source, source)
			}
			list = append(list, c)
			continue
		}
		del, ins := Change{Op: Delete}, Change{Op: Insert}
		for ; i < len(steps) && !s.same(other, steps[i]); i++ {
			if b := steps[i].b; b >= 0 {
				del.Source = join(del.Source, s.words[b].span)
			}
			if a := steps[i].a; a >= 0 {
				ins.Pasted = join(ins.Pasted, other.words[a].span)
			}
		}
		for _, c := range []Change{del, ins} {
			if !c.Source.IsZero() || !c.Pasted.IsZero() {
				list = append(list, c)
			}
		}
	}
	return list
}
