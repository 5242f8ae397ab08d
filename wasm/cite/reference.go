package cite

import (
	"cmp"
	"strings"

	"verbatim/wasm/article"
)

// dateParts gives the numbers of a date "2020-02-07", "2020-02" or "2020", or none.
func dateParts(date string) []int {
	if date == "" {
		return nil
	}
	var parts []int
	for part := range strings.SplitSeq(date, "-") {
		n, ok := article.Number(part)
		if !ok || len(parts) == 3 {
			return nil
		}
		parts = append(parts, n)
	}
	return parts
}

// said is the quote with its speaker, as the note of a reference.
func (r *Record) said() string {
	who := r.Who()
	if who == "" {
		return "“" + r.Quote + "”"
	}
	return "“" + r.Quote + "” (" + who + ")"
}

// key is an id for a reference: letters, digits and hyphens.
func (r *Record) key() string {
	return strings.Map(func(c rune) rune {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			return c
		}
		return '-'
	}, r.ID)
}

// cslItem writes an item of CSL-JSON (the citeproc input schema of CSL 1.0.2). Names are literal: an archive does not tell which part of one is the family's.
func cslItem(e *Export, r *Record) string {
	var j JSON
	kind := "webpage"
	if r.Meta.Publisher != "" && r.Meta.Published != "" {
		kind = "article-newspaper"
	}
	j.Open('{').Member("id", r.key()).Member("type", kind).Member("title", line(r.Title()))
	if author := line(r.Meta.Author); author != "" {
		j.Key("author").Open('[').Open('{').Member("literal", author).Close('}').Close(']')
	}
	j.Member("container-title", line(r.Meta.Publisher))
	date := func(name, date string) {
		if parts := dateParts(date); parts != nil {
			j.Key(name).Open('{').Key("date-parts").Open('[').Open('[').Int(parts...).Close(']').Close(']').Close('}')
		}
	}
	date("issued", r.Meta.Published)
	date("accessed", e.at.Accessed)
	j.Member("URL", address(r.Link())).Member("language", r.Meta.Lang)
	note := line(r.said())
	if n := line(e.note()); n != "" {
		note += " " + n
	}
	return j.Member("note", note).Close('}').String()
}

// tex escapes what LaTeX gives a meaning, and parts marks that it would join to one.
func tex(s string) string {
	s = escaper(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`, "%", `\%`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`,
		"`", `\textasciigrave{}`)(s)
	for range 2 { // of three marks the first pass parts only the first two
		s = strings.ReplaceAll(strings.ReplaceAll(s, "--", "-{}-"), "''", "'{}'")
	}
	return s
}

// babel are languages by the names that biblatex knows them by.
func babel(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	switch base {
	case "en":
		return "english"
	case "de":
		return "ngerman"
	case "ru":
		return "russian"
	case "fr":
		return "french"
	}
	return ""
}

// bibEntry writes an entry for biblatex.
func bibEntry(e *Export, r *Record) string {
	var b strings.Builder
	b.WriteString("@online{" + r.key() + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	if author := tex(cmp.Or(r.Meta.Author, r.Meta.Publisher)); author != "" { // biblatex asks for one: else the body that published
		field("author", "{"+author+"}")
	}
	field("title", "{"+tex(r.Title())+"}")
	field("organization", tex(r.Meta.Publisher))
	if dateParts(r.Meta.Published) != nil {
		field("date", r.Meta.Published)
	}
	field("url", address(r.Link())) // which is read verbatim: braces are percent-encoded already
	field("urldate", e.at.Accessed)
	field("langid", babel(r.Meta.Lang))
	field("note", tex(r.said()))
	field("annotation", tex(e.note()))
	return b.String() + "}\n"
}

// risEntry writes an entry of RIS.
func risEntry(e *Export, r *Record) string {
	var b strings.Builder
	tag := func(name, value string) {
		if value = line(value); value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	slashes := func(date string) string { return strings.ReplaceAll(date, "-", "/") }
	b.WriteString("TY  - NEWS\r\n")
	tag("TI", r.Title())
	tag("AU", r.Meta.Author)
	tag("T2", r.Meta.Publisher)
	if parts := dateParts(r.Meta.Published); parts != nil {
		tag("DA", slashes(r.Meta.Published))
		tag("PY", r.Meta.Published[:min(4, len(r.Meta.Published))])
	}
	tag("LA", r.Meta.Lang)
	tag("UR", address(r.Link()))
	tag("Y2", slashes(e.at.Accessed))
	tag("N1", r.said())
	tag("N1", e.note())
	return b.String() + "ER  - \r\n\r\n"
}
