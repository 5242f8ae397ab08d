package view

import (
	"sort"
	"strconv"
	"strings"

	"verbatim/wasm/quote"
)

// share is one row of an audit table: how many quotes and words fall to a value.
type share struct {
	name   string
	link   string
	quotes int
	words  int
}

// shares counts quotes and words by name, remembering the order in which names came up.
type shares struct {
	rows  []share
	index map[string]int
}

func (s *shares) add(name, link string, words int) {
	i, ok := s.index[name]
	if !ok {
		if s.index == nil {
			s.index = map[string]int{}
		}
		i = len(s.rows)
		s.index[name] = i
		s.rows = append(s.rows, share{name: name, link: link})
	}
	s.rows[i].quotes++
	s.rows[i].words += words
}

// sorted gives the rows by words, most first.
func (s *shares) sorted() []share {
	sort.SliceStable(s.rows, func(i, j int) bool { return s.rows[i].words > s.rows[j].words })
	return s.rows
}

// audit writes how the quoted words of the whole archive divide among speakers, types and degrees of certainty, with the method and what is unknown.
func (p *page) audit(d Data) {
	var bySpeaker, byKind, byConfidence shares
	var quotes, said, all, failed int
	for n := range d.Archive.Info().Articles {
		item, err := d.Archive.Item(n)
		if err != nil {
			failed++
			continue
		}
		all += len(strings.Fields(item.Article.Text))
		first := d.Archive.FirstQuote(n)
		for i := range item.Quotes.Attributions {
			f := found{article: item.Article, quotes: item.Quotes, Attribution: &item.Quotes.Attributions[i], speaker: d.Archive.Speaker(first + i)}
			words := f.words()
			quotes++
			said += words
			name, link := p.auditName(d, f)
			bySpeaker.add(name, link, words)
			byKind.add(p.say("kind."+f.Kind.String()), "", words)
			byConfidence.add(p.say("confidence."+f.Confidence.String()), "", words)
		}
	}
	p.element("h2", p.say("audit.title"))
	p.element("p", p.say("audit.lead", "said", p.count("count.words", said), "all", p.count("count.words", all),
		"percent", percent(said, all), "quotes", p.count("count.quotes", quotes)), "class", "lead")
	p.shareTable("audit.speakers", "audit.speaker", bySpeaker.sorted(), said)
	p.shareTable("audit.kinds", "audit.kind", byKind.sorted(), said)
	p.shareTable("audit.confidences", "audit.confidence", byConfidence.sorted(), said)
	p.element("h3", p.say("audit.method.title"))
	p.element("p", p.say("audit.method"))
	p.element("p", p.say("audit.unknown"))
	if failed > 0 {
		p.element("p", p.count("audit.failed", failed), "class", "failed")
	}
}

// words is the number of words said, as white space parts them, quotation marks left out.
func (f found) words() int {
	n := 0
	for _, piece := range f.Pieces {
		for _, field := range strings.Fields(f.text(piece)) {
			if strings.Trim(field, `"“”„«»‘’'–—-.,;:!?()`) != "" {
				n++
			}
		}
	}
	return n
}

// auditName is the row that a quote counts for: a named speaker, all described ones together, or nobody.
func (p *page) auditName(d Data, f found) (name, link string) {
	switch {
	case f.speaker >= 0:
		s := d.Archive.Speakers()[f.speaker]
		return s.Name, p.links.speaker(s)
	case f.Confidence == quote.Described:
		return p.say("audit.described"), ""
	}
	return p.say("speaker.unclear"), ""
}

func (p *page) shareTable(title, column string, rows []share, all int) {
	if len(rows) == 0 {
		return
	}
	p.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", p.say(title))
	p.WriteString("<table>")
	p.element("caption", p.say(title))
	p.WriteString("<thead><tr>")
	for i, key := range []string{column, "audit.quotes", "audit.words", "audit.share"} {
		p.element("th", p.say(key), "scope", "col", when(i > 0, "class"), "figure")
	}
	p.WriteString("</tr></thead><tbody>")
	for _, row := range rows {
		p.WriteString(`<tr><th scope="row" dir="auto">`)
		if row.link != "" {
			p.link(row.link, row.name)
		} else {
			p.escape(row.name)
		}
		p.WriteString("</th>")
		p.element("td", p.figure(row.quotes), "class", "figure")
		p.element("td", p.figure(row.words), "class", "figure")
		p.WriteString(`<td class="figure share">`)
		p.bar(wholePercent(row.words, all))
		p.element("span", percent(row.words, all))
		p.WriteString("</td></tr>")
	}
	p.WriteString("</tbody></table></div>")
}

// bar draws a share beside its figure. It is a drawing because <meter> looks different, and is hard to style, in every browser.
func (p *page) bar(percent string) {
	p.open("svg", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true")
	p.open("rect", "width", percent, "height", "8")
	p.end("rect", "svg")
}

func wholePercent(part, all int) string {
	if all == 0 {
		return "0"
	}
	return strconv.Itoa((100*part + all/2) / all)
}

// percent is part of all to a tenth of a percent: "12.5%".
func percent(part, all int) string {
	if all == 0 {
		return "0%"
	}
	tenths := (1000*part + all/2) / all
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + "%"
}
