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
	return cueAt{}, false
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

// frameContent takes the clause that "according to Orme" stands before, in or after.
func (c *clauses) frameContent(dr *draft, k int, cu cueAt) int {
	d, p := c.d, c.parts[k]
	dr.named("according-to")
	rest := c.overApposition(k, dr)
	before := d.skipLinks(p.first, cu.at.first) < cu.at.first
	start := c.clauseStart(k)
	switch {
	case before: // Der Deich kostet laut Orme neun Millionen.
		d.region(dr, start, min(cu.at.first, dr.who.first))
	case k > c.from && start < p.first:
		d.region(dr, start, p.first-1)
	}
	after := cu.past
	if after >= p.last {
		if rest >= len(c.parts) {
			return len(c.parts)
		}
		if p := c.parts[rest]; len(dr.pieces) > 0 && p.sep != ',' && !dash(p.sep) {
			return rest
		}
		after = c.parts[rest].first
	}
	if len(dr.pieces) > 0 && dr.pieces[0].last-dr.pieces[0].first > 0 && d.words[dr.pieces[0].last-1].frag >= 0 && c.parts[min(rest, len(c.parts)-1)].frag < 0 && after == c.parts[min(rest, len(c.parts)-1)].first {
		return rest // „…“, so Orme, der seit 2010 im Amt ist
	}
	end := c.contentEnd(max(rest, k+1))
	d.region(dr, after, c.endToken(end))
	return end
}

// clauseStart is the token where the clause begins that goes on to part k: the first part that no attribution took.
func (c *clauses) clauseStart(k int) int {
	i := c.from
	for i < k && c.parts[i].frag < 0 && c.d.linksOnly(c.parts[i]) {
		i++
	}
	return c.parts[i].first
}

// linksOnly reports whether a part holds nothing but "however" and the like.
func (d *doc) linksOnly(p part) bool { return d.skipLinks(p.first, p.last) >= p.last }

// endToken is the token after the last one of the parts before end.
func (c *clauses) endToken(end int) int {
	return c.parts[end-1].last
}

// overApposition finds the part after k that does not belong to the speaker: ", Sergei Orme", ", a fellow at the institute". A name found there
// becomes the speaker's.
func (c *clauses) overApposition(k int, dr *draft) int {
	d := c.d
	j := k + 1
	if !dr.who.ok() || dr.lead >= 0 || dr.who.last < c.parts[k].last || j >= len(c.parts) || c.parts[j].frag >= 0 || c.parts[j].sep != ',' {
		return j
	}
	p := c.parts[j]
	named := d.nameAt[dr.who.head] >= 0
	if n := d.nameAt[p.first]; !named && n >= 0 && d.names[n].last == p.last && d.names[n].class == PersonName {
		dr.who = phrase{first: dr.who.first, last: p.last, head: p.last - 1}
		return j + 1
	}
	if named && d.apposition(p) {
		return j + 1
	}
	return j
}

// apposition reports whether a part describes a person without a verb: "Leiterin des Wasserwerks".
func (d *doc) apposition(p part) bool {
	if p.last-p.first > 14 {
		return false
	}
	role := false
	for i := p.first; i < p.last; i++ {
		w := d.words[i]
		if w.frag >= 0 {
			continue
		}
		if i < p.first+4 && w.c&(clRole|clTitle) != 0 {
			role = true
		}
		if w.c&(clSay|clThink|clThat|clSubject|clRel|clConjv) != 0 && w.c&(clRole|clDet) == 0 || d.lex.lang.finite(d, i) {
			return false
		}
	}
	return role
}

// verbContent takes what the verb of saying in part k reports.
func (c *clauses) verbContent(dr *draft, k int, cu cueAt) int {
	d := c.d
	if k > c.from && c.parts[k-1].frag >= 0 && cu.before(c, k) {
		return c.tagContent(dr, k, cu)
	}
	rest := c.overApposition(k, dr)
	if next, ok := c.leadContent(dr, k, rest, cu); ok {
		return next
	}
	if (cu.opens || cu.as) && !cu.ing {
		return c.insertContent(dr, k, rest, cu)
	}
	if topic := d.lex.lang.topic; topic != nil {
		if r := topic(d, c.parts[k], cu); r.last > r.first {
			dr.named("topic")
			d.region(dr, r.first, r.last)
			return k + 1
		}
	}
	return k
}

// before reports whether the speech in part k-1 can belong to the cue in part k: a mark stands between, or the speech ends with its own.
func (cu cueAt) before(c *clauses, k int) bool {
	d := c.d
	if sep := c.parts[k].sep; sep == ',' || dash(sep) {
		return true
	}
	g := d.frags[c.parts[k-1].frag]
	j := g.last - 2
	return cu.opens && j > g.first && d.toks[j].Kind == segment.Punct
}

// tagContent takes the speech before the tag in part k, and what goes on with it after the tag.
func (c *clauses) tagContent(dr *draft, k int, cu cueAt) int {
	d := c.d
	first := k - 1
	for first > c.from && c.parts[first-1].frag >= 0 {
		first--
	}
	dr.named("tag")
	if dr.who.first > cu.verb && dr.rule == "tag" {
		dr.rule = "inverted"
	}
	for i := first; i < k; i++ {
		d.region(dr, c.parts[i].first, c.parts[i].last)
	}
	j := c.overApposition(k, dr)
	if j >= len(c.parts) {
		return j
	}
	p := c.parts[j]
	if p.frag >= 0 && (p.sep == ',' || p.sep == '.' || p.sep == ':' || dash(p.sep)) {
		d.region(dr, p.first, p.last)
		dr.rule = "interrupted"
		j++
	}
	return j
}

// leadContent takes what follows a cue that leads in to it.
func (c *clauses) leadContent(dr *draft, k, rest int, cu cueAt) (int, bool) {
	d, p := c.d, c.parts[k]
	if rest < len(c.parts) {
		n := c.parts[rest]
		switch {
		case n.sep == ':':
			dr.named("colon")
			end := len(c.parts)
			d.region(dr, n.first, c.endToken(end))
			return end, true
		case n.frag >= 0 && n.sep == 0 && rest == k+1:
			start := n.first
			if d.words[cu.verb].c&clCall != 0 {
				start = d.skipLinks(cu.past, n.first)
			}
			dr.named("lead-in")
			end := c.contentEnd(rest + 1)
			if start == n.first {
				end = rest + 1
			}
			d.region(dr, start, c.endToken(end))
			return end, true
		case n.frag < 0 && n.sep == ',' && !cu.as && !(cu.opens && k > c.from && d.words[n.first].c&clThat == 0 && !c.subordinate(k-1)):
			if start, ok := d.lex.lang.content(d, n, cu); ok {
				dr.named("lead-in")
				end := c.contentEnd(rest + 1)
				d.region(dr, start, c.endToken(end))
				return end, true
			}
		}
	}
	if inf := d.lex.lang.infinitive; inf != nil {
		if i := inf(d, p, cu); i > 0 {
			dr.named("infinitive")
			end := c.contentEnd(k + 1)
			d.region(dr, i, c.endToken(end))
			return end, true
		}
	}
	return k, false
}

// aside reports whether part k says more of the noun before it: an apposition, a participle, a relative clause.
func (c *clauses) aside(k int) bool {
	d, p := c.d, c.parts[k]
	if p.frag >= 0 {
		return false
	}
	if d.apposition(p) {
		return true
	}
	for i := p.first; i < p.last; i++ {
		if i <= p.first+1 && d.words[i].c&clRel != 0 {
			return true
		}
		if d.words[i].frag < 0 && (d.words[i].c&(clSay|clThat|clSubject) != 0 || d.lex.lang.finite(d, i)) {
			return false
		}
	}
	return endsIn(d.lower(p.first), "ый", "ий", "ая", "ое", "ые", "ого", "его", "ой", "ей", "ым", "им", "ом", "ем", "ых", "их", "шийся", "шаяся")
}

// subordinate reports whether part k begins with "when", "because" and the like, so that the clause after it is the main one.
func (c *clauses) subordinate(k int) bool {
	p := c.parts[k]
	i := c.d.skipLinks(p.first, p.last)
	return p.frag < 0 && i < p.last && c.d.words[i].c&clSub != 0
}

// insertContent takes the clause that "as Orme said" or "Orme believes" stands before, in or after.
func (c *clauses) insertContent(dr *draft, k, rest int, cu cueAt) int {
	d := c.d
	if k == c.from {
		if !cu.as || rest >= len(c.parts) {
			return k
		}
		dr.named("as")
		end := c.contentEnd(rest + 1)
		d.region(dr, c.parts[rest].first, c.endToken(end))
		return end
	}
	start := c.clauseStart(k)
	if i := d.skipLinks(start, c.parts[k].first); d.words[i].c&clSub != 0 || d.toks[i].Kind != segment.Punct && d.words[i].c&clThat != 0 {
		return k
	}
	if p := c.parts[k]; p.sep != ',' && !dash(p.sep) {
		return k
	}
	goesOn := rest < len(c.parts) && c.parts[rest].sep == ';' && d.lex.lang.reported != nil && d.subjunctive(c.parts[rest].first, c.parts[rest].last)
	if t := d.lex.lang.about; t != nil {
		start = t(d, start, c.parts[k].first)
	}
	dr.named("parenthesis")
	d.region(dr, start, c.parts[k].first-1)
	if rest >= len(c.parts) || c.parts[rest].sep != ',' && !dash(c.parts[rest].sep) && !goesOn || c.cuts(rest) {
		return rest
	}
	end := c.contentEnd(rest + 1)
	d.region(dr, c.parts[rest].first, c.endToken(end))
	return end
}

// contentEnd is the first part from k on that begins another attribution.
func (c *clauses) contentEnd(k int) int {
	for ; k < len(c.parts); k++ {
		if c.cuts(k) {
			return k
		}
	}
	return len(c.parts)
}

// cuts reports whether part k begins with a verb of saying that goes back to the speaker: "und betonte, dass", "добавив, что".
func (c *clauses) cuts(k int) bool {
	d, p := c.d, c.parts[k]
	if p.frag >= 0 || p.sep != ',' {
		return false
	}
	i := d.skipLinks(p.first, p.last)
	if i >= p.last {
		return false
	}
	w := d.words[i]
	if w.c&clSay == 0 || d.nameAt[i] >= 0 {
		return false
	}
	if w.c&clIng != 0 && w.c&(clPast|clThird) == 0 {
		return d.lex.lang.tag == "ru"
	}
	return i > p.first && w.c&(clPast|clThird) != 0 && d.words[p.first].c&clConj != 0
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
