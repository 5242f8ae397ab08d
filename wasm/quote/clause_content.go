package quote

import "verbatim/wasm/segment"

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
	if d.lex.lang.nouns && rest >= len(c.parts) && !d.verbLike(start, c.parts[k].first) {
		return k // no clause stands before the verb
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
