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
