package view

import (
	"strconv"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// longFacet is the number of values above which the rest of a facet is folded away.
const longFacet = 7

// facets writes the filters: a group of checkboxes for each facet that has values.
func (p *page) facets(s State, d Data) {
	for f := range query.NumFacets {
		counts := d.Results.Facets[f]
		if len(counts) > 0 {
			p.facet(s, f, counts)
		}
	}
}

func (p *page) facet(s State, f query.Facet, counts []search.Count) {
	p.open("fieldset", "class", "facet", when(p.links.static, "disabled"), "")
	p.element("legend", p.say("facet."+f.String()))
	short, folded := fold(counts)
	p.WriteString("<ul>")
	for _, c := range short {
		p.value(s, f, c)
	}
	p.WriteString("</ul>")
	if len(folded) > 0 {
		p.open("details", "id", "more-"+f.String())
		p.element("summary", p.count("facet.more", len(folded)))
		p.WriteString("<ul>")
		for _, c := range folded {
			p.value(s, f, c)
		}
		p.WriteString("</ul></details>")
	}
	p.WriteString("</fieldset>")
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
	p.open("li", when(c.N == 0 || c.Excluded, "class"), valueClass(c))
	p.WriteString(`<label dir="auto">`)
	p.open("input", "type", "checkbox", "id", id, "aria-describedby", "n-"+id, when(c.Chosen, "checked"), "", "data-to", s.Toggle(filter).Fragment())
	p.element("span", c.Value, "class", "name")
	p.WriteString("</label>")
	p.element("span", p.figure(c.N), "class", "n", "id", "n-"+id, "title", p.count("facet.count", c.N))
	p.element("button", p.say("facet.not"), "type", "button", "class", "not", "id", "not-"+id, "aria-pressed", strconv.FormatBool(c.Excluded),
		"aria-label", p.say("facet.exclude", "value", c.Value), "data-to", s.Toggle(exclusion).Fragment())
	p.WriteString("</li>")
}

func valueClass(c search.Count) string {
	if c.Excluded {
		return "excluded"
	}
	return "none"
}
