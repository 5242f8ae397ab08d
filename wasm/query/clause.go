package query

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
)

// Clause is one condition that a quote must meet: one of its atoms holds. All clauses of a query must be met.
type Clause struct {
	Any  []Atom
	Span article.Span // in the text as typed
}

// Field tells where an atom looks.
type Field uint8

const (
	Anywhere    Field = iota // in the words said or in the speaker's name
	InSpeaker                // speaker:
	InWords                  // about: the words said
	InType                   // type:
	InPlace                  // in: the title, section or publisher
	BeforeDate               // before: published before that day, month or year begins
	AfterDate                // after: published after that day, month or year has ended
	InMentioned              // mentions: a name in the words said
)

// Atom is one word, phrase or field of a query.
type Atom struct {
	Field Field
	Not   bool         // it must not hold
	Words []index.Word // in this order and adjacent; spans are those in the text as typed
	Exact bool         // it was in quotation marks: typing mistakes in it are not mended
	// Prefix means that the last word may go on: "sanct*".
	Prefix bool
	Near   int      // with "…"~n: the words in any order, with at most so many other words between them; 0 for a phrase
	Value  string   // of fields that are not words: a date, a type
	Forms  []string // other terms that the one word stands for, by the query's Forms
	Span   article.Span
}

// Inflects tells whether an atom stands for other forms of its word too: one word, asked for as such, that is not the beginning of words and not in quotation
// marks.
func (a *Atom) Inflects() bool {
	return !a.Not && !a.Exact && !a.Prefix && len(a.Words) == 1 && len(a.Words[0].Parts) == 0 && (a.Field == Anywhere || a.Field == InWords)
}

// Clauses tells how the words of q are understood, and what of them cannot be used as written.
//
//	query  = { clause }                     all must hold; AND may stand between them
//	clause = atom { "OR" atom }
//	atom   = [ "-" | "NOT " ] [ field ":" ] ( word [ "*" ] | quoted [ "~" number ] )
//	field  = "speaker" | "about" | "mentions" | "type" | "in" | "before" | "after"
//
// Any kind of double quotation mark encloses a phrase. A word is whatever stands between white space; one that the index sees as several ("U.S.") is a
// phrase. OR, AND and NOT are operators in capitals only.
func (q Query) Clauses() ([]Clause, []Problem) {
	p := parser{text: q.Text, typing: q.Typing}
	p.run()
	for i := range p.clauses {
		for j := range p.clauses[i].Any {
			if a := &p.clauses[i].Any[j]; a.Inflects() {
				a.Forms = q.Forms[a.Words[0].Term]
			}
		}
	}
	return p.clauses, p.problems
}

type parser struct {
	text     string
	typing   bool
	at       int
	clauses  []Clause
	problems []Problem
}

func (p *parser) problem(at int, message string) {
	p.problems = append(p.problems, Problem{Column: utf8.RuneCountInString(p.text[:at]) + 1, Message: message})
}

func (p *parser) run() {
	or := -1 // where an OR stands that waits for what follows
	for p.space(); p.at < len(p.text); p.space() {
		start := p.at
		switch {
		case p.operator("OR"):
			if len(p.clauses) == 0 || or >= 0 {
				p.problem(start, "OR needs something on either side; it was left out")
			} else {
				or = start
			}
			continue
		case p.operator("AND"):
			continue
		}
		atom, ok := p.atom()
		if !ok {
			continue
		}
		if or >= 0 {
			last := &p.clauses[len(p.clauses)-1]
			last.Any = append(last.Any, atom)
			last.Span.End = atom.Span.End
			or = -1
			continue
		}
		p.clauses = append(p.clauses, Clause{Any: []Atom{atom}, Span: atom.Span})
	}
	if or >= 0 {
		p.problem(or, "OR needs something on either side; it was left out")
	}
}

func (p *parser) space() {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.text[p.at:], unicode.IsSpace))
}

// operator reads a word in capitals that stands alone and is followed by something.
func (p *parser) operator(name string) bool {
	rest, ok := strings.CutPrefix(p.text[p.at:], name)
	if r, _ := utf8.DecodeRuneInString(rest); !ok || rest != "" && !unicode.IsSpace(r) {
		return false
	}
	p.at += len(name)
	return true
}

// atom reads one atom. ok is false when there is nothing in it to look for; that has been said as a problem.
func (p *parser) atom() (a Atom, ok bool) {
	start := p.at
	if p.operator("NOT") {
		a.Not = true
		p.space()
	} else if rest := p.text[p.at:]; len(rest) > 1 && rest[0] == '-' && !startsWithSpace(rest[1:]) {
		a.Not = true
		p.at++
	}
	if p.at == len(p.text) {
		p.problem(start, "NOT needs something after it; it was left out")
		return a, false
	}
	a.Field = p.field()
	bodyAt := p.at
	body, quoted := p.body(&a)
	a.Exact = quoted
	a.Span = article.Span{Start: start, End: p.at}
	return a, p.fill(&a, body, bodyAt)
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// field reads "speaker:" and its like if something follows it.
func (p *parser) field() Field {
	rest := p.text[p.at:]
	colon := strings.IndexByte(rest, ':')
	if colon < 0 || colon+1 == len(rest) || startsWithSpace(rest[colon+1:]) {
		return Anywhere
	}
	f := Anywhere
	switch strings.ToLower(rest[:colon]) {
	case "speaker":
		f = InSpeaker
	case "about":
		f = InWords
	case "mentions":
		f = InMentioned
	case "type":
		f = InType
	case "in":
		f = InPlace
	case "before":
		f = BeforeDate
	case "after":
		f = AfterDate
	}
	if f != Anywhere {
		p.at += colon + 1
	}
	return f
}

func isQuoteMark(r rune) bool { return strings.ContainsRune("\"“”„‟«»〝〞＂", r) }

// body reads what stands in quotation marks, or up to white space.
func (p *parser) body(a *Atom) (body string, quoted bool) {
	rest := p.text[p.at:]
	mark, size := utf8.DecodeRuneInString(rest)
	if !isQuoteMark(mark) {
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
			a.Prefix = p.typing
		}
		p.at += end
		if strings.HasSuffix(rest[:end], "*") {
			a.Prefix = true
		}
		return rest[:end], false
	}
	end := strings.IndexFunc(rest[size:], isQuoteMark)
	if end < 0 {
		p.problem(p.at, "this quotation mark is not closed: everything after it was taken for one phrase")
		p.at = len(p.text)
		return rest, true
	}
	body = rest[:size+end]
	_, closing := utf8.DecodeRuneInString(rest[size+end:])
	p.at += size + end + closing
	a.Near = p.nearness()
	return body, true
}

// maxNear bounds the number after "~".
const maxNear = 1000

// nearness reads "~5".
func (p *parser) nearness() int {
	rest, ok := strings.CutPrefix(p.text[p.at:], "~")
	if !ok {
		return 0
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	n, ok := article.Number(rest[:digits])
	if !ok || n > maxNear {
		p.problem(p.at, "after ~ stands the number of words that may come between, from 1 to "+strconv.Itoa(maxNear))
		n = 0
	}
	p.at += 1 + digits
	return n
}

// fill sets what a looks for.
func (p *parser) fill(a *Atom, body string, at int) bool {
	switch a.Field {
	case InType:
		return p.kind(a, strings.ToLower(strings.TrimFunc(body, isQuoteMark)), at)
	case BeforeDate, AfterDate:
		a.Value = strings.TrimFunc(body, isQuoteMark)
		if !IsDate(a.Value) {
			p.problem(at, "a date is written 2020, 2020-02 or 2020-02-07; this one was left out")
			return false
		}
		return true
	}
	a.Words = index.Words(nil, body)
	shift(a.Words, at)
	if len(a.Words) == 0 {
		if strings.TrimFunc(body, isQuoteMark) != "-" {
			p.problem(at, "there is no letter or digit in this; it was left out")
		}
		return false
	}
	return true
}

func shift(words []index.Word, by int) {
	for i := range words {
		words[i].Span.Start += by
		words[i].Span.End += by
		shift(words[i].Parts, by)
	}
}

func (p *parser) kind(a *Atom, value string, at int) bool {
	a.Value = value
	if value == "direct" || value == "indirect" || value == "mixed" {
		return true
	}
	p.problem(at, "a quote's type is direct, indirect or mixed; this one was left out")
	return false
}

// IsDate tells whether s is a year, a month or a day as they stand in queries: "2020", "2020-02", "2020-02-07".
func IsDate(s string) bool {
	const form = "0000-00-00"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		digit := '0' <= s[i] && s[i] <= '9'
		if digit != (form[i] == '0') || !digit && s[i] != '-' {
			return false
		}
	}
	return true
}

// WithoutClause is the text of q without one of its clauses, which has the given span.
func (q Query) WithoutClause(s article.Span) string {
	return strings.Join(strings.Fields(q.Text[:s.Start]+" "+q.Text[s.End:]), " ")
}
