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
func (t Token) Has(f Flag) bool { return t.Flags&f == f }

// Is reports whether t is the punctuation mark r.
func (t Token) Is(r rune) bool { return t.Kind == Punct && t.Hash == uint32(r) }

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
		t := Token{Start: int32(i), Kind: Punct, Hash: uint32(r)}
		switch {
		case isLetter(r):
			t, i = word(text, i, to)
		case r >= '0' && r <= '9':
			t, i = number(text, i, to)
		case (c == '\'' || c == '`') && i+1 < to && text[i+1] == c:
			t.Hash = DoubleApostrophe
			i += 2
		default:
			i += n
		}
		t.End = int32(i)
		if spaced {
			t.Flags |= Spaced
		}
		spaced = false
		dst = append(dst, t)
	}
	return dst
}

// isSpace tells white space above ASCII, and the invisible marks that editors leave behind.
func isSpace(r rune) bool {
	return r == 0x85 || r == 0xA0 || r == 0x200B || r == 0x200E || r == 0x200F || r == 0xFEFF || unicode.IsSpace(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
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

// word reads the word that starts at i. Apostrophes and hyphens belong to it when letters or digits stand on both sides.
func word(text string, i, to int) (Token, int) {
	t := Token{Start: int32(i), Kind: Word}
	h, letters, upper, cut := uint32(fnvOffset), 0, 0, false
	for i < to {
		if c := text[i]; c|0x20 >= 'a' && c|0x20 <= 'z' { // nearly every step of nearly every text
			if c < 'a' {
				if letters == 0 {
					t.Flags |= Cap
				}
				upper++
			}
			letters++
			if !cut {
				h = (h ^ uint32(c|0x20)) * fnvPrime
			}
			i++
			continue
		}
		r, n := runeAt(text, i, to)
		switch {
		case isWordRune(r):
			if l := lower(r); l != r {
				if letters == 0 {
					t.Flags |= Cap
				}
				upper++
				r = l
			}
			letters++
			if !cut {
				h = mix(h, r)
			}
		case (r == '\'' || r == '’') && !cut && apostropheJoins(text, i+n, to):
			cut = true
			t.Flags |= ending(text, i+n, to)
		case (r == '-' || r == '‑') && joins(text, i+n, to):
			if !cut {
				h = mix(h, '-')
			}
		case r == '.' && initialism(text, int(t.Start), i, to):
			t.Flags |= Abbreviated
			h = mix(h, '.')
			upper++ // the point of "U.S." counts as a capital so that the whole is all capitals
			letters++
		default:
			goto done
		}
		i += n
	}
done:
	t.Hash = h
	if upper == letters && letters > 1 {
		t.Flags |= AllCaps
	}
	if i >= to || text[i] == ' ' {
		return t, i
	}
	if r, _ := runeAt(text, i, to); (r == '\'' || r == '’') && !cut && i > int(t.Start)+2 && text[i-1]|0x20 == 's' && barePossessive(text, i+utf8.RuneLen(r), to) {
		t.Flags |= Possessive
	}
	if i < to && text[i] == '.' && abbreviation(h, i-int(t.Start)) {
		t.Flags |= Abbreviated
		i++
	}
	return t, i
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return r + 0x20
		}
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
func number(text string, i, to int) (Token, int) {
	t := Token{Start: int32(i), Kind: Number}
	h := uint32(fnvOffset)
	for i < to {
		r, n := runeAt(text, i, to)
		if !isWordRune(r) && !((r == '.' || r == ',' || r == ':' || r == '-') && i+1 < to && text[i+1] >= '0' && text[i+1] <= '9') {
			break
		}
		h = mix(h, lower(r))
		i += n
	}
	t.Hash = h
	return t, i
}
