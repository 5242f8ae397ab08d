package view

import (
	"strconv"

	"verbatim/wasm/article"
)

// layers are the elements that mark the text of one block: the words said, in their speaker's colour; the cue and the mention of each quote; for
// the chosen quote all that its rule relied on; and the words looked for.
func (p *page) layers(o opened, b *article.Block) []layer {
	text := o.item.Article.Text
	layers := lit(text, b.Span, o.query)
	layers = append(layers, o.finding.layers(b.Span)...)
	if o.plain {
		return layers
	}
	for i, f := range o.quotes {
		layers = append(layers, p.saidLayers(o, f, i)...)
		chosen := i == o.chosen
		layers = append(layers, spanLayer(f.Cue, "cue", chosen, 5), spanLayer(f.Mention, "mention", chosen, 4))
		if chosen {
			layers = append(layers, evidenceLayers(f)...)
		}
	}
	return layers
}

// saidLayers mark the parts of one quote. The first carries the id that links lead to, and a link whose text is drawn by the style sheet, so that the
// text of the paragraph stays the article's.
func (p *page) saidLayers(o opened, f found, i int) []layer {
	class := "said " + f.colour + " " + f.Kind.String()
	if i == o.chosen {
		class += " chosen"
	}
	var layers []layer
	for n, extent := range f.extents() {
		l := layer{span: extent, order: i - len(o.quotes), tag: "mark", first: []string{"class", class}, rest: []string{"class", class}}
		if n == 0 {
			l.first = []string{"class", class, "id", f.ID, "tabindex", "-1"}
			l.lead = p.reference(f, i)
		}
		layers = append(layers, l)
	}
	return layers
}

func (p *page) reference(f found, i int) string {
	q := page{catalogue: p.catalogue, links: p.links}
	q.element("a", "", "class", "ref", "href", p.links.quote(f.id), "data-n", strconv.Itoa(i+1), "aria-label", p.noteWords(f, i))
	return q.String()
}

// noteWords names a quote in words: "Quote 3: Ann Example, direct".
func (p *page) noteWords(f found, i int) string {
	name := f.speakerWords()
	if name == "" {
		name = p.say("speaker.unclear")
	}
	return p.say("reader.note", "n", p.figure(i+1), "speaker", name, "kind", p.say("kind."+f.Kind.String()))
}

func spanLayer(s article.Span, class string, chosen bool, order int) layer {
	if chosen {
		class += " chosen"
	}
	return layer{span: s, order: order, tag: "span", first: []string{"class", class}, rest: []string{"class", class}}
}

// evidenceLayers mark what the rule of the chosen quote relied on, beyond its cue and mention.
func evidenceLayers(f found) []layer {
	var layers []layer
	for _, e := range f.evidence() {
		if e.Part != "cue" && e.Part != "mention" && hasWords(f.article.Text, e.Span.Start, e.Span.End) { // a mere quotation mark is lit with the words said
			attributes := []string{"class", "evidence"}
			layers = append(layers, layer{span: e.Span, order: 3, tag: "span", first: attributes, rest: attributes})
		}
	}
	return layers
}

// notes writes, beside a paragraph, who says the quotes that begin in it: the label in words of each highlight.
func (p *page) notes(d Data, o opened, b *article.Block) {
	begun := false
	for i, f := range o.quotes {
		if start := f.extents()[0].Start; start < b.Span.Start || start >= b.Span.End {
			continue
		}
		if !begun {
			p.WriteString(`<ul class="notes">`)
			begun = true
		}
		p.note(d, f, i, i == o.chosen)
	}
	if begun {
		p.WriteString("</ul>")
	}
}

func (p *page) note(d Data, f found, i int, chosen bool) {
	class := "note " + f.colour
	if chosen {
		class += " chosen"
	}
	p.open("li", "class", class)
	p.element("a", p.figure(i+1), "class", "num", "id", "note-"+f.ID, "href", p.links.quote(f.id), "aria-label", p.noteWords(f, i), when(chosen, "aria-current"), "true")
	p.WriteByte(' ')
	p.speakerLink(d.Archive, f)
	p.WriteByte(' ')
	p.element("span", p.say("kind."+f.Kind.String()), "class", "kind")
	p.circumstances(f)
	p.corrected(d, f)
	p.open("details", "class", "why", "id", "why-"+f.ID, when(chosen, "open"), "")
	p.element("summary", p.say("why.title"), "id", "why-"+f.ID+"-summary")
	p.reasons(f)
	p.WriteString("</details>")
	p.correctButton(f, "correct-note-"+f.ID)
	p.twins(d, f, chosen, "twins-"+f.ID)
	p.WriteString("</li>")
}
