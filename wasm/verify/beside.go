package verify

import (
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// Likely lists the articles, by number, that share most of the rare words of a text, best first: those that a check would compare.
func Likely(a *bundle.Archive, text string) ([]int, error) {
	words := tokens(text)
	words = words[:min(len(words), MaxWords)]
	s, err := newSource(a, text, words, claim{}, map[int][]token{})
	if err != nil {
		return nil, err
	}
	found, err := s.likely(0, len(words))
	list := make([]int, len(found))
	for i, c := range found {
		list[i] = c.article
	}
	return list, err
}

// Beside finds the passage of article n that is most like a text, outside of a stretch that is left out (the zero Span leaves out nothing), and how like it
// is: Dice's coefficient of the words in common (L. R. Dice, "Measures of the amount of ecologic association between species", 1945), 1 when all words of
// both are equal and in order, 0 when nothing is found. Frequent words count as much as rare ones.
func Beside(a *bundle.Archive, n int, text string, except article.Span) (p Passage, alike float64, err error) {
	words := tokens(text)
	words = words[:min(len(words), MaxWords)]
	p.Place = Place{Article: -1, Quote: -1}
	if len(words) == 0 {
		return p, 0, nil
	}
	s := &source{archive: a, pasted: text, words: words, weights: make([]float64, len(words)), read: map[int][]token{}}
	for i := range s.weights {
		s.weights[i] = 1
	}
	_, all, err := s.article(n)
	if err != nil {
		return p, 0, err
	}
	var rest []token
	for _, w := range all {
		if except.IsZero() || w.span.End <= except.Start || w.span.Start >= except.End {
			rest = append(rest, w)
		}
	}
	s.read[n] = rest
	c, err := s.compare(n, 0, len(words))
	if err != nil || c.matched == 0 {
		return p, 0, err
	}
	p, _ = c.judge()
	beside := 0
	for _, step := range c.fitted {
		if step.b >= 0 {
			beside++
		}
	}
	return p, 2 * float64(c.matched) / float64(len(words)+beside), nil
}
