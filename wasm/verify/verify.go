// Package verify turns pasted words into a Verdict on whether, where and by whom they were said in the archive, with a diff word by word.
package verify

import (
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// Kind is what has come out.
type Kind uint8

const (
	NotHere   Kind = iota // nothing like it stands in these articles, which says nothing about other articles
	Exact                 // word for word, in one stretch
	Shortened             // all words are there, in order, but others between them were left out
	Altered               // words were changed or added
)

func (k Kind) String() string { return [...]string{"not here", "exact", "shortened", "altered"}[k] }

// Op is what happened to a stretch of words on its way from the article to what was pasted.
type Op uint8

const (
	Equal  Op = iota
	Insert    // only in what was pasted
	Delete    // only in the article
)

func (o Op) String() string { return [...]string{"equal", "insert", "delete"}[o] }

// Change is a stretch of the diff. A span is zero where the words do not stand.
type Change struct {
	Op     Op
	Pasted article.Span // into what was pasted
	Source article.Span // into the article's Text
}

// Warning points at a changed word that may turn the meaning round.
type Warning struct {
	What   string       // "number", "negation" or "name"
	Pasted article.Span // of the word that was put in, or none
	Source article.Span // of the word that was taken out, or none
}

// Place is a stretch of an article that resembles what was pasted.
type Place struct {
	Article int          // number in the archive
	Quote   int          // number in the archive of the quote that holds most of it, or -1 for the narrator's own words
	Span    article.Span // from the first to the last word found, into the article's Text
	Score   float64      // share of what was pasted that stands there, from 0 to 1; rare words weigh more than common ones
}

// Verdict is the outcome of a check.
type Verdict struct {
	Kind     Kind
	Place                      // the best one; when Kind is NotHere its numbers are -1
	Block    article.BlockKind // what part of the article it begins in: narration, a caption, a heading
	Changes  []Change          // in the order of the article
	Ignored  []string          // differences that do not count, in words for the page: "capital letters", "dashes", "punctuation"
	Warnings []Warning
	Others   []Place // the next best, best first
	Searched int     // number of articles searched
	Words    int     // number of words pasted
}

const (
	// MaxWords is the number of pasted words that are looked at.
	MaxWords = 1000

	candidates = 8   // articles that are compared word by word
	enough     = 0.5 // Score from which words count as found
	resembles  = 0.3 // Score from which a place is named among the others
)

// Check looks for pasted words in the archive, in quotes and in narration alike. Upper and lower case, accents, punctuation, quotation marks, dashes and
// white space make no difference, but those that differ are named in Ignored. The error is that of a damaged archive.
//
// Candidate articles are those that share the rarest words. Each is aligned with the pasted words by the algorithm of Smith and Waterman ("Identification
// of common molecular subsequences", 1981) on words, with the affine gaps of Gotoh (1982), so that leaving out half a sentence costs little more than
// leaving out a word.
func Check(a *bundle.Archive, pasted string) (Verdict, error) {
	v := Verdict{Place: Place{Article: -1, Quote: -1}, Searched: a.Info().Articles}
	words := tokens(pasted)
	v.Words = len(words)
	words = words[:min(len(words), MaxWords)]
	if len(words) == 0 {
		return v, nil
	}
	weights, articles, err := likely(a, words)
	if err != nil {
		return v, err
	}
	var best *comparison
	var found []*comparison
	for _, n := range articles {
		c, err := compare(a, n, pasted, words, weights)
		if err != nil {
			return v, err
		}
		found = append(found, c)
		if best == nil || c.better(best) {
			best = c
		}
	}
	for _, c := range ranked(found) {
		if c != best && c.place.Score >= resembles {
			v.Others = append(v.Others, c.place)
		}
	}
	if best == nil || best.place.Score < enough {
		if best != nil && best.place.Score >= resembles {
			v.Others = append([]Place{best.place}, v.Others...)
		}
		return v, nil
	}
	best.judge(&v)
	return v, nil
}
