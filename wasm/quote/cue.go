package quote

import "verbatim/wasm/segment"

// attribute looks for attributions in every sentence, then for the speakers of the stretches in marks that are left.
func (d *doc) attribute() {
	if d.lex.lang.commas {
		d.attributeByCommas()
		return
	}
	d.findDialogue()
	for bi := range d.blocks {
		b := d.blocks[bi]
		if !b.speaks() {
			continue
		}
		if d.transcript(bi) {
			continue
		}
		for s := b.sent0; s < b.sent1; s++ {
			d.sentence(s)
		}
		d.leftovers(bi)
	}
}

// cueLike reports whether token i may be a cue at all.
func (d *doc) cueLike(i int) bool {
	t, w := &d.toks[i], d.words[i]
	if t.Kind != segment.Word || w.frag >= 0 {
		return false
	}
	if t.Hash == hashAccording {
		return d.isWord(i+1, hashTo)
	}
	if w.c&(clSay|clThink) == 0 || d.nameAt[i] >= 0 {
		return false
	}
	if i > 0 && d.toks[i-1].Kind == segment.Word && d.words[i-1].frag < 0 {
		p := d.words[i-1]
		if p.c&clDet != 0 && p.c&clRel == 0 && w.c&clIng == 0 && article3(d.text[d.toks[i-1].Start:d.toks[i-1].End]) {
			return false // "the claim"
		}
		if w.c&clBase != 0 && p.c == 0 && i > 1 && (d.toks[i-2].Hash == hashA || d.toks[i-2].Hash == hashAn) && !d.toks[i-1].Has(segment.Cap) {
			return false // "a similar point"
		}
		if (p.c&clHis != 0 && p.c&clObject == 0 || d.toks[i-1].Has(segment.Possessive) && p.c&clPronoun == 0) && w.c&clIng == 0 {
			return false // "his claim"
		}
	}
	return true
}

// tag tries the cue at v as one that follows its content, which begins at lo.
func (d *doc) tag(v, si, lo, hi int) (draft, int, bool) {
	if d.toks[v].Hash == hashAccording {
		return d.accordingAfter(v, si, lo, hi)
	}
	if d.words[v].c&(clPast|clThird|clBase) == 0 {
		return draft{}, 0, false
	}
	dr := draft{sent: si, cue: run{v, v + 1}, lead: -1, before: -1}
	end := v + 1
	var edge int // the last token before the tag
	if p := d.inverted(v, lo, hi); p.ok() {
		dr.who, dr.rule, edge, end = p, "inverted", v-1, p.last
	} else if p := d.subjectOf(v, lo); p.ok() && p.first > lo {
		if d.words[p.head].c&clRel != 0 {
			return draft{}, 0, false
		}
		dr.who, dr.rule, edge = p, "tag", p.first-1
		if d.words[v].c&clTell != 0 {
			if q := d.phraseAt(v+1, hi); q.ok() {
				end = q.last
			}
		}
	} else {
		return draft{}, 0, false
	}
	if edge < lo {
		return draft{}, 0, false
	}
	inMarks := d.words[edge].frag >= 0
	if !inMarks && !(d.toks[edge].Is(',') || d.toks[edge].Is('—') || d.toks[edge].Is('–') || d.toks[edge].Is('-') && d.toks[edge].Has(segment.Spaced)) {
		return draft{}, 0, false
	}
	if inMarks && !d.tagMark(edge) {
		return draft{}, 0, false
	}
	if !inMarks && dr.rule == "inverted" && d.words[v].c&(clCall|clThink) != 0 && d.words[v].c&clTell == 0 {
		return draft{}, 0, false
	}
	if !inMarks && !d.tagEnds(end, hi) || inMarks && d.words[v].c&clSay == 0 && !d.tagEnds(end, hi) {
		return draft{}, 0, false
	}
	dr.body = run{lo, edge + 1}
	next := d.afterTag(&dr, end, hi, inMarks)
	return dr, next, true
}

// tagMark reports whether the stretch in marks that ends with token i is followed by its tag: its words end with a comma, a question or
// exclamation mark, or a dash.
func (d *doc) tagMark(i int) bool {
	f := d.frags[d.words[i].frag]
	j := f.last - 2
	if !f.closed || j <= f.first {
		return false
	}
	t := &d.toks[j]
	if t.Kind != segment.Punct {
		return !t.Has(segment.Cap) && f.last-f.first > 7
	}
	return true
}

// inverted finds the speaker after the verb: “…,” said Ms. Orme.
func (d *doc) inverted(v, lo, hi int) phrase {
	w := d.words[v]
	if w.c&(clPast|clThird) == 0 || v <= lo {
		return phrase{}
	}
	e := v - 1
	if d.words[e].frag < 0 && !d.edgeComma(e) {
		return phrase{}
	}
	p := d.phraseAt(v+1, hi)
	if !p.ok() || d.words[p.head].c&clTime != 0 || d.words[p.first].c&clObject != 0 && d.words[p.first].c&clSubject == 0 {
		return phrase{}
	}
	if p.last < hi {
		n := d.words[p.last]
		if n.frag >= 0 {
			return p
		}
		if d.finite(p.last) || n.c&clThat != 0 && n.c&clRel == 0 && d.toks[p.last].Hash == hashThat {
			return phrase{}
		}
	}
	return p
}

func (d *doc) edgeComma(i int) bool {
	return d.toks[i].Kind == segment.Punct && (d.toks[i].Is(',') || d.toks[i].Is('—') || d.toks[i].Is('–'))
}

// tagEnds reports whether nothing but adverbials follows the tag up to i before the sentence or the clause ends.
func (d *doc) tagEnds(i, hi int) bool {
	if i >= hi {
		return true
	}
	t := &d.toks[i]
	if d.words[i].frag >= 0 {
		return false
	}
	if t.Kind == segment.Punct {
		switch rune(t.Hash) {
		case ',', '.', '!', '?', ';', '—', '–', '…', '-':
			return true
		}
		return false
	}
	w := d.words[i]
	if w.c&clThat != 0 && w.c&clSub == 0 || w.c&(clDet|clHis|clSubject) != 0 && w.c&clTime == 0 && !d.timePhrase(i, hi) {
		return false
	}
	if w.c&(clTime|clPrep|clAdv|clSub|clConj) != 0 || w.c&clIng != 0 || d.timePhrase(i, hi) || d.lyAdverb(i) {
		for j := i; j < hi && j-i < 40; j++ {
			if d.words[j].frag >= 0 {
				return true
			}
			if d.toks[j].Hash == hashThat && d.toks[j].Kind == segment.Word || d.toks[j].Is(':') {
				return false
			}
			if d.toks[j].Is(',') {
				return true
			}
		}
		return true
	}
	return false
}

// timePhrase tells "last week", "this month".
func (d *doc) timePhrase(i, hi int) bool {
	for j := i; j < hi && j < i+3; j++ {
		if d.words[j].c&clTime != 0 {
			return true
		}
	}
	return false
}

// afterTag takes what follows the tag: more of the content (an interrupted quote), or nothing. It returns the token to go on from.
func (d *doc) afterTag(dr *draft, end, hi int, inMarks bool) int {
	j := end
	for j < hi && j-end < 30 && d.words[j].frag < 0 && !d.toks[j].Is(',') && !d.toks[j].Is(':') && !d.toks[j].Is('—') && !d.toks[j].Is(';') {
		if d.words[j].c&clConj != 0 && j > end || d.words[j].c&clIng != 0 && d.words[j].c&(clSay|clThink) != 0 {
			return j
		}
		j++
	}
	if j >= hi || j-end >= 30 {
		return hi
	}
	k := j
	if d.words[k].frag < 0 {
		k++
	}
	if k < hi && d.words[k].c&clConj != 0 && k+1 < hi && d.words[k+1].frag >= 0 {
		k++ // “one,” she said, and “two.”
	}
	if k >= hi {
		return hi
	}
	if d.words[k].frag >= 0 {
		if stop := d.contentEnd(k, hi); stop > k {
			dr.after = run{k, stop}
			return stop
		}
	}
	if inMarks || d.toks[j].Is(';') {
		return j
	}
	if c := d.words[k].c; c&clIng != 0 || c&clRel != 0 || d.toks[k].Hash == hashAccording || c&clSub != 0 && c&clConj == 0 || c&clConj != 0 {
		return j
	}
	if !d.toks[j].Is(',') || j != end {
		return j
	}
	stop := d.contentEnd(k, hi)
	dr.after = run{k, stop}
	return stop
}
