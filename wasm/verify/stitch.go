package verify

import "sort"

const (
	fewest   = 4   // words that a part of a stitched quotation has at least, and as many of them in a row as they stand in the article
	compact  = 0.7 // share of the pasted words of a part, from its first to its last found, that are found
	deepest  = 8   // parts at most
	fromEach = 3   // matched words from which a second quote within one alignment is a part of its own
)

// run is a stretch of the pasted words, by number.
type run struct{ from, to int }

// parts takes apart what was pasted when it comes from several passages. It gives the comparison of each part, in the order of what was pasted, or only
// c itself, which compares all words with the best article, when they come from one passage or from none.
//
// Two quotes of one speaker that follow one another with nothing between them but the narrator's words count as one passage.
//
// Whoever stitches takes words over in runs, and adds few. What only sounds like several articles shares turns of phrase with them ("on the issues … to 63
// percent"), here and there and with gaps: of 4,000 quotes from others' news of the same months 41 came out as stitched when parts needed no four words in a
// row, and half of the weight was enough of them; 6 do now, and of 10,000 stitched ones 4 fewer are found.
func (s *source) parts(c *comparison) ([]*comparison, error) {
	var parts []*comparison
	if err := s.divide(c, &parts); err != nil {
		return nil, err
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].from < parts[j].from })
	var have, all float64
	matched := 0
	for _, p := range parts {
		matched += p.matched
		for i := range p.a {
			have += s.weights[p.from+i]
		}
	}
	for _, w := range s.weights {
		all += w
	}
	if len(parts) < 2 || 2*have < all || 3*matched < 2*len(s.words) || c.holds(parts) {
		return []*comparison{c}, nil
	}
	return parts, nil
}

// divide adds to parts those that c has found of its run of words, and those that stand elsewhere of what it has left over.
func (s *source) divide(c *comparison, parts *[]*comparison) error {
	mine, rest := c.runs()
	if len(mine) == 1 && len(rest) == 0 {
		if c.sound() && len(*parts) < deepest {
			*parts = append(*parts, c)
		}
		return nil
	}
	for _, r := range mine {
		p, err := s.compare(c.place.Article, c.from+r.from, c.from+r.to)
		if err != nil {
			return err
		}
		if len(mine) > 1 { // alone it may stand elsewhere with more of its words
			found, err := s.search(c.from+r.from, c.from+r.to, 1)
			if err != nil {
				return err
			}
			if len(found) > 0 && found[0].place.Score > p.place.Score {
				p = found[0]
			}
		}
		if p.sound() && len(*parts) < deepest {
			*parts = append(*parts, p)
		}
	}
	for _, r := range rest {
		if r.to-r.from < fewest || len(*parts) >= deepest {
			continue
		}
		found, err := s.search(c.from+r.from, c.from+r.to, 1)
		if err != nil {
			return err
		}
		if len(found) > 0 && found[0].sound() {
			if err := s.divide(found[0], parts); err != nil {
				return err
			}
		}
	}
	return nil
}

// sound tells whether a comparison of some words is good enough for a part.
func (c *comparison) sound() bool {
	first, last := len(c.a), -1
	row, longest := 0, 0
	for _, step := range c.fitted {
		if !c.fits(step) {
			row = 0
			continue
		}
		first, last = min(first, step.a), step.a
		row++
		longest = max(longest, row)
	}
	return longest >= fewest && float64(c.matched) >= compact*float64(last-first+1) && c.place.Score >= resembles
}

// runs divides the words of c into those that its passage has, a run for each quote that they come from, and those that it leaves over.
func (c *comparison) runs() (mine, rest []run) {
	a, _ := c.aligned()
	if a[1] < 0 {
		return nil, nil
	}
	counts := c.perQuote()
	now := run{a[0], a[0]}
	voice, matched := -1, 0 // the quote that the run is of, or -1, and its words that were found
	last := pair{a[0] - 1, -1}
	finish := func(next int) {
		mine = append(mine, now)
		now, matched = run{next, next}, 0
	}
	for _, step := range c.steps {
		if !c.same(step) {
			continue
		}
		v := c.voiceAt(step.b, counts)
		switch {
		case step.a-last.a > fewest: // put in between
			finish(step.a)
			rest = append(rest, run{last.a + 1, step.a})
		case v != voice && matched >= fromEach && step.b > last.b+1:
			finish(step.a)
		}
		voice, last, now.to = v, step, step.a+1
		matched++
	}
	finish(0)
	if a[0] > 0 {
		rest = append(rest, run{0, a[0]})
	}
	if a[1]+1 < len(c.a) {
		rest = append(rest, run{a[1] + 1, len(c.a)})
	}
	return mine, rest
}

// voiceAt gives the attribution that word b of the article stands in, if enough of the words found do, or -1.
func (c *comparison) voiceAt(b int, counts []int) int {
	for i, n := range counts {
		if n >= fromEach && c.spoken(i, c.b[b].span) {
			return i
		}
	}
	return -1
}

// holds tells whether parts are quotes of c's article that follow one another and have one speaker: nothing stands between them but the narrator's words.
func (c *comparison) holds(parts []*comparison) bool {
	list := c.item.Quotes.Attributions
	for i, p := range parts {
		if p.place.Article != c.place.Article || p.quote < 0 {
			return false
		}
		if i == 0 {
			continue
		}
		before := parts[i-1].quote
		if p.quote != before && p.quote != before+1 || list[p.quote].Person != list[before].Person || list[p.quote].Confidence != list[before].Confidence {
			return false
		}
	}
	return true
}
