package bundle

import (
	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// attribution is the walk over one of them: what cannot be told by the marks and the ends of sentences is told by its distance from what has been told.
func (w *found) attribution(x *quote.Attribution) {
	kind, level, pieces := int(x.Kind), int(x.Confidence)+levels*len(x.With), len(x.Pieces)
	w.choice(&kind)
	w.choice(&level)
	w.name(&x.Rule)
	w.choice(&pieces)
	x.Kind, x.Confidence = quote.Kind(kind), quote.Confidence(level%levels)
	if x.Kind > quote.Mixed {
		w.bad = true
	}
	each(&w.walk, &x.Pieces, pieces, w.piece)
	fragments := len(x.Fragments)
	w.choice(&fragments)
	i := 0
	each(&w.walk, &x.Fragments, fragments, func(s *article.Span) { w.fragment(s, x.Pieces, i); i++ })
	from := cell{}
	if len(x.Pieces) > 0 {
		from = w.cellOf(x.Pieces[0])
	}
	w.optional(&x.Cue, from)
	if !x.Cue.IsZero() {
		from = w.cellOf(x.Cue)
	}
	w.mention(&x.Mention, from)
	w.speaker(x, level/levels)
	w.role(x, from)
	n := len(x.Evidence)
	w.choice(&n)
	each(&w.walk, &x.Evidence, n, func(e *quote.Evidence) { w.evidence(e, x, from) })
	w.optional(&x.Via, from)
	w.optional(&x.To, from)
	w.optional(&x.When, from)
}

// piece: it begins after the next mark or so many words on, and nearly always goes up to a mark or the end of the sentence.
func (w *found) piece(s *article.Span) {
	c := w.cellOf(*s)
	offset := 0
	if w.cursor > 0 && len(w.ends.list) > 0 {
		offset = w.ends.at(min(w.cursor, len(w.ends.list)) - 1)
	}
	marked := w.afterMark(offset)
	other := c.first != marked
	if w.flag(&other); other {
		c.first -= w.cursor
		w.signed(pieceField, &c.first)
		c.first += w.cursor
	} else {
		c.first = marked
	}
	if c.first < 0 || c.first >= len(w.starts.list) {
		w.bad = true
		return
	}
	guesses := [...]int{1 + w.upTo(c.first, &w.marks), 1 + w.upTo(c.first, &w.stops)}
	way := len(guesses)
	for i, guess := range guesses {
		if guess == c.words {
			way = min(way, i)
		}
	}
	w.choice(&way)
	if way < len(guesses) {
		c.words = guesses[way]
	} else {
		w.number(lengthField, &c.words)
	}
	w.few(apartField, &c.before, 3)
	w.few(apartField, &c.after, 3)
	w.set(s, c)
	w.cursor = max(0, c.first+c.words-1)
}

// fragment: it nearly always is the piece of the same number with the marks around it.
func (w *found) fragment(s *article.Span, pieces []article.Span, i int) {
	i = min(i, len(pieces)-1)
	if i < 0 {
		w.bad = true
		return
	}
	before, after := pieces[i].Start-s.Start, s.End-pieces[i].End
	wraps := before >= 0 && before < 8 && after >= 0 && after < 8
	if w.flag(&wraps); wraps {
		w.choice(&before)
		w.choice(&after)
		*s = article.Span{Start: pieces[i].Start - before, End: pieces[i].End + after}
		if s.Start < 0 || s.End > len(w.text) {
			w.bad = true
		}
		return
	}
	w.near(s, w.cellOf(pieces[i]), false)
}

// optional is a span near another one, or none.
func (w *found) optional(s *article.Span, from cell) {
	is := !s.IsZero()
	if w.flag(&is); is {
		w.near(s, from, true)
	}
}

// The ways in which a span may be told that is likely to be one told before.
const (
	noSpan = iota
	ownSpan
	someName // and all above it: a name, by how many it stands before or after the next one
)

// mention is a name, or a description, or none.
func (w *found) mention(s *article.Span, from cell) {
	names := w.item.Quotes.Names
	at := w.starts.at(min(from.first, len(w.starts.list)-1))
	next := 0
	for next < len(names) && names[next].Span.Start < at {
		next++
	}
	way := ownSpan
	if s.IsZero() {
		way = noSpan
	}
	for i := range names {
		if names[i].Span == *s && way != noSpan {
			way = someName + zigzag(i-next)
		}
	}
	w.few(indexField, &way, 10)
	switch {
	case way == ownSpan:
		w.near(s, from, true)
	case way >= someName:
		if i := next + unzigzag(way-someName); i >= 0 && i < len(names) {
			*s = names[i].Span
		} else {
			w.bad = true
		}
	}
}

// speaker: the person is whose name the mention is, or who spoke before.
func (w *found) speaker(x *quote.Attribution, others int) {
	guess := w.before
	for _, name := range w.item.Quotes.Names {
		if name.Span == x.Mention && !x.Mention.IsZero() {
			guess = name.Person
		}
	}
	way := 2 + max(x.Person, 0)
	if x.Person == guess {
		way = 0
	} else if x.Person < 0 {
		way = 1
	}
	w.few(indexField, &way, 2)
	switch way {
	case 0:
		x.Person = guess
	case 1:
		x.Person = -1
	default:
		x.Person = way - 2
	}
	if x.Person >= 0 {
		w.before = x.Person
	}
	each(&w.walk, &x.With, others, func(p *int) { w.number(indexField, p) })
}

// role is one of the person's.
func (w *found) role(x *quote.Attribution, from cell) {
	var roles []article.Span
	if x.Person >= 0 && x.Person < len(w.item.Quotes.People) {
		roles = w.item.Quotes.People[x.Person].Roles
	}
	w.among(&x.Role, roles, from)
}

// among is a span that nearly always is one of a list.
func (w *found) among(s *article.Span, list []article.Span, from cell) {
	way := ownSpan
	if s.IsZero() {
		way = noSpan
	}
	for i, known := range list {
		if way == ownSpan && known == *s {
			way = someName + i
		}
	}
	w.choice(&way)
	switch {
	case way == ownSpan:
		w.near(s, from, true)
	case way >= someName+len(list):
		w.bad = true
	case way >= someName:
		*s = list[way-someName]
	}
}

// evidence is mostly what has been told already.
func (w *found) evidence(e *quote.Evidence, x *quote.Attribution, from cell) {
	w.name(&e.Part)
	list := append(w.room[:0], x.Cue, x.Mention, x.Role)
	if w.before >= 0 && w.before < len(w.item.Quotes.People) { // the latest mention before this one
		mentions := w.item.Quotes.People[w.before].Mentions
		latest := 0
		for latest < len(mentions) && mentions[latest].Start < x.Mention.Start {
			latest++
		}
		if latest > 0 {
			list = append(list, mentions[latest-1])
		}
	}
	w.room = append(list, x.Pieces...)
	w.among(&e.Span, w.room, from)
}
