package bundle

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// The contexts of numbers.
const (
	startField   = firstField + iota // words between things
	wordsField                       // words of a span
	apartField                       // bytes between a span and its words
	pieceField                       // words from one attribution to the next
	lengthField                      // words of a piece
	indexField                       // of a name, a person
	skippedField                     // words with a capital before a name
	nearField                        // words from one thing to another
	slugField
)

// found is the walk over what was found in an article and over its blocks and sections.
type found struct {
	walk
	*grid
	item Item

	room []article.Span // of evidence

	cursor int // the first word that is not yet behind us
	newest int // the highest person of a name
	before int // person of the attribution before
}

// partsOf gives the parts of what was found in an item, whose spans lie in its text.
func partsOf(item Item) []part {
	parts, ok := item.parts()
	if !ok {
		parts, _ = newGrid(item.Article.Text).note(item)
	}
	return parts
}

// note gives the parts of what was found in an item with the grid's text. ok is false when a span lies outside it.
func (g *grid) note(item Item) (list []part, ok bool) {
	w := &found{grid: g, item: item}
	r := item.Quotes
	w.expect(1 + len(item.Article.Blocks) + len(item.Article.Sections) + len(r.Names) + len(r.People) + len(r.Attributions) + len(r.Rejected))
	w.all()
	return w.noted, !w.bad
}

// read reads parts into the blocks and sections of a, and gives an item of it, which with keep knows the parts.
func (g *grid) read(source parts, a *article.Article, keep bool) (Item, bool) {
	w := &found{grid: g, item: Item{Article: a, Quotes: &quote.Result{}}}
	w.source, w.keeps = source, keep
	w.left = 64 + 16*len(a.Text)
	if keep {
		w.expect(len(a.Text) / 20) // as running text has them
	}
	w.all()
	if keep {
		w.item.known = known{w.noted, w.item.Quotes}
	}
	return w.item, !w.bad && check(w.item) == nil
}

func (w *found) all() {
	a, r := w.item.Article, w.item.Quotes
	var n [6]int
	w.part(headPart, func() {
		n = [...]int{len(a.Blocks), len(a.Sections), len(r.Names), len(r.People), len(r.Attributions), len(r.Rejected)}
		for i := range n {
			w.number(plainNumbers, &n[i])
		}
	})
	var block article.Block
	each(&w.walk, &a.Blocks, n[0], func(b *article.Block) { w.part(blockPart, func() { w.block(b, block); block = *b }) })
	heading := 0
	each(&w.walk, &a.Sections, n[1], func(s *article.Section) { w.part(sectionPart, func() { w.section(s, &heading) }) })
	w.newest, w.cursor = -1, 0
	each(&w.walk, &r.Names, n[2], func(x *quote.Name) { w.part(namePart, func() { w.properName(x) }) })
	person := 0
	each(&w.walk, &r.People, n[3], func(p *quote.Person) { w.part(personPart, func() { w.person(p, person) }); person++ })
	w.before, w.cursor = -1, 0
	each(&w.walk, &r.Attributions, n[4], func(x *quote.Attribution) { w.part(attributionPart, func() { w.attribution(x) }) })
	each(&w.walk, &r.Rejected, n[5], func(x *quote.Rejected) {
		w.part(rejectedPart, func() { w.near(&x.Span, w.cell(article.Span{}), false); w.name(&x.Reason) })
	})
}

// cellOf is the cell of a span, when it lies in the text.
func (w *found) cellOf(s article.Span) cell {
	if w.source == nil && (s.Start < 0 || s.Start > s.End || s.End > len(w.text)) {
		w.bad = true
		return cell{}
	}
	return w.cell(s)
}

func (w *found) set(s *article.Span, c cell) {
	if w.source == nil || w.bad {
		return
	}
	var ok bool
	if *s, ok = w.span(c); !ok {
		w.bad = true
	}
}

// block: it is told by where the one before it ends, and by the next empty line.
func (w *found) block(b *article.Block, before article.Block) {
	kind := int(b.Kind)
	w.choice(&kind)
	if b.Kind = article.BlockKind(kind); kind > int(article.ListItem) {
		w.bad = true
	}
	section := b.Section - before.Section
	w.signedChoice(&section)
	b.Section = before.Section + section
	guess := article.Span{Start: min(before.Span.End+len("\n\n"), len(w.text)), End: len(w.text)}
	if before.Span.End == 0 {
		guess.Start = 0
	}
	if i := strings.Index(w.text[guess.Start:], "\n\n"); i >= 0 {
		guess.End = guess.Start + i
	}
	other := b.Span != guess
	if w.flag(&other); !other {
		b.Span = guess
		return
	}
	w.near(&b.Span, w.cell(guess), false)
}

// section: its title is nearly always the next heading, and its slug made from that.
func (w *found) section(s *article.Section, heading *int) {
	blocks := w.item.Article.Blocks
	for *heading < len(blocks) && blocks[*heading].Kind != article.Heading {
		*heading++
	}
	var guess article.Span
	if *heading < len(blocks) {
		guess = blocks[*heading].Span
		*heading++
	}
	other := s.Title != guess
	if w.flag(&other); other {
		w.near(&s.Title, w.cell(guess), false)
	} else {
		s.Title = guess
	}
	if w.bad {
		return
	}
	slug := article.Slug(s.Title.Of(w.text))
	other = s.Slug != slug
	if w.flag(&other); other {
		w.string(&s.Slug)
	} else {
		s.Slug = slug
	}
}

// properName begins with one of the next words that have a capital.
func (w *found) properName(x *quote.Name) {
	c := w.cellOf(x.Span)
	skipped, word := 0, w.cursor
	if w.source == nil {
		for ; word < c.first; word++ {
			if w.capital(word) {
				skipped++
			}
		}
	}
	known := word == c.first && w.capital(word)
	if w.flag(&known); known {
		w.few(skippedField, &skipped, 3)
		if w.source != nil {
			for ; word < len(w.ends.list); word++ {
				if w.capital(word) {
					if skipped--; skipped < 0 {
						break
					}
				}
			}
			c.first = word
		}
	} else {
		c.first -= w.cursor
		w.signed(startField, &c.first)
		c.first += w.cursor
	}
	c = w.rest(&x.Span, c, true)
	w.cursor = max(w.cursor, c.first+max(1, c.words-1))
	class := int(x.Class)
	w.choice(&class)
	if x.Class = quote.NameClass(class); class > int(quote.BodyName) {
		w.bad = true
	}
	w.whose(x)
}

// whose tells the person of a name.
func (w *found) whose(x *quote.Name) {
	person := 0 // nobody; 1 is one not met before, 2 the one met last, and so on
	if x.Person >= 0 {
		person = w.newest + 2 - x.Person
	}
	if x.Person > w.newest+1 || x.Person < -1 { // out of turn
		person = escape - 1
	}
	w.few(indexField, &person, 20)
	switch {
	case person == escape-1:
		w.number(plainNumbers, &x.Person)
	case person == 0:
		x.Person = -1
	default:
		x.Person = w.newest + 2 - person
	}
	if x.Person < -1 {
		w.bad = true
	}
	w.newest = max(w.newest, x.Person)
}

// few is a number that is nearly always below limit, which is a choice then.
func (w *found) few(context int, v *int, limit int) {
	n := min(*v, limit)
	w.choice(&n)
	if n == limit {
		rest := *v - limit
		w.number(context, &rest)
		n += rest
	}
	*v = n
}

// rest is all of a span but its first word, and gives its cell. short says that its words are few.
func (w *found) rest(s *article.Span, c cell, short bool) cell {
	w.few(apartField, &c.before, 3)
	if short {
		w.few(wordsField, &c.words, 6)
	} else {
		w.number(wordsField, &c.words)
	}
	w.few(apartField, &c.after, 3)
	w.set(s, c)
	return c
}

// near is a span that stands near another one.
func (w *found) near(s *article.Span, from cell, short bool) {
	c := w.cellOf(*s)
	end := from.first + max(0, from.words-1)
	n := 0
	switch {
	case c.first >= end:
		n = 3 * (c.first - end)
	case c.first < from.first:
		n = 3*(from.first-c.first-1) + 1
	default:
		n = 3*(c.first-from.first) + 2
	}
	w.few(nearField, &n, 9)
	switch n % 3 {
	case 0:
		c.first = end + n/3
	case 1:
		c.first = from.first - 1 - n/3
	default:
		c.first = from.first + n/3
	}
	w.rest(s, c, short)
}

// person: the names are known, and so is whose they are.
func (w *found) person(p *quote.Person, number int) {
	var mentions []article.Span
	first := cell{}
	for _, x := range w.item.Quotes.Names {
		if x.Person == number {
			mentions = append(mentions, x.Span)
		}
	}
	other := !sameSpans(p.Mentions, mentions)
	if w.flag(&other); other {
		w.spans(&p.Mentions, first)
	} else {
		p.Mentions = mentions
	}
	if len(p.Mentions) > 0 {
		first = w.cellOf(p.Mentions[0])
	}
	if w.bad {
		return
	}
	which := 0 // 1 + the mention that the name is
	for i, m := range p.Mentions {
		if which == 0 && m.Of(w.text) == p.Name {
			which = 1 + i
		}
	}
	w.choice(&which)
	switch {
	case which == 0:
		w.string(&p.Name)
	case which <= len(p.Mentions):
		p.Name = p.Mentions[which-1].Of(w.text)
	default:
		w.bad = true
	}
	w.spans(&p.Roles, first)
	if len(p.Roles) > 0 {
		first = w.cellOf(p.Roles[0])
	}
	w.spans(&p.Bodies, first)
	w.flag(&p.Body)
}

func sameSpans(a, b []article.Span) bool {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}

// spans is a list of them, each near the one before.
func (w *found) spans(list *[]article.Span, from cell) {
	n := len(*list)
	w.choice(&n)
	each(&w.walk, list, n, func(s *article.Span) {
		w.near(s, from, true)
		from = w.cellOf(*s)
	})
}
