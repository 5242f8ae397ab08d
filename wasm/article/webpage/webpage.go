// Package webpage turns a saved web page (.html) into the metadata and the parts of an article.
//
// It stands apart from package article because golang.org/x/net/html brings fmt and the operating system's files: 40 KB (brotli) of any program that links
// it, and the page reads no HTML when it starts.
package webpage

import (
	"errors"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/wasm/article"
)

// A page is read token by token, without a tree: nothing recurses, so no page can overflow the stack, and less code is linked into the page.

// maxDepth is how deep elements may stand in one another.
const maxDepth = 512

// container is the part of a page that a block stands in. Of several articles on a page each is a container of its own, numbered from 1.
type container struct {
	article int
	main    bool
}

// pageBlock is one block of a page.
type pageBlock struct {
	kind article.BlockKind
	text string
	in   container
}

// page is the state of reading one HTML file.
type page struct {
	open     []atom.Atom // elements that are open, outermost first
	captions []bool      // of each, whether its class says that it is a picture's caption
	dropFrom int         // depth of the outermost element that is dropped, or -1
	in       container
	articles int

	words  strings.Builder // of the block being gathered
	space  bool            // white space stands before the next word
	breaks int             // <br> in a row
	linked int             // bytes of the block that stand in links
	anchor int             // depth of the open <a>, or 0
	blocks []pageBlock
	boxes  []box
	boxOf  []int // of each open element, the innermost box
	meta   pageMeta
}

var errDeep = errors.New("elements are nested deeper than 512")

// Format reads .html and .htm files for article.Parse.
var Format = article.Format{Extensions: []string{".html", ".htm"}, Read: read}

// read takes the article out of a page: its <article> with the most words, or else its <main>, or else its <body>.
func read(file string) (article.Meta, []article.Part, error) {
	p := &page{dropFrom: -1}
	z := html.NewTokenizer(strings.NewReader(file))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end of the text, which is all that a string reader can fail with
			p.flush()
			return p.meta.article(), p.chosen(), nil
		case html.TextToken:
			p.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := p.start(z.Token()); err != nil {
				return article.Meta{}, nil, err
			}
		case html.EndTagToken:
			p.end(z.Token().DataAtom)
		}
	}
}

// chosen gives the blocks of the container that the article stands in.
func (p *page) chosen() []article.Part {
	words := map[int]int{}
	inMain := 0
	for _, b := range p.blocks {
		if b.kind == article.Paragraph {
			words[b.in.article] += len(b.text)
			if b.in.main {
				inMain += len(b.text)
			}
		}
	}
	best := 0
	for n := 1; n <= p.articles; n++ {
		if words[n] > words[best] || best == 0 && words[n] > 0 {
			best = n
		}
	}
	if words[0] > 3*words[best] {
		best = 0 // the articles are teasers
	}
	var out []article.Part
	first, end := 0, len(p.blocks)
	if best == 0 && inMain == 0 {
		first, end = p.densest()
	}
	for _, b := range p.blocks[first:end] {
		if best > 0 && b.in.article == best || best == 0 && (inMain == 0 || b.in.main) {
			out = append(out, article.Part{Kind: b.kind, Text: b.text})
		}
	}
	return out
}

// start opens an element.
func (p *page) start(t html.Token) error {
	p.meta.element(t, p.dropFrom < 0)
	if t.DataAtom == 0 {
		return nil // a custom element is only a wrapping
	}
	if !belongsToHead(t.DataAtom) {
		p.endHead()
	}
	if isBlock(t.DataAtom) {
		p.flush()
		p.closeImplied(t.DataAtom)
	}
	switch t.DataAtom {
	case atom.Br:
		if p.breaks++; p.breaks > 1 {
			p.flush()
		}
		p.space = true
		return nil
	case atom.Q:
		p.text("“")
	case atom.Td, atom.Th:
		p.space = true
	}
	if isVoid(t.DataAtom) {
		return nil
	}
	if len(p.open) == maxDepth {
		return errDeep
	}
	if p.dropFrom < 0 && (isDropped(t) || isClutter(t)) {
		p.dropFrom = len(p.open)
	}
	p.enter(t.DataAtom)
	p.open = append(p.open, t.DataAtom)
	if t.DataAtom == atom.A {
		p.anchor = len(p.open)
	}
	p.captions = append(p.captions, isCaptionClass(attribute(t, "class")))
	switch t.DataAtom {
	case atom.Article:
		if p.in.article == 0 && p.dropFrom < 0 {
			p.articles++
			p.in.article = p.articles
		}
	case atom.Main:
		p.in.main = true
	case atom.Title, atom.H1:
		p.meta.capture(t.DataAtom, p.in != container{})
	}
	return nil
}

// endHead closes a <head> left open: anything that cannot stand in it ends it.
func (p *page) endHead() {
	for i, name := range p.open {
		if name == atom.Head {
			p.closeTo(i)
			return
		}
	}
}

// end closes the innermost open element of the name, and those inside it.
func (p *page) end(name atom.Atom) {
	p.meta.end(name)
	for i := len(p.open) - 1; i >= 0 && name != 0; i-- {
		if p.open[i] != name {
			continue
		}
		if name == atom.Q {
			p.breaks, p.space = 0, false
			p.text("”")
		}
		if isBlock(name) || p.dropFrom == i {
			p.flush()
		}
		p.closeTo(i)
		return
	}
}

// closeTo closes the open elements from depth i inwards.
func (p *page) closeTo(i int) {
	if p.dropFrom >= i {
		p.dropFrom = -1
	}
	p.leave(i)
	p.open, p.captions, p.boxOf = p.open[:i], p.captions[:i], p.boxOf[:i]
	if p.anchor > i {
		p.anchor = 0
	}
	inside := p.in
	p.in = container{}
	for _, name := range p.open {
		if name == atom.Article {
			p.in.article = inside.article
		}
		p.in.main = p.in.main || name == atom.Main
	}
}

// closeImplied closes the <p> that a block element ends, and the <li>, <dt>, <dd>, cell or row that a next one ends.
func (p *page) closeImplied(name atom.Atom) {
	for i := len(p.open) - 1; i >= 0; i-- {
		o := p.open[i]
		if o == atom.P || o == name && (o == atom.Li || o == atom.Dt || o == atom.Dd || o == atom.Tr) {
			p.closeTo(i)
			continue
		}
		if isBlock(o) || o == atom.Button || o == atom.Object {
			return
		}
	}
}

// text adds words to the block being gathered, white space collapsed.
func (p *page) text(s string) {
	p.meta.text(s)
	if p.dropFrom >= 0 {
		return
	}
	for _, r := range s {
		if unicode.IsSpace(r) {
			p.space = true
			continue
		}
		if r == '\u00ad' || r == '\u200b' || r == '\ufeff' { // soft hyphens and the like are the page's, not the writer's
			continue
		}
		if p.space && p.words.Len() > 0 {
			p.words.WriteByte(' ')
		}
		p.space, p.breaks = false, 0
		n, _ := p.words.WriteRune(r)
		if p.anchor > 0 {
			p.linked += n
		}
	}
}

// flush ends the block being gathered.
func (p *page) flush() {
	if p.dropFrom >= 0 {
		return
	}
	text := p.words.String()
	linked := p.linked
	p.words.Reset()
	p.space, p.breaks, p.linked = false, 0, 0
	if text == "" {
		return
	}
	kind := p.kind(text)
	if mostlyLinks(kind, text, linked) {
		return
	}
	if kind == article.Heading && text == p.meta.heading() {
		return // the title
	}
	if kind == article.Paragraph {
		p.score(text)
	}
	p.blocks = append(p.blocks, pageBlock{kind, text, p.in})
}

// kind tells what a block of the open elements is.
func (p *page) kind(text string) article.BlockKind {
	out := article.Paragraph
	for i, name := range p.open {
		switch name {
		case atom.Figcaption, atom.Caption:
			out = article.Caption
		case atom.Blockquote:
			out = article.Quotation
		case atom.Li:
			out = article.ListItem
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return article.Heading
		}
		if p.captions[i] {
			out = article.Caption
		}
	}
	by := article.KindByForm(text)
	if out == article.Paragraph || out == article.Caption && by == article.Credit {
		return by
	}
	return out
}

// isCaptionClass reports whether a class attribute names a caption: "wp-caption", "img-caption".
func isCaptionClass(class string) bool {
	for _, c := range strings.Fields(class) {
		if strings.HasSuffix(strings.ToLower(c), "caption") {
			return true
		}
	}
	return false
}

// isDropped reports whether an element and all in it is not the article's: scripts, navigation, what is hidden.
func isDropped(t html.Token) bool {
	switch t.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Aside, atom.Header, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Svg,
		atom.Math, atom.Iframe, atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Textarea, atom.Menu, atom.Dialog, atom.Head, atom.Title:
		return true
	}
	for _, a := range t.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			return a.Val == "true"
		case "role":
			return a.Val == "navigation" || a.Val == "complementary" || a.Val == "banner" || a.Val == "contentinfo"
		}
	}
	return false
}

// belongsToHead reports whether an element does not end the page's head.
func belongsToHead(name atom.Atom) bool {
	switch name {
	case atom.Html, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Base, atom.Script, atom.Style, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// isBlock reports whether an element begins on a line of its own.
func isBlock(name atom.Atom) bool {
	switch name {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Blockquote, atom.Section, atom.Article,
		atom.Main, atom.Figure, atom.Figcaption, atom.Table, atom.Caption, atom.Tr, atom.Tbody, atom.Thead, atom.Pre, atom.Hr, atom.Dl, atom.Dt, atom.Dd, atom.Body,
		atom.Html, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Form, atom.Address, atom.Details, atom.Summary, atom.Fieldset, atom.Center:
		return true
	}
	return false
}

// isVoid reports whether an element has no inside and no end.
func isVoid(name atom.Atom) bool {
	switch name {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// attribute gives the value of an attribute, or "".
func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
