package quote

import "verbatim/wasm/segment"

// isWord reports whether token i stands outside marks and is spelled s, in lower case.
func (d *doc) isWord(i int, h uint32) bool {
	return i >= 0 && i < len(d.toks) && d.toks[i].Hash == h && d.toks[i].Kind == segment.Word
}

var (
	hashTo        = segment.Hash("to")
	hashBy        = segment.Hash("by")
	hashThat      = segment.Hash("that")
	hashAccording = segment.Hash("according")
	hashIn        = segment.Hash("in")
	hashThe       = segment.Hash("the")
	hashWords     = segment.Hash("words")
	hashFact      = segment.Hash("fact")
	hashOn        = segment.Hash("on")
	hashSince     = segment.Hash("since")
	hashSay       = segment.Hash("say")
	hashTell      = segment.Hash("tell")
	hashAdd       = segment.Hash("add")
	hashCall      = segment.Hash("call")
	hashAsk       = segment.Hash("ask")
	hashQuote     = segment.Hash("quote")
)

// finite reports whether token i is a verb or auxiliary that can have a subject before it.
func (d *doc) finite(i int) bool {
	w := d.words[i]
	if w.frag >= 0 || d.toks[i].Kind != segment.Word {
		return false
	}
	if w.c&(clAux|clModal) != 0 {
		return true
	}
	if w.c&clAnyVerb != 0 && w.c&(clPast|clThird|clBase) != 0 {
		return !d.nounish(i)
	}
	return w.c == 0 && i > 0 && d.edWord(i) && d.words[i-1].frag < 0 &&
		(d.nameAt[i-1] >= 0 || d.words[i-1].c&(clSubject|clRole|clBody|clDoc|clAdv|clRel) != 0)
}

// edWord tells a word that may be the past form of a verb the lexicon does not hold.
func (d *doc) edWord(i int) bool {
	t := &d.toks[i]
	return t.End-t.Start > 4 && !t.Has(segment.Cap) && d.text[t.End-2:t.End] == "ed"
}

// subjectOf finds the subject of the verb at v by looking back to lo: past auxiliaries and adverbs, an apposition or relative clause
// between commas, a bracket. The second result is the token after which the clause of the verb begins.
func (d *doc) subjectOf(v, lo int) phrase {
	j := d.skipHelpers(v-1, lo)
	if j < lo || d.words[j].frag >= 0 {
		return phrase{}
	}
	if d.toks[j].Kind == segment.Punct {
		switch rune(d.toks[j].Hash) {
		case ',', '—', '–', '-':
			return d.overApposition(j, lo)
		case ')':
			return d.phraseBack(j, lo)
		}
		return phrase{}
	}
	if d.words[j].c&clRel != 0 && d.toks[j].Hash != hashThat {
		return phrase{first: j, last: j + 1, head: j}
	}
	if d.toks[j].Hash == hashThat && j > lo && d.nounish(j-1) && d.words[j-1].c&clAnyVerb == 0 {
		return phrase{first: j, last: j + 1, head: j}
	}
	return d.overPlace(d.phraseBack(j, lo), lo)
}

// overPlace steps back from a phrase that a preposition ties to the one before it: in "Orme at the time said" and "her words in the statement
// make clear" the subject is the phrase before.
func (d *doc) overPlace(p phrase, lo int) phrase {
	for q := p; q.ok(); {
		k := q.first - 1
		if k <= lo || d.words[k].frag >= 0 || d.words[k].c&clPrep == 0 || d.words[k].c&(clSub|clConj) != 0 || d.toks[k].Kind != segment.Word {
			return q
		}
		j := k - 1
		if d.isWord(k, hashBy) && d.words[j].frag < 0 && d.words[j].c&clPast != 0 { // "a letter obtained by the paper"
			j--
		}
		back := d.phraseBack(j, lo)
		if j < lo || !back.ok() || d.words[back.first].c&clTime != 0 || d.words[back.head].c&clSubject != 0 && d.words[p.head].c&clTime == 0 {
			return q
		}
		q, p = back, back
	}
	return p
}

// skipHelpers steps back over "has also never", "would later" and the like.
func (d *doc) skipHelpers(j, lo int) int {
	for n := 0; j >= lo && n < 7; n++ {
		w, t := d.words[j], &d.toks[j]
		if w.frag >= 0 || t.Kind != segment.Word {
			return j
		}
		if w.c&(clPronoun|clRel) != 0 {
			return j // "he’s said": the pronoun holds the auxiliary
		}
		if w.c&(clAux|clModal|clAdv|clNot) == 0 && !d.lyAdverb(j) && t.Hash != hashSince {
			return j
		}
		j--
	}
	return j
}

// lyAdverb tells an adverb by its ending.
func (d *doc) lyAdverb(i int) bool {
	t := &d.toks[i]
	return t.Kind == segment.Word && !t.Has(segment.Cap) && t.End-t.Start > 4 && d.text[t.End-2:t.End] == "ly" && d.words[i].c&(clRole|clBody|clDoc|clAnyVerb|clFirst) == 0
}

// maxApposition is how far back, in tokens, a comma is matched with the one before it.
const maxApposition = 45

// overApposition finds the noun phrase before "…, a lawyer for the town," whose last comma is at j.
func (d *doc) overApposition(j, lo int) phrase {
	if j > lo && d.toks[j-1].Is(')') { // "Ms. Orme (Harrow), said"
		return d.phraseBack(j-1, lo)
	}
	for k := j - 1; k > lo && j-k < maxApposition; k-- {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].first
			if k <= lo {
				break
			}
			continue
		}
		t := &d.toks[k]
		if t.Kind != segment.Punct || t.Hash != d.toks[j].Hash && !(t.Hash == ',' && d.toks[j].Hash == ',') {
			continue
		}
		if !d.apposes(k+1, j) {
			continue
		}
		p := d.phraseBack(k-1, lo)
		if !p.ok() || d.words[p.first].c&clHis != 0 && p.last-p.first == 1 {
			continue
		}
		if p.first > lo && d.words[p.first-1].frag < 0 && d.words[p.first-1].c&clPrep != 0 {
			continue
		}
		return p
	}
	return phrase{}
}

// apposes reports whether the tokens [i, j) between two commas can describe the noun before them.
func (d *doc) apposes(i, j int) bool {
	if i >= j || d.words[i].frag >= 0 {
		return false
	}
	w, t := d.words[i], &d.toks[i]
	switch {
	case w.c&(clRel|clDet|clHis|clRole|clSub|clPrep|clAdv) != 0, t.Kind == segment.Number:
		return true
	case w.c&clIng != 0, w.c&clPast != 0:
		return true
	case t.Has(segment.Cap) && j-i <= 10:
		return true
	case w.c == 0 && !t.Has(segment.Cap):
		return j-i <= 14
	}
	return j-i <= 4
}

// clauseSubject finds the subject of the first finite verb in [lo, hi).
func (d *doc) clauseSubject(lo, hi int) phrase {
	for k := lo + 1; k < hi && k-lo < 80; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].last - 1
			continue
		}
		if !d.finite(k) {
			continue
		}
		p := d.subjectOf(k, lo)
		if !p.ok() {
			continue
		}
		if p.first > lo && d.words[p.first-1].frag < 0 && d.words[p.first-1].c&(clPrep|clSub) != 0 && d.words[p.first-1].c&clConj == 0 {
			if d.words[p.first-1].c&clPrep != 0 {
				continue
			}
		}
		return p
	}
	return phrase{}
}

// hasVerb reports whether a finite verb stands in [first, last).
func (d *doc) hasVerb(first, last int) bool {
	for k := first; k < last; k++ {
		if f := d.words[k].frag; f >= 0 {
			return true
		}
		if d.finite(k) {
			return true
		}
	}
	return false
}
