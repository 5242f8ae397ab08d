package quote

import (
	"slices"
	"strings"

	"verbatim/wasm/segment"
)

// nominal resolves a description: "the analyst", "the Russian leader", "the head of the State Department".
func (x *discourse) nominal(dr *draft, p phrase, i int) (int, Confidence) {
	d := x.d
	head := d.words[p.head]
	first := d.toks[p.first].Hash
	if head.c&clPlural != 0 || head.c&clGroup != 0 || p.joint {
		return -1, Described
	}
	definite := first == hashThe || d.definite(p) || d.words[p.first].c&clHis != 0 || d.toks[p.first].Has(segment.Cap) && d.words[p.first].c&clDet == 0
	if !definite || d.words[p.first].c&clHis != 0 {
		return -1, Described
	}
	if head.c&(clRole|clTitle) == 0 && !x.knownRole(p) {
		return x.thing(dr, p, i)
	}
	owned := d.owned(p) // "the film’s narrator" is not just anyone who spoke before
	best, bestScore := -1, float32(0)
	last := x.speakerBefore(i)
	sent := d.sentenceOf(p.first)
	hi := d.nameBefore(p.first)
	for k := hi - 1; k >= max(0, hi-120); k-- {
		q := d.names[k].person
		if q < 0 || d.people[q].weighed == i+1 {
			continue
		}
		d.people[q].weighed = i + 1
		r := &d.people[q]
		if r.body || len(r.names) == 0 || d.names[r.names[0]].first >= p.first {
			continue
		}
		score := x.fits(p, r)
		if owned && score <= 0 {
			continue
		}
		if d.lex.lang.commas {
			if !d.lex.lang.nouns && (score < 0 || score == 0 && head.c&clExpert == 0) {
				continue // without articles, "мальчик" may well be someone new
			}
			if r.sex == clFemale && d.manly(p) {
				continue
			}
			score += d.justIntroduced(r, p.first)
		}
		if last >= 0 && d.drafts[last].person == q && (score > 0 || !d.otherOffice(p, r)) {
			gap := d.sents[d.drafts[i].sent].block - d.sents[d.drafts[last].sent].block
			score += 2.4 - 0.5*float32(gap)
		}
		score -= 0.05 * float32(min(40, sent-d.sentenceOf(d.lastBefore(r, p.first))))
		if score > bestScore {
			best, bestScore = q, score
		}
	}
	if best < 0 || bestScore < 1.2 {
		return -1, Described
	}
	dr.evidence = append(dr.evidence, d.whyFits(best, p)...)
	return best, Named
}

// knownRole reports whether the head of p, a noun that the lexicon does not know, stands in someone's description before it: "the bellringer"
// after "the bellringer Nora Vale".
func (x *discourse) knownRole(p phrase) bool {
	d := x.d
	if d.words[p.head].c != 0 || d.lex.lang.commas {
		return false
	}
	hi := d.nameBefore(p.first)
	for k := hi - 1; k >= max(0, hi-60); k-- {
		if q := d.names[k].person; q >= 0 && slices.Contains(d.people[q].roleWord, d.words[p.head].lemma) {
			return true
		}
	}
	return false
}

// owned reports whether a possessive stands within p.
func (d *doc) owned(p phrase) bool {
	for k := p.first; k < p.head; k++ {
		if d.toks[k].Has(segment.Possessive) {
			return true
		}
	}
	return false
}

// otherOffice reports whether p names an office that the article gives to someone before, while r holds another: "the mayor" is not the
// spokesman who spoke last.
func (d *doc) otherOffice(p phrase, r *person) bool {
	return d.words[p.head].c&(clTitle|clSenior) != 0 && len(r.roles) > 0 && !d.lex.lang.commas
}

// lastBefore is the token of the last mention of r before at.
func (d *doc) lastBefore(r *person, at int) int {
	if k := d.mentionsBefore(r, at); k > 0 {
		return d.names[r.names[k-1]].first
	}
	return at
}

// mentionsBefore is how many mentions of r begin before token at.
func (d *doc) mentionsBefore(r *person, at int) int {
	lo, hi := 0, len(r.names)
	for lo < hi {
		if mid := (lo + hi) / 2; d.names[r.names[mid]].first < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// fits weighs how well the description p goes with what the article says of r.
func (x *discourse) fits(p phrase, r *person) float32 {
	d := x.d
	score := float32(0)
	head := d.words[p.head].c
	if head.c2sex() != 0 && r.sex != 0 && head.c2sex() != r.sex {
		return -5
	}
	for k := p.first; k < p.last; k++ {
		t, w := d.toks[k], d.words[k]
		if t.Kind != segment.Word || w.c&(clDet|clPrep) != 0 {
			continue
		}
		for _, h := range r.roleWord {
			if h == w.lemma {
				if k == p.head {
					score += 2.5
				} else {
					score += 1.5
				}
				break
			}
		}
		if w.c&clPlace != 0 {
			score += d.placeFit(t, r)
		}
	}
	both := head & r.roleKind
	switch {
	case both&clSenior != 0:
		score += 1
	case both&clExpert != 0:
		score += 1.5
	case head&clExpert != 0 && r.roleKind&clSenior != 0:
		score -= 2
	case head&clSenior != 0 && r.roleKind&clExpert != 0 && r.roleKind&clSenior == 0:
		score -= 2
	}
	return score
}

// c2sex is the sex a role noun tells.
func (c class) c2sex() class {
	if c&clMale != 0 && c&clFemale != 0 {
		return 0
	}
	return c & (clMale | clFemale)
}

// placeFit gives weight when "Russian" meets a role that names Russia or the like.
func (d *doc) placeFit(t segment.Token, r *person) float32 {
	s := d.text[t.Start:t.End]
	if len(s) < 4 {
		return 0
	}
	for _, role := range r.roles {
		for k := role.first; k < role.last; k++ {
			if u := d.text[d.toks[k].Start:d.toks[k].End]; len(u) >= 4 && u != s && strings.EqualFold(u[:4], s[:4]) {
				return 1.5
			}
		}
	}
	return 0
}

// whyFits is the evidence that p describes the person q.
func (d *doc) whyFits(q int, p phrase) []evidence {
	r := &d.people[q]
	n := &d.names[r.names[max(d.mentionsBefore(r, p.first)-1, 0)]]
	ev := []evidence{{"antecedent", run{n.first, n.last}}}
	if len(r.roles) > 0 && r.roles[0].first < p.first {
		ev = append(ev, evidence{"role", r.roles[0]})
	}
	return ev
}

// particular are nouns for one kind of body. They go back only to a body whose name tells that kind: "the campaign" is no ministry.
var particular = [...]uint32{
	segment.Hash("campaign"), segment.Hash("court"), segment.Hash("party"), segment.Hash("ministry"), segment.Hash("university"), segment.Hash("council"),
	segment.Hash("committee"), segment.Hash("parliament"), segment.Hash("senate"), segment.Hash("church"), segment.Hash("school"), segment.Hash("hospital"),
}

// canBe reports whether the body q may be meant by p.
func (d *doc) canBe(p phrase, q int) bool {
	h := d.words[p.head].lemma
	if d.lex.lang.commas || !slices.Contains(particular[:], h) {
		return true
	}
	in := d.people[q].phrase
	if k := d.people[q].best; k >= 0 {
		in = phrase{first: d.names[k].first, last: d.names[k].last}
	}
	for k := in.first; k < in.last; k++ {
		if d.words[k].lemma == h || d.toks[k].Hash == h {
			return true
		}
	}
	return false
}

// thing resolves "the agency", "the report": the body that spoke last, when the noun goes with a body.
func (x *discourse) thing(dr *draft, p phrase, i int) (int, Confidence) {
	d := x.d
	if n := x.speakerBefore(i); n >= 0 && d.people[d.drafts[n].person].body {
		if d.words[p.head].c&(clBody) != 0 && d.canBe(p, d.drafts[n].person) && d.sents[d.drafts[i].sent].block-d.sents[d.drafts[n].sent].block <= 1 {
			dr.evidence = append(dr.evidence, evidence{"antecedent", run{d.drafts[n].who.first, d.drafts[n].who.last}})
			return d.drafts[n].person, Named
		}
	}
	lo := max(0, d.nameBefore(p.first)-60)
	for k := d.nameBefore(p.first) - 1; k >= lo; k-- { // "the council" after "the Bridge Council"
		n := &d.names[k]
		if n.person >= 0 && d.people[n.person].body && n.last-n.core > 1 && d.toks[n.last-1].Hash == d.toks[p.head].Hash {
			dr.evidence = append(dr.evidence, evidence{"antecedent", run{n.first, n.last}})
			return n.person, Named
		}
	}
	return -1, Described
}
