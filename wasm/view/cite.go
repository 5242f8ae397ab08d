package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/verify"
)

// take writes the buttons by which a quote is taken away: copied with its source, linked, cited in a format, collected.
func (p *page) take(d Data, id string) {
	if p.links.static && !p.links.home {
		return
	}
	p.taker("copy", id)
	p.taker("link", id)
	p.taker("cite", id, "aria-haspopup", "dialog")
	p.collect(id, d.Dossier.Has(id))
}

func (p *page) taker(act, id string, attributes ...string) {
	p.element("button", p.say("take."+act), append([]string{"type", "button", "class", "plain-button", "id", act + "-" + id, "data-" + act, id}, attributes...)...)
}

// collect writes the button that puts a quote into the dossier, pressed when it is there.
func (p *page) collect(id string, collected bool) {
	p.taker("collect", id, "aria-pressed", strconv.FormatBool(collected))
}

// exports are the formats of files, in the order in which they are offered.
var exports = [...]cite.Format{cite.CSV, cite.JSONL, cite.CSL, cite.BibLaTeX, cite.RIS, cite.Annotation, cite.Schema, cite.TEI, cite.DataPackage, cite.Markdown, cite.HTML, cite.Plain}

// exportMenu writes the buttons that save quotes as a file; of says which: "results" or "dossier".
func (p *page) exportMenu(of, label string) {
	p.open("details", "class", "saved", "id", "export-"+of)
	p.element("summary", label, "id", "export-"+of+"-summary")
	p.WriteString(`<p class="formats">`)
	for _, f := range exports {
		p.element("button", p.say("format."+string(f)), "type", "button", "class", "plain-button", "id", "export-"+of+"-"+string(f), "data-export", of, "data-format", string(f))
		p.WriteByte(' ')
	}
	p.WriteString(`</p><p class="quiet" id="export-` + of + `-progress"></p></details>`)
}

// ExportProgress says how far an export is.
func ExportProgress(n, all int) string {
	c := words()
	return c.say("export.progress", "n", c.figure(n), "all", c.figure(all))
}

// CitePanel writes what the dialog "Cite" holds: a quote in every format, to be copied or saved. It is "" when there is no such quote.
func CitePanel(d Data, id string, at cite.Site) string {
	q, ok := d.Archive.QuoteByID(id)
	if !ok {
		return ""
	}
	r, err := cite.Of(d.Archive, q, at)
	if err != nil {
		return ""
	}
	p := &page{catalogue: words()}
	p.WriteString(`<div class="bar">`)
	p.element("h2", p.say("cite.title"), "id", "cite-title", "tabindex", "-1")
	p.element("button", p.say("help.close"), "type", "button", "id", "cite-close", "data-close", "cite")
	p.WriteString("</div>")
	if d.Archive != nil && strings.HasPrefix(id, bundle.OwnPrefix) {
		p.element("p", p.say("own.link"), "class", "local-note")
	}
	field := func(name, label, text string) {
		p.WriteString(`<div class="citation">`)
		p.element("label", label, "for", "cite-"+name)
		p.open("textarea", "id", "cite-"+name, "readonly", "", "rows", "3", "dir", "auto")
		p.WriteByte('\n')
		p.escape(text)
		p.WriteString("</textarea>")
		p.element("button", p.say("take.copy"), "type", "button", "class", "plain-button", "id", "cite-copy-"+name, "data-copy-field", "cite-"+name, "aria-label", p.say("cite.copy", "format", label))
		p.WriteString("</div>")
	}
	field("link", p.say("cite.link"), r.Permalink)
	if original := r.Original(); original != "" {
		field("original", p.say("cite.original"), original)
	}
	for _, f := range [...]cite.Format{cite.Plain, cite.Markdown, cite.HTML, cite.BibLaTeX, cite.RIS, cite.CSL, cite.Annotation, cite.Schema, cite.TEI} {
		text := strings.TrimSpace(cite.One(d.Archive, f, q, at))
		if f == cite.Plain || f == cite.Markdown { // the others are read by programs, which would not know what it is
			text = OwnCited(id, text)
		}
		field(string(f), p.say("format."+string(f)), text)
	}
	return p.String()
}

// OwnCited is a text with which a quote is taken along, and of one of the reader's own articles says too that its link works in this browser only.
func OwnCited(id, text string) string {
	if strings.HasPrefix(id, bundle.OwnPrefix) {
		return text + "\n" + Words("own.cited")
	}
	return text
}

// lost says where a link leads whose quote is not what it was made for: what stands in its place, the places that it could be, or that it is gone.
func (p *page) lost(s State, d Data, key, id string) {
	if s.Anchor().Exact == "" {
		p.stale(key, id)
		return
	}
	r, err := cite.Resolve(d.Archive, s.Anchor())
	if err != nil {
		p.element("p", p.say("error.check", "error", err.Error()), "class", "failed")
		return
	}
	if r.How == cite.Gone && elsewhere(key, id) {
		p.stale(key, id)
		return
	}
	p.resolution(d, s.Anchor(), r)
}

// ResolvedID is the element id of what says how a link was resolved whose quote is not as it was linked.
const ResolvedID = "resolved"

// resolution says how an anchor was resolved, with the words as they were linked and as they stand now.
func (p *page) resolution(d Data, anchor cite.Anchor, r cite.Resolution) {
	p.open("div", "class", "empty", "id", ResolvedID)
	how := strings.ReplaceAll(r.How.String(), " ", "-")
	p.element("p", p.say("resolved."+how), "class", "lead")
	if r.How == cite.Changed {
		if item, err := d.Archive.Item(r.Place.Article); err == nil {
			p.diff(anchor.Exact, item.Article, r.Changes)
		}
	} else {
		p.element("blockquote", anchor.Exact, "class", "words", "dir", "auto")
	}
	places := r.Places
	if r.Place.Article >= 0 {
		places = []verify.Place{r.Place}
	}
	if len(places) > 0 {
		q := *p // the list beside it may have the same cards
		q.Builder = strings.Builder{}
		q.bare = true
		q.places(d, "verdict.source", p.say("verdict.source"), places)
		p.WriteString(q.String())
	}
	p.WriteString("</div>")
}

// Anchor is what s says of the quote that it opens, so that it is found again.
func (s State) Anchor() cite.Anchor {
	if s.Route != Quote {
		return cite.Anchor{}
	}
	return cite.Anchor{ID: s.ID, Exact: s.Exact, Before: s.Before, After: s.After}
}

// asLinked tells whether the quote that s opens has the words that it was linked with.
func (o opened) asLinked(a *bundle.Archive, s State) bool {
	if o.chosen < 0 {
		return false
	}
	if s.Exact == "" {
		return true
	}
	r, err := cite.Resolve(a, s.Anchor())
	return err == nil && r.How == cite.AsBefore && r.Place.Quote >= 0 && a.QuoteID(r.Place.Quote) == s.ID
}

// Describe writes what search engines, citation managers and those who show links read in the head of an article's page: schema.org JSON-LD, Open Graph, and
// the citation_ names of Highwire Press. url is the page's own address, or "" where the site does not know it.
func Describe(d Data, n int, url string) (string, error) {
	item, err := d.Archive.Item(n)
	if err != nil {
		return "", err
	}
	var quotes []*cite.Record
	first := d.Archive.FirstQuote(n)
	for i := range item.Quotes.Attributions {
		r, err := cite.Of(d.Archive, first+i, cite.Site{Base: "../"})
		if err != nil {
			return "", err
		}
		quotes = append(quotes, r)
	}
	a, m := item.Article, item.Article.Meta
	p := &page{catalogue: words()}
	meta := func(attribute, name, content string) {
		if content != "" {
			p.open("meta", attribute, name, "content", content)
			p.WriteByte('\n')
		}
	}
	meta("property", "og:type", "article")
	meta("property", "og:title", title(a))
	meta("property", "og:description", shorten(strings.Join(strings.Fields(a.Text), " "), 155))
	meta("property", "og:site_name", d.Archive.Info().Title)
	meta("property", "og:url", url)
	meta("property", "article:published_time", m.Published)
	meta("property", "article:author", m.Author)
	meta("name", "citation_title", title(a))
	meta("name", "citation_author", m.Author)
	meta("name", "citation_publication_date", strings.ReplaceAll(m.Published, "-", "/"))
	meta("name", "citation_journal_title", m.Publisher)
	meta("name", "citation_language", m.Lang)
	if safeURL(m.URL) {
		meta("name", "citation_public_url", m.URL)
	}
	p.WriteString(`<script type="application/ld+json">` + cite.ArticlePage(title(a), m, url, quotes) + "</script>")
	return p.String(), nil
}
