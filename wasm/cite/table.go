package cite

import (
	"strconv"
	"strings"
)

// field is one column of the table that CSV, JSON Lines and the Data Package share.
type field struct {
	name   string
	number bool
	of     func(r *Record) string
}

func fields() []field {
	n := strconv.Itoa
	return []field{
		{"quote_id", false, func(r *Record) string { return r.ID }},
		{"quote", false, func(r *Record) string { return r.Quote }},
		{"type", false, func(r *Record) string { return r.Kind.String() }},
		{"speaker", false, func(r *Record) string { return r.Speaker }},
		{"speaker_as_written", false, func(r *Record) string { return r.AsWritten }},
		{"role", false, func(r *Record) string { return r.Role }},
		{"cue", false, func(r *Record) string { return r.Cue }},
		{"confidence", false, func(r *Record) string { return r.Confidence.String() }},
		{"rule", false, func(r *Record) string { return r.Rule }},
		{"article_id", false, func(r *Record) string { return r.Article }},
		{"title", false, func(r *Record) string { return r.Meta.Title }},
		{"publisher", false, func(r *Record) string { return r.Meta.Publisher }},
		{"published", false, func(r *Record) string { return r.Meta.Published }},
		{"said_date", false, func(r *Record) string { return r.Said }},
		{"section", false, func(r *Record) string { return r.Section }},
		{"paragraph", true, func(r *Record) string { return n(r.Paragraph) }},
		{"start", true, func(r *Record) string { return n(r.Span.Start) }},
		{"end", true, func(r *Record) string { return n(r.Span.End) }},
		{"prefix", false, func(r *Record) string { return r.Before[0] }},
		{"suffix", false, func(r *Record) string { return r.After[len(r.After)-1] }},
		{"lang", false, func(r *Record) string { return r.Meta.Lang }},
		{"translated", false, func(r *Record) string { return r.Meta.TranslatedFrom }},
		{"url", false, func(r *Record) string { return address(r.Meta.URL) }},
		{"permalink", false, func(r *Record) string { return r.Permalink }},
		{"archive_hash", false, func(r *Record) string { return r.Archive.Hash }},
	}
}

func csvHead() string {
	var names []string
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return strings.Join(names, ",") + "\r\n"
}

func csvRow(_ *Export, r *Record) string {
	var b strings.Builder
	for i, f := range fields() {
		if i > 0 {
			b.WriteByte(',')
		}
		value := f.of(r)
		if !f.number {
			value = cell(value)
		}
		b.WriteString(value)
	}
	return b.String() + "\r\n"
}

// cell writes a field of RFC 4180. One that a spreadsheet would take for a formula gets an apostrophe in front.
func cell(s string) string {
	s = line(s)
	if s != "" && strings.ContainsRune("=+-@|", rune(s[0])) {
		s = "'" + s
	}
	if strings.ContainsAny(s, ",\"") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

func jsonRow(_ *Export, r *Record) string {
	var j JSON
	j.Open('{')
	for _, f := range fields() {
		j.Key(f.name)
		if value := f.of(r); f.number {
			j.next()
			j.b = append(j.b, value...)
		} else {
			j.Text(value)
		}
	}
	return j.Close('}').String()
}

// packageStart writes the head of a Data Package (datapackage.org, version 2.0) whose one resource holds the quotes themselves. That it is a table is said
// by its type; readers of version 1 know it by its profile.
func packageStart(e *Export) string {
	info := e.archive.Info()
	var j JSON
	j.Open('{').Member("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
	j.Member("name", "quotes").Member("id", e.at.Base+"#"+info.Hash).Member("title", e.title()).Member("created", e.at.Accessed+"T00:00:00Z")
	j.Member("version", info.Hash).Member("homepage", address(e.at.Base))
	j.Key("licenses").Open('[')
	// The quotes are words of those who said them and of the articles' publishers; an article that is under a licence of its own names it.
	j.Open('{').Member("name", "other-closed").Member("title", "Quotations; each article has a licence of its own").Close('}').Close(']')
	j.Key("resources").Open('[').Open('{').Member("name", "quotes").Member("title", "Quotes").Member("type", "table").Member("profile", "tabular-data-resource")
	j.Key("schema").Open('{').Key("fields").Open('[')
	for _, f := range fields() {
		kind := "string"
		if f.number {
			kind = "integer"
		}
		j.Open('{').Member("name", f.name).Member("type", kind).Close('}')
	}
	j.Close(']').Key("primaryKey").Open('[').Text("quote_id").Close(']').Close('}')
	return j.Key("data").Open('[').String() + "\n"
}

func packageEnd(*Export) string { return "\n]}]}\n" }
