package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// countSentence writes how much was found.
func (p *page) countSentence(s State, d Data) {
	switch {
	case s.InLines() && !d.Lines.More() && len(d.Lines.Found) > 0:
		p.escape(p.lineCount(d))
	case ofPassages(d.query):
		p.escape(p.count("passages.count", len(d.Passages.Found)))
	default:
		p.escape(p.quoteCount(d))
	}
}

// Counting is the count sentence while hits stand and are still to be counted.
func Counting() Region { return Region{"count", words().say("count.pending")} }

// quoteCount is "9 quotes by 4 people in 1 article".
func (p *page) quoteCount(d Data) string {
	r := d.Results
	n := len(r.Hits)
	switch {
	case d.Archive.Info().Quotes == 0:
		return p.say("count.no-quotes", "articles", p.count("count.articles", d.Archive.Info().Articles))
	case n == 0:
		return p.say("count.none")
	case r.People == 0:
		return p.say("count.unnamed", "quotes", p.count("count.quotes", n), "articles", p.count("count.articles", r.Articles))
	}
	return p.say("count", "quotes", p.count("count.quotes", n), "people", p.count("count.people", r.People), "articles", p.count("count.articles", r.Articles))
}

// tools writes the filters in force, each with the way to take it away, and the order of the list.
func (p *page) tools(s State, d Data) {
	p.chips(s)
	if names, _ := s.sides(); len(names) == 2 {
		p.link(p.links.to(State{Route: Versus, Query: s.Query}), p.say("versus.link"), "class", "button", "id", "versus-link")
	}
	p.scopes(s)
	if len(d.Results.Hits) > 0 || d.Passages != nil && len(d.Passages.Found) > 0 || s.InLines() {
		p.layouts(s)
	}
	if (len(d.Results.Hits) > 1 || d.Unranked) && (!s.InLines() || s.Lines == 1) {
		p.sorts(s)
	}
	p.slots(s)
	p.saved(s, d)
	if (!p.links.static || p.links.home) && len(d.Results.Hits) > 0 && !d.Unranked {
		p.exportMenu("results", p.count("export.results", len(d.Results.Hits)))
	}
}

// asks tells whether q narrows anything.
func asks(q query.Query) bool {
	return q.Text != "" || len(q.Filters) > 0 || q.From != "" || q.To != ""
}

func (p *page) chips(s State) {
	q := s.Query
	if !asks(q) {
		return
	}
	p.open("ul", "class", "chips", "aria-label", p.say("chips.title"))
	if q.Text != "" {
		p.chip(s.WithText(""), p.say("chip.words", "words", q.Text))
	}
	for _, f := range q.Filters {
		p.chip(s.Without(f), p.filterWords(f))
	}
	if q.From == q.To && q.From != "" {
		p.chip(s.WithDates("", ""), p.say("chip.in", "date", p.date(q.From)))
		q.From, q.To = "", ""
	}
	if q.From != "" {
		p.chip(s.WithDates("", q.To), p.say("chip.from", "date", p.date(q.From)))
	}
	if q.To != "" {
		p.chip(s.WithDates(q.From, ""), p.say("chip.to", "date", p.date(q.To)))
	}
	p.WriteString("<li>")
	p.link(p.links.to(s.Clear()), p.say("chips.clear"), "class", "clear", "id", "clear")
	p.WriteString("</li></ul>")
}

func (p *page) chip(without State, words string) {
	p.WriteString("<li>")
	p.open("a", "href", p.links.to(without), "class", "chip", "aria-label", p.say("chip.remove", "filter", words))
	p.element("span", words, "dir", "auto")
	p.element("span", "×", "class", "cross", "aria-hidden", "true")
	p.WriteString("</a></li>")
}

// filterWords is a filter in words: "Speaker: Ann Example", "not Type: direct".
func (p *page) filterWords(f query.Filter) string {
	key := "chip.filter"
	if f.Exclude {
		key = "chip.not"
	}
	return p.say(key, "facet", p.say("facet."+f.Facet.String()), "value", p.valueWords(f.Facet, f.Value))
}

func (p *page) sorts(s State) {
	p.open("ul", "class", "sorts", "aria-label", p.say("sort.title"))
	for order := range sorts {
		if query.Sort(order) == query.ByRelevance && s.Query.Text == "" {
			continue // without words to match it is the order by date
		}
		current := query.Sort(order) == s.Query.Sort || s.Query.Text == "" && s.Query.Sort == query.ByRelevance && query.Sort(order) == query.ByDate
		p.WriteString("<li>")
		p.link(p.links.to(s.WithSort(query.Sort(order))), p.say("sort."+strconv.Itoa(order)), "id", "sort-"+strconv.Itoa(order),
			when(current, "aria-current"), "true")
		p.WriteString("</li>")
	}
	p.WriteString("</ul>")
}

// problems writes what in the address or the query could not be used, and what was searched in its place.
func (p *page) problems(s State, d Data) {
	problems := d.Problems
	if s.Lists() {
		problems = append(problems[:len(problems):len(problems)], d.Results.Problems...)
	}
	if len(problems) == 0 && (!s.Lists() || d.Results.Instead == "" && len(d.Results.Forms) == 0) {
		return
	}
	p.WriteString(problemsTag)
	p.problemItems(problems)
	if s.Lists() && d.Results.Instead != "" {
		p.WriteString("<li>")
		p.tell("instead", func(string) { p.element("strong", d.Results.Instead) })
		p.WriteString("</li>")
	}
	if s.Lists() && len(d.Results.Forms) > 0 {
		p.forms(s, d.Results)
	}
	p.WriteString("</ul>")
}

const problemsTag = `<ul class="problems">`

func (p *page) problemItems(problems []query.Problem) {
	for _, problem := range problems {
		p.WriteString("<li>")
		p.escape(p.told(problem.Message))
		if problem.Column > 0 {
			p.escape(" " + p.say("problem.column", "n", p.figure(problem.Column)))
		}
		p.WriteString("</li>")
	}
}

// mostForms is how many forms of a word are named.
const mostForms = 8

// forms says which other forms of the words typed were found, and leads to the results without them.
func (p *page) forms(s State, r search.Results) {
	for _, f := range r.Forms {
		p.WriteString("<li>")
		terms := strings.Join(f.Terms[:min(len(f.Terms), mostForms)], ", ")
		if len(f.Terms) > mostForms {
			terms += " …"
		}
		p.tell("forms", func(name string) {
			if name == "word" {
				p.element("strong", f.Word)
			} else {
				p.element("strong", terms)
			}
		})
		p.WriteString("</li>")
	}
	s.Query = r.AsTyped(s.Query)
	p.WriteString("<li>")
	p.link(p.links.to(s), p.say("forms.off"))
	p.WriteString("</li>")
}

// results writes the list of quotes, or why there is none.
func (p *page) results(s State, d Data) {
	p.element("h2", p.say("results.title"), "class", "unseen")
	if !asks(s.Query) {
		p.examples(s, d)
	}
	switch {
	case s.InLines() && (d.Lines.All() > 0 || d.Lines.More()):
		p.lines(s, d)
		return
	case ofPassages(s.Query) || d.Passages != nil && len(d.Results.Hits) == 0 && len(d.Passages.Found) > 0:
		p.passages(s, d)
		return
	case len(d.Results.Hits) == 0:
		p.nothing(s, d)
		return
	}
	p.items(s, d)
	if d.Passages != nil {
		p.passages(s, d)
	}
}

// quoteCard writes the card of quote q of the archive, or why there is none.
func (p *page) quoteCard(d Data, q int) {
	f, err := d.find(q)
	if err != nil {
		p.element("p", p.say("error.quote", "error", err.Error()), "class", "failed")
		return
	}
	p.card(d, f)
}

// withoutWords says what a relaxation takes away from q: a filter as its chip says it, the dates, all filters or all words, else the word itself.
func (p *page) withoutWords(q query.Query, r search.Relaxation) string {
	left := len(r.Query.Filters)
	switch {
	case q.Text != r.Query.Text && r.Query.Text == "" && r.Label != q.Text:
		return p.say("empty.words")
	case q.Text != r.Query.Text:
		return r.Label
	case left+1 == len(q.Filters):
		for i, f := range q.Filters {
			if i == left || r.Query.Filters[i] != f {
				return p.filterWords(f)
			}
		}
	case left < len(q.Filters):
		return p.say("empty.filters")
	}
	return p.say("empty.dates")
}

// nothing says that nothing was found and which word or filter to take away, with what comes back.
func (p *page) nothing(s State, d Data) {
	p.WriteString(`<div class="empty">`)
	if info := d.Archive.Info(); info.Quotes == 0 {
		if info.Articles == 0 {
			p.element("p", p.say("empty.archive"))
		} else {
			p.element("p", p.count("empty.silent", info.Articles))
			p.link(p.links.to(State{Route: Articles}), p.say("articles.title"), "class", "button")
		}
		p.WriteString("</div>")
		return
	}
	p.element("p", p.say("empty.title"), "class", "lead")
	if len(d.Results.Relax) > 0 {
		p.element("p", p.say("empty.relax"))
		p.WriteString("<ul>")
		for _, r := range d.Results.Relax {
			p.WriteString("<li>")
			p.link(p.links.to(s.WithQuery(r.Query)), p.say("empty.without", "label", p.withoutWords(s.Query, r)))
			p.escape(" " + p.count("empty.then", r.N))
			p.WriteString("</li>")
		}
		p.WriteString("</ul>")
	}
	if len(d.Results.Nearest) > 0 {
		p.element("p", p.say("empty.nearest"))
		p.WriteString("<ul>")
		for _, r := range d.Results.Nearest {
			p.WriteString("<li>")
			p.link(p.links.to(s.WithQuery(r.Query)), r.Label)
			p.escape(" " + p.count("empty.then", r.N))
			p.WriteString("</li>")
		}
		p.WriteString("</ul>")
	}
	p.link(p.links.to(s.Clear()), p.say("empty.clear"), "class", "button", "id", "empty-clear")
	p.WriteString("</div>")
}
