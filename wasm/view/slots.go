package view

import (
	"strings"

	"verbatim/wasm/query"
)

// Four slots make one look-up: who said it, about what, when and where it was published. They are written into the search box in its own grammar, so that
// a reader sees what was asked and can go on from there.

// Slots are the words in the four fields, each "" for any.
type Slots struct{ Who, About, When, Where string }

// WithSlots is s with a look-up of the slots in place of its words and dates. Its filters stay.
func (s State) WithSlots(slots Slots) State {
	return s.look(func(q *query.Query) {
		var clauses []string
		if who := unquoted(slots.Who); who != "" {
			clauses = append(clauses, `speaker:"`+who+`"`)
		}
		for word := range strings.FieldsSeq(unquoted(slots.About)) {
			clauses = append(clauses, "about:"+word)
		}
		if where := unquoted(slots.Where); where != "" {
			clauses = append(clauses, `in:"`+where+`"`)
		}
		q.Text = strings.Join(clauses, " ")
		q.From = strings.TrimSpace(slots.When)
		q.To = q.From
	})
}

// unquoted is a text without quotation marks, which would end a phrase of the query, and with single spaces.
func unquoted(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r\"“”„«»", r) }), " ")
}

// slotsOf reads the slots back from a query, as far as it is made of such clauses.
func slotsOf(q query.Query) Slots {
	var s Slots
	clauses, _ := q.Clauses()
	for _, c := range clauses {
		if len(c.Any) != 1 || c.Any[0].Not {
			continue
		}
		_, words, _ := strings.Cut(c.Any[0].Span.Of(q.Text), ":")
		words = unquoted(words)
		switch c.Any[0].Field {
		case query.InSpeaker:
			s.Who = strings.TrimSpace(s.Who + " " + words)
		case query.InWords:
			s.About = strings.TrimSpace(s.About + " " + words)
		case query.InPlace:
			s.Where = strings.TrimSpace(s.Where + " " + words)
		}
	}
	if q.From == q.To {
		s.When = q.From
	}
	return s
}

// slots writes the form of the four slots.
func (p *page) slots(s State) {
	slots := slotsOf(s.Query)
	p.open("details", "class", "slots", "id", "slots", when(p.links.idle(), "inert"), "")
	p.element("summary", p.say("slots.title"), "id", "slots-summary")
	p.WriteString(`<form id="slots-form">`)
	for _, f := range []struct{ name, value string }{{"who", slots.Who}, {"about", slots.About}, {"when", slots.When}, {"where", slots.Where}} {
		p.WriteString("<span>")
		p.element("label", p.say("slots."+f.name), "for", "slot-"+f.name)
		p.open("input", "id", "slot-"+f.name, "name", f.name, "value", f.value, "class", "field", "autocomplete", "off", "dir", "auto",
			when(f.name == "when", "placeholder"), p.say("dates.form"))
		p.WriteString("</span>")
	}
	p.element("button", p.say("slots.submit"), "type", "submit", "class", "button", "id", "slots-submit")
	p.WriteString("</form></details>")
}
