package cite

import (
	"strings"
	"unicode/utf8"
)

// hidden tells of a character of the basic plane that shows nothing but changes how its surroundings show: controls, marks of the direction of writing,
// separators of lines, the byte order mark.
func hidden(r rune) bool {
	return r < 0x20 || 0x7F <= r && r < 0xA0 || r == 0x61C || r == 0x200E || r == 0x200F || 0x2028 <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 ||
		r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// line gives s as one line without hidden characters: runs of white space become one space, and bytes that are not UTF-8 become U+FFFD.
func line(s string) string {
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			space = len(b) > 0
		case hidden(r):
		default:
			if space {
				b = append(b, ' ')
			}
			space = false
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// escaper gives a function that writes a line with each of the characters of pairs replaced.
func escaper(pairs ...string) func(string) string {
	r := strings.NewReplacer(pairs...)
	return func(s string) string { return r.Replace(line(s)) }
}

// IsLink tells whether an address is one of the web's, fit to be linked and cited.
func IsLink(url string) bool {
	return (strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")) && !strings.ContainsFunc(url, func(r rune) bool { return r <= ' ' || hidden(r) })
}

// address gives an address in which nothing is left that ends or opens anything in HTML, XML, BibTeX, Markdown or a line.
func address(url string) string {
	if !IsLink(url) {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		if c := url[i]; c < 0x80 && strings.IndexByte("\"'<>\\^`{|}()[]*", c) < 0 {
			b.WriteByte(c)
		} else {
			percent(&b, c)
		}
	}
	return b.String()
}

func percent(b *strings.Builder, c byte) {
	const hex = "0123456789ABCDEF"
	b.WriteByte('%')
	b.WriteByte(hex[c>>4])
	b.WriteByte(hex[c&15])
}

// Readable are marks that may stand in an address's fragment as they are, and read well there.
const Readable = "-_.~/:,()*!"

// Encode percent-encodes (RFC 3986) all bytes of s but ASCII letters, digits and those of spared.
func Encode(s, spared string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(spared, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		percent(&b, c)
	}
	return b.String()
}
