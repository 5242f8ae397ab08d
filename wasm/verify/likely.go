package verify

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
)

// token is one word of a text; a hyphenated one gives several.
type token struct {
	term string
	span article.Span
}

func tokens(text string) []token {
	var list []token
	for _, w := range index.Words(nil, text) {
		if len(w.Parts) == 0 {
			list = append(list, token{w.Term, w.Span})
		}
		for _, part := range w.Parts {
			list = append(list, token{part.Term, part.Span})
		}
	}
	return list
}

// unknown marks the weight of a word that the archive does not have.
const unknown = -1

// strange is what a word weighs that the archive does not have, as a share of the weight of one that stands in one article alone: whoever quotes may have
// put it in, so that it must not count for more than all the words that were kept.
const strange = 0.6

// level gives the words that the archive does not have their weight: the mean of the others at least.
func level(weights []float64, highest float64) {
	sum, n := 0.0, 0
	for _, w := range weights {
		if w != unknown {
			sum += w
			n++
		}
	}
	mean := strange * highest
	if n > 0 {
		mean = max(mean, sum/float64(n))
	}
	for i, w := range weights {
		if w == unknown {
			weights[i] = mean
		}
	}
}

const (
	rarest = 24 // words that choose the articles to compare, at most
	chosen = 5  // articles compared for sharing words with what was pasted as a whole, and again for a quote of theirs that does
)

// patience is how many documents of these words are looked at, at most, but for the rarest word: common words say little. To look at 25,000 whatever the size
// took four times as long over 1,000 articles with 10,000 quotes, and found no source more.
func patience(docs int) int { return max(5_000, min(docs, 25_000)) }

// source is an archive in which words are looked for.
type source struct {
	archive *bundle.Archive
	pasted  string
	words   []token
	weights []float64              // of each word, its inverse document frequency
	rare    float64                // the weight of a word that stands in one article alone
	entries map[string]index.Entry // of the words, in whole articles
	said    map[string]index.Entry // in quotes
	docs    [2]map[string][]uint32 // of words that were looked up, in the order of their numbers: articles, and quotes
	read    map[int][]token        // articles
	claim   claim
}

func newSource(a *bundle.Archive, pasted string, words []token, by claim, read map[int][]token) (*source, error) {
	s := &source{archive: a, pasted: pasted, words: words, entries: map[string]index.Entry{}, said: map[string]index.Entry{}, docs: [2]map[string][]uint32{{}, {}}, read: read, claim: by}
	terms, quotes := a.Index().Narration, a.Index().Quotes
	weight := map[string]float64{}
	var first error // the other words are looked up all the same, so that what comes from afar is asked for all at once
	for _, w := range words {
		if _, seen := weight[w.term]; !seen {
			e, ok, err := terms.Find(w.term)
			first = cmp.Or(first, err)
			weight[w.term] = unknown
			if ok {
				s.entries[w.term] = e
				weight[w.term] = math.Log(1 + float64(terms.Docs)/float64(e.Docs))
			}
			if e, ok, err = quotes.Find(w.term); ok {
				s.said[w.term] = e
			}
			first = cmp.Or(first, err)
		}
		s.weights = append(s.weights, weight[w.term])
	}
	if first != nil {
		return nil, cannot(first)
	}
	s.rare = math.Log(1 + float64(terms.Docs))
	level(s.weights, s.rare)
	return s, nil
}

// candidate is an article that may have the words.
type candidate struct {
	article int
	most    float64 // Score of a place in it, at most
}

// likely gives the articles that share most weight of the words from one number up to another: as a whole, or in one of their quotes.
func (s *source) likely(from, to int) ([]candidate, error) {
	var whole, quotes []index.Entry
	weight := map[string]float64{}
	for i, w := range s.words[from:to] {
		if _, seen := weight[w.term]; seen {
			continue
		}
		weight[w.term] = s.weights[from+i]
		if e, ok := s.entries[w.term]; ok {
			whole = append(whole, e)
		}
		if e, ok := s.said[w.term]; ok {
			quotes = append(quotes, e)
		}
	}
	sum := sums{}
	for _, w := range weight {
		sum.once += w
	}
	for _, w := range s.weights[from:to] {
		sum.all += w
	}
	articles, err := best(s.archive.Index().Narration, s.docs[0], whole, weight, sum, func(doc uint32) int { return int(doc) })
	more, err2 := best(s.archive.Index().Quotes, s.docs[1], quotes, weight, sum, s.archive.Index().Article)
	if err = cmp.Or(err, err2); err != nil {
		return nil, cannot(err)
	}
	last := 1.0
	if n := len(articles); n > 0 {
		last = articles[n-1].most
	}
	for _, c := range more {
		if !contains(articles, c.article) {
			articles = append(articles, candidate{c.article, last}) // as a whole it would stand among them with more
		}
	}
	return articles, nil
}

func contains(list []candidate, n int) bool {
	return slices.ContainsFunc(list, func(c candidate) bool { return c.article == n })
}

// sums are what words weigh: each as often as it stands there, and each once.
type sums struct{ all, once float64 }

// best gives the articles of the documents that share most weight of the rarest terms, of what they weigh as much as resembles the words. Known has the documents of terms that were looked up
// before, which the parts of a stitched quotation ask for again.
func best(terms *index.Terms, known map[string][]uint32, entries []index.Entry, weight map[string]float64, sum sums, articleOf func(uint32) int) ([]candidate, error) {
	sort.Slice(entries, func(i, j int) bool {
		x, y := entries[i], entries[j]
		return x.Docs < y.Docs || x.Docs == y.Docs && x.Term < y.Term
	})
	read, looked := 0, 0
	for ; read < len(entries) && read < rarest; read++ {
		if read > 0 && looked+entries[read].Docs > patience(terms.Docs) {
			break
		}
		looked += entries[read].Docs
	}
	unread := 0.0 // which any document may have
	for _, e := range entries[read:] {
		unread += weight[e.Term]
	}
	scores := blankScores(terms.Docs)
	touched := make([]uint32, 0, min(looked, terms.Docs))
	var first error
	for _, e := range entries[:read] {
		docs, ok := known[e.Term]
		if !ok {
			p := terms.Postings(e)
			docs = make([]uint32, 0, min(e.Docs, terms.Docs))
			for some, _ := p.Chunk(); len(some) > 0; some, _ = p.Chunk() {
				docs = append(docs, some...)
			}
			if err := p.Err(); err != nil {
				first = cmp.Or(first, err)
				continue
			}
			known[e.Term] = docs
		}
		w := float32(weight[e.Term])
		for _, doc := range docs {
			if scores[doc] == 0 {
				touched = append(touched, doc)
			}
			scores[doc] += w
		}
	}
	list := top(touched, scores, float32(resembles*sum.once-unread), articleOf)
	for i := range list {
		list[i].most = 1 - (sum.once-unread-list[i].most)/max(sum.all, 1e-9) // words that are missing are so once at least
	}
	for _, doc := range touched {
		scores[doc] = 0
	}
	scratch.Put(&scores)
	return list, first
}

// scratch keeps lists of scores that are all 0: to make one for each of the look-ups of a check over a million quotes took as long as to fill it.
var scratch sync.Pool

// blankScores gives a list of n scores, all 0.
func blankScores(n int) []float32 {
	if kept, ok := scratch.Get().(*[]float32); ok && len(*kept) >= n {
		return *kept
	}
	return make([]float32, n)
}

// top gives the articles of the documents with the highest scores, best first, and those scores.
func top(docs []uint32, scores []float32, least float32, articleOf func(uint32) int) []candidate {
	type scored struct {
		doc   uint32
		score float32
	}
	var list [4 * chosen]scored // in order; several quotes may stand in one article
	n := 0
	for _, doc := range docs {
		score := scores[doc]
		if score < least {
			continue
		}
		i := n
		for ; i > 0 && (list[i-1].score < score || list[i-1].score == score && list[i-1].doc > doc); i-- {
			if i < len(list) {
				list[i] = list[i-1]
			}
		}
		if i < len(list) {
			list[i] = scored{doc, score}
			n = min(n+1, len(list))
		}
	}
	var articles []candidate
	for _, s := range list[:n] {
		if a := articleOf(s.doc); !contains(articles, a) && len(articles) < chosen {
			articles = append(articles, candidate{a, float64(s.score)})
		}
	}
	return articles
}
