package correct

import (
	"strings"
	"unicode/utf8"

	"verbatim/wasm/article"
)

const (
	heading = "verbatim corrections "
	version = "1"
)

// Bounds of what is read.
const (
	MostBytes = 8 << 20 // of a file
	mostLines = 400_000
	mostValue = 64 << 10 // bytes of a line
)

// IsPatch tells whether a file says of itself that it is a patch.
func IsPatch(file []byte) bool {
	return strings.HasPrefix(strings.TrimPrefix(string(file[:min(len(file), 64)]), "\ufeff"), heading)
}

// Text writes p as a file. Read gives back the same corrections.
func (p Patch) Text() string {
	var b strings.Builder
	b.WriteString(heading + version + "\n")
	for _, c := range p {
		b.WriteByte('\n')
		c.each(func(key, value string) {
			if value = plain(value); value != "" {
				b.WriteString(key + ": " + value + "\n")
			}
		})
	}
	return b.String()
}

// each calls f with each key and value of c, in the order of the file.
func (c *Correction) each(f func(key, value string)) {
	list := func(key string, values []string) {
		for _, v := range values {
			f(key, v)
		}
	}
	f("quote", c.Quote.ID)
	if c.Quote.ID != "" {
		f("exact", c.Quote.Exact)
		f("before", c.Quote.Before)
		f("after", c.Quote.After)
		f("speaker", c.Speaker)
		f("role", c.Role)
		f("type", c.Type)
		list("words", c.Words)
		if c.Remove {
			f("remove", "yes")
		}
		return
	}
	list("person", c.People)
	f("article", c.Article)
	f("becomes", c.Becomes)
}

// plain is a text as a value: one line, without characters that show nothing.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool {
		return r <= ' ' || 0x7f <= r && r <= 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff
	}), " ")
}

// reader reads the file of a patch.
type reader struct {
	file  string
	line  int
	now   Correction
	from  int  // line on which now begins, or 0
	bad   bool // something of now could not be read
	patch Patch
	errs  article.Errors
}

// Read reads the file of a patch: all corrections that are whole, and what is wrong with the others. file is its name, for what is said of it.
func Read(file string, data []byte) (Patch, article.Errors) {
	r := &reader{file: file, line: 1}
	text := strings.TrimPrefix(string(data), "\ufeff")
	first, _, _ := strings.Cut(text, "\n")
	first = strings.TrimSpace(first)
	if !strings.HasPrefix(first, heading) {
		r.wrong("this is no file of corrections", "its first line has to be “"+heading+version+"”")
		return nil, r.errs
	}
	if first != heading+version {
		r.wrong("the corrections are of version “"+short(strings.TrimPrefix(first, heading))+"”, and version "+version+" is read here", "reload the page, or build with the version of Verbatim that wrote them")
		return nil, r.errs
	}
	if len(data) > MostBytes {
		r.wrong("the file is larger than 8 MiB", "split it into several")
		return nil, r.errs
	}
	r.line = 0
	for line := range strings.Lines(text) {
		if r.line++; r.line > mostLines {
			r.wrong("the file has more than 400,000 lines", "split it into several")
			break
		}
		if r.line > 1 {
			r.read(strings.TrimSpace(line))
		}
	}
	r.end()
	return r.patch, r.errs
}

func (r *reader) wrong(message, remedy string) {
	r.bad = true
	r.errs = append(r.errs, &article.Problem{File: r.file, Line: max(r.line, 1), Column: 1, Message: message, Remedy: remedy})
}

// short is a text from a file, cut to be cited.
func short(s string) string {
	if runes := []rune(strings.ToValidUTF8(s, "\uFFFD")); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// read takes in a line without the white space around it.
func (r *reader) read(line string) {
	switch {
	case line == "":
		r.end()
		return
	case strings.HasPrefix(line, "#"):
		return
	}
	if r.from == 0 {
		r.from = r.line
	}
	key, value, ok := strings.Cut(line, ":")
	key = strings.TrimSpace(key)
	switch value = plain(value); {
	case !utf8.ValidString(line):
		r.wrong("the line is not UTF-8", "save the file as UTF-8")
	case len(line) > mostValue:
		r.wrong("the line is longer than 64 KiB", "shorten it")
	case !ok:
		r.wrong("“"+short(line)+"” is no key and value", "write “key: value”, or # in front of a remark")
	case value == "":
		r.wrong("“"+short(key)+"” has no value", "write one, or take the line out")
	default:
		r.set(key, value)
	}
}

// set takes in a key and its value.
func (r *reader) set(key, value string) {
	c := &r.now
	once := func(s *string) {
		if *s != "" {
			r.wrong("“"+key+"” stands twice in one correction", "put an empty line between two corrections, or take one out")
			return
		}
		*s = value
	}
	switch key {
	case "quote":
		once(&c.Quote.ID)
	case "exact":
		once(&c.Quote.Exact)
	case "before":
		once(&c.Quote.Before)
	case "after":
		once(&c.Quote.After)
	case "speaker":
		once(&c.Speaker)
	case "role":
		once(&c.Role)
	case "type":
		if value != "direct" && value != "indirect" && value != "mixed" {
			r.wrong("there is no type “"+short(value)+"”", "write direct, indirect or mixed")
			return
		}
		once(&c.Type)
	case "words":
		c.Words = append(c.Words, value)
	case "remove":
		if c.Remove = value == "yes"; !c.Remove {
			r.wrong("“remove” can only be “yes”", "take the line out to keep the quote")
		}
	case "person":
		c.People = append(c.People, value)
	case "article":
		once(&c.Article)
	case "becomes":
		once(&c.Becomes)
	default:
		r.wrong("there is no key “"+short(key)+"”", "use quote, exact, before, after, speaker, role, type, words, remove, person, article or becomes")
	}
}

// end takes in the correction that has been read, if there is one and it is whole.
func (r *reader) end() {
	c, from, bad := r.now, r.from, r.bad
	r.now, r.from, r.bad = Correction{}, 0, false
	if from == 0 || bad {
		return
	}
	ofQuote := c.Quote.ID+c.Quote.Exact+c.Quote.Before+c.Quote.After+c.Speaker+c.Role+c.Type != "" || c.Words != nil || c.Remove
	ofPeople := len(c.People) > 0 || c.Article+c.Becomes != ""
	of, id, _ := strings.Cut(c.Quote.ID, "/")
	message, remedy := "", ""
	switch {
	case ofQuote && ofPeople:
		message, remedy = "a quote and a person are corrected at once", "put an empty line between the two"
	case ofPeople && (len(c.People) == 0 || c.Becomes == ""):
		message, remedy = "it is not said whom a name stands for", "write a line “person: …” and a line “becomes: …”"
	case ofPeople:
	case of == "" || id == "":
		message, remedy = "it is not said which quote is corrected", "write a line “quote: article/quote” with the quote’s id"
	case c.Quote.Exact == "":
		message, remedy = "the words of the quote are missing", "write them on a line “exact: …”: a quote is corrected only where they stand"
	case c.Speaker+c.Role+c.Type == "" && c.Words == nil && !c.Remove:
		message, remedy = "it is not said what is to be corrected", "write a line “speaker: …”, “role: …”, “type: …”, “words: …” or “remove: yes”"
	}
	if message != "" {
		r.errs = append(r.errs, &article.Problem{File: r.file, Line: from, Column: 1, Message: message, Remedy: remedy})
		return
	}
	r.patch = append(r.patch, c)
}
