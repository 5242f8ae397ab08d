package article

import (
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

// tokens cuts s up; white space is left out.
func tokens(s string) []token {
	var out []token
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
			end = i + len(s[i:]) - len(strings.TrimLeftFunc(s[i:], unicode.IsLetter))
		}
		t.span, t.word = Span{i, end}, strings.ToLower(s[i:end])
		out = append(out, t)
		space = false
		i = end
	}
	return out
}
