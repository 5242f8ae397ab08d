package main

import (
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// judge answers the engine's questions from the annotation of one article.
type judge struct {
	r      *record
	points []int // byte offset → code point
	words  []article.Span
}

func newJudge(r *record) *judge {
	j := &judge{r: r, points: make([]int, len(r.Text)+1)}
	n, start := 0, -1
	for i, c := range r.Text {
		for k := i; k < i+utf8.RuneLen(c) && k < len(r.Text); k++ {
			j.points[k] = n
		}
		in := unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_'
		if in && start < 0 {
			start = n
		} else if !in && start >= 0 {
			j.words = append(j.words, article.Span{Start: start, End: n})
			start = -1
		}
		n++
	}
	j.points[len(r.Text)] = n
	return j
}

// sameEnough is the share of words that two stretches must have in common.
const sameEnough = 0.8

// overlap is the share of words that the stretches have in common, in code points.
func (j *judge) overlap(aStart, aEnd, bStart, bEnd int) float64 {
	both, any := 0, 0
	for _, w := range j.words {
		a := w.Start < aEnd && w.End > aStart
		b := w.Start < bEnd && w.End > bStart
		if a && b {
			both++
		}
		if a || b {
			any++
		}
	}
	if any == 0 {
		return 0
	}
	return float64(both) / float64(any)
}

// worth is how well the candidate e does as an attribution: a point for every piece that is one of the gold's with the same speaker, and a
// penalty for every piece that is none.
func (j *judge) worth(e quote.Example) float64 {
	found := map[int]bool{}
	ms, me := j.points[e.Mention.Start], j.points[e.Mention.End]
	for _, p := range e.Pieces {
		for i, g := range j.r.Quotes {
			if g.Start >= j.points[p.End] || g.End <= j.points[p.Start] || j.overlap(j.points[p.Start], j.points[p.End], g.Start, g.End) < sameEnough {
				continue
			}
			if s, t := ends(g.Speaker); t == 0 && me == ms || t > 0 && ms < t && me > s {
				found[i] = true
				break
			}
		}
	}
	return float64(len(found)) - wrongPiece*float64(len(e.Pieces)-len(found))
}

// wrongPiece is what a piece costs that the gold does not have.
const wrongPiece = 0.6

// best answers the readings of one frame: yes to those that do best, if they do any good.
func (j *judge) best(frame []quote.Example) []bool {
	worth, top := make([]float64, len(frame)), 0.0
	for i, e := range frame {
		worth[i] = j.worth(e)
		top = max(top, worth[i])
	}
	yes := make([]bool, len(frame))
	for i, w := range worth {
		yes[i] = top > 0 && w == top
	}
	return yes
}

// speech reports whether the stretch in marks is said by someone.
func (j *judge) speech(e quote.Example) (yes, ok bool) {
	s, t := j.points[e.Fragment.Start], j.points[e.Fragment.End]
	for _, g := range j.r.Quoted {
		if g.Start < t && g.End > s && j.overlap(s, t, g.Start, g.End) >= sameEnough {
			return g.Attributed, !g.Skip
		}
	}
	return false, false
}

// ends reads [start, end, text].
func ends(v []any) (start, end int) {
	if len(v) < 2 {
		return 0, 0
	}
	s, _ := v[0].(float64)
	e, _ := v[1].(float64)
	return int(s), int(e)
}
