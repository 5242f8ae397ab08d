// Package segment cuts text into tokens and sentences, both as byte spans into the text they came from.
package segment

import (
	"unicode"
	"unicode/utf8"
)

// Kind tells what a Token is made of.
type Kind uint8

const (
	Word   Kind = iota // letters, with inner apostrophes, hyphens and the points of an abbreviation
	Number             // starts with a digit
	Punct              // one mark of punctuation; Hash holds its rune
)

// Flag is a set of facts about how a Token is written.
type Flag uint8

const (
	Cap         Flag = 1 << iota // first letter is upper case
	AllCaps                      // two letters or more, all of them upper case
	Possessive                   // ends in ’s or s’; Hash is that of the word without it
	Contraction                  // has another ending after an apostrophe ("they’ve"); Hash is that of what stands before it
	Abbreviated                  // the token's last byte is the point of an abbreviation: "Sen.", "U.S.", "J."
	Spaced                       // white space or the start of the text stands before it
)

// Token is one word, number or mark: the bytes [Start, End) of the text.
type Token struct {
	Start, End int32
	Hash       uint32 // FNV-1a of the lower-cased word, or the rune of a Punct
	Kind       Kind
	Flags      Flag
}

// Has reports whether all of f are set on t.
func (t *Token) Has(f Flag) bool { return t.Flags&f == f }

// Is reports whether t is the punctuation mark r.
func (t *Token) Is(r rune) bool { return t.Kind == Punct && t.Hash == uint32(r) }

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// Hash is the hash a Token of the word has: FNV-1a over its lower-cased UTF-8.
func Hash(word string) uint32 {
	h := uint32(fnvOffset)
	for _, r := range word {
		h = mix(h, unicode.ToLower(r))
	}
	return h
}

func mix(h uint32, r rune) uint32 {
	if r < utf8.RuneSelf {
		return (h ^ uint32(r)) * fnvPrime
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}

// DoubleApostrophe is the rune that stands in Hash for ” typed as two apostrophes, and for “ typed as two grave accents.
const DoubleApostrophe = '″'

// Tokens appends to dst the tokens of text[from:to] in order. It takes one pass and makes no copy of the text.
func Tokens(text string, from, to int, dst []Token) []Token {
	spaced := true
	for i := from; i < to; {
		c := text[i]
		if c <= ' ' {
			spaced = true
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:to])
			if isSpace(r) {
				spaced = true
				i += n
				continue
			}
		}
		start, kind, hash, flags := i, Punct, uint32(r), Flag(0)
		switch {
		case isLetter(r):
			kind = Word
			i, hash, flags = word(text, i, to)
		case r >= '0' && r <= '9':
			kind = Number
			i, hash = number(text, i, to)
		case (c == '\'' || c == '`') && i+1 < to && text[i+1] == c:
			hash = DoubleApostrophe
			i += 2
		default:
			i += n
		}
		if spaced {
			flags |= Spaced
		}
		spaced = false
		dst = append(dst, Token{Start: int32(start), End: int32(i), Hash: hash, Kind: kind, Flags: flags})
	}
	return dst
}

// isSpace tells white space above ASCII, and the invisible marks that editors leave behind.
func isSpace(r rune) bool {
	if r > 0x2029 && r < 0x2070 || r > 0xA0 && r < 0x1680 { // dashes, quotation marks, letters
		return r == 0x202F || r == 0x205F
	}
	return r == 0x85 || r == 0xA0 || r == 0x200B || r == 0x200E || r == 0x200F || r == 0xFEFF || unicode.IsSpace(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	if r >= 0x2000 && r < 0x2070 || r >= 0x400 && r < 0x482 { // general punctuation; Cyrillic
		return r < 0x482
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isWordRune(r rune) bool { return isLetter(r) || r >= '0' && r <= '9' }

// runeAt decodes the rune of text[i:to], or 0 at its end.
func runeAt(text string, i, to int) (rune, int) {
	if i >= to {
		return 0, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:to])
}

// word reads the word that starts at i: where it ends, its hash and its flags. Apostrophes and hyphens belong to it when letters or digits stand
// on both sides. (A Token in one piece would be written by halves and read as a whole, which processors wait for.)
func word(text string, i, to int) (end int, hash uint32, flags Flag) {
	start, upper := i, 0
	hash = fnvOffset
	for i < to { // nearly every word of nearly every text is of these letters alone
		c := text[i]
		l := c | 0x20
		if l-'a' > 'z'-'a' {
			break
		}
		upper += int(c>>5&1 ^ 1)
		hash = (hash ^ uint32(l)) * fnvPrime
		i++
	}
	if i > start && text[start] < 'a' {
		flags = Cap
	}
	if i < to && !plainEnd(text[i]) {
		w := partWord{start: start, at: i, to: to, hash: hash, flags: flags, letters: i - start, upper: upper}
		w.read(text)
		return w.at, w.hash, w.flags
	}
	if upper == i-start && upper > 1 {
		flags |= AllCaps
	}
	return i, hash, flags
}

// plainEnd reports whether a word of letters always ends before the byte c.
func plainEnd(c byte) bool {
	return c <= ' ' || c == ',' || c == ';' || c == ':' || c == '"' || c == ')' || c == '!' || c == '?'
}

// partWord is a word of which the bytes from start to at have been read.
type partWord struct {
	start, at, to  int
	hash           uint32
	flags          Flag
	letters, upper int // how many letters there were, and capitals among them
}

// read reads the rest of the word.
func (w *partWord) read(text string) {
	cut := false
	for w.at < w.to {
		r, n := runeAt(text, w.at, w.to)
		switch next := w.at + n; {
		case isWordRune(r):
			w.letter(r, cut)
		case (r == '\'' || r == '’') && !cut && apostropheJoins(text, next, w.to):
			cut = true
			w.flags |= ending(text, next, w.to)
		case (r == '-' || r == '‑') && joins(text, next, w.to):
			if !cut {
				w.hash = mix(w.hash, '-')
			}
		case r == '.' && initialism(text, w.start, w.at, w.to):
			w.flags |= Abbreviated
			w.hash = mix(w.hash, '.')
			w.upper++ // the point of "U.S." counts as a capital so that the whole is all capitals
			w.letters++
		default:
			w.end(text, cut)
			return
		}
		w.at += n
	}
	w.end(text, cut)
}

// letter takes one more letter or digit; behind an apostrophe it does not count into the hash.
func (w *partWord) letter(r rune, cut bool) {
	if l := lower(r); l != r {
		if w.letters == 0 {
			w.flags |= Cap
		}
		w.upper++
		r = l
	}
	w.letters++
	if !cut {
		w.hash = mix(w.hash, r)
	}
}

// end sets the flags that the whole of the word and what follows it decide, and takes the point of an abbreviation.
func (w *partWord) end(text string, cut bool) {
	if w.upper == w.letters && w.letters > 1 {
		w.flags |= AllCaps
	}
	i := w.at
	if i >= w.to || text[i] == ' ' {
		return
	}
	if r, n := runeAt(text, i, w.to); (r == '\'' || r == '’') && !cut && i > w.start+2 && text[i-1]|0x20 == 's' && barePossessive(text, i+n, w.to) {
		w.flags |= Possessive
	}
	if text[i] == '.' && abbreviation(w.hash, i-w.start) {
		w.flags |= Abbreviated
		w.at++
	}
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return r + 0x20
		}
		return r
	}
	if r >= 0x430 && r < 0x460 { // Cyrillic small letters
		return r
	}
	return unicode.ToLower(r)
}

func joins(text string, i, to int) bool {
	r, _ := runeAt(text, i, to)
	return isWordRune(r)
}

// apostropheJoins keeps a closing single mark apart from an apostrophe: a letter must follow at once.
func apostropheJoins(text string, i, to int) bool { return joins(text, i, to) }

// ending tells which kind of ending follows an apostrophe at i.
func ending(text string, i, to int) Flag {
	r, n := runeAt(text, i, to)
	if next, _ := runeAt(text, i+n, to); (r == 's' || r == 'S') && !isWordRune(next) {
		return Possessive
	}
	return Contraction
}

// barePossessive tells "the voters’ mood" from the closing mark of ‘the voters’, by the lower-case word that follows.
func barePossessive(text string, i, to int) bool {
	if i+1 >= to || text[i] != ' ' {
		return false
	}
	return text[i+1] >= 'a' && text[i+1] <= 'z' || text[i+1] >= 'A' && text[i+1] <= 'Z'
}

// initialism tells the points inside and at the end of "U.S." and after an initial, "J. Doe": every part is one letter.
func initialism(text string, start, i, to int) bool {
	if i == start || text[i-1]&0xC0 == 0x80 && i-start > 2 {
		return false
	}
	if i-start == 1 || text[i-1] >= utf8.RuneSelf && i-start == 2 {
		r, _ := runeAt(text, i+1, to)
		c, _ := runeAt(text, start, to)
		if isLetter(r) {
			next, _ := runeAt(text, i+1+utf8.RuneLen(r), to)
			return next == '.'
		}
		return unicode.IsUpper(c) && c != 'I'
	}
	return i-start >= 3 && text[i-2] == '.'
}

// number reads figures with the points, commas, colons and letters inside them: "1,200", "2:30", "40th".
func number(text string, i, to int) (end int, hash uint32) {
	hash = fnvOffset
	for i < to {
		r, n := runeAt(text, i, to)
		if !isWordRune(r) && !((r == '.' || r == ',' || r == ':' || r == '-') && i+1 < to && text[i+1] >= '0' && text[i+1] <= '9') {
			break
		}
		hash = mix(hash, lower(r))
		i += n
	}
	return i, hash
}
