package view

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/verify"
)

// verdictID is the heading of the verdict, which the page comes to once words have been checked.
const verdictID = "verdict-title"

// verdict writes whether the words to be checked stand in the archive, who says them there, and what differs.
func (p *page) verdict(s State, d Data) {
	if strings.TrimSpace(s.Text) == "" {
		return
	}
	v, err := verify.Check(d.Archive, s.Text, "")
	if err != nil {
		p.element("p", p.say("error.check", "error", err.Error()), "class", "failed", "id", verdictID, "tabindex", "-1")
		return
	}
	p.open("section", "class", "verdict", "aria-labelledby", verdictID)
	others := "verdict.others"
	if v.Kind == verify.NotHere {
		p.notHere(v)
		others = "verdict.nearest"
	} else if item, err := d.Archive.Item(v.Article); err != nil {
		p.element("p", p.say("error.article", "error", err.Error()), "class", "failed", "id", verdictID, "tabindex", "-1")
	} else {
		p.finding(s, d, v, item)
	}
	if len(v.Others) > 0 {
		p.places(d, others, p.say(others), v.Others)
	}
	p.WriteString("</section>")
}

// notHere says that the words were not found, and that this tells nothing of other articles.
func (p *page) notHere(v verify.Verdict) {
	p.verdictTitle(p.say("verdict.not-here", "articles", p.count("count.articles", v.Searched)))
	p.WriteString("<p>")
	p.tell("verdict.not-here.meaning", func(string) {
		p.link(p.links.to(State{Route: Articles}), p.say("verdict.not-here.list"))
	})
	p.WriteString("</p>")
}

func (p *page) verdictTitle(words string) {
	p.element("h3", words, "id", verdictID, "tabindex", "-1")
}

// finding writes the verdict on words that were found in item: what may turn their meaning round first, then the diff, then where they stand.
func (p *page) finding(s State, d Data, v verify.Verdict, item bundle.Item) {
	a := item.Article
	p.verdictTitle(p.say("verdict." + v.Kind.String()))
	p.whose(d, v, item)
	p.warnings(s.Text, a, v.Warnings)
	p.diff(s.Text, a, v.Changes)
	if v.Words > verify.MaxWords {
		p.element("p", p.say("verdict.long", "n", p.figure(verify.MaxWords)), "class", "quiet")
	}
	if len(v.Ignored) > 0 {
		p.element("p", p.say("verdict.ignored", "list", p.ignored(v.Ignored)), "class", "quiet")
	}
	if from := a.Meta.TranslatedFrom; from != "" {
		p.element("p", p.say("verdict.translated", "language", p.language(from)), "class", "problems")
	}
	p.places(d, "verdict.source", p.say("results.list"), []verify.Place{v.Place})
}

// ignored names the differences that do not count.
func (p *page) ignored(list []string) string {
	var words []string
	for _, what := range list {
		words = append(words, p.told(what))
	}
	return strings.Join(words, ", ")
}

// whose says in one sentence who says the words that were found, and whether what they say there goes on.
func (p *page) whose(d Data, v verify.Verdict, item bundle.Item) {
	if v.Quote < 0 {
		key := "verdict.narrator"
		switch v.Block {
		case article.Caption, article.Credit, article.Heading:
			key = "verdict.narrator." + v.Block.String()
		}
		p.element("p", p.say(key), "class", "lead")
		return
	}
	f, err := d.find(v.Quote)
	if err != nil {
		p.element("p", p.say("error.quote", "error", err.Error()), "class", "failed")
		return
	}
	p.WriteString(`<p class="lead">`)
	if f.speakerWords() == "" {
		p.escape(p.say("verdict.whose.nobody"))
	} else {
		p.tell("verdict.whose."+f.Kind.String(), func(string) { p.speakerLink(d.Archive, f) })
	}
	if first, last := f.Pieces[0], f.Pieces[len(f.Pieces)-1]; hasWords(f.article.Text, first.Start, v.Span.Start) || hasWords(f.article.Text, v.Span.End, last.End) {
		p.escape(" " + p.say("verdict.part"))
	}
	p.WriteString("</p>")
}

// hasWords tells whether a letter or figure stands in text[start:end].
func hasWords(text string, start, end int) bool {
	return start < end && strings.IndexFunc(text[start:end], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// diff writes the words pasted and those of the article in one, as <ins> and <del> where only one of them has them. What neither colour nor line
// tells a listener is said in words that only a screen reader meets.
func (p *page) diff(pasted string, a *article.Article, changes []verify.Change) {
	if len(changes) == 0 {
		return
	}
	p.open("blockquote", "class", "diff", "dir", "auto", "lang", a.Meta.Lang)
	differs := false
	at := 0 // where the pasted words written so far end, with the marks after them
	for i, c := range changes {
		if i > 0 {
			p.WriteByte(' ')
		}
		if c.Op == verify.Delete {
			p.changed("del", "", c.Source.Of(a.Text), "")
			differs = true
			continue
		}
		before, after := marksBefore(pasted, at, c.Pasted.Start), marksAfter(pasted, c.Pasted.End)
		at = c.Pasted.End + len(after)
		if c.Op == verify.Equal {
			p.escape(before + c.Pasted.Of(pasted) + after)
			continue
		}
		p.changed("ins", before, c.Pasted.Of(pasted), after)
		differs = true
	}
	p.WriteString("</blockquote>")
	if differs {
		p.WriteString(`<p class="quiet">`)
		p.tell("verdict.legend", func(name string) { p.element(name, p.say("verdict.legend."+name)) })
		p.WriteString("</p>")
	}
}

// marksAfter are the marks that follow text[:at] without a space.
func marksAfter(text string, at int) string {
	rest := text[at:]
	if i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsLetter(r) || unicode.IsDigit(r) }); i >= 0 {
		return rest[:i]
	}
	return rest
}

// marksBefore are the marks that text[at:end] ends with, behind a space.
func marksBefore(text string, at, end int) string {
	if at >= end {
		return ""
	}
	return text[at+strings.LastIndexFunc(text[at:end], unicode.IsSpace)+1 : end]
}

// changed writes words of one side, with the marks around them outside of the element: marks do not count.
func (p *page) changed(tag, before, words, after string) {
	p.escape(before)
	p.open(tag)
	p.element("span", p.say("verdict.heard."+tag), "class", "unseen")
	p.WriteByte(' ')
	p.escape(words)
	p.end(tag)
	p.escape(after)
}

// warnings points at changed numbers, names and negations, lost negations first: they turn what was said into its opposite.
func (p *page) warnings(pasted string, a *article.Article, warnings []verify.Warning) {
	if len(warnings) == 0 {
		return
	}
	warnings = slices.Clone(warnings)
	sort.SliceStable(warnings, func(i, j int) bool { return gravity(warnings[i]) < gravity(warnings[j]) })
	p.WriteString(`<div class="alarm">`)
	p.element("p", p.say("verdict.alarm"))
	p.WriteString("<ul>")
	for _, w := range warnings {
		key := "verdict.changed"
		switch {
		case w.Pasted.IsZero():
			key = "verdict.dropped"
		case w.Source.IsZero():
			key = "verdict.added"
		}
		p.element("li", p.say(key, "what", p.say("verdict.what."+w.What), "pasted", w.Pasted.Of(pasted), "source", w.Source.Of(a.Text)))
	}
	p.WriteString("</ul></div>")
}

func gravity(w verify.Warning) int {
	if w.What == "negation" {
		return 0
	}
	return 1
}

// places lists quotes as cards, and the narrator's words with their article, under a heading.
func (p *page) places(d Data, heading, label string, places []verify.Place) {
	p.element("h4", p.say(heading))
	p.open("ol", "class", "cards", "aria-label", label)
	for _, place := range places {
		p.WriteString("<li>")
		p.place(d, place)
		p.WriteString("</li>")
	}
	p.WriteString("</ol>")
}

// place writes the quote at a place as a card, or the narrator's words with their article.
func (p *page) place(d Data, place verify.Place) {
	if place.Quote >= 0 {
		p.quoteCard(d, place.Quote)
		return
	}
	item, err := d.Archive.Item(place.Article)
	if err != nil {
		p.element("p", p.say("error.article", "error", err.Error()), "class", "failed")
		return
	}
	meta := item.Article.Meta
	p.WriteString(`<article class="card speaker-none">`)
	p.open("p", "class", "words", "dir", "auto", "lang", meta.Lang)
	p.escape(shorten(place.Span.Of(item.Article.Text), 400))
	p.WriteString(`</p><ul class="source">`)
	if meta.Publisher != "" {
		p.element("li", meta.Publisher)
	}
	p.where(item.Article, nil)
	p.WriteString("</ul></article>")
}
