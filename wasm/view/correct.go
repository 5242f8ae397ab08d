package view

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/correct"
	"verbatim/wasm/quote"
)

// Corrections are those that the reader has made, and what became of them.
type Corrections struct {
	Patch    correct.Patch
	Outcomes []correct.Outcome // of Patch in the archive that is shown; nil while it holds none of them
	Queue    []string          // ids of the quotes to be reviewed, as Review lists them
	Back     bool              // the last change can be undone
	Large    bool              // the archive is too large to be built anew with them
	Problems []string          // of a file of corrections that was opened
}

// of gives the reader's correction of a quote.
func (c Corrections) of(id string) (correct.Correction, bool) {
	for i, o := range c.Outcomes {
		if o.Quote == id && i < len(c.Patch) {
			return c.Patch[i], true
		}
	}
	return c.Patch.Of(id)
}

// corrected says of a quote that it was corrected, and by whom.
func (p *page) corrected(d Data, f found) {
	if c, ok := d.Corrections.of(f.id); ok {
		p.byReader(c)
	} else if correct.Made(f.Attribution) {
		p.byArchive()
	}
}

func (p *page) byArchive() { p.element("p", p.say("corr.by-archive"), "class", "corrected") }

func (p *page) byReader(c correct.Correction) {
	p.element("p", p.say("corr.by-you", "what", p.changes(c)), "class", "corrected", "dir", "auto")
}

// changes says what a correction sets.
func (p *page) changes(c correct.Correction) string {
	var list []string
	add := func(key, value string) {
		if value != "" {
			list = append(list, p.say("corr.what."+key, "value", value))
		}
	}
	if c.Quote.ID == "" {
		key := "people"
		if c.Article != "" {
			key = "people-in"
		}
		return p.say("corr.what."+key, "from", strings.Join(c.People, ", "), "to", c.Becomes, "article", c.Article)
	}
	if c.Remove {
		return p.say("corr.what.remove")
	}
	switch c.Speaker {
	case correct.Unclear:
		list = append(list, p.say("speaker.unclear"))
	default:
		add("speaker", c.Speaker)
	}
	if c.Role == correct.NoRole {
		list = append(list, p.say("corr.what.no-role"))
	} else {
		add("role", c.Role)
	}
	if c.Type != "" {
		add("type", p.say("kind."+c.Type))
	}
	add("words", strings.Join(c.Words, " … "))
	return strings.Join(list, "; ")
}

// correctButton writes the button that opens the form in place.
func (p *page) correctButton(f found, id string) {
	if p.links.static && !p.links.home {
		return
	}
	p.element("button", p.say("corr.open"), "type", "button", "class", "plain-button", "id", id, "data-correct", "open", "data-quote", f.id)
}

// lines are the parts of a quote, a line each.
func (f found) lines() string {
	var lines []string
	for _, piece := range f.Pieces {
		lines = append(lines, strings.Join(strings.Fields(f.text(piece)), " "))
	}
	return strings.Join(lines, "\n")
}

// mostSuggested is how many names a field of the form suggests.
const mostSuggested = 200

// CorrectForm writes the form by which a quote is corrected, with what is known of it. It is "" when there is no such quote.
func CorrectForm(d Data, id string) string {
	q, ok := d.Archive.QuoteByID(id)
	if !ok {
		return ""
	}
	f, err := d.find(q)
	if err != nil {
		return ""
	}
	n, i := d.Archive.Locate(q)
	item, _ := d.Archive.Item(n)
	p := &page{catalogue: words()}
	p.open("form", "id", "correct-form", "class", "correct", "data-quote", id, "aria-labelledby", "correct-title")
	p.element("p", p.say("corr.title"), "class", "lead", "id", "correct-title")
	name := f.speakerWords()
	p.field("speaker", name, "list", "correct-names")
	p.names("correct-names", append(correct.Candidates(item, i), d.speakerNames()...))
	p.box("unclear", f.Confidence == quote.Unclear)
	p.field("role", f.text(f.Role))
	p.element("label", p.say("corr.type.label"), "for", "correct-type")
	p.open("select", "id", "correct-type", "name", "type", "class", "field")
	for k := quote.Direct; k <= quote.Mixed; k++ {
		p.element("option", p.say("kind."+k.String()), "value", k.String(), when(k == f.Kind, "selected"), "")
	}
	p.end("select")
	p.element("label", p.say("corr.words.label"), "for", "correct-words")
	p.open("textarea", "id", "correct-words", "name", "words", "rows", "3", "dir", "auto", "lang", f.article.Meta.Lang, "data-preview", id)
	p.WriteByte('\n')
	p.escape(f.lines())
	p.WriteString("</textarea>")
	p.open("div", "id", "correct-preview", "class", "text preview", "role", "group", "aria-label", p.say("corr.preview"), "dir", "auto", "lang", f.article.Meta.Lang)
	p.preview(f.article, f.Pieces)
	p.end("div")
	p.box("remove", false)
	p.element("p", "", "class", "problem", "role", "alert", "id", "correct-problem")
	p.WriteString(`<div class="own-acts">`)
	p.element("button", p.say("corr.save"), "type", "submit", "class", "button", "id", "correct-save")
	p.correctAct("cancel", id)
	if _, ok := d.Corrections.of(id); ok {
		p.correctAct("reset", id)
	}
	p.WriteString("</div></form>")
	return p.String()
}

func (p *page) field(name, value string, attributes ...string) {
	p.element("label", p.say("corr."+name+".label"), "for", "correct-"+name)
	p.open("input", append([]string{"id", "correct-" + name, "name", name, "type", "text", "class", "field", "dir", "auto", "autocomplete", "off", when(value != "", "value"), value}, attributes...)...)
}

// box writes a checkbox. Its name begins with "is-": a field named "remove" would hide the form's own method.
func (p *page) box(name string, checked bool) {
	p.WriteString(`<label class="switch">`)
	p.open("input", "type", "checkbox", "id", "correct-"+name, "name", "is-"+name, when(checked, "checked"), "")
	p.escape(p.say("corr." + name + ".label"))
	p.end("label")
}

// names writes names that a field suggests, each once.
func (p *page) names(id string, list []string) {
	p.open("datalist", "id", id)
	seen := map[string]bool{}
	for _, name := range list {
		if !seen[name] && len(seen) < mostSuggested {
			seen[name] = true
			p.element("option", "", "value", name)
		}
	}
	p.end("datalist")
}

func (d Data) speakerNames() []string {
	all := d.Archive.Speakers()
	names := make([]string, min(len(all), mostSuggested))
	for i := range names {
		names[i] = all[i].Name
	}
	return names
}

// correctAct writes a button of corrections. value says what it acts on.
func (p *page) correctAct(act, value string, attributes ...string) {
	p.element("button", p.say("corr."+act), append([]string{"type", "button", "class", "button", "id", "correct-" + act, "data-correct", act, "data-quote", value}, attributes...)...)
}

// preview writes the blocks in which an extent stands, with it marked.
func (p *page) preview(a *article.Article, spans []article.Span) {
	var layers []layer
	for _, s := range spans {
		layers = append(layers, layer{span: s, tag: "mark", first: []string{"class", "said speaker-0"}, rest: []string{"class", "said speaker-0"}})
	}
	for i := range a.Blocks {
		if b := a.Blocks[i].Span; b.Start < spans[len(spans)-1].End && spans[0].Start < b.End {
			p.WriteString("<p>")
			p.nest(a.Text, b, layers)
			p.WriteString("</p>")
		}
	}
}

// ExtentPreview writes where words typed into the form stand in the article, or why they cannot be told there.
func ExtentPreview(d Data, id, typed string) string {
	p := &page{catalogue: words()}
	q, ok := d.Archive.QuoteByID(id)
	if !ok {
		return ""
	}
	f, err := d.find(q)
	if err != nil {
		return ""
	}
	if spans, why := correct.Extent(f.article, f.Pieces, partsOf(typed)); why != "" {
		p.element("p", p.told(why), "class", "problem")
	} else {
		p.preview(f.article, spans)
	}
	return p.String()
}

// partsOf are the lines of a text that hold anything.
func partsOf(typed string) []string {
	var parts []string
	for line := range strings.Lines(typed) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			parts = append(parts, line)
		}
	}
	return parts
}

// Fields is what the form of a correction holds.
type Fields struct {
	Speaker, Role, Type, Words string
	Unclear, Remove            bool
}

// Corrected gives the correction that the form makes of a quote. problem says in words why there is none.
func Corrected(d Data, id string, v Fields) (c correct.Correction, problem string) {
	w := words()
	q, ok := d.Archive.QuoteByID(id)
	if !ok {
		return c, w.say("stale.quote", "id", id)
	}
	r, err := cite.Of(d.Archive, q, cite.Site{})
	if err != nil {
		return c, err.Error()
	}
	f, err := d.find(q)
	if err != nil {
		return c, err.Error()
	}
	c.Quote = r.Anchor()
	if v.Remove {
		c.Remove = true
		return c, ""
	}
	name, role := strings.Join(strings.Fields(v.Speaker), " "), strings.Join(strings.Fields(v.Role), " ")
	switch {
	case name != "" && name != f.speakerWords():
		c.Speaker = name
	case (v.Unclear || name == "") && f.Confidence != quote.Unclear:
		c.Speaker = correct.Unclear
	}
	if was := strings.Join(strings.Fields(f.text(f.Role)), " "); role == "" && was != "" && c.Speaker == "" {
		c.Role = correct.NoRole
	} else if role != was && role != "" {
		if _, ok := correct.Phrase(f.article, f.Pieces[0].Start, role); !ok {
			return c, w.say("corr.no-role")
		}
		c.Role = role
	}
	if v.Type != f.Kind.String() {
		c.Type = v.Type
	}
	if parts := partsOf(v.Words); strings.Join(parts, "\n") != f.lines() {
		if _, why := correct.Extent(f.article, f.Pieces, parts); why != "" {
			return c, w.told(why)
		}
		c.Words = parts
	}
	if c.Speaker+c.Role+c.Type == "" && c.Words == nil {
		return c, w.say("corr.nothing")
	}
	return c, ""
}

// people writes the form by which a speaker's quotes are given to somebody else: in all articles, so that two become one, or in one article.
func (p *page) people(d Data, who bundle.Speaker, quotes []int) {
	if p.links.static {
		return
	}
	p.open("details", "class", "correct-people", "id", "correct-people")
	p.element("summary", p.say("people.title"), "id", "correct-people-summary")
	p.open("form", "id", "people-form", "class", "correct", "data-speaker", who.Slug)
	p.element("p", p.say("people.hint"), "class", "quiet")
	p.element("label", p.say("people.name"), "for", "people-name")
	p.open("input", "id", "people-name", "name", "name", "type", "text", "required", "", "class", "field", "dir", "auto", "autocomplete", "off", "list", "people-names")
	p.names("people-names", d.speakerNames())
	p.element("label", p.say("people.where"), "for", "people-article")
	p.open("select", "id", "people-article", "name", "article", "class", "field")
	p.element("option", p.say("people.all"), "value", "")
	last := -1
	for _, q := range quotes[:min(len(quotes), mostRead)] {
		n, _ := d.Archive.Locate(q)
		if n == last {
			continue
		}
		last = n
		id, m := d.Archive.Meta(n)
		p.element("option", m.Title, "value", id)
	}
	p.end("select")
	p.element("button", p.say("people.submit"), "type", "submit", "class", "button", "id", "people-submit")
	p.WriteString("</form></details>")
}

// SomebodyElse is the correction by which the quotes of a speaker, in one article or with "" in all, are somebody else's. ok is false where there is nobody of
// that slug, or nothing would change.
func SomebodyElse(a *bundle.Archive, slug, in, name string) (c correct.Correction, ok bool) {
	i, ok := a.SpeakerBySlug(slug)
	name = strings.Join(strings.Fields(name), " ")
	if !ok || name == "" || name == a.Speakers()[i].Name {
		return c, false
	}
	s := a.Speakers()[i]
	return correct.Correction{People: append([]string{s.Name}, s.Variants...), Article: in, Becomes: name}, true
}

// ReadWords says how many corrections were read from a file.
func ReadWords(n int) string { return words().count("corr.read", n) }
