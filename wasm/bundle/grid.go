package bundle

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
)

// grid is where the words of a text begin and end, by which spans are told: they nearly always begin and end with a word.
type grid struct {
	text         string
	starts, ends []int // starts has the length of the text at its end
}

func newGrid(text string) *grid {
	g := &grid{text: text}
	in := false
	for i := range len(text) {
		if is := wordByte(text[i], in); is != in {
			if in = is; in {
				g.starts = append(g.starts, i)
			} else {
				g.ends = append(g.ends, i)
			}
		}
	}
	if in {
		g.ends = append(g.ends, len(text))
	}
	g.starts = append(g.starts, len(text))
	return g
}

// cell is a span told by words: first is the first word that begins in it or after its start, before the bytes from its start to that, words the count of
// those that end in it, one more to keep it from being negative, and after the bytes from the end of the last of these (or of the text before) to its own.
type cell struct{ first, before, words, after int }

func (g *grid) cell(s article.Span) cell {
	first := search(g.starts, s.Start)
	last := search(g.ends, s.End+1) - 1
	after := s.End
	if last >= 0 {
		after -= g.ends[last]
	}
	return cell{first, g.starts[first] - s.Start, last - first + 2, after}
}

// span is the span of a cell. ok is false when it does not lie in the text.
func (g *grid) span(c cell) (s article.Span, ok bool) {
	last := c.first + c.words - 2
	if c.first < 0 || c.first >= len(g.starts) || last < -1 || last >= len(g.ends) {
		return s, false
	}
	s.Start = g.starts[c.first] - c.before
	s.End = c.after
	if last >= 0 {
		s.End += g.ends[last]
	}
	return s, s.Start >= 0 && s.Start <= s.End && s.End <= len(g.text)
}

// search gives the number of values in a rising list that are below v.
func search(list []int, v int) int {
	low, high := 0, len(list)
	for low < high {
		if middle := (low + high) / 2; list[middle] < v {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// capital tells whether a word begins with an upper-case letter.
func (g *grid) capital(word int) bool {
	if word >= len(g.ends) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(g.text[g.starts[word]:])
	return unicode.IsUpper(r)
}

// The marks between which words are quoted, and those after which a sentence ends.
const (
	quoteMarks   = "\"“”„«»"
	sentenceEnds = ".!?\n"
)

// afterMark gives the first word after the next quotation mark at or after an offset.
func (g *grid) afterMark(offset int) int {
	if i := strings.IndexAny(g.text[min(offset, len(g.text)):], quoteMarks); i >= 0 {
		offset += i + 1
	}
	return search(g.starts, min(offset, len(g.text)))
}

// upTo gives the number of words from word first that end before the next of some marks which no word touches on its right.
func (g *grid) upTo(first int, marks string) int {
	at := g.starts[first]
	for at < len(g.text) {
		i := strings.IndexAny(g.text[at:], marks)
		if i < 0 {
			at = len(g.text)
			break
		}
		at += i
		if next := at + 1; next >= len(g.text) || !wordByte(g.text[next], true) || marks == quoteMarks {
			break
		}
		at++
	}
	return search(g.ends, at+1) - first
}
