package article

import "sort"

// run says that a stretch of Text, from text to where the next run begins, came from n bytes of the file at source. When both are of one length they are
// the same bytes; otherwise the one stands for the other as a whole: "&" for "&amp;".
type run struct {
	text, source, n int
}

// sourceMap ties Text to the file. The zero map is the identity; one with no file behind it holds a single run of source -1.
type sourceMap []run

// unmapped is the map of a text that is not a stretch of its file.
func unmapped() sourceMap { return sourceMap{{source: -1}} }

// shifted is the map of a text of n bytes that stands in its file as it is, by bytes further on.
func shifted(n, by int) sourceMap {
	if by == 0 {
		return nil
	}
	return sourceMap{{source: by, n: n}}
}

// Source gives the byte offset in the file of the byte of Text at offset. It is -1 where the file has no such byte: in articles read from HTML, for
// offsets outside Text, and for articles of a bundle it is the offset itself.
func (a *Article) Source(offset int) int {
	s, _ := a.locate(offset)
	return s
}

// SourceSpan gives the stretch of the file that s came from; markup inside it is part of it. ok is false when there is none.
func (a *Article) SourceSpan(s Span) (in Span, ok bool) {
	if s.Len() <= 0 {
		at := a.Source(s.Start)
		return Span{at, at}, at >= 0
	}
	start, _ := a.locate(s.Start)
	_, end := a.locate(s.End - 1)
	return Span{start, end}, start >= 0 && end >= 0
}

// locate gives where in the file the byte of Text at offset begins, and where it ends.
func (a *Article) locate(offset int) (start, end int) {
	if offset < 0 || offset > len(a.Text) {
		return -1, -1
	}
	if len(a.source) == 0 {
		return offset, offset + 1
	}
	i := sort.Search(len(a.source), func(i int) bool { return a.source[i].text > offset }) - 1
	if i < 0 || a.source[i].source < 0 {
		return -1, -1
	}
	r := a.source[i]
	length := len(a.Text) - r.text
	if i+1 < len(a.source) {
		length = a.source[i+1].text - r.text
	}
	if r.n == length {
		return r.source + offset - r.text, r.source + offset - r.text + 1
	}
	return r.source, r.source + r.n
}
