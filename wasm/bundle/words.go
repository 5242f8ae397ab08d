package bundle

import (
	"slices"

	"verbatim/wasm/store"
)

// # Texts
//
// A text is a row of tokens: words, and what stands between them, of which a single space between two words is not written. Each token that is frequent in
// the archive stands in a table; the most frequent have a symbol of their own, the others share one with as many as are about as frequent. A symbol is coded
// in the context of the one before it, by codes made for the archive, and then tells by plain bits which of its tokens it is. Any other token is spelled,
// byte after byte in the context of the two bytes before. So every text is read alone, at the rate of words and not of bytes.
//
//	items/words = count of symbols { bits, count of tokens } codes { token }
//	token       = shared, the bytes after these, spelled, and its symbol, in the same codes
//	items/meta  = for each article the texts of its id, title, author, publisher, published, lang, translated from, url, credit and licence, each up to
//	              endOfText, and two bits: a sample, a title by the archive
//	items/text  = for each article the codes of its tokens up to endOfText
//
// bits is how many tell the tokens of a symbol apart. The tokens of all symbols stand together in the order of their bytes, where they have most in common
// (shared is the number of bytes that a token has in common with the one before), and in this order those of one symbol are numbered. Before the symbols of
// the table come endOfText and spelled; the contexts of spelling come after those of all symbols, and last those of shared and of a token's symbol.
const (
	endOfText = iota
	spelled
	firstToken // symbol of the table

	spellings    = 1 << 10 // contexts of a byte to be spelled
	endOfWord    = 0       // symbol there; others are 1 + the byte
	longestToken = 64      // bytes, of the table
)

// wordTable reads texts.
type wordTable struct {
	tokens stringTable
	first  []int // of each symbol from firstToken on: its first token, and at last their number
	bits   []uint
	codes  *store.Codes
}

// readWordTable reads items/words.
func readWordTable(f *store.File) (*wordTable, error) {
	p, d, err := section(f, "items/words")
	if err != nil {
		return nil, err
	}
	t := &wordTable{}
	sum, n := 0, d.Count()
	for range n {
		t.first = append(t.first, sum)
		t.bits = append(t.bits, uint(d.Byte()))
		tokens := d.Int()
		if sum += tokens; tokens > 8*d.Len() { // each takes more than a bit
			return nil, p.Damaged(nonsense)
		}
	}
	t.first = append(t.first, sum)
	if t.codes = d.Codes(); t.codes == nil || sum > 8*d.Len() {
		return nil, p.Damaged(nonsense)
	}
	b := store.NewBits(d.Bytes(d.Len()))
	var token []byte
	t.tokens = newStringTable(sum)
	next := slices.Clone(t.first)
	for range sum {
		shared := b.Number(t.codes, t.spelling()+spellings)
		if shared > len(token) || b.Failed() {
			return nil, p.Damaged(nonsense)
		}
		token = t.spelled(b, token[:shared], afterBytes(token[:shared]), longestToken)
		symbol := b.Symbol(t.codes, t.spelling()+spellings+1)
		if symbol >= n || next[symbol] == t.first[symbol+1] {
			return nil, p.Damaged(nonsense)
		}
		t.tokens.set(next[symbol], token)
		next[symbol]++
	}
	if !b.Whole() {
		return nil, p.Damaged(nonsense)
	}
	return t, nil
}

// spelling is the first context of spelling.
func (t *wordTable) spelling() int { return firstToken + len(t.bits) }

// text reads the one text of a record.
func (t *wordTable) text(data []byte) (string, bool) {
	b := store.NewBits(data)
	text := t.next(b, mostOf(data))
	return text, b.Whole()
}

// mostOf is the length in bytes that the texts of a record cannot exceed: every token of the table, and every byte spelled, takes a bit at least.
func mostOf(record []byte) int { return 8 * longestToken * len(record) }

// next reads the next text of a record, of at most so many bytes. What makes no sense ends it, and fails b.
func (t *wordTable) next(b *store.Bits, most int) string {
	var out []byte
	word := false // the last token
	for context := 0; ; {
		symbol := b.Symbol(t.codes, context)
		if len(out) > most {
			b.Fail()
		}
		if symbol == endOfText || b.Failed() {
			return string(out)
		}
		context = symbol
		start := len(out)
		if word {
			out = append(out, ' ')
		}
		from := len(out)
		if out = t.token(b, symbol, out, most); len(out) == from {
			b.Fail()
			return ""
		}
		after := word
		if word = wordByte(out[from], true); after && !word {
			out = append(out[:start], out[from:]...)
		}
	}
}

// token appends the token of a symbol to out, or nothing when there is none.
func (t *wordTable) token(b *store.Bits, symbol int, out []byte, most int) []byte {
	if symbol == spelled {
		return t.spelled(b, out, 0, most)
	}
	symbol -= firstToken
	if symbol >= len(t.bits) {
		return out
	}
	n := t.first[symbol] + int(b.Take(min(t.bits[symbol], 24)))
	if n >= t.first[symbol+1] {
		return out
	}
	return append(out, t.tokens.at(n)...)
}

// spelled appends the bytes of a token to out, from a context on.
func (t *wordTable) spelled(b *store.Bits, out []byte, context, most int) []byte {
	for {
		symbol := b.Symbol(t.codes, t.spelling()+context)
		if symbol == endOfWord || symbol > 256 || len(out) > most || b.Failed() {
			return out
		}
		out = append(out, byte(symbol-1))
		context = nextSpelling(context, byte(symbol-1))
	}
}

// nextSpelling is the context after a byte: it tells the last two bytes, as far as letters of one script go.
func nextSpelling(context int, b byte) int { return (context<<5 ^ int(b)) & (spellings - 1) }

// afterBytes is the context after some bytes, of which it tells the last two.
func afterBytes(bytes []byte) (context int) {
	for _, b := range bytes[max(0, len(bytes)-3):] {
		context = nextSpelling(context, b)
	}
	return context
}

// wordByte tells whether a byte belongs to a word: letters, digits, apostrophes, and all characters beyond ASCII but those in whose blocks marks of
// punctuation stand. The second and later bytes of a character go with its first; before is what that was.
func wordByte(b byte, before bool) bool {
	switch {
	case b < 0x80:
		return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' || b == '\''
	case b < 0xc0:
		return before
	}
	return b != 0xc2 && b != 0xe2
}
