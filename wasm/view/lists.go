package view

import (
	"sort"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
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

// speaker writes one speaker's page.
func (p *page) speaker(s State, d Data) {
	i, ok := d.Archive.SpeakerBySlug(s.ID)
	if !ok {
		p.stale("stale.speaker", s.ID)
		return
	}
	who, quotes := d.Archive.Speakers()[i], d.Archive.QuotesOf(i)
	p.WriteString(`<header class="profile">`)
	p.element("h2", who.Name, "dir", "auto")
	p.WriteString(`<ul class="facts">`)
	if who.Body {
		p.element("li", p.say("speaker.body"))
	}
	p.element("li", p.tally(who))
	if who.First != "" {
		p.element("li", p.period(who))
	}
	p.WriteString("<li>")
	p.link(p.links.to(State{}.With(query.Filter{Facet: query.Speaker, Value: who.Name})), p.say("speaker.filter"))
	p.WriteString("</li></ul>")
	p.variants(who)
	p.roles(d, quotes)
	p.WriteString("</header>")
	p.cards(d, quotes[:min(s.shown(), len(quotes))])
	p.more(s, len(quotes))
}

func (p *page) period(s bundle.Speaker) string {
	if s.First == s.Last {
		return p.date(s.First)
	}
	return p.say("speaker.period", "first", p.date(s.First), "last", p.date(s.Last))
}

func (p *page) variants(s bundle.Speaker) {
	if len(s.Variants) > 0 {
		p.element("p", p.say("speaker.variants", "names", strings.Join(s.Variants, ", ")), "class", "quiet")
	}
}

// roles writes each way in which the articles describe the speaker, linked to the first quote where those words stand.
func (p *page) roles(d Data, quotes []int) {
	seen := map[string]bool{}
	for _, q := range quotes {
		f, err := d.find(q)
		if err != nil || f.Role.IsZero() || seen[f.text(f.Role)] {
			continue
		}
		if len(seen) == 0 {
			p.element("p", p.say("speaker.roles"), "class", "label")
			p.WriteString(`<ul class="roles">`)
		}
		seen[f.text(f.Role)] = true
		p.WriteString("<li>")
		p.link(p.links.quote(f.id), f.text(f.Role), "dir", "auto", "lang", f.article.Meta.Lang)
		p.element("span", title(f.article), "class", "quiet", "dir", "auto", "lang", f.article.Meta.Lang)
		p.WriteString("</li>")
	}
	if len(seen) > 0 {
		p.WriteString("</ul>")
	}
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
	p.WriteString(`<span class="quiet">`)
	if m.Publisher != "" {
		p.escape(m.Publisher + " · ")
	}
	if m.Published != "" {
		p.escape(p.date(m.Published) + " · ")
	}
	p.escape(p.count("count.quotes", next-d.Archive.FirstQuote(n)))
	if m.Sample {
		p.escape(" · " + p.say("articles.sample"))
	}
	p.WriteString("</span></li>")
}
