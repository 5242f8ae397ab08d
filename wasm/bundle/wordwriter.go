package bundle

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"verbatim/wasm/store"
)

// How the table of tokens is made: what is rarer than leastFrequent is spelled, and so is all beyond mostTokens, since the table is read before the first
// text is. Measured over 10,000 generated articles (9.3 MB of text, in bytes of text and table): 8,192 tokens 2.05 + .05 million, 16,384 1.92 + .08, 32,768 1.78 + .15.
const (
	leastFrequent = 3
	mostTokens    = 16 << 10
	manyTokens    = 12 << 20 // of texts as long as this together, where a larger table is a small part of all
	ownSymbols    = 192      // tokens with a symbol of their own
)

// textWriter gathers texts as rows of tokens, and packs them once all are known. A row is that of some texts which are added together: of each the numbers of
// its tokens, one more, as varints, and a zero. Nothing that a build holds is larger.
type textWriter struct {
	number map[string]uint32
	tokens []string
	counts []uint32
	rows   [][]byte
	total  int    // tokens in rows
	row    []byte // room for the next

	places []place  // of each token
	chosen []uint32 // tokens of the table, in its order
	extra  []uint   // the bits of each symbol of the table
	book   *store.CodeBook
}

// tokensOf cuts a text: see wordTable.
func tokensOf(text string) []string {
	tokens := make([]string, 0, len(text)/5+2) // those of running text are that long
	word := false
	for at := 0; at < len(text); {
		is := wordByte(text[at], true)
		end := at + 1
		for end < len(text) && wordByte(text[end], is) == is {
			end++
		}
		if space := text[at:end] == " " && word && end < len(text); !space {
			tokens = append(tokens, text[at:end])
		}
		word, at = is, end
	}
	return tokens
}

// add takes the tokens of the next texts in, as one row.
func (w *textWriter) add(texts ...[]string) {
	if w.number == nil {
		w.number = map[string]uint32{}
	}
	w.row = w.row[:0]
	for _, tokens := range texts {
		for _, token := range tokens {
			n, ok := w.number[token]
			if !ok {
				n = uint32(len(w.tokens))
				token = strings.Clone(token) // it is a part of its text
				w.number[token] = n
				w.tokens = append(w.tokens, token)
				w.counts = append(w.counts, 0)
			}
			w.counts[n]++
			w.row = binary.AppendUvarint(w.row, uint64(n)+1)
		}
		w.row = append(w.row, 0)
		w.total += len(tokens)
	}
	w.rows = append(w.rows, slices.Clone(w.row))
}

// place is where a token stands in the table.
type place struct {
	symbol int // spelled, if it does not
	index  uint32
}

// finish chooses the table and the codes, and gives the section items/words. Nothing can be added any more.
func (w *textWriter) finish() []byte {
	table := w.table()
	var tally store.Tally
	for context := range firstToken + len(w.extra) + spellings + 2 { // so that every code takes a bit at least, and a short record is a short text
		tally.Symbol(context, endOfText)
	}
	for _, row := range w.rows {
		for len(row) > 0 {
			row = w.walk(row, tally.Symbol, func(uint32, uint) {})
		}
	}
	w.spellTable(tally.Symbol, func(uint32, uint) {})
	codes, book := tally.Codes()
	w.book = book
	var out store.BitWriter
	w.spellTable(func(context, symbol int) { out.Symbol(book, context, symbol) }, out.Take)
	return slices.Concat(table, codes, out.Bytes())
}

// spellTable gives the symbols of the tokens of the table, in the order of their bytes.
func (w *textWriter) spellTable(symbol func(context, symbol int), rest func(v uint32, bits uint)) {
	base := firstToken + len(w.extra)
	before := ""
	sorted := slices.Clone(w.chosen)
	slices.SortFunc(sorted, func(a, b uint32) int { return strings.Compare(w.tokens[a], w.tokens[b]) })
	for _, n := range sorted {
		token := w.tokens[n]
		shared := sharedPrefix(before, token)
		s, extra := store.NumberSymbol(shared)
		symbol(base+spellings, s)
		rest(uint32(shared)&(1<<extra-1), extra)
		w.spell(token, shared, symbol)
		symbol(base+spellings+1, w.places[n].symbol-firstToken)
		before = token
	}
}

// spell gives the symbols of the bytes of a token from one on.
func (w *textWriter) spell(token string, from int, symbol func(context, symbol int)) {
	base, context := firstToken+len(w.extra), afterBytes([]byte(token[:from]))
	for _, b := range []byte(token[from:]) {
		symbol(base+context, 1+int(b))
		context = nextSpelling(context, b)
	}
	symbol(base+context, endOfWord)
}

// write writes the next text of row n, and forgets it.
func (w *textWriter) write(out *store.BitWriter, n int) {
	w.rows[n] = w.walk(w.rows[n], func(context, symbol int) { out.Symbol(w.book, context, symbol) }, out.Take)
	if len(w.rows[n]) == 0 {
		w.rows[n] = nil
	}
}

// walk gives the symbols of the first text of a row in their contexts, and the index of each token among those of its symbol with its bits. It returns the rest
// of the row.
func (w *textWriter) walk(row []byte, symbol func(context, symbol int), index func(v uint32, bits uint)) []byte {
	context := 0
	for {
		next, size := binary.Uvarint(row)
		row = row[size:]
		if next == 0 {
			break
		}
		n := next - 1
		p := w.places[n]
		symbol(context, p.symbol)
		context = p.symbol
		if p.symbol != spelled {
			index(p.index, w.extra[p.symbol-firstToken])
			continue
		}
		w.spell(w.tokens[n], 0, symbol)
	}
	symbol(context, endOfText)
	return row
}

// table chooses the tokens of the table, the most frequent first, and writes how many each symbol has.
func (w *textWriter) table() []byte {
	var chosen []uint32
	places := make([]place, len(w.tokens))
	for n, count := range w.counts {
		places[n].symbol = spelled
		if count >= leastFrequent && len(w.tokens[n]) <= longestToken {
			chosen = append(chosen, uint32(n))
		}
	}
	slices.SortFunc(chosen, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(w.counts[b], w.counts[a]), strings.Compare(w.tokens[a], w.tokens[b]))
	})
	most := mostTokens
	if w.total >= manyTokens {
		most *= 2
	}
	chosen = chosen[:min(len(chosen), most)]
	var table []byte
	var extra []uint
	for at := 0; at < len(chosen); {
		n := uint(0)
		if at >= ownSymbols {
			n = uint(bits.Len(uint(at/4))) - 1
		}
		group := chosen[at:min(at+1<<n, len(chosen))]
		slices.SortFunc(group, func(a, b uint32) int { return strings.Compare(w.tokens[a], w.tokens[b]) })
		table = append(table, byte(n))
		table = binary.AppendUvarint(table, uint64(len(group)))
		for i, token := range group {
			places[token] = place{firstToken + len(extra), uint32(i)}
		}
		extra = append(extra, n)
		at += len(group)
	}
	w.places, w.extra, w.chosen = places, extra, chosen
	return append(binary.AppendUvarint(nil, uint64(len(extra))), table...)
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
