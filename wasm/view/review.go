package view

import (
	"slices"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/correct"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// mostReviewed is how many quotes are put into the row of those to be reviewed.
const mostReviewed = 2000

// choices are the keys by which the likeliest speakers are chosen. j, k, n, o, s, u and x mean something else.
const choices = "abcdefgh"

// ReviewQueue lists the ids of the quotes to be reviewed: those of before, in their order, then those whose speaker is unclear, then those whose speaker is only
// described, of both those from quote own on, which are in the reader's own articles, before the others; then those that the reader has corrected.
func ReviewQueue(a *bundle.Archive, own int, patch correct.Patch, before []string) []string {
	queue := slices.Clone(before)
	known := map[string]bool{}
	for _, id := range queue {
		known[id] = true
	}
	add := func(id string) {
		if id != "" && !known[id] && len(queue) < mostReviewed {
			known[id] = true
			queue = append(queue, id)
		}
	}
	if column, err := a.Index().Column(index.Confidence); err == nil {
		for _, c := range []quote.Confidence{quote.Unclear, quote.Described} {
			value, ok := column.Number(c.String())
			if !ok {
				continue
			}
			docs := column.Docs(uint32(value))
			first, _ := slices.BinarySearch(docs, uint32(own))
			for _, docs := range [][]uint32{docs[first:], docs[:first]} {
				for _, q := range docs[:min(len(docs), mostReviewed)] {
					add(a.QuoteID(int(q)))
				}
			}
		}
	}
	for _, c := range patch {
		add(c.Quote.ID)
	}
	return queue
}

// reviewed tells whether the reader has decided on a quote.
func (c Corrections) reviewed(id string) bool {
	_, ok := c.of(id)
	return ok
}

// done is how many of the queue have been reviewed.
func (c Corrections) done() int {
	n := 0
	for _, id := range c.Queue {
		if c.reviewed(id) {
			n++
		}
	}
	return n
}

// NextReview is the place in the queue of the first quote after place at that has not been reviewed, taken round in a circle, or at.
func (c Corrections) NextReview(at int) int {
	for i := range c.Queue {
		if next := (at + 1 + i) % len(c.Queue); !c.reviewed(c.Queue[next]) {
			return next
		}
	}
	return at
}

// review writes the view in which speakers are reviewed one quote after the other, and the corrections made so far.
func (p *page) review(s State, d Data) {
	c := d.Corrections
	p.element("h2", p.say("review.title"))
	p.element("p", p.say("review.hint"), "class", "quiet")
	if len(c.Queue) == 0 {
		p.element("p", p.say("review.empty"), "class", "lead")
	} else {
		at := min(max(s.At, 0), len(c.Queue)-1)
		p.element("p", p.say("review.progress", "done", p.figure(c.done()), "all", p.figure(len(c.Queue))), "class", "lead", "id", "review-progress")
		p.open("progress", "max", p.digits(len(c.Queue)), "value", p.digits(c.done()), "aria-labelledby", "review-progress")
		p.end("progress")
		p.reviewed(s, d, at)
	}
	p.corrections(d)
}

// reviewed writes the quote at a place of the queue, with the choices that there are.
func (p *page) reviewed(s State, d Data, at int) {
	queue := d.Corrections.Queue
	p.open("section", "class", "review", "id", "review", "aria-labelledby", "review-place")
	p.open("div", "class", "own-acts")
	p.element("h3", p.say("review.place", "n", p.figure(at+1), "all", p.figure(len(queue))), "id", "review-place", "tabindex", "-1")
	if at > 0 {
		p.link(State{Route: Review, At: at - 1}.Fragment(), p.say("review.previous"), "id", "review-previous", "class", "button")
	}
	if at+1 < len(queue) {
		p.link(State{Route: Review, At: at + 1}.Fragment(), p.say("review.next"), "id", "review-next", "class", "button")
	}
	p.end("div")
	q, ok := d.Archive.QuoteByID(queue[at])
	if !ok {
		p.gone(d, queue[at])
		p.end("section")
		return
	}
	n, i := d.Archive.Locate(q)
	o, err := d.openArticle(n, State{Route: Quote, ID: queue[at]})
	if err != nil {
		p.element("p", p.say("error.quote", "error", err.Error()), "class", "failed")
		p.end("section")
		return
	}
	f := o.quotes[i]
	p.WriteString(`<ul class="source">`)
	p.where(f.article, f.section())
	p.WriteString("</ul>")
	p.stretch(o, f)
	p.WriteString(`<div class="who">`)
	p.attribution(d.Archive, f)
	p.corrected(d, f)
	p.WriteString("</div>")
	p.choices(o.item, i, f.id)
	p.why(f, "review-why")
	p.end("section")
}

// gone says of a quote that is not in the archive what the reader has done about it.
func (p *page) gone(d Data, id string) {
	c, ok := d.Corrections.of(id)
	switch {
	case ok && c.Remove:
		p.element("p", p.say("review.removed"), "class", "lead")
	default:
		p.element("p", p.say("stale.quote", "id", id), "class", "lead")
	}
	if ok {
		p.element("blockquote", c.Quote.Exact, "class", "words", "dir", "auto")
	}
}

// stretch writes the blocks around a quote, with it marked.
func (p *page) stretch(o opened, f found) {
	a := f.article
	p.open("div", "class", "text preview", "dir", "auto", "lang", a.Meta.Lang)
	first, last := -1, 0
	for i := range a.Blocks {
		if b := a.Blocks[i].Span; b.Start < f.Pieces[len(f.Pieces)-1].End && f.Pieces[0].Start < b.End {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	o.quotes, o.chosen = []found{f}, 0
	for i := max(0, first-1); i <= min(last+1, len(a.Blocks)-1); i++ {
		if b := &a.Blocks[i]; b.Kind == article.Paragraph || b.Kind == article.Quotation || b.Kind == article.ListItem {
			p.paragraph(o, b)
		}
	}
	p.end("div")
}

// choices writes the buttons by which it is said who said a quote, each with its key.
func (p *page) choices(item bundle.Item, i int, id string) {
	p.open("div", "class", "choices", "role", "group", "aria-label", p.say("review.title"))
	choice := func(key, act, name, text string) {
		p.open("button", "type", "button", "class", "button", "id", "review-"+key, "data-correct", act, "data-quote", id, when(name != "", "data-name"), name, "aria-keyshortcuts", key)
		p.element("kbd", key, "aria-hidden", "true")
		p.element("span", text, "dir", "auto")
		p.end("button")
	}
	names := correct.Candidates(item, i)
	for n, name := range names[:min(len(names), len(choices))] {
		choice(choices[n:n+1], "speaker", name, name)
	}
	choice("x", "speaker", correct.Unclear, p.say("review.unclear"))
	choice("n", "remove", "", p.say("review.none"))
	choice("s", "open", "", p.say("review.somebody"))
	p.end("div")
	p.element("p", p.say("review.keys"), "class", "quiet")
}

// mostCorrections is how many of the corrections are listed.
const mostCorrections = 300

// corrections lists the reader's corrections, with what can be done with them.
func (p *page) corrections(d Data) {
	c := d.Corrections
	p.open("section", "class", "corrections", "aria-labelledby", "corrections-title")
	p.element("h3", p.say("corr.list"), "id", "corrections-title", "tabindex", "-1")
	p.element("p", p.say("corr.hint"), "class", "quiet")
	if c.Large {
		p.element("p", p.say("corr.large"), "class", "local-note")
	}
	p.open("div", "class", "own-acts")
	if c.Back {
		p.element("button", p.say("corr.undo"), "type", "button", "class", "button", "id", "review-u", "data-correct", "undo", "aria-keyshortcuts", "u")
	}
	if len(c.Patch) > 0 {
		p.correctAct("file", "")
		p.correctAct("forget", "")
	}
	p.chooser(p.say("corr.import"), "id", CorrectionsFileID, "accept", ".corrections,text/plain")
	p.end("div")
	for _, problem := range c.Problems[:min(len(c.Problems), mostRemarks)] {
		p.element("p", problem, "class", "problem", "dir", "auto")
	}
	p.open("ol", "class", "entries", "id", "corrections")
	for i := range c.Patch[:min(len(c.Patch), mostCorrections)] {
		p.correction(d, i)
	}
	p.end("ol")
	if more := len(c.Patch) - mostCorrections; more > 0 {
		p.element("p", p.count("own.remarks.more", more), "class", "quiet")
	}
	p.end("section")
}

// CorrectionsFileID is the id of the field by which a file of corrections is opened.
const CorrectionsFileID = "corrections-open"

// correction writes one of the reader's corrections, and what became of it.
func (p *page) correction(d Data, i int) {
	c := d.Corrections.Patch[i]
	p.WriteString("<li>")
	if c.Quote.ID != "" {
		p.link(State{Route: Quote, ID: c.Quote.ID}.Fragment(), shorten(c.Quote.Exact, longEvidence), "dir", "auto")
	}
	p.element("p", p.changes(c), "dir", "auto")
	state := p.say("corr.waiting")
	if i < len(d.Corrections.Outcomes) {
		if o := d.Corrections.Outcomes[i]; o.Why == "" {
			state = p.count("corr.made", o.Made)
		} else {
			state = p.say("corr.not-made", "why", p.told(o.Why))
		}
	}
	p.element("p", state, "class", "quiet")
	what := c.Quote.Exact
	if c.Quote.ID == "" {
		what = strings.Join(c.People, ", ")
	}
	p.element("button", p.say("corr.drop"), "type", "button", "class", "plain-button", "id", "correct-drop-"+p.digits(i), "data-correct", "drop", "data-quote", p.digits(i),
		"aria-label", p.say("corr.drop")+": "+shorten(what, longEvidence))
	p.WriteString("</li>")
}

// ReviewAnchor is how a correction names a quote of the archive; ok is false when there is none of that id.
func ReviewAnchor(a *bundle.Archive, id string) (anchor cite.Anchor, ok bool) {
	q, ok := a.QuoteByID(id)
	if !ok {
		return anchor, false
	}
	r, err := cite.Of(a, q, cite.Site{})
	if err != nil {
		return anchor, false
	}
	return r.Anchor(), true
}
