package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
)

// closers are the marks that can close what a mark opens, of the marks that are hardly ever anything else.
func closers(r rune) string {
	switch r {
	case '“', '”':
		return "”\""
	case '"':
		return "\"”"
	case '„':
		return "“”\""
	case '«':
		return "»"
	case '»':
		return "«"
	}
	return ""
}

// Marked gives the stretches of a text that plainly stand in double quotation marks, without the marks, in text order. It is a first look, for when there is
// no time for Read: a stretch that nothing closes is none, and of marks within marks the outer ones count.
func Marked(text string) []article.Span {
	var list []article.Span
	start, open := 0, ""
	for i, r := range text {
		switch {
		case open == "":
			open, start = closers(r), i+utf8.RuneLen(r)
		case strings.ContainsRune(open, r):
			list = append(list, article.Span{Start: start, End: i})
			open = ""
		}
	}
	return list
}

// Plain tells that a text need not be read: it has no marks that could make a quotation in it, or it stands in marks as a whole.
func Plain(text string) bool {
	if !marked(text) {
		return true
	}
	text = strings.TrimSpace(text)
	list := Marked(text)
	return len(list) == 1 && !strings.Contains(text, "\n") && !hasWords(text[:list[0].Start]) && !hasWords(text[list[0].End:])
}

func hasWords(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// marked tells whether Read could find anything in a text: a mark, single ones only before a word, or a line that opens with a dash.
func marked(text string) bool {
	last, opens := ' ', true // the character before; only white space, or marks of a list, stand before in the line
	for i, r := range text {
		switch r {
		case '“', '”', '„', '‟', '«', '»', '"', '＂', '‚':
			return true
		case '‘', '\'':
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if last == '\'' || next == '\'' || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
				return true
			}
		case '-', '–', '—':
			if opens {
				return true
			}
		case '\n', '\r', '\u2028', '\u2029':
			opens = true
		default:
			opens = opens && (unicode.IsSpace(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r))
		}
		last = r
	}
	return false
}
