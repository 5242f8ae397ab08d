package quote

import "verbatim/wasm/segment"

// forward tries the cue at v as one that comes before its content: Orme said that … It returns the token to go on from.
func (d *doc) forward(v, si, lo int) (draft, int, bool) {
	s := d.sents[si]
	if d.toks[v].Hash == hashAccording {
		return d.accordingBefore(v, si)
	}
	dr := draft{sent: si, cue: run{v, v + 1}, lead: -1, before: -1, rule: "lead-in"}
	if next, ok := d.askedFrame(&dr, v, s); ok {
		return dr, next, true
	}
	if dr.passive = d.isPassive(v, lo); dr.passive {
		return d.passiveFrame(dr, v, lo, s.last)
	}
	found := d.findSubject(&dr, v, si, lo)
	if found && dr.rule == "lead-in" && d.asFrame(&dr, v, s) {
		return dr, dr.body.last, dr.body.last > dr.body.first
	}
	from := v
	if dr.rule == "inverted" && dr.who.ok() {
		from = dr.who.last - 1
	}
	start, ok := d.contentStart(from, s.last)
	if !ok {
		return dr, 0, false
	}
	end := d.contentEnd(start, s.last)
	dr.body = run{start, end}
	if found && dr.rule == "lead-in" {
		dr.object = d.fronted(dr.who.first, start, s.first)
		if o := dr.object; o.last > o.first {
			dr.body.last = d.relativeEnd(o.first, start, end, s.first)
		}
	}
	return dr, end, found && end > start
}

// findSubject fills in who is the subject of the cue at v.
func (d *doc) findSubject(dr *draft, v, si, lo int) bool {
	s := d.sents[si]
	w := d.words[v]
	if w.c&clIng != 0 && w.c&(clPast|clThird|clBase) == 0 {
		return d.participleSubject(dr, v, si, lo)
	}
	if v == s.first+1 && d.isWord(s.first, hashHaving) {
		dr.rule = "participle"
		return d.subjectAfter(dr, v, s.last)
	}
	j := d.skipHelpers(v-1, s.first)
	if j >= s.first && d.isWord(j, hashTo) {
		return d.infinitiveSubject(dr, v, j, si)
	}
	if j >= s.first && d.words[j].frag < 0 && d.words[j].c&clConj != 0 {
		dr.rule = "coordination"
		return d.sharedSubject(dr, j, si)
	}
	if v == s.first && w.c&clSay != 0 && w.c&(clPast|clThird) != 0 { // "Said Orme, “…”"
		dr.who, dr.rule = d.phraseAt(v+1, s.last), "inverted"
		return dr.who.ok() && dr.who.last < s.last && (d.toks[dr.who.last].Is(':') || d.toks[dr.who.last].Is(','))
	}
	if p := d.subjectOf(v, s.first); p.ok() {
		dr.who = p
		if d.words[p.head].c&clRel != 0 && p.last-p.first == 1 {
			dr.rule = "relative"
			dr.rel = d.antecedent(p.first, s.first)
		}
		return true
	}
	if v > s.first && d.edgeComma(v-1) { // "… , said the council would" is no lead-in; "walked in, sat down, said no" is
		return false
	}
	return false
}

// antecedent is the noun phrase that "who" at i stands for.
func (d *doc) antecedent(i, lo int) phrase {
	j := i - 1
	if j >= lo && d.edgeComma(j) {
		j--
	}
	if j < lo {
		return phrase{}
	}
	return d.phraseBack(j, lo)
}

// sharedSubject gives a verb after "and" the speaker of the cue before it, or the subject of the clause.
func (d *doc) sharedSubject(dr *draft, j, si int) bool {
	dr.who = d.clauseSubject(d.sents[si].first, j)
	return dr.who.ok()
}

// participleSubject gives "saying", "adding" the subject of the clause it hangs on.
func (d *doc) participleSubject(dr *draft, v, si, lo int) bool {
	s := d.sents[si]
	dr.rule = "participle"
	j := d.skipHelpers(v-1, s.first)
	if j >= s.first && (j < v-1 || d.toks[j].Flags&(segment.Possessive|segment.Contraction) != 0) { // "is saying", "he’s saying"
		if p := d.subjectOf(v, s.first); p.ok() {
			dr.who, dr.rule = p, "lead-in"
			return true
		}
	}
	if v == s.first || v == s.first+1 && d.words[s.first].c&(clPrep|clSub|clAdv) != 0 {
		return d.subjectAfter(dr, v, s.last)
	}
	dr.who = d.clauseSubject(s.first, v)
	return dr.who.ok()
}

// subjectAfter reads "Calling the plan absurd, Ms. Orme left": the subject follows the comma.
func (d *doc) subjectAfter(dr *draft, v, hi int) bool {
	for k := v + 1; k < hi && k-v < 50; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].last - 1
			if d.toks[k-1].Is(',') {
				dr.who = d.phraseAt(k+1, hi)
				return dr.who.ok()
			}
			continue
		}
		if d.toks[k].Is(',') {
			dr.who = d.phraseAt(k+1, hi)
			if dr.who.ok() && dr.who.last < hi && (d.finite(dr.who.last) || d.words[dr.who.last].c&clAdv != 0) {
				return true
			}
		}
	}
	dr.who = phrase{}
	return false
}

// infinitiveSubject reads "went on to say": the subject of the verb before "to".
func (d *doc) infinitiveSubject(dr *draft, v, to, si int) bool {
	s := d.sents[si]
	for k := to - 1; k > s.first && to-k < 4; k-- {
		if d.words[k].frag >= 0 || d.toks[k].Kind != segment.Word {
			return false
		}
		if d.words[k].c&clAnyVerb != 0 && !d.nounish(k) {
			p := d.subjectOf(k, s.first)
			dr.who, dr.rule = p, "infinitive"
			return p.ok()
		}
	}
	return false
}

// contentStart finds where what is said begins after the cue at v: past the hearer, the day and the place.
func (d *doc) contentStart(v, hi int) (int, bool) {
	k := v + 1
	if k >= hi {
		return 0, false
	}
	w := d.words[v]
	if w.frag < 0 && w.c&clTell != 0 && d.words[k].frag < 0 && d.toks[k].Hash != hashThat {
		if p := d.phraseAt(k, hi); p.ok() && p.last < hi && w.lemma != hashAsk {
			if d.afterHearer(p.last, hi) {
				k = p.last
			}
		}
	}
	return d.skipSetting(k, hi)
}

// afterHearer reports whether content can begin at or soon after k, so that the phrase before k was the hearer.
func (d *doc) afterHearer(k, hi int) bool {
	if d.words[k].frag >= 0 {
		return true
	}
	t, w := &d.toks[k], d.words[k]
	if t.Kind == segment.Punct {
		return t.Hash == ':' || t.Hash == ',' || t.Hash == '('
	}
	return w.c&(clThat|clPrep|clTime|clSub|clAdv|clSubject|clDet|clHis) != 0 || d.nameAt[k] >= 0 || w.c&clIng != 0
}

// skipSetting steps over "on Monday in a statement" to "that", a colon or a stretch in marks, when no verb lies between.
func (d *doc) skipSetting(k, hi int) (int, bool) {
	if k >= hi {
		return 0, false
	}
	if d.words[k].frag >= 0 {
		return k, true
	}
	t := &d.toks[k]
	if t.Is(':') || t.Is(',') || t.Is('—') || t.Is('–') {
		if k+1 < hi && (d.words[k+1].frag >= 0 || t.Is(':')) {
			return k + 1, true
		}
		if t.Is(',') { // "said, however, that"; "said, speaking in Orme, that"
			for j := k + 1; j < hi && j-k < 30; j++ {
				if d.words[j].frag >= 0 {
					if d.toks[j-1].Is(',') || d.toks[j-1].Is(':') {
						return j, true
					}
					return 0, false
				}
				if d.toks[j].Hash == hashThat && d.toks[j].Kind == segment.Word && d.toks[j-1].Is(',') {
					return j, true
				}
			}
		}
		return 0, false
	}
	if segment.Terminal(*t) {
		return 0, false
	}
	w := d.words[k]
	if w.c&(clTime|clPrep|clAdv|clSub) != 0 && w.c&(clThat|clSubject) == 0 || d.timePhrase(k, min(hi, k+3)) || d.lyAdverb(k) {
		for j := k; j < hi && j-k < 36; j++ {
			if f := d.words[j].frag; f >= 0 {
				if p := d.toks[j-1]; p.Is(',') || p.Is(':') {
					return j, true
				}
				break
			}
			if d.toks[j].Kind == segment.Word && d.toks[j].Hash == hashThat {
				return j, true
			}
			if d.toks[j].Is(':') {
				return j + 1, j+1 < hi
			}
			if j > k && d.finite(j) && (j+1 >= hi || d.words[j+1].c&clTime == 0) { // "last week" has no verb
				break
			}
		}
		if e := d.skipTime(k, hi); e > k && e < hi && d.toks[e].Kind == segment.Word {
			return e, true
		}
	}
	return k, true
}

// skipTime steps over "Monday", "on Monday", "last week", "Tuesday night".
func (d *doc) skipTime(k, hi int) int {
	j := k
	for j < hi && j-k < 5 && d.toks[j].Kind != segment.Punct && d.words[j].frag < 0 {
		if d.words[j].c&clTime != 0 {
			j++
			for j < hi && (d.words[j].c&clTime != 0 || d.toks[j].Kind == segment.Number) {
				j++
			}
			return j
		}
		if d.words[j].c&(clPrep|clDet|clAdv|clStop) == 0 {
			return k
		}
		j++
	}
	return k
}

// contentEnd finds where what is said ends: with the sentence, or before another cue that goes back to the same clause.
func (d *doc) contentEnd(start, hi int) int {
	for k := start + 1; k < hi; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].last - 1
			if k+1 < hi && d.toks[k-1].Is(',') && k+2 < hi && d.words[k+1].c&clIng != 0 && d.words[k+1].c&(clSay|clThink) != 0 {
				return k + 1
			}
			continue
		}
		t := &d.toks[k]
		if t.Kind == segment.Punct {
			if t.Hash == ',' && k+1 < hi && d.cutsAfterComma(k+1, hi) {
				return k
			}
			continue
		}
		if d.words[k].c&clConj != 0 && d.cutsAfterConj(k+1, hi) {
			return k
		}
	}
	return hi
}

// cutsAfterComma reports whether a new attribution begins after a comma: "…, adding that", "…, according to".
func (d *doc) cutsAfterComma(k, hi int) bool {
	w := d.words[k]
	if w.frag >= 0 || d.toks[k].Kind != segment.Word {
		return false
	}
	if d.toks[k].Hash == hashAccording {
		return true
	}
	if w.c&clIng != 0 && w.c&clSay != 0 {
		return true
	}
	return w.c&clConj != 0 && d.cutsAfterConj(k+1, hi)
}

// cutsAfterConj reports whether a verb of saying, with or without a subject of its own, follows "and" or "but".
func (d *doc) cutsAfterConj(k, hi int) bool {
	for j := k; j < hi && j-k < 8; j++ {
		w := d.words[j]
		if w.frag >= 0 || d.toks[j].Kind == segment.Punct {
			return false
		}
		if w.c&clSay != 0 && w.c&(clPast|clThird) != 0 && d.cueLike(j) && d.nameAt[j] < 0 {
			return w.c&clRole == 0 && (w.lemma == hashSay || w.lemma == hashTell || w.lemma == hashAdd || w.lemma == hashCall || j == k)
		}
		if w.c&(clSubject|clAdv|clDet|clRole|clBody|clAux) == 0 && d.nameAt[j] < 0 {
			return false
		}
	}
	return false
}
