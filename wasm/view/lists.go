package view

import (
	"sort"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// A list shows its first items, and grows: an archive of a hundred thousand articles has too many of everything to be written at once.

// list is what the list of a state holds.
type list struct {
	class, label string
	n            int
	item         func(i int) // writes one, as <li>
}

// list gives the list of s. Its items are written by p.
func (p *page) list(s State, d Data) list {
	switch s.Route {
	case Articles:
		order := d.Newest
		if order == nil {
			order = Newest(d.Archive)
		}
		return list{"entries", p.say("articles.title"), len(order), func(i int) { p.articleEntry(d, order[i]) }}
	case Speakers:
		speakers := d.Archive.Speakers()
		return list{"entries people", p.say("speakers.title"), len(speakers), func(i int) { p.speakerEntry(speakers[i]) }}
	case Speaker:
		var quotes []int
		if who, ok := d.Archive.SpeakerBySlug(s.ID); ok {
			quotes = d.Archive.QuotesOf(who)
		}
		return list{"cards", p.say("results.list"), len(quotes), func(i int) { p.quoteItem(d, i, quotes[i]) }}
	}
	if s.InLines() {
		return p.lineList(s, d)
	}
	hits := d.Results.Hits
	return list{"cards", p.say("results.list"), len(hits), func(i int) { p.quoteItem(d, i, int(hits[i])) }}
}

// items writes the list of s as it is at first, with the way to lengthen it.
func (p *page) items(s State, d Data) {
	l := p.list(s, d)
	if l.n == 0 {
		return
	}
	n := l.n
	if !p.links.whole {
		n = min(s.AtFirst(), l.n)
	}
	if d.Few {
		n, l.n = 1, 1
	}
	p.open("ol", "class", l.class+" grows", "aria-label", l.label)
	for i := range n {
		l.item(i)
	}
	p.WriteString("</ol>")
	if rest := l.n - n; rest > 0 {
		p.WriteString(`<p class="more">`)
		if s.Route == Quotes || !p.links.static {
			p.link(p.links.to(s.More()), MoreWords(s, rest), "id", "more", "class", "button")
		} else {
			p.escape(p.count("list.rest", rest))
			if s.Route == Articles && p.links.all != "" {
				p.WriteByte(' ')
				p.link(p.links.all, p.count("list.all", l.n))
			}
		}
		p.WriteString("</p>")
	}
}

// Items writes the items of the list of s from one number up to another, and gives how many come after them.
func Items(s State, d Data, from, to int) (html string, left int) {
	p := &page{catalogue: words(), links: linker{state: s}}
	d = d.prepared(s)
	l := p.list(s, d)
	to = min(to, l.n)
	for i := max(from, 0); i < to; i++ {
		l.item(i)
	}
	return p.String(), l.n - to
}

// Twinned lists which of the first n items of the list of s are quotes with twins.
func Twinned(s State, d Data, n int) []int {
	var quotes func(i int) int
	switch {
	case s.InLines():
		return nil
	case s.Lists():
		hits := d.Results.Hits
		n, quotes = min(n, len(hits)), func(i int) int { return int(hits[i]) }
	case s.Route == Speaker:
		who, _ := d.Archive.SpeakerBySlug(s.ID)
		list := d.Archive.QuotesOf(who)
		n, quotes = min(n, len(list)), func(i int) int { return list[i] }
	default:
		return nil
	}
	var twinned []int
	for i := range n {
		if len(d.Twins.Known(quotes(i))) > 0 {
			twinned = append(twinned, i)
		}
	}
	return twinned
}

// MoreWords is what the link says that lengthens the list of s, of which so many are not shown.
func MoreWords(s State, rest int) string {
	key := "results.more"
	if s.Route == Articles || s.Route == Speakers {
		key = string(s.Route) + ".more"
	} else if s.InLines() {
		key = "lines.more"
	}
	return words().count(key, min(rest, s.Portion()))
}

// quoteItem writes item i of a list, which is quote q. Those far down keep their explanations folded away in a <template>: under thousands of <details> a
// frame takes the browser the longer the more of them there are.
func (p *page) quoteItem(d Data, i, q int) {
	p.brief = i >= cardsAtFirst && !p.links.static
	p.WriteString("<li>")
	p.quoteCard(d, q)
	p.WriteString("</li>")
	p.brief = false
}

// speakers writes everybody who is quoted, who is quoted most first.
func (p *page) speakers(s State, d Data) {
	p.element("h2", p.say("speakers.title"))
	if d.Archive.Info().Speakers == 0 {
		p.element("p", p.say("speakers.none"), "class", "lead")
	}
	p.items(s, d)
}

func (p *page) speakerEntry(s bundle.Speaker) {
	p.open("li", when(p.links.static, "id"), "/speaker/"+s.Slug) // without JavaScript, links to a speaker's page lead here
	p.link(p.links.speaker(s), s.Name, "class", "entry", "dir", "auto")
	if len(s.Roles) > 0 {
		p.element("span", s.Roles[0], "class", "role", "dir", "auto")
	}
	p.element("span", p.tally(s), "class", "quiet")
	p.WriteString("</li>")
}

// tally is "3 quotes in 2 articles".
func (p *page) tally(s bundle.Speaker) string {
	return p.say("tally", "quotes", p.count("count.quotes", s.Quotes), "articles", p.count("count.articles", s.Articles))
}

// articles writes every article, newest first.
func (p *page) articles(s State, d Data) {
	p.element(p.headings()[0], p.say("articles.title"))
	if d.Archive.Info().Articles == 0 {
		p.element("p", p.say("empty.archive"), "class", "lead")
	}
	p.items(s, d)
}

// Newest lists the articles of an archive by their numbers, newest first, in the order of the archive within a day and undated ones last. What an article
// with quotes was dated stands in the index, of which the ranks of dates are sorted by counting; of the few others the metadata are read.
func Newest(a *bundle.Archive) []int {
	index := a.Index()
	if index.LoadDates() != nil {
		return nil
	}
	n := a.Info().Articles
	next := make([]int, index.Dates()+1) // where the next article of each rank goes
	newness := func(first int) int { return index.Dates() - 1 - int(index.DateRank(uint32(first))) }
	var silent []int // without quotes
	for i := range n {
		if first := a.FirstQuote(i); first < a.FirstQuote(i+1) {
			next[newness(first)+1]++
		} else {
			silent = append(silent, i)
		}
	}
	for rank := 1; rank < len(next); rank++ {
		next[rank] += next[rank-1]
	}
	order := make([]int, n-len(silent))
	for i := range n {
		if first := a.FirstQuote(i); first < a.FirstQuote(i+1) {
			rank := newness(first)
			order[next[rank]] = i
			next[rank]++
		}
	}
	return merged(order, silent, func(i int) string {
		if first := a.FirstQuote(i); first < a.FirstQuote(i+1) {
			return index.Published(uint32(first))
		}
		_, m := a.Meta(i)
		return m.Published
	})
}

// merged puts the articles of others, which rise, into an order by falling date.
func merged(order, others []int, date func(int) string) []int {
	dates := map[int]string{}
	for _, i := range others {
		dates[i] = date(i)
	}
	sort.SliceStable(others, func(i, j int) bool { return dates[others[i]] > dates[others[j]] })
	all := make([]int, 0, len(order)+len(others))
	for _, i := range order {
		for len(others) > 0 && (dates[others[0]] > date(i) || dates[others[0]] == date(i) && others[0] < i) {
			all, others = append(all, others[0]), others[1:]
		}
		all = append(all, i)
	}
	return append(all, others...)
}

func (p *page) articleEntry(d Data, n int) {
	id, m := d.Archive.Meta(n)
	p.WriteString("<li>")
	p.link(p.links.article(id, ""), title(&article.Article{ID: id, Meta: m}), "class", "entry", "dir", "auto", "lang", m.Lang)
	p.WriteString(`<ul class="facts">`)
	if d.local(id) {
		p.WriteString("<li>")
		p.localBadge()
		p.WriteString("</li>")
	}
	if m.Publisher != "" {
		p.element("li", m.Publisher, "dir", "auto")
	}
	if m.Published != "" {
		p.WriteString("<li>")
		p.time(m.Published)
		p.WriteString("</li>")
	}
	p.element("li", p.count("count.quotes", d.Archive.FirstQuote(n+1)-d.Archive.FirstQuote(n)))
	if m.Sample {
		p.element("li", p.say("articles.sample"))
	}
	p.WriteString("</ul></li>")
}
