package view

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// card writes one quote of a list: the words, who said them, how that is known, and where they stand.
func (p *page) card(d Data, f found) {
	p.open("article", when(!p.bare, "id"), "quote-"+f.id, "class", strings.Join([]string{"card", f.Kind.String(), f.colour}, " "), "tabindex", "-1",
		when(p.links.state.Route == Quote && p.links.state.ID == f.id, "aria-current"), "true")
	p.open("blockquote", "class", "words", "dir", "auto", "lang", f.article.Meta.Lang)
	p.spoken(f, d.query)
	p.WriteString(`</blockquote><div class="who">`)
	p.attribution(d.Archive, f)
	p.circumstances(f)
	p.source(f)
	if d.local(f.id) {
		p.localBadge()
	}
	p.corrected(d, f)
	p.WriteString(`</div><div class="acts">`)
	p.link(p.links.quote(f.id), p.say("card.context"), "class", "act", when(!p.bare, "id"), "context-"+f.id)
	if !p.bare {
		p.take(d, f.id)
		p.correctButton(f, "correct-"+f.id)
		p.why(f, "why-"+f.id)
		p.twins(d, f, false, "twins-"+f.id)
	}
	p.WriteString("</div></article>")
}

// longGap is the length in bytes above which the words that interrupt a quote are left out of its card.
const longGap = 60

// spoken writes the words said. What interrupts them stands between them when it is short, as an ellipsis when it is long.
func (p *page) spoken(f found, q query.Query) {
	extents := f.extents()
	for i, extent := range extents {
		if i > 0 {
			p.gap(f, article.Span{Start: extents[i-1].End, End: extent.Start})
		}
		p.nest(f.article.Text, extent, lit(f.article.Text, extent, q))
	}
}

func (p *page) gap(f found, gap article.Span) {
	between := f.text(gap)
	switch {
	case strings.TrimSpace(between) == "" && strings.Contains(between, "\n"):
		p.WriteString("<br>")
	case len(between) > longGap || strings.Contains(between, "\n"):
		p.element("span", " … ", "class", "gap")
	default:
		p.element("span", between, "class", "gap")
	}
}

// lit are the layers that light up the words of q within a stretch of text.
func lit(text string, within article.Span, q query.Query) []layer {
	if q.Text == "" {
		return nil
	}
	var layers []layer
	for _, m := range search.Matches(within.Of(text), q) {
		m.Start += within.Start
		m.End += within.Start
		layers = append(layers, layer{span: m, order: 9, tag: "mark", first: []string{"class", "hit"}, rest: []string{"class", "hit"}})
	}
	return layers
}

// attribution writes who said it, linked to their page, and their role, linked to the words that describe them.
func (p *page) attribution(a *bundle.Archive, f found) {
	p.WriteString(`<p class="by">`)
	p.speakerLink(a, f)
	for _, name := range f.withWords() {
		p.WriteString(" &amp; ")
		p.element("span", name, "class", "speaker", "dir", "auto")
	}
	if !f.Role.IsZero() && f.text(f.Role) != f.speakerWords() {
		p.WriteString(", ")
		p.link(p.links.quote(f.id), f.text(f.Role), "class", "role", "dir", "auto", "lang", f.article.Meta.Lang)
	}
	p.WriteString("</p>")
}

// speakerLink writes the speaker's name, description, or that nobody can be told.
func (p *page) speakerLink(a *bundle.Archive, f found) {
	name := f.speakerWords()
	switch {
	case f.speaker >= 0:
		s := a.SpeakerAt(f.speaker)
		p.link(p.links.speaker(s), s.Name, "class", "speaker", "dir", "auto")
	case name != "":
		p.element("span", name, "class", "speaker described", "dir", "auto", "lang", f.article.Meta.Lang)
	default:
		p.element("span", p.say("speaker.unclear"), "class", "speaker unclear")
	}
}

// circumstances writes through whom, to whom and when it was said, as far as the article tells.
func (p *page) circumstances(f found) {
	if f.Via.IsZero() && f.To.IsZero() && f.When.IsZero() {
		return
	}
	p.WriteString(`<ul class="circumstances">`)
	for _, c := range []struct {
		key  string
		span article.Span
	}{{"card.via", f.Via}, {"card.to", f.To}, {"card.when", f.When}} {
		if !c.span.IsZero() {
			p.WriteString("<li>")
			p.tell(c.key, func(string) { p.element("span", f.text(c.span), "dir", "auto", "lang", f.article.Meta.Lang) })
			p.WriteString("</li>")
		}
	}
	p.WriteString("</ul>")
}

// source writes type, confidence, date, article and section.
func (p *page) source(f found) {
	p.WriteString(`<ul class="source">`)
	p.element("li", p.say("kind."+f.Kind.String()), "class", "kind")
	p.element("li", p.say("confidence."+f.Confidence.String()), "class", "confidence")
	p.where(f.article, f.section())
	p.WriteString("</ul>")
}

// where writes when an article appeared, and its title and section as links: the last items of a list of what is known of words in it.
func (p *page) where(a *article.Article, s *article.Section) {
	meta := a.Meta
	if meta.Published != "" {
		p.WriteString("<li>")
		p.time(meta.Published)
		p.WriteString("</li>")
	}
	p.WriteString(`<li class="where">`)
	p.link(p.links.article(a.ID, ""), title(a), "dir", "auto", "lang", meta.Lang)
	if s != nil {
		p.WriteString(" › ")
		p.link(p.links.article(a.ID, s.Slug), s.Title.Of(a.Text), "dir", "auto", "lang", meta.Lang)
	}
	p.WriteString("</li>")
}

// time writes a date in words, and for programs.
func (p *page) time(date string) { p.element("time", p.date(date), "datetime", date) }

// title is an article's title, or its id when it has none.
func title(a *article.Article) string {
	if a.Meta.Title != "" {
		return a.Meta.Title
	}
	return a.ID
}

// why writes the panel that reads out how the speaker was found.
func (p *page) why(f found, id string) {
	if p.brief {
		p.open("button", "type", "button", "class", "unfold", "id", "un"+id, "aria-expanded", "false")
		p.element("span", p.say("why.title"))
		p.WriteString("</button><template>")
		defer p.WriteString("</template>")
	}
	p.open("details", "class", "why", "id", id)
	p.element("summary", p.say("why.title"), "id", id+"-summary")
	p.reasons(f)
	p.WriteString("</details>")
}
