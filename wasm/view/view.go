// Package view turns the State and the Results into the HTML of each region of the page. The site generator and the browser share it.
package view

import (
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// Route is a view of the explorer, the first part of the URL's fragment.
type Route string

const (
	Quotes   Route = "quotes"   // #/quotes?q=…&speaker=…
	Articles Route = "articles" // #/articles
	Article  Route = "article"  // #/article/{id}
	Quote    Route = "quote"    // #/quote/{article id}/{attribution id}: the reader, opened at that quote
	Speakers Route = "speakers" // #/speakers
	Speaker  Route = "speaker"  // #/speaker/{slug}
	Audit    Route = "audit"    // #/audit
	Check    Route = "check"    // #/check?text=…
	Add      Route = "add"      // #/add
)

// State is all that the page shows, apart from the archive itself. The URL's fragment and the page both derive from it.
type State struct {
	Route Route
	ID    string // of the article, quote or speaker
	Query query.Query
	Find  string // words looked for inside the open article
	Plain bool   // highlights hidden in the reader
	Shown int    // how many results are listed, 0 for the usual number
}

// ParseFragment reads a URL's fragment ("#/quotes?q=oil"), leading "#" optional. Any text is valid: what cannot be used is said in problems and left out.
func ParseFragment(fragment string) (s State, problems []query.Problem) {
	return State{Route: Quotes}, nil
}

// Fragment writes s as a URL's fragment, "#" included, the shortest that ParseFragment reads back as s.
func (s State) Fragment() string { return "#/quotes" }

// Data is what a State is shown with.
type Data struct {
	Archive  *bundle.Archive
	Results  search.Results  // of State.Query
	Problems []query.Problem // of the URL and the query, shown above the results
}

// Region is a part of the page that is replaced as a whole: the element with this id gets this inner HTML.
type Region struct {
	ID   string
	HTML string
}

// Render gives every region of the page for s, each time all of them; the browser patches those that changed.
func Render(s State, d Data) []Region { return nil }
