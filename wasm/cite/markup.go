package cite

import (
	"strconv"
	"strings"
)

// markup escapes text for HTML and XML.
func markup(s string) string {
	return escaper("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")(s)
}

// Down escapes what Markdown gives a meaning (CommonMark and its tables), also where HTML could begin, and gives one line.
func Down(s string) string {
	return escaper(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "~", `\~`, "#", `\#`, "$", `\$`)(s)
}

// source gives the parts that name where a quote stands: role and speaker, title, publisher, date. escape is the format's.
func (r *Record) source(escape func(string) string, emphasis func(string) string) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if who := r.Who(); who != "" {
		add(escape(who))
		if r.Role != "" && r.Role != who {
			add(escape(r.Role))
		}
	}
	if r.Meta.Author != "" {
		add("in " + escape(r.Meta.Author))
	}
	add(emphasis(escape(r.Title())))
	add(escape(r.Meta.Publisher))
	add(escape(r.Meta.Published))
	return strings.Join(parts, ", ")
}

// plainCitation writes a quote with its source as lines of text.
func plainCitation(e *Export, r *Record) string {
	s := "“" + line(r.Quote) + "”\n— " + r.source(line, func(s string) string { return "“" + s + "”" }) + "\n"
	if url := address(r.Meta.URL); url != "" {
		s += url + "\n"
	}
	s += r.Permalink + " (" + e.at.Accessed + ")\n"
	if note := line(e.note()); note != "" {
		s += note + "\n"
	}
	return s
}

func markdownCitation(e *Export, r *Record) string {
	s := "> “" + Down(r.Quote) + "”\n>\n> — " + r.source(Down, func(s string) string { return "*" + s + "*" })
	if url := address(r.Meta.URL); url != "" {
		s += ", [original](" + url + ")"
	}
	s += ", [quote](" + address(r.Permalink) + ") (" + e.at.Accessed + ")"
	if note := Down(e.note()); note != "" {
		s += "\n\n" + note
	}
	return s
}

func htmlStart(e *Export) string {
	return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + markup(e.title()) + "</title></head><body>\n<h1>" + markup(e.title()) + "</h1>\n"
}

func htmlCitation(e *Export, r *Record) string {
	var b strings.Builder
	b.WriteString("<figure><blockquote")
	if IsLink(r.Meta.URL) {
		b.WriteString(` cite="` + markup(address(r.Meta.URL)) + `"`)
	}
	if r.Meta.Lang != "" {
		b.WriteString(` lang="` + markup(r.Meta.Lang) + `"`)
	}
	b.WriteString(` dir="auto">“` + markup(r.Quote) + "”</blockquote>\n<figcaption>— " + r.source(markup, func(s string) string { return "<cite>" + s + "</cite>" }))
	link := func(url, words string) {
		if url = address(url); url != "" {
			b.WriteString(`, <a href="` + markup(url) + `">` + words + "</a>")
		}
	}
	link(r.Meta.URL, "original")
	link(r.Permalink, "quote")
	b.WriteString(" (" + markup(e.at.Accessed) + ")</figcaption></figure>")
	if note := markup(e.note()); note != "" {
		b.WriteString("\n<p>" + note + "</p>")
	}
	return b.String()
}

// teiStart opens a TEI P5 document whose text is one <said> for each quote.
func teiStart(e *Export) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>` + markup(e.title()) + `</title></titleStmt>` +
		`<publicationStmt><p>Archive ` + markup(e.archive.Info().Hash) + `, ` + markup(e.at.Accessed) + `</p></publicationStmt>` +
		`<sourceDesc><p>` + markup(e.archive.Info().Title) + `</p></sourceDesc></fileDesc></teiHeader><text><body>
`
}

// teiSaid writes a paragraph with what was said, a <said> for each piece, and where it stands.
func teiSaid(e *Export, r *Record) string {
	direct := "false"
	if r.Kind.String() == "direct" {
		direct = "true"
	}
	id := "said-" + r.key()
	var b strings.Builder
	b.WriteString(`<p xml:id="` + id + `"`)
	if r.Meta.Lang != "" {
		b.WriteString(` xml:lang="` + markup(r.Meta.Lang) + `"`)
	}
	b.WriteString(">")
	person := ""
	if name := r.Who(); name != "" {
		person = r.Person
		if person == "" {
			person = "of-" + r.key()
		}
		person = "person-" + person
		if _, met := e.people[person]; !met {
			e.people[person] = name
			e.order = append(e.order, person)
		}
	}
	for i, words := range r.Exact {
		part := id + "-" + strconv.Itoa(i+1)
		b.WriteString(`<said xml:id="` + part + `" direct="` + direct + `"`)
		if person != "" {
			b.WriteString(` who="#` + markup(person) + `"`)
		}
		if i > 0 {
			b.WriteString(` prev="#` + id + "-" + strconv.Itoa(i) + `"`)
		}
		if i+1 < len(r.Exact) {
			b.WriteString(` next="#` + id + "-" + strconv.Itoa(i+2) + `"`)
		}
		b.WriteString(">" + markup(words) + "</said> ")
	}
	b.WriteString(`<bibl><title>` + markup(r.Title()) + `</title>`)
	if r.Meta.Publisher != "" {
		b.WriteString(`, <publisher>` + markup(r.Meta.Publisher) + `</publisher>`)
	}
	if dateParts(r.Meta.Published) != nil {
		b.WriteString(`, <date when="` + markup(r.Meta.Published) + `">` + markup(r.Meta.Published) + `</date>`)
	}
	b.WriteString(`, <ref target="` + markup(address(r.Link())) + `">` + markup(r.ID) + `</ref></bibl>`)
	if note := markup(e.note()); note != "" {
		b.WriteString("<note>" + note + "</note>")
	}
	return b.String() + "</p>"
}

func teiEnd(e *Export) string {
	var b strings.Builder
	if len(e.quotes) == 0 {
		b.WriteString("<p/>")
	}
	b.WriteString("\n</body></text>")
	if len(e.order) > 0 {
		b.WriteString("<standOff><listPerson>\n")
		for _, id := range e.order {
			b.WriteString(`<person xml:id="` + markup(id) + `"><persName>` + markup(e.people[id]) + "</persName></person>\n")
		}
		b.WriteString("</listPerson></standOff>")
	}
	return b.String() + "</TEI>\n"
}
