package quote

import "verbatim/wasm/segment"

// nounCue reports whether token v is a noun of saying with its owner before it: "his claim that", "Ms. Orme’s description of".
func (d *doc) nounCue(v int) bool {
	t, w := &d.toks[v], d.words[v]
	if t.Kind != segment.Word || v == 0 || d.nameAt[v] >= 0 || v+1 >= len(d.toks) {
		return false
	}
	if p := d.words[v-1].c; p != 0 && p&(clHis|clPlace|clStop) == 0 && !d.toks[v-1].Has(segment.Possessive) {
		return false
	}
	n := d.words[v+1]
	if n.frag < 0 && n.c&(clThat|clPrep|clAux) == 0 && !d.toks[v+1].Is(':') && !d.toks[v+1].Is(',') {
		return false
	}
	if (w.c&(clSay|clThink) == 0 || w.c&(clPast|clIng) != 0) && w.c&clDoc == 0 && !d.sayingNoun(t.Hash) {
		return false
	}
	return d.owner(v).ok()
}

// sayingNoun tells nouns of saying that are no verbs as well.
func (d *doc) sayingNoun(h uint32) bool {
	for _, n := range sayingNouns {
		if n == h {
			return true
		}
	}
	return false
}

var sayingNouns = [...]uint32{
	segment.Hash("assertion"), segment.Hash("statement"), segment.Hash("statements"), segment.Hash("suggestion"), segment.Hash("allegation"),
	segment.Hash("allegations"), segment.Hash("argument"), segment.Hash("description"), segment.Hash("accusation"), segment.Hash("accusations"),
	segment.Hash("belief"), segment.Hash("criticism"), segment.Hash("explanation"), segment.Hash("insistence"), segment.Hash("response"),
	segment.Hash("prediction"), segment.Hash("admission"), segment.Hash("denial"), segment.Hash("announcement"), segment.Hash("contention"),
	segment.Hash("conclusion"), segment.Hash("proposal"), segment.Hash("warning"), segment.Hash("view"), segment.Hash("words"), segment.Hash("remarks"),
}

// owner is the phrase whose possessive stands before the noun at v: "his", "Ms. Orme’s".
func (d *doc) owner(v int) phrase {
	for k := v - 1; k >= 0 && k > v-4; k-- {
		w, t := d.words[k], &d.toks[k]
		if w.frag >= 0 || t.Kind != segment.Word {
			return phrase{}
		}
		if w.c&clHis != 0 {
			return phrase{first: k, last: k + 1, head: k}
		}
		if t.Has(segment.Possessive) {
			return d.phraseBack(k, max(0, k-maxPhrase))
		}
		if w.c&(clFunction&^clStop) != 0 {
			return phrase{}
		}
	}
	return phrase{}
}

// offerNoun offers the noun of saying at v with what follows it.
func (d *doc) offerNoun(v, si int) {
	s := d.sents[si]
	k := v + 1
	if k < s.last && (d.toks[k].Is(':') || d.toks[k].Is(',')) {
		k++
	}
	if k < s.last && d.words[k].c&clAux != 0 && d.words[k].frag < 0 { // "His view is that"
		k++
	}
	if k >= s.last {
		return
	}
	dr := draft{sent: si, cue: run{v, v + 1}, lead: -1, before: -1, rule: "noun", who: d.owner(v), body: run{k, d.contentEnd(k, s.last)}}
	if dr.who.first < s.first || dr.body.last <= dr.body.first {
		return
	}
	d.offer(&dr, false)
}
