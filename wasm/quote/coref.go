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
		dr.person, dr.with, dr.conf = l.person, l.with, l.conf
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
	if wide := d.listed(who); wide != who {
		who = wide
		if !dr.rel.ok() {
			dr.who = wide
		}
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
	if p.joint {
		if all := d.together(p); len(all) > 0 {
			dr.with = all[1:]
			return all[0], Named
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

// apposedName is the person named behind the description p and a comma: "Its spokeswoman, Nora Vale, said", "said its engineer, Piet Orme." It is -1 when there is none.
func (d *doc) apposedName(p phrase) (int, run) {
	k := p.last + 1
	if k >= len(d.toks) || d.lex.lang.commas || p.joint || !d.toks[p.last].Is(',') || d.nameAt[k] < 0 || !d.oneHuman(p) {
		return -1, run{}
	}
	n := &d.names[d.nameAt[k]]
	if n.first != k || n.person < 0 || d.people[n.person].body || n.last-n.core < 2 || n.last < len(d.toks) && d.toks[n.last].Kind == segment.Word {
		return -1, run{}
	}
	return n.person, run{n.first, n.last}
}

// oneHuman reports whether the description p may be of one human being: its head is a role, or a noun that the lexicon does not know and that
// belongs to someone, "the crew’s cook".
func (d *doc) oneHuman(p phrase) bool {
	c := d.words[p.head].c
	return c&clRole != 0 || c == 0 && d.nameAt[p.head] < 0 && (d.words[p.first].c&clHis != 0 || d.owned(p))
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
	for _, i := range d.bySur.latest(h) {
		if d.people[i].surname == h {
			d.names[n].person = i
			d.people[i].names = append(d.people[i].names, n)
			return i
		}
	}
	d.addOne(person{best: n, surname: h, body: true, names: []int{n}})
	d.bySur.add(h, len(d.people)-1)
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
	d.addOne(person{best: -1, body: true, phrase: p})
	return len(d.people) - 1
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
