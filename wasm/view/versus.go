package view

import (
	"slices"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// The view of two speakers side by side: the first two speakers that the query asks for, each with what the rest of the query finds of theirs.

// sides splits the query of s: the speakers it asks for, two at most, and what it asks of both.
func (s State) sides() (names []string, rest query.Query) {
	rest = s.Query
	rest.Filters = nil
	for _, f := range s.Query.Filters {
		if f.Facet != query.Speaker || f.Exclude {
			rest.Filters = append(rest.Filters, f)
		} else if len(names) < 2 {
			names = append(names, f.Value)
		}
	}
	return names, rest
}

// Beside is s as the view of two speakers side by side. Each is named as somebody types it: in full, or by some words of the name; "" is nobody.
func (s State) Beside(a *bundle.Archive, one, other, topic string) State {
	_, q := s.sides()
	q.Text = strings.TrimSpace(topic)
	next := State{Route: Versus, Query: q}
	for _, typed := range []string{one, other} {
		if typed = strings.TrimSpace(typed); typed != "" {
			next = next.With(query.Filter{Facet: query.Speaker, Value: speakerMeant(a, typed)})
		}
	}
	return next
}

// speakerMeant is the name of the speaker who is called so, or the most quoted one whose name and its spellings have all of the words, or what was typed.
func speakerMeant(a *bundle.Archive, typed string) string {
	best, most := typed, 0
	words := index.Words(nil, typed)
	speakers := a.Speakers() // first: where they cannot be read there are no terms either
	terms := a.SpeakerTerms()
	for i, who := range speakers {
		if who.Name == typed {
			return typed
		}
		lacks := slices.ContainsFunc(words, func(w index.Word) bool { return !slices.Contains(terms[i], w.Term) })
		if !lacks && len(words) > 0 && who.Quotes > most {
			best, most = who.Name, who.Quotes
		}
	}
	return best
}

// versusForm writes the form that says who is set side by side, and on what.
func (p *page) versusForm(s State) {
	names, rest := s.sides()
	names = append(names, "", "")
	p.element("h2", p.say("nav.versus"))
	p.open("form", "id", "versus-form", "class", "versus-form")
	for _, f := range [...]struct{ name, value string }{{"one", names[0]}, {"beside", names[1]}, {"topic", rest.Text}} {
		p.open("label")
		p.element("span", p.say("versus."+f.name))
		p.open("input", "id", "versus-"+f.name, "name", f.name, "type", "text", "class", "field", "dir", "auto", "autocomplete", "off", when(f.value != "", "value"), f.value)
		p.end("label")
	}
	p.element("button", p.say("versus.submit"), "type", "submit", "class", "button", "id", "versus-submit")
	p.end("form")
}

// versus writes what two speakers say, beside each other.
func (p *page) versus(s State, d Data) {
	names, rest := s.sides()
	if len(names) < 2 {
		p.element("p", p.say("versus.hint"), "class", "quiet")
		return
	}
	var results [2]search.Results
	var states [2]State
	for i, name := range names {
		states[i] = State{Route: Quotes, Query: rest}.With(query.Filter{Facet: query.Speaker, Value: name})
		results[i] = search.Run(d.Archive, states[i].Query)
	}
	p.common(s, names, results)
	p.open("div", "class", "versus")
	shown := map[uint32]bool{}
	for i, name := range names {
		p.side(d, name, states[i], results[i], shown)
	}
	p.end("div")
}

// mostBeside is how many quotes of either are listed.
const mostBeside = 20

// side writes what one of the two says. A quote of both has its id on the first of its cards.
func (p *page) side(d Data, name string, s State, r search.Results, shown map[uint32]bool) {
	p.open("section", "aria-label", name)
	p.open("h3", "dir", "auto")
	if i := slices.IndexFunc(d.Archive.Speakers(), func(who bundle.Speaker) bool { return who.Name == name }); i >= 0 {
		p.link(p.links.speaker(d.Archive.Speakers()[i]), name)
	} else {
		p.escape(name)
	}
	p.end("h3")
	if len(r.Hits) == 0 {
		p.element("p", p.say("versus.none"), "class", "quiet")
		p.end("section")
		return
	}
	p.open("ul", "class", "facts")
	p.element("li", p.count("count.quotes", len(r.Hits)))
	var days bundle.Speaker
	for _, q := range r.Hits {
		if day := d.Archive.Index().Published(q); day != "" {
			if days.First == "" || day < days.First {
				days.First = day
			}
			days.Last = max(days.Last, day)
		}
	}
	if days.First != "" {
		p.element("li", p.period(days))
	}
	p.end("ul")
	if r.Instead != "" {
		p.open("p", "class", "problems")
		p.tell("instead", func(string) { p.element("strong", r.Instead) })
		p.end("p")
	}
	p.open("ol", "class", "cards", "aria-label", name)
	for _, q := range r.Hits[:min(mostBeside, len(r.Hits))] {
		p.open("li")
		bare := p.bare
		p.bare = bare || shown[q]
		shown[q] = true
		p.quoteCard(d, int(q))
		p.bare = bare
		p.end("li")
	}
	p.end("ol")
	if len(r.Hits) > mostBeside {
		p.link(p.links.to(s), p.count("versus.all", len(r.Hits)), "class", "button")
	}
	p.end("section")
}

// common writes what both speak of, most often first by whoever speaks of it less: each leads to what both say of that.
func (p *page) common(s State, names []string, results [2]search.Results) {
	n := map[string]int{}
	for _, c := range results[0].Facets[query.Mentioned] {
		n[c.Value] = c.N
	}
	type topic struct {
		name string
		n    [2]int
	}
	var list []topic
	for _, c := range results[1].Facets[query.Mentioned] {
		chosen := slices.Contains(s.Query.Filters, query.Filter{Facet: query.Mentioned, Value: c.Value})
		if n[c.Value] > 0 && c.N > 0 && !chosen && !slices.Contains(names, c.Value) {
			list = append(list, topic{c.Value, [2]int{n[c.Value], c.N}})
		}
	}
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(x, y topic) int { return min(y.n[0], y.n[1]) - min(x.n[0], x.n[1]) })
	p.open("p", "class", "versus-common", "id", "versus-common")
	p.escape(p.say("versus.common"))
	for _, t := range list[:min(fewest, len(list))] {
		p.WriteByte(' ')
		p.open("a", "href", p.links.to(s.With(query.Filter{Facet: query.Mentioned, Value: t.name})), "class", "chip")
		p.element("span", t.name, "dir", "auto")
		p.element("span", p.figure(t.n[0])+" : "+p.figure(t.n[1]), "class", "quiet")
		p.end("a")
	}
	p.end("p")
}

// sideLinks writes links that set a speaker beside others who are quoted in the same articles.
func (p *page) sideLinks(name string, others []column) {
	alone := State{Route: Versus}.With(query.Filter{Facet: query.Speaker, Value: name})
	p.open("p", "class", "versus-links")
	p.escape(p.say("versus.with"))
	for _, other := range others[:min(3, len(others))] {
		p.WriteByte(' ')
		p.link(p.links.to(alone.With(query.Filter{Facet: query.Speaker, Value: other.name})), other.name, "dir", "auto")
		p.escape(",")
	}
	p.WriteByte(' ')
	p.link(p.links.to(alone), p.say("versus.else"))
	p.end("p")
}
