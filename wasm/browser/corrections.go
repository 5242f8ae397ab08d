//go:build js

package main

import (
	"strings"
	"syscall/js"

	"verbatim/wasm/article"
	"verbatim/wasm/cite"
	"verbatim/wasm/correct"
	"verbatim/wasm/query"
	"verbatim/wasm/view"
)

// Corrections are kept in the local storage. Where the archive may be built anew the workshop makes them in all of it, bundled articles too, so that search and
// counts follow; until then, and in larger archives, the cards say what was corrected.

// correctionsItem is workshop.CorrectionsItem, which this program does not link.
const correctionsItem = "verbatim.corrections"

// changesItem is where correct.History keeps what can be taken back, beside the corrections.
const changesItem = "verbatim.corrections.changes"

const correctFormID = "correct-form"

// mending is what the page knows of corrections.
type mending struct {
	view.Corrections
	history  correct.History // Patch, and what it was before each change
	building bool            // an archive with corrections is on its way
	stale    bool            // and Patch has changed since it was asked for
	due      bool            // what is looked up by other programs waits for it
	then     []func()        // what does
	held     js.Value        // an archive that has come while the form is open
	heldText string
}

func readCorrections() mending {
	patch, _ := correct.Read(correctionsItem, []byte(keptItem(correctionsItem)))
	h := correct.ReadHistory(patch, keptItem(changesItem))
	return mending{history: h, Corrections: view.Corrections{Patch: patch, Back: h.Changes() > 0}}
}

// mend makes a patch the one that counts. Whatever it takes the place of can be brought back.
func (p *page) mend(next correct.Patch) {
	p.mending.history.Change(next)
	p.mended()
}

// mended keeps the corrections as they are now, and has them made.
func (p *page) mended() {
	m := &p.mending
	m.Patch, m.Outcomes, m.Problems = m.history.Patch, nil, nil
	m.Back = m.history.Changes() > 0
	text := ""
	if len(m.Patch) > 0 {
		text = m.Patch.Text()
	}
	p.storeSetting(correctionsItem, text)
	keepItem(changesItem, m.history.Text())
	p.rebuild()
}

// whenMade does f once the archive has the corrections that are being made in it: as a rule at once.
func (p *page) whenMade(f func()) {
	if m := &p.mending; m.due {
		m.then = append(m.then, f)
		return
	}
	f()
}

// made does what waited for the corrections, or for it to be known that they are not made yet.
func (p *page) made() {
	m := &p.mending
	then := m.then
	m.due, m.then = false, nil
	for _, f := range then {
		f()
	}
}

// undo takes back the last change.
func (p *page) undo() {
	if p.mending.history.Undo() {
		p.mended()
		tell("corr.undone")
	}
}

// rebuild has the archive built anew with the corrections there are now.
func (p *page) rebuild() {
	m, o := &p.mending, &p.own
	switch {
	case len(m.Patch) == 0 && o.Articles == 0 && o.Stage == view.OwnRests && !o.primed:
		return
	case o.primed:
		boot.Call("tell", "correct", m.Patch.Text(), js.Null())
	default:
		p.prime()
	}
	m.Large = o.Large
	switch {
	case o.Stage != view.OwnRests || o.Large && o.Articles == 0: // what is being read will be built with them; or there is nothing to build
	case m.building:
		m.stale = true
	default:
		m.building, m.due = true, true
		boot.Call("tell", "build", "", js.Null())
	}
}

// outcomes takes in what became of the corrections: a line each.
func (p *page) outcomes(text string) {
	m := &p.mending
	m.Outcomes = nil
	if m.stale || text == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		id, rest, _ := strings.Cut(line, "\t")
		made, why, _ := strings.Cut(rest, "\t")
		n, _ := article.Number(made)
		m.Outcomes = append(m.Outcomes, correct.Outcome{Quote: id, Made: n, Why: why})
	}
}

// built reports whether an archive that has come is to be shown: it is not while the form is open, nor when corrections have been made since.
func (p *page) built(text string, bytes js.Value) bool {
	m := &p.mending
	m.building = false
	if m.stale {
		m.stale = false
		p.rebuild()
		return false
	}
	if find(correctFormID) != nil {
		m.held, m.heldText = bytes, text
		p.made()
		return false
	}
	return true
}

// reviewing brings the row of quotes to be reviewed up to date.
func (p *page) reviewing() view.Corrections {
	m := &p.mending
	c := m.Corrections
	if p.state.Route == view.Review {
		c.Queue = view.ReviewQueue(p.Archive, p.firstOwn(), m.Patch, m.Queue)
		if !p.remote.waits() {
			m.Queue = c.Queue
		}
	}
	return c
}

// firstOwn is the number of the first quote of the reader's own articles, where the archive has any; else there is no quote of that number.
func (p *page) firstOwn() int {
	if p.own.Articles == 0 || p.own.Large {
		return p.Archive.Info().Quotes
	}
	return p.Archive.FirstQuote(p.own.First)
}

// correct does what a button of corrections says.
func (p *page) correct(button element) {
	m := &p.mending
	id := button.GetAttribute("data-quote")
	switch button.GetAttribute("data-correct") {
	case "open":
		p.openForm(button, id)
	case "cancel":
		p.closeForm()
	case "reset":
		p.closeForm()
		for i, c := range m.Patch {
			if c.Quote.ID == id || i < len(m.Outcomes) && m.Outcomes[i].Quote == id {
				p.mend(m.Patch.Without(i))
				break
			}
		}
		p.afresh(id)
	case "speaker":
		p.decide(id, correct.Correction{Speaker: button.GetAttribute("data-name")})
	case "remove":
		p.decide(id, correct.Correction{Remove: true})
	case "undo":
		p.undo()
		p.show(p.state, false)
	case "drop":
		if n, ok := article.Number(id); ok {
			p.mend(m.Patch.Without(n))
			p.show(p.state, false)
		}
	case "forget":
		p.mend(nil)
		keepItem(changesItem, "") // until the page is closed they can be brought back, but nothing of them is kept
		p.show(p.state, false)
	case "file":
		save("mine.corrections", "text/plain", m.Patch.Text())
	}
}

// decide takes in what the reader says of the quote under review, and goes on to the next one that is to be reviewed.
func (p *page) decide(id string, c correct.Correction) {
	var anchor cite.Anchor
	var ok bool
	p.remote.until(func() { anchor, ok = view.ReviewAnchor(p.Archive, id) }, func() {
		if ok {
			c.Quote = anchor
			p.decided(c)
		}
	})
}

func (p *page) decided(c correct.Correction) {
	p.mend(p.mending.Patch.With(c))
	s := p.state
	s.At = p.mending.NextReview(s.At)
	tell("corr.kept")
	p.follow(s.Fragment(), move{})
	p.whenShown(func() {
		if heading := find("review-place"); heading != nil && p.focusedID() == "" {
			focus(heading)
		}
	})
}

// openForm opens the form of a correction below what its button belongs to.
func (p *page) openForm(button element, id string) {
	p.closeForm()
	place := button.Call("closest", ".card, .note, .review")
	var form string
	p.remote.until(func() { form = view.CorrectForm(p.ofQuote(), id) }, func() {
		if form == "" || !place.Truthy() {
			return
		}
		place.Call("insertAdjacentHTML", "beforeend", form)
		find(correctFormID).SetAttribute("data-from", button.ID())
		selectField("correct-speaker")
	})
}

// closeForm takes the form away, and shows the archive that has come meanwhile.
func (p *page) closeForm() {
	form := find(correctFormID)
	if form == nil {
		return
	}
	from := form.GetAttribute("data-from")
	form.Call("remove")
	p.refocus(from)
	if m := &p.mending; m.held.Truthy() {
		bytes, text := m.held, m.heldText
		m.held = js.Null()
		p.ownHeard("archive", text, bytes)
	}
}

// preview shows where the words in the form stand in the article.
func (p *page) preview(field element) {
	var html string
	p.remote.until(func() {
		html = view.ExtentPreview(p.ofQuote(), field.GetAttribute("data-preview"), field.Get("value").String())
	}, func() {
		if place := find("correct-preview"); place != nil {
			place.SetInnerHTML(html)
		}
	})
}

// ofQuote is what the form of one quote is written with: of a large archive the page itself looks up nothing else.
func (p *page) ofQuote() view.Data {
	return view.Data{Archive: p.Archive, Corrections: p.mending.Corrections}
}

// corrected takes in the form of a correction.
func (p *page) corrected(form js.Value) {
	id := form.Call("getAttribute", "data-quote").String()
	checked := func(name string) bool { return form.Get("elements").Get("is-" + name).Get("checked").Bool() }
	fields := view.Fields{Speaker: fieldNamed(form, "speaker"), Role: fieldNamed(form, "role"), Type: fieldNamed(form, "type"),
		Words: fieldNamed(form, "words"), Unclear: checked("unclear"), Remove: checked("remove")}
	var c correct.Correction
	var problem string
	p.remote.until(func() { c, problem = view.Corrected(p.ofQuote(), id, fields) }, func() {
		if problem != "" {
			if place := find("correct-problem"); place != nil {
				place.Set("textContent", problem)
			}
			return
		}
		p.closeForm()
		p.mend(p.mending.Patch.With(c))
		tell("corr.kept")
		p.afresh(id)
	})
}

// afresh draws the card of a quote anew, and whatever else shows it.
func (p *page) afresh(id string) {
	if card := find("quote-" + id); card != nil && p.shown.key != "" {
		if item := wrap(card.Call("closest", "#results ol.grows > li")); item != nil {
			p.redrawItems([]int{numberOf(item)})
		}
	}
	p.show(p.state, false)
}

// somebodyElse takes in the form by which a speaker's quotes are given to another person.
func (p *page) somebodyElse(form js.Value) {
	who, article, name := form.Call("getAttribute", "data-speaker").String(), fieldNamed(form, "article"), fieldNamed(form, "name")
	var c correct.Correction
	var ok bool
	p.remote.until(func() { c, ok = view.SomebodyElse(p.Archive, who, article, name) }, func() {
		if !ok {
			return
		}
		p.mend(p.mending.Patch.With(c))
		tell("corr.kept")
		p.follow(view.State{Route: view.Review}.Fragment(), move{})
	})
}

// openCorrections reads a file of corrections that the reader has chosen: those that are whole are joined with those here.
func (p *page) openCorrections(input element) {
	file := input.Get("files").Index(0)
	if !file.Truthy() {
		return
	}
	name := file.Get("name").String()
	var read js.Func
	read = js.FuncOf(func(_ js.Value, args []js.Value) any {
		read.Release()
		guard(func() { p.joinCorrections(name, args[0].String()) })
		return nil
	})
	file.Call("text").Call("then", read)
}

func (p *page) joinCorrections(name, text string) {
	patch, errs := correct.Read(name, []byte(text))
	if len(patch) > 0 {
		p.mend(p.mending.Patch.Join(patch))
	}
	find(toldID).Set("textContent", view.ReadWords(len(patch)))
	for _, e := range errs {
		p.mending.Problems = append(p.mending.Problems, e.Error())
	}
	if len(errs) > 0 && p.state.Route != view.Review {
		p.problems = append(p.problems, query.Problem{Message: errs[0].Error()})
	}
	p.show(p.state, false)
}

// reviewKey is what a key does in the review, by the id of the button or link that does the same.
func (p *page) reviewKey(key string) func() {
	id := "review-" + key
	switch key {
	case "Enter":
		id = "review-a"
	case "j":
		id = "review-next"
	case "k":
		id = "review-previous"
	}
	if len(key) > 1 && key != "Enter" {
		return nil
	}
	control := find(id)
	switch {
	case control == nil:
		return nil
	case control.HasAttribute("href"): // a click would be followed in a later turn, when another key may have been pressed
		return func() { p.followLink(id) }
	case p.due: // of a quote that nobody has seen yet nothing is decided
		return func() {}
	}
	return func() { control.Call("click") }
}
