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
	t, w := &d.toks[i], d.words[i]
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
	next := d.sums.codeAt(dr.cue.last)
	who := d.whoCode(dr.who)
	start, end := dr.body.first, dr.body.last
	first := d.sums.codeAt(start)
	helper := d.sums.codeAt(v - 1)
	if v-1 >= dr.who.first && v-1 < dr.who.last {
		helper = 20
	}
	before := d.sums.codeAt(min(dr.who.first, v) - 1)
	marks := uint32(d.marksAfter(start, end))
	verb := boolCode(d.verbsIn(start, end) > 0)
	some := start < len(d.words) // a cue at the end of the text has nothing behind it
	all := boolCode(some && d.words[start].frag >= 0)
	f = append(f,
		feature(1, lemma), feature2(2, lemma, rule), feature2(3, lemma, next), feature2(4, rule, next), feature2(5, form, rule), feature2(6, who, rule),
		feature2(7, who, lemma), feature2(8, helper, rule), feature2(9, helper, lemma), feature2(10, first, rule), feature2(11, first, lemma),
		feature2(12, min(marks, 3), rule), feature2(13, length(end-start), rule), feature2(14, before, rule), feature3(15, verb, rule, all),
		feature2(16, verb, lemma), feature2(17, d.sums.codeAt(s.first), rule), feature2(18, lemma, form), feature2(19, min(marks, 1), lemma),
		feature2(20, length(v-s.first), rule), feature2(21, next, first), feature2(22, all, lemma), feature2(23, d.sums.codeAt(start+1), first),
		feature2(24, who, before), feature2(25, d.sums.codeAt(end), rule), feature2(26, d.sums.codeAt(end), d.sums.codeAt(end+1)),
		feature3(27, boolCode(w.c&clSay != 0), rule, verb), feature2(28, length(end-start), lemma), feature2(29, boolCode(s.first == d.blocks[0].first), rule))
	nextWord, whoWord := d.sums.wordAt(dr.cue.last), uint32(1)
	if dr.who.ok() {
		whoWord = d.sums.wordAt(dr.who.head)
	}
	f = append(f, feature2(70, nextWord, rule), feature2(71, lemma, nextWord), feature2(72, lemma, d.sums.wordAt(v-1)), feature2(73, whoWord, rule),
		feature2(74, d.sums.wordAt(start), rule), feature2(75, lemma, d.sums.wordAt(start+1)),
		feature3(76, next, d.sums.codeAt(dr.cue.last+1), lemma), feature3(77, lemma, form, next), feature2(78, whoWord, lemma),
		feature3(79, boolCode(d.cueAhead(start, end)), rule, verb))
	if start > dr.cue.last {
		f = append(f, feature2(30, d.sums.codeAt(start-1), length(start-dr.cue.last)))
	}
	if start < v {
		f = append(f, feature2(31, d.sums.codeAt(start), verb), feature2(32, boolCode(start == s.first), rule))
	}
	if some && d.toks[start].Kind == segment.Word && d.words[start].frag < 0 {
		f = append(f, feature2(33, lemma, d.toks[start].Hash))
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
