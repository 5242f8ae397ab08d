package quote

import (
	"sort"

	"verbatim/wasm/segment"
)

// sentence finds the attributions of sentence si that have a cue. Every verb of saying or thinking offers its readings; the learned model
// weighs them, and the best that do not stand in each other's way are kept.
func (d *doc) sentence(si int) {
	s := d.sents[si]
	from := s.first
	if f := d.words[from].frag; f >= 0 && d.frags[f].first < from { // a stretch that runs on from the paragraph before
		from = min(d.frags[f].last, s.last)
	}
	d.cands = d.cands[:0]
	done := from
	for v := from; v < s.last && len(d.cands) < maxCandidates; v++ {
		if f := d.words[v].frag; f >= 0 {
			v = d.frags[f].last - 1
			continue
		}
		switch {
		case d.nounCue(v):
			d.offerNoun(v, si)
		case d.cueLike(v):
			if dr, next, ok := d.tag(v, si, done, s.last); ok {
				if d.words[dr.body.last-1].frag >= 0 {
					done = max(done, next)
				}
				d.offer(dr, true)
			}
			d.offerForward(v, si, from)
		case d.finite(v) && d.marksSoon(v+1, s.last):
			d.offerForward(v, si, from)
		}
	}
	d.choose(si)
}

// marksSoon reports whether a stretch in double marks opens within the next dozen tokens, so that any verb may be its cue.
func (d *doc) marksSoon(i, hi int) bool {
	for k := i; k < hi && k < i+12; k++ {
		if f := d.words[k].frag; f >= 0 {
			return d.frags[f].first == k
		}
	}
	return false
}

// offerForward offers the cue at v with what follows it, once for each subject that it may have.
func (d *doc) offerForward(v, si, lo int) {
	dr, _, ok := d.forward(v, si, lo)
	if ok {
		d.offer(dr, false)
	}
	if !ok && dr.body.last <= dr.body.first {
		return
	}
	for _, p := range d.otherSubjects(&dr, v, si) {
		if p.ok() && p.head != dr.who.head {
			c := dr
			c.who, c.rel = p, phrase{}
			d.offer(c, false)
		}
	}
}

// otherSubjects lists further phrases that may be the subject of a cue whose own place does not tell: a participle, or a verb after "and".
func (d *doc) otherSubjects(dr *draft, v, si int) [2]phrase {
	s := d.sents[si]
	var out [2]phrase
	switch dr.rule {
	case "participle", "coordination", "infinitive":
	default:
		return out
	}
	if j := d.skipHelpers(v-1, s.first); dr.rule == "participle" && j >= s.first && d.words[j].frag < 0 && d.toks[j].Kind == segment.Word {
		out[0] = d.phraseBack(j, s.first) // "with Ms. Orme calling it a trap"
	}
	for k := v - 1; k > s.first && k > v-50; k-- {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].first
			continue
		}
		if d.finite(k) {
			if p := d.subjectOf(k, s.first); p.ok() && p.head != dr.who.head {
				out[1] = p
				break
			}
		}
	}
	return out
}

// maxCandidates bounds the candidates of one sentence, so that a page of verbs costs no more than its length.
const maxCandidates = 64

// offer weighs the readings of one cue in one frame and keeps the best.
func (d *doc) offer(dr draft, tag bool) {
	if len(d.cands) >= maxCandidates {
		return
	}
	d.readings = d.readings[:0]
	if tag || dr.rule == "passive" {
		d.readTag(&dr)
	} else {
		d.readForward(&dr)
	}
	if d.words[dr.cue.first].c&(clSay|clThink) == 0 && dr.rule != "noun" && dr.rule != "according-to" {
		d.onlyMarked()
	}
	if len(d.readings) == 0 {
		return
	}
	d.feat = d.cueFeatures(&dr, d.feat[:0])
	base := len(d.feat)
	m := d.lex.models.cue
	common := m.score(d.feat)
	if d.visit == nil && common < hopeless {
		return
	}
	best := -1
	for i, r := range d.readings {
		d.feat = d.readingFeatures(&dr, r, d.feat[:base])
		if d.visit != nil {
			d.observeCue(d.read(dr, r), d.feat)
		}
		if s := common + m.score(d.feat[base:]) - m.bias; best < 0 || s > dr.score {
			best, dr.score = i, s
		}
	}
	c := d.read(dr, d.readings[best])
	if len(c.pieces) > 0 {
		d.cands = append(d.cands, c)
	}
}

// hopeless is the log odds of a cue, whatever its extent, below which its extents are not tried: hardly one in a hundred was right.
const hopeless = -3.5

// cueThreshold is the log odds from which a candidate is taken. The F1 over all attributions of the training articles hardly changes from -1.4
// to -1.9; the lower end finds more.
const cueThreshold = -1.9

// choose keeps the best candidates that do not overlap, and files them in text order.
func (d *doc) choose(si int) {
	d.favourOuter()
	order := d.order[:0]
	for i := range d.cands {
		order = append(order, i)
	}
	sort.SliceStable(order, func(i, j int) bool { return d.cands[order[i]].score > d.cands[order[j]].score })
	kept := d.kept[:0]
	for _, i := range order {
		c := &d.cands[i]
		if c.score < d.threshold(c) {
			continue
		}
		if !d.conflicts(c, kept) {
			kept = append(kept, i)
		}
	}
	sort.Ints(kept)
	sort.SliceStable(kept, func(i, j int) bool { return d.cands[kept[i]].cue.first < d.cands[kept[j]].cue.first })
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
	d.order, d.kept = order, kept
}

// threshold is the score from which c is taken. A passive with its agent, "according to" and "it was announced that" are plain enough to need
// little weight.
func (d *doc) threshold(c *draft) float32 {
	switch c.rule {
	case "passive", "according-to", "impersonal":
		return 3 * cueThreshold
	}
	return cueThreshold
}

// outermost is what a candidate gains when another's cue lies within its content: speech within speech is told by the one who speaks first.
const outermost = 0.4

func (d *doc) favourOuter() {
	for i := range d.cands {
		c := &d.cands[i]
		for j := range d.cands {
			if i != j && within(d.cands[j].cue, c.pieces) && !within(c.cue, d.cands[j].pieces) {
				c.outer = true
				break
			}
		}
	}
	for i := range d.cands {
		switch c := &d.cands[i]; {
		case d.tight(c):
			c.score += tightly
		case c.outer:
			c.score += outermost
		}
	}
}

// tightly is what a candidate gains whose words follow its verb of saying at once and are all in marks: in "on why the plan leaves out dads,
// Ms. Orme replied, “…”" no earlier verb can have the words.
const tightly = 1.0

func (d *doc) tight(c *draft) bool {
	k := c.cue.last
	if d.words[c.cue.first].c&clSay == 0 || len(c.pieces) != 1 || c.pieces[0].first <= c.cue.first {
		return false
	}
	if k < len(d.toks) && d.words[k].frag < 0 && (d.toks[k].Is(',') || d.toks[k].Is(':')) {
		k++
	}
	return c.pieces[0].first == k && k < len(d.toks) && d.words[k].frag >= 0 && c.pieces[0].last == d.frags[d.words[k].frag].last
}

func within(cue run, pieces []run) bool {
	for _, p := range pieces {
		if overlap(cue, p) {
			return true
		}
	}
	return false
}

// conflicts reports whether the cue or content of c lies within those of a candidate already kept, or the other way round.
func (d *doc) conflicts(c *draft, kept []int) bool {
	for _, i := range kept {
		k := &d.cands[i]
		if overlap(c.cue, k.cue) {
			return true
		}
		for _, p := range k.pieces {
			if overlap(c.cue, p) {
				return true
			}
			for _, q := range c.pieces {
				if overlap(p, q) {
					return true
				}
			}
		}
		for _, q := range c.pieces {
			if overlap(k.cue, q) {
				return true
			}
		}
	}
	return false
}

func overlap(a, b run) bool { return a.first < b.last && b.first < a.last }
