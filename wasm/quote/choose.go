package quote

import "math"

// cueThreshold is the log odds from which a candidate is taken: the F1 over all attributions of the training articles hardly changes nearby.
const cueThreshold = -1.9

// attitudeThreshold is the same for verbs of thinking and wishing and for nouns.
const attitudeThreshold = -0.8

// choice is the search for the candidates of a sentence that together promise most: the sum of the chances that each is right, where none stands
// in another's way. Taking the likeliest first, and then what still fits, loses a right reading to a likelier wrong one that stands in the way of
// two: on PolNeAR's dev articles this finds 67 instead of 66 of 100 indirect statements with a verb of saying.
type choice struct {
	order []int     // candidates, those of one cue after one another, the likelier first
	value []float32 // what each promises
	clash []uint64  // for each, a bit for every other that it stands in the way of
	cues  []run     // the cues' candidates as runs of order, the cue with the likeliest first
	rest  []float32 // the most that the cues from each on can promise
	steps int
	top   float32
	best  uint64
}

const (
	// maxChoices is how many candidates of a sentence are weighed against each other: a bit each.
	maxChoices = 64
	// maxSteps bounds the search in a sentence; the choice by likelihood alone is among the first that are tried.
	maxSteps = 2000
	// leastValue is what any candidate promises that reaches its threshold.
	leastValue = 0.01
)

// choose keeps the candidates that promise most together, and files them in text order.
func (d *doc) choose() {
	d.rank()
	if len(d.cands) == 0 {
		return
	}
	d.favourSources()
	c := &d.choice
	d.gatherChoices(c)
	c.steps, c.top, c.best = maxSteps, 0, 0
	c.try(0, 0, 0)
	kept := d.kept[:0]
	for k, i := range c.order {
		if c.best>>k&1 == 0 {
			continue
		}
		at := len(kept)
		for kept = append(kept, i); at > 0 && before(&d.cands[i], &d.cands[kept[at-1]], i < kept[at-1]); at-- {
			kept[at] = kept[at-1]
		}
		kept[at] = i
	}
	first := len(d.drafts)
	for _, i := range kept {
		c := d.cands[i]
		if n := len(d.drafts) - 1; n >= first && (c.rule == "participle" || c.rule == "coordination") && d.drafts[n].who.ok() {
			if !(c.rule == "participle" && c.cue.first < d.drafts[n].cue.first) {
				c.lead, c.who, c.rel = n, d.drafts[n].who, d.drafts[n].rel
			}
		}
		d.claim(c)
	}
	d.kept = kept
}

// gatherChoices lists in c the candidates that reach their threshold, cue by cue.
func (d *doc) gatherChoices(c *choice) {
	c.order, c.cues = c.order[:0], c.cues[:0]
	for i := 0; i < len(d.cands) && len(c.order) < maxChoices; {
		cue, first := d.cands[i].cue, len(c.order)
		for ; i < len(d.cands) && d.cands[i].cue == cue; i++ {
			k := &d.cands[i]
			if len(c.order) == maxChoices || k.score < d.threshold(k) || d.occasion(k) {
				continue
			}
			at := len(c.order)
			for c.order = append(c.order, i); at > first && k.score > d.cands[c.order[at-1]].score; at-- {
				c.order[at] = c.order[at-1]
			}
			c.order[at] = i
		}
		if len(c.order) == first {
			continue
		}
		at, top := len(c.cues), d.cands[c.order[first]].score
		for c.cues = append(c.cues, run{}); at > 0 && top > d.cands[c.order[c.cues[at-1].first]].score; at-- {
			c.cues[at] = c.cues[at-1]
		}
		c.cues[at] = run{first, len(c.order)}
	}
	c.value, c.clash = sized(c.value, len(c.order)), sized(c.clash, len(c.order))
	for k, i := range c.order {
		c.value[k], c.clash[k] = max(leastValue, chance(d.cands[i].score)-wrongCost), 0
		for j := range k {
			if conflicts(&d.cands[i], &d.cands[c.order[j]]) {
				c.clash[k] |= 1 << j
				c.clash[j] |= 1 << k
			}
		}
	}
	c.rest = sized(c.rest, len(c.cues)+1)
	c.rest[len(c.cues)] = 0
	for g := len(c.cues) - 1; g >= 0; g-- {
		most := float32(0)
		for k := c.cues[g].first; k < c.cues[g].last; k++ {
			most = max(most, c.value[k])
		}
		c.rest[g] = c.rest[g+1] + most
	}
}

// try takes one of the candidates of cue g, or none, beside those taken so far, which promise sum.
func (c *choice) try(g int, taken uint64, sum float32) {
	if sum > c.top {
		c.top, c.best = sum, taken
	}
	if g == len(c.cues) || sum+c.rest[g] <= c.top || c.steps == 0 {
		return
	}
	c.steps--
	for k := c.cues[g].first; k < c.cues[g].last; k++ {
		if c.clash[k]&taken == 0 {
			c.try(g+1, taken|1<<k, sum+c.value[k])
		}
	}
	c.try(g+1, taken, sum)
}

// wrongCost is what a candidate must promise beyond to be worth the risk of being wrong.
const wrongCost = 0.05

// chance is the probability that answers to the log odds s.
func chance(s float32) float32 { return float32(1 / (1 + math.Exp(-float64(s)))) }

// tells reports whether the content of c has a verb or "that", and so tells something rather than name it.
func (d *doc) tells(c *draft) bool {
	for _, p := range c.pieces {
		if d.verbsIn(p.first, p.last) > 0 || d.words[p.first].c&clThat != 0 || d.isWord(p.first, hashTo) {
			return true
		}
	}
	return false
}

// outermost is what "according to" gains when another's cue lies within its content: speech within speech is told by the one who speaks first.
const outermost = 1.6

func (d *doc) favourSources() {
	for i := range d.cands {
		c := &d.cands[i]
		if c.rule != "according-to" {
			continue
		}
		for j := range d.cands {
			if i != j && within(d.cands[j].cue, c.pieces) && !within(c.cue, d.cands[j].pieces) {
				c.score += outermost
				break
			}
		}
	}
}

// occasion reports whether c only tells on what occasion the next cue was said: "Orme, announcing the meeting, called it a test".
func (d *doc) occasion(c *draft) bool {
	if c.rule != "participle" || len(c.frags) > 0 || len(c.pieces) != 1 || d.tells(c) {
		return false
	}
	end := c.pieces[0].last
	for i := range d.cands {
		if k := &d.cands[i]; k.who.head == c.who.head && k.cue.first >= end && k.cue.first <= end+2 && c.who.first < c.cue.first {
			return true
		}
	}
	return false
}

// threshold is the score from which c is taken. "According to" is plain enough to need little weight.
func (d *doc) threshold(c *draft) float32 {
	if c.rule == "according-to" {
		return 3 * cueThreshold
	}
	if d.words[c.cue.first].c&clSay == 0 || c.rule == "spoken-of" || len(c.frags) == 0 && !d.tells(c) {
		return attitudeThreshold
	}
	return cueThreshold
}

// before reports whether the cue of a stands before that of b; earlier decides when it is the same.
func before(a, b *draft, earlier bool) bool {
	return a.cue.first < b.cue.first || a.cue.first == b.cue.first && earlier
}

func within(r run, pieces []run) bool {
	for _, p := range pieces {
		if overlap(r, p) {
			return true
		}
	}
	return false
}

// conflicts reports whether the cue or content of a lies within those of b, or the other way round.
func conflicts(a, b *draft) bool {
	if overlap(a.cue, b.cue) || within(a.cue, b.pieces) || within(b.cue, a.pieces) {
		return true
	}
	for _, p := range a.pieces {
		if within(p, b.pieces) {
			return true
		}
	}
	return false
}

func overlap(a, b run) bool { return a.first < b.last && b.first < a.last }
