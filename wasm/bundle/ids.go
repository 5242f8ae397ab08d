package bundle

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"strings"

	"verbatim/wasm/store"
)

// quoteIDs are the ids of all quotes, in four bytes each where they have the usual form. They are read page by page, as quotes are looked at.
type quoteIDs struct {
	words *store.Numbers
	other map[int]string // those of another form
}

// of gives the id of a quote.
func (q *quoteIDs) of(n int) (string, error) {
	if id, ok := q.other[n]; ok {
		return id, nil
	}
	word, err := q.words.At(n)
	if err != nil {
		return "", err
	}
	return string(appendID(nil, word)), nil
}

// ask reads the ids of the quotes from one number up to another, so that they come from afar along with what else is asked for.
func (q *quoteIDs) ask(from, to int) error {
	if from == to {
		return nil
	}
	_, err := q.words.At(from)
	if _, last := q.words.At(to - 1); err == nil {
		err = last
	}
	return err
}

const digits = "0123456789abcdef"

// appendID writes the usual form of an id.
func appendID(b []byte, word uint32) []byte {
	return append(b, 'q', digits[word>>28], digits[word>>24&15], digits[word>>20&15], digits[word>>16&15], digits[word>>12&15], digits[word>>8&15], digits[word>>4&15], digits[word&15])
}

// idWriter gathers the ids of quotes.
type idWriter struct {
	words  []uint32
	other  []byte // { distance of the quote from the one before, its id }
	others int
	last   int
}

func (w *idWriter) add(id string) {
	n, err := strconv.ParseUint(strings.TrimPrefix(id, "q"), 16, 32)
	if err != nil || id != string(appendID(nil, uint32(n))) {
		w.other = binary.AppendUvarint(w.other, uint64(len(w.words)-w.last))
		w.other = store.AppendString(w.other, id)
		w.others++
		w.last = len(w.words)
		n = 0
	}
	w.words = append(w.words, uint32(n))
}

// sections are the ids: the usual ones do not compress.
func (w *idWriter) sections() []store.Section {
	other := append(binary.AppendUvarint(nil, uint64(w.others)), w.other...)
	return []store.Section{{Name: "ids", Data: store.AppendNumbers(nil, w.words), Codec: store.Raw, Page: recordPage}, {Name: "ids/other", Data: other, Codec: store.Deflate}}
}

// openIDs comes after openIndex, which has made sure that there are as many quotes as info says.
func (a *Archive) openIDs(f *store.File) error {
	p, d, err := section(f, "ids/other")
	if err != nil {
		return err
	}
	a.ids.other = map[int]string{}
	at := 0
	for range d.Count() {
		at += d.Int()
		a.ids.other[at] = d.String()
	}
	if d.Err() != nil || d.Len() > 0 {
		return p.Damaged(nonsense)
	}
	a.ids.words, err = f.Numbers("ids", a.info.Quotes)
	return err
}

// articleID gives the id of article n, or nothing when its record cannot be read. The caller holds a.mu, and does not change it.
func (a *Archive) articleID(n int) []byte {
	id, _ := a.readID(n)
	return id
}

// readID is articleID with what went wrong.
func (a *Archive) readID(n int) ([]byte, error) {
	if a.names.len() == 0 {
		a.names = newStringTable(a.info.Articles)
	}
	if len(a.names.at(n)) == 0 {
		id, _, err := a.meta(n)
		if err != nil {
			return nil, err
		}
		a.names.set(n, []byte(id))
	}
	return a.names.at(n), nil
}

// ArticleByID finds an article by the id used in URLs. ok is false when there is none, or when a record could not be read that may have been it.
//
// Articles stand as their files do, which is in the order of their ids as a rule: the id is looked for so first, which reads a fraction of what all ids take.
func (a *Archive) ArticleByID(id string) (n int, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.byID == nil && id != "" {
		if n, ok, err := a.searchID(id); ok || late(err) {
			return n, ok
		}
		if late(a.metas.ask()) { // else a hundred thousand records would be asked for one by one
			return 0, false
		}
		byID := make(map[string]int, a.info.Articles)
		whole := true
		for i := range a.info.Articles {
			name := string(a.articleID(i))
			byID[name] = i
			whole = whole && name != ""
		}
		if whole {
			a.byID = byID
		}
		n, ok = byID[id]
		return n, ok
	}
	n, ok = a.byID[id]
	return n, ok
}

// late tells whether bytes have not come, as against such that are here and of no use.
func late(err error) bool {
	var damage *store.Damage
	return err != nil && !errors.As(err, &damage)
}

// searchID looks for an article by its id as in a row sorted by ids, a few of which it asks for at once, so that they come together. That the row is not sorted,
// or not quite, as where the names of files end in different ways, makes it miss an article, never take another for it. The caller holds a.mu.
func (a *Archive) searchID(id string) (n int, ok bool, err error) {
	const ways, around = 16, 8 // parts into which the row is parted, and articles looked at beside the place
	from, to := 0, a.info.Articles
	for to-from > 2*ways {
		next, last := to, from
		var before []byte
		for k := 1; k < ways; k++ {
			at := from + (to-from)*k/ways
			name, failed := a.readID(at)
			switch {
			case failed != nil:
				err = cmp.Or(err, failed)
			case bytes.Compare(name, before) < 0: // not sorted
				return 0, false, nil
			case string(name) > id:
				next = min(next, at)
			default:
				last = at
			}
			before = name
		}
		if err != nil {
			return 0, false, err
		}
		from, to = last, next
	}
	for i := max(from-around, 0); i < min(to+around, a.info.Articles); i++ {
		name, failed := a.readID(i)
		if string(name) == id {
			return i, true, nil
		}
		err = cmp.Or(err, failed)
	}
	return 0, false, err
}

// QuoteByID finds a quote by its id, "article-id/attribution-id". ok is false when there is none.
func (a *Archive) QuoteByID(id string) (q int, ok bool) {
	articleID, attribution, _ := strings.Cut(id, "/")
	n, ok := a.ArticleByID(articleID)
	if !ok {
		return 0, false
	}
	for q := a.FirstQuote(n); q < a.FirstQuote(n+1); q++ {
		if id, err := a.ids.of(q); err == nil && id == attribution {
			return q, true
		}
	}
	return 0, false
}

// QuoteID gives the id of quote q, or "" when there is none or it cannot be read.
func (a *Archive) QuoteID(q int) string {
	if q < 0 || q >= a.info.Quotes {
		return ""
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return string(a.appendQuoteID(nil, uint32(q)))
}

// AppendQuoteIDs writes the ids of quotes as QuoteID gives them, each with a line feed after it. Where many are asked for it takes a twentieth of the time.
func (a *Archive) AppendQuoteIDs(b []byte, quotes []uint32) []byte {
	a.mu.Lock()
	defer a.mu.Unlock()
	const first = 64 // of which the length of all is guessed
	if len(quotes) > 2*first {
		before := len(b)
		b = a.appendQuoteIDs(b, quotes[:first])
		b = slices.Grow(b, (len(b)-before)*(len(quotes)-first)/first*17/16)
		quotes = quotes[first:]
	}
	return a.appendQuoteIDs(b, quotes)
}

// appendQuoteIDs is AppendQuoteIDs. The caller holds a.mu.
func (a *Archive) appendQuoteIDs(b []byte, quotes []uint32) []byte {
	_ = a.ids.words.Expect(len(quotes)) // what cannot be read shows below
	words, articles := a.ids.words.Kept(), a.index.ArticleRow()
	quick := words != nil && a.names.len() > 0 && len(a.ids.other) == 0
	for _, q := range quotes {
		var name []byte
		if quick && int(q) < a.info.Quotes {
			name = a.names.at(int(articles[q]))
		}
		switch {
		case len(name) > 0:
			b = appendID(append(append(b, name...), '/'), words[q])
		case int(q) < a.info.Quotes:
			b = a.appendQuoteID(b, q)
		}
		b = append(b, '\n')
	}
	return b
}

// appendQuoteID writes the id of a quote, or nothing where it cannot be read. The caller holds a.mu.
func (a *Archive) appendQuoteID(b []byte, q uint32) []byte {
	n := a.index.Article(q)
	before := len(b)
	b = append(append(b, a.articleID(n)...), '/')
	if len(a.ids.other) == 0 {
		if word, err := a.ids.words.At(int(q)); err == nil {
			return appendID(b, word)
		}
		return b[:before]
	}
	id, err := a.ids.of(int(q))
	if err != nil {
		return b[:before]
	}
	return append(b, id...)
}
