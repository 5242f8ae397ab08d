package quote

// startFeatures describes a reading that starts at token a to the first model.
func (d *doc) startFeatures(dr *draft, a int, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	start, before, next := d.code(a, s.first, s.last), d.code(a-1, s.first, s.last), d.code(a+1, s.first, s.last)
	aWord := d.raw(a, s.first, s.last)
	whole := boolCode(a == dr.body.first)
	lead := uint32(0)
	if a > dr.body.first {
		lead = 1 + boolCode(d.verbsIn(dr.body.first, a) > 0)
	}
	tell := boolCode(d.words[dr.cue.first].c&clTell != 0)
	return append(f,
		feature(48, start, whole, rule), feature(49, before, start, whole), feature(50, lead, rule), feature(59, lead, start, rule),
		feature(62, start, next), feature(84, aWord, whole), feature(85, d.raw(a-1, s.first, s.last), aWord), feature(86, aWord, lemma, whole),
		feature(88, before, start, next), feature(95, lead, start, tell), feature(96, lead, lemma))
}

// endFeatures describes a reading that ends before token z to the first model.
func (d *doc) endFeatures(dr *draft, z int, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	end, next, third := d.code(z, s.first, s.last), d.code(z+1, s.first, s.last), d.code(z+2, s.first, s.last)
	last := d.code(z-1, s.first, s.last)
	zWord := d.raw(z, s.first, s.last)
	restMarks := uint32(d.marksAfter(z, min(dr.body.last, s.last)))
	rest := uint32(0)
	if z < dr.body.last {
		rest = 1 + boolCode(d.verbsIn(z, dr.body.last) > 0)
	}
	return append(f,
		feature(41, end, rule), feature(42, end, next), feature(43, end, next, third), feature(46, rest, end, next), feature(52, end, lemma),
		feature(54, length(dr.body.last-z), end), feature(56, last, end), feature(60, boolCode(d.cueAhead(z, dr.body.last)), end),
		feature(61, last, end, next), feature(80, zWord, rule), feature(81, zWord, d.raw(z+1, s.first, s.last)),
		feature(82, d.raw(z-1, s.first, s.last), zWord), feature(83, zWord, lemma), feature(87, end, next, rest, restMarks),
		feature(90, end, length(dr.body.last-z), rest), feature(93, end, next, third, rest),
		feature(100, boolCode(dr.object.last > dr.object.first), end, next))
}

// pairFeatures describes what both ends of a reading decide together.
func (d *doc) pairFeatures(dr *draft, r reading, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	a, z := r.bounds()
	shape := r.shape() + 8*boolCode(dr.after.last > dr.after.first)
	whole := boolCode(a == dr.body.first) + 2*boolCode(z == dr.body.last)
	end, start := d.code(z, s.first, s.last), d.code(a, s.first, s.last)
	verb := boolCode(d.verbsIn(a, z) > 0)
	marks := uint32(d.marksAfter(a, z))
	restMarks := uint32(d.marksAfter(z, min(dr.body.last, s.last)))
	rest := uint32(0)
	if z < dr.body.last {
		rest = 1 + boolCode(d.verbsIn(z, dr.body.last) > 0)
	}
	all := boolCode(a < z && d.words[a].frag >= 0 && d.words[a].frag == d.words[z-1].frag)
	return append(f,
		feature(40, shape, rule, whole), feature(44, verb, whole, rule), feature(45, marks, restMarks, rule), feature(47, length(z-a), whole),
		feature(51, all, whole, lemma), feature(53, length(z-a), verb, rule), feature(55, whole, lemma), feature(57, shape, lemma),
		feature(58, all, end), feature(63, verb, rest, length(z-a)), feature(89, end, length(z-a), whole), feature(91, marks, restMarks, end, shape),
		feature(92, restMarks, marks, all, whole), feature(94, lemma, restMarks, marks), feature(97, start, end, verb),
		feature(98, verb, lemma, shape), feature(99, toSpeaker(dr, z), rule, shape))
}

// toSpeaker is how far the speaker stands behind the end z of a reading: 0 for farther than a few tokens, or before it.
func toSpeaker(dr *draft, z int) uint32 {
	if n := dr.who.first - z; dr.who.ok() && n >= 0 && n < 3 {
		return uint32(n) + 1
	}
	return 0
}
