package quote

import (
	"sort"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/segment"
)

// Extract finds the attributions of a. It never fails and never panics, whatever the text. Its cost grows in step with the length of the
// text: every scan forward or back is bounded by a count of tokens.
func Extract(a *article.Article) *Result {
	d := newDoc(a)
	d.run()
	r := d.result()
	d.leave()
	return r
}

// run is the stages in their order.
func (d *doc) run() {
	d.pair()
	d.cut()
	d.findNames()
	if !d.lex.lang.commas {
		d.findPlaces()
	}
	d.gather()
	d.drafts = sized(d.drafts, len(d.sents)/2+8)[:0]
	d.attribute()
	d.chain()
	d.resolve()
	d.weigh()
}

// result turns the drafts into what the caller sees.
func (d *doc) result() *Result {
	r := &Result{}
	d.spans = make([]article.Span, 0, len(d.names)+2*len(d.drafts))
	d.shown = make([]Evidence, 0, 3*len(d.drafts))
	index := d.namedPeople(r)
	d.ids.reset(2 * len(d.drafts))
	if len(d.drafts) > 0 {
		r.Attributions = make([]Attribution, 0, len(d.drafts))
	}
	for i := range d.drafts {
		if at, ok := d.attribution(&d.drafts[i], index); ok {
			r.Attributions = append(r.Attributions, at)
		}
	}
	sort.SliceStable(r.Attributions, func(i, j int) bool {
		return r.Attributions[i].Pieces[0].Start < r.Attributions[j].Pieces[0].Start
	})
	for i := range r.Attributions {
		r.Attributions[i].ID = d.identify(&r.Attributions[i])
	}
	for f := range d.frags {
		if d.frags[f].draft < 0 && !d.toks[d.frags[f].first].Is(doubled) {
			r.Rejected = append(r.Rejected, Rejected{Span: d.fragSpan(f), Reason: d.reasonOf(f)})
		}
	}
	if len(d.names) > 0 {
		r.Names = make([]Name, 0, len(d.names))
	}
	for i := range d.names {
		n := &d.names[i]
		person := -1
		if n.person >= 0 {
			person = index[n.person]
		}
		class := n.class
		if person >= 0 && class != PlaceName {
			class = PersonName
			if r.People[person].Body {
				class = BodyName
			}
		}
		r.Names = append(r.Names, Name{Span: d.span(n.core, n.last), Class: class, Person: person})
	}
	return r
}

func (d *doc) reasonOf(f int) string {
	g := d.frags[f]
	switch {
	case g.reason != "":
		return g.reason
	case d.blocks[g.block].kind == article.Heading:
		return "heading"
	case !d.blocks[g.block].speaks():
		return "caption"
	}
	return "no speaker"
}

// mentionedOften is the number of mentions from which a person is listed without having spoken.
const mentionedOften = 3

// namedPeople lists the people worth naming and gives the index of each in the list, or -1.
func (d *doc) namedPeople(r *Result) []int {
	for i := range d.drafts {
		if p := d.drafts[i].person; p >= 0 && d.drafts[i].conf == Named {
			d.people[p].quoted++
			for _, other := range d.drafts[i].with {
				d.people[other].quoted++
			}
		}
	}
	d.index = sized(d.index, len(d.people))
	n := 0
	for i := range d.people {
		d.index[i] = -1
		if p := &d.people[i]; p.quoted > 0 || len(p.names) >= mentionedOften {
			d.index[i] = n
			n++
		}
	}
	if n > 0 {
		r.People = make([]Person, 0, n)
	}
	for i := range d.people {
		if d.index[i] >= 0 {
			r.People = append(r.People, d.person(&d.people[i]))
		}
	}
	return d.index
}

func (d *doc) person(p *person) Person {
	out := Person{Body: p.body}
	if p.best < 0 {
		first, last := p.phrase.first, p.phrase.last
		for first < last && d.words[first].c&clDet != 0 {
			first++
		}
		s := d.span(first, last)
		out.Name, out.Mentions = d.text[s.Start:s.End], []article.Span{s}
		return out
	}
	n := d.names[p.best]
	out.Name = d.cleanName(n.core, n.last)
	if f := d.lex.lang.nominative; f != nil {
		out.Name = d.nominative(p)
	}
	out.Mentions = cut(&d.spans, len(p.names))
	for _, k := range p.names {
		out.Mentions = append(out.Mentions, d.nameSpan(d.names[k].core, d.names[k].last))
	}
	if len(p.roles) > 0 {
		out.Roles = cut(&d.spans, len(p.roles))
	}
	for _, role := range p.roles {
		out.Roles = append(out.Roles, d.span(role.first, role.last))
		out.Bodies = append(out.Bodies, d.bodiesIn(role)...)
	}
	return out
}

// nameSpan is the span of a name without its possessive ending.
func (d *doc) nameSpan(first, last int) article.Span {
	s := d.span(first, last)
	s.End = int(d.toks[last-1].Start) + len(d.bare(last-1))
	return s
}

// cleanName is the name as one would write it alone.
func (d *doc) cleanName(first, last int) string {
	s := d.nameSpan(first, last)
	return strings.Join(strings.Fields(d.text[s.Start:s.End]), " ")
}

// bodiesIn finds the names of bodies within a role: "IMEMO RAS".
func (d *doc) bodiesIn(role run) []article.Span {
	var out []article.Span
	for k := role.first; k < role.last; {
		n := d.nameAt[k]
		if n < 0 {
			k++
			continue
		}
		q := d.names[n]
		if last := min(q.last, role.last); q.class != PlaceName && q.first >= role.first && k < last {
			if q.class == BodyName || q.class == OtherName {
				out = append(out, d.nameSpan(q.first, last))
			}
		}
		k = q.last
	}
	return out
}

// attribution turns one draft into an Attribution; the second result is false when nothing of it is left.
func (d *doc) attribution(dr *draft, index []int) (Attribution, bool) {
	a := Attribution{Person: -1, Confidence: dr.conf, Rule: dr.rule}
	if len(dr.pieces) > 1 {
		sort.Slice(dr.pieces, func(i, j int) bool { return dr.pieces[i].first < dr.pieces[j].first })
	}
	a.Pieces = cut(&d.spans, len(dr.pieces))
	for _, p := range dr.pieces {
		if s := d.inner(p.first, p.last); s.Len() > 0 && (len(a.Pieces) == 0 || s.Start >= a.Pieces[len(a.Pieces)-1].End) {
			a.Pieces = append(a.Pieces, s)
		}
	}
	if len(a.Pieces) == 0 {
		return a, false
	}
	if len(dr.frags) > 0 {
		sort.Ints(dr.frags)
		a.Fragments = cut(&d.spans, len(dr.frags))
	}
	for _, f := range dr.frags {
		if d.toks[d.frags[f].first].Is(doubled) {
			continue
		}
		a.Fragments = append(a.Fragments, d.fragSpan(f))
	}
	if len(a.Fragments) == 0 {
		a.Fragments = nil
	}
	a.Kind = d.kindOf(dr)
	a.Cue = d.span(dr.cue.first, dr.cue.last)
	a.Mention = d.span(dr.who.first, dr.who.last)
	a.Via, a.To, a.When = d.span(dr.via.first, dr.via.last), d.span(dr.to.first, dr.to.last), d.span(dr.when.first, dr.when.last)
	if dr.person >= 0 && dr.conf == Named {
		a.Person = index[dr.person]
		for _, p := range dr.with {
			a.With = append(a.With, index[p])
		}
		a.Role = d.roleFor(dr)
	}
	d.evidence(dr, &a)
	return a, true
}

// roleFor picks the role in force where the words are said: the last one given before them, else the first.
func (d *doc) roleFor(dr *draft) article.Span {
	p := &d.people[dr.person]
	if len(p.roles) == 0 {
		return article.Span{}
	}
	if len(p.soonest) != len(p.roles) {
		p.soonest = cut(&d.ints, len(p.roles))[:len(p.roles)]
		soonest := len(d.toks)
		for i := len(p.roles) - 1; i >= 0; i-- {
			soonest = min(soonest, p.roles[i].first)
			p.soonest[i] = soonest
		}
	}
	in := sort.SearchInts(p.soonest, dr.who.last+roleNear+1)
	best := p.roles[max(in-1, 0)]
	return d.span(best.first, best.last)
}

// roleNear is how many tokens behind a mention a role may begin that is in force there.
const roleNear = 24

// evidence lists what the rule of dr used.
func (d *doc) evidence(dr *draft, a *Attribution) {
	out := d.shown[len(d.shown):]
	if !a.Cue.IsZero() {
		out = append(out, Evidence{"cue", a.Cue})
	}
	if !a.Mention.IsZero() {
		out = append(out, Evidence{"mention", a.Mention})
	}
	role := a.Role.IsZero()
	for _, e := range dr.evidence {
		out = append(out, Evidence{e.part, d.span(e.at.first, e.at.last)})
		role = role || e.part == "role"
	}
	if !role {
		out = append(out, Evidence{"role", a.Role})
	}
	if len(out) > 0 {
		a.Evidence = out[:len(out):len(out)]
		d.shown = out
	}
}

// inner is the bytes of [first, last) without outer marks, white space and a closing comma.
func (d *doc) inner(first, last int) article.Span {
	if f := d.words[first].frag; f >= 0 && d.frags[f].first == first && d.frags[f].reason == "" {
		if g := d.frags[f]; g.last >= last || d.words[last-1].frag != f {
			if g.last == last || g.last > last {
				if !g.bare {
					first++
				}
				if g.closed && g.last == last {
					last--
				}
			}
		}
	} else if f := d.words[last-1].frag; f >= 0 && d.frags[f].last == last && d.frags[f].closed && d.frags[f].reason == "" {
		last--
	}
	for last > first && d.toks[last-1].Kind == segment.Punct && (d.toks[last-1].Hash == ',' || d.toks[last-1].Hash == ';' || d.toks[last-1].Hash == ':') {
		last--
	}
	return d.span(first, last)
}

// outsideLetters is how many letters may stand outside the marks for the words still to count as direct.
const outsideLetters = 3

// kindOf tells direct from mixed and indirect by how many letters stand outside marks.
func (d *doc) kindOf(dr *draft) Kind {
	in, out := 0, 0
	for _, p := range dr.pieces {
		for i := p.first; i < p.last; i++ {
			t := &d.toks[i]
			if t.Kind == segment.Punct {
				continue
			}
			if f := d.words[i].frag; f >= 0 && d.frags[f].reason == "" {
				in += int(t.End - t.Start)
			} else {
				out += int(t.End - t.Start)
			}
		}
	}
	switch {
	case in == 0:
		return Indirect
	case out <= outsideLetters:
		return Direct
	}
	return Mixed
}

// identify makes the attribution's ID from its words: letters and digits alone, in lower case, so that a change of marks keeps it.
func (d *doc) identify(a *Attribution) string {
	h := uint32(2166136261)
	for _, s := range a.Pieces {
		for i := d.tokenAt(s.Start); i < len(d.toks) && int(d.toks[i].Start) < s.End; i++ {
			if d.toks[i].Kind != segment.Punct {
				h = (h ^ d.toks[i].Hash) * 16777619
			}
		}
	}
	base := h
	for n := d.ids.find(base); d.ids.find(h) > 0; n++ { // the same words said twice: the second gets a hash of the hash
		h = (base ^ uint32(n)) * 16777619
	}
	*d.ids.at(base)++
	if h != base {
		*d.ids.at(h)++
	}
	const digits = "0123456789abcdef"
	id := []byte("q00000000")
	for i := 8; i > 0; i-- {
		id[i] = digits[h&15]
		h >>= 4
	}
	return string(id)
}

// tokenAt is the first token that starts at or after the byte at.
func (d *doc) tokenAt(at int) int {
	return sort.Search(len(d.toks), func(i int) bool { return int(d.toks[i].Start) >= at })
}
