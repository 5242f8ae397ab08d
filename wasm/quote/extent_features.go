package quote

// startFeatures describes a reading that starts at token a to the first model.
func (d *doc) startFeatures(dr *draft, a int, f []uint32) []uint32 {
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	start, before, next := d.sums.codeAt(a), d.sums.codeAt(a-1), d.sums.codeAt(a+1)
	aWord := d.sums.wordAt(a)
	whole, lead := boolCode(a == dr.body.first), d.leftOut(dr.body.first, a)
	tell := boolCode(d.words[dr.cue.first].c&clTell != 0)
	return append(f,
		feature3(48, start, whole, rule), feature3(49, before, start, whole), feature2(50, lead, rule), feature3(59, lead, start, rule),
		feature2(62, start, next), feature2(84, aWord, whole), feature2(85, d.sums.wordAt(a-1), aWord), feature3(86, aWord, lemma, whole),
		feature3(88, before, start, next), feature3(95, lead, start, tell), feature2(96, lead, lemma))
}

// endFeatures describes a reading that ends before token z to the first model.
func (d *doc) endFeatures(dr *draft, z int, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	end, next, third := d.sums.codeAt(z), d.sums.codeAt(z+1), d.sums.codeAt(z+2)
	last := d.sums.codeAt(z - 1)
	zWord := d.sums.wordAt(z)
	rest, restMarks := d.leftOut(z, dr.body.last), uint32(d.marksAfter(z, min(dr.body.last, s.last)))
	return append(f,
		feature2(41, end, rule), feature2(42, end, next), feature3(43, end, next, third), feature3(46, rest, end, next), feature2(52, end, lemma),
		feature2(54, length(dr.body.last-z), end), feature2(56, last, end), feature2(60, boolCode(d.cueAhead(z, dr.body.last)), end),
		feature3(61, last, end, next), feature2(80, zWord, rule), feature2(81, zWord, d.sums.wordAt(z+1)),
		feature2(82, d.sums.wordAt(z-1), zWord), feature2(83, zWord, lemma), feature4(87, end, next, rest, restMarks),
		feature3(90, end, length(dr.body.last-z), rest), feature4(93, end, next, third, rest),
		feature3(100, boolCode(dr.object.last > dr.object.first), end, next))
}

// pairFeatures describes what both ends of a reading decide together.
func (d *doc) pairFeatures(dr *draft, r reading, f []uint32) []uint32 {
	s := d.sents[dr.sent]
	rule, lemma := ruleCode(dr.rule), d.words[dr.cue.first].lemma
	a, z := r.bounds()
	shape := r.shape() + 8*boolCode(dr.after.last > dr.after.first)
	whole := boolCode(a == dr.body.first) + 2*boolCode(z == dr.body.last)
	end, start := d.sums.codeAt(z), d.sums.codeAt(a)
	verb := boolCode(d.verbsIn(a, z) > 0)
	marks := uint32(d.marksAfter(a, z))
	rest, restMarks := d.leftOut(z, dr.body.last), uint32(d.marksAfter(z, min(dr.body.last, s.last)))
	all := boolCode(a < z && d.words[a].frag >= 0 && d.words[a].frag == d.words[z-1].frag)
	return append(f,
		feature3(40, shape, rule, whole), feature3(44, verb, whole, rule), feature3(45, marks, restMarks, rule), feature2(47, length(z-a), whole),
		feature3(51, all, whole, lemma), feature3(53, length(z-a), verb, rule), feature2(55, whole, lemma), feature2(57, shape, lemma),
		feature2(58, all, end), feature3(63, verb, rest, length(z-a)), feature3(89, end, length(z-a), whole), feature4(91, marks, restMarks, end, shape),
		feature4(92, restMarks, marks, all, whole), feature3(94, lemma, restMarks, marks), feature3(97, start, end, verb),
		feature3(98, verb, lemma, shape), feature3(99, toSpeaker(dr, z), rule, shape))
}

// leftOut sums up the tokens [first, last) that a reading leaves out of its frame: 0 for none, 1 without a verb, 2 with one.
func (d *doc) leftOut(first, last int) uint32 {
	if first >= last {
		return 0
	}
	return 1 + boolCode(d.verbsIn(first, last) > 0)
}

// toSpeaker is how far the speaker stands behind the end z of a reading: 0 for farther than a few tokens, or before it.
func toSpeaker(dr *draft, z int) uint32 {
	if n := dr.who.first - z; dr.who.ok() && n >= 0 && n < 3 {
		return uint32(n) + 1
	}
	return 0
}
