package bundle

import (
	"encoding/binary"
	"strconv"
	"strings"

	"verbatim/wasm/store"
)

// quoteIDs are the ids of all quotes, held in four bytes each where they have the usual form: a list of results names thousands of them.
type quoteIDs struct {
	words []uint32
	other map[int]string // those of another form
}

func (q *quoteIDs) of(n int) string {
	if id, ok := q.other[n]; ok {
		return id
	}
	var raw [4]byte
	binary.BigEndian.PutUint32(raw[:], q.words[n])
	return "q" + hexDigits(raw[:])
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

// appendID writes the id of one quote.
func appendID(b []byte, id string) []byte {
	digits, q := strings.CutPrefix(id, "q")
	n, err := strconv.ParseUint(digits, 16, 32)
	if raw := binary.BigEndian.AppendUint32(nil, uint32(n)); q && err == nil && digits == hexDigits(raw) {
		return append(append(b, 0), raw...)
	}
	return store.AppendString(b, id)
}

// openIDs comes after openIndex, which has made sure that there are as many quotes as info says.
func (a *Archive) openIDs(f *store.File) error {
	p, d, err := section(f, "ids")
	if err != nil {
		return err
	}
	a.ids = quoteIDs{words: make([]uint32, a.info.Quotes), other: map[int]string{}}
	for i := range a.ids.words {
		if id := d.String(); id != "" {
			a.ids.other[i] = id
		} else if raw := d.Bytes(4); len(raw) == 4 {
			a.ids.words[i] = binary.BigEndian.Uint32(raw)
		}
	}
	if d.Err() != nil || d.Len() > 0 {
		return p.Damaged(nonsense)
	}
	return nil
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
		if a.ids.of(q) == attribution {
			return q, true
		}
	}
	return 0, false
}

// QuoteID gives the id of quote q, or "" when there is none.
func (a *Archive) QuoteID(q int) string {
	n, _ := a.Locate(q)
	if n < 0 {
		return ""
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.articleID(n) + "/" + a.ids.of(q)
}
