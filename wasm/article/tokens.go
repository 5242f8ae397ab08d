package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a run of digits or a single sign of a line in which dates and figures are looked for.
type token struct {
	span  Span
	word  string // in lower case
	digit bool   // a run of ASCII digits
	upper bool   // opened by a capital
	space bool   // white space stands before it
}

// number is the value of a short run of digits, or -1.
func (t token) number() int {
	if !t.digit || len(t.word) > 4 {
		return -1
	}
	n := 0
	for _, c := range []byte(t.word) {
		n = n*10 + int(c-'0')
	}
	return n
}

// tokens cuts s up and appends what it is made of to out; white space is left out.
func tokens(out []token, s string) []token {
	out = slices.Grow(out, len(s)/5) // words and signs of running text are that long
	space := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		end := i + n
		t := token{space: space}
		switch {
		case unicode.IsSpace(r):
			space = true
			i = end
			continue
		case r >= '0' && r <= '9':
			t.digit = true
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
		case unicode.IsLetter(r):
			t.upper = unicode.IsUpper(r)
			end = lettersEnd(s, end)
		}
		t.span, t.word = Span{i, end}, strings.ToLower(s[i:end])
		out = append(out, t)
		space = false
		i = end
	}
	return out
}

// lettersEnd is where the letters of s end that stand from an offset on.
func lettersEnd(s string, at int) int {
	for at < len(s) {
		if c := s[at] | 0x20; c >= 'a' && c <= 'z' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if r < utf8.RuneSelf || !unicode.IsLetter(r) {
			break
		}
		at += n
	}
	return at
}
