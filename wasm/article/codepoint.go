package article

import (
	"sort"
	"unicode/utf8"
)

// stride is how many bytes stand between two counts of a CodePoints.
const stride = 256

// CodePoints turns byte offsets into a text into offsets in Unicode code points, the unit of everything that leaves the program, and back.
type CodePoints struct {
	text   string
	counts []int // counts[i] is the number of code points that begin before byte i*stride
}

// CountCodePoints makes the CodePoints of text, which must be valid UTF-8, in one pass.
func CountCodePoints(text string) *CodePoints {
	c := &CodePoints{text: text, counts: make([]int, 0, len(text)/stride+1)}
	n := 0
	for i := 0; i < len(text); i += stride {
		c.counts = append(c.counts, n)
		n += starts(text[i:min(i+stride, len(text))])
	}
	return c
}

// starts counts the bytes of s that begin a code point.
func starts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// At gives the code points before the byte at offset, which is clamped to the text.
func (c *CodePoints) At(offset int) int {
	offset = max(0, min(offset, len(c.text)))
	i := min(offset/stride, len(c.counts)-1)
	if i < 0 {
		return 0
	}
	return c.counts[i] + starts(c.text[i*stride:offset])
}

// Span gives s in code points.
func (c *CodePoints) Span(s Span) Span { return Span{c.At(s.Start), c.At(s.End)} }

// Byte gives the byte offset at which code point n, counted from 0, begins. It is the length of the text when there are fewer.
func (c *CodePoints) Byte(n int) int {
	i := sort.Search(len(c.counts), func(i int) bool { return c.counts[i] > n }) - 1
	if i < 0 {
		return 0
	}
	at, seen := i*stride, c.counts[i]
	for ; at < len(c.text); at++ {
		if !utf8.RuneStart(c.text[at]) {
			continue
		}
		if seen == n {
			return at
		}
		seen++
	}
	return len(c.text)
}
