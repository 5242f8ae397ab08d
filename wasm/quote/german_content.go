package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// frameGerman reads "laut Orme", "nach Angaben von Orme", "nach ihrer Ansicht", "Orme zufolge" and "so Orme" in a part.
func frameGerman(d *doc, p part) (cueAt, bool) {
	for i := p.first; i < p.last; i++ {
		if d.words[i].frag >= 0 || d.toks[i].Kind != segment.Word {
			continue
		}
		cu := cueAt{frame: true, verb: i}
		switch s := d.lower(i); {
		case s == "laut" || s == "gemäß":
			cu.at, cu.who = run{i, i + 1}, d.germanPhrase(i+1, p.last)
		case s == "so" && i == p.first && p.sep == ',' || s == "so" && i == p.first && dash(p.sep):
			cu.at, cu.who = run{i, i + 1}, d.germanPhrase(i+1, p.last)
			if cu.who.ok() && cu.who.last < p.last && d.finiteIn(cu.who.last, p.last) {
				continue
			}
		case s == "zufolge":
			q := d.phraseBefore(i, p.first)
			cu.at, cu.who, cu.past = run{i, i + 1}, q, i+1
		case s == "nach" || s == "aus":
			var ok bool
			if cu, ok = d.saidGerman(i, p); !ok {
				continue
			}
		default:
			continue
		}
		if !cu.who.ok() || d.words[cu.who.head].c&clTime != 0 {
			continue
		}
		cu.past = max(cu.past, cu.who.last, cu.at.last)
		return cu, true
	}
	return cueAt{}, false
}

// saidGerman reads "nach (den) Angaben (von) Orme", "nach Ormes Angaben", "nach ihren Angaben".
func (d *doc) saidGerman(i int, p part) (cueAt, bool) {
	cu := cueAt{frame: true, verb: i}
	j := i + 1
	for j < p.last && j < i+4 && d.words[j].c&clSaid == 0 {
		j++
	}
	if j >= p.last || j >= i+4 {
		return cu, false
	}
	cu.at = run{i, j + 1}
	for k := i + 1; k < j; k++ {
		if d.words[k].c&clHis != 0 && d.words[k].c&clPerson == 0 {
			cu.who, cu.past = phrase{first: k, last: k + 1, head: k}, j+1
			return cu, true
		}
		if n := d.nameAt[k]; n >= 0 {
			cu.who, cu.past = phrase{first: k, last: min(d.names[n].last, j), head: min(d.names[n].last, j) - 1}, j+1
			return cu, true
		}
	}
	k := j + 1
	if k < p.last && (d.lower(k) == "von" || d.lower(k) == "vom") {
		cu.at.last = k + 1
		k++
	}
	if k >= p.last {
		return cu, false
	}
	cu.who = d.germanPhrase(k, p.last)
	return cu, cu.who.ok()
}

// hearerGerman reads "gegenüber der „Hafenpost“", "im Gespräch mit der „Hafenpost“", "dem Blatt sagte".
func (d *doc) hearerGerman(p part, cu cueAt) run {
	for i := p.first; i < p.last; i++ {
		if d.words[i].frag >= 0 {
			continue
		}
		s := d.lower(i)
		if s == "gegenüber" || s == "mit" && i > p.first && (d.lower(i-1) == "gespräch" || d.lower(i-1) == "interview") {
			if q := d.germanPhrase(i+1, p.last); q.ok() {
				return run{q.first, q.last}
			}
		}
		if i == cu.past && cu.who.ok() && i > cu.verb && (d.oblique(i) || s == "der") && d.words[cu.verb].c&clCall == 0 {
			if q := d.germanPhrase(i, p.last); q.ok() {
				return run{q.first, q.last}
			}
		}
		if i == p.first && d.oblique(i) {
			if q := d.germanPhrase(i, cu.verb); q.ok() && d.words[q.head].c&(clBody|clDoc) != 0 || q.ok() && d.words[q.head].frag >= 0 {
				return run{q.first, q.last}
			}
		}
	}
	return run{}
}

// reportedIn reads "in dem Bericht heißt es".
func (d *doc) reportedIn(p part, cu *cueAt) bool {
	v := cu.verb
	if v+1 >= p.last || d.lower(v+1) != "es" {
		return false
	}
	cu.at, cu.past = run{v, v + 2}, v+2
	for i := p.first; i < p.last; i++ {
		if d.words[i].frag < 0 && d.words[i].c&clPrep != 0 {
			if q := d.germanPhrase(i+1, p.last); q.ok() && (d.words[q.head].c&(clDoc|clBody) != 0 || d.lower(i) == "aus") {
				if s := d.lower(i); s == "im" || s == "vom" {
					q.first = i + 1
				}
				cu.who = q
				cu.past = max(cu.past, q.last)
				return true
			}
		}
	}
	return false
}

// citedGerman reads "…“, zitiert die „Hafenpost“ Jonas Orme": the person spoke, the paper passed it on.
func (d *doc) citedGerman(c *clauses, k int, cu *cueAt) bool {
	p := c.parts[k]
	for i := p.first; i < p.last; i++ {
		n := d.nameAt[i]
		if n < 0 || d.names[n].class != PersonName || d.words[i].frag >= 0 {
			continue
		}
		q := d.names[n]
		cu.who, cu.past = phrase{first: q.first, last: min(q.last, p.last), head: min(q.last, p.last) - 1}, p.last
		lo, hi := cu.verb+1, q.first
		if q.first < cu.verb {
			return true
		}
		if via := d.germanPhrase(lo, hi); via.ok() {
			cu.via = run{via.first, via.last}
		} else if via := d.germanPhrase(p.first, cu.verb); via.ok() {
			cu.via = run{via.first, via.last}
		}
		return true
	}
	return false
}

// germanVia reads "berichtet die „Hafenpost“ unter Berufung auf Orme": Orme spoke, and the subject passed it on.
func (d *doc) germanVia(p part, cu *cueAt) {
	for i := p.first; i+2 < p.last; i++ {
		if d.lower(i) != "berufung" || d.lower(i+1) != "auf" {
			continue
		}
		if q := d.germanPhrase(i+2, p.last); q.ok() {
			cu.via = run{cu.who.first, cu.who.last}
			cu.who = q
			cu.past = max(cu.past, q.last)
		}
		return
	}
}

// contentGerman finds where the content begins in the part after the cue: behind "dass" and "ob", at another question word, or at a main
// clause that depends on the cue by its subjunctive or its place.
func contentGerman(d *doc, p part, cu cueAt) (int, bool) {
	i := p.first
	switch s := d.lower(i); {
	case s == "dass" || s == "ob":
		return i + 1, i+1 < p.last
	case d.words[i].c&clThat != 0 || s == "wie":
		return i, d.words[cu.verb].c&clSay != 0 && !cu.opens
	case d.words[i].c&(clSub|clConj) != 0:
		return 0, false
	}
	if d.zuInfinitive(p) {
		return i, true
	}
	if d.subjunctive(p.first, p.last) {
		return i, true
	}
	return i, d.words[cu.verb].c&(clSay|clThink) != 0 && d.verbSecond(p)
}

// zuInfinitive reports whether the part ends in "zu räumen" or "anzukündigen".
func (d *doc) zuInfinitive(p part) bool {
	for i := p.first + 1; i < p.last; i++ {
		if d.words[i].frag < 0 && i+1 >= p.last && d.lower(i-1) == "zu" && endsIn(d.lower(i), "en", "ern", "eln", "sein", "tun") && !d.toks[i].Has(segment.Cap) {
			return true
		}
	}
	return false
}

// subjunctive reports whether a Konjunktiv form stands in [first, last).
func (d *doc) subjunctive(first, last int) bool {
	for i := first; i < last; i++ {
		w, t := d.words[i], d.toks[i]
		if w.frag >= 0 || t.Kind != segment.Word || t.Has(segment.Cap) {
			continue
		}
		if w.c&clConjv != 0 && w.c&clThird == 0 {
			return true
		}
		if w.c&(clFunction) == 0 && strings.HasSuffix(d.lower(i), "e") && !strings.HasSuffix(d.lower(i), "te") && d.endsVerb(i, last) {
			return true
		}
	}
	return false
}

// endsVerb reports whether the word at i, which ends in -e, can be a verb: no noun or adjective that it could belong to follows.
func (d *doc) endsVerb(i, last int) bool {
	if i+1 >= last {
		return true
	}
	if d.toks[i-min(1, i)].Kind == segment.Word && d.words[i-min(1, i)].c&(clDet|clHis|clPrep) != 0 && !d.noun(i-1) {
		return false
	}
	return !d.noun(i+1) && !d.adjective(i+1)
}

// verbSecond reports whether the part reads as a main clause: it neither begins with a relative pronoun whose verb stands last, nor lacks a verb.
func (d *doc) verbSecond(p part) bool {
	if d.words[p.first].c&clRel != 0 || d.words[p.first].c&clPrep != 0 && p.first+1 < p.last && (d.words[p.first+1].c&clRel != 0 || d.words[p.first+1].c&clDet != 0 && !d.noun(p.first+2)) {
		return false
	}
	for i := p.first + 1; i < p.last-1 && i < p.first+7; i++ {
		if d.words[i].frag < 0 && d.lex.lang.finite(d, i) {
			return true
		}
	}
	return false
}

// finiteGerman tells a verb in a personal form, by the lexicon and by its ending.
func finiteGerman(d *doc, i int) bool {
	t, w := d.toks[i], d.words[i]
	if t.Kind != segment.Word || t.Has(segment.Cap) {
		return false
	}
	if w.c&(clSay|clThink|clVerb) != 0 && w.c&(clPast|clThird|clConjv) != 0 && w.c&clPart == 0 {
		return true
	}
	if w.c&^clPart != 0 {
		return w.c&clConjv != 0
	}
	return endsIn(d.lower(i), "te", "ten", "tete", "t") && !strings.HasPrefix(d.lower(i), "ge")
}

// reportedGerman reports whether a sentence without a cue is told as another's words: its main verb stands in the Konjunktiv.
func reportedGerman(d *doc, s sentence) bool {
	for i := s.first; i < s.last; i++ {
		if d.words[i].frag >= 0 || d.toks[i].Is(',') {
			return false
		}
		if d.toks[i].Kind != segment.Word {
			continue
		}
		if d.lex.lang.finite(d, i) && d.words[i].c&clConjv == 0 {
			return false
		}
		if d.words[i].c&clConjv != 0 && !d.toks[i].Has(segment.Cap) {
			return true
		}
		if i > s.first && !d.toks[i].Has(segment.Cap) && d.toks[i].Kind == segment.Word && d.words[i].c&clFunction == 0 && strings.HasSuffix(d.lower(i), "e") && d.endsVerb(i, s.last) {
			return true
		}
	}
	return false
}

// titleGerman reports whether a stretch that begins with a capital, as every noun does, names a thing: a paper by its last word, or what stands
// with an article where a speaker or hearer is.
func titleGerman(d *doc, g fragment, b block, words int) bool {
	last := g.last - 1
	for last > g.first && d.toks[last].Kind != segment.Word {
		last--
	}
	if words > 4 {
		return false
	}
	w := d.lower(last)
	for _, paper := range d.lex.papers {
		if strings.HasSuffix(w, paper) {
			j := g.first - 1
			return j >= b.first && d.toks[j].Kind == segment.Word
		}
	}
	j := g.first - 1
	if j < b.first || d.toks[j].Kind != segment.Word {
		return false
	}
	switch d.lower(j) {
	case "gegenüber":
		return true
	case "der", "die", "das", "dem", "den":
	default:
		return false
	}
	if j > b.first && (d.lower(j-1) == "gegenüber" || d.words[j-1].c&clSay != 0 && d.words[j-1].c&clCall == 0) {
		return true
	}
	return g.last < b.last && d.words[g.last].c&clSay != 0 && d.words[g.last].c&(clPast|clThird) != 0
}
