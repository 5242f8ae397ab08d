package view

import (
	"errors"
	"strings"
)

// Home gives what the placeholders of web/index.html stand for, as HTML by their names: the regions for the empty query, whose results are in d, and
// "title", "lang" and "plain". pages is the relative address of the folder of article pages, such as "articles/", or "" where there are none (a page
// that is a single file). The generator adds what is its own: "policy", "head" and "scripts".
func Home(d Data, pages string) map[string]string {
	s := State{Route: Quotes}
	links := linker{state: s, static: pages != "", pages: pages}
	values := map[string]string{"lang": "en", "title": text(d.Archive.Info().Title), "plain": plain(d, links)}
	for _, r := range render(s, d, links) {
		values[r.ID] = r.HTML
	}
	return values
}

// ArticlePage gives what the placeholders of web/article.html stand for, for article n: "title", "description", "archive", "explorer", "nav", "open",
// "article" and "footer". explorer is the relative address of the explorer from there, such as "../". The generator adds "policy" and "head".
func ArticlePage(d Data, n int, explorer string) (map[string]string, error) {
	id, _ := d.Archive.Meta(n)
	s := State{Route: Article, ID: id}
	o, err := d.openArticle(n, s)
	if err != nil {
		return nil, errors.New("write article page " + id + ": " + err.Error())
	}
	links := linker{state: s, static: true, explorer: explorer, here: id}
	part := func(write func(*page)) string {
		p := &page{catalogue: words(), links: links}
		write(p)
		return p.String()
	}
	a := o.item.Article
	return map[string]string{
		"title":       text(title(a)),
		"description": text(shorten(strings.Join(strings.Fields(a.Text), " "), 155)),
		"archive":     text(d.Archive.Info().Title),
		"explorer":    text(explorer),
		"nav":         part(func(p *page) { p.navigation(s) }),
		"open":        part(func(p *page) { p.link(p.links.to(s), p.say("page.explorer"), "class", "button") }),
		"article":     part(func(p *page) { p.article(s, d, o) }),
		"footer":      part(func(p *page) { p.footer(d) }),
	}, nil
}

// plain is what the page offers without JavaScript beyond its regions: lists of articles and speakers at the addresses of the navigation's links.
func plain(d Data, links linker) string {
	p := &page{catalogue: words(), links: links}
	p.WriteString(`<section id="/articles">`)
	p.articles(d)
	p.WriteString(`</section><section id="/speakers">`)
	p.speakers(d)
	p.WriteString(`</section><section id="/audit"><div id="/check"><div id="/add">`)
	p.element("p", p.say("page.needs-program"))
	p.WriteString("</div></div></section>")
	return p.String()
}

func text(s string) string {
	var p page
	p.escape(s)
	return p.String()
}
