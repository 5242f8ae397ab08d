package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// nameSeq is one proper name in the running text: tokens [first, last), of which [core, last) are the name without titles and offices.
type nameSeq struct {
	first, core, last int
	class             NameClass
	sex               class  // clMale or clFemale, by title or given name
	titled            bool   // a title or office stands before the name
	quoted            bool   // it stands inside marks
	oblique           bool   // it stands in another case than the nominative
	person            int    // index into doc.people, or -1
	key               uint32 // surnameFold, once it was asked for
}

// isParticle tells "de", "van" and their like.
func (d *doc) isParticle(i int) bool {
	s := d.text[d.toks[i].Start:d.toks[i].End]
	switch s {
	case "de", "da", "di", "del", "della", "der", "den", "van", "von", "bin", "ibn", "al", "el", "la", "le", "du", "dos", "das", "y", "ter", "ten", "abu", "&":
		return true
	}
	return false
}

// capital reports whether token i can be part of a proper name. first tells that it opens a sentence, where a capital means nothing.
func (d *doc) capital(i int, first bool) bool {
	t, w := &d.toks[i], d.words[i]
	if t.Kind != segment.Word || !t.Has(segment.Cap) || t.Has(segment.Contraction) {
		return false
	}
	if t.Has(segment.AllCaps) && t.End-t.Start <= 5 && (w.c&(clPronoun|clModal) == 0 || w.c&clPlace != 0 || t.Hash == hashUS) && w.c&(clPrep|clConj|clDet|clSay) == 0 {
		return true
	}
	if w.c&clTime != 0 {
		return w.c&clFirst != 0 && !first
	}
	if w.c&clModal != 0 && !first && i > 0 && d.words[i-1].c&clFirst != 0 {
		return true // Theresa May
	}
	if w.c&(clFunction&^clStop) != 0 && w.c&clPlace == 0 {
		return w.c&clFirst != 0 && !first && w.c&clPrep == 0
	}
	if w.c&clSay != 0 && w.c&(clPast|clThird) != 0 && w.c&clFirst == 0 {
		return false
	}
	if !first {
		return true
	}
	if w.c&(clFirst|clPlace|clTitle) != 0 {
		return true
	}
	followed := i+1 < len(d.toks) && d.toks[i+1].Kind == segment.Word && d.toks[i+1].Has(segment.Cap) && d.words[i+1].c&clFunction == 0
	if w.c&clStop != 0 {
		return false
	}
	if w.c&clAnyVerb != 0 && w.c&(clBody|clDoc|clRole) == 0 {
		return w.c&(clIng|clPast) == 0 && followed
	}
	if w.c&(clRole|clBody|clDoc|clGroup|clWork) != 0 {
		return followed || t.Has(segment.AllCaps)
	}
	s := d.text[t.Start:t.End]
	if strings.HasSuffix(s, "ly") || strings.HasSuffix(s, "ing") && !followed {
		return followed && !strings.HasSuffix(s, "ing")
	}
	return !d.seenLower.has(t.Hash) || followed
}

var hashUS = segment.Hash("us")

// findNames collects the proper names of every block.
func (d *doc) findNames() {
	d.nameAt = sized(d.nameAt, len(d.toks))
	d.names = sized(d.names, len(d.toks)/14+8)[:0]
	for i := range d.nameAt {
		d.nameAt[i] = -1
	}
	if d.lex.lang.names != nil {
		d.surnamesOf()
		if d.lex.lang.nouns {
			d.surnamesFound()
		}
		for _, b := range d.blocks {
			d.lex.lang.names(d, b)
		}
		if d.lex.lang.nouns {
			d.singulars()
		}
		return
	}
	for _, b := range d.blocks {
		for i := b.first; i < b.last; {
			if !d.capital(i, d.opensSentence(i, b.first)) && !d.dayPaper(i, b.last) {
				i++
				continue
			}
			last := d.nameEnd(i, b.last)
			if k := d.personAfterBody(i, last); k > i {
				d.addName(i, k)
				d.addName(k, last)
			} else {
				d.addName(i, last)
			}
			i = last
		}
	}
}

// dayPaper reports whether a paper's name begins with the time of day or week at token i: "The Evening Post".
func (d *doc) dayPaper(i, last int) bool {
	return i+1 < last && d.words[i].c&clTime != 0 && d.toks[i].Has(segment.Cap) && d.words[i+1].c&clBody != 0 && d.capital(i+1, false)
}

// opensSentence reports whether a sentence, a stretch in marks or a line of speech begins with token i.
func (d *doc) opensSentence(i, blockFirst int) bool {
	if i == blockFirst {
		return true
	}
	p := d.toks[i-1]
	if p.Kind == segment.Word {
		return p.Has(segment.Abbreviated) && segment.EndsAt(d.toks[:i+1], i-1)
	}
	if p.Kind == segment.Number {
		return false
	}
	switch rune(p.Hash) {
	case '.', '!', '?', ':', '“', '"', '‘', '«', '„', '”', '•', '…', segment.DoubleApostrophe:
		return true
	case '—', '–', '-':
		return i-1 == blockFirst
	}
	return false
}

// nameEnd extends the name that starts at i as far as capitals and particles go.
func (d *doc) nameEnd(i, last int) int {
	j := i + 1
	for j < last && j < i+12 {
		if d.toks[j-1].Has(segment.Possessive) && !d.saint(i) { // St Orrin’s Hospital
			break
		}
		if d.capital(j, false) && d.words[j].c&clSubject == 0 {
			j++
			continue
		}
		if j+1 < last && d.words[j].c&clTime != 0 && d.toks[j].Has(segment.Cap) && d.words[j+1].c&(clBody|clDoc|clWork) != 0 && d.capital(j+1, false) {
			j += 2 // the Orme Evening Post
			continue
		}
		if k := d.pastParticles(j, last); k > j+1 && k < last && d.capital(k, false) { // "van der"
			j = k + 1
			continue
		}
		if j+1 < last && d.capital(j+1, false) && (d.isParticle(j) || d.ofName(i, j)) {
			j += 2
			continue
		}
		if j+2 < last && d.ofName(i, j) && d.text[d.toks[j+1].Start:d.toks[j+1].End] == "the" && d.capital(j+2, false) {
			j += 3
			continue
		}
		break
	}
	return j
}

// pastParticles steps over up to three particles from j.
func (d *doc) pastParticles(j, last int) int {
	k := j
	for k < last && k < j+3 && d.isParticle(k) {
		k++
	}
	return k
}

// personAfterBody finds where a person's name follows a body's without a comma, as in "director of the Harbour Institute Nora Vale": at a
// given name with a surname behind it, and no word for a body after that. It returns first when there is none.
func (d *doc) personAfterBody(first, last int) int {
	body := false
	for k := first; k+1 < last; k++ {
		c := d.words[k].c
		if body && c&clFirst != 0 && c&(clBody|clDoc|clPlace) == 0 && d.words[k-1].c&(clRole|clTitle|clPrep|clConj) == 0 {
			for j := k; j < last; j++ {
				if d.words[j].c&(clBody|clDoc) != 0 {
					return first
				}
			}
			return k
		}
		body = body || c&clBody != 0 && d.toks[k].Has(segment.Cap)
	}
	return first
}

// ofName reports whether "of", "for" or "on" at j goes on with the name of a body or office that starts at i: "Center for European Studies".
func (d *doc) ofName(i, j int) bool {
	switch d.text[d.toks[j].Start:d.toks[j].End] {
	case "of":
		return d.words[j-1].c&(clBody|clDoc|clRole|clTitle) != 0 || j-i >= 2 && d.words[i].c&clFirst == 0
	case "for", "on", "and":
		if d.text[d.toks[j].Start:d.toks[j].End] == "and" {
			return j-i >= 3 && d.words[i].c&clBody != 0
		}
		for k := i; k < j; k++ {
			if d.words[k].c&clBody != 0 {
				return true
			}
		}
	}
	return false
}

func (d *doc) addName(first, last int) {
	n := nameSeq{first: first, core: first, last: last, person: -1, quoted: d.words[first].frag >= 0}
	for k := first; k < last; k++ {
		c := d.words[k].c
		if c&(clTitle|clRole) != 0 && k+1 < last && c&clFirst == 0 {
			next := k + 1
			if d.text[d.toks[next].Start:d.toks[next].End] == "of" { // "Secretary of State John Kerry"
				for next++; next < last && d.words[next].c&clDet != 0; next++ {
				}
				next++
				for next < last && d.words[next].c&(clTitle|clRole|clPlace) != 0 {
					next++
				}
				for b := next; b+1 < last; b++ { // "Chair of the Harbour Council Nora Vale"
					if d.words[b].c&clBody != 0 {
						next = b + 1
					}
				}
			}
			if next < last {
				n.core, n.titled = next, true
				n.sex |= c & (clMale | clFemale)
				k = next - 1
			}
		}
	}
	if n.core == first && last-first == 1 && d.words[first].c&(clRole|clTitle) != 0 && d.words[first].c&clFirst == 0 {
		return // "President" alone is an office
	}
	n.class = d.classOf(&n)
	id := int32(len(d.names))
	for k := first; k < last; k++ {
		d.nameAt[k] = id
	}
	d.names = append(d.names, n)
}

// classOf guesses from the words alone what the name stands for.
func (d *doc) classOf(n *nameSeq) NameClass {
	c := d.words[n.core].c
	place, body, caps := true, false, true
	for k := n.core; k < n.last; k++ {
		w := d.words[k].c
		place = place && w&clPlace != 0
		body = body || w&(clBody|clDoc) != 0 && w&clFirst == 0
		caps = caps && d.toks[k].Has(segment.AllCaps)
	}
	switch {
	case n.titled && !body:
		n.sex |= sexOf(c)
		return PersonName
	case body:
		return BodyName
	case place, n.last-n.core >= 2 && d.placeWord(n.core):
		return PlaceName
	case c&clFirst != 0:
		if n.sex == 0 {
			n.sex = sexOf(c)
		}
		return PersonName
	case caps && n.last-n.core == 1:
		return BodyName
	}
	if before := n.first - 1; n.last-n.core >= 2 && n.last-n.core <= 3 && (before < 0 || d.words[before].c&clDet == 0) {
		return PersonName
	}
	return OtherName
}

// sexOf is the sex a given name tells, or 0.
func sexOf(c class) class {
	if c&clFirst == 0 || c&clMale != 0 && c&clFemale != 0 {
		return 0
	}
	return c & (clMale | clFemale)
}
