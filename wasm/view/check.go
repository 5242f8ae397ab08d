package view

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"verbatim/wasm/article"
	"verbatim/wasm/verify"
)

// verdictID is the heading of the verdict, which the page comes to once words have been checked.
const verdictID = "verdict-title"

// verdict writes what came of the words to be checked: whether they stand in the archive, who says them there, and what differs; for a text with
// quotations in it that of each of them.
func (p *page) verdict(d Data) {
	c := d.Checking
	if c == nil {
		return
	}
	switch list := c.findings(); {
	case c.err != nil:
		p.element("p", p.say("error.check", "error", c.err.Error()), "class", "failed", "id", verdictID, "tabindex", "-1")
	case c.done && len(list) == 1:
		p.one(d, list[0])
		p.reports()
	case !c.done && c.early != nil:
		p.unread(c)
		p.one(d, *c.early)
	default:
		p.several(d, c)
	}
}

// one writes the verdict on a quotation.
func (p *page) one(d Data, f verify.Finding) {
	p.open("section", "class", "verdict", "aria-labelledby", verdictID)
	p.found(d, f, verdictID)
	p.WriteString("</section>")
}

// found writes what was found of a quotation, under a heading of that id: what may turn its meaning round first, then the diff, then where it stands.
func (p *page) found(d Data, f verify.Finding, id string) {
	v := f.Verdict
	others := "verdict.others"
	switch v.Kind {
	case verify.NotHere:
		p.notHere(v, id)
		others = "verdict.nearest"
	case verify.Stitched:
		p.element("h3", p.say("verdict.stitched", "parts", p.count("count.parts", len(v.Parts))), "id", id, "tabindex", "-1")
		p.WriteString(`<ol class="parts">`)
		for _, part := range v.Parts {
			p.WriteString("<li>")
			p.foundAt(d, f, part)
			p.WriteString("</li>")
		}
		p.WriteString("</ol>")
		p.places(d, "verdict.source", p.say("results.list"), placesOf(v.Parts))
	default:
		p.outcome(&v, id)
		p.foundAt(d, f, v.Passage)
		if v.Words > verify.MaxWords {
			p.element("p", p.say("verdict.long", "n", p.figure(verify.MaxWords)), "class", "quiet")
		}
		p.places(d, "verdict.source", p.say("results.list"), []verify.Place{v.Place})
	}
	if len(v.Others) > 0 && !p.bare { // where there are many findings, those of one are not listed
		p.places(d, others, p.say(others), v.Others)
	}
}

// outcome heads a finding by what is worst for whoever wants to quote: that the words are somebody else's, and then how they differ, or this alone.
func (p *page) outcome(v *verify.Verdict, id string) {
	wording := p.say("verdict." + v.Kind.String())
	if v.Whose != verify.AnotherSpeaker && v.Whose != verify.Narrator {
		p.element("h3", wording, "id", id, "tabindex", "-1")
		return
	}
	p.element("h3", p.say(findingKey(v.Finding())), "id", id, "tabindex", "-1")
	p.element("p", wording, "class", "wording")
}

// findingKey gives the message that says a verify.Verdict's Finding in a word or two.
func findingKey(finding string) string { return "finding." + strings.ReplaceAll(finding, " ", "-") }

func placesOf(parts []verify.Passage) []verify.Place {
	var list []verify.Place
	for i := range parts {
		list = append(list, parts[i].Place)
	}
	return list
}

// notHere says that the words were not found, and that this tells nothing of other articles.
func (p *page) notHere(v verify.Verdict, id string) {
	p.element("h3", p.say("verdict.not-here", "articles", p.count("count.articles", v.Searched)), "id", id, "tabindex", "-1")
	p.WriteString("<p>")
	p.tell("verdict.not-here.meaning", func(string) {
		p.link(p.links.to(State{Route: Articles}), p.say("verdict.not-here.list"))
	})
	p.WriteString("</p>")
}

// foundAt writes what was found of words, or of a run of them, in one place.
func (p *page) foundAt(d Data, f verify.Finding, part verify.Passage) {
	item, err := d.Archive.Item(part.Article)
	if err != nil {
		p.element("p", p.say("error.article", "error", err.Error()), "class", "failed")
		return
	}
	a := item.Article
	p.whose(d, part)
	p.claim(d, f.Claimed, part)
	p.warnings(f.Words, a, part.Warnings)
	p.diff(f.Words, a, part.Changes)
	if len(part.Ignored) > 0 {
		p.element("p", p.say("verdict.ignored", "list", p.ignored(part.Ignored)), "class", "quiet")
	}
	if from := a.Meta.TranslatedFrom; from != "" {
		p.element("p", p.say("verdict.translated", "language", p.language(from)), "class", "problems")
	}
	if part.Cut || len(part.Changes) > 1 {
		p.context(a, part)
	}
}

// claim compares who is claimed to have said it with who does in the article.
func (p *page) claim(d Data, claimed string, part verify.Passage) {
	if claimed == "" {
		return
	}
	key := ""
	switch part.Whose {
	case verify.AsClaimed:
		key = "verdict.claim.right"
	case verify.AnotherSpeaker:
		key = "verdict.claim.another"
	case verify.CannotTell:
		key = "verdict.claim.open"
	case verify.Narrator:
		key = "verdict.claim.narrator"
	default:
		return
	}
	class := "quiet"
	if part.Whose == verify.AnotherSpeaker || part.Whose == verify.Narrator {
		class = "alarm"
	}
	name := ""
	if f, err := d.find(part.Quote); part.Quote >= 0 && err == nil {
		name = f.speakerWords()
	}
	p.element("p", p.say(key, "claimed", claimed, "speaker", name), "class", class)
}

// context writes the sentences that words were taken from, with two more on either side.
func (p *page) context(a *article.Article, part verify.Passage) {
	if part.Context.To == 0 {
		return
	}
	p.WriteString(`<details class="why" open>`)
	p.element("summary", p.say("verdict.context"))
	p.open("blockquote", "class", "words", "dir", "auto", "lang", a.Meta.Lang)
	for i, s := range part.Context.Sentences {
		if i > 0 {
			p.WriteByte(' ')
		}
		if i < part.Context.From || i >= part.Context.To {
			p.escape(s.Of(a.Text))
			continue
		}
		within := article.Span{Start: max(s.Start, part.Span.Start), End: min(s.End, part.Span.End)}
		p.nest(a.Text, s, []layer{{span: within, order: 9, tag: "mark", first: []string{"class", "hit"}, rest: []string{"class", "hit"}}})
	}
	p.WriteString("</blockquote></details>")
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
func (p *page) whose(d Data, part verify.Passage) {
	if part.Quote < 0 {
		key := "verdict.narrator"
		switch part.Block {
		case article.Caption, article.Credit, article.Heading:
			key = "verdict.narrator." + part.Block.String()
		}
		p.element("p", p.say(key), "class", "lead")
		return
	}
	f, err := d.find(part.Quote)
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
	if part.Cut {
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
		p.element("li", warningWords(p.catalogue, pasted, a.Text, w))
	}
	p.WriteString("</ul></div>")
}

// warningWords says what was changed.
func warningWords(c *catalogue, pasted, text string, w verify.Warning) string {
	key := "verdict.changed"
	switch {
	case w.Pasted.IsZero():
		key = "verdict.dropped"
	case w.Source.IsZero():
		key = "verdict.added"
	}
	return c.say(key, "what", c.say("verdict.what."+w.What), "pasted", w.Pasted.Of(pasted), "source", w.Source.Of(text))
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
