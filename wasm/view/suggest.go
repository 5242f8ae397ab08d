package view

import (
	"strconv"

	"verbatim/wasm/search"
)

// Suggestions writes the options under the search box, with a heading before each group. active is the index of the option that the arrow keys
// have reached, or -1.
func Suggestions(items []search.Suggestion, active int) string {
	p := &page{catalogue: words()}
	group := ""
	for i, s := range items {
		if s.Group != group {
			if group != "" {
				p.WriteString("</ul></li>")
			}
			group = s.Group
			label := "suggest-" + group
			p.WriteString(`<li role="presentation">`)
			p.element("span", p.groupName(group), "class", "label", "id", label)
			p.open("ul", "role", "group", "aria-labelledby", label)
		}
		p.open("li", "role", "option", "id", OptionID(i), "aria-selected", strconv.FormatBool(i == active))
		p.element("span", shorten(s.Text, 90), "dir", "auto")
		if s.N > 0 {
			p.WriteByte(' ')
			p.element("span", p.count("count.quotes", s.N), "class", "quiet")
		}
		p.WriteString("</li>")
	}
	if group != "" {
		p.WriteString("</ul></li>")
	}
	return p.String()
}

func (p *page) groupName(group string) string {
	if key, ok := suggestionGroups[group]; ok {
		return p.say(key)
	}
	return group
}

// suggestionGroups are the groups of suggestions by the name that search gives them.
var suggestionGroups = map[string]string{"Quotes": "suggest.quotes", "Speakers": "suggest.speakers", "Articles": "suggest.articles"}

// OptionID is the element id of option i.
func OptionID(i int) string { return "option-" + strconv.Itoa(i) }
