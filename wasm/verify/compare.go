package verify

import (
	"cmp"
	"sort"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// comparison is the pasted words, or a run of them, beside one article.
type comparison struct {
	pasted      string
	a, b        []token // of what was pasted, and of the article or the stretch of it that was compared
	from        int     // number of the first of a among all pasted words
	item        bundle.Item
	steps       []pair  // of the stretches that are most alike
	passage     []token // the words of the article there
	fitted      []pair  // of all pasted words with the passage
	interrupted bool    // the narrator's words in between are left out of the passage
	place       Place
	quote       int     // index into the article's attributions, or -1
	matched     int     // words of a found in the passage
	told        float64 // what they weigh
	whose       Whose   // of the quote, beside who is claimed to have said it
}

// longArticle is the number of words above which only a stretch of an article is compared, so that memory stays within some megabytes.
const longArticle = 4000

// compare finds the stretch of article n that is most like the words from one number up to another.
func (s *source) compare(n, from, to int) (*comparison, error) {
	item, b, err := s.article(n)
	if err != nil {
		return nil, err
	}
	c := &comparison{pasted: s.pasted, a: s.words[from:to], from: from, item: item, whose: Narrator}
	c.b = densest(b, c.a)
	c.steps = align(numbers(c.a, c.b, finding))
	c.place = Place{Article: n, Quote: -1}
	if !c.locate() {
		return c, nil
	}
	c.fit()
	var all float64
	for _, w := range s.weights[from:to] {
		all += w
	}
	c.place.Span = article.Span{}
	for _, step := range c.fitted {
		if c.fits(step) {
			c.matched++
			c.told += s.weights[from+step.a]
			c.place.Span = join(c.place.Span, c.passage[step.b].span)
		}
	}
	c.place.Score = c.told / max(all, 1e-9)
	if c.quote >= 0 {
		c.place.Quote = s.archive.FirstQuote(n) + c.quote
		c.whose, err = s.claim.whose(s.archive, item, c.place.Quote, c.quote)
	}
	return c, err
}

// locate notes where the stretch lies that is most alike and which quote it is of, and tells whether there is one.
func (c *comparison) locate() bool {
	found := 0
	for _, step := range c.steps {
		if c.same(step) {
			found++
			c.place.Span = join(c.place.Span, c.b[step.b].span)
		}
	}
	c.quote = -1
	for i, n := range c.perQuote() {
		if 2*n > found {
			c.quote = i
		}
	}
	return found > 0
}

// keptArticles is how many articles' words are kept at most.
const keptArticles = 40

// article gives an article with its words, which are kept while a text is checked.
func (s *source) article(n int) (bundle.Item, []token, error) {
	item, err := s.archive.Item(n)
	if err != nil {
		return item, nil, cannot(err)
	}
	b, ok := s.read[n]
	if !ok {
		if len(s.read) == keptArticles {
			clear(s.read)
		}
		b = tokens(item.Article.Text)
		s.read[n] = b
	}
	return item, b, nil
}

// numbers gives the words of both sides as numbers, which are equal where the words are.
func numbers(a, b []token, c costs) (x, y []int32, _ costs) {
	known := make(map[string]int32, len(a))
	x, y = make([]int32, len(a)), make([]int32, len(b))
	for i, w := range a {
		n, ok := known[w.term]
		if !ok {
			n = int32(len(known) + 1)
			known[w.term] = n
		}
		x[i] = n
	}
	for i, w := range b {
		y[i] = known[w.term] // 0 for a word that was not pasted
	}
	return x, y, c
}

// same tells whether a step pairs two equal words.
func (c *comparison) same(s pair) bool { return s.a >= 0 && s.b >= 0 && c.a[s.a].term == c.b[s.b].term }

// aligned are the first and the last of the pasted words and of the article's that stand opposite equal ones.
func (c *comparison) aligned() (a, b [2]int) {
	a, b = [2]int{len(c.a), -1}, [2]int{len(c.b), -1}
	for _, s := range c.steps {
		if c.same(s) {
			a = [2]int{min(a[0], s.a), max(a[1], s.a)}
			b = [2]int{min(b[0], s.b), max(b[1], s.b)}
		}
	}
	return a, b
}

// densest gives the stretch of at most longArticle words of an article that shares most words with what was pasted.
func densest(text, words []token) []token {
	if len(text) <= longArticle {
		return text
	}
	wanted := make(map[string]bool, len(words))
	for _, w := range words {
		wanted[w.term] = true
	}
	count, most, start := 0, 0, 0
	for i, w := range text {
		if wanted[w.term] {
			count++
		}
		if i >= longArticle && wanted[text[i-longArticle].term] {
			count--
		}
		if count > most {
			most, start = count, max(0, i-longArticle/2) // what was found stands in the middle, not at the edge
		}
	}
	start = min(start, len(text)-longArticle)
	return text[start : start+longArticle]
}

// edge is how many words around a passage are looked at, beside those of the pasted words that are still to be placed.
const edge = 8

// fit sets all pasted words beside the passage found: the words at its ends too, which the alignment leaves out where they were changed. The words of the
// narrator between the parts of a quote need not be repeated by anybody, and are left out unless they were.
func (c *comparison) fit() {
	a, b := c.aligned()
	from, to := max(0, b[0]-a[0]-edge), min(len(c.b), b[1]+len(c.a)-a[1]+edge)
	repeated := false
	if c.quote >= 0 {
		for _, s := range c.steps {
			repeated = repeated || c.same(s) && !c.spoken(c.quote, c.b[s.b].span)
		}
	}
	for i, w := range c.b[from:to] {
		inside := from+i >= b[0] && from+i <= b[1]
		switch {
		case c.quote < 0 || c.spoken(c.quote, w.span):
		case !inside:
			continue
		case !repeated:
			c.interrupted = true
			continue
		}
		c.passage = append(c.passage, w)
	}
	c.fitted = align(numbers(c.a, c.passage, fitting))
}

// fits tells whether a step pairs two equal words of the passage.
func (c *comparison) fits(s pair) bool {
	return s.a >= 0 && s.b >= 0 && c.a[s.a].term == c.passage[s.b].term
}

// ranked sorts comparisons: more of the weight first, then what the claimed speaker says, fewer changes, words that are a quote rather than narration,
// the earlier date.
func ranked(list []*comparison) []*comparison {
	sort.SliceStable(list, func(i, j int) bool { return order(list[i], list[j]) < 0 })
	return list
}

// asGood is how much less of the words a passage may have and still come first because the claimed speaker says it.
const asGood = 0.02

func order(c, d *comparison) int {
	date := func(x *comparison) string { return cmp.Or(x.item.Article.Meta.Published, "9999") }
	score := func(x *comparison) float64 {
		if x.whose == AsClaimed {
			return x.place.Score + asGood
		}
		return x.place.Score
	}
	return cmp.Or(
		cmp.Compare(score(d), score(c)),
		cmp.Compare(len(c.fitted), len(d.fitted)),
		cmp.Compare(min(d.quote, 0), min(c.quote, 0)),
		cmp.Compare(date(c), date(d)),
		c.place.Article-d.place.Article,
	)
}

// perQuote counts the matched words in each attribution of the article.
func (c *comparison) perQuote() []int {
	counts := make([]int, len(c.item.Quotes.Attributions))
	for i := range counts {
		pieces := c.item.Quotes.Attributions[i].Pieces
		if pieces[0].Start >= c.place.Span.End || pieces[len(pieces)-1].End <= c.place.Span.Start {
			continue
		}
		for _, s := range c.steps {
			if c.same(s) && c.spoken(i, c.b[s.b].span) {
				counts[i]++
			}
		}
	}
	return counts
}

// spoken tells whether a word stands within a piece of attribution i.
func (c *comparison) spoken(i int, word article.Span) bool {
	for _, piece := range c.item.Quotes.Attributions[i].Pieces {
		if word.Start >= piece.Start && word.End <= piece.End {
			return true
		}
	}
	return false
}
