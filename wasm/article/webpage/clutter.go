package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/wasm/article"
)

// What stands around a story on a page that marks it up by nothing but <div>: told by the names that authors of pages give to such parts, by how much of a
// block is links, and by where on the page most running text is. The last two are the ideas of Arc90's Readability, which browsers' reading modes go by.

// clutter are words in classes and ids of parts that are not the story.
var clutter = words(`ad ads advert advertisement advertising banner breadcrumb breadcrumbs byline-social comment comments consent cookie cookies disqus
	follow footer gdpr login masthead menu modal most-read nav navbar navigation newsletter outbrain pagination paywall popular popup promo promoted
	recirc recommend recommended recommendations related share sharing sidebar signup social sponsor sponsored subscribe subscription taboola teaser teasers
	toolbar topics trending widget`)

// story are words in classes and ids of parts that may hold the story, whatever else they are called.
var story = words("article body column content copy entry main page post story text wrap wrapper container layout")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// isClutter reports whether an element's class or id names it as a part that is not the story.
func isClutter(t html.Token) bool {
	switch t.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.P, atom.Blockquote, atom.H1, atom.Figure, atom.Figcaption, atom.Time:
		return false
	}
	found := false
	for _, name := range append(strings.Fields(attribute(t, "class")), attribute(t, "id")) {
		name = strings.ToLower(name)
		for _, part := range append(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ':' }), name) {
			if story[part] {
				return false
			}
			found = found || clutter[part]
		}
	}
	return found
}

// box is an element that holds blocks.
type box struct {
	parent int // index, -1 for none
	first  int // of the page's blocks, those from first up to end stand in it
	end    int
	score  float64
}

func isBox(name atom.Atom) bool {
	switch name {
	case atom.Body, atom.Div, atom.Section, atom.Td, atom.Center, atom.Main, atom.Article:
		return true
	}
	return false
}

// enter notes a box that opens; its index, or that of the one around it for other elements, goes with the open element.
func (p *page) enter(name atom.Atom) {
	around := -1
	if n := len(p.boxOf); n > 0 {
		around = p.boxOf[n-1]
	}
	if isBox(name) {
		p.boxes = append(p.boxes, box{parent: around, first: len(p.blocks), end: -1})
		around = len(p.boxes) - 1
	}
	p.boxOf = append(p.boxOf, around)
}

// leave closes the boxes of the open elements from depth i inwards.
func (p *page) leave(i int) {
	end := len(p.blocks)
	if p.words.Len() > 0 { // the block being gathered began in there: a cell does not end it
		end++
	}
	for ; i < len(p.boxOf); i++ {
		if b := p.boxOf[i]; b >= 0 && isBox(p.open[i]) {
			p.boxes[b].end = end
		}
	}
}

// score adds a block of running text to the box that it stands in, and by half to the one around that.
func (p *page) score(text string) {
	if len(text) < 40 || len(p.boxOf) == 0 {
		return
	}
	points := 1 + float64(strings.Count(text, ",")) + min(float64(len(text))/100, 3)
	if b := p.boxOf[len(p.boxOf)-1]; b >= 0 {
		p.boxes[b].score += points
		if around := p.boxes[b].parent; around >= 0 {
			p.boxes[around].score += points / 2
		}
	}
}

// densest gives the blocks of the box with most running text, as the first and the end of them: all of them when no box has enough.
func (p *page) densest() (first, end int) {
	best := -1
	for i := range p.boxes {
		if best < 0 || p.boxes[i].score > p.boxes[best].score {
			best = i
		}
	}
	if best < 0 || p.boxes[best].score < 3 {
		return 0, len(p.blocks)
	}
	b := p.boxes[best]
	if b.end < 0 || b.end > len(p.blocks) { // still open at the end of the file
		b.end = len(p.blocks)
	}
	return min(b.first, b.end), b.end
}

// mostlyLinks reports whether a block is links to somewhere else: a list of other stories, not a paragraph that has some.
func mostlyLinks(kind article.BlockKind, text string, linked int) bool {
	if kind == article.Paragraph && len(text) > 200 {
		return false
	}
	return linked*10 >= len(text)*7
}
