package view

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/query"
)

// The grammar of a fragment, with every id, key and value percent-encoded:
//
//	fragment   = "#/" route [ "/" id ] [ "?" parameter { "&" parameter } ]
//	parameter  = key "=" value
//	key        = "q" | facet | "not." facet | "from" | "to" | "sort" | "words" | "lines" | "find" | "at" | "text" | "by" | "exact" | "before" | "after" | "plain" | "shown"

// routes are the routes with what an id means there: "" where there is none.
var routes = map[Route]string{
	Quotes: "", Articles: "", Speakers: "", Audit: "", Check: "", Add: "", Collected: "", Versus: "", Review: "",
	Article: "article", Quote: "quote", Speaker: "speaker",
}

var sorts = [...]string{query.ByRelevance: "", query.ByDate: "newest", query.ByDateAscending: "oldest"}

// Fragment writes s as a URL's fragment, "#" included, the shortest that ParseFragment reads back as s.
func (s State) Fragment() string {
	b := []byte("#/" + string(s.Route))
	if s.ID != "" {
		b = append(b, "/"+encode(s.ID)...)
	}
	separator := byte('?')
	add := func(key, value string) {
		if value != "" {
			b = append(b, separator)
			b = append(b, key+"="+encode(value)...)
			separator = '&'
		}
	}
	add("q", s.Query.Text)
	for _, f := range s.Query.Filters {
		key := f.Facet.String()
		if f.Exclude {
			key = "not." + key
		}
		add(key, f.Value)
	}
	add("from", s.Query.From)
	add("to", s.Query.To)
	add("sort", sorts[s.Query.Sort])
	if s.Query.Scope != query.Spoken {
		add("words", s.Query.Scope.String())
	}
	if int(s.Lines) < len(lineOrders) {
		add("lines", lineOrders[max(s.Lines, 0)])
	}
	add("find", s.Find)
	if s.Find != "" || s.Route == Review && s.At > 0 {
		add("at", place(s.At))
	}
	add("text", s.Text)
	add("by", s.By)
	add("exact", s.Exact)
	add("before", s.Before)
	add("after", s.After)
	if s.Plain {
		add("plain", "yes")
	}
	if s.Shown > 0 {
		add("shown", strconv.Itoa(s.Shown))
	}
	return string(b)
}

// ParseFragment reads a URL's fragment ("#/quotes?q=oil"), leading "#" optional. Any text is valid: what cannot be used is said in problems and
// left out.
func ParseFragment(fragment string) (s State, problems []query.Problem) {
	r := fragmentReader{catalogue: words()}
	path, parameters, _ := strings.Cut(strings.TrimPrefix(fragment, "#"), "?")
	s.Route, s.ID = r.path(path)
	for parameter := range strings.SplitSeq(parameters, "&") {
		if parameter != "" {
			key, value, _ := strings.Cut(parameter, "=")
			r.parameter(&s, r.decode(key), r.decode(value))
		}
	}
	if s.Find == "" && s.Route != Review {
		s.At = 0
	}
	return s, r.problems
}

// fragmentReader gathers the problems of one fragment.
type fragmentReader struct {
	*catalogue
	problems []query.Problem
}

func (r *fragmentReader) problem(key string, arguments ...string) {
	r.problems = append(r.problems, query.Problem{Message: r.say(key, arguments...)})
}

// path reads "/article/some-id".
func (r *fragmentReader) path(path string) (Route, string) {
	name, id, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	route := Route(r.decode(name))
	id = r.decode(id)
	meaning, known := routes[route]
	switch {
	case route == "" && id == "":
		return Quotes, ""
	case !known:
		r.problem("problem.route", "route", string(route))
		return Quotes, ""
	case meaning != "" && id == "":
		r.problem("problem.id-missing." + meaning)
		return Quotes, ""
	case meaning == "" && id != "":
		r.problem("problem.id-extra", "id", id)
		return route, ""
	}
	return route, id
}

// parameter reads one key and its value into s.
func (r *fragmentReader) parameter(s *State, key, value string) {
	if value == "" {
		return
	}
	q := &s.Query
	switch key {
	case "q":
		q.Text = value
	case "from":
		q.From = r.date(value, q.From)
	case "to":
		q.To = r.date(value, q.To)
	case "sort":
		q.Sort = r.order(value)
	case "words":
		q.Scope = r.scope(value)
	case "lines":
		s.Lines = r.lines(value)
	case "find":
		s.Find = value
	case "at":
		s.At = max(r.amount(value)-1, 0)
	case "text":
		s.Text = value
	case "by":
		s.By = value
	case "exact":
		s.Exact = value
	case "before":
		s.Before = value
	case "after":
		s.After = value
	case "plain":
		s.Plain = true
	case "shown":
		s.Shown = r.amount(value)
	default:
		r.filter(q, key, value)
	}
}

func (r *fragmentReader) filter(q *query.Query, key, value string) {
	name, exclude := strings.CutPrefix(key, "not.")
	for f := range query.NumFacets {
		if f.String() == name {
			filter := query.Filter{Facet: f, Value: value, Exclude: exclude}
			q.Filters = append(drop(q.Filters, filter), filter)
			return
		}
	}
	r.problem("problem.parameter", "key", key)
}

func (r *fragmentReader) date(value, otherwise string) string {
	if query.IsDate(value) {
		return value
	}
	r.problem("problem.date", "date", value)
	return otherwise
}

func (r *fragmentReader) order(value string) query.Sort {
	for order, name := range sorts {
		if name == value {
			return query.Sort(order)
		}
	}
	r.problem("problem.sort", "sort", value)
	return query.ByRelevance
}

func (r *fragmentReader) scope(value string) query.Scope {
	for scope := range query.NumScopes {
		if scope.String() == value {
			return scope
		}
	}
	r.problem("problem.scope", "words", value)
	return query.Spoken
}

func (r *fragmentReader) lines(value string) Lines {
	for l, name := range lineOrders {
		if name == value {
			return Lines(l)
		}
	}
	r.problem("problem.lines", "lines", value)
	return 0
}

func (r *fragmentReader) amount(value string) int {
	n, ok := article.Number(value)
	if !ok || n < 0 || n > 1_000_000 {
		r.problem("problem.shown", "n", value)
		return 0
	}
	return n
}

// decode undoes encode; "+" is a space, as forms write it. What is not percent-encoded UTF-8 is kept as far as it can be read.
func (r *fragmentReader) decode(s string) string {
	b := make([]byte, 0, len(s))
	broken := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b = append(b, ' ')
		case s[i] != '%':
			b = append(b, s[i])
		case i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0:
			b = append(b, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
		default:
			b = append(b, '%')
			broken = true
		}
	}
	if broken || !utf8.Valid(b) {
		r.problem("problem.encoding", "text", strings.ToValidUTF8(string(b), "\uFFFD"))
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

// unhex is the value of a hexadecimal digit, or -1.
func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
