package verify

import (
	"cmp"
	"math"
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
	rarest   = 24     // words that choose the articles to compare, at most
	patience = 25_000 // documents of them that are looked at, at most, but for the rarest word: common words say little
	chosen   = 5      // articles compared for sharing words with what was pasted as a whole, and again for a quote of theirs that does
)

// source is an archive in which words are looked for.
type source struct {
	archive *bundle.Archive
	pasted  string
	words   []token
	weights []float64              // of each word, its inverse document frequency
	rare    float64                // the weight of a word that stands in one article alone
	entries map[string]index.Entry // of the words, in whole articles
	said    map[string]index.Entry // in quotes
	read    map[int][]token        // articles
	claim   claim
}

func newSource(a *bundle.Archive, pasted string, words []token, by claim, read map[int][]token) (*source, error) {
	s := &source{archive: a, pasted: pasted, words: words, entries: map[string]index.Entry{}, said: map[string]index.Entry{}, read: read, claim: by}
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

// likely gives the articles that share most weight of the words from one number up to another: as a whole, or in one of their quotes.
func (s *source) likely(from, to int) ([]int, error) {
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
	least := 0.0 // that a document must have in common to resemble the words
	for _, w := range weight {
		least += w
	}
	least *= resembles
	articles, err := best(s.archive.Index().Narration, whole, weight, least, func(doc uint32) int { return int(doc) })
	more, err2 := best(s.archive.Index().Quotes, quotes, weight, least, s.archive.Index().Article)
	if err = cmp.Or(err, err2); err != nil {
		return nil, cannot(err)
	}
	for _, n := range more {
		if !contains(articles, n) {
			articles = append(articles, n)
		}
	}
	return articles, nil
}

func contains(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

// best gives the articles of the documents that share most weight of the rarest terms, least at the least.
func best(terms *index.Terms, entries []index.Entry, weight map[string]float64, least float64, articleOf func(uint32) int) ([]int, error) {
	sort.Slice(entries, func(i, j int) bool {
		x, y := entries[i], entries[j]
		return x.Docs < y.Docs || x.Docs == y.Docs && x.Term < y.Term
	})
	read, looked := 0, 0
	for ; read < len(entries) && read < rarest; read++ {
		if read > 0 && looked+entries[read].Docs > patience {
			break
		}
		looked += entries[read].Docs
	}
	for _, unread := range entries[read:] { // which any document may have
		least -= weight[unread.Term]
	}
	scores := blankScores(terms.Docs)
	touched := make([]uint32, 0, min(looked, terms.Docs))
	var first error
	for _, e := range entries[:read] {
		p := terms.Postings(e)
		w := float32(weight[e.Term])
		for p.Next() {
			if scores[p.Doc] == 0 {
				touched = append(touched, p.Doc)
			}
			scores[p.Doc] += w
		}
		first = cmp.Or(first, p.Err())
	}
	list := top(touched, scores, float32(least), articleOf)
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

// top gives the articles of the documents with the highest scores, best first.
func top(docs []uint32, scores []float32, least float32, articleOf func(uint32) int) []int {
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
	var articles []int
	for _, s := range list[:n] {
		if a := articleOf(s.doc); !contains(articles, a) && len(articles) < chosen {
			articles = append(articles, a)
		}
	}
	return articles
}
