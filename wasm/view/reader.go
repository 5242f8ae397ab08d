package view

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// opened is the article that the reader shows.
type opened struct {
	item    bundle.Item
	quotes  []found // in text order
	chosen  int     // index into quotes of the one that was linked, or -1
	plain   bool
	query   query.Query
	finding finding // of the words looked for in it
}

// openArticle gets article n for the reader.
func (d Data) openArticle(n int, s State) (opened, error) {
	item, err := d.Archive.Item(n)
	if err != nil {
		return opened{}, err
	}
	o := opened{item: item, chosen: -1, plain: s.Plain, query: search.Sought(d.Archive, s.Query), finding: findWords(item.Article, s.Find, s.At)}
	colours := d.palette(n, item)
	first := d.Archive.FirstQuote(n)
	for i := range item.Quotes.Attributions {
		f := found{id: d.Archive.QuoteID(first + i), article: item.Article, quotes: item.Quotes,
			Attribution: &item.Quotes.Attributions[i], speaker: d.Archive.Speaker(first + i)}
		f.colour = colours.of(f.speaker)
		if s.Route == Quote && f.id == s.ID {
			o.chosen = i
		}
		o.quotes = append(o.quotes, f)
	}
	if !o.asLinked(d.Archive, s) { // what stands under the id now is not what was linked
		o.chosen = -1
	}
	return o, nil
}

// reader writes the open article, or that there is none of that id.
func (p *page) reader(s State, d Data) {
	id := s.articleID()
	if id == "" {
		return
	}
	p.WriteString(`<p class="back">`)
	p.link(p.links.to(s.Back()), p.say("reader.back"), "id", "back")
	p.WriteString("</p>")
	n, ok := d.Archive.ArticleByID(id)
	if !ok {
		p.lost(s, d, staleArticle, id)
		return
	}
	o, err := d.openArticle(n, s)
	if err != nil {
		p.element("p", p.say("error.article", "error", err.Error()), "class", "failed")
		return
	}
	switch {
	case s.Route == Quote && o.chosen < 0:
		p.lost(s, d, "stale.quote", s.ID)
	case s.Exact != "":
		p.element("p", p.say("resolved.as-before"), "class", "quiet")
	}
	p.article(s, d, o)
}

// staleArticle is the message of an article that is not in the archive.
const staleArticle = "stale.article"

// elsewhere tells whether what is missing is one of somebody's own articles.
func elsewhere(key, id string) bool {
	return key == staleArticle && strings.HasPrefix(id, bundle.OwnPrefix)
}

// stale says that a link leads to something that this archive does not hold. One of somebody's own articles is not gone: it is in another browser.
func (p *page) stale(key, id string) {
	p.WriteString(`<div class="empty">`)
	if elsewhere(key, id) {
		p.element("p", p.say("own.stale"), "class", "lead")
		p.element("p", p.say("own.stale.yours"))
		p.WriteString(`<div class="own-acts">`)
		p.link(p.links.to(State{Route: Add}), p.say("nav.add"), "class", "button")
	} else {
		p.element("p", p.say(key, "id", id), "class", "lead")
		p.element("p", p.say("stale.why"))
		p.WriteString(`<div class="own-acts">`)
	}
	p.link(p.links.to(State{Route: Articles}), p.say("stale.articles"), "class", "button")
	p.WriteString("</div></div>")
}

// article writes banner, outline and text.
func (p *page) article(s State, d Data, o opened) {
	a := o.item.Article
	p.WriteString(`<article class="reading" aria-labelledby="reading-title">`)
	if d.local(a.ID) {
		p.open("p", "class", "local-note")
		p.localBadge()
		p.escape(" " + p.say("own.link") + " ")
		p.element("button", p.say("own.drop"), "type", "button", "class", "plain-button", "id", "own-drop", "data-own", "drop", "data-article", a.ID)
		p.end("p")
	}
	p.banner(a, len(o.quotes))
	p.voices(d, o)
	p.readerTools(s, o)
	p.outline(a)
	p.open("div", "class", "text", "dir", "auto", "lang", a.Meta.Lang)
	for i := range a.Blocks {
		p.block(d, o, &a.Blocks[i])
	}
	p.WriteString("</div></article>")
}

// banner writes where the article comes from.
func (p *page) banner(a *article.Article, quotes int) {
	m := a.Meta
	p.WriteString(`<header class="banner">`)
	if m.Sample {
		p.element("p", p.say("banner.sample"), "class", "badge")
	}
	p.element(p.headings()[0], title(a), "id", "reading-title", "dir", "auto", "lang", m.Lang)
	if m.TitleByArchive {
		p.element("p", p.say("banner.title-by-archive"), "class", "quiet")
	}
	p.WriteString(`<ul class="facts">`)
	if m.Publisher != "" {
		p.element("li", m.Publisher, "class", "publisher", "dir", "auto")
	}
	if m.Author != "" {
		p.WriteString("<li>")
		p.tell("banner.author", func(string) { p.element("span", m.Author, "dir", "auto") })
		p.WriteString("</li>")
	}
	p.WriteString("<li>")
	if m.Published == "" {
		p.escape(p.say("banner.undated"))
	} else {
		p.time(m.Published)
	}
	p.WriteString("</li>")
	if m.TranslatedFrom != "" {
		p.element("li", p.say("banner.translated", "language", p.language(m.TranslatedFrom)), "class", "translated")
	} else if m.Lang != "" {
		p.element("li", p.say("banner.language", "language", p.language(m.Lang)))
	}
	p.element("li", p.count("count.quotes", quotes))
	p.WriteString("</ul>")
	if m.Credit != "" {
		p.WriteString(`<p class="quiet">`)
		p.tell("banner.credit", func(string) { p.element("span", m.Credit, "dir", "auto") })
		p.WriteString("</p>")
	}
	if m.License != "" {
		p.WriteString(`<p class="quiet">`)
		p.tell("banner.license", func(string) { p.element("span", m.License, "dir", "auto") })
		p.WriteString("</p>")
	}
	if safeURL(m.URL) {
		p.WriteString(`<p class="quiet">`)
		p.link(m.URL, p.say("banner.original"), "rel", "noopener noreferrer external")
		p.WriteString("</p>")
	}
	p.WriteString("</header>")
}

// safeURL tells whether an address from an article's file may be linked: one of the web's, not one that runs a script.
func safeURL(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// readerTools writes the switch for the highlights and the way through the quotes.
func (p *page) readerTools(s State, o opened) {
	if p.links.static {
		p.legend(o)
		return
	}
	p.WriteString(`<div class="reader-tools">`)
	other := s
	other.Plain = !s.Plain
	key := "reader.hide"
	if s.Plain {
		key = "reader.show"
	}
	if len(o.quotes) > 0 {
		p.element("button", p.say(key), "type", "button", "id", "plain", "data-to", other.Fragment())
		p.step(s, o, "reader.previous", "previous", o.chosen-1)
		p.step(s, o, "reader.next", "next", o.chosen+1)
		if o.chosen >= 0 {
			p.element("span", p.say("reader.place", "n", p.figure(o.chosen+1), "all", p.figure(len(o.quotes))), "class", "quiet")
		}
	}
	p.findForm(s, o)
	p.WriteString("</div>")
	p.legend(o)
}

func (p *page) step(s State, o opened, key, id string, to int) {
	if to < 0 || to >= len(o.quotes) {
		return
	}
	p.link(s.Open(o.quotes[to].id).Fragment(), p.say(key), "id", id, "class", "button")
}

// legend says in words what the marks in the text mean.
func (p *page) legend(o opened) {
	if o.plain {
		return
	}
	if len(o.quotes) == 0 {
		p.element("p", p.say("reader.no-quotes"), "class", "legend quiet")
		return
	}
	p.WriteString(`<p class="legend quiet">`)
	p.tell("reader.legend", func(name string) {
		switch name {
		case "said":
			p.element("span", p.say("reader.legend.said"), "class", "said speaker-0")
		case "cue":
			p.element("span", p.say("reader.legend.cue"), "class", "cue")
		case "mention":
			p.element("span", p.say("reader.legend.mention"), "class", "mention")
		}
	})
	p.WriteString("</p>")
}

// outline writes the article's sections as links.
func (p *page) outline(a *article.Article) {
	if len(a.Sections) < 2 {
		return
	}
	p.open("nav", "class", "outline", "aria-label", p.say("outline.title"))
	p.WriteString("<ol>")
	for _, section := range a.Sections {
		p.WriteString("<li>")
		p.link(p.links.article(a.ID, section.Slug), section.Title.Of(a.Text), "dir", "auto", "lang", a.Meta.Lang)
		p.WriteString("</li>")
	}
	p.WriteString("</ol></nav>")
}

// block writes one block of the article, with the notes of the quotes that begin in it.
func (p *page) block(d Data, o opened, b *article.Block) {
	a := o.item.Article
	switch b.Kind {
	case article.Heading:
		p.heading(o, b)
		return
	case article.Caption, article.Credit:
		p.open("p", "class", b.Kind.String())
		p.nest(a.Text, b.Span, o.finding.layers(b.Span))
		p.end("p")
		return
	}
	p.WriteString(`<div class="para">`)
	p.paragraph(o, b)
	if !o.plain {
		p.notes(d, o, b)
	}
	p.WriteString("</div>")
}

// shows tells whether the reader shows a block: the title is not shown once more above the text.
func shows(b *article.Block) bool { return b.Kind != article.Heading || b.Section >= 0 }

func (p *page) heading(o opened, b *article.Block) {
	if !shows(b) {
		return
	}
	a := o.item.Article
	p.open(p.headings()[1], "id", sectionID(a.Sections[b.Section].Slug), "tabindex", "-1")
	p.nest(a.Text, b.Span, o.finding.layers(b.Span))
	p.end(p.headings()[1])
}

// headings are the elements of an article's title and of its sections: on a page of its own its title is the page's.
func (p *page) headings() [2]string {
	if p.links.static && p.links.explorer != "" {
		return [2]string{"h1", "h2"}
	}
	return [2]string{"h2", "h3"}
}

// paragraph writes the text of a block with the quotes in it marked.
func (p *page) paragraph(o opened, b *article.Block) {
	tag := "p"
	if b.Kind == article.Quotation {
		tag = "blockquote"
	}
	p.open(tag, "class", strings.ReplaceAll(b.Kind.String(), " ", "-"))
	p.nest(o.item.Article.Text, b.Span, p.layers(o, b))
	p.end(tag)
}
