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
	for v := from; v < s.last; v++ {
		if f := d.words[v].frag; f >= 0 {
			v = d.frags[f].last - 1
			continue
		}
		if !d.cueLike(v) {
			continue
		}
		if dr, next, ok := d.tag(v, si, done, s.last); ok {
			d.offer(dr)
			if d.words[max(v, dr.who.last)-1].frag < 0 && len(dr.frags) > 0 {
				done = max(done, next)
			}
		}
		if dr, _, ok := d.forward(v, si, from); ok {
			d.offer(dr)
		}
	}
	d.choose(si)
}

// maxCandidates bounds the candidates of one sentence, so that a page of verbs costs no more than its length.
const maxCandidates = 64

// offer weighs a candidate.
func (d *doc) offer(dr draft) {
	if len(d.cands) >= maxCandidates {
		return
	}
	d.feat = d.cueFeatures(&dr, d.feat[:0])
	if d.visit != nil {
		d.observeCue(&dr, d.feat)
	}
	dr.score = d.lex.models.cue.score(d.feat)
	d.cands = append(d.cands, dr)
}

// cueThreshold is the log odds from which a candidate is taken; chosen for the best F1 over all attributions of the training articles.
const cueThreshold = -0.4

// choose keeps the best candidates that do not overlap, and files them in text order.
func (d *doc) choose(si int) {
	order := d.order[:0]
	for i := range d.cands {
		order = append(order, i)
	}
	sort.SliceStable(order, func(i, j int) bool { return d.cands[order[i]].score > d.cands[order[j]].score })
	kept := d.kept[:0]
	for _, i := range order {
		c := &d.cands[i]
		if c.score < d.threshold(c) {
			break
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

func (d *doc) threshold(c *draft) float32 { return cueThreshold }

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
	start, end := dr.pieces[0].first, dr.pieces[len(dr.pieces)-1].last
	first := d.code(start, s.first, s.last)
	helper := d.code(v-1, s.first, s.last)
	if v-1 >= dr.who.first && v-1 < dr.who.last {
		helper = 20
	}
	before := d.code(min(dr.who.first, v)-1, s.first, s.last)
	marks := uint32(len(dr.frags))
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
