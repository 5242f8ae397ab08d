package view

import (
	"html"
	"strings"
)

// Personal gives a region of s that a host has written (Data.Hosted) as the page would have written it with d: with what is the reader's own, of which a host
// hears nothing. That is the switch of the keys, saved filters, which quotes are collected, and problems of the address and of this browser. Regions without any
// of it stay as they are. What the reader has corrected Noted puts in.
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

// PersonalItem is Personal, and Noted, for an item of the list of results.
func PersonalItem(item string, d Data) string {
	p := &page{catalogue: words()}
	return p.noted(p.pressed(item, d.Dossier), d.Corrections)
}

// Noted gives a region that was written without the reader's corrections as it is with them: each card and each note says what was corrected.
func Noted(r Region, c Corrections) Region {
	if r.ID == "results" || r.ID == "reader" {
		p := &page{catalogue: words()}
		r.HTML = p.noted(r.HTML, c)
	}
	return r
}

// noted says what was corrected below the source of a card, before its acts, and in a note before it says why. Where the archive has a correction of the same
// quote, that goes unsaid. Text has no "<" in it, so that a tag is found as what it is.
func (p *page) noted(written string, c Corrections) string {
	const acts, number, why, address = `</div><div class="acts"><a href="`, `<a class="num" `, `<details class="why" `, ` href="`
	if len(c.Patch) == 0 {
		return written
	}
	p.Reset()
	p.byArchive()
	byArchive := p.String()
	p.Reset()
	for {
		card, note := strings.Index(written, acts), strings.Index(written, number)
		at, link := card, ""
		switch {
		case card < 0 && note < 0:
			p.WriteString(written)
			return p.String()
		case note < 0 || card >= 0 && card < note:
			link = written[card+len(acts):]
		default:
			_, link, _ = strings.Cut(written[note:], address)
			at = note + max(strings.Index(written[note:], why), 0)
		}
		link, _, _ = strings.Cut(link, `"`)
		s, _ := ParseFragment(html.UnescapeString(link))
		if mine, ok := c.of(s.ID); ok {
			p.WriteString(strings.TrimSuffix(written[:at], byArchive))
			p.byReader(mine)
		} else {
			p.WriteString(written[:at])
		}
		p.WriteByte(written[at])
		written = written[at+1:]
	}
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
