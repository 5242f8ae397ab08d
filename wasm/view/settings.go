package view

import "strings"

// Settings is what a reader has chosen for good. The browser keeps it in its local storage; it is sent nowhere.
type Settings struct {
	NoShortcuts bool    // single keys mean nothing
	Saved       []Saved // filters under names, in the order in which they were saved
}

// Saved is a query under a name.
type Saved struct {
	Name     string
	Fragment string // address of the state, from which only the query counts
}

// Save is the settings with the query of s under a name, in place of one of that name. An empty name saves nothing.
func (t Settings) Save(name string, s State) Settings {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return t
	}
	t = t.Forget(name)
	t.Saved = append(t.Saved, Saved{name, State{Route: Quotes, Query: s.Query}.Fragment()})
	return t
}

// Forget is the settings without the query of that name.
func (t Settings) Forget(name string) Settings {
	var kept []Saved
	for _, saved := range t.Saved {
		if saved.Name != name {
			kept = append(kept, saved)
		}
	}
	t.Saved = kept
	return t
}

// SavedText writes the saved queries as text, a line each: name, tab, address.
func (t Settings) SavedText() string {
	var b strings.Builder
	for _, saved := range t.Saved {
		b.WriteString(saved.Name + "\t" + saved.Fragment + "\n")
	}
	return b.String()
}

// ReadSaved reads what SavedText wrote. Lines of another form are left out, and of an address what is no query.
func ReadSaved(text string) []Saved {
	var t Settings
	for line := range strings.Lines(text) {
		if name, fragment, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			s, _ := ParseFragment(fragment)
			t = t.Save(name, s)
		}
	}
	return t.Saved
}

// saved writes the queries that the reader has kept, and the form to keep the present one.
func (p *page) saved(s State, d Data) {
	if p.links.static || !asks(s.Query) && len(d.Settings.Saved) == 0 {
		return
	}
	p.open("details", "class", "saved", "id", "saved")
	p.element("summary", p.say("saved.title"), "id", "saved-summary")
	if len(d.Settings.Saved) > 0 {
		p.open("ul", "aria-label", p.say("saved.title"))
		for _, saved := range d.Settings.Saved {
			p.WriteString("<li>")
			p.link(saved.Fragment, saved.Name, "dir", "auto")
			p.element("button", "×", "type", "button", "class", "forget", "data-forget", saved.Name, "aria-label", p.say("saved.forget", "name", saved.Name))
			p.WriteString("</li>")
		}
		p.WriteString("</ul>")
	}
	if asks(s.Query) {
		p.WriteString(`<form id="save-form">`)
		p.element("label", p.say("saved.name"), "for", "save-name")
		p.open("input", "id", "save-name", "name", "text", "required", "", "maxlength", "80", "autocomplete", "off", "dir", "auto", "aria-describedby", "save-hint")
		p.element("button", p.say("saved.save"), "class", "button", "type", "submit", "id", "save-submit")
		p.element("p", p.say("saved.hint"), "class", "quiet", "id", "save-hint")
		p.WriteString("</form>")
	}
	p.WriteString("</details>")
}
