package quote

// counts are running sums over the tokens of the sentence at hand, so that a stretch of it is counted by one subtraction.
type counts struct {
	first int     // the token of verbs[0]
	verbs []int32 // verbs that can have a subject, and tokens in marks, before each token
	marks []int32 // stretches in marks that open before each token
	comma []int32 // commas outside marks before each token
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
	c.first, c.verbs, c.marks, c.comma = s.first, append(c.verbs[:0], 0), append(c.marks[:0], 0), append(c.comma[:0], 0)
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
		c.verbs, c.marks, c.comma = append(c.verbs, verbs), append(c.marks, marks), append(c.comma, comma)
	}
}

// between is how much sums grows over the tokens [first, last) of the sentence at hand.
func (c *counts) between(sums []int32, first, last int) int {
	a, z := clamp(first-c.first, 0, len(sums)-1), clamp(last-c.first, 0, len(sums)-1)
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
