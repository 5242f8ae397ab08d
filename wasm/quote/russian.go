package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// lower is the text of token i in lower case. A word without a capital is taken as it stands.
func (d *doc) lower(i int) string {
	if !d.toks[i].Has(segment.Cap) {
		return d.text[d.toks[i].Start:d.toks[i].End]
	}
	return strings.ToLower(d.text[d.toks[i].Start:d.toks[i].End])
}

func endsIn(s string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) && len(s) > len(e) {
			return true
		}
	}
	return false
}

// russianPhrase is the noun phrase that begins at i, its head the person's name, or else its first noun. oblique tells that it stands in a case
// other than the nominative.
func (d *doc) russianPhrase(i, hi int, oblique bool) phrase {
	first := i
	head := -1
	for ; i < hi; i++ {
		w, t := d.words[i], d.toks[i]
		if w.frag >= 0 {
			if head < 0 {
				head = i
			}
			i = min(d.frags[w.frag].last, hi) - 1
			continue
		}
		if n := d.nameAt[i]; n >= 0 {
			q := d.names[n]
			if q.class == PersonName {
				if !oblique && q.oblique && head < 0 {
					return phrase{}
				}
				if !oblique && q.oblique {
					return phrase{first: first, last: i, head: head}
				}
				return d.joinRussian(phrase{first: first, last: min(q.last, hi), head: min(q.last, hi) - 1}, hi)
			}
			if head < 0 {
				head = q.last - 1
			}
			i = min(q.last, hi) - 1
			continue
		}
		if t.Kind != segment.Word && t.Kind != segment.Number {
			break
		}
		if w.c&(clPrep|clConj|clThat|clSub|clAdv|clSubject|clObject|clNot|clRel|clSay|clThink|clHearer) != 0 || w.c&clTime != 0 || d.lex.lang.finite(d, i) {
			break
		}
		if w.c&(clRole|clBody|clDoc|clGroup) != 0 && head < 0 {
			head = i
		}
	}
	if i <= first {
		return phrase{}
	}
	if head < 0 {
		if !oblique {
			return phrase{}
		}
		head = i - 1
	}
	return phrase{first: first, last: i, head: head}
}

// joinRussian widens a name to "A и B".
func (d *doc) joinRussian(p phrase, hi int) phrase {
	if p.last+1 < hi && d.lower(p.last) == "и" && d.nameAt[p.last+1] >= 0 && d.names[d.nameAt[p.last+1]].class == PersonName {
		p.last, p.joint = d.names[d.nameAt[p.last+1]].last, true
	}
	return p
}

// cueRussian reports whether the verb at v can be a cue: it is no part of a relative clause without its own speaker, and not denied.
func cueRussian(d *doc, v int, p part) bool {
	w := d.words[v]
	if w.c&clPart != 0 || v > p.first && d.words[v-1].frag < 0 && d.words[v-1].c&clNot != 0 && w.c&clThink != 0 {
		return false
	}
	return d.words[p.first].c&(clThat|clSub) == 0 || d.asWord(p.first)
}

// subjectRussian finds the speaker of the verb in part k: a nominative after it or before it, or the place "в пресс-службе" whose people say.
func subjectRussian(c *clauses, k int, cu *cueAt) bool {
	d, p, v := c.d, c.parts[k], cu.verb
	if cu.ing {
		return true
	}
	if d.lex.isLemma(d.words[v].lemma, "цитировать", "приводить", "процитировать") && citedRussian(c, k, cu) {
		return true
	}
	if r := d.words[p.first]; r.c&clRel != 0 && k > 0 {
		cu.who = c.before(k)
		return cu.who.ok()
	}
	lo := p.first
	if cu.as {
		lo++
	}
	pre := d.nominativeRussian(lo, v, v, false)
	post := d.nominativeRussian(v+1, p.last, v, true)
	switch {
	case post.ok() && (!pre.ok() || cu.opens && lo == v || d.nameAt[post.head] >= 0 && d.nameAt[pre.head] < 0 && d.words[pre.head].c&clSubject == 0):
		cu.who, cu.past = post, post.last
	case pre.ok():
		cu.who = pre
	default:
		if w := d.words[v]; w.c&clPlural != 0 || d.lex.isLemma(w.lemma, "говориться", "сообщаться", "отмечаться", "утверждаться", "подчёркиваться") {
			if cu.who = d.placeRussian(p.first, v); !cu.who.ok() {
				if cu.who = d.placeRussian(v+1, p.last); cu.who.ok() {
					cu.past = cu.who.last
				}
			}
		}
		if !cu.who.ok() && k >= 2 && c.parts[k].sep == ',' && c.parts[k-1].sep == ',' && c.aside(k-1) {
			if cu.who = d.nameEnding(c.parts[k-2]); !cu.who.ok() {
				cu.who = d.placeRussian(c.parts[k-2].first, c.parts[k-2].last)
			}
			cu.opens = cu.opens && !cu.who.ok()
		}
	}
	if cu.who.ok() {
		d.sexOfVerb(cu.who, v)
		c.russianVia(p, cu)
	}
	cu.to = d.hearerRussian(p, cu.who)
	if cu.past < v+1 {
		cu.past = v + 1
	}
	if cu.who.first < v && cu.to.first > v {
		cu.past = cu.to.last
	}
	return true
}

// before is the noun phrase at the end of the part before k, which "который" goes back to.
func (c *clauses) before(k int) phrase { return c.d.nameEnding(c.parts[k-1]) }

// nameEnding is the name with which a part ends.
func (d *doc) nameEnding(p part) phrase {
	if n := d.nameAt[p.last-1]; n >= 0 && p.frag < 0 && d.names[n].class == PersonName {
		return phrase{first: max(p.first, d.names[n].first), last: p.last, head: p.last - 1}
	}
	return phrase{}
}

// nominativeRussian finds a noun phrase in [lo, hi) that can be the subject of the verb at v.
func (d *doc) nominativeRussian(lo, hi, v int, after bool) phrase {
	prep, words := false, 0
	for i := lo; i < hi; i++ {
		w := d.words[i]
		if w.frag >= 0 {
			g := d.frags[w.frag]
			if !prep && (i == lo || d.words[i-1].c&clHearer == 0) {
				return phrase{first: i, last: min(g.last, hi), head: min(g.first+1, len(d.toks)-1)}
			}
			i, words = min(g.last, hi)-1, words+1
			continue
		}
		if n := d.nameAt[i]; n >= 0 {
			q := d.names[n]
			if (!prep || words > 0 && q.class == PersonName) && !q.oblique && d.agrees(q, v) {
				first := q.first
				if !prep {
					first = d.adjectivesBefore(first, lo)
				}
				return d.joinRussian(phrase{first: first, last: min(q.last, hi), head: min(q.last, hi) - 1}, hi)
			}
			i, words = min(q.last, hi)-1, words+1
			continue
		}
		switch {
		case w.c&clSubject != 0:
			return phrase{first: i, last: i + 1, head: i}
		case w.c&clPrep != 0:
			prep, words = true, 0
		case w.c&(clRole|clBody|clDoc|clGroup) != 0 && (w.c&clOblique == 0 || w.c&clPlural != 0 && d.words[v].c&clPlural != 0 && w.c&clBody == 0) && w.c&(clTime|clHearer) == 0 && (!prep || words > 0 && w.c&clRole != 0):
			if w.c&clPlural == 0 && d.words[v].c&clPlural != 0 && !d.joint(i, hi) {
				words++
				continue
			}
			return d.extendRussian(i, lo, hi)
		default:
			words++
		}
	}
	return phrase{}
}

// joint reports whether "и" follows the noun at i.
func (d *doc) joint(i, hi int) bool {
	for j := i + 1; j < hi && j < i+6; j++ {
		if d.lower(j) == "и" {
			return true
		}
	}
	return false
}

// extendRussian widens the noun at i to its phrase: adjectives before it, what depends on it and a name after it.
func (d *doc) extendRussian(i, lo, hi int) phrase {
	p := d.russianPhrase(i, hi, false)
	if !p.ok() {
		p = phrase{first: i, last: i + 1, head: i}
	}
	p.first = d.adjectivesBefore(i, lo)
	return p
}

// adjectivesBefore is the first of the adjectives and titles that stand before token i.
func (d *doc) adjectivesBefore(i, lo int) int {
	for i > lo && d.words[i-1].frag < 0 && d.toks[i-1].Kind == segment.Word {
		w := d.words[i-1]
		if w.c&(clPrep|clConj|clThat|clAdv|clAnyVerb|clPronoun|clTime|clHearer) != 0 {
			break
		}
		if w.c&(clDet|clRole|clTitle) == 0 && !endsIn(d.lower(i-1), "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ых", "их", "ой") {
			break
		}
		i--
	}
	return i
}

// agrees reports whether the name can be the subject of the verb at v, by its gender: "заявила" wants a woman.
func (d *doc) agrees(n nameSeq, v int) bool {
	c := d.words[v].c
	if n.sex == 0 || c&clPast == 0 || c&(clMale|clFemale) == 0 || n.sex&(clMale|clFemale) == clMale|clFemale {
		return true
	}
	return c&n.sex != 0
}

// sexOfVerb notes the sex that the verb at v tells of its subject.
func (d *doc) sexOfVerb(p phrase, v int) {
	sex := d.words[v].c & (clMale | clFemale)
	n := d.nameAt[p.head]
	if n < 0 || sex == 0 || sex == clMale|clFemale || d.words[v].c&clPast == 0 || d.names[n].class != PersonName {
		return
	}
	if q := d.names[n].person; q >= 0 && d.people[q].sex == 0 {
		d.people[q].sex = sex
	}
}

// placeRussian reads "в пресс-службе порта сообщили", "в докладе говорится".
func (d *doc) placeRussian(lo, hi int) phrase {
	for i := lo; i+1 < hi; i++ {
		if s := d.lower(i); s != "в" && s != "во" && s != "на" && s != "из" {
			continue
		}
		p := d.russianPhrase(i+1, hi, true)
		if !p.ok() {
			continue
		}
		for k := p.first; k < p.last; k++ {
			if d.words[k].c&(clBody|clDoc) != 0 || d.words[k].frag >= 0 {
				p.head = k
				return p
			}
		}
	}
	return phrase{}
}

// actorRussian is the subject of a part.
func actorRussian(d *doc, p part) phrase { return d.nominativeRussian(p.first, p.last, p.first, false) }
