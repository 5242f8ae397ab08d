package view

import (
	"strings"

	"verbatim/wasm/bundle"
)

// linker knows where links lead. In the explorer every address is the fragment of a state. In the pages rendered beforehand, articles and quotes
// are files of their own, so that their links work without JavaScript.
type linker struct {
	state    State
	static   bool
	explorer string // relative address of the explorer
	pages    string // relative address of the folder of article pages
	all      string // relative address of the page that lists all articles, or ""
	home     bool   // the page is the explorer's, rendered beforehand
	whole    bool   // lists are written to their ends
	here     string // the article whose page this is, or ""
}

// idle tells whether what needs the program waits for it.
func (l linker) idle() bool { return l.static || l.home }

func (l linker) to(s State) string { return l.explorer + s.Fragment() }

// quote is the address of a quote in its article.
func (l linker) quote(id string) string {
	if !l.static {
		return l.state.Open(id).Fragment()
	}
	articleID, attribution, _ := strings.Cut(id, "/")
	return l.file(articleID) + "#" + attribution
}

// article is the address of an article, or of a section of it.
func (l linker) article(id, section string) string {
	if !l.static {
		return l.state.OpenArticle(id, section).Fragment()
	}
	if section != "" {
		return l.file(id) + "#" + sectionID(section)
	}
	return l.file(id)
}

func (l linker) file(id string) string {
	if id == l.here {
		return ""
	}
	return l.pages + id + ".html"
}

// Unfiled gives the address in the explorer of what a link to an article page leads to: the article, a section of it or a quote. It reports false for a link
// to anything else. So a page that was rendered beforehand becomes the explorer's without being written anew.
func Unfiled(href string) (fragment string, ok bool) {
	page, place, _ := strings.Cut(href, "#")
	id, ok := strings.CutSuffix(page[strings.LastIndexByte(page, '/')+1:], ".html")
	if !ok {
		return "", false
	}
	s := State{Route: Quotes}
	if section, ok := strings.CutPrefix(place, sectionPrefix); ok || place == "" {
		return s.OpenArticle(id, section).Fragment(), true
	}
	return s.Open(id + "/" + place).Fragment(), true
}

func (l linker) speaker(s bundle.Speaker) string {
	return l.to(State{Route: Speaker, ID: s.Slug})
}

const sectionPrefix = "section-"

func sectionID(slug string) string { return sectionPrefix + slug }
