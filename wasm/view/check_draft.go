package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/cite"
	"verbatim/wasm/verify"
)

// several writes what came of the quotations of a text, as far as they are checked: a summary, and for each of them its verdict, opened by whoever wants
// to see the diff.
func (p *page) several(d Data, c *Checking) {
	list := c.findings()
	p.open("section", "class", "verdict", "aria-labelledby", verdictID)
	if !c.done {
		read, all := c.draft.Done()
		p.element("h3", p.say("draft.checking", "n", p.figure(len(list)), "percent", p.figure(100*read/max(1, all))), "id", verdictID, "tabindex", "-1")
	} else {
		p.element("h3", p.count("draft.title", len(list)), "id", verdictID, "tabindex", "-1")
		p.tallies(list)
	}
	if !c.done { // what is found is shown once, when it is all there: to show it anew at each step would take longer than the check
		p.unread(c)
		p.WriteString("</section>")
		return
	}
	p.open("ol", "class", "draft-findings", "aria-label", p.say("draft.list"))
	for i, f := range list {
		p.WriteString("<li>")
		id, name := "finding-"+strconv.Itoa(i+1), strings.ReplaceAll(f.Verdict.Finding(), " ", "-")
		p.open("details", "class", "why "+name, "id", id)
		p.open("summary", "id", id+"-summary")
		p.element("strong", p.say("finding."+name))
		if n := len(f.Verdict.Warnings); n > 0 {
			p.escape(" · " + p.count("draft.warnings", n))
		}
		p.WriteString(" ")
		p.element("q", shorten(strings.Join(strings.Fields(f.Words), " "), 120), "dir", "auto")
		if f.Claimed != "" {
			p.escape(" — " + f.Claimed)
		}
		p.WriteString("</summary>")
		q := *p // the findings repeat the cards of one quote: their ids would stand twice
		q.Builder = strings.Builder{}
		q.bare = true
		q.found(d, f, id+"-title")
		p.WriteString(q.String())
		p.WriteString("</details></li>")
	}
	p.WriteString("</ol></section>")
	p.reports()
}

// unread says of a text that the quotations in it are being looked for, or why they could not be.
func (p *page) unread(c *Checking) {
	if c.failed == "" {
		p.element("p", p.say("draft.reading"), "class", "quiet", "id", "draft-reading")
		return
	}
	p.open("p", "class", "problems", "id", "draft-unread")
	p.escape(p.say("draft.unread", "why", c.failed) + " ")
	p.element("button", p.say("draft.again"), "type", "button", "class", "button", "id", "draft-again", "data-own", "draft")
	p.end("p")
}

// tallies says how many quotations came out in which way, the gravest first.
func (p *page) tallies(list []verify.Finding) {
	n := map[string]int{}
	for i := range list {
		n[list[i].Verdict.Finding()]++
	}
	p.WriteString(`<ul class="facts">`)
	for _, finding := range []string{"not here", "another speaker", "narrator", "stitched", "altered", "shortened", "exact"} {
		if n[finding] > 0 {
			p.element("li", p.say(findingKey(finding))+": "+p.figure(n[finding]))
		}
	}
	p.WriteString("</ul>")
}

// The kinds of report.
var reportKinds = [...]string{"html", "markdown", "json"}

// reports writes the buttons that save what was found.
func (p *page) reports() {
	if p.bare {
		return
	}
	p.WriteString(`<p class="acts">`)
	p.escape(p.say("report.save"))
	for _, kind := range reportKinds {
		p.WriteByte(' ')
		p.element("button", p.say("report."+kind), "type", "button", "class", "plain-button", "id", "report-"+kind, "data-report", kind)
	}
	p.WriteString("</p>")
}

// Report gives what was found as a file of a kind, "html", "markdown" or "json", with the archive's hash and the day. ok is false when there is no such kind.
func Report(c *Checking, d Data, kind string, at cite.Site) (name, media, text string, ok bool) {
	switch kind {
	case "html":
		return "check.html", "text/html", reportHTML(c, d, at), true
	case "markdown":
		return "check.md", "text/markdown", reportMarkdown(c, d, at), true
	case "json":
		return "check.json", "application/json", reportJSON(c, d, at), true
	}
	return "", "", "", false
}

func reportHTML(c *Checking, d Data, at cite.Site) string {
	p := &page{catalogue: words(), links: linker{state: State{Route: Check}}, bare: true}
	info := d.Archive.Info()
	p.WriteString("<!DOCTYPE html>\n")
	p.open("html", "lang", p.tag)
	p.WriteString(`<head><meta charset="utf-8">`)
	p.element("title", p.say("report.title"))
	p.WriteString("</head><body>\n")
	p.element("h1", p.say("report.title"))
	p.element("p", p.say("report.archive", "archive", info.Title, "hash", info.Hash, "date", p.date(at.Accessed)))
	for i, f := range c.findings() {
		p.WriteString("\n<section>")
		p.element("h2", p.say("report.quotation", "n", p.figure(i+1)))
		p.element("blockquote", f.Words, "dir", "auto")
		p.found(d, f, "finding-"+strconv.Itoa(i+1))
		p.WriteString("</section>\n")
	}
	p.WriteString("</body></html>\n")
	// The links of the page are fragments of its own address; no quotation mark of an attribute can come from a text.
	return strings.ReplaceAll(p.String(), `href="#/`, `href="`+text(at.Base)+`#/`)
}

func reportMarkdown(c *Checking, d Data, at cite.Site) string {
	w := words()
	info := d.Archive.Info()
	var b strings.Builder
	b.WriteString("# " + cite.Down(w.say("report.title")) + "\n\n" + cite.Down(w.say("report.archive", "archive", info.Title, "hash", info.Hash, "date", w.date(at.Accessed))) + "\n")
	for i, f := range c.findings() {
		v := f.Verdict
		b.WriteString("\n## " + strconv.Itoa(i+1) + ". " + cite.Down(w.say(findingKey(v.Finding()))) + "\n\n> " + cite.Down(f.Words) + "\n")
		if f.Claimed != "" {
			b.WriteString("\n— " + cite.Down(f.Claimed) + "\n")
		}
		if v.Kind == verify.NotHere {
			b.WriteString("\n" + cite.Down(w.say("verdict.not-here", "articles", w.count("count.articles", v.Searched))) + "\n")
		}
		for _, part := range v.Passages() {
			partMarkdown(&b, w, d, f, part, at)
		}
	}
	return b.String()
}

// partMarkdown writes a passage: who says it, the diff, warnings, and where it stands.
func partMarkdown(b *strings.Builder, w *catalogue, d Data, f verify.Finding, part verify.Passage, at cite.Site) {
	item, err := d.Archive.Item(part.Article)
	if err != nil {
		b.WriteString("\n" + cite.Down(w.say("error.article", "error", err.Error())) + "\n")
		return
	}
	text := item.Article.Text
	b.WriteString("\n")
	for i, c := range part.Changes {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch c.Op {
		case verify.Equal:
			b.WriteString(cite.Down(c.Pasted.Of(f.Words)))
		case verify.Insert:
			b.WriteString("**" + cite.Down(c.Pasted.Of(f.Words)) + "**")
		case verify.Delete:
			b.WriteString("~~" + cite.Down(c.Source.Of(text)) + "~~")
		}
	}
	b.WriteString("\n")
	for _, x := range part.Warnings {
		b.WriteString("\n- " + cite.Down(warningWords(w, f.Words, text, x)))
	}
	if len(part.Warnings) > 0 {
		b.WriteString("\n")
	}
	if item.Article.Meta.TranslatedFrom != "" {
		b.WriteString("\n" + cite.Down(w.say("verdict.translated", "language", w.language(item.Article.Meta.TranslatedFrom))) + "\n")
	}
	if part.Quote >= 0 {
		b.WriteString("\n" + cite.One(d.Archive, cite.Markdown, part.Quote, at) + "\n")
		return
	}
	b.WriteString("\n" + cite.Down(w.say("verdict.narrator")) + " *" + cite.Down(title(item.Article)) + "*, [" + cite.Down(item.Article.ID) + "](" +
		at.Base + State{Route: Article, ID: item.Article.ID}.Fragment() + ")\n")
}

func reportJSON(c *Checking, d Data, at cite.Site) string {
	var j cite.JSON
	info := d.Archive.Info()
	j.Open('{').Key("archive").Open('{').Member("title", info.Title).Member("hash", info.Hash).Member("built", info.Built).Key("articles").Int(info.Articles).Close('}')
	j.Member("checked", at.Accessed).Key("findings").Open('[')
	for _, f := range c.findings() {
		v := f.Verdict
		j.Open('{').Member("words", f.Words).Member("claimed", f.Claimed).Member("finding", v.Finding()).Member("wording", v.Kind.String())
		j.Key("passages").Open('[')
		for _, part := range v.Passages() {
			partJSON(&j, d, f, part, at)
		}
		j.Close(']').Close('}')
	}
	return j.Close(']').Close('}').Line().String()
}

func partJSON(j *cite.JSON, d Data, f verify.Finding, part verify.Passage, at cite.Site) {
	item, err := d.Archive.Item(part.Article)
	if err != nil {
		return
	}
	text := item.Article.Text
	here, there := article.CountCodePoints(f.Words), article.CountCodePoints(text)
	span := func(name string, points *article.CodePoints, s article.Span) {
		s = points.Span(s)
		j.Key(name).Open('[').Int(s.Start, s.End).Close(']')
	}
	j.Open('{').Member("article", item.Article.ID).Member("title", item.Article.Meta.Title).Member("published", item.Article.Meta.Published)
	j.Member("translated", item.Article.Meta.TranslatedFrom).Member("speaker_compared", part.Whose.String())
	if part.Quote >= 0 {
		if r, err := cite.Of(d.Archive, part.Quote, at); err == nil {
			j.Member("quote_id", r.ID).Member("speaker", r.Who()).Member("permalink", r.Permalink)
		}
	}
	span("span", there, part.Span)
	j.Member("text", part.Span.Of(text)).Key("part_of_more").Bool(part.Cut).Key("changes").Open('[')
	for _, c := range part.Changes {
		j.Open('{').Member("op", c.Op.String())
		if c.Op != verify.Delete {
			j.Member("pasted", c.Pasted.Of(f.Words))
			span("pasted_span", here, c.Pasted)
		}
		if c.Op != verify.Insert {
			j.Member("source", c.Source.Of(text))
			span("source_span", there, c.Source)
		}
		j.Close('}')
	}
	j.Close(']').Key("warnings").Open('[')
	for _, x := range part.Warnings {
		j.Open('{').Member("what", x.What).Member("pasted", x.Pasted.Of(f.Words)).Member("source", x.Source.Of(text)).Close('}')
	}
	j.Close(']').Key("ignored").Open('[').Text(part.Ignored...).Close(']').Close('}')
}
