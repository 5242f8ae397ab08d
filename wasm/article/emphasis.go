package article

import (
	"unicode"
	"unicode/utf8"
)

// delimiters is one run of "*" or "_".
type delimiters struct {
	at, end     int // what is left of it: openers are used from the end, closers from the start
	mark        byte
	open, close bool
}

// emphasis finds the "*" and "_" that mark emphasis, by CommonMark's rule of flanking runs; the others are the author's own signs.
func (in *inline) emphasis() {
	var stack []delimiters
	t := in.text
	for i := 0; i < len(t); {
		n := 1
		switch t[i] {
		case '[', ']':
			n = max(n, in.resume[i]-i)
		case '\\':
			n = 2
		case '`':
			if _, k := codeSpan(t[i:]); k > 0 {
				n = k
			}
		case '<':
			if _, k := angle(t[i:]); k > 0 {
				n = k
			}
		case '*', '_':
			d := flanking(t, i)
			n = d.end - d.at
			stack = in.pair(stack, d)
		}
		i += n
	}
}

// flanking measures the run of delimiters at i.
func flanking(t string, i int) delimiters {
	d := delimiters{at: i, end: i, mark: t[i]}
	for d.end < len(t) && t[d.end] == d.mark {
		d.end++
	}
	before, _ := utf8.DecodeLastRuneInString(t[:i])
	after, _ := utf8.DecodeRuneInString(t[d.end:])
	spaceBefore, spaceAfter := i == 0 || unicode.IsSpace(before), d.end == len(t) || unicode.IsSpace(after)
	punctBefore, punctAfter := isMark(before), isMark(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	d.open, d.close = left, right
	if d.mark == '_' { // inside a word it is a sign like any other
		d.open = left && (!right || punctBefore)
		d.close = right && (!left || punctAfter)
	}
	return d
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// maxDelimiters bounds the open delimiters of a paragraph, and with them the work.
const maxDelimiters = 64

// pair uses d to close what it can of the open runs on the stack, drops the marks that pair, and pushes d when it may open.
func (in *inline) pair(stack []delimiters, d delimiters) []delimiters {
	for i := len(stack) - 1; d.close && i >= 0 && d.at < d.end; i-- {
		o := &stack[i]
		if o.mark != d.mark || o.at == o.end {
			continue
		}
		for o.at < o.end && d.at < d.end {
			o.end--
			in.drop[o.end], in.drop[d.at] = true, true
			d.at++
		}
		if o.at < o.end {
			stack = stack[:i+1]
		} else {
			stack = stack[:i]
		}
	}
	if d.open && d.at < d.end && len(stack) < maxDelimiters {
		stack = append(stack, d)
	}
	return stack
}
