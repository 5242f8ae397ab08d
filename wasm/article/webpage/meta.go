package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/wasm/article"
)

// pageMeta gathers what a page says of its article. Each thing has a list of places, the best first.
type pageMeta struct {
	ogTitle, title        string
	h1, outerH1           string // in the article or main part, and above it
	author, ogSite, lang  string
	published, date, time string
	canonical, ogURL      string
	rights                string
	sample                bool // <meta name="sample" content="true">, this archive's own: no common vocabulary says that an article is invented

	to    *string // where the words being captured go, or nil
	until atom.Atom
	words strings.Builder
}

// element looks at one start tag. body says that it is not in a part that is dropped.
func (m *pageMeta) element(t html.Token, body bool) {
	switch t.DataAtom {
	case atom.Html:
		first(&m.lang, attribute(t, "lang"))
	case atom.Meta:
		m.metaTag(t)
	case atom.Link:
		if strings.EqualFold(attribute(t, "rel"), "canonical") {
			first(&m.canonical, attribute(t, "href"))
		}
	case atom.Time:
		if body {
			first(&m.time, day(attribute(t, "datetime")))
		}
	}
}

func (m *pageMeta) metaTag(t html.Token) {
	name := strings.ToLower(attribute(t, "name") + attribute(t, "property") + attribute(t, "itemprop"))
	content := strings.Join(strings.Fields(attribute(t, "content")), " ")
	switch name {
	case "og:title":
		first(&m.ogTitle, content)
	case "author", "article:author":
		if !strings.Contains(content, "://") {
			first(&m.author, content)
		}
	case "og:site_name":
		first(&m.ogSite, content)
	case "og:url":
		first(&m.ogURL, content)
	case "article:published_time":
		first(&m.published, day(content))
	case "date", "dc.date", "dc.date.issued", "datepublished", "pubdate":
		first(&m.date, day(content))
	case "dc.rights", "dcterms.license", "license":
		first(&m.rights, content)
	case "sample":
		m.sample = content == "true"
	}
}

// capture begins to gather the words of a <title> or <h1>. inside says that it stands in the article or main part of the page.
func (m *pageMeta) capture(name atom.Atom, inside bool) {
	to := &m.title
	if name == atom.H1 && inside {
		to = &m.h1
	} else if name == atom.H1 {
		to = &m.outerH1
	}
	if *to == "" {
		m.to, m.until = to, name
		m.words.Reset()
	}
}

// text gathers words for the element being captured.
func (m *pageMeta) text(s string) {
	if m.to != nil {
		m.words.WriteString(s)
	}
}

// end ends what is being captured, if it is an element of this name.
func (m *pageMeta) end(name atom.Atom) {
	if m.to != nil && name == m.until {
		*m.to = strings.Join(strings.Fields(m.words.String()), " ")
		m.to = nil
	}
}

// heading is the level-one heading that stands for the title.
func (m *pageMeta) heading() string { return best(m.h1, m.outerH1) }

// article gives what was gathered, leaving out what has not the form that front matter would need.
func (m *pageMeta) article() article.Meta {
	out := article.Meta{
		Title:     best(m.ogTitle, m.heading(), m.title),
		Author:    m.author,
		Publisher: m.ogSite,
		Published: best(m.published, m.date, m.time),
		License:   m.rights,
		Sample:    m.sample,
	}
	if article.ValidLanguage(m.lang) {
		out.Lang = m.lang
	}
	for _, u := range []string{m.canonical, m.ogURL} {
		if out.URL == "" && article.ValidURL(u) {
			out.URL = u
		}
	}
	return out
}

// day gives the date that a date and time begin with, or "".
func day(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 10 && strings.IndexByte("T ", s[10]) >= 0 {
		s = s[:10]
	}
	if article.ValidDate(s) {
		return s
	}
	return ""
}

// first sets *s unless it is set.
func first(s *string, to string) {
	if *s == "" {
		*s = to
	}
}

// best gives the first that is not empty.
func best(of ...string) string {
	for _, s := range of {
		if s != "" {
			return s
		}
	}
	return ""
}
