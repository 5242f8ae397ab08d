package quote

import "verbatim/wasm/segment"

// The languages that set every subordinate clause off with a comma, Russian and German among them, are read here: a sentence is cut at its
// marks into parts, and the part that holds a cue tells by its place among the others which of them are what was said.

// part is a stretch of a sentence between two marks: tokens [first, last), the mark before it, and the speech it is, or -1.
type part struct {
	first, last int
	sep         rune
	frag        int
}

// clauses is one sentence under study.
type clauses struct {
	d     *doc
	si    int
	parts []part
	from  int // the first part that no attribution has taken
	lead  int // the draft of this sentence whose speaker a cue without a subject shares, or -1
}

// cueAt is a cue within a part.
type cueAt struct {
	at      run
	verb    int    // the token of the verb, or of the head of a frame
	who     phrase // the speaker as found in the part
	frame   bool   // "according to", which takes no clause of its own
	opens   bool   // the verb, or "as", begins the part
	as      bool   // "as Orme said"
	ing     bool   // "adding that"
	past    int    // the token after cue and speaker
	via, to run
}

// toldCue is a cue that told of speech without giving it: "Orme widersprach." What comes next may be the words.
type toldCue struct {
	sent int
	cue  run
	who  phrase
}

// attributeByCommas is attribute for the languages read here.
func (d *doc) attributeByCommas() {
	for bi := range d.blocks {
		b := d.blocks[bi]
		if !b.speaks() {
			continue
		}
		for f := range d.fragsOf(b) {
			d.frags[f].reason = d.nameLike(f, b)
		}
		for s := b.sent0; s < b.sent1; s++ {
			d.clauses(s)
		}
		d.restByCommas(bi)
	}
}

// fragsOf yields the stretches in marks that begin in block b.
func (d *doc) fragsOf(b block) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := b.first; i < b.last; i++ {
			f := int(d.words[i].frag)
			if f < 0 {
				continue
			}
			i = min(d.frags[f].last, b.last) - 1
			if d.frags[f].first >= b.first && !yield(f) {
				return
			}
		}
	}
}

// maxParts bounds the parts of a sentence that are looked at, so that a page of commas costs no more than its length.
const maxParts = 48

func (d *doc) clauses(si int) {
	s := d.sents[si]
	from := s.first
	if f := d.words[from].frag; f >= 0 && d.frags[f].first < from {
		from = min(d.frags[f].last, s.last)
	}
	c := clauses{d: d, si: si, lead: -1, parts: d.cutParts(from, s.last)}
	before := len(d.drafts)
	for k := 0; k < len(c.parts); k++ {
		if c.parts[k].frag >= 0 {
			continue
		}
		if cu, ok := c.cueIn(k); ok {
			if cu.who.ok() && !cu.frame && d.words[cu.verb].c&clSay != 0 {
				d.told = toldCue{si, cu.at, cu.who}
				if c.aboutThis(k, cu) {
					continue
				}
			}
			if next := c.attribute(k, cu); next > k {
				k = next - 1
			}
		}
	}
	if len(d.drafts) == before && !c.bareColon() {
		d.goOn(si)
	} else if len(d.drafts) > before {
		d.told = toldCue{}
	}
}

// cutParts cuts the tokens [first, last) at the marks that part clauses.
func (d *doc) cutParts(first, last int) []part {
	var parts []part
	start, sep := first, rune(0)
	cut := func(end int) {
		if end > start {
			parts = append(parts, part{first: start, last: end, sep: sep, frag: -1})
			sep = 0
		}
	}
	for i := first; i < last && len(parts) < maxParts; i++ {
		if f := int(d.words[i].frag); f >= 0 {
			end := min(d.frags[f].last, last)
			if d.frags[f].reason == "" {
				cut(i)
				parts = append(parts, part{first: i, last: end, sep: sep, frag: f})
				start, sep = end, 0
			}
			i = end - 1
			continue
		}
		if r := d.parts(i); r != 0 {
			cut(i)
			start, sep = i+1, r
		}
	}
	cut(last)
	return parts
}

// parts is the mark at token i when it parts clauses, or 0.
func (d *doc) parts(i int) rune {
	t := d.toks[i]
	if t.Kind != segment.Punct {
		return 0
	}
	switch r := rune(t.Hash); r {
	case ',', ':', ';', '(', ')', '—', '–', '.', '!', '?', '…':
		return r
	case '-':
		if t.Has(segment.Spaced) {
			return '—'
		}
	}
	return 0
}

func dash(r rune) bool { return r == '—' || r == '–' }

// cueIn finds the cue of part k: a frame, or the first verb of saying or thinking in a form that has a subject.
func (c *clauses) cueIn(k int) (cueAt, bool) {
	d, p := c.d, c.parts[k]
	if cu, ok := d.lex.lang.frame(d, p); ok {
		return cu, true
	}
	for v := p.first; v < p.last; v++ {
		w := d.words[v]
		if w.frag >= 0 || w.c&(clSay|clThink) == 0 || d.nameAt[v] >= 0 || w.c&(clPast|clThird|clIng|clPart) == 0 || !d.lex.lang.cue(d, v, p) {
			continue
		}
		cu := cueAt{at: run{v, v + 1}, verb: v, past: v + 1, ing: w.c&clIng != 0 && w.c&(clPast|clThird) == 0}
		lead := d.skipLinks(p.first, v)
		cu.opens = lead == v
		if a := d.asWord(p.first); a && p.first < v {
			cu.as, cu.opens = true, true
		}
		if !d.lex.lang.subject(c, k, &cu) {
			return cu, false
		}
		return cu, true
	}
	return c.unknownTag(k)
}

// unknownTag reads a tag whose verb no list has: right behind speech and a mark, a verb in a personal form and its subject.
func (c *clauses) unknownTag(k int) (cueAt, bool) {
	d, p := c.d, c.parts[k]
	if k == 0 || c.parts[k-1].frag < 0 || p.sep != ',' && !dash(p.sep) || p.frag >= 0 {
		return cueAt{}, false
	}
	v := d.skipLinks(p.first, p.last)
	if v >= p.last || d.words[v].frag >= 0 || !d.lex.lang.finite(d, v) {
		return cueAt{}, false
	}
	cu := cueAt{at: run{v, v + 1}, verb: v, past: v + 1, opens: true}
	return cu, d.lex.lang.subject(c, k, &cu) && cu.who.ok() && cu.who.first > v
}

// skipLinks steps over the conjunctions and adverbs that open a part.
func (d *doc) skipLinks(i, last int) int {
	for i < last && d.words[i].frag < 0 && d.words[i].c&(clConj|clAdv|clNot) != 0 && d.words[i].c&(clPrep|clSay) == 0 {
		i++
	}
	return i
}

// asWord tells "как", "wie".
func (d *doc) asWord(i int) bool {
	return d.toks[i].Kind == segment.Word && d.words[i].frag < 0 && (d.toks[i].Hash == hashKak || d.toks[i].Hash == hashWie)
}

var (
	hashKak = segment.Hash("как")
	hashWie = segment.Hash("wie")
)

// attribute files what the cue of part k reports. It returns the part to go on from, or k when the cue reports nothing.
func (c *clauses) attribute(k int, cu cueAt) int {
	d := c.d
	dr := draft{sent: c.si, cue: cu.at, who: cu.who, lead: -1, before: -1, via: cu.via, to: cu.to}
	if !dr.who.ok() {
		if !c.share(&dr, cu) {
			return k
		}
	}
	next := k
	if cu.frame {
		next = c.frameContent(&dr, k, cu)
	} else {
		next = c.verbContent(&dr, k, cu)
	}
	if len(dr.pieces) == 0 {
		return k
	}
	for _, p := range dr.pieces {
		if dr.who.ok() && dr.lead < 0 && dr.who.first >= p.first && dr.who.first < p.last {
			return k
		}
	}
	n := d.claim(dr)
	c.lead, c.from = n, next
	return next
}

// share gives a cue without a subject the speaker of the sentence, or the last one of the block.
func (c *clauses) share(dr *draft, cu cueAt) bool {
	d := c.d
	n := c.lead
	if n < 0 {
		if cu.ing || d.words[cu.verb].c&clPlural != 0 {
			return false
		}
		n = d.lastDraft(d.sents[c.si].block)
		if n >= 0 && d.sents[d.drafts[n].sent].block != d.sents[c.si].block {
			n = -1
		}
	}
	if n < 0 || !d.drafts[n].who.ok() {
		return false
	}
	dr.lead, dr.who, dr.rule = n, d.drafts[n].who, "coordination"
	if cu.ing {
		dr.rule = "participle"
	}
	return true
}

// named gives the draft the rule that found it, unless it shares its speaker.
func (dr *draft) named(rule string) {
	if dr.rule == "" {
		dr.rule = rule
	}
}

// bareColon reads "Orme: “…”", a name and what it said without a verb.
func (c *clauses) bareColon() bool {
	d := c.d
	for k := 0; k+1 < len(c.parts) && k < 3; k++ {
		p, n := c.parts[k], c.parts[k+1]
		if p.frag >= 0 || n.sep != ':' || n.frag < 0 {
			continue
		}
		for i := p.last - 1; i >= p.first && i > p.last-4; i-- {
			q := d.nameAt[i]
			if q < 0 || d.names[q].last != p.last || d.names[q].class == PlaceName {
				continue
			}
			dr := draft{sent: c.si, cue: run{p.last, p.last + 1}, who: phrase{first: d.names[q].first, last: p.last, head: p.last - 1}, lead: -1, before: -1, rule: "colon"}
			d.region(&dr, n.first, n.last)
			if len(dr.pieces) > 0 {
				d.claim(dr)
				return true
			}
		}
		for j := 0; j <= k; j++ { // Orme, der zuhörte, winkte ab: „…“
			if c.parts[j].frag >= 0 {
				break
			}
			if p := d.lex.lang.actor(d, c.parts[j]); p.ok() && (d.nameAt[p.head] >= 0 || d.words[p.head].c&(clSubject|clRole) != 0) {
				dr := draft{sent: c.si, who: p, lead: -1, before: -1, rule: "colon"}
				d.region(&dr, n.first, n.last)
				if len(dr.pieces) > 0 {
					d.claim(dr)
					return true
				}
			}
		}
	}
	return false
}

// goOn adds sentence si to what the last draft reports, when the language marks it as reported (Konjunktiv I) and nothing stands between. In a
// new paragraph, or after a cue with nothing said, it is an attribution of its own.
func (d *doc) goOn(si int) {
	s := d.sents[si]
	if reported := d.lex.lang.reported; reported == nil || !reported(d, s) {
		return
	}
	n := len(d.drafts) - 1
	if d.told.who.ok() && d.told.sent == si-1 && d.sents[si-1].block == s.block {
		dr := draft{sent: si, cue: d.told.cue, who: d.told.who, lead: -1, before: -1, rule: "reported"}
		d.region(&dr, s.first, s.last)
		if len(dr.pieces) > 0 {
			d.claim(dr)
		}
		return
	}
	if n < 0 || !d.drafts[n].who.ok() {
		return
	}
	last := d.drafts[n].sent
	if k := len(d.drafts[n].pieces); k > 0 {
		last = d.sentenceOf(d.drafts[n].pieces[k-1].first)
	}
	switch b := d.sents[last].block; {
	case last == si-1 && b == s.block && len(d.drafts[n].frags) == 0:
		dr := &d.drafts[n]
		d.region(dr, s.first, s.last)
		for _, f := range dr.frags {
			d.frags[f].draft = n
		}
		dr.evidence = append(dr.evidence, evidence{"continuation", run{s.first, s.first + 1}})
	case last == si-1:
		dr := draft{sent: si, who: d.drafts[n].who, lead: n, before: -1, rule: "reported", linked: true}
		d.region(&dr, s.first, s.last)
		if len(dr.pieces) > 0 {
			d.claim(dr)
		}
	}
}
