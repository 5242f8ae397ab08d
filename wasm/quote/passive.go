package quote

import "verbatim/wasm/segment"

// isPassive tells "was announced" from "has announced".
func (d *doc) isPassive(v, lo int) bool {
	if d.words[v].c&clPast == 0 {
		return false
	}
	for j := v - 1; j >= lo && j > v-5; j-- {
		w := d.words[j]
		if w.frag >= 0 || d.toks[j].Kind != segment.Word {
			return false
		}
		if w.c&clAux != 0 {
			return w.lemma == hashBe || d.toks[j].Hash == hashBeen
		}
		if w.c&(clAdv|clNot|clModal) == 0 && !d.lyAdverb(j) {
			return false
		}
	}
	return false
}

var (
	hashBe   = segment.Hash("be")
	hashBeen = segment.Hash("been")
)

// passiveFrame reads "The plan was also announced by the mayor": what was said comes first and the speaker after "by".
func (d *doc) passiveFrame(dr draft, v, lo, hi int) (draft, int, bool) {
	if d.words[v].c&clSay == 0 {
		return dr, 0, false
	}
	if v+1 < hi && d.toks[v+1].Hash == hashThat { // "it was announced that …"
		j := d.skipHelpers(v-1, lo)
		if j < lo || d.text[d.toks[j].Start:d.toks[j].End] != "it" && d.text[d.toks[j].Start:d.toks[j].End] != "It" {
			return dr, 0, false
		}
		end := d.contentEnd(v+1, hi)
		dr.body = run{v + 2, end}
		dr.rule = "impersonal"
		return dr, end, end > v+2
	}
	if v+1 >= hi || d.toks[v+1].Hash != hashBy {
		return d.spokenOf(dr, v, v, lo, hi)
	}
	p := d.withApposition(d.phraseAt(v+2, hi), hi)
	if !p.ok() {
		return dr, 0, false
	}
	first, last := lo, d.skipPassive(v-1, lo)+1
	if first+2 < last && d.toks[first].Hash == hashThe && d.toks[first+1].Hash == hashFact && d.toks[first+2].Hash == hashThat {
		first += 3
	}
	dr.who = p
	if !d.hasVerb(first, last) {
		return d.spokenOf(dr, v, p.last-1, lo, hi)
	}
	dr.rule, dr.body = "passive", run{first, last}
	return dr, p.last, true
}

// spokenOf reads "Orme was asked whether …" and "The plan was criticised by residents for …": the content is the subject of the passive at v
// and what follows the token past.
func (d *doc) spokenOf(dr draft, v, past, lo, hi int) (draft, int, bool) {
	j := d.skipPassive(v-1, lo)
	if j < lo || d.words[j].frag >= 0 {
		return dr, 0, false
	}
	p := d.phraseBack(j, lo)
	if w := d.words[j]; !p.ok() && w.c&clRel != 0 {
		p = phrase{first: j, last: j + 1, head: j}
	}
	if !p.ok() {
		return dr, 0, false
	}
	dr.rule, dr.object = "spoken-of", run{p.first, p.last}
	start := past + 1
	if start >= hi || d.toks[start].Kind == segment.Punct && d.words[start].frag < 0 {
		dr.body = run{start, start}
		return dr, start, true
	}
	end := d.contentEnd(start, hi)
	dr.body = run{start, end}
	return dr, end, true
}

// skipPassive steps back from j over "was also", to the last word of the passive's subject: "sail again" keeps its "again".
func (d *doc) skipPassive(j, lo int) int {
	for j >= lo && d.words[j].frag < 0 && d.words[j].c&(clAux|clModal) == 0 && (d.words[j].c&clAdv != 0 || d.lyAdverb(j)) {
		j--
	}
	for j >= lo && d.words[j].frag < 0 && d.words[j].c&(clAux|clModal) != 0 {
		j--
	}
	return j
}
