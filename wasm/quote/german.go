package quote

import "verbatim/wasm/segment"

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
		if k >= 2 && c.parts[k].sep == ',' && d.roleThenName(c.parts[k-2], c.parts[k-1]) {
			cu.who, cu.opens = d.nameEnding(c.parts[k-1]), false
		} else if k >= 2 && c.parts[k].sep == ',' && c.aside(k-1) {
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

// sieGerman settles "sie" by its verb: "sagten sie" are several.
func (d *doc) sieGerman(p phrase, v int) {
	if p.last-p.first == 1 && d.lower(p.head) == "sie" && d.words[v].c&clPlural != 0 {
		d.words[p.head].c = clSubject | clPlural
	}
}

// actorGerman is the subject of a part.
func actorGerman(d *doc, p part) phrase { return d.nominativeGerman(p.first, p.last, p.first, nil) }

// verbLike reports whether a word stands in [first, last) that can be a verb: one without a capital that no closed class has.
func (d *doc) verbLike(first, last int) bool {
	for i := first; i < last; i++ {
		if d.words[i].frag >= 0 || d.toks[i].Kind == segment.Word && !d.toks[i].Has(segment.Cap) && (d.words[i].c&clFunction == 0 || d.words[i].c&clConjv != 0) {
			return true
		}
	}
	return false
}

// roleThenName reports whether part b is a name that a role in part a introduces: "Der Anwalt der Firma, Dirk Orme,".
func (d *doc) roleThenName(a, b part) bool {
	n := d.nameAt[b.first]
	return a.frag < 0 && b.frag < 0 && n >= 0 && d.names[n].first == b.first && d.names[n].last == b.last && d.names[n].class == PersonName && d.apposition(a)
}
