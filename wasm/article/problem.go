package article

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Problem is one thing wrong with a file, and how to mend it.
type Problem struct {
	File    string
	Line    int    // 1-based
	Column  int    // 1-based, in runes
	Message string // lower case, no full stop
	Remedy  string // what to do, or ""
}

// Error writes p as "file:line:column: message: remedy".
func (p *Problem) Error() string {
	s := p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column) + ": " + p.Message
	if p.Remedy != "" {
		s += ": " + p.Remedy
	}
	return s
}

// Errors are all the problems of one file, in file order.
type Errors []*Problem

// Error writes the problems, one a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the problems one by one, for errors.As.
func (e Errors) Unwrap() []error {
	out := make([]error, len(e))
	for i, p := range e {
		out[i] = p
	}
	return out
}

// problems collects what is wrong with one file.
type problems struct {
	file string
	text string // the whole file
	list Errors
}

// at adds a problem at a byte offset of the file.
func (p *problems) at(offset int, message, remedy string) {
	before := p.text[:offset]
	line := 1 + strings.Count(before, "\n")
	start := strings.LastIndexByte(before, '\n') + 1
	column := 1 + utf8.RuneCountInString(strings.TrimPrefix(before[start:], byteOrderMark))
	p.list = append(p.list, &Problem{File: p.file, Line: line, Column: column, Message: message, Remedy: remedy})
}

// checkBytes adds a problem for the first byte that is not UTF-8 and for the first NUL.
func (p *problems) checkBytes() {
	for i, r := range p.text {
		if r != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(p.text[i:]); n == 1 {
			p.at(i, "byte 0x"+strconv.FormatUint(uint64(p.text[i]), 16)+" is not UTF-8", "save the file as UTF-8")
			break
		}
	}
	if i := strings.IndexByte(p.text, 0); i >= 0 {
		p.at(i, "a NUL byte stands in the text", "take it out, or save the file as UTF-8 if it is UTF-16")
	}
}
