package view

// OwnSite is what the reader has chosen of a site of own articles, how far it is, and what was written last.
type OwnSite struct {
	Single bool   // one HTML file, in the place of a folder
	All    bool   // with the articles of the page's archive
	Title  string // "" for that of the archive

	Done, Steps int // of the work on it

	Says    string // key of what is to be said of the last one, or ""
	Why     string
	Name    string // of the file
	Files   int    // in it
	Bytes   int    // of the file
	Held    int    // articles in it
	Quoting int    // quotes in them
}

// NoTitle is the title of a site to which none was given.
const NoTitle = "Verbatim"

// ownSite writes how a site is made of own articles.
func (p *page) ownSite(own Own) {
	o := own.Site
	p.open("section", "class", "own-site", "id", "own-site", "aria-labelledby", "own-site-title")
	p.element("h3", p.say("own.site"), "id", "own-site-title")
	p.element("p", p.say("own.site.hint"), "class", "quiet")
	p.ownChoice("own.site.form", "form", o.Single, "folder", "single")
	if !own.Large {
		p.ownChoice("own.site.which", "which", o.All, "own", "all")
	}
	p.open("p")
	p.element("label", p.say("own.site.name"), "for", "own-site-name")
	p.open("input", "type", "text", "id", "own-site-name", "data-own", "site-name", "value", o.Title, "placeholder", NoTitle, "maxlength", "100", "autocomplete", "off", "dir", "auto")
	p.end("p")
	p.ownButton("site-write")
	p.open("p", "role", "status", "id", "own-site-status")
	if o.Says != "" {
		p.escape(p.say(o.Says, "name", o.Name, "files", p.count("own.site.files", o.Files), "size", p.say("own.site.size", "n", p.figure((o.Bytes+999)/1000)), "articles", p.count("count.articles", o.Held),
			"quotes", p.count("count.quotes", o.Quoting), "why", o.Why))
	}
	p.end("p")
	p.end("section")
}

// ownChoice writes two ways between which one is chosen, the second when it is so.
func (p *page) ownChoice(label, name string, second bool, values ...string) {
	p.open("fieldset")
	p.element("legend", p.say(label))
	for i, value := range values {
		id := "own-site-" + value
		p.open("label", "for", id)
		p.open("input", "type", "radio", "name", "own-"+name, "id", id, "data-own", "site-"+value, when(second == (i == 1), "checked"), "")
		p.element("span", p.say("own.site."+value))
		p.end("label")
	}
	p.end("fieldset")
}
