package cite

import (
	"strings"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/verify"
)

// Anchor is what a permalink says of a quote, so that it is found again after the article was edited: its id, its words, and what stands around them.
type Anchor struct {
	ID     string // "article-id/attribution-id"
	Exact  string // the beginning of the first piece
	Before string // what stands before it
	After  string // what stands after Exact
}

// longestExact is how many code points of a quote an address keeps.
const longestExact = 240

// Anchor gives the anchor of a quote.
func (r *Record) Anchor() Anchor {
	a := Anchor{ID: r.ID, Exact: line(r.Exact[0]), Before: line(r.Before[0]), After: line(r.After[0])}
	if runes := []rune(a.Exact); len(runes) > longestExact {
		a.Exact, a.After = string(runes[:longestExact]), string(runes[longestExact:min(len(runes), longestExact+nearby)])
	}
	return a
}

// Means tells how far a piece of a text is what an anchor was made for: whether its words are the same, and whether what stood before them and after them
// stands there too. Of a piece longer than an anchor keeps, the beginning is compared and stands for what is after it.
func (a Anchor) Means(text string, piece article.Span) (exact, before, after bool) {
	words, kept := index.Words(nil, piece.Of(text)), index.Words(nil, a.Exact)
	long := utf8.RuneCountInString(a.Exact) >= longestExact
	if long && len(kept) > 1 {
		kept = kept[:len(kept)-1] // it may be cut off
	}
	exact = same(words, kept) && (long || len(words) == len(kept))
	const far = 8 * nearby
	start := max(0, piece.Start-far)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	left, right := index.Words(nil, text[start:piece.Start]), index.Words(nil, text[piece.End:min(len(text), piece.End+far)])
	stood := around(a.Before, true)
	before = len(left) >= len(stood) && same(left[len(left)-len(stood):], stood) && (len(stood) > 0 || len(left) == 0)
	stood = around(a.After, false)
	after = same(right, stood) && (len(stood) > 0 || len(right) == 0) || long && exact
	return exact, before, after
}

// Fragment writes an anchor as the fragment of a URL: "#/quote/id?exact=…&before=…&after=…".
func (a Anchor) Fragment() string {
	var b strings.Builder
	b.WriteString("#/quote/" + Encode(a.ID, Readable))
	separator := "?"
	for _, p := range [...][2]string{{"exact", a.Exact}, {"before", a.Before}, {"after", a.After}} {
		if p[1] != "" {
			b.WriteString(separator + p[0] + "=" + Encode(p[1], Readable))
			separator = "&"
		}
	}
	return b.String()
}

// How tells how an anchor was resolved.
type How uint8

const (
	Gone      How = iota // nothing in the archive is near enough to the words
	AsBefore             // the quote is there under its id, or its words are in the same article, unchanged
	Moved                // the words are there unchanged, but in another article
	Changed              // words so near to them that no other passage can be meant stand there
	Ambiguous            // several places are as good: none is chosen
)

func (h How) String() string {
	return [...]string{"gone", "as before", "moved", "changed", "ambiguous"}[h]
}

// Resolution is where an anchor leads to.
type Resolution struct {
	How     How
	Place   verify.Place    // where the words stand now; Article is -1 when How is Gone or Ambiguous
	Changes []verify.Change // when How is Changed: how the words differ, with Anchor.Exact as what was pasted
	Places  []verify.Place  // when How is Ambiguous: those that are as good
}

const (
	// floor is how like the words of an anchor a passage must be (verify.Beside) to be taken for them, and margin how much more like it must be than
	// the second best. In the tests, passages of the archive that are not what the anchor meant come to 0.6 at most, and half of all words changed to 0.5.
	floor  = 0.7
	margin = 0.15
)

// Resolve finds the place that an anchor means, by the first of these that gives one place only: the id with its words; the words with what stands before
// and after them; the words; words that are near enough, by a clear margin. It never chooses between two that are as good. The error is that of a
// damaged archive.
func Resolve(a *bundle.Archive, anchor Anchor) (Resolution, error) {
	q, known := a.QuoteByID(anchor.ID)
	if known {
		r, err := Of(a, q, Site{})
		if err != nil {
			return Resolution{}, err
		}
		if anchor.Exact == "" || index.Fold(anchor.Exact) == index.Fold(r.Anchor().Exact) {
			n, i := a.Locate(q)
			item, err := a.Item(n)
			pieces := item.Quotes.Attributions[i].Pieces
			return Resolution{How: AsBefore, Place: verify.Place{Article: n, Quote: q, Score: 1, Span: article.Span{Start: pieces[0].Start, End: pieces[len(pieces)-1].End}}}, err
		}
	}
	if strings.TrimSpace(index.Fold(anchor.Exact)) == "" {
		return Resolution{Place: nowhere}, nil
	}
	articles, err := verify.Likely(a, anchor.Exact)
	if err != nil {
		return Resolution{}, err
	}
	id, _, _ := strings.Cut(anchor.ID, "/")
	home, ok := a.ArticleByID(id)
	if !ok {
		home = -1
	} else {
		articles = append([]int{home}, articles...)
	}
	if r, ok, err := exactly(a, anchor, home, articles); ok || err != nil {
		return r, err
	}
	if len(index.Words(nil, anchor.Exact)) < telling {
		return Resolution{Place: nowhere}, nil
	}
	return nearest(a, anchor, articles)
}

var nowhere = verify.Place{Article: -1, Quote: -1}

// exactly looks for the very words of an anchor. ok is false when they do not stand in any of the articles.
func exactly(a *bundle.Archive, anchor Anchor, home int, articles []int) (r Resolution, ok bool, err error) {
	var all, framed []verify.Place
	seen := map[int]bool{}
	for _, n := range articles {
		if seen[n] {
			continue
		}
		seen[n] = true
		item, err := a.Item(n)
		if err != nil {
			return r, true, err
		}
		for _, f := range occurrences(item.Article.Text, anchor) {
			p := verify.Place{Article: n, Quote: quoteAt(a, n, f.span), Span: f.span, Score: 1}
			if f.before || f.after || f.words >= telling {
				all = append(all, p)
			}
			if f.before && f.after || f.before && strings.TrimSpace(anchor.After) == "" || f.after && strings.TrimSpace(anchor.Before) == "" {
				framed = append(framed, p)
			}
		}
	}
	list := all
	if len(framed) > 0 {
		list = framed
	}
	switch {
	case len(list) == 0:
		return r, false, nil
	case len(list) > 1:
		return Resolution{How: Ambiguous, Place: nowhere, Places: list}, true, nil
	case list[0].Article == home:
		return Resolution{How: AsBefore, Place: list[0]}, true, nil
	}
	return Resolution{How: Moved, Place: list[0]}, true, nil
}

// occurrence is a place where words stand, and whether what stood around them stands there too.
type occurrence struct {
	span          article.Span
	words         int
	before, after bool
}

// telling is the number of words that tell a quote from all others: of fewer, what stands on one side of them must be there too.
const telling = 6

// occurrences finds the words of an anchor in a text, blind to what the index is blind to.
func occurrences(text string, anchor Anchor) []occurrence {
	words, exact := index.Words(nil, text), index.Words(nil, anchor.Exact)
	before, after := around(anchor.Before, true), around(anchor.After, false)
	var found []occurrence
	for i := 0; i+len(exact) <= len(words); i++ {
		if same(words[i:], exact) {
			end := i + len(exact)
			found = append(found, occurrence{
				span:   article.Span{Start: words[i].Span.Start, End: words[end-1].Span.End},
				words:  len(exact),
				before: len(before) > 0 && i >= len(before) && same(words[i-len(before):], before),
				after:  len(after) > 0 && same(words[end:], after),
			})
		}
	}
	return found
}

// around gives the whole words of what stands beside a quote: at the far end one may be cut off.
func around(text string, before bool) []index.Word {
	words := index.Words(nil, text)
	if utf8.RuneCountInString(text) < nearby/2 || len(words) == 0 {
		return words
	}
	if before {
		return words[1:]
	}
	return words[:len(words)-1]
}

// same tells whether words begin with the terms of others.
func same(words, others []index.Word) bool {
	if len(others) > len(words) {
		return false
	}
	for i := range others {
		if words[i].Term != others[i].Term {
			return false
		}
	}
	return true
}

// quoteAt is the number of the quote that a stretch of article n stands in, or -1.
func quoteAt(a *bundle.Archive, n int, s article.Span) int {
	item, err := a.Item(n)
	if err != nil {
		return -1
	}
	for i := range item.Quotes.Attributions {
		for _, piece := range item.Quotes.Attributions[i].Pieces {
			if piece.Start < s.End && s.Start < piece.End {
				return a.FirstQuote(n) + i
			}
		}
	}
	return -1
}

// nearest looks for words like those of an anchor.
func nearest(a *bundle.Archive, anchor Anchor, articles []int) (Resolution, error) {
	var best verify.Passage
	first, second := 0.0, 0.0
	var runnerUp verify.Place
	consider := func(p verify.Passage, alike float64) {
		switch {
		case alike > first:
			second, runnerUp = first, best.Place
			first, best = alike, p
		case alike > second:
			second, runnerUp = alike, p.Place
		}
	}
	seen := map[int]bool{}
	for _, n := range articles {
		if seen[n] {
			continue
		}
		seen[n] = true
		p, alike, err := verify.Beside(a, n, anchor.Exact, article.Span{})
		if err != nil {
			return Resolution{}, err
		}
		if alike == 0 {
			continue
		}
		consider(p, alike)
		other, less, err := verify.Beside(a, n, anchor.Exact, p.Span)
		if err != nil {
			return Resolution{}, err
		}
		consider(other, less)
	}
	switch {
	case first < floor:
		return Resolution{Place: nowhere}, nil
	case first-second < margin:
		return Resolution{How: Ambiguous, Place: nowhere, Places: []verify.Place{best.Place, runnerUp}}, nil
	}
	return Resolution{How: Changed, Place: best.Place, Changes: best.Changes}, nil
}
