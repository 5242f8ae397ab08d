package view

import (
	"strconv"

	"verbatim/wasm/article"
)

// The voice strip is the article from its first word to its last, as a bar in which each quote takes up its own stretch in its speaker's colour: who
// speaks where, and how long. The table below it has the same in figures.

const (
	stripWidth  = 1000
	stripHeight = 28
	leastVoice  = 4 // of the strip's width, so that a word can be seen
)

// voices writes the strip and the table.
func (p *page) voices(d Data, o opened) {
	a := o.item.Article
	if len(o.quotes) == 0 || o.plain || len(a.Text) == 0 {
		return
	}
	p.WriteString(`<figure class="voices">`)
	p.element("figcaption", p.say("voices.title"), "class", "quiet")
	p.open("svg", "class", "strip", "role", "group", "aria-label", p.say("voices.title"), "preserveAspectRatio", "none",
		"viewBox", "0 0 "+strconv.Itoa(stripWidth)+" "+strconv.Itoa(stripHeight))
	p.rect("ground", 0, 0, stripWidth, stripHeight)
	at := func(offset int) int { return offset * stripWidth / len(a.Text) }
	for i, f := range o.quotes {
		class := "voice " + f.colour
		if i == o.chosen {
			class += " chosen"
		}
		p.open("a", "href", p.links.quote(f.id), "class", class)
		p.element("title", p.noteWords(f, i))
		for _, extent := range f.extents() {
			x := min(at(extent.Start), stripWidth-leastVoice)
			p.rect(f.Kind.String(), x, 0, max(at(extent.End)-x, leastVoice), stripHeight)
		}
		p.end("a")
	}
	for _, b := range a.Blocks {
		if b.Kind == article.Heading && b.Section >= 0 {
			x := strconv.Itoa(at(b.Span.Start))
			p.open("path", "class", "section", "d", "M"+x+" 0V"+strconv.Itoa(stripHeight))
			p.end("path")
		}
	}
	p.end("svg")
	p.open("details", "id", "voices")
	p.element("summary", p.say("voices.table"), "id", "voices-summary")
	p.table(p.voiceTable(d, o))
	p.WriteString("</details></figure>")
}

// voice names the speaker of a quote: as the archive does, else as the article does, else as unclear.
func (p *page) voice(d Data, f found) string {
	if f.speaker >= 0 {
		return d.Archive.SpeakerAt(f.speaker).Name
	}
	if name := f.speakerWords(); name != "" {
		return name
	}
	return p.say("speaker.unclear")
}

// voiceTable counts quotes and words of each speaker of one article; the rest of the article's words is the narrator's.
func (p *page) voiceTable(d Data, o opened) table {
	var s shares
	said := 0
	for _, f := range o.quotes {
		s.add(p.voice(d, f), f.speaker, f.words())
		said += f.words()
	}
	all := countWords(o.item.Article.Text)
	t := table{name: "voices", title: p.say("voices.of"), columns: []string{p.say("audit.speaker")}, rows: p.shareRows(d, s.by(byWords), ""), all: all}
	t.rows = append(t.rows, tableRow{labels: []string{p.say("voices.narrator")}, words: max(all-said, 0)})
	return t
}
