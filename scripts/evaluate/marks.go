package main

import (
	"slices"
	"strings"
	"unicode"
)

// interval is a half-open stretch of a text, in code points.
type interval struct{ start, end int }

// foreignMarks pairs a language with its quotation marks and, in the same order, the English ones that stand for them.
var foreignMarks = map[string][2]string{
	"ru": {"«»„“", "“”“”"},
	"de": {"„“»«", "“”“”"},
}

// englishMarks gives text with the quotation marks of lang written as English ones, which are what is read here; each takes one code point as before.
func englishMarks(text []rune, lang string) []rune {
	marks, ok := foreignMarks[lang]
	if !ok {
		return text
	}
	from, to := []rune(marks[0]), []rune(marks[1])
	out := slices.Clone(text)
	for i, r := range out {
		if k := slices.Index(from, r); k >= 0 {
			out[i] = to[k]
		}
	}
	return out
}

// carried is a quotation that an earlier paragraph left open.
type carried struct {
	start  int
	closer rune
}

// quotedIntervals finds the longest stretches of text inside quotation marks, marks included, in text order. It is the measure's own reading of marks, not
// the engine's, so that the one can judge the other.
//
// Double marks are curly or straight (a straight one toggles), one level of nesting is passed over. Single marks count when the opener begins a word and the
// closer ends one. A mark left open is closed where its paragraph (a line) ends, unless the next one goes on with it.
func quotedIntervals(text []rune) []interval {
	lines := splitLines(text)
	var out []interval
	var carry *carried
	pos := 0
	for n, line := range lines {
		l := lineMarks{line: line, pos: pos}
		if carry != nil && !blank(line) {
			l.open, l.start, l.closer = true, carry.start-pos, carry.closer
			carry = nil
		}
		l.scan()
		out = append(out, l.found...)
		if l.open {
			if goesOn(l.closer, nextLine(lines[n+1:])) {
				carry = &carried{pos + l.start, l.closer}
			} else {
				out = append(out, interval{pos + l.start, pos + len(trimRight(line))})
			}
		}
		pos += len(line) + 1
	}
	slices.SortFunc(out, func(a, b interval) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	return out
}

// lineMarks is the state of reading one line.
type lineMarks struct {
	line   []rune
	pos    int // of the line in the text
	open   bool
	start  int // of the open quotation in the line; below 0 when an earlier line opened it
	closer rune
	depth  int
	found  []interval
}

// at gives a character of the line, or a space outside it.
func (l *lineMarks) at(i int) rune {
	if i < 0 || i >= len(l.line) {
		return ' '
	}
	return l.line[i]
}

func (l *lineMarks) scan() {
	for i := 0; i < len(l.line); i++ {
		if l.open {
			l.inside(i)
		} else {
			i = l.outside(i)
		}
	}
}

// outside looks for an opening mark at i and gives the index to go on from.
func (l *lineMarks) outside(i int) int {
	c, prev, next := l.line[i], l.at(i-1), l.at(i+1)
	switch {
	case c == '"' && i > 0 && !unicode.IsSpace(prev) && (unicode.IsSpace(next) || in(next, ".,;:!?)")) && !in(prev, "([—–-“‘"):
		// It looks like a closing mark: a stray one, or inches, unless the next one closes too.
		j := find(l.line, '"', i+1)
		if j > 0 && !unicode.IsDigit(prev) && !unicode.IsSpace(l.line[j-1]) && (j+1 == len(l.line) || !alnum(l.line[j+1])) {
			l.begin(i, '"')
		}
	case c == '“':
		l.begin(i, '”')
	case c == '"' || c == '″':
		l.begin(i, '"')
	case c == '”' && !unicode.IsSpace(next) && (unicode.IsSpace(prev) || i == 0):
		l.open, l.start, l.closer = true, i, '”' // a mistyped opening mark
	case in(c, "‘'") && (unicode.IsSpace(prev) || i == 0 || in(prev, "([—–-")) && (alnum(next) || in(next, "“\"$")):
		if j := l.singleEnd(i); j < len(l.line) && j-i < 300 {
			l.found = append(l.found, interval{l.pos + i, l.pos + j + 1})
			return j
		}
	}
	return i
}

func (l *lineMarks) begin(i int, closer rune) {
	l.open, l.start, l.closer, l.depth = true, i, closer, 0
}

// singleEnd finds a plausible closing mark for the single one at i, or gives the length of the line.
func (l *lineMarks) singleEnd(i int) int {
	for j := i + 1; j < len(l.line); j++ {
		if in(l.line[j], "’'") && !alnum(l.at(j+1)) && !unicode.IsSpace(l.line[j-1]) && !in(l.line[j-1], "sS") {
			return j
		}
		if in(l.line[j], "“”\"") {
			break
		}
	}
	return len(l.line)
}

// inside looks for the mark that closes the open quotation at i.
func (l *lineMarks) inside(i int) {
	c, prev, next := l.line[i], l.at(i-1), l.at(i+1)
	if l.closer == '”' && c == '“' && !alnum(prev) {
		if alnum(next) {
			l.depth++
		}
		return
	}
	if !in(c, "”\"″") || c != l.closer && !(l.closer == '”' && in(c, "\"″")) && !(l.closer == '"' && c == '”') {
		return
	}
	opens := l.closer == '"' && c == '"' && unicode.IsSpace(prev) && alnum(next) && i > 0
	switch {
	case opens && count(l.line[i+1:], '"') >= 2 && i-l.start > 1:
		l.depth++
	case l.depth > 0:
		l.depth--
	default:
		l.found = append(l.found, interval{l.pos + l.start, l.pos + i + 1})
		l.open = false
	}
}

// goesOn reports whether a quotation that lacks its closer at the end of a paragraph has it in the next one.
func goesOn(closer rune, next []rune) bool {
	first := strings.TrimLeftFunc(string(next), unicode.IsSpace)
	if first == "" || strings.ContainsRune(`"“‘'`, []rune(first)[0]) {
		return false
	}
	if closer == '”' {
		a, b := find(next, '“', 0), find(next, '”', 0)
		return b >= 0 && (a < 0 || b < a)
	}
	f := find(next, '"', 0)
	if f < 0 {
		return false
	}
	if f == 0 || unicode.IsSpace(next[f-1]) {
		if f++; f == len(next) || next[f] != '"' { // nothing before the mark, and no second mark after it
			return false
		}
	}
	return f+1 == len(next) || unicode.IsSpace(next[f+1]) || in(next[f+1], ".,;)")
}

func splitLines(text []rune) [][]rune {
	var out [][]rune
	for {
		i := slices.Index(text, '\n')
		if i < 0 {
			return append(out, text)
		}
		out = append(out, text[:i])
		text = text[i+1:]
	}
}

// nextLine gives the first line that is not blank.
func nextLine(lines [][]rune) []rune {
	for _, l := range lines {
		if !blank(l) {
			return l
		}
	}
	return nil
}

func blank(line []rune) bool { return len(trimRight(line)) == 0 }

func trimRight(line []rune) []rune {
	for len(line) > 0 && unicode.IsSpace(line[len(line)-1]) {
		line = line[:len(line)-1]
	}
	return line
}

func in(r rune, set string) bool { return strings.ContainsRune(set, r) }

// alnum reports what a word consists of, the underscore aside.
func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func find(line []rune, r rune, from int) int {
	if from > len(line) {
		return -1
	}
	if i := slices.Index(line[from:], r); i >= 0 {
		return from + i
	}
	return -1
}

func count(line []rune, r rune) int {
	n := 0
	for _, c := range line {
		if c == r {
			n++
		}
	}
	return n
}
