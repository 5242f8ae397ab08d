package quote

import "verbatim/wasm/segment"

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

// raw is the word itself at i, for features that weigh single words; stretches in marks, figures and names count as one word each.
func (d *doc) raw(i, lo, hi int) uint32 {
	switch {
	case i < lo || i >= hi:
		return 1
	case d.words[i].frag >= 0:
		return 3
	case d.toks[i].Kind == segment.Number:
		return 4
	case d.nameAt[i] >= 0:
		return 5
	}
	return d.toks[i].Hash
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
	nextWord, whoWord := d.raw(dr.cue.last, s.first, s.last), uint32(1)
	if dr.who.ok() {
		whoWord = d.raw(dr.who.head, s.first, s.last)
	}
	f = append(f, feature(70, nextWord, rule), feature(71, lemma, nextWord), feature(72, lemma, d.raw(v-1, s.first, s.last)), feature(73, whoWord, rule),
		feature(74, d.raw(start, s.first, s.last), rule), feature(75, lemma, d.raw(start+1, s.first, s.last)),
		feature(76, next, d.code(dr.cue.last+1, s.first, s.last), lemma), feature(77, lemma, form, next), feature(78, whoWord, lemma),
		feature(79, boolCode(d.cueAhead(start, end)), rule, verb))
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
