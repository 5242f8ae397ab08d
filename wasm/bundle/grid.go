package bundle

import (
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
)

// grid is where the words of a text begin and end, by which spans are told: they nearly always begin and end with a word.
type grid struct {
	text         string
	starts, ends rising // starts has the length of the text at its end
	marks, stops rising // quotation marks, and the ends of sentences which no word touches on their right
}

func newGrid(text string) *grid {
	g := &grid{text: text}
	some := len(text)/5 + 1 // words of running text are so far apart
	g.starts.list, g.ends.list = make([]int32, 0, some), make([]int32, 0, some)
	in := false
	for i := range len(text) {
		c := text[i]
		if is := wordByte(c, in); is != in {
			if in = is; in {
				g.starts.list = append(g.starts.list, int32(i))
			} else {
				g.ends.list = append(g.ends.list, int32(i))
			}
		}
		switch {
		case in:
		case quoteMark(text, i):
			g.marks.list = append(g.marks.list, int32(i))
		case (c == '.' || c == '!' || c == '?' || c == '\n') && (i+1 == len(text) || !wordByte(text[i+1], true)):
			g.stops.list = append(g.stops.list, int32(i))
		}
	}
	if in {
		g.ends.list = append(g.ends.list, int32(len(text)))
	}
	g.starts.list = append(g.starts.list, int32(len(text)))
	for _, list := range []*rising{&g.starts, &g.ends, &g.marks, &g.stops} {
		list.index(len(text))
	}
	return g
}

// quoteMark tells whether one of the marks between which words are quoted begins at byte i: "“”„«».
func quoteMark(text string, i int) bool {
	switch text[i] {
	case '"':
		return true
	case 0xc2:
		return i+1 < len(text) && (text[i+1] == 0xab || text[i+1] == 0xbb)
	case 0xe2:
		return i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x9c && text[i+2] <= 0x9e
	}
	return false
}

// rising is a rising list of offsets in a text, and for each block of it how many offsets stand before the block.
type rising struct {
	list   []int32
	blocks []int32
}

// blockBits tells the size of a block: few words begin in one.
const blockBits = 5

func (r *rising) index(length int) {
	r.blocks = make([]int32, length>>blockBits+2)
	n := 0
	for b := range r.blocks {
		for n < len(r.list) && int(r.list[n]) < b<<blockBits {
			n++
		}
		r.blocks[b] = int32(n)
	}
}

func (r *rising) at(n int) int { return int(r.list[n]) }

// below gives the number of offsets that are below v.
func (r *rising) below(v int) int {
	if v <= 0 {
		return 0
	}
	n := int(r.blocks[min(v>>blockBits, len(r.blocks)-1)])
	for n < len(r.list) && int(r.list[n]) < v {
		n++
	}
	return n
}

// next gives the first offset that is not below v, or otherwise.
func (r *rising) next(v, otherwise int) int {
	if n := r.below(v); n < len(r.list) {
		return int(r.list[n])
	}
	return otherwise
}

// cell is a span told by words: first is the first word that begins in it or after its start, before the bytes from its start to that, words the count of
// those that end in it, one more to keep it from being negative, and after the bytes from the end of the last of these (or of the text before) to its own.
type cell struct{ first, before, words, after int }

func (g *grid) cell(s article.Span) cell {
	first := g.starts.below(s.Start)
	last := g.ends.below(s.End+1) - 1
	after := s.End
	if last >= 0 {
		after -= g.ends.at(last)
	}
	return cell{first, g.starts.at(first) - s.Start, last - first + 2, after}
}

// span is the span of a cell. ok is false when it does not lie in the text.
func (g *grid) span(c cell) (s article.Span, ok bool) {
	last := c.first + c.words - 2
	if c.first < 0 || c.first >= len(g.starts.list) || last < -1 || last >= len(g.ends.list) {
		return s, false
	}
	s.Start = g.starts.at(c.first) - c.before
	s.End = c.after
	if last >= 0 {
		s.End += g.ends.at(last)
	}
	return s, s.Start >= 0 && s.Start <= s.End && s.End <= len(g.text)
}

// capital tells whether a word begins with an upper-case letter.
func (g *grid) capital(word int) bool {
	if word >= len(g.ends.list) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(g.text[g.starts.at(word):])
	return unicode.IsUpper(r)
}

// afterMark gives the first word after the next quotation mark at or after an offset.
func (g *grid) afterMark(offset int) int {
	if mark := g.marks.next(offset, -1); mark >= 0 {
		offset = mark + 1
	}
	return g.starts.below(min(offset, len(g.text)))
}

// upTo gives the number of words from word first that end before the next of some marks.
func (g *grid) upTo(first int, marks *rising) int {
	return g.ends.below(marks.next(g.starts.at(first), len(g.text))+1) - first
}
