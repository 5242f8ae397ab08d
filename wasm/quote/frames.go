package quote

import "verbatim/wasm/segment"

// askedFrame reads "Asked whether …, Ms. Orme said": what was asked ends with a comma, and nobody is named who asked it.
func (d *doc) askedFrame(dr *draft, v int, s sentence) (int, bool) {
	w := d.words[v]
	if w.c&clPast == 0 || w.c&clSay == 0 || v > s.first && (v > s.first+2 || d.words[v-1].c&(clSub|clAdv) == 0) || v+2 >= s.last {
		return 0, false
	}
	if d.words[v+1].frag >= 0 || d.words[v+1].c&(clThat|clPrep|clTime|clAdv|clSub) == 0 || d.words[v+1].c&clSubject != 0 {
		return 0, false
	}
	for k := v + 2; k < s.last && k < v+60; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].last - 1
			if !d.toks[max(k-1, 0)].Is(',') {
				continue
			}
		} else if !d.toks[k].Is(',') {
			continue
		}
		if p := d.phraseAt(k+1, s.last); p.ok() && p.last < s.last && (d.finite(p.last) || d.words[p.last].c&clAdv != 0 || d.toks[p.last].Is(',')) {
			dr.rule, dr.body = "impersonal", run{v + 1, k}
			return k, true
		}
	}
	return 0, false
}

// asFrame reads "As Ms. Orme noted, the bridge is safe".
func (d *doc) asFrame(dr *draft, v int, s sentence) bool {
	k := dr.who.first - 1
	if k < s.first || !d.isWord(k, hashAs) || v+2 >= s.last {
		return false
	}
	j := v + 1
	for j < s.last && j < v+14 && d.words[j].frag < 0 && !d.toks[j].Is(',') {
		if d.finite(j) || d.words[j].c&(clThat|clObject) != 0 {
			return false
		}
		j++
	}
	if j+1 >= s.last || !d.toks[j].Is(',') {
		return false
	}
	dr.rule, dr.body = "as", run{j + 1, d.contentEnd(j+1, s.last)}
	if k > s.first+1 && d.edgeComma(k-1) && d.hasVerb(s.first, k-1) {
		dr.object = run{s.first, k - 1}
	}
	return true
}

var hashWhat, hashHaving = segment.Hash("what"), segment.Hash("having")

// fronted is the "which" or "what" before the speaker at who, when what is said at start goes on from it: "which he said was ready", "what
// she called a trap".
func (d *doc) fronted(who, start, lo int) run {
	k := who - 1
	if k < lo || d.words[k].frag >= 0 || d.words[k].c&clRel == 0 && d.toks[k].Hash != hashWhat {
		return run{}
	}
	if d.toks[k].Hash == hashThat && (k == lo || !d.nounish(k-1) || !d.finite(start)) {
		return run{}
	}
	return run{k, k + 1}
}

// relativeEnd is where the relative clause that opens with token rel ends: at the comma before the verb of the clause around it, when it stands
// between commas, else at hi.
func (d *doc) relativeEnd(rel, start, hi, lo int) int {
	if rel <= lo || !d.edgeComma(rel-1) {
		return hi
	}
	for k := start + 1; k+1 < hi; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = d.frags[f].last - 1
			continue
		}
		if d.toks[k].Is(',') && d.words[k+1].frag < 0 && d.words[k+1].c&clConj == 0 && d.finite(k+1) {
			return k
		}
	}
	return hi
}
