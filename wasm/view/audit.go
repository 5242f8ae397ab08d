package view

import (
	"sort"
	"strconv"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
)

// Tally counts how the words said in some quotes divide among speakers, roles, types and degrees of certainty, over time, and by which verbs they are
// reported. It is counted article by article, so that a page can go on answering while a large archive is counted; a whole one is shown as often as wished.
// An article of which something has not come yet is put off, and counted once it is here.
type Tally struct {
	archive *bundle.Archive
	hit     []bool // of each quote: it is among those counted
	next    int    // the article to be counted next
	late    []int  // articles before it that were put off

	said, all, quotes, failed int
	bySpeaker, byRole, byKind shares
	byConfidence, byMonth     shares
	byVoice                   shares // as bySpeaker, but a joint quote is everybody's who says it
	byVerb                    shares // of a speaker: name, tab, verb
}

// NewTally begins to count the quotes of r, results in archive a.
func NewTally(a *bundle.Archive, r search.Results) *Tally {
	u := &Tally{archive: a, hit: make([]bool, a.Info().Quotes)}
	for _, q := range r.Hits {
		u.hit[q] = true
	}
	return u
}

// Step counts one more article, or puts it off where waits (nil where all of the archive is here) tells that something has not come, and reports whether
// there are more.
func (u *Tally) Step(waits func() bool) bool {
	info := u.archive.Info()
	if u.next >= info.Articles {
		return false
	}
	n := u.next
	u.next++
	first, end := u.archive.FirstQuote(n), info.Quotes
	if u.next < info.Articles {
		end = u.archive.FirstQuote(u.next)
	}
	for q := first; q < end; q++ {
		if u.hit[q] { // no other article is unpacked
			u.article(n, waits)
			break
		}
	}
	return u.next < info.Articles
}

// Late is how many articles are put off.
func (u *Tally) Late() int { return len(u.late) }

// Again counts the articles that were put off, but for those that are to be put off again. With a waits of nil none is: what is not here cannot be read.
func (u *Tally) Again(waits func() bool) {
	late := u.late
	u.late = nil
	for _, n := range late {
		u.article(n, waits)
	}
}

// article counts article n. All of it is read before anything is counted.
func (u *Tally) article(n int, waits func() bool) {
	item, err := u.archive.Item(n)
	var said []utterance
	if err == nil {
		first := u.archive.FirstQuote(n)
		for i := range item.Quotes.Attributions {
			if u.hit[first+i] {
				said = append(said, u.utterance(item, i, first+i))
			}
		}
	}
	switch {
	case waits != nil && waits():
		u.late = append(u.late, n)
		return
	case err != nil:
		u.failed++
		return
	}
	u.all += countWords(item.Article.Text)
	for _, one := range said {
		u.add(one)
	}
}

// utterance is a quote with the rows of those who say it, one at least.
type utterance struct {
	found
	voices []share // without counts
}

func (u *Tally) utterance(item bundle.Item, i, q int) utterance {
	one := utterance{found: found{article: item.Article, quotes: item.Quotes, Attribution: &item.Quotes.Attributions[i], speaker: u.archive.Speaker(q)}}
	speakers := []int{one.speaker}
	if len(one.With) > 0 {
		speakers = append(speakers, u.archive.Others(q)...)
	}
	for _, s := range speakers {
		if s >= 0 {
			one.voices = append(one.voices, share{name: u.archive.SpeakerAt(s).Name, speaker: s})
		}
	}
	if len(one.voices) == 0 {
		nobody := share{name: rowUnclear, speaker: -1}
		if one.Confidence == quote.Described {
			nobody.name = rowDescribed
		}
		one.voices = []share{nobody}
	}
	return one
}

// The rows for speakers without a name. They are keys of messages, told from names by the NUL before them.
const (
	rowDescribed = "\x00" + "audit.described"
	rowUnclear   = "\x00" + "speaker.unclear"
	rowNoRole    = "\x00" + "audit.no-role"
	rowNoVerb    = "\x00" + "audit.no-verb"
)

func (u *Tally) add(f utterance) {
	words := f.words()
	u.quotes++
	u.said += words
	role, verb := rowNoRole, rowNoVerb
	if !f.Role.IsZero() {
		role = strings.ToLower(f.text(f.Role))
	}
	if hasWords(f.article.Text, f.Cue.Start, f.Cue.End) {
		verb = strings.ToLower(f.text(f.Cue))
	}
	u.bySpeaker.add(f.voices[0].name, f.voices[0].speaker, words) // a joint quote is the first speaker's here, so that the shares add up
	u.byRole.add(role, -1, words)
	u.byKind.add(f.Kind.String(), -1, words)
	u.byConfidence.add(f.Confidence.String(), -1, words)
	u.byMonth.add(bundle.Month(f.article.Meta.Published), -1, words)
	for _, v := range f.voices {
		u.byVoice.add(v.name, v.speaker, words)
		u.byVerb.add(v.name+"\t"+verb, v.speaker, words)
	}
}

// share is one row: how many quotes and words fall to a value.
type share struct {
	name    string
	speaker int // index into Archive.Speakers, or -1
	quotes  int
	words   int
}

// shares counts quotes and words by name, remembering the order in which names came up.
type shares struct {
	rows  []share
	index map[string]int
}

func (s *shares) add(name string, speaker, words int) {
	i, ok := s.index[name]
	if !ok {
		if s.index == nil {
			s.index = map[string]int{}
		}
		i = len(s.rows)
		s.index[name] = i
		s.rows = append(s.rows, share{name: name, speaker: speaker})
	}
	s.rows[i].quotes++
	s.rows[i].words += words
}

// by gives the rows in an order: first those for which more gives the greater number.
func (s *shares) by(more func(share) int) []share {
	rows := append([]share(nil), s.rows...)
	sort.SliceStable(rows, func(i, j int) bool { return more(rows[i]) > more(rows[j]) })
	return rows
}

func byWords(s share) int  { return s.words }
func byQuotes(s share) int { return s.quotes }

// words is the number of words said, as white space parts them, those without letter or figure left out.
func (f found) words() int {
	n := 0
	for _, piece := range f.Pieces {
		n += countWords(f.text(piece))
	}
	return n
}

func countWords(text string) int {
	n := 0
	for field := range strings.FieldsSeq(text) {
		if hasWords(field, 0, len(field)) {
			n++
		}
	}
	return n
}

// audit writes the audit of the results, its method and what it does not know.
func (p *page) audit(s State, d Data) {
	u := d.Tally
	if u == nil {
		u = NewTally(d.Archive, d.Results)
		for u.Step(nil) {
		}
	}
	p.element("h2", p.say("audit.title"))
	if n := d.Archive.Info().Articles; u.next < n {
		p.WriteString(`<p role="status" class="lead">`)
		p.escape(p.say("audit.counting", "n", p.figure(u.next), "articles", p.count("count.articles", n)))
		p.WriteString("</p>")
		p.open("progress", "max", strconv.Itoa(n), "value", strconv.Itoa(u.next), "aria-label", p.say("audit.title"))
		p.end("progress")
		return
	}
	p.element("p", p.say("audit.lead", "said", p.count("count.words", u.said), "all", p.count("count.words", u.all),
		"percent", p.percent(u.said, u.all), "quotes", p.count("count.quotes", u.quotes)), "class", "lead")
	p.link(p.links.to(State{Route: Review}), p.say("review.link"), "class", "button", "id", "audit-review")
	p.method(u)
	base := State{Route: Quotes, Query: s.Query}
	p.auditCharts(d, u, base)
	for _, t := range p.auditTables(d, u) {
		p.table(t)
	}
}

// method says how was counted, and what is not known.
func (p *page) method(u *Tally) {
	p.open("details", "class", "method", "id", "audit-method", "open", "")
	p.element("summary", p.say("audit.method.title"), "id", "audit-method-summary")
	p.element("p", p.say("audit.method"))
	p.element("p", p.say("audit.unknown"))
	if u.failed > 0 {
		p.element("p", p.count("audit.failed", u.failed), "class", "failed")
	}
	p.WriteString("</details>")
}

// auditCharts writes what is seen at a glance, each bar the way to the quotes that it stands for.
func (p *page) auditCharts(d Data, u *Tally, base State) {
	if u.quotes == 0 {
		return
	}
	p.WriteString(`<div class="charts"><figure>`)
	p.element("figcaption", p.say("chart.time"))
	p.columns(columnChart{id: "chart-time", title: p.say("chart.time"), width: 416, height: 150, bars: p.timeBars(base, u.byMonth.counts())})
	p.WriteString("</figure><figure>")
	p.element("figcaption", p.say("chart.speakers"))
	var bars []column
	for _, row := range u.byVoice.by(byQuotes) {
		if row.speaker >= 0 && len(bars) < 10 {
			bars = append(bars, column{name: row.name, n: row.quotes, to: base.With(query.Filter{Facet: query.Speaker, Value: row.name})})
		}
	}
	p.rows("chart-speakers", p.say("chart.speakers"), bars)
	p.WriteString("</figure></div>")
}

// counts are the rows as the counts of a facet.
func (s *shares) counts() []search.Count {
	var counts []search.Count
	for _, row := range s.rows {
		counts = append(counts, search.Count{Value: row.name, N: row.quotes})
	}
	return counts
}

func (p *page) auditTables(d Data, u *Tally) []table {
	months := u.byMonth.by(byQuotes)
	sort.SliceStable(months, func(i, j int) bool { return months[i].name < months[j].name })
	tables := []table{
		{name: "speakers", title: p.say("audit.speakers"), columns: []string{p.say("audit.speaker")}, rows: p.shareRows(d, u.bySpeaker.by(byWords), ""), all: u.said},
		{name: "confidence", title: p.say("audit.confidences"), columns: []string{p.say("audit.confidence")}, rows: p.shareRows(d, u.byConfidence.by(byWords), "confidence."), all: u.said},
		{name: "types", title: p.say("audit.kinds"), columns: []string{p.say("audit.kind")}, rows: p.shareRows(d, u.byKind.by(byWords), "kind."), all: u.said},
		{name: "roles", title: p.say("audit.roles"), columns: []string{p.say("audit.role")}, rows: p.shareRows(d, u.byRole.by(byWords), ""), all: u.said},
		{name: "verbs", title: p.say("audit.verbs"), columns: []string{p.say("audit.speaker"), p.say("audit.verb")}, rows: p.shareRows(d, u.byVerb.by(byQuotes), ""), noWords: true, all: u.quotes},
		{name: "months", title: p.say("chart.time"), columns: []string{p.say("audit.month")}, rows: p.shareRows(d, months, "value."), all: u.said},
	}
	return tables
}

// shareRows makes rows of a table. prefix makes a message's key of a name that is a fixed value.
func (p *page) shareRows(d Data, rows []share, prefix string) []tableRow {
	var out []tableRow
	for _, row := range rows {
		r := tableRow{labels: strings.Split(row.name, "\t"), quotes: row.quotes, words: row.words}
		for i, label := range r.labels {
			if key, fixed := strings.CutPrefix(label, "\x00"); fixed {
				r.labels[i] = p.say(key)
			} else if words, ok := p.texts[prefix+label]; ok && prefix != "" {
				r.labels[i] = words
			}
		}
		if row.speaker >= 0 {
			r.to = p.links.speaker(d.Archive.SpeakerAt(row.speaker))
		}
		out = append(out, r)
	}
	return out
}
