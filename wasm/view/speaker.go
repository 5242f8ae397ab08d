package view

import (
	"sort"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// speaker writes one speaker's page: who it is, what the archive tells of them as a whole, and all their quotes.
func (p *page) speaker(s State, d Data) {
	i, ok := d.Archive.SpeakerBySlug(s.ID)
	if !ok {
		p.stale("stale.speaker", s.ID)
		return
	}
	who, quotes := d.Archive.Speakers()[i], d.Archive.QuotesOf(i)
	listed := State{Route: Quotes}.With(query.Filter{Facet: query.Speaker, Value: who.Name})
	p.WriteString(`<header class="profile">`)
	p.element("h2", who.Name, "dir", "auto")
	p.WriteString(`<ul class="facts">`)
	if who.Body {
		p.element("li", p.say("speaker.body"))
	}
	p.element("li", p.tally(who))
	if who.First != "" {
		p.element("li", p.period(who))
	}
	p.WriteString("<li>")
	p.link(p.links.to(listed), p.say("speaker.filter"))
	p.WriteString("</li></ul>")
	p.variants(who)
	beside := besides(d.Archive, i, quotes)
	p.sideLinks(who.Name, beside)
	p.people(d, who, quotes)
	p.WriteString("</header>")
	p.WriteString(`<div class="panels">`)
	p.roles(d, quotes)
	p.overview(d, i, listed, quotes, beside)
	p.WriteString("</div>")
	p.element("h3", p.say("speaker.quotes"))
	p.items(s, d)
}

func (p *page) period(s bundle.Speaker) string {
	if s.First == s.Last {
		return p.date(s.First)
	}
	return p.say("speaker.period", "first", p.date(s.First), "last", p.date(s.Last))
}

func (p *page) variants(s bundle.Speaker) {
	if len(s.Variants) > 0 {
		p.element("p", p.say("speaker.variants", "names", strings.Join(s.Variants, ", ")), "class", "quiet")
	}
}

// roles writes each way in which the articles describe the speaker, linked to the first quote where those words stand.
func (p *page) roles(d Data, quotes []int) {
	seen := map[string]bool{}
	for _, q := range quotes[:min(len(quotes), mostRead)] {
		f, err := d.find(q)
		if err != nil || f.Role.IsZero() || seen[f.text(f.Role)] {
			continue
		}
		if len(seen) == 0 {
			p.panel("speaker.roles")
			p.WriteString(`<ul class="roles">`)
		}
		seen[f.text(f.Role)] = true
		p.WriteString("<li>")
		p.link(p.links.quote(f.id), f.text(f.Role), "dir", "auto", "lang", f.article.Meta.Lang)
		p.element("span", title(f.article), "class", "quiet", "dir", "auto", "lang", f.article.Meta.Lang)
		p.WriteString("</li>")
	}
	if len(seen) > 0 {
		p.WriteString("</ul></section>")
	}
}

func (p *page) panel(key string) {
	p.WriteString("<section>")
	p.element("h3", p.say(key))
}

// fewest is the number of bars of a short list.
const fewest = 8

// overview writes when the speaker was quoted, what the words speak of, by which verbs they are reported, and who else speaks in the same articles.
// Each bar narrows the list of the speaker's quotes.
func (p *page) overview(d Data, speaker int, listed State, quotes []int, beside []column) {
	r := search.Run(d.Archive, listed.Query)
	if bars := p.timeBars(listed, r.Facets[query.Date]); len(bars) > 0 {
		p.panel("chart.time")
		p.columns(columnChart{id: "speaker-time", title: p.say("chart.time"), width: 320, height: 96, bars: bars})
		p.chartTable(table{name: "speaker-time", title: p.say("chart.time"), columns: []string{p.say("audit.period")}}, bars)
		p.WriteString("</section>")
	}
	var mentioned []column
	name := d.Archive.Speakers()[speaker].Name
	for _, c := range r.Facets[query.Mentioned] {
		if len(mentioned) < fewest && c.N > 0 && c.Value != name {
			mentioned = append(mentioned, column{name: c.Value, n: c.N, to: listed.With(query.Filter{Facet: query.Mentioned, Value: c.Value})})
		}
	}
	p.barPanel("speaker-about", table{title: p.say("speaker.about"), columns: []string{p.say("facet.mentioned")}}, mentioned)
	p.barPanel("speaker-beside", table{title: p.say("speaker.beside"), columns: []string{p.say("audit.speaker")}, counted: "nav.articles"}, beside)
	p.verbs(d, speaker, quotes)
}

// barPanel writes a panel with bars and t, which takes its name from the chart's id and its rows from the bars.
func (p *page) barPanel(id string, t table, bars []column) {
	if len(bars) == 0 {
		return
	}
	p.WriteString("<section>")
	p.element("h3", t.title)
	p.rows(id, t.title, bars)
	t.name = id
	p.chartTable(t, bars)
	p.WriteString("</section>")
}

// chartTable writes the figures of bars as a table that is folded away.
func (p *page) chartTable(t table, bars []column) {
	t.noWords = true
	for _, b := range bars {
		t.rows = append(t.rows, tableRow{labels: []string{b.name}, to: p.links.to(b.to), quotes: b.n})
	}
	p.open("details", "id", t.name+"-table")
	p.element("summary", p.say("voices.table"), "class", "quiet", "id", t.name+"-table-summary")
	p.table(t)
	p.WriteString("</details>")
}

// besides are those who are quoted in the same articles, with the number of those articles.
func besides(a *bundle.Archive, speaker int, quotes []int) []column {
	n := map[int]int{}
	last := -1
	for _, q := range quotes {
		article, _ := a.Locate(q)
		if article == last {
			continue
		}
		last = article
		end := a.Info().Quotes
		if article+1 < a.Info().Articles {
			end = a.FirstQuote(article + 1)
		}
		here := map[int]bool{speaker: true, -1: true}
		for other := a.FirstQuote(article); other < end; other++ {
			if s := a.Speaker(other); !here[s] {
				here[s] = true
				n[s]++
			}
		}
	}
	var order []int
	for s := range n {
		order = append(order, s)
	}
	sort.Slice(order, func(i, j int) bool {
		if n[order[i]] != n[order[j]] {
			return n[order[i]] > n[order[j]]
		}
		return order[i] < order[j]
	})
	var bars []column
	for _, s := range order[:min(fewest, len(order))] {
		who := a.SpeakerAt(s)
		bars = append(bars, column{name: who.Name, n: n[s], to: State{Route: Speaker, ID: who.Slug}})
	}
	return bars
}

// mostRead is the number of quotes whose verbs and roles are read for a speaker's page: their articles have to be unpacked for it.
const mostRead = 300

// verbs writes the words by which the speaker's quotes are reported.
func (p *page) verbs(d Data, speaker int, quotes []int) {
	var s shares
	read := quotes[:min(len(quotes), mostRead)]
	for _, q := range read {
		if f, err := d.find(q); err == nil && hasWords(f.article.Text, f.Cue.Start, f.Cue.End) {
			s.add(strings.ToLower(f.text(f.Cue)), -1, f.words())
		}
	}
	if len(s.rows) == 0 {
		return
	}
	p.WriteString("<section>")
	p.table(table{name: "verbs", title: p.say("speaker.verbs"), columns: []string{p.say("audit.verb")}, rows: p.shareRows(d, s.by(byQuotes), ""), noWords: true, all: len(read)})
	p.WriteString("</section>")
}
