package quote

import "verbatim/wasm/segment"

// pronoun resolves he, she, it, they.
func (x *discourse) pronoun(dr *draft, p phrase, i int) (int, Confidence) {
	d := x.d
	c := d.words[p.head].c
	if c&clPerson != 0 {
		return -1, Unclear
	}
	if c&clPlural != 0 {
		if n := x.before(i); n >= 0 && d.drafts[n].conf != Unclear && d.pluralSpeaker(&d.drafts[n]) {
			dr.evidence = append(dr.evidence, evidence{"antecedent", run{d.drafts[n].who.first, d.drafts[n].who.last}})
			dr.with = d.drafts[n].with
			return d.drafts[n].person, d.drafts[n].conf
		}
		return -1, Described
	}
	sex := c & (clMale | clFemale)
	if d.toks[p.head].Hash == hashHer {
		sex = clFemale
	}
	q := phrase{}
	if sex == 0 {
		q = x.paperBefore(p)
	} else {
		q = x.unnamedBefore(i, sex)
	}
	if q.ok() {
		dr.evidence = append(dr.evidence, evidence{"antecedent", run{q.first, q.last}})
		return -1, Described
	}
	best, at := x.antecedent(p.first, i, sex, sex == 0)
	if best < 0 {
		return -1, Unclear
	}
	dr.evidence = append(dr.evidence, evidence{"antecedent", at})
	if d.people[best].sex == 0 && sex != 0 {
		d.people[best].sex = sex
	}
	return best, Named
}

var hashHer = segment.Hash("her")

// paperBefore finds the report or letter that the sentence before "it" at p is about, and to which it goes back rather than to a body named
// there: "A study published by the Harbour Institute counted 6,200 births. It found …".
func (x *discourse) paperBefore(p phrase) phrase {
	d := x.d
	si := d.sentenceOf(p.first)
	if si == 0 || d.sents[si-1].block != d.sents[si].block || d.lex.lang.commas {
		return phrase{}
	}
	q := d.clauseSubject(d.sents[si-1].first, d.sents[si-1].last)
	if !q.ok() || d.nameAt[q.head] >= 0 || d.words[q.head].c&clDoc == 0 || d.words[q.head].c&clBody != 0 {
		return phrase{}
	}
	return q
}

// unnamedBefore finds the speaker just before draft i who is described but not named, when "he" or "she" goes back to him: "An employee of the
// bank described the meeting. She said …".
func (x *discourse) unnamedBefore(i int, sex class) phrase {
	d := x.d
	n := x.before(i)
	if n < 0 || d.lex.lang.commas || d.drafts[n].conf != Described || d.drafts[n].sent < d.drafts[i].sent-1 ||
		d.sents[d.drafts[n].sent].block != d.sents[d.drafts[i].sent].block {
		return phrase{}
	}
	w := d.drafts[n].who
	c := d.words[w.head].c
	if w.joint || c&clRole == 0 || c&(clPlural|clGroup) != 0 || c.c2sex() != 0 && c.c2sex() != sex {
		return phrase{}
	}
	return w
}

// pluralSpeaker reports whether "they" can go back to the speaker of dr.
func (d *doc) pluralSpeaker(dr *draft) bool {
	if dr.person >= 0 && len(dr.with) == 0 {
		return d.people[dr.person].body
	}
	return dr.who.joint || len(dr.with) > 0 || d.words[dr.who.head].c&(clPlural|clGroup) != 0
}

// before finds the last draft before i that stands in the same block or the one before, or -1.
func (x *discourse) before(i int) int {
	d := x.d
	b := d.sents[d.drafts[i].sent].block
	for n := i - 1; n >= 0; n-- {
		if d.sents[d.drafts[n].sent].block < b-1 {
			return -1
		}
		if d.drafts[n].who.ok() {
			return n
		}
	}
	return -1
}

// antecedent picks the person that a pronoun at token at goes back to. A candidate gains by being close, by being the subject of a
// clause, and by having spoken last; the weights are those that did best on PolNeAR's training articles.
func (x *discourse) antecedent(at, i int, sex class, body bool) (int, run) {
	d := x.d
	sent := d.sentenceOf(at)
	blk := d.sents[sent].block
	best, bestScore, bestAt := -1, float32(-1e9), run{}
	hi := d.nameBefore(at)
	seen := 0
	for k := hi - 1; k >= 0 && seen < 40; k-- {
		n := &d.names[k]
		s := d.sentenceOf(n.first)
		b := d.sents[s].block
		if blk-b > 4 {
			break
		}
		if n.person < 0 || !d.blocks[b].speaks() || body && n.quoted {
			continue
		}
		seen++
		q := &d.people[n.person]
		if q.body != body || q.sex != 0 && sex != 0 && q.sex != sex {
			continue
		}
		score := x.salience(n, s, sent, b, blk)
		if q.sex == sex && sex != 0 {
			score += 1.5
		}
		if score > bestScore {
			best, bestScore, bestAt = n.person, score, run{n.first, n.last}
		}
	}
	if n := x.speakerBefore(i); n >= 0 {
		dr := &d.drafts[n]
		q := &d.people[dr.person]
		if q.body == body && (q.sex == 0 || sex == 0 || q.sex == sex) {
			score := float32(3.4) - 0.6*float32(sent-dr.sent)
			if d.sents[dr.sent].block == blk {
				score += 1.2
			}
			if q.sex == sex && sex != 0 {
				score += 1.5
			}
			if score > bestScore {
				best, bestAt = dr.person, run{dr.who.first, dr.who.last}
			}
		}
	}
	return best, bestAt
}

// speakerBefore finds the last draft before i with a person.
func (x *discourse) speakerBefore(i int) int {
	d := x.d
	b := d.sents[d.drafts[i].sent].block
	for n := i - 1; n >= 0 && n > i-12; n-- {
		if d.sents[d.drafts[n].sent].block < b-3 {
			return -1
		}
		if d.drafts[n].person >= 0 {
			return n
		}
	}
	return -1
}

// salience weighs a name as the antecedent of a pronoun.
func (x *discourse) salience(n *nameSeq, s, sent, b, blk int) float32 {
	d := x.d
	score := -0.6 * float32(sent-s)
	opens := d.lex.lang.commas && d.opensClause(n, s)
	if opens {
		score += 2.4
	}
	if n.quoted {
		score -= 3
	}
	if opens || d.isSubject(n) {
		score += 2.6
	}
	if n.last < len(d.toks) && d.toks[n.last-1].Has(segment.Possessive) {
		score -= 0.5
	}
	if d.sents[s].first == n.first && !opens {
		score += 0.8
	}
	if b == blk {
		score += 0.5
	}
	return score
}

// isSubject reports whether a finite verb follows the name, past an apposition, or the name is an agent after "by".
func (d *doc) isSubject(n *nameSeq) bool {
	k := d.skipParen(n.last, min(len(d.toks), n.last+10))
	for j := k; j < len(d.toks) && j < k+3; j++ {
		if d.finite(j) {
			return true
		}
		if d.words[j].c&clAdv == 0 && !d.lyAdverb(j) {
			break
		}
	}
	if k < len(d.toks) && d.toks[k].Is(',') {
		for j := k + 1; j < len(d.toks) && j < k+30 && d.words[j].frag < 0; j++ {
			if d.toks[j].Is(',') {
				return j+1 < len(d.toks) && d.finite(j+1)
			}
		}
	}
	p := d.phraseBack(n.last-1, max(0, n.first-maxPhrase))
	return p.first > 0 && d.toks[p.first-1].Hash == hashBy && d.toks[p.first-1].Kind == segment.Word
}
