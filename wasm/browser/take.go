//go:build js

package main

import (
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/view"
)

const (
	dossierItem = "verbatim.dossier"
	toldID      = "told"
	citeID      = "cite"

	dossierFileID = "dossier-open"
)

// site is where and when citations are made: the page's own address, and today as the reader's clock has it.
func site() cite.Site {
	base, _, _ := strings.Cut(window().Get("location").Get("href").String(), "#")
	now := window().Get("Date").New() // time's formats would add 9 KB (brotli) to the program
	day := func(n int) string { return strconv.Itoa(n + 100)[1:] }
	return cite.Site{Base: base, Accessed: strconv.Itoa(now.Call("getFullYear").Int()) + "-" + day(now.Call("getMonth").Int()+1) + "-" + day(now.Call("getDate").Int())}
}

// tell says something in the live region that nothing else is said in.
func tell(key string) { find(toldID).Set("textContent", view.Words(key)) }

// take does what the buttons do by which quotes are taken away, and reports whether the button is one of them.
func (p *page) take(button element) bool {
	for _, act := range []struct {
		attribute string
		do        func(value string, button element)
	}{
		{"data-copy", p.copyQuote}, {"data-link", p.copyLink}, {"data-cite", p.cite}, {"data-collect", p.collect}, {"data-copy-field", p.copyField},
		{"data-export", p.export}, {"data-report", p.report}, {"data-dossier", p.arrange},
	} {
		if button.HasAttribute(act.attribute) {
			act.do(button.GetAttribute(act.attribute), button)
			return true
		}
	}
	return false
}

// copied writes a text into the clipboard and says whether the browser let it.
func copied(text, message string) {
	clipboard := window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() { // the page is not served safely, or opened from a file
		tell("take.failed")
		return
	}
	var done, failed js.Func
	answer := func(message string) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any {
			tell(message)
			done.Release()
			failed.Release()
			return nil
		})
	}
	done, failed = answer(message), answer("take.failed")
	clipboard.Call("writeText", text).Call("then", done, failed)
}

func (p *page) copyQuote(id string, _ element) {
	p.askOf("copy", id, func(text string) { copied(text, "take.copied") }, func() {
		var text string
		p.remote.until(func() {
			if q, ok := p.Archive.QuoteByID(id); ok {
				text = view.OwnCited(id, strings.TrimSpace(cite.One(p.Archive, cite.Plain, q, site())))
			}
		}, func() { copied(text, "take.copied") })
	})
}

func (p *page) copyLink(id string, _ element) {
	done := func(link string) {
		message := "take.linked"
		if strings.HasPrefix(id, bundle.OwnPrefix) {
			message = "own.linked"
		}
		copied(link, message)
	}
	p.askOf("link", id, done, func() {
		var link string
		p.remote.until(func() {
			if q, ok := p.Archive.QuoteByID(id); ok {
				if r, err := cite.Of(p.Archive, q, site()); err == nil {
					link = r.Permalink
				}
			}
		}, func() { done(link) })
	})
}

func (p *page) copyField(id string, _ element) {
	copied(find(id).Get("value").String(), "take.copied")
}

// cite opens the dialog with a quote in every format.
func (p *page) cite(id string, _ element) {
	done := func(panel string) {
		dialog := find(citeID)
		dialog.SetInnerHTML(panel)
		dialog.Call("showModal")
	}
	p.askOf("cite", id, done, func() {
		var panel string
		p.remote.until(func() { panel = view.CitePanel(view.Data{Archive: p.Archive}, id, site()) }, func() { done(panel) })
	})
}

// collect puts a quote into the dossier, or takes it out. The list stays as it is but for the button.
func (p *page) collect(id string, button element) {
	done := func(next view.Dossier) {
		p.keepDossier(next)
		has := p.dossier.Has(id)
		button.SetAttribute("aria-pressed", strconv.FormatBool(has))
		delete(p.regions, "results") // it is no longer what was rendered
		if has {
			tell("take.collected")
		} else {
			tell("take.dropped")
		}
		if p.state.Route == view.Collected {
			p.show(p.state, false)
		}
	}
	p.ask("collect", []string{id, p.dossier.Text()}, once(func(parts []string) {
		next, _ := view.ReadDossier(parts[0])
		done(next)
	}), func() {
		next := p.dossier
		p.remote.until(func() { next = p.dossier.Toggle(p.Archive, id) }, func() { done(next) })
	})
}

// askOf asks the clerk something of a quote; where there is none, otherwise is done.
func (p *page) askOf(kind, id string, done func(text string), otherwise func()) {
	at := site()
	p.ask(kind, []string{id, at.Base, at.Accessed}, once(func(parts []string) { done(parts[0]) }), otherwise)
}

// export writes the results, or the dossier, as a file, a few quotes at a time, and has it saved.
func (p *page) export(of string, button element) {
	format := cite.Format(button.GetAttribute("data-format"))
	progress := "export-" + of + "-progress"
	at := site()
	p.ask("export", []string{of, string(format), at.Base, at.Accessed, p.dossier.Text()}, func(parts []string) bool {
		switch {
		case len(parts) == 1:
			say(progress, parts[0])
		case parts[0] == "":
			boot.Call("fail", parts[1])
		default:
			save(parts[0], parts[1], parts[2])
			say(progress, "")
		}
		return len(parts) == 1
	}, func() { p.exportHere(of, format, progress) })
}

// exportHere does without the clerk what export asks.
func (p *page) exportHere(of string, format cite.Format, progress string) {
	var e *cite.Export
	var ok bool
	p.remote.until(func() {
		if of == "dossier" {
			e, ok = p.dossier.Export(p.Archive, format, site())
			return
		}
		hits := p.data(p.state).Results.Hits
		quotes := make([]int, len(hits))
		for i, hit := range hits {
			quotes[i] = int(hit)
		}
		e, ok = cite.New(p.Archive, format, quotes, site())
	}, func() {
		if ok {
			p.write(e, progress)
		}
	})
}

// write goes on with an export for one turn, and comes back to it when the page has had its own.
func (p *page) write(e *cite.Export, progressID string) {
	start := time.Now()
	var step func()
	step = func() {
		var more bool
		var err error
		p.remote.until(func() { more, err = e.Step() }, func() {
			switch {
			case err != nil:
				boot.Call("fail", err.Error())
			case !more:
				save(e.File())
				say(progressID, "")
			case time.Since(start) < slice:
				step()
			default:
				n, all := e.Done()
				say(progressID, view.ExportProgress(n, all))
				nextTurn(func() { p.write(e, progressID) })
			}
		})
	}
	step()
}

// say puts words into an element, if it is still in the page.
func say(id, words string) {
	if e := find(id); e != nil {
		e.Set("textContent", words)
	}
}

func (p *page) report(kind string, _ element) {
	saved := func(name, media, text string) {
		if name != "" {
			save(name, media, text)
		}
	}
	p.ask("report", []string{kind, site().Base, site().Accessed}, once(func(parts []string) { saved(parts[0], parts[1], parts[2]) }), func() {
		var name, media, text string
		p.remote.until(func() { name, media, text, _ = p.checks.Report(kind, p.data(p.state), site()) }, func() { saved(name, media, text) })
	})
}

// arrange changes the dossier, prints it or saves it.
func (p *page) arrange(act string, button element) {
	i, _ := strconv.Atoi(button.GetAttribute("data-entry"))
	next := p.dossier
	switch act {
	case "print":
		window().Call("print")
		return
	case "save":
		save("dossier.txt", "text/plain", p.dossier.Text())
		return
	case "up":
		next = next.Move(i, -1)
		i--
	case "down":
		next = next.Move(i, 1)
		i++
	case "remove":
		next = next.Remove(i)
	}
	p.keepDossier(next)
	p.show(p.state, false)
	for _, id := range []string{act + "-" + strconv.Itoa(i), "note-" + strconv.Itoa(min(i, len(p.dossier.Entries)-1))} { // the focus goes with the entry
		if e := find(id); e != nil {
			focus(e)
			return
		}
	}
}

// annotate keeps what is typed beside a collected quote.
func (p *page) annotate(field element) {
	i, _ := strconv.Atoi(field.GetAttribute("data-note"))
	p.keepDossier(p.dossier.WithNote(i, field.Get("value").String()))
	delete(p.regions, "results")
}

// openDossier reads a file that the reader has chosen, and adds what it holds.
func (p *page) openDossier(input element) {
	file := input.Get("files").Index(0)
	if !file.Truthy() {
		return
	}
	var read js.Func
	read = js.FuncOf(func(_ js.Value, args []js.Value) any {
		read.Release()
		guard(func() {
			other, ok := view.ReadDossier(args[0].String())
			if !ok {
				tell("dossier.no-file")
				return
			}
			p.keepDossier(p.dossier.Add(other))
			p.show(p.state, false)
		})
		return nil
	})
	file.Call("text").Call("then", read)
}

// keepDossier puts a dossier in the place of the one there is, and keeps it.
func (p *page) keepDossier(next view.Dossier) {
	p.dossier = next
	keepItem(dossierItem, next.Text())
}

// readDossier gives the dossier that was kept.
func readDossier() view.Dossier {
	d, _ := view.ReadDossier(keptItem(dossierItem))
	return d
}
