package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// The results of a look-up can be shown as lines: each place of its words in the middle, what stands around it on either side, sorted by either side.

// Lines is how the results of a State with words are shown: 0 as cards, else as lines in the search.LineOrder before it.
type Lines int

// lineOrders are the names of Lines in an address.
var lineOrders = [...]string{"", "listed", "before", "before-2", "before-3", "after", "after-2", "after-3"}

// MostLines is how many quotes and passages of one look-up are read for their lines where the archive is at hand, and MostFetched where it comes by
// stretches.
const (
	MostLines   = 5000
	MostFetched = 300
)

// WithLines is s with its results shown in another way, from the first.
func (s State) WithLines(l Lines) State {
	s = s.look(func(*query.Query) {})
	s.Lines = l
	return s
}

// InLines tells whether s shows lines.
func (s State) InLines() bool { return s.Lines > 0 && s.Lists() && s.Query.Text != "" }

// layouts writes the switch between cards and lines and, of lines, that of their order.
func (p *page) layouts(s State) {
	if s.Query.Text == "" {
		return
	}
	p.open("ul", "class", "sorts", "aria-label", p.say("lines.title"))
	p.choice(s.WithLines(0), "cards", !s.InLines())
	p.choice(s.WithLines(max(1, s.Lines)), "lines", s.InLines())
	p.WriteString("</ul>")
	if !s.InLines() {
		return
	}
	p.open("ul", "class", "sorts", "aria-label", p.say("lines.sort"))
	for l, name := range lineOrders {
		if l > 0 {
			p.choice(s.WithLines(Lines(l)), name, Lines(l) == s.Lines)
		}
	}
	p.WriteString("</ul>")
}

func (p *page) choice(to State, name string, current bool) {
	p.WriteString("<li>")
	p.link(p.links.to(to), p.say("lines.as."+name), "id", "as-"+name, when(current, "aria-current"), "true")
	p.WriteString("</li>")
}

// prepared is d with what it needs for s that it was not given.
func (d Data) prepared(s State) Data {
	d.query = d.Results.Sought(d.Archive, s.Query)
	if d.Passages == nil && s.Lists() && s.Query.Scope != query.Spoken {
		d.Passages = search.NewPassages(d.Archive, s.Query)
		for d.Passages.Step() {
		}
	}
	if d.Lines == nil && s.InLines() {
		d.Lines = search.NewLines(d.Archive, d.query, d.Results.Hits, d.Passages, MostLines)
		for d.Lines.Step() {
		}
	}
	return d
}

// lines writes the lines, or how far they are read.
func (p *page) lines(s State, d Data) {
	l := d.Lines
	switch {
	case l.More():
		p.element("p", p.say("lines.reading", "n", p.figure(l.Read), "all", p.figure(l.All())), "class", "quiet")
		return
	case len(l.Found) == 0:
		p.element("p", p.say("lines.none"), "class", "lead")
		return
	}
	p.element("button", p.say("table.csv"), "type", "button", "class", "csv", "id", "csv-"+LinesTable, "data-csv", LinesTable,
		"aria-label", p.say("table.csv-of", "table", p.say("lines.list")))
	p.items(s, d)
	if l.Left > 0 {
		p.element("p", p.count("lines.left", l.Left), "class", "quiet")
	}
}

// lineList gives the list of the lines.
func (p *page) lineList(s State, d Data) list {
	order := d.Lines.Order(search.LineOrder(s.Lines - 1))
	return list{"lines", p.say("lines.list"), len(order), func(i int) { p.line(d, int(order[i])) }}
}

// line writes one line: a link to its place, of which the text is what stands around the match, and who says it when.
func (p *page) line(d Data, n int) {
	l := d.Lines.Found[n]
	item, err := d.Archive.Item(l.Article)
	if err != nil {
		return
	}
	a := item.Article
	p.WriteString("<li>")
	p.open("a", "href", p.links.to(p.lineState(d, l)), "id", "line-"+strconv.Itoa(n+1), "class", "line", "dir", "auto", "lang", a.Meta.Lang)
	p.WriteString("<span>")
	if l.Before.Start > a.Blocks[l.Block].Span.Start {
		p.WriteString("… ")
	}
	p.escape(unbroken(l.Before.Of(a.Text)))
	p.WriteString(`</span><mark class="hit">`)
	p.escape(l.Match.Of(a.Text))
	p.WriteString("</mark><span>")
	p.escape(unbroken(l.After.Of(a.Text)))
	if l.After.End < a.Blocks[l.Block].Span.End {
		p.WriteString(" …")
	}
	p.WriteString(`</span></a><span class="quiet">`)
	if f, err := d.find(l.Quote); l.Quote >= 0 && err == nil {
		p.speakerLink(d.Archive, f)
	} else {
		p.escape(p.say("passages." + kindOf(&a.Blocks[l.Block])))
	}
	p.WriteString("</span>")
	if a.Meta.Published != "" {
		p.time(a.Meta.Published)
	}
	p.WriteString("</li>")
}

// lineState is the state in which a line's place is shown: the quote, or the words found in the article.
func (p *page) lineState(d Data, l search.Line) State {
	if l.Quote >= 0 {
		return p.links.state.Open(d.Archive.QuoteID(l.Quote))
	}
	item, err := d.Archive.Item(l.Article)
	if err != nil {
		return p.links.state
	}
	s := p.links.state.OpenArticle(item.Article.ID, "").WithFind(l.Match.Of(item.Article.Text))
	for i, m := range findWords(item.Article, s.Find, 0).spans {
		if m.Start <= l.Match.Start {
			s.At = i
		}
	}
	return s
}

// lineCount is "12 lines from 9 quotes by 4 people in 1 article".
func (p *page) lineCount(d Data) string {
	var from []string
	if !ofPassages(d.query) {
		from = append(from, p.quoteCount(d))
	}
	if d.Passages != nil {
		from = append(from, p.count("passages.count", len(d.Passages.Found)))
	}
	return p.say("lines.from", "lines", p.count("lines.count", len(d.Lines.Found)), "all", strings.Join(from, "; "))
}

// LinesTable is the name by which CSV gives the lines.
const LinesTable = "lines"

// allLinesCSV writes all lines, or ok is false where s shows none.
func allLinesCSV(s State, d Data) (file string, ok bool) {
	var b strings.Builder
	for i, more := 0, d.Lines != nil; more; i++ {
		var text string
		text, more = LinesCSV(s, d, i)
		b.WriteString(text)
	}
	return b.String(), b.Len() > 0
}

// LinesCSV writes line i of d.Lines, all of which are read, in the order of s, as a line of a CSV file after RFC 4180, and before the first the heads of its columns. more tells whether
// there are lines after it.
func LinesCSV(s State, d Data, i int) (text string, more bool) {
	p := &page{catalogue: words(), links: linker{state: s}}
	if i == 0 {
		var heads []string
		for _, key := range []string{"lines.head.before", "lines.head.match", "lines.head.after", "facet.speaker", "facet.date", "facet.article", "lines.head.place"} {
			heads = append(heads, p.say(key))
		}
		writeLine(&p.Builder, heads)
	}
	order := d.Lines.Order(search.LineOrder(s.Lines - 1))
	if i >= len(order) {
		return p.String(), false
	}
	l := d.Lines.Found[order[i]]
	if item, err := d.Archive.Item(l.Article); err == nil {
		a := item.Article
		speaker, place := p.say("passages."+kindOf(&a.Blocks[l.Block])), a.ID
		if l.Quote >= 0 {
			f, _ := d.find(l.Quote) // of an item that could just be read
			speaker, place = p.voice(d, f), f.id
		}
		writeLine(&p.Builder, []string{flat(l.Before.Of(a.Text)), flat(l.Match.Of(a.Text)), flat(l.After.Of(a.Text)), speaker, a.Meta.Published, title(a), place})
	}
	return p.String(), i+1 < len(order)
}

// unbroken is a text in one line, with the spaces at its ends: white space is kept where it stands beside the match.
func unbroken(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// flat is a text in one line, without spaces at its ends.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }
