package bundle

import (
	"encoding/binary"
	"errors"
	"slices"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
	"verbatim/wasm/store"
)

// encoder writes the fields of records.
type encoder struct{ b []byte }

func (e *encoder) int(n int)       { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) string(s string) { e.b = store.AppendString(e.b, s) }

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

// levels is the number of levels of confidence. How many speak together is written with the level, since it is nearly always one alone.
const levels = int(quote.Named) + 1

// decoder reads what encoder writes.
type decoder struct{ *store.Decoder }

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

// meta reads a record of items/meta.
func (t *wordTable) meta(data []byte) (id string, m article.Meta, ok bool) {
	b := store.NewBits(data)
	id = t.next(b, mostOf(data))
	for _, s := range metaStrings(&m) {
		*s = t.next(b, mostOf(data))
	}
	guessed := int(b.Take(guessBits))
	m.Sample = b.Take(1) == 1
	m.TitleByArchive = b.Take(1) == 1
	guess := guessID(&m)
	if guessed > len(guess) {
		return "", m, false
	}
	return guess[:guessed] + id, m, b.Whole()
}

// guessBits is the width of the number of bytes of an id that are as guessed.
const guessBits = 7

// guessID is how ids of articles often begin: with the date and the title.
func guessID(m *article.Meta) string {
	guess := m.Published + "-" + article.Slug(m.Title)
	return guess[:min(len(guess), 1<<guessBits-1)]
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
