package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/cite"
)

// page writes the HTML of one region. Everything that comes from an archive or from a person goes through text or an attribute, which escape it;
// only literals of this package are written raw.
type page struct {
	strings.Builder
	*catalogue
	links  linker
	tables []table // those written so far
	brief  bool    // explanations stand in a <template> behind a button
	bare   bool    // cards are shown without ids and controls, since they may stand in the page twice
}

// digits writes n for machines.
func (p *page) digits(n int) string { return strconv.Itoa(n) }

// escape writes s so that it stands for itself in HTML text and in a double-quoted attribute. NUL, which HTML does not allow, becomes U+FFFD.
func (p *page) escape(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		case '\'':
			entity = "&#39;"
		case 0:
			entity = "\uFFFD"
		default:
			continue
		}
		p.WriteString(s[from:i])
		p.WriteString(entity)
		from = i + 1
	}
	p.WriteString(s[from:])
}

// open writes a start tag. attributes are pairs of name and value; a pair with an empty name is left out, one with an empty value is written as a
// bare name.
func (p *page) open(tag string, attributes ...string) {
	p.WriteByte('<')
	p.WriteString(tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i] == "" {
			continue
		}
		p.WriteByte(' ')
		p.WriteString(attributes[i])
		if attributes[i+1] == "" {
			continue
		}
		p.WriteString(`="`)
		p.escape(attributes[i+1])
		p.WriteByte('"')
	}
	p.WriteByte('>')
}

// end writes end tags, in the order given.
func (p *page) end(tags ...string) {
	for _, tag := range tags {
		p.WriteString("</")
		p.WriteString(tag)
		p.WriteByte('>')
	}
}

// element writes an element that holds only text.
func (p *page) element(tag, text string, attributes ...string) {
	p.open(tag, attributes...)
	p.escape(text)
	p.end(tag)
}

// link writes an <a> to href.
func (p *page) link(href, text string, attributes ...string) {
	p.element("a", text, append([]string{"href", href}, attributes...)...)
}

// tell writes the text of a key, in which placed writes what a placeholder stands for.
func (p *page) tell(key string, placed func(name string)) { p.spell(key, p.escape, placed) }

// when is an attribute's name if it applies, and the empty name, which leaves the attribute out, if not.
func when(applies bool, name string) string {
	if applies {
		return name
	}
	return ""
}

// idFor makes an element id of a prefix and any text: no white space, so that aria-describedby can name it.
func idFor(prefix, text string) string { return prefix + encode(text) }

// encode percent-encodes s for a URL's fragment, sparing what may stand there as it is and reads well.
func encode(s string) string { return cite.Encode(s, cite.Readable) }
