package view

import (
	"errors"
	"strings"
)

// Home gives what the placeholders of web/index.html stand for, as HTML by their names: the regions for the empty query, whose results are in d, and
// "title", "lang", "plain", "without" and "beforehand", which is "long" or "short". pages is the relative address of the folder of article pages, such as
// "articles/", or "" where there are none (a page that is a single file). The generator adds what is its own: "policy", "head" and "scripts".
func Home(d Data, pages string) map[string]string {
	s := State{Route: Quotes}
	links := linker{state: s, static: pages != "", pages: pages, home: true}
	if links.static {
		links.all = pages + ArticleListFile
	}
	values := map[string]string{"lang": "en", "title": text(d.Archive.Info().Title), "plain": plain(d, links), "without": without(links), "beforehand": "short"}
	if len(d.Results.Hits) >= manyCards {
		values["beforehand"] = "long"
	}
	for _, r := range render(s, d, links) {
		values[r.ID] = r.HTML
	}
	return values
}

// manyCards is the number of cards from which the style sheet lays the list of the page rendered beforehand out in several frames: so many reach below any window.
const manyCards = 14

// ArticlePage gives what the placeholders of web/article.html stand for, for article n: "title", "description", "archive", "explorer", "nav", "open",
// "article", "footer" and "meta", which programs read. explorer is the relative address of the explorer from there, such as "../". The generator adds
// "policy" and "head".
func ArticlePage(d Data, n int, explorer string) (map[string]string, error) {
	id, _ := d.Archive.Meta(n)
	s := State{Route: Article, ID: id}
	o, err := d.openArticle(n, s)
	if err != nil {
		return nil, errors.New("write article page " + id + ": " + err.Error())
	}
	a := o.item.Article
	values := filePage(d, linker{state: s, static: true, explorer: explorer, here: id}, func(p *page) { p.article(s, d, o) })
	values["title"] = text(title(a))
	values["description"] = text(shorten(strings.Join(strings.Fields(a.Text), " "), 155))
	if values["meta"], err = Describe(d, n, ""); err != nil {
		return nil, errors.New("describe article page " + id + ": " + err.Error())
	}
	return values, nil
}

// ArticleListFile is the name, in the folder of article pages, of the page that lists all articles: no article's, whose ids have no underscore.
const ArticleListFile = "all_articles.html"

// MostListed is the number of articles above which the index page does not list all that have a page, and ArticleList is needed.
const MostListed = entriesAtFirst

// ArticleList gives what the placeholders of web/article.html stand for, as ArticlePage does, for the page that lists all articles.
func ArticleList(d Data, explorer string) map[string]string {
	s := State{Route: Articles}
	values := filePage(d, linker{state: s, static: true, explorer: explorer, whole: true}, func(p *page) { p.articles(s, d) })
	values["title"] = text(words().say("articles.title"))
	values["description"] = text(words().count("count.articles", d.Archive.Info().Articles))
	values["meta"] = ""
	return values
}

// filePage gives what pages that are files of their own have in common around what they show.
func filePage(d Data, links linker, show func(*page)) map[string]string {
	part := func(write func(*page)) string { return written(links, write) }
	return map[string]string{
		"archive":  text(d.Archive.Info().Title),
		"explorer": text(links.explorer),
		"nav":      part(func(p *page) { p.navigation(links.state) }),
		"open":     part(func(p *page) { p.link(p.links.to(links.state), p.say("page.explorer"), "class", "button") }),
		"article":  part(show),
		"footer":   part(func(p *page) { p.footer(d) }),
	}
}

// without says what can be read without JavaScript: where articles have no pages of their own, the quotes that are shown.
func without(links linker) string {
	if !links.static {
		return text(words().say("page.quotes-without"))
	}
	return written(links, func(p *page) {
		p.escape(p.say("page.articles-without") + " ")
		p.element("a", p.say("page.articles-below"), "href", links.to(State{Route: Articles}))
	})
}

// plain is what the page offers without JavaScript beyond its regions: lists of articles and speakers at the addresses of the navigation's links.
func plain(d Data, links linker) string {
	p := &page{catalogue: words(), links: links}
	p.WriteString(`<section id="/articles">`)
	p.articles(State{Route: Articles}, d)
	p.WriteString(`</section><section id="/speakers">`)
	p.speakers(State{Route: Speakers}, d)
	p.WriteString(`</section><section id="/audit"><div id="/check"><div id="/dossier"><div id="/add"><div id="/review">`)
	p.element("p", p.say("page.needs-program"))
	p.WriteString("</div></div></div></div></section>")
	return p.String()
}

func text(s string) string {
	var p page
	p.escape(s)
	return p.String()
}
