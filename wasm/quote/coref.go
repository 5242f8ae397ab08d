package quote

import (
	"verbatim/wasm/segment"
)

// resolve finds the person behind the words that name each speaker, in text order, so that "the analyst" can look at who spoke before.
func (d *doc) resolve() {
	ctx := discourse{d: d}
	for i := range d.drafts {
		ctx.resolve(i)
	}
}

// discourse is what is remembered of the speakers while the drafts are resolved in order.
type discourse struct {
	d *doc
}

func (x *discourse) resolve(i int) {
	d := x.d
	dr := &d.drafts[i]
	if !dr.who.ok() {
		dr.conf = Unclear
		return
	}
	if dr.lead >= 0 {
		l := d.drafts[dr.lead]
		dr.person, dr.conf = l.person, l.conf
		dr.evidence = append(dr.evidence, l.evidence...)
		return
	}
	who := dr.who
	if dr.rule == "transcript" && !d.lex.lang.commas {
		if dr.person, dr.conf = d.labelled(who); dr.conf == Named || d.nameAt[who.head] < 0 || who.last-who.first == 1 && d.toks[who.first].End-d.toks[who.first].Start == 1 {
			return
		}
	}
	if dr.rel.ok() {
		who = dr.rel
		dr.evidence = append(dr.evidence, evidence{"antecedent", run{who.first, who.last}})
	}
	dr.person, dr.conf = x.phrase(dr, who, i)
}

// phrase resolves one noun phrase.
func (x *discourse) phrase(dr *draft, p phrase, i int) (int, Confidence) {
	d := x.d
	if q := d.titleInside(p); q.ok() {
		return d.bodyPerson(q), Named
	}
	if d.lex.lang.commas && d.bodyWithName(p) {
		return d.bodyPerson(phrase{first: p.first, last: p.last, head: p.last - 1}), Named
	}
	w := d.words[p.head]
	if p.joint { // of "A and B", the first stands for both
		for k := p.first; k < p.last; k++ {
			if n := d.nameAt[k]; n >= 0 && d.names[n].person >= 0 {
				return d.names[n].person, Named
			}
		}
		return -1, Described
	}
	if p.last-p.first == 1 && w.c&(clPronoun|clHis) != 0 && d.nameAt[p.head] < 0 {
		return x.pronoun(dr, p, i)
	}
	if n := d.nameAt[p.head]; n >= 0 && !d.bodyPhrase(p) {
		q := d.names[n].person
		if q < 0 {
			q = d.addPerson(int(n))
		}
		if !d.people[q].body && d.ambiguous(&d.names[n], q) {
			if !x.recent(q, p.first) {
				return -1, Unclear
			}
		}
		return q, Named
	}
	if q := d.ownerOf(p); q >= 0 {
		return q, Named
	}
	if d.namedBody(p) {
		return d.bodyPerson(p), Named
	}
	if q, at := d.apposedName(p); q >= 0 {
		dr.evidence = append(dr.evidence, evidence{"antecedent", at})
		return q, Named
	}
	return x.nominal(dr, p, i)
}

// apposedName is the person named between commas right behind the description p: "Its spokeswoman, Nora Vale, said". It is -1 when there is none.
func (d *doc) apposedName(p phrase) (int, run) {
	k := p.last + 1
	if k >= len(d.toks) || d.lex.lang.commas || p.joint || !d.toks[p.last].Is(',') || d.nameAt[k] < 0 || d.words[p.head].c&clRole == 0 {
		return -1, run{}
	}
	n := &d.names[d.nameAt[k]]
	if n.first != k || n.person < 0 || d.people[n.person].body || n.last-n.core < 2 || n.last >= len(d.toks) || !d.toks[n.last].Is(',') {
		return -1, run{}
	}
	return n.person, run{n.first, n.last}
}

// ownerOf is the person whose statement or paper speaks: "Orme’s letter said". It is -1 when the head is no document or nobody owns it.
func (d *doc) ownerOf(p phrase) int {
	if d.words[p.head].c&clDoc == 0 {
		return -1
	}
	for k := p.head - 1; k >= p.first; k-- {
		if n := d.nameAt[k]; n >= 0 && d.toks[k].Has(segment.Possessive) {
			return d.names[n].person
		}
	}
	return -1
}

// recent reports whether the person q is the last of his surname to have been named in full within the paragraph or the one before.
func (x *discourse) recent(q, at int) bool {
	d := x.d
	hi := d.nameBefore(at)
	for k := hi - 1; k >= max(0, hi-200); k-- {
		n := &d.names[k]
		if n.first >= at || n.person < 0 || d.surnameAt(n) == n.core {
			continue
		}
		if d.people[n.person].surname != d.people[q].surname {
			continue
		}
		return n.person == q
	}
	return false
}

// addPerson makes a person of a name that was filed under none, such as a place that speaks: "Moscow said".
func (d *doc) addPerson(n int) int {
	h := fold(d.bare(d.names[n].last - 1))
	for _, i := range latest(d.bySur[h]) {
		if d.people[i].surname == h {
			d.names[n].person = i
			d.people[i].names = append(d.people[i].names, n)
			return i
		}
	}
	d.people = append(d.people, person{best: n, surname: h, body: true, names: []int{n}})
	d.bySur[h] = append(d.bySur[h], len(d.people)-1)
	d.names[n].person = len(d.people) - 1
	return len(d.people) - 1
}

// bodyPhrase reports whether the head of p is a common noun after a name: "the Kremlin’s press service".
func (d *doc) bodyPhrase(p phrase) bool {
	return d.nameAt[p.head] < 0
}

// namedBody reports whether p is a body known by a name and a common noun: "the Kremlin’s press service", "the Orme campaign".
func (d *doc) namedBody(p phrase) bool {
	if d.words[p.head].c&(clBody) == 0 || d.words[p.head].c&(clRole|clGroup) != 0 {
		return false
	}
	if f := d.words[p.first]; d.toks[p.first].Hash == hashA || d.toks[p.first].Hash == hashAn || f.c&clPlural != 0 {
		return false
	}
	for k := p.first; k < p.head; k++ {
		if d.nameAt[k] >= 0 {
			return true
		}
	}
	return false
}

var (
	hashA  = segment.Hash("a")
	hashAn = segment.Hash("an")
)

// bodyPerson is the person that stands for the body named by p.
func (d *doc) bodyPerson(p phrase) int {
	for i := max(0, len(d.people)-100); i < len(d.people); i++ {
		if q := d.people[i].phrase; q.ok() && d.toks[q.head].Hash == d.toks[p.head].Hash && d.toks[q.head-1].Hash == d.toks[p.head-1].Hash {
			return i
		}
	}
	d.people = append(d.people, person{best: -1, body: true, phrase: p})
	return len(d.people) - 1
}

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
	if dr.person >= 0 {
		return d.people[dr.person].body
	}
	return dr.who.joint || d.words[dr.who.head].c&(clPlural|clGroup) != 0
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

// nameBefore is the number of names that begin before token at.
func (d *doc) nameBefore(at int) int {
	lo, hi := 0, len(d.names)
	for lo < hi {
		if mid := (lo + hi) / 2; d.names[mid].first < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
