package quote

import "verbatim/wasm/segment"

// leftovers finds a speaker for the stretches in marks of block bi that no cue took, or rejects them.
func (d *doc) leftovers(bi int) {
	b := d.blocks[bi]
	for s := b.sent0; s < b.sent1; s++ {
		sn := d.sents[s]
		for i := sn.first; i < sn.last; i++ {
			f := int(d.words[i].frag)
			if f < 0 {
				continue
			}
			g := &d.frags[f]
			i = min(g.last, sn.last) - 1
			if g.draft >= 0 || g.reason != "" || g.first < sn.first {
				continue
			}
			if g.reason = d.notSpeech(f, s); g.reason != "" {
				continue
			}
			d.place(f, s, bi)
		}
	}
}

// place gives the stretch f, which no cue took, the speaker that its place in the text suggests.
func (d *doc) place(f, si, bi int) {
	g := d.frags[f]
	s := d.sents[si]
	dr := draft{sent: si, frags: []int{f}, pieces: []run{{g.first, g.last}}, lead: -1, before: -1, linked: true}
	alone := d.alonein(s)
	if alone {
		if d.continuation(&dr, f, si, bi) {
			return
		}
		d.claim(dr)
		return
	}
	if d.onlyLinked(s, g) { // “…,” she said. But “…”
		if n := d.lastDirect(si-1, d.blocks[bi].sent0); n >= 0 && d.goesOn(&d.drafts[n]) {
			d.extend(n, f, "continuation")
			return
		}
	}
	if d.unknownVerb(&dr, g, s) {
		d.claim(dr)
		return
	}
	if p, cue := d.wordsOf(s); p.ok() {
		dr.who, dr.cue, dr.rule, dr.linked = p, cue, "according-to", false
		d.claim(dr)
		return
	}
	if n := d.draftIn(si, g.first); n >= 0 {
		dr.lead, dr.who, dr.rule = n, d.drafts[n].who, "same-sentence"
		if d.drafts[n].rel.ok() {
			dr.who = d.drafts[n].rel
		}
		d.claim(dr)
		return
	}
	if p := d.clauseSubject(s.first, g.first); p.ok() {
		dr.who, dr.rule = p, "subject"
		d.claim(dr)
		return
	}
	if p := d.clauseSubject(g.last, s.last); p.ok() {
		dr.who, dr.rule = p, "subject"
		d.claim(dr)
		return
	}
	dr.rule = "unclear"
	d.claim(dr)
}

// alonein reports whether sentence s holds nothing but stretches in marks.
func (d *doc) alonein(s sentence) bool {
	for i := s.first; i < s.last; i++ {
		if f := d.words[i].frag; f >= 0 {
			i = d.frags[f].last - 1
			continue
		}
		if d.toks[i].Kind != segment.Punct {
			return false
		}
	}
	return true
}

// onlyLinked reports whether sentence s holds nothing but the stretch g and a word or two that link it to the sentence before.
func (d *doc) onlyLinked(s sentence, g fragment) bool {
	for i := g.last; i < s.last; i++ {
		if d.words[i].frag >= 0 || d.toks[i].Kind != segment.Punct {
			return false
		}
	}
	if g.first-s.first > 3 {
		return false
	}
	for i := s.first; i < g.first; i++ {
		if w := d.words[i]; d.toks[i].Kind != segment.Punct && w.c&(clConj|clAdv|clSub) == 0 {
			return false
		}
	}
	return true
}

// unknownVerb reads the tag of a verb that the lexicon does not hold, before a name or behind it: “Splendid!” beamed Nora Vale.
func (d *doc) unknownVerb(dr *draft, g fragment, s sentence) bool {
	v := g.last
	if v+1 >= s.last || d.words[v].frag >= 0 || d.toks[v].Kind != segment.Word {
		return false
	}
	if last := d.toks[max(g.first, g.last-2)]; last.Kind != segment.Punct {
		return false
	}
	if p := d.phraseAt(v+1, s.last); d.pastForm(v) && p.ok() && d.nameAt[p.head] >= 0 {
		dr.cue, dr.who, dr.rule = run{v, v + 1}, p, "inverted"
		return true
	}
	p := d.phraseAt(v, s.last)
	if p.ok() && d.nameAt[p.head] >= 0 && p.last < s.last && d.pastForm(p.last) && d.tagEnds(p.last+1, s.last) {
		dr.cue, dr.who, dr.rule = run{p.last, p.last + 1}, p, "tag"
		return true
	}
	return false
}

// pastForm reports whether token i can be the past form of a verb.
func (d *doc) pastForm(i int) bool {
	w := d.words[i]
	return w.frag < 0 && !d.toks[i].Has(segment.Cap) && (w.c == 0 && d.edWord(i) || w.c&clAnyVerb != 0 && w.c&(clPast|clThird) != 0 && w.c&(clAux|clModal) == 0)
}

// draftIn finds the draft of sentence si nearest to token i, or -1.
func (d *doc) draftIn(si, i int) int {
	best := -1
	for n := len(d.drafts) - 1; n >= 0 && n > len(d.drafts)-20; n-- {
		if d.drafts[n].sent != si || !d.drafts[n].who.ok() {
			continue
		}
		if best < 0 || abs(d.drafts[n].who.first-i) < abs(d.drafts[best].who.first-i) {
			best = n
		}
	}
	return best
}

func abs(x int) int { return max(x, -x) }

// continuation gives a quotation that stands alone the speaker of the words around it: the one who has just spoken in the paragraph, the
// one whom the paragraph before leads in with a colon, or the one whose quotation the paragraph before left open.
func (d *doc) continuation(dr *draft, f, si, bi int) bool {
	b := d.blocks[bi]
	if n := d.lastDirect(si-1, b.sent0); n >= 0 && d.goesOn(&d.drafts[n]) {
		d.extend(n, f, "continuation")
		return true
	}
	if bi > 0 && d.frags[f].first == b.first && f > 0 {
		if p := d.frags[f-1]; !p.closed && p.draft >= 0 && p.last == d.blocks[bi-1].last {
			d.extend(p.draft, f, "multi-paragraph")
			return true
		}
	}
	if p := d.leadIn(bi); p.ok() {
		dr.who, dr.rule = p, "paragraph-lead-in"
		d.claim(*dr)
		return true
	}
	if si+1 < b.sent1 { // “One.” Orme turned to the door. “Two.”
		if p := d.clauseSubject(d.sents[si+1].first, d.sents[si+1].last); p.ok() {
			dr.who, dr.rule = p, "next-sentence"
			d.claim(*dr)
			return true
		}
	}
	if n := d.lastDraft(bi - 1); n >= 0 {
		dr.lead, dr.who, dr.rule = n, d.drafts[n].who, "last-speaker"
		if l := &d.drafts[n]; d.sents[l.sent].block == bi-1 && len(l.frags) > 0 && d.frags[f].first == b.first && l.rule != "last-speaker" {
			dr.rule = "next-paragraph"
		}
		if d.drafts[n].rel.ok() {
			dr.who = d.drafts[n].rel
		}
		d.claim(*dr)
		return true
	}
	dr.rule = "unclear"
	return false
}

// goesOn reports whether speech that stands alone can go on with dr: not with a phrase in marks that no cue took, as in
// The trust’s “night bus” met with derision. “A bus!”
func (d *doc) goesOn(dr *draft) bool {
	if dr.cue.last > dr.cue.first || !dr.linked {
		return true
	}
	g := d.frags[dr.frags[len(dr.frags)-1]]
	return g.last-g.first < 2 || d.toks[g.last-2].Kind == segment.Punct || !g.closed
}

// extend adds stretch f to the draft n as one more piece.
func (d *doc) extend(n, f int, part string) {
	dr := &d.drafts[n]
	dr.frags = append(dr.frags, f)
	dr.pieces = append(dr.pieces, run{d.frags[f].first, d.frags[f].last})
	dr.evidence = append(dr.evidence, evidence{part, run{d.frags[f].first, d.frags[f].first + 1}})
	d.frags[f].draft = n
}

// lastDirect finds the last draft that has stretches in marks, in text order, of the sentences lo to si.
func (d *doc) lastDirect(si, lo int) int {
	best, at := -1, -1
	for n := len(d.drafts) - 1; n >= 0 && n > len(d.drafts)-20 && d.sents[d.drafts[n].sent].block >= d.sents[lo].block; n-- {
		dr := &d.drafts[n]
		if dr.sent > si || dr.sent < lo || len(dr.frags) == 0 {
			continue
		}
		if last := d.frags[dr.frags[len(dr.frags)-1]].last; last > at {
			best, at = n, last
		}
	}
	return best
}

// lastDraft finds the last draft with a speaker in block bi or the one before, or -1.
func (d *doc) lastDraft(bi int) int {
	if bi < 0 || len(d.drafts) == 0 {
		return -1
	}
	for n := len(d.drafts) - 1; n >= 0 && d.sents[d.drafts[n].sent].block >= bi-1; n-- {
		if d.drafts[n].who.ok() {
			return n
		}
	}
	return -1
}

// leadIn finds the speaker whom the paragraph before bi announces: it ends with a colon, or with a cue and nothing said.
func (d *doc) leadIn(bi int) phrase {
	if bi == 0 || !d.blocks[bi-1].speaks() {
		return phrase{}
	}
	b := d.blocks[bi-1]
	s := d.sents[b.sent1-1]
	if !d.toks[b.last-1].Is(':') {
		return phrase{}
	}
	for v := s.last - 1; v >= s.first; v-- {
		if d.cueLike(v) && d.words[v].c&clSay != 0 {
			if p := d.subjectOf(v, s.first); p.ok() {
				return p
			}
			if p := d.phraseAt(v+1, s.last); v == s.first && p.ok() { // "Said Ms. Orme:"
				return p
			}
		}
	}
	return d.clauseSubject(s.first, s.last)
}
