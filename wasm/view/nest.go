package view

import (
	"sort"

	"verbatim/wasm/article"
)

// layer is a stretch of text to be wrapped in an element.
type layer struct {
	span  article.Span
	order int // among layers of equal span the lower one is the outer element
	tag   string
	first []string // attributes of the element's first part
	rest  []string // attributes of its further parts, where it has to be broken
	lead  string   // HTML without text, put at the beginning of the first part
}

// nest writes text[within], each layer wrapped in its element. HTML elements cannot overlap as spans can: where a layer runs past the end of one that it began
// inside of, it is broken in two at that end. The text content that results is exactly text[within].
func (p *page) nest(text string, within article.Span, layers []layer) {
	type part struct {
		layer
		again bool // not the first part
	}
	var waiting []part
	for _, l := range layers {
		if s := clip(l.span, within); s.Len() > 0 {
			again := s.Start > l.span.Start
			l.span = s
			waiting = append(waiting, part{l, again})
		}
	}
	before := func(a, b part) bool {
		switch {
		case a.span.Start != b.span.Start:
			return a.span.Start < b.span.Start
		case a.span.End != b.span.End:
			return a.span.End > b.span.End
		}
		return a.order < b.order
	}
	sort.SliceStable(waiting, func(i, j int) bool { return before(waiting[i], waiting[j]) })

	var around []part // the elements that are open, outermost first
	at := within.Start
	closeUntil := func(offset int) {
		for len(around) > 0 && around[len(around)-1].span.End <= offset {
			inner := around[len(around)-1]
			p.escape(text[at:inner.span.End])
			at = inner.span.End
			p.end(inner.tag)
			around = around[:len(around)-1]
		}
	}
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		closeUntil(next.span.Start)
		if n := len(around); n > 0 && next.span.End > around[n-1].span.End {
			remainder := next
			remainder.span.Start, remainder.again = around[n-1].span.End, true
			next.span.End = around[n-1].span.End
			i := sort.Search(len(waiting), func(i int) bool { return !before(waiting[i], remainder) })
			waiting = append(waiting[:i], append([]part{remainder}, waiting[i:]...)...)
		}
		p.escape(text[at:next.span.Start])
		at = next.span.Start
		if next.again {
			p.open(next.tag, next.rest...)
		} else {
			p.open(next.tag, next.first...)
			p.WriteString(next.lead)
		}
		around = append(around, next)
	}
	closeUntil(within.End)
	p.escape(text[at:within.End])
}

// clip is the part of s inside within; its length is 0 or less when there is none.
func clip(s, within article.Span) article.Span {
	return article.Span{Start: max(s.Start, within.Start), End: min(s.End, within.End)}
}
