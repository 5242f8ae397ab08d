package quote

import "verbatim/wasm/segment"

// label is the speaker's name and colon that a block opens with: "ORME:", "Q:", "The court:".
type label struct {
	run
	colon int
}

// maxLabel is the greatest length of a label, in tokens.
const maxLabel = 5

// labelOf finds the label of block b: up to five words, the names, capitals or "Q" and "A" of a record, and a colon with words behind it.
func (d *doc) labelOf(b block) (label, bool) {
	i := b.first
	if d.words[i].frag >= 0 && d.opens(i) && d.frags[d.words[i].frag].last >= b.last {
		i++
	}
	j := i
	for j < b.last && j-i < maxLabel && d.toks[j].Kind == segment.Word && d.toks[j].Has(segment.Cap) && d.words[j].c&clTime == 0 {
		j++
	}
	colon := d.skipParen(j, b.last)
	if j == i || colon+1 >= b.last || !d.toks[colon].Is(':') || d.words[j-1].c&(clDoc|clWork) != 0 {
		return label{}, false
	}
	return label{run{i, j}, colon}, true
}

// leastTurns is the number of blocks with labels that make a record of speech out of an article.
const leastTurns = 3

// findDialogue tells whether the article is an interview or the record of a court: three blocks or more have labels, one of the labels comes
// again, and half of what follows them are clauses or questions rather than figures.
func (d *doc) findDialogue() {
	seen := map[uint32]int{}
	turns, clauses, again := 0, 0, false
	for _, b := range d.blocks {
		if !b.speaks() {
			continue
		}
		l, ok := d.labelOf(b)
		if !ok {
			continue
		}
		turns++
		key := d.toks[l.last-1].Hash
		seen[key]++
		again = again || seen[key] > 1
		if d.toks[b.last-1].Is('?') || d.hasVerb(l.colon+1, b.last) {
			clauses++
		}
	}
	d.dialogue = again && turns >= leastTurns && 2*clauses >= turns
}

// transcript reads a block that opens with its speaker's name and a colon: "ORME: We shall see." In a record of speech the whole block is what
// he says; elsewhere one sentence is.
func (d *doc) transcript(bi int) bool {
	b := d.blocks[bi]
	l, ok := d.labelOf(b)
	if !ok || !d.dialogue && !d.nameLabel(l) {
		return false
	}
	si, end := b.sent0, d.sents[b.sent0].last
	dr := draft{sent: si, cue: run{l.colon, l.colon + 1}, who: phrase{first: l.first, last: l.last, head: l.last - 1}, lead: -1, before: -1, rule: "colon"}
	marked := l.first > b.first
	if !d.dialogue && !marked && !d.hasVerb(l.colon+1, b.last) && !d.toks[b.last-1].Is('?') {
		return false // "Lowfields: 211."
	}
	if d.dialogue || marked || d.allCaps(l.run) {
		end, dr.rule = b.last, "transcript"
	}
	if marked {
		if !d.labelInMarks(&dr, int(d.words[l.first].frag), l.colon+1, end) {
			return false
		}
	} else {
		d.region(&dr, l.colon+1, end)
		if dr.rule == "transcript" {
			d.joinTurn(&dr, l.colon+1, end)
		}
	}
	if len(dr.pieces) == 0 {
		return false
	}
	d.claim(dr)
	for s := b.sent0 + 1; s < b.sent1 && end < b.last; s++ {
		d.sentence(s)
	}
	d.leftovers(bi)
	return true
}

// nameLabel reports whether a label is a proper name from end to end, and no place's.
func (d *doc) nameLabel(l label) bool {
	if d.nameAt[l.first] < 0 {
		return false
	}
	n := d.names[d.nameAt[l.first]]
	return n.first == l.first && n.last == l.last && n.class != PlaceName
}

// allCaps reports whether a name, its titles aside, is written in capitals.
func (d *doc) allCaps(r run) bool {
	if n := d.nameAt[r.first]; n >= 0 {
		r.first = d.names[n].core
	}
	for k := r.first; k < r.last; k++ {
		if !d.toks[k].Has(segment.AllCaps) {
			return false
		}
	}
	return true
}

// labelInMarks takes the words behind a label that stands inside the stretch f: “ORME: We shall see.”
func (d *doc) labelInMarks(dr *draft, f, first, end int) bool {
	dr.frags = append(dr.frags, f)
	first, last := d.trim(first, end)
	if first < last && d.words[last-1].frag == int32(f) && last == d.frags[f].last && d.frags[f].closed {
		last--
	}
	if first >= last {
		return false
	}
	dr.pieces = []run{{first, last}}
	return true
}

// joinTurn makes one piece of a turn whose words are not all in marks, and leaves a question its mark.
func (d *doc) joinTurn(dr *draft, first, end int) {
	if first, last := d.trim(first, end); first < last && len(dr.pieces) > 1 {
		dr.pieces = []run{{first, last}}
	}
	if n := len(dr.pieces); n > 0 {
		if p := &dr.pieces[n-1]; p.last < end && d.words[p.last].frag < 0 && (d.toks[p.last].Is('?') || d.toks[p.last].Is('!')) {
			p.last++
		}
	}
}

// labelled resolves the label of a turn: a name, or the last word of one that the article gives in full. "Q" and "The court" name nobody.
func (d *doc) labelled(p phrase) (int, Confidence) {
	if p.last-p.first == 1 && d.toks[p.first].End-d.toks[p.first].Start == 1 {
		return -1, Described
	}
	if n := d.nameAt[p.head]; n >= 0 && d.names[n].person >= 0 {
		return d.names[n].person, Named
	}
	if list := d.bySur.latest(fold(d.bare(p.head))); len(list) > 0 {
		return list[len(list)-1], Named
	}
	return -1, Described
}
