package intake

import (
	"path"
	"strings"

	"verbatim/wasm/article"
)

// aliases are the names under which other programs have what front matter has a key for.
var aliases = map[string]string{
	"title": "title", "headline": "title", "name": "title", "hed": "title",
	"author": "author", "authors": "author", "byline": "author", "creator": "author",
	"publisher": "publisher", "source": "publisher", "outlet": "publisher", "site": "publisher", "sitename": "publisher", "site_name": "publisher", "publication": "publisher", "newspaper": "publisher",
	"published": "published", "date": "published", "pubdate": "published", "published_at": "published", "publishdate": "published", "datepublished": "published", "publication_date": "published", "published_date": "published", "ts": "published", "timestamp": "published", "time": "published",
	"lang": "lang", "language": "lang",
	"url": "url", "link": "url", "href": "url", "canonical": "url", "permalink": "url", "uri": "url",
	"license": "license", "licence": "license", "rights": "license",
}

// bodies are the names under which an article's text is found, best first, and those of its HTML.
var (
	bodies = []string{"text", "body", "content", "articlebody", "article", "fulltext", "full_text", "story", "maintext", "plaintext"}
	pages  = []string{"html", "content_html", "body_html", "raw_html"}
)

// setMeta sets in m what a key of another program's says, and gives the key that front matter has for it: "" when it has none, or the value is not of its
// form.
func setMeta(m *article.Meta, key, value string) string {
	name := aliases[strings.ToLower(strings.TrimSpace(key))]
	to := metaField(m, name)
	if to == nil {
		return ""
	}
	value = strings.Join(strings.Fields(strings.ReplaceAll(value, "\x00", "")), " ")
	if value == "" || strings.HasPrefix(value, "[") || strings.HasPrefix(value, "{") {
		return ""
	}
	switch name {
	case "published":
		if value = day(value); value == "" {
			return ""
		}
	case "lang":
		if !article.ValidLanguage(value) {
			return ""
		}
	case "url":
		if !article.ValidURL(value) {
			return ""
		}
	}
	if *to == "" {
		*to = shortened(value, 500)
		return name
	}
	return ""
}

func metaField(m *article.Meta, name string) *string {
	switch name {
	case "title":
		return &m.Title
	case "author":
		return &m.Author
	case "publisher":
		return &m.Publisher
	case "published":
		return &m.Published
	case "lang":
		return &m.Lang
	case "url":
		return &m.URL
	case "license":
		return &m.License
	}
	return nil
}

func metaValue(m *article.Meta, name string) string { return *metaField(m, name) }

// day gives the date that a date and time begin with, or "": "2024-03-02T10:00:00Z", "2024/03/02", "20240302101500".
func day(value string) string {
	value = strings.ReplaceAll(value, "/", "-")
	if len(value) >= 8 && strings.Trim(value[:8], "0123456789") == "" {
		value = value[:4] + "-" + value[4:6] + "-" + value[6:8]
	}
	for _, n := range []int{len("2006-01-02"), len("2006-01")} {
		if len(value) >= n && article.ValidDate(value[:n]) {
			return value[:n]
		}
	}
	return ""
}

// row is one article as a table or a JSON object has it: names and values, in their order.
type row struct {
	names, values []string
}

func (r *row) add(name, value string) {
	r.names, r.values = append(r.names, name), append(r.values, value)
}

// value gives the first of some names that has a value, in the order of the names asked for.
func (r *row) value(names ...string) string {
	for _, wanted := range names {
		for i, name := range r.names {
			if strings.ToLower(strings.TrimSpace(name)) == wanted && strings.TrimSpace(r.values[i]) != "" {
				return r.values[i]
			}
		}
	}
	return ""
}

// entry makes of a row what is looked into next: its HTML where it has some, or else its article. where is its place in the file.
func (r *row) entry(file, where string) entry {
	e := entry{Found: Found{Name: file + " " + where}}
	for i, name := range r.names {
		setMeta(&e.meta, name, r.values[i])
	}
	if html := r.value(pages...); html != "" {
		e.data, e.kind = []byte(html), ".html"
		return e
	}
	text := r.value(bodies...)
	if text == "" {
		e.Problem = "it has no text: name the field or column of the text “text”, “body” or “content”; it has " + shortened(strings.Join(r.names, ", "), 200)
		return e
	}
	if len(text) > article.MaxFile {
		e.Problem = "its text is larger than 4 MiB: split it into several articles"
		return e
	}
	e.Article = ofText(idOf(r.value("id", "slug"), e.meta.Title, base(file)+" "+where), cleaned(strings.ToValidUTF8(text, "\uFFFD")))
	e.fill()
	return e
}

// ofText makes an article of plain text. Its title is its first words until it gets a better one.
func ofText(id, text string) *article.Article {
	a := article.FromText(id, text)
	a.Meta.Title, a.Meta.TitleByArchive = id, true
	if len(a.Blocks) > 0 {
		a.Meta.Title = shortened(strings.Join(strings.Fields(a.Blocks[0].Span.Of(text)), " "), 80)
	}
	return a
}

// idOf makes an id of the first of some texts that gives one.
func idOf(texts ...string) string {
	for _, text := range texts {
		if id := article.Slug(shortened(path.Base(text), 60)); id != "" {
			return id
		}
	}
	return "article"
}
