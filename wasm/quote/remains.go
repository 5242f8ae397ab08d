package quote

import "verbatim/wasm/segment"

// restByCommas finds a speaker for the speech of block bi that no cue took, or rejects it.
func (d *doc) restByCommas(bi int) {
	b := d.blocks[bi]
	for f := range d.fragsOf(b) {
		g := &d.frags[f]
		if g.draft >= 0 || g.reason != "" {
			continue
		}
		si := d.sentenceOf(g.first)
		s := d.sents[si]
		if !d.alonein(s) && d.phraseOnly(f, s) {
			g.reason = "scare quotes"
			continue
		}
		dr := draft{sent: si, frags: []int{f}, pieces: []run{{g.first, g.last}}, lead: -1, before: -1, linked: true}
		switch n := d.draftIn(si, g.first); {
		case d.alonein(s):
			d.aloneByCommas(&dr, f, si, bi)
			continue
		case n >= 0:
			dr.lead, dr.who, dr.rule = n, d.drafts[n].who, "same-sentence"
		default:
			dr.rule = "unclear"
		}
		d.claim(dr)
	}
}

// aloneByCommas gives speech that is a sentence by itself the speaker of what stands before it.
func (d *doc) aloneByCommas(dr *draft, f, si, bi int) {
	b := d.blocks[bi]
	if n := d.lastDirect(si-1, b.sent0); n >= 0 {
		d.extend(n, f, "continuation")
		return
	}
	if bi > 0 && d.frags[f].first == b.first && d.lastDraft(bi-1) >= 0 {
		n := d.lastDraft(bi - 1)
		dr.lead, dr.who, dr.rule = n, d.drafts[n].who, "last-speaker"
	} else {
		dr.rule = "unclear"
	}
	d.claim(*dr)
}

// maxScare is the greatest number of words in scare quotes.
const maxScare = 4

// phraseOnly reports whether stretch f is a word or phrase within a clause of the writer's: short, without an end mark, and led in by none.
func (d *doc) phraseOnly(f int, s sentence) bool {
	g := d.frags[f]
	words := 0
	for i := g.first; i < g.last; i++ {
		if t := d.toks[i]; t.Kind == segment.Word {
			words++
		} else if segment.Terminal(t) {
			return false
		}
	}
	if words > maxScare {
		return false
	}
	return g.first == s.first || !d.toks[g.first-1].Is(':')
}

// nameLike gives the reason why stretch f names a thing rather than says something, or "". It is settled before the clauses are read, because a
// paper's name in marks may be a part of the tag.
func (d *doc) nameLike(f int, b block) string {
	g := d.frags[f]
	if g.bare {
		return ""
	}
	if g.last-g.first <= 2 {
		return "empty"
	}
	if !g.closed {
		return ""
	}
	if d.nickname(f) || d.nickBetween(g) {
		return "nickname"
	}
	words := 0
	for i := g.first; i < g.last; i++ {
		if t := d.toks[i]; t.Kind == segment.Word {
			words++
		} else if segment.Terminal(t) && i+1 < g.last {
			return ""
		}
	}
	if words == 0 || words > 7 || !d.toks[g.first+1].Has(segment.Cap) && d.toks[g.first+1].Kind == segment.Word {
		return ""
	}
	if j := g.first - 1; j >= b.first && d.toks[j].Kind == segment.Word && d.words[j].frag < 0 {
		if d.words[j].c&(clBody|clDoc|clWork|clHearer) != 0 && (d.words[j].c&clAnyVerb == 0 || d.lex.lang.nouns && d.toks[j].Has(segment.Cap)) {
			return "title"
		}
	}
	if d.lex.lang.title(d, g, b, words) {
		return "title"
	}
	return ""
}

// nickBetween reports whether the stretch stands between a given name and a surname that no other mention has made known.
func (d *doc) nickBetween(g fragment) bool {
	if g.first == 0 || g.last >= len(d.toks) || g.last-g.first > 5 {
		return false
	}
	b, a := d.toks[g.first-1], d.toks[g.last]
	return b.Has(segment.Cap) && d.words[g.first-1].c&clFirst != 0 && a.Kind == segment.Word && a.Has(segment.Cap) && d.words[g.last].c&clFunction == 0
}
