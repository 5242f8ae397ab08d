package verify

import (
	"cmp"
	"sort"
	"verbatim/wasm/store"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// comparison is the pasted words beside one article.
type comparison struct {
	pasted  string
	a, b    []token // of what was pasted, and of the article or the stretch of it that was compared
	item    bundle.Item
	steps   []pair
	place   Place
	quote   int // index into the article's attributions, or -1
	matched int // words of a found
}

// longArticle is the number of words above which only a stretch of an article is compared, so that memory stays within some megabytes.
const longArticle = 6000

func compare(archive *bundle.Archive, n int, pasted string, words []token, weights []float64) (*comparison, error) {
	item, err := archive.Item(n)
	if err != nil {
		return nil, &store.Fault{Doing: "check quote", Err: err}
	}
	c := &comparison{pasted: pasted, a: words, item: item}
	c.b = densest(tokens(item.Article.Text), words)
	c.steps = align(c.a, c.b)
	c.place = Place{Article: n, Quote: -1}
	var have, all float64
	for _, w := range weights {
		all += w
	}
	for _, s := range c.steps {
		if c.same(s) {
			c.matched++
			have += weights[s.a]
			if c.place.Span.IsZero() {
				c.place.Span.Start = c.b[s.b].span.Start
			}
			c.place.Span.End = c.b[s.b].span.End
		}
	}
	c.place.Score = have / max(all, 1e-9)
	c.quote = c.attribution()
	if c.quote >= 0 {
		c.place.Quote = archive.FirstQuote(n) + c.quote
	}
	return c, nil
}

// same tells whether a step pairs two equal words.
func (c *comparison) same(s pair) bool { return s.a >= 0 && s.b >= 0 && c.a[s.a].term == c.b[s.b].term }

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

// better tells whether c is the better source than d: more of the weight, fewer changes, words that are a quote rather than narration, the earlier date.
func (c *comparison) better(d *comparison) bool { return order(c, d) < 0 }

func ranked(list []*comparison) []*comparison {
	sort.SliceStable(list, func(i, j int) bool { return order(list[i], list[j]) < 0 })
	return list
}

func order(c, d *comparison) int {
	date := func(x *comparison) string { return cmp.Or(x.item.Article.Meta.Published, "9999") }
	return cmp.Or(
		cmp.Compare(d.place.Score, c.place.Score),
		cmp.Compare(len(c.steps), len(d.steps)),
		cmp.Compare(min(d.quote, 0), min(c.quote, 0)),
		cmp.Compare(date(c), date(d)),
		c.place.Article-d.place.Article,
	)
}

// attribution gives the attribution that holds more than half of the matched words, or -1.
func (c *comparison) attribution() int {
	best, most := -1, 0
	for i := range c.item.Quotes.Attributions {
		n := 0
		for _, s := range c.steps {
			if c.same(s) && c.spoken(i, c.b[s.b].span) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	if most*2 <= c.matched {
		return -1
	}
	return best
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
