package article

import (
	"strconv"
	"strings"
	"unicode"
)

// Front matter is a small, strict subset of YAML: it means the same to any YAML reader, but less can be written.
//
//	---
//	title: "Bridge: closed again"
//	published: 2021-03-04
//	# a comment
//	sample: true
//	---
//
// It opens with "---" on the file's first line and ends at the next such line. Each line is blank, a comment, or "key: value". A value is plain, or in
// double quotes with \" and \\ as the only escapes, or in single quotes with a quote doubled. Plain values hold no ": " and no " #" and do not begin with a
// sign that YAML gives a meaning. There is no nesting, no list and no value over several lines.

// maxFront is the most bytes that front matter may take.
const maxFront = 16 << 10

const fence = "---"

// field sets one key of Meta; it returns what is wrong with the value, and the remedy.
type field struct {
	key string
	set func(m *Meta, value string) (message, remedy string)
}

var fields = []field{
	{"title", func(m *Meta, v string) (string, string) { m.Title = v; return "", "" }},
	{"title-by", setTitleBy},
	{"author", func(m *Meta, v string) (string, string) { m.Author = v; return "", "" }},
	{"publisher", func(m *Meta, v string) (string, string) { m.Publisher = v; return "", "" }},
	{"published", setPublished},
	{"lang", func(m *Meta, v string) (string, string) { m.Lang = v; return checkLanguage(v) }},
	{"translated-from", func(m *Meta, v string) (string, string) { m.TranslatedFrom = v; return checkLanguage(v) }},
	{"url", setURL},
	{"credit", func(m *Meta, v string) (string, string) { m.Credit = v; return "", "" }},
	{"license", func(m *Meta, v string) (string, string) { m.License = v; return "", "" }},
	{"sample", setSample},
}

// readFront reads the front matter of p's text into m and gives the offset at which the body begins.
func readFront(p *problems, m *Meta) (body int) {
	start := len(p.text) - len(strings.TrimPrefix(p.text, byteOrderMark))
	end, at := lineEnd(p.text, start)
	if strings.TrimRight(p.text[start:end], " \t") != fence {
		return start
	}
	seen := map[string]int{}
	for line := 2; at < len(p.text); line++ {
		end, next := lineEnd(p.text, at)
		if strings.TrimRight(p.text[at:end], " \t") == fence {
			return next
		}
		if end-start > maxFront {
			p.at(at, "the front matter is longer than 16 KiB", `end it with a line "---"`)
			return len(p.text)
		}
		readField(p, m, Span{at, end}, seen, line)
		at = next
	}
	p.list = nil // lines of the body were read as front matter: what they gave is noise
	p.checkBytes()
	p.at(start, "the front matter is not closed", `end it with a line "---" above the text`)
	return len(p.text)
}

// readField reads one line of front matter. seen holds the line on which each key stood.
func readField(p *problems, m *Meta, s Span, seen map[string]int, line int) {
	text := s.Of(p.text)
	if t := strings.TrimSpace(text); t == "" || t[0] == '#' {
		return
	}
	key, _, ok := strings.Cut(text, ":")
	if !ok || key == "" || strings.ContainsFunc(key, unicode.IsSpace) {
		p.at(s.Start, "a line of front matter that is not \"key: value\"", "write it so, or put \"#\" before a comment")
		return
	}
	f := fieldOf(key)
	if f == nil {
		p.at(s.Start, "unknown key "+strconv.Quote(key), nearestKey(key))
		return
	}
	if seen[key] > 0 {
		p.at(s.Start, "key "+strconv.Quote(key)+" stands a second time", "keep one of it and line "+strconv.Itoa(seen[key]))
		return
	}
	seen[key] = line
	at := trimmed(p.text, Span{s.Start + len(key) + 1, s.End})
	if at.Len() > 0 && at.Start == s.Start+len(key)+1 {
		p.at(at.Start, "no space stands after the colon", "write "+strconv.Quote(key+": …"))
		return
	}
	value, off, message, remedy := readValue(at.Of(p.text))
	if message == "" && value != "" {
		message, remedy = f.set(m, value)
	}
	if message != "" {
		p.at(at.Start+off, message, remedy)
	}
}

// readValue takes the quotation marks from a value. offset is where in it the problem stands.
func readValue(s string) (value string, offset int, message, remedy string) {
	const quote = "put the value in double quotes"
	switch {
	case s == "":
		return "", 0, "", ""
	case s[0] == '"':
		return readDoubleQuoted(s)
	case s[0] == '\'':
		inner := strings.ReplaceAll(s[1:], "''", "\x00")
		if i := strings.IndexByte(inner, '\''); i < 0 || i != len(inner)-1 {
			return "", 0, "the value's single quotes do not pair", quote
		}
		return strings.ReplaceAll(inner[:len(inner)-1], "\x00", "'"), 0, "", ""
	case strings.ContainsRune("[]{}&*!|>%@`,", rune(s[0])), strings.HasPrefix(s, "- "), strings.HasPrefix(s, "? "):
		return "", 0, "a value cannot begin with " + strconv.Quote(s[:1]), quote
	}
	for _, bad := range []string{": ", " #"} {
		if i := strings.Index(s, bad); i >= 0 {
			return "", i, "a plain value cannot hold " + strconv.Quote(bad), quote
		}
	}
	if strings.HasSuffix(s, ":") {
		return "", len(s) - 1, "a plain value cannot end with a colon", quote
	}
	return s, 0, "", ""
}

// readDoubleQuoted reads a value in double quotes, in which \" and \\ are the only escapes.
func readDoubleQuoted(s string) (value string, offset int, message, remedy string) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '"':
			if i+1 < len(s) {
				return "", i + 1, "words stand after the closing quote", `write a quote inside the value as \"`
			}
			return b.String(), 0, "", ""
		case '\\':
			if i+1 == len(s) || s[i+1] != '"' && s[i+1] != '\\' {
				return "", i, `a backslash that is not \" or \\`, `write a backslash as \\`
			}
			i++
		}
		b.WriteByte(s[i])
	}
	return "", 0, "the value's double quotes do not close", `end it with "`
}

func fieldOf(key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

// nearestKey suggests the known key that differs least from key, or lists them all.
func nearestKey(key string) string {
	best, distance := "", 3
	for _, f := range fields {
		if d := editDistance(strings.ToLower(key), f.key); d < distance {
			best, distance = f.key, d
		}
	}
	if best != "" {
		return "did you mean " + strconv.Quote(best) + "?"
	}
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return "known keys are " + strings.Join(keys, ", ")
}

// editDistance is the Levenshtein distance of a and b, in runes.
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range s {
		diagonal := row[0]
		row[0] = i + 1
		for j, q := range t {
			cost := diagonal
			if r != q {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(t)]
}

func setTitleBy(m *Meta, v string) (message, remedy string) {
	if v != "publisher" && v != "archive" {
		return "title-by is " + strconv.Quote(v), "write publisher or archive"
	}
	m.TitleByArchive = v == "archive"
	return "", ""
}

func setPublished(m *Meta, v string) (message, remedy string) {
	if !ValidDate(v) {
		return strconv.Quote(v) + " is not a date", "write it as 2020-02-07, or 2020-02 when the day is not known"
	}
	m.Published = v
	return "", ""
}

func setSample(m *Meta, v string) (message, remedy string) {
	if v != "true" && v != "false" {
		return "sample is " + strconv.Quote(v), "write true or false"
	}
	m.Sample = v == "true"
	return "", ""
}

func setURL(m *Meta, v string) (message, remedy string) {
	rest, ok := strings.CutPrefix(v, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(v, "http://")
	}
	if !ok || rest == "" || strings.ContainsFunc(rest, unicode.IsSpace) {
		return strconv.Quote(v) + " is not a web address", "begin it with https://"
	}
	m.URL = v
	return "", ""
}

// checkLanguage reports what is wrong with a BCP 47 tag's form.
func checkLanguage(v string) (message, remedy string) {
	for i, part := range strings.Split(v, "-") {
		plain := !strings.ContainsFunc(part, func(r rune) bool { return r > 'z' || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if !plain || len(part) > 8 || part == "" || i == 0 && (len(part) < 2 || len(part) > 3) {
			return strconv.Quote(v) + " is not a language tag", "write a BCP 47 tag such as en, ru or de-AT"
		}
	}
	return "", ""
}

// ValidLanguage reports whether v is fit for Meta.Lang.
func ValidLanguage(v string) bool {
	problem, _ := checkLanguage(v)
	return problem == ""
}

// ValidURL reports whether v is fit for Meta.URL: an absolute http or https address.
func ValidURL(v string) bool {
	problem, _ := setURL(&Meta{}, v)
	return problem == ""
}

// ValidDate reports whether v is fit for Meta.Published: a day, "2020-02-07", or a month, "2020-02", of the calendar.
func ValidDate(v string) bool {
	if len(v) != 10 && len(v) != 7 || v[4] != '-' || len(v) == 10 && v[7] != '-' {
		return false
	}
	year, err1 := strconv.Atoi(v[:4])
	month, err2 := strconv.Atoi(v[5:7])
	if err1 != nil || err2 != nil || year < 1 || month < 1 || month > 12 || strings.ContainsAny(v, "+") {
		return false
	}
	if len(v) == 7 {
		return true
	}
	day, err := strconv.Atoi(v[8:])
	return err == nil && day >= 1 && day <= daysIn(year, month)
}

// daysIn is the number of days of a month, 1 to 12.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
