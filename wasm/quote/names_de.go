package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// namesGerman collects the proper names of block b. Every noun has a capital, so that a capital alone makes no name: a given name, a title, an
// office or another mention of the surname does.
func namesGerman(d *doc, b block) {
	for i := b.first; i < b.last; {
		n, ok := d.germanName(i, b)
		if !ok {
			i++
			continue
		}
		d.addSeq(n)
		i = n.last
	}
}

// germanName reads a name that begins at token i.
func (d *doc) germanName(i int, b block) (nameSeq, bool) {
	n := nameSeq{first: i, core: i, person: -1, quoted: d.words[i].frag >= 0, class: PersonName}
	t, w := d.toks[i], d.words[i]
	if t.Kind != segment.Word || !t.Has(segment.Cap) {
		return n, false
	}
	if w.c&clTitle != 0 && i+1 < b.last && d.germanCap(i+1) {
		j := i + 1
		for j+1 < b.last && j < i+4 && d.words[j].c&clTitle != 0 && d.germanCap(j+1) { // Frau Dr. Senn
			j++
		}
		m, ok := nameSeq{}, false
		if d.words[j].c&clTitle == 0 {
			m, ok = d.germanName(j, b)
		}
		if !ok {
			m = nameSeq{core: j, last: j + 1}
		}
		n.core, n.last, n.titled, n.sex = m.core, m.last, true, w.c&(clMale|clFemale)|m.sex
		if n.sex == clMale|clFemale {
			n.sex = w.c & (clMale | clFemale)
		}
		return n, true
	}
	if !d.germanCap(i) {
		return n, false
	}
	switch {
	case w.c&clFirst != 0 || d.initial(i):
		n.sex = w.c & (clMale | clFemale)
		n.last = d.germanEnd(i, b)
		if n.last == i+1 && (d.opensSentence(i, b.first) && !d.surnames[germanKey(d.lower(i))] || d.initial(i)) {
			return n, false
		}
	case d.surnames[d.germanSurname(i)]:
		n.last = i + 1
	case t.Has(segment.AllCaps):
		n.last, n.class = i+1, BodyName
	case w.c&clPlace != 0:
		n.last, n.class = i+1, PlaceName
	case i > b.first && d.words[i-1].c&clRole != 0 && d.words[i-1].c&clPlural == 0 && w.c == 0 && d.toks[i-1].Kind == segment.Word:
		n.last = d.germanEnd(i, b)
	case w.c == 0 && i+1 < b.last && d.words[i+1].c == 0 && d.germanCap(i+1) && d.fresh(i, b) && !d.toks[i+1].Has(segment.AllCaps):
		n.last = d.germanEnd(i, b)
		n.sex = guessGerman(d.lower(i))
	default:
		return n, false
	}
	last := d.lower(n.last - 1)
	n.oblique = n.class == PersonName && i > b.first && d.words[i-1].c&clSaid != 0 && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss")
	if d.surnames[germanKey(last)] && !d.surnames[last] {
		n.oblique = true
	}
	return n, true
}

// germanCap reports whether token i is a capitalised word that no closed class or list of nouns knows.
func (d *doc) germanCap(i int) bool {
	t, w := d.toks[i], d.words[i]
	if t.Kind != segment.Word || !t.Has(segment.Cap) {
		return false
	}
	if w.c&clFirst != 0 || w.c&clPlace != 0 || d.initial(i) {
		return true
	}
	return w.c&(clFunction|clRole|clBody|clDoc|clWork|clTime|clMeasure|clSaid|clGroup|clParticle) == 0 && w.c&(clSay|clThink) == 0
}

// fresh reports whether no article, adjective, number or measure stands before token i, as none does before a person's name.
func (d *doc) fresh(i int, b block) bool {
	if i == b.first {
		return true
	}
	p := d.words[i-1]
	t := d.toks[i-1]
	if t.Kind == segment.Number || p.c&(clDet|clHis|clMeasure|clTime) != 0 {
		return false
	}
	if t.Kind == segment.Word && !t.Has(segment.Cap) && p.c&(clPrep|clConj|clAnyVerb|clAdv) == 0 {
		return false
	}
	return !(t.Kind == segment.Word && p.c&clPrep != 0 && p.c&clSay == 0 && d.lower(i-1) != "von" && d.lower(i-1) != "mit" && d.lower(i-1) != "laut" && d.lower(i-1) != "für")
}

// germanEnd is the token after the name that begins at i: given names, a particle, the surname.
func (d *doc) germanEnd(i int, b block) int {
	j := i + 1
	for j < b.last && j-i < 5 {
		switch {
		case d.germanCap(j) && d.words[j].c&clPlace == 0 && (d.words[j].frag == d.words[i].frag):
			j++
			if d.words[j-1].c&clFirst == 0 && !d.initial(j-1) {
				return j
			}
			continue
		case j+1 < b.last && d.isParticle(j) && d.germanCap(j+1):
			j += 2
			return j
		case j+2 < b.last && d.isParticle(j) && d.isParticle(j+1) && d.germanCap(j+2):
			return j + 3
		}
		break
	}
	return j
}

// guessGerman guesses the sex of a given name that no list has.
func guessGerman(s string) class {
	if endsIn(s, "a", "e", "is", "in") {
		return clFemale
	}
	return clMale
}

// germanSurname is the key of token i as a surname, without the genitive -s when the name is known without it.
func (d *doc) germanSurname(i int) string {
	s := d.lower(i)
	if d.surnames[s] {
		return s
	}
	return germanKey(s)
}

// germanKey is a surname without a genitive -s.
func germanKey(s string) string {
	s = strings.ToLower(s)
	if strings.HasSuffix(s, "s") && len(s) > 4 {
		return s[:len(s)-1]
	}
	return s
}

// nominativeOfGerman gives the name without a genitive -s.
func nominativeOfGerman(d *doc, n nameSeq) string {
	s := d.cleanName(n.core, n.last)
	if n.oblique {
		s = strings.TrimSuffix(s, "s")
	}
	return s
}

// surnamesOf collects the surnames that stand behind a given name or title somewhere in the article, so that later mentions of them alone are known.
func (d *doc) surnamesOf() {
	d.surnames = map[string]bool{}
	key := d.lex.lang.key
	for _, b := range d.blocks {
		for i := b.first; i+1 < b.last; i++ {
			if d.toks[i].Kind != segment.Word || !d.toks[i].Has(segment.Cap) || d.words[i].c&(clFirst|clTitle) == 0 && !d.initial(i) {
				continue
			}
			j := i + 1
			for j+1 < b.last && j < i+5 && (d.initial(j) || d.isParticle(j) || d.words[j].c&(clFirst|clTitle) != 0 || patronymicSex(d.lower(j)) != 0) {
				j++
			}
			t, w := d.toks[j], d.words[j]
			if t.Kind == segment.Word && t.Has(segment.Cap) && w.c&(clFunction|clRole|clBody|clDoc|clTime|clSay) == 0 && !d.initial(j) {
				d.surnames[d.fullKey(key, j)] = true
			}
		}
	}
}

// fullKey is the key under which a surname that stands in full is remembered. German keeps a final -s there, for it may be the name's own.
func (d *doc) fullKey(key func(string) string, j int) string {
	if d.lex.lang.nouns {
		return d.lower(j)
	}
	return key(d.lower(j))
}

// surnamesFound looks for names once, and remembers the surnames of those that stand in full, so that a second look knows them alone.
func (d *doc) surnamesFound() {
	for _, b := range d.blocks {
		namesGerman(d, b)
	}
	for i := range d.names {
		if n := &d.names[i]; n.class == PersonName && n.last-n.core > 1 && !n.oblique {
			d.surnames[d.lower(n.last-1)] = true
		}
		for k := d.names[i].first; k < d.names[i].last; k++ {
			d.nameAt[k] = -1
		}
	}
	d.names = d.names[:0]
}

// singulars settles the nouns whose plural is like their singular: "der Fischer" is one, unless it is a genitive, and so is one before a name.
func (d *doc) singulars() {
	for i := 1; i < len(d.toks); i++ {
		w := &d.words[i]
		if w.c&(clRole|clGroup) != clRole|clGroup {
			continue
		}
		one := i+1 < len(d.toks) && d.nameAt[i+1] >= 0
		j := i - 1
		for j > 0 && d.adjective(j) && i-j < 4 {
			j--
		}
		switch d.lower(j) {
		case "ein", "eine", "einem", "eines", "des", "dem":
			one = true
		case "der":
			one = one || j == 0 || d.words[j-1].c&clSaid == 0 && !d.noun(j-1)
		}
		if one {
			w.c &^= clGroup | clPlural
		}
	}
}
