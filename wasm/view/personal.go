package view

import "strings"

// Personal gives a region of s that a host has written (Data.Hosted) as the page would have written it with d: with what is the reader's own, of which a host
// hears nothing. That is the switch of the keys, saved filters, which quotes are collected, and problems of the address and of this browser. Regions without any
// of it stay as they are.
func Personal(r Region, s State, d Data) Region {
	p := &page{catalogue: words(), links: linker{state: s}}
	switch r.ID {
	case "help":
		p.help(d)
		r.HTML = p.String()
	case "tools":
		if s.Lists() {
			p.saved(s, d)
			r.HTML = withSaved(r.HTML, p.String())
		}
	case "problems":
		if p.problemItems(d.Problems); p.Len() > 0 {
			list, ok := strings.CutPrefix(r.HTML, problemsTag)
			if !ok {
				list = "</ul>"
			}
			r.HTML = problemsTag + p.String() + list
		}
	case "results":
		r.HTML = p.pressed(r.HTML, d.Dossier)
	}
	return r
}

// PersonalItem is Personal for an item of the list of results.
func PersonalItem(html string, d Data) string {
	p := &page{catalogue: words()}
	return p.pressed(html, d.Dossier)
}

// withSaved puts the saved filters into the place where tools has them. Text has no "<" in it, so that a tag is found as what it is.
func withSaved(html, saved string) string {
	const begin, end, next = `<details class="saved" id="saved">`, "</details>", `<details class="saved" id="export-results">`
	if before, rest, ok := strings.Cut(html, begin); ok {
		_, after, _ := strings.Cut(rest, end)
		return before + saved + after
	}
	if before, after, ok := strings.Cut(html, next); ok {
		return before + saved + next + after
	}
	return html + saved
}

// pressed presses the buttons that collect the quotes of a dossier.
func (p *page) pressed(html string, d Dossier) string {
	for _, e := range d.Entries {
		p.Reset()
		p.collect(e.Anchor.ID, false)
		off := p.String()
		p.Reset()
		p.collect(e.Anchor.ID, true)
		html = strings.ReplaceAll(html, off, p.String())
	}
	return html
}
