package segment

import "verbatim/wasm/article"

// Terminal reports whether t is a mark that can end a sentence.
func Terminal(t Token) bool {
	return t.Kind == Punct && (t.Hash == '.' || t.Hash == '!' || t.Hash == '?' || t.Hash == '…')
}

// closer tells the marks that may follow the end of a sentence and still belong to it.
func closer(t Token) bool {
	if t.Kind != Punct {
		return false
	}
	switch rune(t.Hash) {
	case '”', '’', '"', '\'', '»', ')', ']', DoubleApostrophe:
		return true
	case '“', '«': // German closes with the mark that English opens with; Danish turns guillemets round
		return t.Flags&Spaced == 0
	}
	return false
}

// EndsAt reports whether a sentence of toks ends with the token i, by its mark and by what follows. A point does not end one after an
// abbreviation, inside a number, or before a lower-case word.
func EndsAt(toks []Token, i int) bool {
	t := toks[i]
	if i+1 >= len(toks) {
		return true
	}
	if t.Kind == Word && t.Has(Abbreviated) {
		return abbreviationEnds(toks, i)
	}
	if !Terminal(t) {
		return false
	}
	next := toks[i+1]
	if Terminal(next) || closer(next) && !next.Has(Spaced) {
		return false // the last of "?!" and the closing mark carry the end
	}
	if next.Kind == Word && next.Flags&Cap == 0 {
		return false
	}
	return next.Has(Spaced)
}

// abbreviationEnds decides "He lives in the U.S. She does not": a common opening word with a capital begins a sentence, a name does not.
func abbreviationEnds(toks []Token, i int) bool {
	next := toks[i+1]
	if !next.Has(Cap) || !next.Has(Spaced) {
		return false
	}
	if openerTable()[next.Hash] {
		return toks[i].End-toks[i].Start > 2
	}
	return abbreviationTable()[toks[i].Hash] == mayEnd && !next.Has(AllCaps)
}

// openers are words that, written with a capital in the middle of a paragraph, begin a sentence.
var openers = [...]string{"the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "but", "and", "in", "on", "at",
	"for", "as", "if", "when", "while", "after", "before", "his", "her", "its", "their", "there", "some", "many", "most", "no", "not", "so", "with",
	"by", "to", "from", "since", "although", "though", "however", "yet", "or", "one", "another", "such", "what", "who", "how", "why", "where"}

// Sentences appends to dst the sentences of toks as byte spans, in order and without gaps between their tokens.
func Sentences(toks []Token, dst []article.Span) []article.Span {
	first := 0
	for i := range toks {
		if i+1 == len(toks) || EndsAt(toks, i) || closes(toks, i) {
			dst = append(dst, article.Span{Start: int(toks[first].Start), End: int(toks[i].End)})
			first = i + 1
		}
	}
	return dst
}

// closes reports whether token i is a closing mark after a terminal one, with a new sentence behind it.
func closes(toks []Token, i int) bool {
	if !closer(toks[i]) || i == 0 || i+1 >= len(toks) {
		return false
	}
	next := toks[i+1]
	if closer(next) && !next.Has(Spaced) || !next.Has(Spaced) || next.Kind == Word && next.Flags&Cap == 0 {
		return false
	}
	j := i - 1
	for j > 0 && closer(toks[j]) && i-j < 4 {
		j--
	}
	return Terminal(toks[j])
}
