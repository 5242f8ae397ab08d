package cite

import (
	"strings"

	"verbatim/wasm/bundle"
)

// Format is a form in which quotes leave the program.
type Format string

// The formats.
const (
	CSV         Format = "csv"
	JSONL       Format = "jsonl"
	CSL         Format = "csl"
	BibLaTeX    Format = "bib"
	RIS         Format = "ris"
	Annotation  Format = "annotation"
	Schema      Format = "schema"
	TEI         Format = "tei"
	DataPackage Format = "datapackage"
	Plain       Format = "text"
	Markdown    Format = "markdown"
	HTML        Format = "html"
)

// form is how a format is written: what stands before the quotes, each of them, what stands between two of them and after them.
type form struct {
	format  Format
	name    string // of the file
	media   string
	start   func(e *Export) string
	one     func(e *Export, r *Record) string
	between string
	end     func(e *Export) string
}

// forms is made on each call: a table would be built at the start of the page.
func forms() []form {
	fixed := func(s string) func(*Export) string { return func(*Export) string { return s } }
	none := fixed("")
	return []form{
		{CSV, "quotes.csv", "text/csv", fixed("\ufeff" + csvHead()), csvRow, "", none}, // by the mark spreadsheets know that it is UTF-8
		{JSONL, "quotes.jsonl", "application/jsonl", none, jsonRow, "\n", lastLine},
		{CSL, "quotes.csl.json", "application/vnd.citationstyles.csl+json", fixed("[\n"), cslItem, ",\n", fixed("\n]\n")},
		{BibLaTeX, "quotes.bib", "application/x-bibtex", none, bibEntry, "\n", none},
		{RIS, "quotes.ris", "application/x-research-info-systems", none, risEntry, "", none},
		{Annotation, "quotes.annotations.jsonld", "application/ld+json", annotationStart, annotation, ",\n", fixed("\n]}\n")},
		{Schema, "quotes.schema.jsonld", "application/ld+json", fixed(`{"@context":"https://schema.org","@graph":[` + "\n"), quotation, ",\n", fixed("\n]}\n")},
		{TEI, "quotes.tei.xml", "application/tei+xml", teiStart, teiSaid, "\n", teiEnd},
		{DataPackage, "datapackage.json", "application/json", packageStart, jsonRow, ",\n", packageEnd},
		{Plain, "quotes.txt", "text/plain", none, plainCitation, "\n", fixed("\n")},
		{Markdown, "quotes.md", "text/markdown", none, markdownCitation, "\n\n", fixed("\n")},
		{HTML, "quotes.html", "text/html", htmlStart, htmlCitation, "\n", fixed("\n</body></html>\n")},
	}
}

// lastLine ends the last line, if there is one.
func lastLine(e *Export) string {
	if len(e.quotes) == 0 {
		return ""
	}
	return "\n"
}

// Formats lists the formats, in the order in which they are offered.
func Formats() []Format {
	var list []Format
	for _, f := range forms() {
		list = append(list, f.format)
	}
	return list
}

// Export writes quotes in a format, one a Step, so that the page can answer in between.
type Export struct {
	Notes  []string // of each quote, or nil: what somebody wrote beside it
	Titled string   // what the collection is called, or "" for the archive's title

	archive *bundle.Archive
	at      Site
	form    form
	quotes  []int
	next    int
	begun   bool
	b       strings.Builder
	people  map[string]string // names by slug, of those that were met
	order   []string
}

// New begins to export quotes of an archive, given by number. ok is false when there is no such format.
func New(a *bundle.Archive, format Format, quotes []int, at Site) (e *Export, ok bool) {
	for _, f := range forms() {
		if f.format == format {
			return &Export{archive: a, at: at, form: f, quotes: quotes, people: map[string]string{}}, true
		}
	}
	return nil, false
}

// Step writes the next quote and reports whether there are more. The error is that of the archive; the next Step then tries the
// same quote again.
func (e *Export) Step() (more bool, err error) {
	if !e.begun {
		e.b.WriteString(e.form.start(e))
		e.begun = true
	}
	if e.next < len(e.quotes) {
		r, err := Of(e.archive, e.quotes[e.next], e.at)
		if err != nil {
			return false, err
		}
		if e.next > 0 {
			e.b.WriteString(e.form.between)
		}
		e.b.WriteString(e.form.one(e, r))
		e.next++
	}
	if e.next < len(e.quotes) {
		return true, nil
	}
	e.b.WriteString(e.form.end(e))
	return false, nil
}

// Done gives how many quotes are written, and of how many.
func (e *Export) Done() (n, all int) { return e.next, len(e.quotes) }

// File gives what was written, with a name and a media type for it.
func (e *Export) File() (name, media, text string) {
	return e.form.name, e.form.media, e.b.String()
}

// note is what somebody wrote beside the quote that is being written.
func (e *Export) note() string {
	if e.next < len(e.Notes) {
		return e.Notes[e.next]
	}
	return ""
}

func (e *Export) title() string {
	if e.Titled != "" {
		return e.Titled
	}
	return e.archive.Info().Title
}

// One writes a single quote in a format, without what stands around it in a file. It is "" when there is no such quote or format.
func One(a *bundle.Archive, format Format, q int, at Site) string {
	e, ok := New(a, format, []int{q}, at)
	if !ok {
		return ""
	}
	r, err := Of(a, q, at)
	if err != nil {
		return ""
	}
	return e.form.one(e, r)
}
