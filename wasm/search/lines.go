package search

import (
	"sort"
	"strings"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// Line is one place where the words of a query stand, with what stands around it in the same paragraph: a line of a concordance.
type Line struct {
	Article              int
	Quote                int          // of the archive, or -1 in a passage
	Block                int          // index into the article's Blocks
	Before, Match, After article.Span // into the article's text, adjoining

	context [2][]string // folded words before and after, the nearest first
}

// LineOrder tells in which order lines stand: as their quotes are listed, or by the first, second or third word before or after the match.
type LineOrder int

const (
	AsListed LineOrder = iota
	ByBefore
	BySecondBefore
	ByThirdBefore
	ByAfter
	BySecondAfter
	ByThirdAfter
	NumLineOrders
)

const (
	lineRunes = 72 // of context on either side at most
	lineWords = 5  // by which lines are told apart: the third word and the two beyond it
)

// Lines makes the lines of quotes and passages, step by step, so that a page can go on answering meanwhile:
//
//	for l := search.NewLines(archive, q, results.Hits, passages, most); l.Step(); {
//	}
//
// A quote that is found by its speaker's name alone has no line. Quotes come first, in the order of the hits, then passages.
type Lines struct {
	Found  []Line
	Read   int // quotes and passages read so far
	Left   int // those beyond the most to be read
	Failed int // those that could not be read

	archive  *bundle.Archive
	q        query.Query
	hits     []uint32
	passages *Passages
	most     int
	orders   [NumLineOrders][]int32
}

// NewLines begins to make the lines of the quotes in hits and of passages, nil for none, in which words of q stand: of the first most of them. The forms of
// words are seen that WithForms has found.
func NewLines(a *bundle.Archive, q query.Query, hits []uint32, passages *Passages, most int) *Lines {
	l := &Lines{archive: a, q: q, hits: hits, passages: passages, most: most}
	l.count()
	return l
}

// count sees how many are not to be read.
func (l *Lines) count() { l.Left = max(0, l.All()-l.most) }

// All is how many quotes and passages there are, as far as passages are found.
func (l *Lines) All() int {
	if l.passages == nil {
		return len(l.hits)
	}
	return len(l.hits) + len(l.passages.Found)
}

// Step reads one more quote or passage, or looks for one, and reports whether there are more.
func (l *Lines) Step() bool {
	switch i := l.Read; {
	case i < min(len(l.hits), l.most):
		l.Read++
		l.quote(int(l.hits[i]))
	case l.passages != nil && l.passages.next < len(l.passages.likely):
		l.passages.Step()
	case i < min(l.All(), l.most):
		l.Read++
		l.passage(l.passages.Found[i-len(l.hits)])
	}
	l.count()
	return l.More()
}

// More tells whether there is something still to be read.
func (l *Lines) More() bool {
	return l.Read < min(l.All(), l.most) || l.passages != nil && l.passages.next < len(l.passages.likely)
}

func (l *Lines) quote(q int) {
	n, i := l.archive.Locate(q)
	item, err := l.archive.Item(n)
	if err != nil {
		l.Failed++
		return
	}
	text := item.Article.Text
	for _, piece := range item.Quotes.Attributions[i].Pieces {
		for _, m := range Matches(piece.Of(text), l.q) {
			l.add(item.Article, Line{Article: n, Quote: q, Match: article.Span{Start: piece.Start + m.Start, End: piece.Start + m.End}})
		}
	}
}

func (l *Lines) passage(p Passage) {
	item, err := l.archive.Item(p.Article)
	if err != nil {
		l.Failed++
		return
	}
	for _, m := range p.Matches {
		l.add(item.Article, Line{Article: p.Article, Quote: -1, Match: m})
	}
}

// add completes a line with its paragraph and context. What stands in no paragraph, of a damaged archive, is left out.
func (l *Lines) add(a *article.Article, line Line) {
	blocks := a.Blocks
	line.Block = sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > line.Match.Start })
	if line.Block == len(blocks) || line.Match.Start < blocks[line.Block].Span.Start || line.Match.End > blocks[line.Block].Span.End {
		return
	}
	within := blocks[line.Block].Span
	line.Before = article.Span{Start: opening(a.Text, within.Start, line.Match.Start), End: line.Match.Start}
	line.After = article.Span{Start: line.Match.End, End: closing(a.Text, line.Match.End, within.End)}
	before := index.Words(nil, line.Before.Of(a.Text))
	for i := len(before) - 1; i >= max(0, len(before)-lineWords); i-- {
		line.context[0] = append(line.context[0], before[i].Term)
	}
	after := index.Words(nil, line.After.Of(a.Text))
	for i := range min(lineWords, len(after)) {
		line.context[1] = append(line.context[1], after[i].Term)
	}
	l.Found = append(l.Found, line)
}

// opening is where the context before end begins: at a word's beginning, lineRunes before it at most, and not before start.
func opening(text string, start, end int) int {
	at := end
	for n := 0; at > start && n < lineRunes; n++ {
		_, size := utf8.DecodeLastRuneInString(text[start:at])
		at -= size
	}
	if at > start && text[at-1] != ' ' { // within a word
		if i := strings.IndexByte(text[at:end], ' '); i >= 0 {
			at += i + 1
		}
	}
	return at
}

// closing is where the context after start ends, as opening.
func closing(text string, start, end int) int {
	at := start
	for n := 0; at < end && n < lineRunes; n++ {
		_, size := utf8.DecodeRuneInString(text[at:end])
		at += size
	}
	if at < end && text[at] != ' ' {
		if i := strings.LastIndexByte(text[start:at], ' '); i >= 0 {
			at = start + i
		}
	}
	return at
}

// Order gives the numbers of the lines found in an order. Lines are compared by the word asked for and those beyond it, folded: blind to case and accents.
// Those without such a word come last, and equal ones as they are listed. What is given is kept, and not to be changed.
func (l *Lines) Order(by LineOrder) []int32 {
	if len(l.orders[by]) == len(l.Found) {
		return l.orders[by]
	}
	order := make([]int32, len(l.Found))
	keys := make([]string, len(l.Found))
	for i := range l.Found {
		order[i] = int32(i)
		keys[i] = l.Found[i].key(by)
	}
	if by != AsListed {
		sort.Slice(order, func(i, j int) bool {
			a, b := order[i], order[j]
			if keys[a] != keys[b] {
				return keys[a] < keys[b]
			}
			return a < b
		})
	}
	l.orders[by] = order
	return order
}

// key is what a line is sorted by: words, nearest first, with a mark between them that sorts before any letter.
func (l *Line) key(by LineOrder) string {
	if by == AsListed {
		return ""
	}
	words := l.context[(by-ByBefore)/3]
	skip := int(by-ByBefore) % 3
	if skip >= len(words) {
		return "\U0010FFFF"
	}
	return strings.Join(words[skip:], "\x00")
}
