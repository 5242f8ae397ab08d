package quote

import (
	"slices"

	"verbatim/wasm/segment"
)

var (
	hashWith      = segment.Hash("with")
	hashInterview = segment.Hash("interview")
	hashCite      = segment.Hash("cite")
	hashAs        = segment.Hash("as")
)

// chain finds, beside each cue, who passed the words on, to whom they were said, and when.
func (d *doc) chain() {
	for i := range d.drafts {
		dr := &d.drafts[i]
		if dr.cue.last <= dr.cue.first {
			continue
		}
		s := d.sents[dr.sent]
		d.secondHand(dr, s)
		d.relayed(dr, s)
		d.hearer(dr, s)
		d.saidWhen(dr, s)
	}
}

// secondHand reads “…,” Mezentsev quotes Interfax (as machine translation has it), and Interfax quotes Mezentsev as saying …
func (d *doc) secondHand(dr *draft, s sentence) {
	l := d.words[dr.cue.first].lemma
	if l != hashQuote && l != hashCite || !dr.who.ok() || dr.cue.last >= s.last {
		return
	}
	p := d.phraseAt(dr.cue.last, s.last)
	if !p.ok() {
		return
	}
	if k := d.asSaying(p.last, s.last); k > p.last && d.words[dr.who.head].c&clRel == 0 {
		d.quotedAs(dr, p, k)
		return
	}
	subject, object := d.nameAt[dr.who.head], d.nameAt[p.head]
	if object >= 0 && subject >= 0 && d.human(int(subject)) && !d.human(int(object)) {
		dr.via = run{p.first, p.last}
		return
	}
	if subject >= 0 && !d.human(int(subject)) && dr.rule != "lead-in" {
		dr.via, dr.who = run{dr.who.first, dr.who.last}, p
	}
}

// asSaying steps over "as saying" or "as telling" at i; it gives i when there is none.
func (d *doc) asSaying(i, hi int) int {
	if i+1 < hi && d.isWord(i, hashAs) && d.words[i+1].c&clSay != 0 && d.words[i+1].c&clIng != 0 {
		return i + 2
	}
	return i
}

// quotedAs reads "the Post quoted Orme as saying that …": the words, from token k, are Orme’s, and the Post passes them on.
func (d *doc) quotedAs(dr *draft, p phrase, k int) {
	dr.via, dr.who, dr.rel = run{dr.who.first, dr.who.last}, p, phrase{}
	dr.lead = -1
	if d.words[k-1].c&clTell != 0 { // "as telling the builders"
		if to := d.phraseAt(k, len(d.toks)); to.ok() {
			dr.to, k = run{to.first, to.last}, to.last
		}
	}
	kept := dr.pieces[:0]
	for _, piece := range dr.pieces {
		if piece.first < k && piece.last > k && piece.first >= dr.cue.last {
			piece.first, piece.last = d.trim(k, piece.last)
		}
		if piece.last > piece.first {
			kept = append(kept, piece)
		}
	}
	dr.pieces = kept
}

// relayed reads who passes the words on behind the tag: “…,” Vale said, according to the Gazette; said Vale, as quoted by the Gazette; Vale was
// quoted as saying by the Gazette.
func (d *doc) relayed(dr *draft, s sentence) {
	if dr.via.last > dr.via.first || !dr.who.ok() || d.lex.lang.commas || dr.rule == "according-to" {
		return
	}
	from := dr.cue.last
	if l := d.words[dr.cue.first].lemma; dr.passive || l == hashQuote || l == hashCite {
		if k := d.asSaying(from, s.last); k > from && k < s.last && d.isWord(k, hashBy) {
			d.relay(dr, k+1, s.last)
			return
		}
	}
	if dr.who.first >= dr.cue.last {
		from = dr.who.last
	}
	for k := from; k+2 < s.last && k-from < 14 && d.words[k].frag < 0 && !d.inPieces(dr, k); k++ {
		if !d.toks[k].Is(',') {
			continue
		}
		if d.isWord(k+1, hashAccording) && d.isWord(k+2, hashTo) {
			d.relay(dr, k+3, s.last)
			return
		}
		if d.isWord(k+1, hashAs) && d.words[k+2].c&clSay != 0 && d.words[k+2].c&clPast != 0 && d.isWord(k+3, hashBy) {
			d.relay(dr, k+4, s.last)
			return
		}
	}
}

// relay files the phrase at token i as the one who passed the words on.
func (d *doc) relay(dr *draft, i, hi int) {
	if p := d.phraseAt(i, hi); p.ok() && d.words[p.head].c&clPronoun == 0 {
		dr.via = run{p.first, p.last}
	}
}

// human reports whether the name is a person's.
func (d *doc) human(n int) bool {
	if q := d.names[n].person; q >= 0 {
		return !d.people[q].body && (d.names[n].class == PersonName || d.people[q].sex != 0 || d.people[q].first != 0)
	}
	return d.names[n].class == PersonName
}

// hearer reads "told RT" and "in an interview with RT".
func (d *doc) hearer(dr *draft, s sentence) {
	v := dr.cue.first
	if d.words[v].c&clTell != 0 && dr.cue.last < s.last && d.words[dr.cue.last].frag < 0 {
		if p := d.phraseAt(dr.cue.last, s.last); p.ok() && p.first != dr.who.first && !d.inPieces(dr, p.first) && d.words[p.first].c&clTime == 0 {
			dr.to = run{p.first, p.last}
			return
		}
	}
	for k := dr.cue.last; k+1 < s.last && k-dr.cue.last < 12; k++ {
		if d.words[k].frag >= 0 || d.inPieces(dr, k) {
			return
		}
		with := d.isWord(k, hashWith) && (d.isWord(k-1, hashInterview) || d.words[k-1].c&clDoc != 0)
		if with || d.isWord(k, hashTo) && k == dr.cue.last {
			if p := d.phraseAt(k+1, s.last); p.ok() && d.words[k+1].c&clBase == 0 {
				dr.to = run{p.first, p.last}
			}
			return
		}
	}
}

// saidWhen reads the day or month beside the cue: "said in December 2019", "said Monday".
func (d *doc) saidWhen(dr *draft, s sentence) {
	from := dr.cue.last
	if dr.who.first >= dr.cue.last {
		from = dr.who.last
	}
	for k := from; k < s.last && k-from < 14; k++ {
		if d.words[k].frag >= 0 || d.inPieces(dr, k) || k > 0 && d.words[k].c&clRel != 0 && d.toks[k-1].Is(',') { // what follows tells of somebody, not of the saying
			return
		}
		if d.words[k].c&clTime == 0 || d.lasts(k) {
			continue
		}
		first, last := k, k+1
		for last < s.last && (d.words[last].c&clTime != 0 || d.toks[last].Kind == segment.Number) {
			last++
		}
		if d.isWord(last, hashAgo) {
			last++
		}
		for first > from && (d.toks[first-1].Kind == segment.Number || d.words[first-1].c&(clDet|clStop) != 0 || d.isWord(first-1, hashIn) || d.isWord(first-1, hashOn)) {
			first--
		}
		dr.when = run{first, last}
		return
	}
}

// units of time in the plural, which alone say how long something takes.
var (
	hashUnits = [...]uint32{
		segment.Hash("weeks"), segment.Hash("months"), segment.Hash("years"), segment.Hash("days"), segment.Hash("hours"), segment.Hash("minutes"),
		segment.Hash("jahre"), segment.Hash("jahren"), segment.Hash("wochen"), segment.Hash("monate"), segment.Hash("monaten"), segment.Hash("tage"), segment.Hash("tagen"), segment.Hash("stunden"), segment.Hash("minuten"),
	}
	hashAgo = segment.Hash("ago")
	hashVor = segment.Hash("vor")
)

// lasts reports whether the word of time k says how long something took, as in "for thirty years", and not when it was, as in "two years ago" and "vor zwei Jahren".
func (d *doc) lasts(k int) bool {
	if !slices.Contains(hashUnits[:], d.toks[k].Hash) || d.isWord(k+1, hashAgo) {
		return false
	}
	return !d.isWord(k-1, hashVor) && !d.isWord(k-2, hashVor)
}

// inPieces reports whether token i belongs to the content.
func (d *doc) inPieces(dr *draft, i int) bool {
	for _, p := range dr.pieces {
		if i >= p.first && i < p.last {
			return true
		}
	}
	return false
}
