package view

// shortcuts are the keys that mean something outside of a field, with the message that says what. package browser answers to them.
var shortcuts = [...]struct{ keys, message string }{
	{"/", "key.search"}, {"j k", "key.cards"}, {"o", "key.open"}, {"n p", "key.quotes"}, {"f", "key.find"}, {"u", "key.back"}, {"?", "key.help"},
}

// searches are the forms that words in the search box can take, with the message that says what each finds. They are the grammar's own words, the same in
// every language of the page.
var searches = [...]struct{ example, message string }{
	{`"…"`, "search.phrase"}, {`… OR …`, "search.or"}, {`-…`, "search.not"}, {`…*`, "search.prefix"}, {`"… …"~5`, "search.near"},
	{`speaker:…`, "search.speaker"}, {`about:…`, "search.about"}, {`type:direct`, "search.type"}, {`in:"…"`, "search.in"},
	{`before:2020-02`, "search.before"}, {`after:2020-02-07`, "search.after"},
}

// help writes the dialog that lists the shortcuts, with the switch that turns them off, and the ways to search.
func (p *page) help(d Data) {
	p.WriteString(`<div class="bar">`)
	p.element("h2", p.say("help.title"), "id", "help-title", "tabindex", "-1")
	p.element("button", p.say("help.close"), "type", "button", "id", "help-close", "data-close", "help")
	p.WriteString("</div>")
	p.element("h3", p.say("help.keys"))
	p.WriteString(`<label class="switch">`)
	p.open("input", "type", "checkbox", "id", "shortcuts", "data-setting", "shortcuts", when(!d.Settings.NoShortcuts, "checked"), "")
	p.escape(p.say("help.switch"))
	p.WriteString("</label><dl>")
	for _, k := range shortcuts {
		p.definition("kbd", k.keys, k.message)
	}
	p.WriteString("</dl>")
	p.element("h3", p.say("help.search"))
	p.WriteString("<dl>")
	for _, k := range searches {
		p.definition("code", k.example, k.message)
	}
	p.WriteString("</dl>")
}

func (p *page) definition(tag, term, message string) {
	p.WriteString("<div><dt>")
	p.element(tag, term)
	p.WriteString("</dt>")
	p.element("dd", p.say(message))
	p.WriteString("</div>")
}

// aids writes the switch of language and the button that opens the help.
func (p *page) aids() {
	for _, l := range languages {
		if l.tag != p.tag {
			p.element("button", l.name, "type", "button", "class", "plain-button", "id", "language-"+l.tag, "lang", l.tag, "data-language", l.tag)
		}
	}
	p.element("button", p.say("help.open"), "type", "button", "class", "plain-button", "id", "help-open", "aria-haspopup", "dialog")
}
