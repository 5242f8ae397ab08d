package bundle

import (
	"encoding/binary"
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
	var raw [4]byte
	binary.BigEndian.PutUint32(raw[:], word)
	return "q" + hexDigits(raw[:]), nil
}

// hexDigits writes b in lower-case hexadecimal. encoding/hex would bring fmt into the page's program.
func hexDigits(b []byte) string {
	const digits = "0123456789abcdef"
	out := make([]byte, 0, 2*len(b))
	for _, c := range b {
		out = append(out, digits[c>>4], digits[c&15])
	}
	return string(out)
}

// idWriter gathers the ids of quotes.
type idWriter struct {
	words  []uint32
	other  []byte // { distance of the quote from the one before, its id }
	others int
	last   int
}

func (w *idWriter) add(id string) {
	digits, q := strings.CutPrefix(id, "q")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !q || err != nil || digits != hexDigits(binary.BigEndian.AppendUint32(nil, uint32(n))) {
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

// articleID gives the id of article n, or "" when its record cannot be read. The caller holds a.mu.
func (a *Archive) articleID(n int) string {
	if a.names == nil {
		a.names = make([]string, a.info.Articles)
	}
	if a.names[n] == "" {
		a.names[n], _ = a.Meta(n)
	}
	return a.names[n]
}

// ArticleByID finds an article by the id used in URLs. ok is false when there is none, or when a record could not be read that may have been it.
func (a *Archive) ArticleByID(id string) (n int, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.byID == nil {
		byID := make(map[string]int, a.info.Articles)
		whole := true
		for i := range a.info.Articles {
			name := a.articleID(i)
			byID[name] = i
			whole = whole && name != ""
		}
		if whole {
			a.byID = byID
		}
		n, ok = byID[id]
		return n, ok && id != ""
	}
	n, ok = a.byID[id]
	return n, ok
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
	n, _ := a.Locate(q)
	if n < 0 {
		return ""
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	id, err := a.ids.of(q)
	if err != nil {
		return ""
	}
	return a.articleID(n) + "/" + id
}
