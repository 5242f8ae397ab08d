package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

const (
	longFacet = 7  // the number of values above which the rest of a facet is folded away
	mostShown = 20 // the number of folded values written at once: the box above them finds the others
)

// facetOrder is the order in which the facets stand: what is asked for most comes first.
var facetOrder = [query.NumFacets]query.Facet{query.Speaker, query.Date, query.Type, query.Confidence, query.Mentioned, query.Affiliation, query.Section,
	query.Article, query.Publisher, query.Said, query.Event}

// facetSteps write the filters, a facet a step: a group of checkboxes for each that has values, and at the end, for narrow windows, the way back to the list.
func facetSteps(s State, d Data) []func(*page) {
	var steps []func(*page)
	for _, f := range facetOrder {
		if counts := d.Results.Facets[f]; len(counts) > 0 {
			steps = append(steps, func(p *page) { p.facet(s, d, f, counts) })
		}
	}
	return append(steps, func(p *page) {
		p.WriteString(`<p class="apply">`)
		p.element("button", p.count("facets.apply", len(d.Results.Hits)), "type", "button", "class", "button", "id", "apply")
		p.WriteString("</p>")
	})
}

// tray writes the button that shows the filters in a narrow window, with how many are in force.
func (p *page) tray(s State) {
	n := len(s.Query.Filters)
	if s.Query.From != "" || s.Query.To != "" {
		n++
	}
	p.escape(p.say("page.filters"))
	if n > 0 {
		p.escape(" " + p.count("facets.chosen", n))
	}
}

func (p *page) facet(s State, d Data, f query.Facet, counts []search.Count) {
	p.open("fieldset", "class", "facet", "id", "facet-"+f.String(), when(p.links.idle(), "disabled"), "")
	p.element("legend", p.say("facet."+f.String()))
	if f == query.Date {
		p.dates(s, d)
	}
	short, folded := fold(counts)
	p.WriteString("<ul>")
	for _, c := range short {
		p.value(s, f, c)
	}
	p.WriteString("</ul>")
	if len(folded) > 0 {
		p.folded(s, d, f, folded)
	}
	p.WriteString("</fieldset>")
}

// folded writes the values that are folded away, with a box to find some of them when they are many.
func (p *page) folded(s State, d Data, f query.Facet, counts []search.Count) {
	p.open("details", "id", "more-"+f.String())
	p.element("summary", p.count("facet.more", len(counts)), "id", "more-"+f.String()+"-summary")
	words := d.Narrow[f.String()]
	if len(counts) > longFacet {
		label := p.say("facet.narrow", "facet", p.say("facet."+f.String()))
		p.open("input", "type", "search", "class", "narrow", "id", "narrow-"+f.String(), "data-narrow", f.String(), "value", words, "aria-label", label,
			"placeholder", p.say("facet.find"), "autocomplete", "off", "spellcheck", "false", "dir", "auto")
	}
	wanted, _ := blurred(words)
	wanted = strings.TrimSpace(wanted)
	p.WriteString("<ul>")
	shown, left := 0, 0
	for _, c := range counts {
		switch {
		case wanted != "" && !p.holds(f, c.Value, wanted):
		case shown < mostShown:
			p.value(s, f, c)
			shown++
		default:
			left++
		}
	}
	p.WriteString("</ul>")
	switch {
	case shown == 0:
		p.element("p", p.say("facet.no-value"), "class", "quiet", "role", "status")
	case left > 0:
		p.element("p", p.count("facet.left", left), "class", "quiet")
	}
	p.WriteString("</details>")
}

// holds tells whether a value has some blurred words in it.
func (p *page) holds(f query.Facet, value, words string) bool {
	name, _ := blurred(p.valueWords(f, value))
	return strings.Contains(name, words)
}

// fold parts the values of a facet into those always shown, the chosen ones among them, and those folded away.
func fold(counts []search.Count) (short, folded []search.Count) {
	if len(counts) <= longFacet+1 { // nothing is won by folding a single value
		return counts, nil
	}
	for i, c := range counts {
		if i < longFacet || c.Chosen || c.Excluded {
			short = append(short, c)
		} else {
			folded = append(folded, c)
		}
	}
	return short, folded
}

// value writes one value: a checkbox whose name is exactly the value, its count, and the button that excludes it.
func (p *page) value(s State, f query.Facet, c search.Count) {
	filter := query.Filter{Facet: f, Value: c.Value}
	exclusion := query.Filter{Facet: f, Value: c.Value, Exclude: true}
	id := idFor(f.String()+"=", c.Value)
	name := p.valueWords(f, c.Value)
	p.open("li", when(c.N == 0 || c.Excluded, "class"), valueClass(c))
	p.WriteString(`<label dir="auto">`)
	p.open("input", "type", "checkbox", "id", id, "aria-describedby", "n-"+id, when(c.Chosen, "checked"), "", "data-to", s.Toggle(filter).Fragment())
	p.element("span", name, "class", "name")
	p.WriteString("</label>")
	p.element("span", p.figure(c.N), "class", "n", "id", "n-"+id, "title", p.count("facet.count", c.N))
	p.element("button", p.say("facet.not"), "type", "button", "class", "not", "id", "not-"+id, "aria-pressed", strconv.FormatBool(c.Excluded),
		"aria-label", p.say("facet.exclude", "value", name), "data-to", s.Toggle(exclusion).Fragment())
	p.WriteString("</li>")
}

func valueClass(c search.Count) string {
	if c.Excluded {
		return "excluded"
	}
	return "none"
}

// valueWords is a value as the page's language has it: the archive's own words as they are, what stands for a missing or a fixed value in words of the
// language. English says the values themselves.
func (p *page) valueWords(f query.Facet, value string) string {
	switch f {
	case query.Type, query.Confidence, query.Speaker, query.Section, query.Publisher, query.Date:
		if words, ok := p.texts["value."+value]; ok {
			return words
		}
	}
	return value
}
