package view

import (
	"sort"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// speakers writes everybody who is quoted.
func (p *page) speakers(d Data) {
	speakers := d.Archive.Speakers()
	order := make([]int, len(speakers))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return speakers[order[i]].Quotes > speakers[order[j]].Quotes })
	p.element("h2", p.say("speakers.title"))
	if len(speakers) == 0 {
		p.element("p", p.say("speakers.none"), "class", "lead")
		return
	}
	p.WriteString(`<ol class="entries people">`)
	for _, i := range order {
		s := speakers[i]
		p.open("li", when(p.links.static, "id"), "/speaker/"+s.Slug) // without JavaScript, links to a speaker's page lead here
		p.link(p.links.speaker(s), s.Name, "class", "entry", "dir", "auto")
		if len(s.Roles) > 0 {
			p.element("span", s.Roles[0], "class", "role", "dir", "auto")
		}
		p.element("span", p.tally(s), "class", "quiet")
		p.WriteString("</li>")
	}
	p.WriteString("</ol>")
}

// tally is "3 quotes in 2 articles".
func (p *page) tally(s bundle.Speaker) string {
	return p.say("tally", "quotes", p.count("count.quotes", s.Quotes), "articles", p.count("count.articles", s.Articles))
}

// articles writes every article, newest first.
func (p *page) articles(d Data) {
	p.element("h2", p.say("articles.title"))
	n := d.Archive.Info().Articles
	if n == 0 {
		p.element("p", p.say("empty.archive"), "class", "lead")
		return
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		_, first := d.Archive.Meta(order[i])
		_, second := d.Archive.Meta(order[j])
		return first.Published > second.Published
	})
	p.WriteString(`<ol class="entries">`)
	for _, i := range order {
		p.articleEntry(d, i)
	}
	p.WriteString("</ol>")
}

func (p *page) articleEntry(d Data, n int) {
	id, m := d.Archive.Meta(n)
	next := d.Archive.Info().Quotes
	if n+1 < d.Archive.Info().Articles {
		next = d.Archive.FirstQuote(n + 1)
	}
	p.WriteString("<li>")
	p.link(p.links.article(id, ""), title(&article.Article{ID: id, Meta: m}), "class", "entry", "dir", "auto", "lang", m.Lang)
	p.WriteString(`<ul class="facts">`)
	if m.Publisher != "" {
		p.element("li", m.Publisher, "dir", "auto")
	}
	if m.Published != "" {
		p.WriteString("<li>")
		p.time(m.Published)
		p.WriteString("</li>")
	}
	p.element("li", p.count("count.quotes", next-d.Archive.FirstQuote(n)))
	if m.Sample {
		p.element("li", p.say("articles.sample"))
	}
	p.WriteString("</ul></li>")
}
