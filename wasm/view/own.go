package view

import (
	"strings"

	"verbatim/wasm/bundle"
)

// Own is how things stand with articles of the reader's own: what is in the archive, and the work on it.
type Own struct {
	First    int // the first article of the archive that is the reader's own
	Articles int // how many are

	Stage   OwnStage
	Files   int // to be read
	Done    int // of Files
	Found   int // articles in them so far
	Left    int // files that hold no articles
	Built   int // steps of building the archive that are done
	Steps   int // of building it, 0 while they are not known
	Remarks []Remark
	Says    string // key of what is to be said of the last thing done, or ""
	Why     string // for its placeholder {why}

	Large  bool // the archive is too large for own articles to join it: they are an archive of their own
	Beside bool // that archive is the one that is shown
	Kept   bool // they are kept in this browser
	Looks  bool // quotes are being looked for in a text that was pasted

	Site OwnSite
}

// Percent is how much of building the archive is done.
func (o Own) Percent() int { return 100 * o.Built / max(1, o.Steps) }

// OwnStage is a step of the work on own articles.
type OwnStage int

// The steps, in their order.
const (
	OwnRests OwnStage = iota
	OwnReads
	OwnBuilds
	OwnWrites
)

// Remark is something to be said of a file.
type Remark struct {
	File, Words string
	Taken       bool // the file was taken all the same
}

// mostRemarks is how many remarks are written out.
const mostRemarks = 100

// local tells whether the article of an id, or of a quote's id, is the reader's own.
func (d Data) local(id string) bool {
	return d.Own.Articles > 0 && strings.HasPrefix(id, bundle.OwnPrefix)
}

// localBadge marks what is the reader's own, and says that links to it work here alone.
func (p *page) localBadge() {
	p.element("span", p.say("own.badge"), "class", "local", "title", p.say("own.badge.title"))
}

// ownWays writes how to give files. It depends on nothing, so that it is not replaced while it is used.
func (p *page) ownWays() {
	p.open("div", "class", "own-ways", "role", "group", "aria-labelledby", "own-ways-title")
	p.element("h2", p.say("own.title"), "id", "own-ways-title")
	p.element("p", p.say("own.hint"), "class", "quiet")
	for _, way := range []string{"files", "folder"} {
		p.chooser(p.say("own."+way), "id", "own-"+way, "data-own", way, "multiple", "", when(way == "folder", "webkitdirectory"), "")
	}
	p.end("div")
}

// chooser writes a button that lets a file be chosen; attributes are those of its field, in pairs.
func (p *page) chooser(words string, attributes ...string) {
	p.open("label", "class", "button chooser")
	p.element("span", words)
	p.open("input", append([]string{"type", "file"}, attributes...)...)
	p.end("label")
}

// own writes how things stand.
func (p *page) own(d Data) {
	o := d.Own
	p.open("div", "class", "own", "id", "own")
	p.open("p", "class", "lead", "role", "status", "id", "own-status")
	switch {
	case o.Looks:
		p.escape(p.say("add.looking"))
	case o.Stage == OwnReads:
		p.escape(p.say("own.reading", "done", p.figure(o.Done), "files", p.figure(o.Files), "articles", p.count("count.articles", o.Found)))
	case o.Stage == OwnBuilds:
		p.escape(p.say("own.building", "articles", p.count("count.articles", o.Found), "percent", p.figure(o.Percent())))
	case o.Stage == OwnWrites:
		p.escape(p.say("own.site.writing", "percent", p.figure(100*o.Site.Done/max(1, o.Site.Steps))))
	case o.Says != "":
		p.escape(p.say(o.Says, "articles", p.count("count.articles", o.Articles), "why", o.Why))
	case o.Articles > 0:
		p.escape(p.say("own.here", "articles", p.count("count.articles", o.Articles)))
	}
	p.end("p")
	if o.Stage != OwnRests {
		done, all := o.Done, o.Files
		switch o.Stage {
		case OwnBuilds:
			done, all = o.Built, max(1, o.Steps)
		case OwnWrites:
			done, all = o.Site.Done, o.Site.Steps
		}
		p.open("progress", "max", p.digits(all), "value", p.digits(done), "aria-labelledby", "own-status")
		p.end("progress")
	}
	if o.Stage == OwnReads || o.Stage == OwnWrites {
		p.ownButton("stop")
	}
	if o.Stage == OwnRests && o.Articles > 0 {
		p.ownHeld(o)
	}
	p.ownRemarks(o)
	if o.Stage == OwnRests && o.Articles > 0 {
		p.ownSite(o)
	}
	p.end("div")
}

// ownHeld writes what can be done with own articles that are here.
func (p *page) ownHeld(o Own) {
	if o.Large {
		p.element("p", p.say("own.large"), "class", "quiet")
	}
	p.open("div", "class", "own-acts")
	p.link(p.links.to(State{Route: Articles}), p.say("own.see"), "class", "button", "id", "own-see")
	if o.Large {
		if o.Beside {
			p.ownButton("archive-back")
		} else {
			p.ownButton("beside")
		}
	}
	p.link(p.links.to(State{Route: Review}), p.say("review.link"), "class", "button", "id", "own-review")
	p.ownButton("save")
	p.ownButton("wipe")
	p.end("div")
	p.open("p", "class", "own-keep")
	p.open("input", "type", "checkbox", "id", "own-keep", "data-own", "keep", when(o.Kept, "checked"), "", "aria-describedby", "own-keep-hint")
	p.element("label", p.say("own.keep"), "for", "own-keep")
	p.element("span", p.say("own.keep.hint"), "class", "quiet", "id", "own-keep-hint")
	p.end("p")
}

func (p *page) ownButton(name string) {
	p.element("button", p.say("own."+name), "type", "button", "class", "button", "id", "own-"+name, "data-own", name)
}

// ownRemarks lists what is to be said of files: of those that were not taken, before the reader's eyes, and how others were read.
func (p *page) ownRemarks(o Own) {
	if o.Left > 0 {
		p.element("p", p.count("own.left", o.Left), "class", "quiet")
	}
	var refused, taken []Remark
	for _, r := range o.Remarks {
		if r.Taken {
			taken = append(taken, r)
		} else {
			refused = append(refused, r)
		}
	}
	p.remarks("own-remarks", "own.remarks", refused, true)
	p.remarks("own-notes", "own.notes", taken, false)
}

// remarks writes a list that can be folded away.
func (p *page) remarks(id, title string, list []Remark, open bool) {
	if len(list) == 0 {
		return
	}
	p.open("details", "class", "own-remarks", "id", id, when(open, "open"), "")
	p.element("summary", p.count(title, len(list)), "id", id+"-summary")
	p.open("ul")
	for _, r := range list[:min(len(list), mostRemarks)] {
		p.open("li")
		p.element("b", r.File, "dir", "auto")
		p.escape(": " + r.Words)
		p.end("li")
	}
	p.end("ul")
	if more := len(list) - mostRemarks; more > 0 {
		p.element("p", p.count("own.remarks.more", more), "class", "quiet")
	}
	p.end("details")
}
