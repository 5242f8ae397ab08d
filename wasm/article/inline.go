package article

import (
	"html"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The most bytes that are looked through for the end of a code span, tag or address, and the longest label. They bound the work of a crafted paragraph.
const (
	maxInline = 1000
	maxLabel  = 200
)

// piece is a bit of text with the stretch of the file that it stands for.
type piece struct {
	text string
	from Span
}

// weaver writes Text piece by piece and keeps the source map.
type weaver struct {
	text []byte
	runs sourceMap
}

// block adds the pieces as one block, parted from the one before by a blank line, white space at its ends left out.
func (w *weaver) block(pieces []piece) Span {
	pieces = trimPieces(pieces)
	if len(pieces) == 0 {
		return Span{}
	}
	if len(w.text) > 0 {
		w.add(piece{"\n\n", Span{pieces[0].from.Start, pieces[0].from.Start}})
	}
	s := Span{Start: len(w.text)}
	for _, p := range pieces {
		w.add(p)
	}
	s.End = len(w.text)
	return s
}

// of gives the words of a block written before.
func (w *weaver) of(s Span) string { return string(w.text[s.Start:s.End]) }

// add appends one piece. Pieces that follow one another in the file and are copied as they are share a run.
func (w *weaver) add(p piece) {
	n := p.from.Len()
	if last := len(w.runs) - 1; last >= 0 && n == len(p.text) {
		r := &w.runs[last]
		if r.source+r.n == p.from.Start && r.text+r.n == len(w.text) {
			r.n += n
			w.text = append(w.text, p.text...)
			return
		}
	}
	w.runs = append(w.runs, run{len(w.text), p.from.Start, n})
	w.text = append(w.text, p.text...)
}

// trimPieces takes white space from both ends.
func trimPieces(pieces []piece) []piece {
	for len(pieces) > 0 {
		p := &pieces[0]
		t := strings.TrimLeftFunc(p.text, unicode.IsSpace)
		if t == p.text {
			break
		}
		if t != "" {
			p.from.Start += len(p.text) - len(t)
			p.text = t
			break
		}
		pieces = pieces[1:]
	}
	for len(pieces) > 0 {
		p := &pieces[len(pieces)-1]
		t := strings.TrimRightFunc(p.text, unicode.IsSpace)
		if t == p.text {
			break
		}
		if t != "" {
			p.from.End -= len(p.text) - len(t)
			p.text = t
			break
		}
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}

// inline reads the inside of one Markdown paragraph.
type inline struct {
	text   string // the lines, joined by one byte each: a space for a soft break, a newline for a hard one
	lines  []line // of which text is made
	refs   map[string]bool
	match  map[int]int // "[" to its "]"
	resume map[int]int // at this byte, go on at that one
	drop   map[int]bool
	images [][]piece
}

// line is where a line stands in the text and in the file, and how long it is in both.
type line struct{ at, source, n int }

func newInline(file string, lines []Span, refs map[string]bool) *inline {
	in := &inline{refs: refs}
	var b strings.Builder
	in.lines = make([]line, 0, len(lines))
	for i, s := range lines {
		text := strings.TrimRight(s.Of(file), " \t")
		hard := strings.HasSuffix(s.Of(file), "  ")
		if strings.HasSuffix(text, `\`) && i+1 < len(lines) {
			text, hard = text[:len(text)-1], true
		}
		in.lines = append(in.lines, line{b.Len(), s.Start, len(text)})
		b.WriteString(text)
		if i+1 < len(lines) {
			b.WriteByte(" \n"[btoi(hard)])
		}
	}
	in.text = b.String()
	if strings.ContainsAny(in.text, "[*_") {
		in.match, in.resume, in.drop = map[int]int{}, map[int]int{}, map[int]bool{}
		in.brackets()
		in.emphasis()
	}
	return in
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// captions gives the descriptions and titles of the images that words met.
func (in *inline) captions() [][]piece { return in.images }

// words gives the paragraph's words, markup taken out.
func (in *inline) words() []piece { return in.between(0, len(in.text)) }

// between gives the words of text[i:end].
func (in *inline) between(i, end int) []piece {
	var out []piece
	for i < end {
		if to := in.plain(i, end); to > i {
			from := in.source(i)
			out = append(out, piece{in.text[i:to], Span{from, from + to - i}})
			i = to
			continue
		}
		if next, ok := in.resume[i]; ok {
			i = max(next, i+1)
			continue
		}
		if in.drop[i] {
			i++
			continue
		}
		p, next := in.next(i, end)
		if p != "" {
			out = append(out, in.piece(p, i, next))
		}
		i = next
	}
	return out
}

// plain gives the end of the words from i on that stand in the file just as they do in the text. It ends at the bytes at which something else may begin, which
// are those that resume and drop may name, too.
func (in *inline) plain(i, end int) int {
	l := in.lineOf(i)
	for end = min(end, l.at+l.n); i < end; i++ {
		switch in.text[i] {
		case '\\', '&', '`', '<', '!', '[', ']', '*', '_':
			return i
		}
	}
	return i
}

// lineOf gives the line in which a byte of the text stands; the break after a line belongs to it.
func (in *inline) lineOf(i int) line {
	return in.lines[sort.Search(len(in.lines), func(n int) bool { return in.lines[n].at > i })-1]
}

// source is where in the file a byte of the text stands, or its end.
func (in *inline) source(i int) int {
	l := in.lineOf(i)
	return l.source + i - l.at
}

// piece makes a piece of words that stand for text[i:end].
func (in *inline) piece(words string, i, end int) piece {
	to := in.source(end-1) + 1
	if end-i == 1 && (in.text[i] == ' ' || in.text[i] == '\n') {
		to = in.source(end) // a line break: up to the next line's words
	}
	return piece{words, Span{in.source(i), to}}
}

// next reads one thing at i: the words that it stands for, and where it ends.
func (in *inline) next(i, end int) (words string, next int) {
	t := in.text[:end]
	switch c := t[i]; {
	case c == '\\' && i+1 < end && isPunctuation(t[i+1]):
		return t[i+1 : i+2], i + 2
	case c == '&':
		if n := entityLength(t[i:]); n > 0 {
			return html.UnescapeString(t[i : i+n]), i + n
		}
	case c == '`':
		if code, n := codeSpan(t[i:]); n > 0 {
			return code, i + n
		}
	case c == '<':
		if words, n := angle(t[i:]); n > 0 {
			return words, i + n
		}
	case c == '!' && i+1 < end && t[i+1] == '[':
		if n := in.image(i); n > 0 {
			return "", n
		}
	}
	_, n := utf8.DecodeRuneInString(t[i:])
	return t[i : i+n], i + n
}

// image takes the image at i out and keeps its description and title. It gives the offset after it, or 0 when there is none.
func (in *inline) image(i int) int {
	closing, ok := in.match[i+1]
	if !ok {
		return 0
	}
	title, n := destination(in.text[closing+1:])
	if n == 0 {
		n = in.linkTail(i+1, closing) - 1
	}
	if n < 0 {
		return 0
	}
	at := closing + 1
	alt := in.between(i+2, closing)
	in.images = append(in.images, alt)
	if title.Len() > 0 && title.Of(in.text[at:]) != in.text[i+2:closing] {
		in.images = append(in.images, in.between(at+title.Start, at+title.End))
	}
	return at + n
}

// brackets pairs the square brackets and finds the links among them: their marks and addresses are passed over, their words kept.
func (in *inline) brackets() {
	var open []int
	t := in.text
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case '\\':
			i++
		case '`':
			if _, n := codeSpan(t[i:]); n > 0 {
				i += n - 1
			}
		case '<':
			if _, n := angle(t[i:]); n > 0 {
				i += n - 1
			}
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			in.match[from] = i
			if n := in.linkTail(from, i); n > 0 {
				in.resume[from], in.resume[i] = from+1, i+n
			}
		}
	}
}

// linkTail gives the bytes from the closing bracket to the end of the link [text](address), [text][label] or [label], or 0 when it is none.
func (in *inline) linkTail(open, closing int) int {
	rest := in.text[closing+1:]
	if _, n := destination(rest); n > 0 {
		return 1 + n
	}
	text := in.text[open+1 : closing]
	if i := strings.IndexByte(rest[:min(len(rest), maxLabel)], ']'); i > 0 && rest[0] == '[' {
		if in.defined(rest[1:i]) || i == 1 && in.defined(text) {
			return 1 + i + 1
		}
	}
	if in.defined(text) {
		return 1
	}
	return 0
}

// defined reports whether label has a link reference definition.
func (in *inline) defined(label string) bool {
	return len(in.refs) > 0 && len(label) <= maxLabel && in.refs[strings.ToLower(label)]
}

// destination reads a link's address and title, "(address \"title\")", at the start of s: the title, and the bytes it all takes, or 0.
func destination(s string) (title Span, n int) {
	if !strings.HasPrefix(s, "(") {
		return Span{}, 0
	}
	depth := 0
	for i := 0; i < len(s) && i < maxInline; i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case (c == '"' || c == '\'') && i > 0 && (s[i-1] == ' ' || s[i-1] == '\n'):
			j := strings.Index(s[i+1:min(len(s), i+maxInline)], string(c)+")")
			if j < 0 {
				return Span{}, 0
			}
			return Span{i + 1, i + 1 + j}, i + 1 + j + 2
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return Span{}, i + 1
			}
		}
	}
	return Span{}, 0
}

// codeSpan reads a code span at the start of s: its words and the bytes it takes, or 0.
func codeSpan(s string) (code string, n int) {
	ticks := len(s) - len(strings.TrimLeft(s, "`"))
	mark := s[:ticks]
	for i := ticks; i < len(s) && i < maxInline; {
		if s[i] != '`' {
			i++
			continue
		}
		run := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
		if run == ticks {
			return strings.TrimSpace(s[len(mark):i]), i + run
		}
		i += run
	}
	return "", 0
}

// angle reads what stands in angle brackets at the start of s: an autolink gives its address, a comment or tag nothing, a line break a newline. n is the
// bytes it takes, or 0 when the bracket is only a sign.
func angle(s string) (words string, n int) {
	if strings.HasPrefix(s, "<!--") {
		if i := strings.Index(s[:min(len(s), 4*maxInline)], "-->"); i > 0 {
			return "", i + 3
		}
		return "", 0
	}
	i := strings.IndexByte(s[:min(len(s), maxInline)], '>')
	if i < 2 {
		return "", 0
	}
	inner := s[1:i]
	if !strings.ContainsAny(inner, " <") && (strings.Contains(inner, "://") || strings.Contains(inner, "@")) {
		return inner, i + 1
	}
	name := strings.TrimPrefix(inner, "/")
	if name == "" || !unicode.IsLetter(rune(name[0])) || name[0] >= 0x80 || strings.Contains(inner, "<") {
		return "", 0
	}
	if strings.HasPrefix(strings.ToLower(name), "br") && strings.Trim(name[2:], " /") == "" {
		return "\n", i + 1
	}
	return "", i + 1
}

// entityLength is the length of the character reference at the start of s, or 0.
func entityLength(s string) int {
	i := strings.IndexByte(s[:min(len(s), 34)], ';')
	if i < 2 || html.UnescapeString(s[:i+1]) == s[:i+1] {
		return 0
	}
	if strings.ContainsFunc(s[1:i], func(r rune) bool { return r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return 0
	}
	return i + 1
}

// isPunctuation reports whether c is ASCII punctuation, which a backslash escapes.
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
}
