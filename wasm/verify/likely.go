package verify

import (
	"math"
	"sort"
	"verbatim/wasm/store"

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

// level gives the words that the archive does not have the mean weight of the others: they may be put in by whoever quotes, and must not count more
// than all the words that were kept.
func level(weights []float64) {
	sum, n := 0.0, 0
	for _, w := range weights {
		if w != unknown {
			sum += w
			n++
		}
	}
	mean := 1.0
	if n > 0 {
		mean = sum / float64(n)
	}
	for i, w := range weights {
		if w == unknown {
			weights[i] = mean
		}
	}
}

// rarest is how many of the pasted words choose the articles to compare.
const rarest = 16

// likely gives the weight of each pasted word, its inverse document frequency, and the articles that share most weight of the rarest of them.
func likely(a *bundle.Archive, words []token) (weights []float64, articles []int, err error) {
	terms := a.Index().Narration
	entries := map[string]index.Entry{}
	weight := map[string]float64{}
	weights = make([]float64, len(words))
	for i, w := range words {
		if _, seen := weight[w.term]; !seen {
			e, ok, err := terms.Find(w.term)
			if err != nil {
				return nil, nil, &store.Fault{Doing: "check quote", Err: err}
			}
			weight[w.term] = unknown
			if ok {
				entries[w.term] = e
				weight[w.term] = math.Log(1 + float64(terms.Docs)/float64(e.Docs))
			}
		}
		weights[i] = weight[w.term]
	}
	level(weights)
	known := make([]index.Entry, 0, len(entries))
	for _, e := range entries {
		known = append(known, e)
	}
	sort.Slice(known, func(i, j int) bool {
		x, y := known[i], known[j]
		return x.Docs < y.Docs || x.Docs == y.Docs && x.Term < y.Term
	})
	scores := map[int]float64{}
	for _, e := range known[:min(rarest, len(known))] {
		p := terms.Postings(e)
		for p.Next() {
			scores[int(p.Doc)] += weight[e.Term]
		}
		if err := p.Err(); err != nil {
			return nil, nil, &store.Fault{Doing: "check quote", Err: err}
		}
	}
	for n := range scores {
		articles = append(articles, n)
	}
	sort.Slice(articles, func(i, j int) bool {
		x, y := articles[i], articles[j]
		return scores[x] > scores[y] || scores[x] == scores[y] && x < y
	})
	return weights, articles[:min(candidates, len(articles))], nil
}
