package view

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
)

// Words are looked for inside the open article as a browser's own search does, letter by letter and within words too; but blind to case, accents and the
// kind of quotation mark, apostrophe, dash and space.

// MatchID is the element id of the match that the reader is brought to.
const MatchID = "match"

// finding is where the words looked for stand in the open article, and which of the places is the present one.
type finding struct {
	spans []article.Span // into the article's text, in text order, not overlapping
	at    int            // index into spans, 0 when there are none
}

// findWords looks for the words in the blocks of a. at is taken round in a circle, so that any number names a match.
func findWords(a *article.Article, words string, at int) finding {
	needle, _ := blurred(words)
	needle = strings.TrimSpace(needle)
	var f finding
	if needle == "" {
		return f
	}
	for i := range a.Blocks {
		block := a.Blocks[i].Span
		if !shows(&a.Blocks[i]) {
			continue
		}
		text, starts := blurred(block.Of(a.Text))
		for from := 0; ; {
			n := strings.Index(text[from:], needle)
			if n < 0 {
				break
			}
			first, next := from+n, from+n+len(needle)
			from = next
			for starts[next] == starts[next-1] { // a ligature is marked as a whole
				next++
			}
			if k := len(f.spans); k == 0 || f.spans[k-1].End <= block.Start+int(starts[first]) {
				f.spans = append(f.spans, article.Span{Start: block.Start + int(starts[first]), End: block.Start + int(starts[next])})
			}
		}
	}
	if n := len(f.spans); n > 0 {
		f.at = (at%n + n) % n
	}
	return f
}

// blurred is text without the differences that do not count, and for each of its bytes, and for its end, where the character it comes from begins in text.
func blurred(text string) (string, []int32) {
	b := make([]byte, 0, len(text))
	starts := make([]int32, 0, len(text)+1)
	for i, r := range text {
		if r < utf8.RuneSelf {
			b = append(b, blurASCII(byte(r)))
		} else {
			b = append(b, blurRune(r)...)
		}
		for len(starts) < len(b) {
			starts = append(starts, int32(i))
		}
	}
	return string(b), append(starts, int32(len(text)))
}

func blurASCII(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c | 0x20
	case c < ' ':
		return ' '
	}
	return c
}

func blurRune(r rune) string {
	switch {
	case strings.ContainsRune("“”„‟«»", r):
		return `"`
	case strings.ContainsRune("‘’‚‛ʼ′", r):
		return "'"
	case unicode.Is(unicode.Pd, r) || r == '−':
		return "-"
	case unicode.IsSpace(r):
		return " "
	case r == '\u00ad' || r == '\u200b': // a hyphen or break that is not seen
		return ""
	}
	if folded := index.Fold(string(r)); folded != "" {
		return folded
	}
	return string(r)
}

// layers mark the matches within a block, the present one with the id that the page goes to.
func (f finding) layers(within article.Span) []layer {
	var layers []layer
	for i, s := range f.spans {
		if s.End <= within.Start || s.Start >= within.End {
			continue
		}
		l := layer{span: s, order: 10, tag: "mark", first: []string{"class", "found"}, rest: []string{"class", "found"}}
		if i == f.at {
			l.first, l.rest = []string{"class", "found current", "id", MatchID, "aria-current", "true"}, []string{"class", "found current"}
		}
		layers = append(layers, l)
	}
	return layers
}

// findForm writes the field for words to be found in the open article, which match is shown of how many, and the ways to the others.
func (p *page) findForm(s State, o opened) {
	p.open("form", "id", "find-form", "class", "find", "aria-label", p.say("find.title"))
	p.open("input", "type", "search", "id", "find", "name", "text", "value", s.Find, "aria-label", p.say("find.title"), "placeholder", p.say("find.title"),
		"autocomplete", "off", "spellcheck", "false", "dir", "auto", "enterkeyhint", "next")
	p.open("span", "class", "quiet", "role", "status", "id", "find-place")
	n := len(o.finding.spans)
	switch {
	case s.Find == "":
	case n == 0:
		p.escape(p.say("find.none"))
	default:
		p.escape(p.say("find.place", "n", p.figure(o.finding.at+1), "all", p.figure(n)))
	}
	p.WriteString("</span>")
	if n > 0 {
		p.link(s.FindNext((o.finding.at-1+n)%n).Fragment(), p.say("find.previous"), "class", "button", "id", "find-previous")
		p.link(s.FindNext((o.finding.at+1)%n).Fragment(), p.say("find.next"), "class", "button", "id", "find-next")
	}
	p.WriteString("</form>")
}

// FindNext is s with match n of the words looked for as the present one.
func (s State) FindNext(n int) State {
	s.At = n
	return s
}

// WithFind is s with words looked for inside the open article, from the first match.
func (s State) WithFind(words string) State {
	s.Find, s.At = words, 0
	return s
}

// place is how a number that counts from 0 stands in an address, where the first is left out.
func place(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n + 1)
}
