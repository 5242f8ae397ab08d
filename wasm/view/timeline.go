package view

import (
	"sort"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// A timeline shows how many quotes were published when: months where all lie within a year, else years, so that there are seldom more than a dozen bars.
// Choosing a year's bar thus opens its months, and nothing has to be dragged.

// Timeline counts the quotes of a query by month of publication, whatever dates it is narrowed to: what a reader could choose instead. r are its results.
func Timeline(a *bundle.Archive, q query.Query, r search.Results) []search.Count {
	if q.From != "" || q.To != "" {
		q.From, q.To = "", ""
		r = search.Run(a, q)
	}
	return r.Facets[query.Date]
}

// period is one bar of a timeline: a year or a month, and the quotes of it.
type period struct {
	date string // "2020" or "2020-02"
	n    int
}

// periods lays counts by month out as the bars between from and to, each of the two "" where that end is open: also those without quotes, for time goes on.
func periods(counts []search.Count, from, to string) []period {
	n := map[string]int{}
	first, last := "", ""
	for _, c := range counts {
		if !isMonth(c.Value) {
			continue
		}
		n[c.Value] += c.N
		if year := c.Value[:4]; year != c.Value {
			n[year] += c.N
		}
		if first == "" || c.Value < first {
			first = c.Value
		}
		last = max(last, c.Value)
	}
	if year := sameYear(from, to); year != "" {
		first, last = year+"-01", year+"-12"
	}
	switch {
	case first == "":
		return nil
	case first[:4] == last[:4]:
		return months(n, first[:4])
	}
	return years(n, first[:4], last[:4])
}

// sameYear is the year in which both ends lie, or "".
func sameYear(from, to string) string {
	if len(from) < 4 || len(to) < 4 || from[:4] != to[:4] {
		return ""
	}
	return from[:4]
}

// isMonth tells a month or a lone year from "undated".
func isMonth(value string) bool { return len(value) >= 4 && query.IsDate(value) }

func months(n map[string]int, year string) []period {
	var bars []period
	for m := 1; m <= 12; m++ {
		date := year + "-" + two(m)
		bars = append(bars, period{date, n[date]})
	}
	return bars
}

func two(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

// mostYears is the number of years above which those without quotes are left out.
const mostYears = 40

func years(n map[string]int, first, last string) []period {
	from, _ := article.Number(first)
	to, _ := article.Number(last)
	var bars []period
	if to-from >= mostYears {
		for date, k := range n {
			if len(date) == 4 {
				bars = append(bars, period{date, k})
			}
		}
		sort.Slice(bars, func(i, j int) bool { return bars[i].date < bars[j].date })
		return bars
	}
	for year := from; year <= to; year++ {
		date := two(year/100) + two(year%100)
		bars = append(bars, period{date, n[date]})
	}
	return bars
}

// dates writes the histogram of the dates of publication, and the fields to type the first and the last.
func (p *page) dates(s State, d Data) {
	from, to := s.Query.From, s.Query.To
	counts := d.Timeline
	if counts == nil {
		counts = d.Results.Facets[query.Date]
	}
	p.columns(columnChart{id: "timeline", title: p.say("dates.title"), width: 208, height: 64, bars: p.timeBars(s, counts)})
	if year := sameYear(from, to); year != "" {
		p.WriteString(`<p class="quiet">`)
		p.link(p.links.to(s.WithDates("", "")), p.say("dates.all"), "id", "dates-all")
		p.WriteString("</p>")
	}
	p.WriteString(`<form id="dates-form" class="dates">`)
	p.dateField("from", from)
	p.dateField("to", to)
	p.element("button", p.say("dates.apply"), "type", "submit", "class", "button", "id", "dates-submit")
	p.WriteString("</form>")
}

// timeBars are the bars of a timeline, each leading to s narrowed to its year or month.
func (p *page) timeBars(s State, counts []search.Count) []column {
	from, to := s.Query.From, s.Query.To
	var bars []column
	for _, b := range periods(counts, from, to) {
		bars = append(bars, column{
			name: p.date(b.date), short: shortDate(b.date), n: b.n, to: s.WithDates(b.date, b.date),
			current: (from != "" || to != "") && (from == "" || b.date >= from[:min(len(from), len(b.date))]) && (to == "" || b.date <= to),
		})
	}
	return bars
}

func (p *page) dateField(name, value string) {
	p.WriteString("<span>")
	p.element("label", p.say("dates."+name), "for", "dates-"+name)
	p.open("input", "id", "dates-"+name, "name", name, "value", value, "inputmode", "numeric", "placeholder", p.say("dates.form"), "autocomplete", "off", "size", "10")
	p.WriteString("</span>")
}

// shortDate is what stands under a bar: the year, or the month's number.
func shortDate(date string) string {
	if _, month, ok := strings.Cut(date, "-"); ok {
		return strings.TrimPrefix(month, "0")
	}
	return date
}
