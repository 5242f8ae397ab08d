package quote

import "verbatim/wasm/segment"

// thisWords open a clause that tells who said what stands before it: "Об этом сообщил", "Das teilte … mit".
var thisWords = [...][2]uint32{
	{segment.Hash("об"), segment.Hash("этом")}, {segment.Hash("про"), segment.Hash("это")}, {segment.Hash("das")}, {segment.Hash("dies")},
}

// aboutThis reads part k when it gives the source of what stands before it: "Мост закроют. Об этом сообщил Лугавин." What was said is the clauses before
// it in its own sentence, or else the sentence before, unless somebody else said that.
func (c *clauses) aboutThis(k int, cu cueAt) bool {
	d, p := c.d, c.parts[k]
	if !d.thisOpens(p, cu.verb) {
		return false
	}
	dr := draft{sent: c.si, cue: cu.at, who: cu.who, lead: -1, before: -1, rule: "topic", to: cu.to, via: cu.via}
	if k > 0 {
		if c.lead >= 0 || c.parts[k-1].frag >= 0 {
			return false
		}
		d.region(&dr, c.parts[0].first, c.parts[k-1].last)
	} else if s, ok := d.untold(c.si); ok {
		d.region(&dr, s.first, s.last)
	}
	if len(dr.pieces) == 0 {
		return false
	}
	c.lead = d.claim(dr)
	return true
}

// thisOpens reports whether part p opens with "об этом" or "das", and with the verb at v as the first that follows.
func (d *doc) thisOpens(p part, v int) bool {
	for _, w := range thisWords {
		if !d.isWord(p.first, w[0]) || d.words[p.first].frag >= 0 {
			continue
		}
		if w[1] == 0 {
			return v == p.first+1 // "Das Amt teilte mit" is about the office
		}
		return d.isWord(p.first+1, w[1]) && v < p.first+8
	}
	return false
}

// untold is the sentence before si, if nobody is known to have said it: the one in the same paragraph, or the last of the paragraph before.
func (d *doc) untold(si int) (sentence, bool) {
	if si == 0 {
		return sentence{}, false
	}
	s := d.sents[si-1]
	if n := len(d.drafts) - 1; d.sents[si].block-s.block > 1 || !d.blocks[s.block].speaks() || n >= 0 && d.drafts[n].sent >= si-1 {
		return sentence{}, false
	}
	return s, !d.toks[s.last-1].Is('?')
}
