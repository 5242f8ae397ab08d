package view

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/verify"
)

// verdict writes whether the words to be checked stand in the archive, who says them there, and what differs.
func (p *page) verdict(s State, d Data) {
	if strings.TrimSpace(s.Text) == "" {
		return
	}
	v, err := verify.Check(d.Archive, s.Text)
	if err != nil {
		p.element("p", p.say("error.check", "error", err.Error()), "class", "failed")
		return
	}
	p.open("section", "class", "verdict", "aria-labelledby", "verdict-title")
	if v.Kind == verify.NotHere {
		p.notHere(v)
	} else if item, err := d.Archive.Item(v.Article); err != nil {
		p.element("p", p.say("error.article", "error", err.Error()), "class", "failed", "id", "verdict-title")
	} else {
		p.finding(s, d, v, item)
	}
	p.others(d, v.Others)
	p.end("section")
}

// notHere says that the words were not found, and that this tells nothing of other articles.
func (p *page) notHere(v verify.Verdict) {
	p.element("h3", p.say("verdict.not-here", "articles", p.count("count.articles", v.Searched)), "id", "verdict-title")
	p.open("p")
	p.tell("verdict.not-here.meaning", func(string) {
		p.link(p.links.to(State{Route: Articles}), p.say("verdict.not-here.list"))
	})
	p.end("p")
}

// finding writes the verdict on words that were found in item.
func (p *page) finding(s State, d Data, v verify.Verdict, item bundle.Item) {
	title := "verdict." + v.Kind.String()
	p.element("h3", p.say(title), "id", "verdict-title")
	if v.Quote < 0 {
		p.element("p", p.say("verdict.narrator"), "class", "lead")
	}
	if v.Words > verify.MaxWords {
		p.element("p", p.say("verdict.long", "n", p.figure(verify.MaxWords)), "class", "quiet")
	}
	p.warnings(s.Text, item.Article, v.Warnings)
	p.diff(s.Text, item.Article, v.Changes)
	if len(v.Ignored) > 0 {
		p.element("p", p.say("verdict.ignored", "list", strings.Join(v.Ignored, ", ")), "class", "quiet")
	}
	if from := item.Article.Meta.TranslatedFrom; from != "" {
		p.element("p", p.say("verdict.translated", "language", p.language(from)), "class", "quiet")
	}
	p.element("h4", p.say("verdict.source"))
	p.place(d, v.Place)
}

// diff writes the words pasted and those of the article in one, as <ins> and <del> where only one of them has them.
func (p *page) diff(pasted string, a *article.Article, changes []verify.Change) {
	if len(changes) == 0 {
		return
	}
	p.open("blockquote", "class", "diff", "dir", "auto", "lang", a.Meta.Lang)
	differs := false
	for i, c := range changes {
		if i > 0 {
			p.WriteByte(' ')
		}
		switch c.Op {
		case verify.Equal:
			p.escape(c.Pasted.Of(pasted))
		case verify.Insert:
			p.element("ins", c.Pasted.Of(pasted))
			differs = true
		case verify.Delete:
			p.element("del", c.Source.Of(a.Text))
			differs = true
		}
	}
	p.end("blockquote")
	if differs {
		p.open("p", "class", "quiet")
		p.tell("verdict.legend", func(name string) { p.element(name, p.say("verdict.legend."+name)) })
		p.end("p")
	}
}

// warnings points at changed numbers, names and negations.
func (p *page) warnings(pasted string, a *article.Article, warnings []verify.Warning) {
	if len(warnings) == 0 {
		return
	}
	p.open("ul", "class", "problems")
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
	p.end("ul")
}

// others lists further places that resemble what was pasted.
func (p *page) others(d Data, places []verify.Place) {
	if len(places) == 0 {
		return
	}
	p.element("h4", p.say("verdict.others"))
	for _, place := range places {
		p.place(d, place)
	}
}

// place writes the quote at a place as a card, or the narrator's words with their article.
func (p *page) place(d Data, place verify.Place) {
	if place.Quote >= 0 {
		p.cards(d, []int{place.Quote})
		return
	}
	item, err := d.Archive.Item(place.Article)
	if err != nil {
		p.element("p", p.say("error.article", "error", err.Error()), "class", "failed")
		return
	}
	meta := item.Article.Meta
	p.open("div", "class", "card speaker-none")
	p.open("p", "class", "words", "dir", "auto", "lang", meta.Lang)
	p.escape(shorten(place.Span.Of(item.Article.Text), 400))
	p.end("p")
	p.link(p.links.article(item.Article.ID, ""), title(item.Article), "dir", "auto", "lang", meta.Lang)
	p.end("div")
}
