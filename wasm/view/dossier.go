package view

import (
	"strconv"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
)

// Dossier is the quotes that a reader has collected, in the reader's order, with notes. The browser keeps it in its local storage; it is sent nowhere.
type Dossier struct {
	Entries []Entry
}

// Entry is a collected quote. It is found again by its anchor when the archive has changed.
type Entry struct {
	Anchor cite.Anchor
	Note   string
}

// WithoutOwn is the dossier without quotes of the reader's own articles.
func (t Dossier) WithoutOwn() Dossier { return t.without(bundle.OwnPrefix) }

// WithoutArticle is the dossier without quotes of an article.
func (t Dossier) WithoutArticle(id string) Dossier { return t.without(id + "/") }

func (t Dossier) without(prefix string) Dossier {
	var kept []Entry
	for _, e := range t.Entries {
		if !strings.HasPrefix(e.Anchor.ID, prefix) {
			kept = append(kept, e)
		}
	}
	return Dossier{kept}
}

func (t Dossier) index(id string) int {
	for i := range t.Entries {
		if t.Entries[i].Anchor.ID == id {
			return i
		}
	}
	return -1
}

// Has tells whether the quote of that id is collected.
func (t Dossier) Has(id string) bool { return t.index(id) >= 0 }

// with is a dossier of other entries, so that none that was handed out is changed.
func (t Dossier) with(change func([]Entry) []Entry) Dossier {
	return Dossier{change(append([]Entry(nil), t.Entries...))}
}

// Toggle is the dossier with the quote of an archive at its end, or without it when it was there.
func (t Dossier) Toggle(a *bundle.Archive, id string) Dossier {
	if i := t.index(id); i >= 0 {
		return t.Remove(i)
	}
	q, ok := a.QuoteByID(id)
	if !ok {
		return t
	}
	r, err := cite.Of(a, q, cite.Site{})
	if err != nil {
		return t
	}
	return t.with(func(list []Entry) []Entry { return append(list, Entry{Anchor: r.Anchor()}) })
}

// Remove is the dossier without entry i.
func (t Dossier) Remove(i int) Dossier {
	if i < 0 || i >= len(t.Entries) {
		return t
	}
	return t.with(func(list []Entry) []Entry { return append(list[:i], list[i+1:]...) })
}

// Move is the dossier with entry i in the place of its neighbour, by -1 before or by 1 after it.
func (t Dossier) Move(i, by int) Dossier {
	j := i + by
	if i < 0 || i >= len(t.Entries) || j < 0 || j >= len(t.Entries) {
		return t
	}
	return t.with(func(list []Entry) []Entry { list[i], list[j] = list[j], list[i]; return list })
}

// WithNote is the dossier with another note at entry i.
func (t Dossier) WithNote(i int, note string) Dossier {
	if i < 0 || i >= len(t.Entries) {
		return t
	}
	return t.with(func(list []Entry) []Entry { list[i].Note = note; return list })
}

// Add is the dossier with those entries of another that it does not have.
func (t Dossier) Add(other Dossier) Dossier {
	return t.with(func(list []Entry) []Entry {
		for _, e := range other.Entries {
			if !t.Has(e.Anchor.ID) {
				list = append(list, e)
			}
		}
		return list
	})
}

const dossierHead = "verbatim-dossier 1"

// Text writes the dossier as a file: a line that says what it is, and one for each entry, its address, a tab, and its note, percent-encoded.
func (t Dossier) Text() string {
	var b strings.Builder
	b.WriteString(dossierHead + "\n")
	for _, e := range t.Entries {
		b.WriteString(e.Anchor.Fragment() + "\t" + encode(e.Note) + "\n")
	}
	return b.String()
}

// ReadDossier reads what Text wrote. Lines of another form are left out; ok is false when the text is no dossier at all.
func ReadDossier(text string) (t Dossier, ok bool) {
	head, rest, _ := strings.Cut(text, "\n")
	if strings.TrimSpace(head) != dossierHead {
		return Dossier{}, false
	}
	for line := range strings.Lines(rest) {
		fragment, note, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		s, _ := ParseFragment(fragment)
		if s.Route != Quote || t.Has(s.ID) {
			continue
		}
		r := fragmentReader{catalogue: words()}
		t.Entries = append(t.Entries, Entry{Anchor: s.Anchor(), Note: r.decode(strings.ReplaceAll(note, "+", "%2B"))})
	}
	return t, true
}

// Export begins to write the quotes of the dossier that are still in the archive, with their notes.
func (t Dossier) Export(a *bundle.Archive, f cite.Format, at cite.Site) (*cite.Export, bool) {
	var quotes []int
	var notes []string
	for _, e := range t.Entries {
		if r, err := cite.Resolve(a, e.Anchor); err == nil && r.Place.Quote >= 0 {
			quotes, notes = append(quotes, r.Place.Quote), append(notes, e.Note)
		}
	}
	export, ok := cite.New(a, f, quotes, at)
	if ok {
		export.Notes, export.Titled = notes, words().say("nav.dossier")
	}
	return export, ok
}

// dossier writes the collected quotes, each with how it was found again, its note and the buttons that move it.
func (p *page) dossier(d Data) {
	p.element("h2", p.say("nav.dossier"))
	if len(d.Dossier.Entries) == 0 {
		p.element("p", p.say("dossier.empty"), "class", "lead")
	} else {
		p.WriteString(`<div class="acts">`)
		p.element("button", p.say("dossier.print"), "type", "button", "class", "plain-button", "id", "dossier-print", "data-dossier", "print")
		p.element("button", p.say("dossier.save"), "type", "button", "class", "plain-button", "id", "dossier-save", "data-dossier", "save")
		p.exportMenu("dossier", p.say("export.dossier"))
		p.WriteString("</div>")
	}
	p.WriteString(`<p class="acts">`)
	p.chooser(p.say("dossier.open"), "id", "dossier-open", "accept", ".txt,text/plain")
	p.WriteString("</p>")
	if len(d.Dossier.Entries) == 0 {
		return
	}
	p.open("ol", "class", "cards", "aria-label", p.say("nav.dossier"))
	for i, e := range d.Dossier.Entries {
		p.WriteString("<li>")
		p.entry(d, i, e)
		p.WriteString("</li>")
	}
	p.WriteString("</ol>")
}

// appeared says where the article of a quote was published, with its address there, which is printed as well.
func (p *page) appeared(d Data, q int) {
	f, err := d.find(q)
	if err != nil {
		return // the card has said so
	}
	meta := f.article.Meta
	if meta.Publisher == "" && !safeURL(meta.URL) {
		return
	}
	p.WriteString(`<p class="quiet appeared">`)
	if meta.Publisher != "" {
		p.element("span", meta.Publisher, "dir", "auto")
	}
	if safeURL(meta.URL) {
		p.WriteByte(' ')
		p.link(meta.URL, p.say("banner.original"), "rel", "noopener noreferrer external")
	}
	p.WriteString("</p>")
}

func (p *page) entry(d Data, i int, e Entry) {
	r, err := cite.Resolve(d.Archive, e.Anchor)
	switch {
	case err != nil:
		p.element("p", p.say("error.check", "error", err.Error()), "class", "failed")
	case r.How == cite.AsBefore && r.Place.Quote >= 0:
		p.quoteCard(d, r.Place.Quote)
		p.appeared(d, r.Place.Quote)
	default:
		q := *p
		q.Builder = strings.Builder{}
		q.resolution(d, e.Anchor, r)
		p.WriteString(strings.ReplaceAll(q.String(), `id="`+ResolvedID+`"`, `id="`+ResolvedID+`-`+strconv.Itoa(i)+`"`))
	}
	n := strconv.Itoa(i)
	p.WriteString(`<div class="memo">`)
	p.element("label", p.say("dossier.note", "n", p.figure(i+1)), "for", "note-"+n)
	p.open("textarea", "id", "note-"+n, "rows", "2", "dir", "auto", "placeholder", " ", "data-note", n) // the placeholder tells the style an empty one
	p.WriteByte('\n')
	p.escape(e.Note)
	p.WriteString(`</textarea></div><div class="acts">`)
	button := func(act string) {
		p.element("button", p.say("dossier."+act), "type", "button", "class", "plain-button", "id", act+"-"+n, "data-dossier", act, "data-entry", n,
			"aria-label", p.say("dossier."+act)+" "+p.figure(i+1))
	}
	if i > 0 {
		button("up")
	}
	if i+1 < len(d.Dossier.Entries) {
		button("down")
	}
	button("remove")
	p.WriteString("</div>")
}
