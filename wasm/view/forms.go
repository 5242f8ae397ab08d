package view

import "verbatim/wasm/quote"

// form writes the form of a view that takes a text. It depends on nothing but what the address holds, so that it is not replaced under a writer's
// hands.
func (p *page) form(s State) {
	switch s.Route {
	case Check:
		p.textForm("check", s.Text, s.By)
	case Add:
		p.textForm("add", "", "")
		p.ownWays()
	case Versus:
		p.versusForm(s)
	}
}

func (p *page) textForm(name, text, by string) {
	p.element("h2", p.say("nav."+name))
	p.open("form", "id", name+"-form", "class", "text-form")
	p.element("label", p.say(name+".label"), "for", name+"-text")
	p.element("p", p.say(name+".hint"), "class", "quiet", "id", name+"-hint")
	p.open("textarea", "id", name+"-text", "name", "text", "rows", "6", "dir", "auto", "aria-describedby", name+"-hint")
	p.WriteByte('\n') // HTML drops one line break here: a text that begins with one keeps it
	p.escape(text)
	p.WriteString("</textarea>")
	if name == "check" {
		p.element("label", p.say("check.by"), "for", "check-by")
		p.open("input", "id", "check-by", "name", "by", "type", "text", "class", "field", "dir", "auto", "autocomplete", "off", when(by != "", "value"), by)
	}
	p.element("button", p.say(name+".submit"), "type", "submit", "class", "button", "id", name+"-submit")
	p.WriteString("</form>")
}

// draft writes the quotes found in a reader's own text, and the text with them marked.
func (p *page) draft(d Data) {
	if d.Draft == nil {
		return
	}
	a, r := d.Draft.Article, d.Draft.Quotes
	p.element("p", p.count("add.found", len(r.Attributions)), "class", "lead", "role", "status")
	p.ownButton("paste")
	o := opened{item: *d.Draft, chosen: -1}
	for i := range r.Attributions {
		f := found{id: "draft/" + r.Attributions[i].ID, article: a, quotes: r, Attribution: &r.Attributions[i], speaker: -1}
		f.colour = draftColour(&r.Attributions[i])
		o.quotes = append(o.quotes, f)
	}
	p.links = linker{static: true, here: "draft"} // a draft has no address: its links stay in the page
	p.open("article", "class", "reading draft", "aria-label", p.say("add.title"))
	p.legend(o)
	p.open("div", "class", "text", "dir", "auto", "lang", a.Meta.Lang)
	for i := range a.Blocks {
		p.block(d, o, &a.Blocks[i])
	}
	p.WriteString("</div></article>")
}

func draftColour(a *quote.Attribution) string {
	if a.Confidence != quote.Named || a.Person < 0 {
		return "speaker-none"
	}
	return palette{a.Person: a.Person % colours}.of(a.Person)
}
