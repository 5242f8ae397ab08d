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

// nounCue reports whether token v is a noun of saying with its owner before it: "his claim that", "Ms. Orme’s description of".
func (d *doc) nounCue(v int) bool {
	t, w := d.toks[v], d.words[v]
	if t.Kind != segment.Word || v == 0 || d.nameAt[v] >= 0 || v+1 >= len(d.toks) {
		return false
	}
	if p := d.words[v-1].c; p != 0 && p&(clHis|clPlace|clStop) == 0 && !d.toks[v-1].Has(segment.Possessive) {
		return false
	}
	n := d.words[v+1]
	if n.frag < 0 && n.c&(clThat|clPrep|clAux) == 0 && !d.toks[v+1].Is(':') && !d.toks[v+1].Is(',') {
		return false
	}
	if (w.c&(clSay|clThink) == 0 || w.c&(clPast|clIng) != 0) && w.c&clDoc == 0 && !d.sayingNoun(t.Hash) {
		return false
	}
	return d.owner(v).ok()
}

// sayingNoun tells nouns of saying that are no verbs as well.
func (d *doc) sayingNoun(h uint32) bool {
	for _, n := range sayingNouns {
		if n == h {
			return true
		}
	}
	return false
}

var sayingNouns = [...]uint32{
	segment.Hash("assertion"), segment.Hash("statement"), segment.Hash("statements"), segment.Hash("suggestion"), segment.Hash("allegation"),
	segment.Hash("allegations"), segment.Hash("argument"), segment.Hash("description"), segment.Hash("accusation"), segment.Hash("accusations"),
	segment.Hash("belief"), segment.Hash("criticism"), segment.Hash("explanation"), segment.Hash("insistence"), segment.Hash("response"),
	segment.Hash("prediction"), segment.Hash("admission"), segment.Hash("denial"), segment.Hash("announcement"), segment.Hash("contention"),
	segment.Hash("conclusion"), segment.Hash("proposal"), segment.Hash("warning"), segment.Hash("view"), segment.Hash("words"), segment.Hash("remarks"),
}

// owner is the phrase whose possessive stands before the noun at v: "his", "Ms. Orme’s".
func (d *doc) owner(v int) phrase {
	for k := v - 1; k >= 0 && k > v-4; k-- {
		w, t := d.words[k], d.toks[k]
		if w.frag >= 0 || t.Kind != segment.Word {
			return phrase{}
		}
		if w.c&clHis != 0 {
			return phrase{first: k, last: k + 1, head: k}
		}
		if t.Has(segment.Possessive) {
			return d.phraseBack(k, max(0, k-maxPhrase))
		}
		if w.c&(clFunction&^clStop) != 0 {
			return phrase{}
		}
	}
	return phrase{}
}

// offerNoun offers the noun of saying at v with what follows it.
func (d *doc) offerNoun(v, si int) {
	s := d.sents[si]
	k := v + 1
	if k < s.last && (d.toks[k].Is(':') || d.toks[k].Is(',')) {
		k++
	}
	if k < s.last && d.words[k].c&clAux != 0 && d.words[k].frag < 0 { // "His view is that"
		k++
	}
	if k >= s.last {
		return
	}
	dr := draft{sent: si, cue: run{v, v + 1}, lead: -1, before: -1, rule: "noun", who: d.owner(v), body: run{k, d.contentEnd(k, s.last)}}
	if dr.who.first < s.first || dr.body.last <= dr.body.first {
		return
	}
	d.offer(dr, false)
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

// onlyMarked leaves the readings with words in marks that are not written as a title: a plain verb reports nothing else.
func (d *doc) onlyMarked() {
	kept := d.readings[:0]
	for _, r := range d.readings {
		for i := r.body.first; i < r.body.last; i++ {
			if f := d.words[i].frag; f >= 0 {
				if !d.titleLike(d.frags[f]) {
					kept = append(kept, r)
				}
				break
			}
		}
	}
	d.readings = kept
}

// reading is one choice of extent: the content is the first run, the second, or both.
type reading struct{ body, after run }

// read fills in the pieces of dr by r.
func (d *doc) read(dr draft, r reading) draft {
	dr.pieces, dr.frags = nil, nil
	if r.body.last > r.body.first {
		d.region(&dr, r.body.first, r.body.last)
	}
	if r.after.last > r.after.first {
		n := len(dr.pieces)
		d.region(&dr, r.after.first, r.after.last)
		if n > 0 && len(dr.pieces) > n {
			dr.rule = "interrupted"
		}
	}
	return dr
}

// hopeless is the log odds of a cue, whatever its extent, below which its extents are not tried: hardly one in a hundred was right.
const hopeless = -3.5

// maxReadings bounds the ends that are tried for one cue.
const maxReadings = 14

// readForward lists where the content after a cue may end.
func (d *doc) readForward(dr *draft) {
	b := dr.body
	d.readings = append(d.readings, reading{body: b})
	for k := b.first + 1; k < b.last-1 && len(d.readings) < maxReadings; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = min(d.frags[f].last, b.last) - 1
			if k+1 < b.last-1 && k > b.first {
				d.readings = append(d.readings, reading{body: run{b.first, k + 1}})
			}
			continue
		}
		if d.mayEnd(k) {
			d.readings = append(d.readings, reading{body: run{b.first, k}})
		}
	}
	if f := d.words[b.first].frag; f >= 0 {
		if last := d.frags[f].last; last < b.last-1 && last > b.first {
			d.readings = append(d.readings, reading{body: run{b.first, last}})
		}
	}
	d.laterStarts(dr)
}

// laterStarts lists further places where the content may begin: at a "that", at a stretch in marks, behind the day.
func (d *doc) laterStarts(dr *draft) {
	b := dr.body
	n := 0
	for k := b.first + 1; k < b.last-1 && k < b.first+30 && n < 4; k++ {
		if f := d.words[k].frag; f >= 0 {
			if d.frags[f].first == k {
				d.readings = append(d.readings, reading{body: run{k, b.last}})
				n++
				if last := d.frags[f].last; last < b.last {
					d.readings = append(d.readings, reading{body: run{k, last}})
				}
			}
			k = d.frags[f].last - 1
			continue
		}
		t, w := d.toks[k], d.words[k]
		if t.Kind != segment.Word {
			continue
		}
		if t.Hash == hashThat || w.c&clThat != 0 && w.c&(clSub|clRel) == 0 || d.words[k-1].c&clTime != 0 && w.c&clTime == 0 && d.words[k-1].frag < 0 || t.Hash == hashOf && n == 0 || t.Hash == hashTo && d.words[k+1].c&clBase != 0 {
			d.readings = append(d.readings, reading{body: run{k, b.last}})
			n++
		}
	}
}

// mayEnd reports whether what is said can end before token k.
func (d *doc) mayEnd(k int) bool {
	t, w := d.toks[k], d.words[k]
	if t.Kind == segment.Punct {
		return t.Hash == ',' || t.Hash == ';' || t.Hash == '—' || t.Hash == '–' || t.Hash == '(' || t.Hash == '-' && t.Has(segment.Spaced)
	}
	if t.Kind != segment.Word || d.toks[k-1].Kind == segment.Punct && d.words[k-1].frag < 0 {
		return false
	}
	if w.c&(clConj|clSub) != 0 || w.c&clTime != 0 && d.words[k-1].c&(clPrep|clDet|clTime) == 0 {
		return true
	}
	if w.c&clPrep != 0 && t.Hash != hashOf && t.Hash != hashTo && t.Hash != hashBy {
		return true
	}
	return w.c&clRel != 0 && t.Hash != hashThat
}

var hashOf = segment.Hash("of")

// readTag lists what may be the content before a cue, and behind it.
func (d *doc) readTag(dr *draft) {
	b := dr.body
	if dr.after.last > dr.after.first && !d.hasVerb(b.first, b.last) && !d.finite(dr.after.first) { // "For this reason, he said, …"
		d.readings = append(d.readings, reading{after: dr.after})
		return
	}
	d.readings = append(d.readings, reading{body: b})
	if dr.rule == "passive" {
		return
	}
	if dr.after.last > dr.after.first {
		d.readings = append(d.readings, reading{body: b, after: dr.after}, reading{after: dr.after})
	}
	for k := b.first; k < b.last-1 && len(d.readings) < maxReadings; k++ {
		if f := d.words[k].frag; f >= 0 {
			if k > b.first {
				r := reading{body: run{k, b.last}}
				d.readings = append(d.readings, r)
				if dr.after.last > dr.after.first {
					d.readings = append(d.readings, reading{body: r.body, after: dr.after})
				}
			}
			k = min(d.frags[f].last, b.last) - 1
			continue
		}
		t := d.toks[k]
		if t.Kind == segment.Punct && (t.Hash == ',' || t.Hash == ';' || t.Hash == '—' || t.Hash == ':' || t.Hash == '-' && t.Has(segment.Spaced)) ||
			k == b.first && d.words[k].c&(clConj|clAdv) != 0 {
			d.readings = append(d.readings, reading{body: run{k + 1, b.last}})
		}
	}
}

// cueThreshold is the log odds from which a candidate is taken; chosen for the best F1 over all attributions of the training articles.
const cueThreshold = -2.0

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

// threshold is the score from which c is taken. A passive with its agent is plain enough to need little weight.
func (d *doc) threshold(c *draft) float32 {
	if c.rule == "passive" {
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
		if d.cands[i].outer {
			d.cands[i].score += outermost
		}
	}
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

// code sums a token up for a feature: the word itself when it is a common one, else its kind.
func (d *doc) code(i, lo, hi int) uint32 {
	if i < lo {
		return 1
	}
	if i >= hi {
		return 2
	}
	t, w := d.toks[i], d.words[i]
	switch {
	case w.frag >= 0:
		return 3
	case t.Kind == segment.Punct:
		return t.Hash
	case t.Kind == segment.Number:
		return 4
	case d.nameAt[i] >= 0:
		return 5
	case w.c&clTime != 0:
		return 6
	case w.c&(clFunction&^clStop) != 0:
		return t.Hash
	case w.c&(clRole) != 0:
		return 7
	case w.c&(clBody|clDoc) != 0:
		return 8
	case w.c&clIng != 0:
		return 9
	case w.c&clAnyVerb != 0:
		return 10
	case d.lyAdverb(i):
		return 11
	}
	return 12
}

// whoCode sums up the kind of speaker a phrase names.
func (d *doc) whoCode(p phrase) uint32 {
	if !p.ok() {
		return 1
	}
	w := d.words[p.head]
	n := d.nameAt[p.head]
	switch {
	case w.c&clRel != 0 && p.last-p.first == 1:
		return d.toks[p.head].Hash
	case w.c&clPronoun != 0 && n < 0:
		return d.toks[p.head].Hash
	case n >= 0:
		return 2 + uint32(d.names[n].class)
	case w.c&clRole != 0 && w.c&clPlural != 0:
		return 10
	case w.c&clRole != 0:
		return 11
	case w.c&clBody != 0:
		return 12
	case w.c&clDoc != 0:
		return 13
	case w.c&clDet != 0:
		return 14
	}
	return 15
}

// ruleCode numbers the ways a candidate can be read.
func ruleCode(rule string) uint32 {
	h := uint32(0)
	for i := range len(rule) {
		h = h*31 + uint32(rule[i])
	}
	return h
}

// cueFeatures describes a candidate to the model.
func (d *doc) cueFeatures(dr *draft, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	v := dr.cue.first
	w := d.words[v]
	lemma, rule := w.lemma, ruleCode(dr.rule)
	form := uint32(w.c & (clPast | clThird | clIng | clBase))
	next := d.code(dr.cue.last, s.first, s.last)
	who := d.whoCode(dr.who)
	start, end := dr.body.first, dr.body.last
	first := d.code(start, s.first, s.last)
	helper := d.code(v-1, s.first, s.last)
	if v-1 >= dr.who.first && v-1 < dr.who.last {
		helper = 20
	}
	before := d.code(min(dr.who.first, v)-1, s.first, s.last)
	marks := d.marksIn(start, end)
	verb := boolCode(d.hasVerb(start, end))
	all := boolCode(d.words[start].frag >= 0)
	f = append(f,
		feature(1, lemma), feature(2, lemma, rule), feature(3, lemma, next), feature(4, rule, next), feature(5, form, rule), feature(6, who, rule),
		feature(7, who, lemma), feature(8, helper, rule), feature(9, helper, lemma), feature(10, first, rule), feature(11, first, lemma),
		feature(12, min(marks, 3), rule), feature(13, length(end-start), rule), feature(14, before, rule), feature(15, verb, rule, all),
		feature(16, verb, lemma), feature(17, d.code(s.first, s.first, s.last), rule), feature(18, lemma, form), feature(19, min(marks, 1), lemma),
		feature(20, length(v-s.first), rule), feature(21, next, first), feature(22, all, lemma), feature(23, d.code(start+1, s.first, s.last), first),
		feature(24, who, before), feature(25, d.code(end, s.first, s.last), rule), feature(26, d.code(end, s.first, s.last), d.code(end+1, s.first, s.last)),
		feature(27, boolCode(w.c&clSay != 0), rule, verb), feature(28, length(end-start), lemma), feature(29, boolCode(s.first == d.blocks[0].first), rule))
	if start > dr.cue.last {
		f = append(f, feature(30, d.code(start-1, s.first, s.last), length(start-dr.cue.last)))
	}
	if start < v {
		f = append(f, feature(31, d.code(start, s.first, s.last), verb), feature(32, boolCode(start == s.first), rule))
	}
	if d.toks[start].Kind == segment.Word && d.words[start].frag < 0 {
		f = append(f, feature(33, lemma, d.toks[start].Hash))
	}
	return f
}

// marksIn counts the stretches in marks of [first, last), up to three.
func (d *doc) marksIn(first, last int) uint32 {
	n := uint32(0)
	for i := first; i < last && n < 3; i++ {
		if f := d.words[i].frag; f >= 0 {
			n++
			i = d.frags[f].last - 1
		}
	}
	return n
}

// readingFeatures describes one choice of extent to the model.
func (d *doc) readingFeatures(dr *draft, r reading, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	shape := boolCode(r.body.last > r.body.first) + 2*boolCode(r.after.last > r.after.first)
	a, z := r.body.first, r.body.last
	if shape == 2 {
		a, z = r.after.first, r.after.last
	}
	whole := boolCode(a == dr.body.first) + 2*boolCode(z == dr.body.last)
	end, endNext := d.code(z, s.first, s.last), d.code(z+1, s.first, s.last)
	start, startBefore := d.code(a, s.first, s.last), d.code(a-1, s.first, s.last)
	verb := boolCode(d.hasVerb(a, z))
	marks := d.marksIn(a, z)
	restMarks := d.marksIn(z, min(dr.body.last, s.last))
	restVerb := uint32(0)
	if z < dr.body.last {
		restVerb = 1 + boolCode(d.hasVerb(z, dr.body.last))
	}
	lead := uint32(0)
	if a > dr.body.first {
		lead = 1 + boolCode(d.hasVerb(dr.body.first, a))
	}
	all := boolCode(a < z && d.words[a].frag >= 0 && d.words[a].frag == d.words[z-1].frag)
	return append(f,
		feature(40, shape, rule, whole), feature(41, end, rule), feature(42, end, endNext), feature(43, end, endNext, d.code(z+2, s.first, s.last)),
		feature(44, verb, whole, rule), feature(45, marks, restMarks, rule), feature(46, restVerb, end, endNext), feature(47, length(z-a), whole),
		feature(48, start, whole, rule), feature(49, startBefore, start, whole), feature(50, lead, rule, shape), feature(51, all, whole, lemma),
		feature(52, end, lemma), feature(53, length(z-a), verb, rule), feature(54, length(dr.body.last-z), end), feature(55, whole, lemma),
		feature(56, d.code(z-1, s.first, s.last), end), feature(57, shape, lemma), feature(58, all, end, endNext), feature(59, lead, start, rule),
		feature(60, boolCode(d.cueAhead(z, dr.body.last)), end), feature(61, d.code(z-1, s.first, s.last), end, endNext),
		feature(62, start, d.code(a+1, s.first, s.last), verb), feature(63, verb, restVerb, length(z-a)))
}

// cueAhead reports whether a verb of saying stands in [first, last).
func (d *doc) cueAhead(first, last int) bool {
	for i := first; i < last && i < first+12; i++ {
		if d.words[i].frag < 0 && d.words[i].c&clSay != 0 && d.words[i].c&(clPast|clThird|clIng) != 0 && d.cueLike(i) {
			return true
		}
	}
	return false
}

func boolCode(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// length is n on a coarse scale.
func length(n int) uint32 {
	switch {
	case n <= 3:
		return uint32(max(n, 0))
	case n <= 5:
		return 4
	case n <= 8:
		return 5
	case n <= 14:
		return 6
	case n <= 25:
		return 7
	}
	return 8
}
