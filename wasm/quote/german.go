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

// noun tells a German noun by its capital.
func (d *doc) noun(i int) bool {
	return i < len(d.toks) && d.toks[i].Kind == segment.Word && d.toks[i].Has(segment.Cap) && d.words[i].frag < 0 && d.words[i].c&clFunction == 0
}

// adjective tells a word that can stand between an article and its noun.
func (d *doc) adjective(i int) bool {
	t, w := d.toks[i], d.words[i]
	return t.Kind == segment.Word && !t.Has(segment.Cap) && w.frag < 0 && w.c&(clFunction|clSay|clTime) == 0 && endsIn(d.lower(i), "e", "en", "er", "es", "em")
}

// germanPhrase is the noun phrase that begins at i: article, adjectives, noun, what depends on it, a name. Its head is the name, or else the noun.
func (d *doc) germanPhrase(i, hi int) phrase {
	if i >= hi {
		return phrase{}
	}
	if d.words[i].frag < 0 && d.words[i].c&clSubject != 0 && !d.noun(i) {
		return phrase{first: i, last: i + 1, head: i}
	}
	first, j := i, i
	for j < hi && d.words[j].frag < 0 && d.words[j].c&(clDet|clHis) != 0 && !d.noun(j) {
		j++
	}
	for j < hi && d.adjective(j) && j-i < 5 {
		j++
	}
	head := -1
	for j < hi && j-first < maxPhrase {
		w := d.words[j]
		if w.frag >= 0 {
			if head < 0 || d.words[head].c&(clBody|clDoc|clWork|clRole) != 0 {
				if head < 0 {
					head = min(j+1, hi-1)
				}
				j = min(d.frags[w.frag].last, hi)
				continue
			}
			break
		}
		if n := d.nameAt[j]; n >= 0 {
			q := d.names[n]
			last := min(q.last, hi)
			if q.class == PersonName || head < 0 {
				return d.joinGerman(phrase{first: first, last: last, head: last - 1}, hi)
			}
			j = last
			continue
		}
		if d.noun(j) && w.c&clTime == 0 {
			if head < 0 || d.words[head].c&clRole == 0 && w.c&clRole != 0 && j == head+1 {
				head = j
			} else if w.c&clRole == 0 && d.words[j-1].c&(clDet|clHis) == 0 && !d.adjective(j-1) && d.words[j-1].c&clPrep == 0 {
				break
			}
			j++
			continue
		}
		if head >= 0 && d.depends(j, hi) {
			j++
			for j < hi && d.adjective(j) {
				j++
			}
			continue
		}
		break
	}
	if head < 0 {
		return phrase{}
	}
	return phrase{first: first, last: j, head: head}
}

// depends reports whether the word at j ties a further noun to the noun before it: a genitive article, or "von", "für", "am".
func (d *doc) depends(j, hi int) bool {
	switch d.lower(j) {
	case "des", "der", "eines", "einer", "seiner", "ihrer", "dieser", "dieses":
	case "von", "vom", "für", "beim", "am", "im", "zum", "zur":
		if d.words[j-1].c&(clRole|clBody|clDoc|clGroup) == 0 {
			return false
		}
	default:
		return false
	}
	k := j + 1
	for k < hi && d.adjective(k) && k < j+4 {
		k++
	}
	return k < hi && d.noun(k) && d.words[k].c&(clTime|clMeasure) == 0
}

// joinGerman widens a name to "A und B".
func (d *doc) joinGerman(p phrase, hi int) phrase {
	if p.last+1 < hi && d.lower(p.last) == "und" && d.nameAt[p.last+1] >= 0 && d.names[d.nameAt[p.last+1]].class == PersonName {
		p.last, p.joint = d.names[d.nameAt[p.last+1]].last, true
	}
	return p
}

// phraseBefore is the noun phrase that ends before token i: "Einer Umfrage zufolge".
func (d *doc) phraseBefore(i, lo int) phrase {
	for j := max(lo, i-10); j < i; j++ {
		if p := d.germanPhrase(j, i); p.ok() && p.last == i {
			return p
		}
	}
	return phrase{}
}

func (d *doc) finiteIn(i, hi int) bool {
	for ; i < hi; i++ {
		if d.words[i].frag < 0 && d.lex.lang.finite(d, i) {
			return true
		}
	}
	return false
}

// cueGerman reports whether the verb at v can be a cue: a finite form, its particle in place when it needs one, or a participle beside "hat".
func cueGerman(d *doc, v int, p part) bool {
	w := d.words[v]
	if d.toks[v].Has(segment.Cap) && !d.opensSentence(v, p.first) && v > p.first || w.c&(clRole|clBody|clDoc) != 0 && d.toks[v].Has(segment.Cap) {
		return false
	}
	if f := d.words[p.first]; f.c&(clThat|clSub) != 0 && !d.asWord(p.first) && d.toks[p.first].Kind == segment.Word {
		return false
	}
	if part := d.particle(v, p); part >= 0 {
		return d.lex.splits[splitKey(w.lemma, d.toks[part].Hash)] && v < part
	}
	if d.lex.parted[w.lemma] {
		return false
	}
	if w.c&clPart != 0 && w.c&(clPast|clThird) == 0 {
		return d.perfect(v, p)
	}
	return true
}

// particle is the token of a separable particle at the end of the part, or -1.
func (d *doc) particle(v int, p part) int {
	i := p.last - 1
	if i > v && d.words[i].frag < 0 && d.words[i].c&clParticle != 0 && !d.toks[i].Has(segment.Cap) {
		return i
	}
	return -1
}

// perfect reports whether "hat" or "haben" stands in the part of the participle at v.
func (d *doc) perfect(v int, p part) bool {
	for i := max(p.first, v-maxPhrase); i < min(p.last, v+maxPhrase); i++ {
		if s := d.lower(i); i != v && (s == "hat" || s == "haben" || s == "hatte" || s == "hatten" || s == "habe") {
			return true
		}
	}
	return false
}

// subjectGerman finds the speaker of the verb in part k, the hearer beside it, and the particle that belongs to it.
func subjectGerman(c *clauses, k int, cu *cueAt) bool {
	d, p, v := c.d, c.parts[k], cu.verb
	hi := p.last
	if part := d.particle(v, p); part >= 0 {
		cu.at, hi = run{v, part + 1}, part
		if part > v+1 {
			defer func() { cu.past = p.last }()
		}
	}
	if cu.ing {
		return true
	}
	if d.lower(v) == "hieß" || d.lower(v) == "heißt" {
		return d.reportedIn(p, cu)
	}
	if d.lex.isLemma(d.words[v].lemma, "zitieren") && d.citedGerman(c, k, cu) {
		return true
	}
	lo := p.first
	if cu.as {
		lo++
	}
	pre := d.nominativeGerman(lo, v, v, nil)
	post := d.nominativeGerman(v+1, hi, v, &cu.to)
	switch {
	case cu.as && pre.ok():
		cu.who = pre
	case post.ok() && (!pre.ok() || d.oblique(pre.first)):
		cu.who, cu.past = post, max(v+1, post.last)
	case pre.ok():
		cu.who = pre
	default:
		if k >= 2 && c.parts[k].sep == ',' && c.aside(k-1) {
			if cu.who = d.nameEnding(c.parts[k-2]); cu.who.ok() {
				cu.opens = false
			}
		}
	}
	if cu.to.last == 0 {
		cu.to = d.hearerGerman(p, *cu)
	}
	if cu.who.ok() {
		d.germanVia(p, cu)
		d.sieGerman(cu.who, v)
	}
	if cu.past <= cu.to.first {
		cu.past = cu.to.last
	}
	return true
}

// oblique reports whether the article at i is no nominative's: "dem Blatt sagte".
func (d *doc) oblique(i int) bool {
	switch d.lower(i) {
	case "dem", "den", "des", "einem", "einen", "eines", "ihm", "ihr", "ihnen", "seinem", "seinen", "ihrem", "ihren":
		return true
	}
	return false
}

// nominativeGerman finds a noun phrase in [lo, hi) that can be the subject. A phrase in the dative is the hearer's and goes to to.
func (d *doc) nominativeGerman(lo, hi, v int, to *run) phrase {
	for i := lo; i < hi; i++ {
		w := d.words[i]
		if w.frag < 0 && w.c&clPrep != 0 && !d.noun(i) {
			if p := d.germanPhrase(i+1, hi); p.ok() {
				i = d.prepEnd(p, hi) - 1
			}
			continue
		}
		if d.toks[i].Kind != segment.Word && w.frag < 0 {
			continue
		}
		if w.c&clSubject != 0 && !d.noun(i) || w.c&clSubject != 0 && i == lo {
			if s := d.lower(i); s != "es" && s != "man" {
				return phrase{first: i, last: i + 1, head: i}
			}
			continue
		}
		if w.frag < 0 && w.c&(clTime|clAdv|clConj) != 0 && d.nameAt[i] < 0 {
			continue
		}
		p := d.germanPhrase(i, hi)
		if !p.ok() {
			continue
		}
		if d.oblique(p.first) || d.dative(p, hi) {
			if to != nil && to.last == 0 && d.words[v].c&clCall == 0 {
				*to = run{p.first, p.last}
			}
			i = p.last - 1
			continue
		}
		if d.nameAt[p.head] >= 0 || w.frag >= 0 || d.words[p.head].c&(clRole|clBody|clDoc|clGroup) != 0 || d.words[p.head].frag >= 0 {
			return p
		}
		i = p.last - 1
	}
	return phrase{}
}

// prepEnd is the token after the noun phrase p that a preposition governs. A person's name right behind a noun of time or place is not part of it.
func (d *doc) prepEnd(p phrase, hi int) int { return min(p.last, hi) }

// dative reports whether "der" before a feminine body or a paper's name in marks makes it the hearer: a subject must follow, or stand before.
func (d *doc) dative(p phrase, hi int) bool {
	if s := d.lower(p.first); s != "der" && s != "einer" {
		return false
	}
	h := d.words[p.head]
	return h.frag >= 0 || h.c&clBody != 0 && h.c&clRole == 0
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

// sieGerman settles "sie" by its verb: "sagten sie" are several.
func (d *doc) sieGerman(p phrase, v int) {
	if p.last-p.first == 1 && d.lower(p.head) == "sie" && d.words[v].c&clPlural != 0 {
		d.words[p.head].c = clSubject | clPlural
	}
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
			if q := d.germanPhrase(i+1, p.last); q.ok() && d.words[q.head].c&(clDoc|clBody) != 0 {
				if s := d.lower(i); s == "im" || s == "vom" {
					q.first = i + 1
				}
				cu.who = q
				cu.past = max(cu.past, q.last)
				return true
			}
		}
	}
	return true
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

// actorGerman is the subject of a part.
func actorGerman(d *doc, p part) phrase { return d.nominativeGerman(p.first, p.last, p.first, nil) }
