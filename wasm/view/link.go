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

func (l linker) speaker(s bundle.Speaker) string {
	return l.to(State{Route: Speaker, ID: s.Slug})
}

func sectionID(slug string) string { return "section-" + slug }
