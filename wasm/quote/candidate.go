package quote

import "verbatim/wasm/segment"

// sentence finds the attributions of sentence si that have a cue. Every verb of saying or thinking offers its readings; the learned model
// weighs them, and the best that do not stand in each other's way are kept.
func (d *doc) sentence(si int) {
	s := d.sents[si]
	from := s.first
	if f := d.words[from].frag; f >= 0 && d.frags[f].first < from { // a stretch that runs on from the paragraph before
		from = min(d.frags[f].last, s.last)
	}
	d.beginSentence(s)
	done := from
	for v := from; v < s.last && len(d.frames) < maxFrames; v++ {
		if f := d.words[v].frag; f >= 0 {
			v = d.frags[f].last - 1
			continue
		}
		if v == from {
			if p := d.headed(v, s.last); p.ok() {
				d.offerHeaded(p, si)
				continue
			}
		}
		switch {
		case d.nounCue(v):
			d.offerNoun(v, si)
		case d.cueLike(v):
			if dr, next, ok := d.tag(v, si, done, s.last); ok {
				if d.words[dr.body.last-1].frag >= 0 {
					done = max(done, next)
				}
				d.offer(&dr, true)
			}
			d.offerForward(v, si, from)
		case d.finite(v) && d.marksSoon(v+1, s.last):
			d.offerForward(v, si, from)
		}
	}
	d.choose()
}

// maxHead is the longest phrase, in tokens, that a colon makes the source of its sentence.
const maxHead = 6

// headed is the short phrase that opens the sentence before a colon, "Orme: …", or none.
func (d *doc) headed(first, hi int) phrase {
	p := d.phraseAt(first, hi)
	if !p.ok() || p.last-p.first > maxHead || p.last+2 >= hi || !d.toks[p.last].Is(':') || d.words[p.last].frag >= 0 || d.toks[p.last].Has(segment.Spaced) {
		return phrase{}
	}
	if d.nameAt[p.head] < 0 && d.words[p.head].c&(clRole|clBody|clDoc|clGroup) == 0 {
		return phrase{}
	}
	return p
}

// offerHeaded offers what follows "Orme:" and "Poll:".
func (d *doc) offerHeaded(who phrase, si int) {
	colon := who.last
	dr := draft{sent: si, cue: run{colon, colon + 1}, lead: -1, before: -1, rule: "colon", who: who, body: run{colon + 1, d.sents[si].last}}
	d.offer(&dr, false)
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
		d.offer(&dr, false)
	}
	if !ok && dr.body.last <= dr.body.first || dr.rule == "spoken-of" {
		return
	}
	for _, p := range d.otherSubjects(&dr, v, si) {
		if p.ok() && p.head != dr.who.head {
			c := dr
			c.who, c.rel = p, phrase{}
			d.offer(&c, false)
		}
	}
}

// otherSubjects lists further phrases that may be the subject of a cue whose own place does not tell: a participle, or a verb after "and".
func (d *doc) otherSubjects(dr *draft, v, si int) [2]phrase {
	s := d.sents[si]
	var out [2]phrase
	switch {
	case dr.rule == "participle", dr.rule == "coordination", dr.rule == "infinitive":
	case !dr.who.ok() && dr.rule == "lead-in":
		if out[0] = d.subjectBack(v, s.first); !out[0].ok() {
			out[0] = d.clauseSubject(s.first, v)
		}
	default:
		return out
	}
	if j := d.skipHelpers(v-1, s.first); dr.rule == "participle" && j >= s.first && d.words[j].frag < 0 && d.toks[j].Kind == segment.Word {
		out[0] = d.phraseBack(j, s.first) // "with Ms. Orme calling it a trap"
	}
	if p := d.subjectBack(v, s.first); p.ok() && p.head != dr.who.head {
		out[1] = p
	} else if !dr.who.ok() && dr.rule == "participle" && v-2 > s.first && d.edgeComma(v-1) && d.words[v-2].frag < 0 {
		out[1] = d.phraseBack(v-2, s.first) // "One aide, referring to …"
	} else if n := len(d.frames) - 1; !out[0].ok() && !dr.who.ok() && n >= 0 && dr.rule == "participle" {
		out[1] = d.frames[n].who // "said Ms. Orme, referring to …"
	}
	return out
}

// subjectBack is the subject of the nearest verb before v that has one.
func (d *doc) subjectBack(v, lo int) phrase {
	for k := v - 1; k > lo && k > v-50; k-- {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].first
			continue
		}
		if d.finite(k) {
			if p := d.subjectOf(k, lo); p.ok() {
				return p
			}
		}
	}
	return phrase{}
}

// maxFrames bounds the frames of one sentence, so that a page of verbs costs no more than its length.
const maxFrames = 64

// frame is one cue with one speaker, and the readings of it that do best.
type frame struct {
	draft
	count     int                 // how many readings there were
	best      [maxKept]reading    // in falling order of weight
	weigh     [maxKept]float32    // log odds by the first model
	parts     [maxKept][2]float32 // of which the start and the end add this much
	cueWeight float32             // what the cue alone weighs
	kept      int
}

// maxKept is the number of readings of one frame that the second model is asked about.
const maxKept = 3

// offer weighs the readings of one cue in one frame and keeps the best for the second model.
func (d *doc) offer(dr *draft, tag bool) {
	if len(d.frames) >= maxFrames {
		return
	}
	d.count(d.sents[dr.sent])
	d.feat = d.cueFeatures(dr, d.feat[:0])
	m := d.models.cue
	common := m.score(d.feat)
	if d.visit == nil && common < hopeless {
		return
	}
	d.readings = d.readings[:0]
	if tag || dr.rule == "passive" {
		d.readTag(dr)
	} else {
		d.readForward(dr)
	}
	if d.words[dr.cue.first].c&(clSay|clThink) == 0 && dr.rule != "noun" && dr.rule != "according-to" && dr.rule != "colon" {
		d.onlyMarked()
	}
	n := len(d.frames)
	d.frames = append(d.frames, frame{draft: *dr, cueWeight: common, count: len(d.readings)})
	f := &d.frames[n]
	d.weighReadings(f, common)
	if f.kept == 0 || f.weigh[0] < hopeless {
		d.frames = d.frames[:n]
	}
}

// weighReadings sorts the readings at hand by weight into f. What depends on one end of the reading alone is weighed once for each end.
func (d *doc) weighReadings(f *frame, common float32) {
	m := d.models.cue
	base := len(d.feat)
	starts, ends := d.startWeights[:0], d.endWeights[:0]
	for _, r := range d.readings {
		if f.who.ok() && r.covers(run{f.who.first, f.who.last}) {
			continue // nobody says their own name
		}
		a, z := r.bounds()
		sw, ok := weightAt(starts, a)
		if !ok {
			d.feat = d.startFeatures(&f.draft, a, d.feat[:base])
			sw = m.weigh(d.feat[base:])
			starts = append(starts, weighed{a, sw})
		}
		ew, ok := weightAt(ends, z)
		if !ok {
			d.feat = d.endFeatures(&f.draft, z, d.feat[:base])
			ew = m.weigh(d.feat[base:])
			ends = append(ends, weighed{z, ew})
		}
		d.feat = d.pairFeatures(&f.draft, r, d.feat[:base])
		f.keep(r, common+sw+ew+m.weigh(d.feat[base:]), [2]float32{sw, ew})
		if d.visit != nil {
			d.feat = d.endFeatures(&f.draft, z, d.startFeatures(&f.draft, a, d.feat))
			dr := f.draft
			d.read(&dr, r)
			d.observeCue(dr, d.feat)
		}
	}
	d.startWeights, d.endWeights = starts, ends
}

// weighed is a token at which a reading starts or ends, with what that weighs.
type weighed struct {
	at     int
	weight float32
}

func weightAt(list []weighed, at int) (float32, bool) {
	for _, w := range list {
		if w.at == at {
			return w.weight, true
		}
	}
	return 0, false
}

// keep takes r among the best of f if it belongs there.
func (f *frame) keep(r reading, weight float32, parts [2]float32) {
	at := f.kept
	for at > 0 && weight > f.weigh[at-1] {
		at--
	}
	if at >= maxKept {
		return
	}
	f.kept = min(f.kept+1, maxKept)
	for i := f.kept - 1; i > at; i-- {
		f.best[i], f.weigh[i], f.parts[i] = f.best[i-1], f.weigh[i-1], f.parts[i-1]
	}
	f.best[at], f.weigh[at], f.parts[at] = r, weight, parts
}

// hopeless is the log odds of a cue, whatever its extent, below which its extents are not tried: hardly one in a hundred was right.
const hopeless = -3.6

// cueThreshold is the log odds from which a candidate is taken: the F1 over all attributions of the training articles hardly changes nearby.
const cueThreshold = -1.9

// attitudeThreshold is the same for verbs of thinking and wishing and for nouns.
const attitudeThreshold = -0.8

// choose keeps the best candidates that do not overlap, and files them in text order.
func (d *doc) choose() {
	d.rank()
	d.favourSources()
	order := d.order[:0]
	for i := range d.cands { // the few of a sentence are sorted as they come
		at := len(order)
		order = append(order, i)
		for ; at > 0 && d.cands[i].score > d.cands[order[at-1]].score; at-- {
			order[at] = order[at-1]
		}
		order[at] = i
	}
	kept := d.kept[:0]
	for _, i := range order {
		c := &d.cands[i]
		if c.score >= d.threshold(c) && !d.conflicts(c, kept) && !d.occasion(c) {
			kept = append(kept, i)
		}
	}
	for i := 1; i < len(kept); i++ {
		for j := i; j > 0 && before(&d.cands[kept[j]], &d.cands[kept[j-1]], kept[j] < kept[j-1]); j-- {
			kept[j], kept[j-1] = kept[j-1], kept[j]
		}
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
	d.order, d.kept = order, kept
}

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
