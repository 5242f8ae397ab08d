package quote

import (
	"unicode/utf8"

	"verbatim/wasm/segment"
)

// surnameFold is the key of a name's last word, the same for all its cases.
func (d *doc) surnameFold(n *nameSeq) uint32 {
	if d.lex.lang.key == nil {
		if n.key == 0 {
			n.key = fold(d.bare(d.surnameAt(n)))
		}
		return n.key
	}
	s := d.bare(d.surnameAt(n))
	if n.class == BodyName && !n.oblique {
		return fold(s)
	}
	if d.lex.lang.nouns {
		if n.oblique {
			return fold(d.lex.lang.key(s))
		}
		return fold(s)
	}
	return fold(d.lex.lang.key(s))
}

// givenFold is the key of a name's first word, in the nominative.
func (d *doc) givenFold(n *nameSeq) uint32 {
	s := d.bare(n.core)
	if n.oblique {
		if g, ok := d.lex.given[givenKey(s, n.sex)]; ok {
			s = g
		}
	}
	return fold(s)
}

// nominative is the fullest name of p as one would write it alone: one that stands in the nominative before others, spelled out before initials.
func (d *doc) nominative(p *person) string {
	best, bestScore := -1, -1
	for _, k := range p.names {
		n := d.names[k]
		score := 0
		for i := n.core; i < n.last; i++ {
			if !d.initial(i) {
				score += 10
			}
		}
		if n.last-n.core > 4 {
			continue
		}
		if !n.oblique {
			score++
		}
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	if best < 0 {
		best = p.best
	}
	n := d.names[best]
	if n.sex == 0 {
		n.sex = p.sex
	}
	return d.lex.lang.nominative(d, n)
}

// describeByCommas notes the role that stands before name n, or after it between commas, in a language read by clause.go.
func (d *doc) describeByCommas(n *nameSeq, q *person) {
	if n.quoted || n.class != PersonName {
		return
	}
	first := -1
	for i := n.first - 1; i >= 0 && n.first-i < 12; i-- {
		t, w := d.toks[i], d.words[i]
		if w.frag >= 0 && d.names != nil {
			continue
		}
		if t.Kind != segment.Word || w.c&(clThat|clSubject|clSaid|clHearer) != 0 || w.c&clAnyVerb != 0 && w.c&(clRole|clBody) == 0 || d.lex.lang.finite(d, i) || !d.sameBlock(i, n.first) {
			if !(t.Is(',') && i == n.first-1) {
				break
			}
			continue
		}
		if w.c&(clRole|clTitle) != 0 && w.c&clPlural == 0 {
			first = i
		}
	}
	if first >= 0 {
		last := n.first
		if d.toks[last-1].Is(',') {
			last--
		}
		if n.titled && first < n.core {
			last = max(last, n.core)
		}
		d.addRole(q, first, last)
	} else if n.core > n.first {
		d.addRole(q, n.first, n.core)
	}
	if k := n.last; k+1 < len(d.toks) && d.toks[k].Is(',') && d.sameBlock(n.first, k+1) {
		j := k + 1
		for j < len(d.toks) && j-k < 14 && (d.toks[j].Kind == segment.Word || d.words[j].frag >= 0) && d.sameBlock(j-1, j) {
			j++
		}
		if p := (part{first: k + 1, last: j}); j > k+1 && d.apposition(p) {
			d.addRole(q, p.first, p.last)
		}
	}
}

// definite reports whether a description points at someone the article has named: by its article in German, always in Russian.
func (d *doc) definite(p phrase) bool {
	switch {
	case !d.lex.lang.commas:
		return false
	case !d.lex.lang.nouns:
		return d.words[p.first].c&clDet == 0
	}
	switch d.lower(p.first) {
	case "der", "die", "das", "des", "dem", "den":
		return true
	}
	return d.words[p.first].c&(clRole|clBody) != 0
}

// titleInside is the name in marks by which p is known: "компания «Речной ход»", "die „Hafenpost“".
func (d *doc) titleInside(p phrase) phrase {
	if !d.lex.lang.commas || d.nameAt[p.head] >= 0 && d.words[p.head].frag < 0 || d.words[p.head].frag < 0 && d.words[p.head].c&clRole != 0 {
		return phrase{}
	}
	for i := p.first; i < p.last; i++ {
		f := d.words[i].frag
		if f < 0 {
			continue
		}
		g := d.frags[f]
		if g.reason != "title" || g.last-1 <= g.first+1 {
			return phrase{}
		}
		return phrase{first: g.first + 1, last: g.last - 1, head: g.last - 2}
	}
	return phrase{}
}

// bodyWithName reports whether p is a body that a name in it tells apart: "Министерство транспорта Вербинской области".
func (d *doc) bodyWithName(p phrase) bool {
	if h := d.words[p.head]; h.frag >= 0 || h.c&clBody == 0 || h.c&(clRole|clPlural) != 0 || d.nameAt[p.head] >= 0 {
		return false
	}
	for k := p.head + 1; k < p.last; k++ {
		if d.nameAt[k] >= 0 {
			return true
		}
	}
	return false
}

// shortestEnd and longestWord bound, in bytes, where a German compound is looked into.
const (
	shortestEnd = 6
	longestWord = 40
)

// compound is the class that the last part of the German compound at i gives it: "Hafenmeister". A surname behind a given name is none.
func (d *doc) compound(i int) class {
	t := d.toks[i]
	if t.End-t.Start > longestWord || i > 0 && d.words[i-1].c&clFirst != 0 {
		return 0
	}
	s := d.lower(i)
	for k := 3; k+shortestEnd <= len(s); k++ {
		if s[k]&0xC0 == 0x80 {
			continue
		}
		const nouns = clRole | clBody | clDoc | clWork | clTime | clMeasure
		if e := d.lex.entries[segment.Hash(s[k:])]; e.c&nouns != 0 && e.c&clFirst == 0 {
			return e.c & (nouns | clMale | clFemale | clPlural | clGroup | clSenior | clExpert | clOblique)
		}
	}
	return 0
}

// firstRune is the first letter of s.
func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// opensClause reports whether the name, in the nominative as far as one can see, stands where the subject does: first in sentence s, or right
// behind its verb.
func (d *doc) opensClause(n *nameSeq, s int) bool {
	if n.oblique || n.class != PersonName || n.first-d.sents[s].first > maxPhrase {
		return false
	}
	if i := n.first - 1; i > d.sents[s].first && d.toks[i].Kind == segment.Word && d.lex.lang.finite(d, i) {
		return true // Im Herbst will Orme
	}
	for i := d.sents[s].first; i < n.first; i++ {
		w := d.words[i]
		if d.toks[i].Kind != segment.Word || w.frag != d.words[n.first].frag || w.c&(clDet|clRole|clTitle|clConj|clAdv) == 0 {
			return false
		}
	}
	return true
}

// justIntroduced weighs a person who is the subject of the sentence before token at, or of its own: the one a description goes on about.
func (d *doc) justIntroduced(r *person, at int) float32 {
	t := d.lastBefore(r, at)
	s := d.sentenceOf(t)
	if n := d.nameAt[t]; t == at || n < 0 || d.sentenceOf(at)-s > 1 || !d.opensRole(&d.names[n], s) {
		return 0
	}
	return 2.2
}

// opensRole reports whether nothing but the name and its role stands at the start of sentence s.
func (d *doc) opensRole(n *nameSeq, s int) bool {
	if d.opensClause(n, s) {
		return true
	}
	if n.oblique || n.class != PersonName || n.first-d.sents[s].first > maxPhrase {
		return false
	}
	for i := d.sents[s].first; i < n.first; i++ {
		w := d.words[i]
		if w.frag < 0 && (w.c&(clAnyVerb|clThat|clSub) != 0 && w.c&clRole == 0 || d.lex.lang.finite(d, i)) {
			return false
		}
	}
	return d.words[d.sents[s].first].c&clPrep == 0
}

// manly reports whether a German description is of a man: a woman would be "die Expertin".
func (d *doc) manly(p phrase) bool {
	if !d.lex.lang.nouns || d.words[p.head].c&clFemale != 0 {
		return false
	}
	switch d.lower(p.first) {
	case "der", "des", "dem", "den":
		return true
	}
	return false
}
