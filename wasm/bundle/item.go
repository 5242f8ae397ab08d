package bundle

import (
	"encoding/binary"
	"errors"
	"slices"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
	"verbatim/wasm/store"
)

// encoder writes the fields of records. A span is 0 if it is the zero Span, else its length plus 1 and the distance of its start from that of the span
// written before, signed: spans stand near one another.
type encoder struct {
	b      []byte
	before int
}

func (e *encoder) int(n int)       { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) string(s string) { e.b = store.AppendString(e.b, s) }

func (e *encoder) span(s article.Span) {
	if s.IsZero() {
		e.int(0)
		return
	}
	e.int(s.Len() + 1)
	e.b = binary.AppendVarint(e.b, int64(s.Start-e.before))
	e.before = s.Start
}

func (e *encoder) spans(list []article.Span) {
	e.int(len(list))
	for _, s := range list {
		e.span(s)
	}
}

func (e *encoder) strings(list []string) {
	e.int(len(list))
	for _, s := range list {
		e.string(s)
	}
}

// flags writes bits, the first as 1, the second as 2.
func (e *encoder) flags(bits ...bool) {
	n := 0
	for i, bit := range bits {
		if bit {
			n |= 1 << i
		}
	}
	e.int(n)
}

func encodeMeta(id string, m *article.Meta) []byte {
	var e encoder
	e.string(id)
	for _, s := range metaStrings(m) {
		e.string(*s)
	}
	e.flags(m.TitleByArchive, m.Sample)
	return e.b
}

func metaStrings(m *article.Meta) []*string {
	return []*string{&m.Title, &m.Author, &m.Publisher, &m.Published, &m.Lang, &m.TranslatedFrom, &m.URL, &m.Credit, &m.License}
}

// encodeFound writes the blocks and sections of an article and what was found in it, in this order, each list with its count in front:
//
//	blocks       { kind, span, section + 1 }
//	sections     { title, slug }
//	people       { name, mentions, roles, bodies, flags (1 body) }
//	attributions { kind, confidence, pieces, fragments, cue, mention, person + 1, role, rule, evidence { part, span }, via, to, when }
//	rejected     { span, reason }
//	names        { span, class, person + 1 }
func encodeFound(item Item) []byte {
	var e encoder
	e.int(len(item.Article.Blocks))
	for _, b := range item.Article.Blocks {
		e.int(int(b.Kind))
		e.span(b.Span)
		e.int(b.Section + 1)
	}
	e.int(len(item.Article.Sections))
	for _, s := range item.Article.Sections {
		e.span(s.Title)
		e.string(s.Slug)
	}
	r := item.Quotes
	e.int(len(r.People))
	for i := range r.People {
		e.person(&r.People[i])
	}
	e.int(len(r.Attributions))
	for i := range r.Attributions {
		e.attribution(&r.Attributions[i])
	}
	e.int(len(r.Rejected))
	for _, x := range r.Rejected {
		e.span(x.Span)
		e.string(x.Reason)
	}
	e.int(len(r.Names))
	for _, n := range r.Names {
		e.span(n.Span)
		e.int(int(n.Class))
		e.int(n.Person + 1)
	}
	return e.b
}

func (e *encoder) person(p *quote.Person) {
	e.string(p.Name)
	e.spans(p.Mentions)
	e.spans(p.Roles)
	e.spans(p.Bodies)
	e.flags(p.Body)
}

// levels is the number of levels of confidence. How many speak together is written with the level, since it is nearly always one alone.
const levels = int(quote.Named) + 1

func (e *encoder) attribution(a *quote.Attribution) {
	e.int(int(a.Kind))
	e.int(int(a.Confidence) + levels*len(a.With))
	e.spans(a.Pieces)
	e.spans(a.Fragments)
	e.span(a.Cue)
	e.span(a.Mention)
	e.int(a.Person + 1)
	for _, p := range a.With {
		e.int(p)
	}
	e.span(a.Role)
	e.string(a.Rule)
	e.int(len(a.Evidence))
	for _, x := range a.Evidence {
		e.string(x.Part)
		e.span(x.Span)
	}
	e.span(a.Via)
	e.span(a.To)
	e.span(a.When)
}

// decoder reads what encoder writes. Spans are checked against the text that they point into.
type decoder struct {
	*store.Decoder
	before int
	text   int // its length
	wrong  bool
}

func (d *decoder) span() article.Span {
	n := d.Int()
	if n == 0 {
		return article.Span{}
	}
	start := d.before + int(d.Varint())
	s := article.Span{Start: start, End: start + n - 1}
	if start < 0 || start > d.text || s.End > d.text {
		d.wrong = true
		return article.Span{}
	}
	d.before = start
	return s
}

// list reads a count and that many things; a count of 0 gives nil.
func list[T any](d *decoder, one func() T) []T {
	var out []T
	for range d.Count() {
		out = append(out, one())
		if d.Err() != nil {
			break
		}
	}
	return out
}

// below reads a number that must be smaller than n.
func (d *decoder) below(n int) int {
	v := d.Int()
	if v >= n {
		d.wrong = true
		return 0
	}
	return v
}

func decodeMeta(data []byte) (id string, m article.Meta, ok bool) {
	d := decoder{Decoder: store.NewDecoder(data)}
	id = d.String()
	for _, s := range metaStrings(&m) {
		*s = d.String()
	}
	flags := d.Int()
	m.TitleByArchive, m.Sample = flags&1 != 0, flags&2 != 0
	return id, m, d.Err() == nil && d.Len() == 0
}

// decodeFound reads what encodeFound wrote, into the blocks and sections of a.
func decodeFound(data []byte, a *article.Article) (*quote.Result, bool) {
	d := &decoder{Decoder: store.NewDecoder(data), text: len(a.Text)}
	a.Blocks = list(d, func() article.Block {
		return article.Block{Kind: article.BlockKind(d.below(int(article.ListItem) + 1)), Span: d.span(), Section: d.Int() - 1}
	})
	a.Sections = list(d, func() article.Section { return article.Section{Title: d.span(), Slug: d.String()} })
	r := &quote.Result{}
	r.People = list(d, d.person)
	r.Attributions = list(d, d.attribution)
	r.Rejected = list(d, func() quote.Rejected { return quote.Rejected{Span: d.span(), Reason: d.String()} })
	r.Names = list(d, func() quote.Name {
		return quote.Name{Span: d.span(), Class: quote.NameClass(d.below(int(quote.BodyName) + 1)), Person: d.Int() - 1}
	})
	ok := d.Err() == nil && d.Len() == 0 && !d.wrong
	return r, ok && check(Item{a, r}) == nil
}

func (d *decoder) spans() []article.Span { return list(d, d.span) }

func (d *decoder) person() quote.Person {
	return quote.Person{Name: d.String(), Mentions: d.spans(), Roles: d.spans(), Bodies: d.spans(), Body: d.Int()&1 != 0}
}

func (d *decoder) attribution() quote.Attribution {
	kind, level := quote.Kind(d.below(int(quote.Mixed)+1)), d.Int()
	return quote.Attribution{
		Kind: kind, Confidence: quote.Confidence(level % levels),
		Pieces: d.spans(), Fragments: d.spans(), Cue: d.span(), Mention: d.span(), Person: d.Int() - 1, With: d.several(level / levels), Role: d.span(), Rule: d.String(),
		Evidence: list(d, func() quote.Evidence { return quote.Evidence{Part: d.String(), Span: d.span()} }),
		Via:      d.span(), To: d.span(), When: d.span(),
	}
}

// several reads n numbers, or as many as there are.
func (d *decoder) several(n int) []int {
	var out []int
	for ; n > 0 && d.Err() == nil; n-- {
		out = append(out, d.Int())
	}
	return out
}

// check tells whether the parts of an item fit together, so that nobody who uses it has to look again.
func check(item Item) error {
	a, r := item.Article, item.Quotes
	for _, b := range a.Blocks {
		if b.Section < -1 || b.Section >= len(a.Sections) {
			return errors.New("a block is in a section that does not exist")
		}
	}
	for i := range r.Attributions {
		x := &r.Attributions[i]
		switch {
		case len(x.Pieces) == 0:
			return errors.New("attribution " + x.ID + " has no words")
		case x.Person < -1 || x.Person >= len(r.People):
			return errors.New("attribution " + x.ID + " is ascribed to a person who does not exist")
		case slices.ContainsFunc(x.With, func(p int) bool { return p < 0 || p >= len(r.People) }):
			return errors.New("attribution " + x.ID + " is shared with a person who does not exist")
		case x.Confidence == quote.Named && x.Person < 0:
			return errors.New("attribution " + x.ID + " is said to be named but has no person")
		}
	}
	for _, n := range r.Names {
		if n.Person < -1 || n.Person >= len(r.People) {
			return errors.New("a name is of a person who does not exist")
		}
	}
	return nil
}
