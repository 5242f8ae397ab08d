// Package draft turns a text that somebody has written into the quotations in it, and those into bytes and back: to read a text takes the whole engine that
// finds attributions, which the page leaves to its second program.
package draft

import (
	"encoding/binary"
	"errors"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
	"verbatim/wasm/store"
)

// Quotation is what a text gives as somebody's words.
type Quotation struct {
	Span    article.Span // in the text, from the first to the last word
	Words   string       // what is quoted, without the text's own words in between
	Claimed string       // who said it as the text has it, or ""
}

// longTitle is the number of words from which words in marks are taken for a quotation although nobody is named for them.
const longTitle = 6

// Read gives the quotations in a text, in its order: a quote that its cue interrupts is one, the quoted words of a sentence that is not quoted as a whole are
// one each. What stands in marks without being anybody's speech is one too if it is long enough not to be a title. A name after a dash behind the last of
// them is who said that one.
func Read(text string) []Quotation {
	a := article.FromText("draft", text)
	r := quote.Extract(a)
	var list []Quotation
	add := func(q Quotation) {
		q.Words = strings.TrimSpace(q.Words)
		list = append(list, q)
	}
	rejected := r.Rejected
	before := func(end int) {
		for len(rejected) > 0 && rejected[0].Span.Start < end {
			if x := rejected[0]; words(x.Span.Of(a.Text)) >= longTitle {
				add(Quotation{Span: x.Span, Words: x.Span.Of(a.Text)})
			}
			rejected = rejected[1:]
		}
	}
	for i := range r.Attributions {
		x := &r.Attributions[i]
		if len(x.Fragments) == 0 {
			continue
		}
		before(x.Fragments[0].Start)
		claimed := claimedBy(a, r, x)
		if x.Kind != quote.Direct {
			for _, f := range x.Fragments {
				if words(f.Of(a.Text)) > 1 {
					add(Quotation{f, f.Of(a.Text), claimed})
				}
			}
			continue
		}
		q := Quotation{Span: x.Pieces[0], Claimed: claimed}
		for _, piece := range x.Pieces {
			q.Span = article.Span{Start: min(q.Span.Start, piece.Start), End: max(q.Span.End, piece.End)}
			q.Words += " " + piece.Of(a.Text)
		}
		add(q)
	}
	before(len(a.Text) + 1)
	if n := len(list); n > 0 && list[n-1].Claimed == "" {
		list[n-1].Claimed = signature(text[list[n-1].Span.End:])
	}
	return list
}

func words(text string) int {
	n := 0
	for _, w := range index.Words(nil, text) {
		n += max(1, len(w.Parts))
	}
	return n
}

func claimedBy(a *article.Article, r *quote.Result, x *quote.Attribution) string {
	switch {
	case x.Confidence == quote.Named && x.Person >= 0:
		return r.People[x.Person].Name
	case x.Confidence == quote.Described:
		return x.Mention.Of(a.Text)
	}
	return ""
}

// signature is the name that stands after a dash behind a quotation.
func signature(after string) string {
	after, _, _ = strings.Cut(strings.TrimLeft(after, " \t\r\n\"”“»«.,!?…"), "\n")
	name := strings.TrimLeft(after, "—–- ")
	name, _, _ = strings.Cut(name, ",")
	if len(name) == len(after) || len(strings.Fields(name)) > 5 {
		return ""
	}
	return strings.TrimRight(name, " .\t\r")
}

// Append appends quotations to b: how many, and of each where it begins and how long it is (bytes of the text), its words, and who is claimed. Numbers are
// unsigned varints, strings have their length in front.
func Append(b []byte, list []Quotation) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, q := range list {
		b = binary.AppendUvarint(b, uint64(q.Span.Start))
		b = binary.AppendUvarint(b, uint64(q.Span.Len()))
		b = store.AppendString(store.AppendString(b, q.Words), q.Claimed)
	}
	return b
}

var errDamaged = errors.New("read quotations: their bytes are damaged")

// Parse reads what Append wrote of a text of size bytes. It refuses any bytes whose parts do not fit together.
func Parse(data []byte, size int) ([]Quotation, error) {
	d := store.NewDecoder(data)
	var list []Quotation
	for range d.Count() {
		start, n := d.Int(), d.Int()
		if d.Err() != nil || start > size || n > size-start {
			return nil, errDamaged
		}
		list = append(list, Quotation{article.Span{Start: start, End: start + n}, d.String(), d.String()})
	}
	if d.Err() != nil || d.Len() > 0 {
		return nil, errDamaged
	}
	return list, nil
}
