package quote

// counts are running sums over the tokens of the sentence at hand, so that a stretch of it is counted by one subtraction.
type counts struct {
	first int      // the token of verbs[0]
	verbs []int32  // verbs that can have a subject, and tokens in marks, before each token
	marks []int32  // stretches in marks that open before each token
	comma []int32  // commas outside marks before each token
	kind  []uint32 // the code of each token
	word  []uint32 // the raw hash of each token
	cue   []int32  // the first verb of saying from each token on
}

// beginSentence prepares for the frames of s.
func (d *doc) beginSentence(s sentence) {
	d.frames = d.frames[:0]
	d.sums.first = -1
}

// count sums up the sentence s, once.
func (d *doc) count(s sentence) {
	if d.sums.first == s.first {
		return
	}
	c := &d.sums
	n := s.last - s.first
	c.first, c.verbs, c.marks, c.comma = s.first, sized(c.verbs, n+1), sized(c.marks, n+1), sized(c.comma, n+1)
	c.kind, c.word, c.cue = sized(c.kind, n), sized(c.word, n), sized(c.cue, n+1)
	c.verbs[0], c.marks[0], c.comma[0], c.cue[n] = 0, 0, 0, int32(s.last)
	verbs, marks, comma := int32(0), int32(0), int32(0)
	for i := s.first; i < s.last; i++ {
		f := d.words[i].frag
		switch {
		case f >= 0:
			verbs++
			if i == s.first || d.words[i-1].frag != f {
				marks++
			}
		case d.toks[i].Is(','):
			comma++
		case d.finite(i):
			verbs++
		}
		k := i - s.first
		c.verbs[k+1], c.marks[k+1], c.comma[k+1] = verbs, marks, comma
		c.kind[k], c.word[k] = d.code(i, s.first, s.last), d.raw(i, s.first, s.last)
	}
	for i := s.last - 1; i >= s.first; i-- {
		c.cue[i-s.first] = c.cue[i-s.first+1]
		if d.words[i].frag < 0 && d.words[i].c&clSay != 0 && d.words[i].c&(clPast|clThird|clIng) != 0 && d.cueLike(i) {
			c.cue[i-s.first] = int32(i)
		}
	}
}

// between is how much sums grows over the tokens [first, last) of the sentence at hand.
func (c *counts) between(sums []int32, first, last int) int {
	a, z := max(0, min(first-c.first, len(sums)-1)), max(0, min(last-c.first, len(sums)-1))
	return int(max(0, sums[z]-sums[a]))
}

// verbsIn counts the verbs that can have a subject, and the tokens in marks, of [first, last) in the sentence at hand.
func (d *doc) verbsIn(first, last int) int { return d.sums.between(d.sums.verbs, first, last) }

// commasIn counts the commas outside marks of [first, last) in the sentence at hand.
func (d *doc) commasIn(first, last int) int { return d.sums.between(d.sums.comma, first, last) }

// marksAfter counts the stretches in marks that [first, last) touches, up to three.
func (d *doc) marksAfter(first, last int) int {
	if first >= last {
		return 0
	}
	n := d.sums.between(d.sums.marks, first, last)
	if i := first - 1; i >= d.sums.first && d.words[first].frag >= 0 && d.words[i].frag == d.words[first].frag {
		n++
	}
	return min(n, 3)
}

// codeAt is the code of token i of the sentence at hand, 1 before it and 2 behind it.
func (c *counts) codeAt(i int) uint32 {
	switch k := i - c.first; {
	case k < 0:
		return 1
	case k >= len(c.kind):
		return 2
	default:
		return c.kind[k]
	}
}

// wordAt is the raw word of token i of the sentence at hand, 1 outside it.
func (c *counts) wordAt(i int) uint32 {
	if k := i - c.first; k >= 0 && k < len(c.word) {
		return c.word[k]
	}
	return 1
}

// cueAhead reports whether a verb of saying stands within the first dozen tokens of [first, last) in the sentence at hand.
func (d *doc) cueAhead(first, last int) bool {
	c := &d.sums
	k := clamp(first-c.first, 0, len(c.cue)-1)
	at := int(c.cue[k])
	return at < len(d.toks) && at < last && at < first+cueNear && k < len(c.kind)
}

// cueNear is how many tokens ahead a further cue is looked for.
const cueNear = 12
