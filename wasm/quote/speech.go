package quote

import "verbatim/wasm/segment"

// speechThreshold is the log odds from which a stretch in marks without a cue counts as said by someone; chosen for the best F1 on the
// training articles.
const speechThreshold = 0.1

// notSpeech gives the reason why stretch f is no speech, or "".
func (d *doc) notSpeech(f, si int) string {
	g := d.frags[f]
	switch {
	case g.last-g.first <= 2:
		return "empty"
	case g.first > 0 && d.toks[g.first-1].Is('='):
		return "markup"
	case d.nickname(f):
		return "nickname"
	case g.first > 0 && d.words[g.first-1].frag < 0 && d.words[g.first-1].c&clWork != 0 && d.titleLike(g):
		return "title"
	}
	d.feat = d.speechFeatures(f, si, d.feat[:0])
	if d.visit != nil {
		d.visit(Example{Model: "speech", Features: append([]uint32(nil), d.feat...), Fragment: d.fragSpan(f)})
	}
	if d.models.speech.score(d.feat) >= speechThreshold {
		return ""
	}
	return d.whatElse(f)
}

// whatElse names what a stretch in marks is when it is no speech.
func (d *doc) whatElse(f int) string {
	g := d.frags[f]
	if d.titleLike(g) || g.first > 0 && d.words[g.first-1].frag < 0 && d.words[g.first-1].c&(clWork|clDoc) != 0 ||
		g.last < len(d.toks) && d.words[g.last].frag < 0 && d.words[g.last].c&(clWork) != 0 {
		return "title"
	}
	return "scare quotes"
}

// titleLike reports whether the stretch is written as a title: its main words have capitals.
func (d *doc) titleLike(g fragment) bool {
	if g.last-g.first >= 16 {
		return false
	}
	caps, words := 0, 0
	for i := g.first + 1; i < g.last-1; i++ {
		t := d.toks[i]
		if t.Kind != segment.Word {
			continue
		}
		if d.words[i].c&(clDet|clPrep|clConj) != 0 && i > g.first+1 {
			continue
		}
		words++
		if t.Has(segment.Cap) {
			caps++
		}
	}
	return words >= 1 && caps == words && (words >= 2 || g.last-g.first > 3)
}

// speechFeatures describes the stretch f, which no cue took, to the model.
func (d *doc) speechFeatures(f, si int, out []uint32) []uint32 {
	g := d.frags[f]
	s := d.sents[si]
	lo, hi := s.first, s.last
	size := length(g.last - g.first - 2)
	title := boolCode(d.titleLike(g))
	end := d.toks[max(g.first, g.last-2)]
	stop := uint32(0)
	if end.Kind == segment.Punct {
		stop = end.Hash
	}
	before, before2 := d.code(g.first-1, lo, hi), d.code(g.first-2, lo, hi)
	after, after2 := d.code(g.last, lo, hi), d.code(g.last+1, lo, hi)
	alone := boolCode(d.alonein(s))
	cued := boolCode(d.draftIn(si, g.first) >= 0)
	first := d.code0(g.first + 1)
	beforeWord, afterWord := uint32(1), uint32(1)
	if g.first > lo {
		beforeWord = d.toks[g.first-1].Hash
	}
	if g.last < hi {
		afterWord = d.toks[g.last].Hash
	}
	opening := boolCode(s.first == d.blocks[0].first)
	verb := uint32(0)
	person := uint32(0)
	for i := g.first + 1; i < g.last-1 && i < g.first+30; i++ {
		c := d.words[i].c
		if c&(clAux|clModal) != 0 || c&clAnyVerb != 0 && c&(clPast|clThird) != 0 {
			verb = 1
		}
		if c&clPerson != 0 {
			person = 1
		}
	}
	return append(out,
		feature2(101, size, title), feature2(102, stop, title), feature(103, before), feature(104, after), feature2(105, before, before2),
		feature2(106, after, after2), feature2(107, before, after), feature2(108, alone, size), feature2(109, cued, size), feature(110, first),
		feature(111, beforeWord), feature(112, afterWord), feature2(113, opening, title), feature2(114, verb, size), feature2(115, person, size),
		feature2(116, boolCode(g.single), size), feature2(117, verb, stop), feature2(118, before, title), feature2(119, after, title),
		feature2(120, boolCode(d.hasVerb(lo, g.first))+2*boolCode(d.hasVerb(g.last, hi)), alone), feature2(121, boolCode(g.closed), alone),
		feature2(122, boolCode(d.toks[g.first+1].Has(segment.Cap)), before), feature2(123, cued, title), feature2(124, beforeWord, size))
}

// code0 is code inside a stretch in marks.
func (d *doc) code0(i int) uint32 {
	if i >= len(d.toks) {
		return 2
	}
	t, w := d.toks[i], d.words[i]
	switch {
	case t.Kind != segment.Word:
		return 3
	case w.c&(clFunction&^clStop) != 0:
		return t.Hash
	case t.Has(segment.Cap):
		return 4
	case w.c&clIng != 0:
		return 5
	case w.c&clAnyVerb != 0:
		return 6
	}
	return 7
}
