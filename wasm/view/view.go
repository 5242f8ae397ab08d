// Package view turns the State and the Results into the HTML of each region of the page. The site generator and the browser share it.
//
// # How the page works
//
// The page is a template, web/index.html, with regions: elements whose inner HTML is written here. Render gives all of them for a State; the
// browser replaces those that changed. Every control carries the address of the state that it leads to, made by the methods of State: a link in its
// href, a button or a checkbox in data-to. So the page never asks what a control means; it follows.
//
//	nav       links of the main navigation, the present one with aria-current
//	aids      switch of language, button of the help
//	help      the dialog that lists shortcuts and ways to search
//	tray      the words on the button that shows the filters in a narrow window
//	facets    the filters, empty where nothing is listed
//	count     the count sentence, a live region
//	problems  what in the address or query could not be used
//	tools     filters in force, "Clear all", order
//	form      the form of "Check a quote" (#check-form, field "text") "Add your text" (#add-form, field "text"), or who stands side by side (#versus-form), empty elsewhere
//	results   the list, or what else the view shows
//	reader    the open article, empty when none is open
//	offline   whether a large archive is kept on the device, empty where there is no question of it
//	footer    archive hash, build date
//
// Ids are stable from one state to the next, so that focus can be given back after a region is replaced: every control has one. So have all <details>
// elements, and the page keeps those open that a reader opened. The quote that a state is about is the element State.Target.
//
// Home and ArticlePage write whole pages beforehand with the same functions: an index page whose regions show the empty query, and a page for each
// article. Their links to articles and quotes lead to those pages, and so work without JavaScript.
package view

import (
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/verify"
)

// Route is a view of the explorer, the first part of the URL's fragment.
type Route string

const (
	Quotes    Route = "quotes"   // #/quotes?q=…&speaker=…
	Articles  Route = "articles" // #/articles
	Article   Route = "article"  // #/article/{id}, or #/article/{id}/{section}
	Quote     Route = "quote"    // #/quote/{article id}/{attribution id}: the reader, opened at that quote
	Speakers  Route = "speakers" // #/speakers
	Speaker   Route = "speaker"  // #/speaker/{slug}
	Audit     Route = "audit"    // #/audit
	Check     Route = "check"    // #/check?text=…
	Add       Route = "add"      // #/add
	Collected Route = "dossier"  // #/dossier
	Versus    Route = "versus"   // #/versus?speaker=…&speaker=…&q=…
	Review    Route = "review"   // #/review?at=…
)

// State is all that the page shows, apart from the archive itself. The URL's fragment and the page both derive from it.
type State struct {
	Route                Route
	ID                   string // of the article, quote or speaker
	Query                query.Query
	Find                 string // words looked for inside the open article
	At                   int    // which match of Find is the present one, from 0; any number, taken round in a circle. Of a review: which quote
	Text                 string // words to be checked
	By                   string // who is claimed to have said them
	Exact, Before, After string // of the quote that is opened: its words and what stood around them when it was linked
	Plain                bool   // highlights hidden in the reader
	Lines                Lines  // how results are shown: as cards or as lines
	Shown                int    // how many results are listed, 0 for the usual number
}

// Data is what a State is shown with.
type Data struct {
	Archive     *bundle.Archive
	Results     search.Results   // of State.Query
	Problems    []query.Problem  // of the URL and the query, shown above the results
	Timeline    []search.Count   // of Timeline; nil where the query has no dates, and its results tell
	Twins       *verify.Twins    // of all quotes, as far as they are found; nil where only the quote that is open is compared
	Passages    *search.Passages // that answer the query, as far as they are found; nil to have all of them looked for
	Lines       *search.Lines    // that answer the query, as far as they are read; nil to have all of them read
	Newest      []int            // Newest of the archive, or nil to have it sorted
	Tally       *Tally           // of the results, as far as it is counted; nil to have it counted whole
	Settings    Settings         // of the reader
	Hosted      bool             // looked up by the site's host, to which the query has gone
	Kept        bool             // the list in the page is that of the State already: Render leaves the region of the results out
	Few         bool             // of the list only its first item is written
	Unranked    bool             // of the results only the first is known, and how many there are is not
	Alone       bool             // the quote that is open is not compared with others
	Offline     Offline          // whether the archive is kept on the device
	Own         Own              // articles of the reader's own
	Checking    *Checking        // of State.Text or a longer text, as far as it is checked, or nil
	Dossier     Dossier          // what the reader has collected
	Corrections Corrections      // of the reader
	Draft       *bundle.Item     // the text given to "Add your text" with what was found in it, or nil

	Narrow map[string]string // words that the values of a long facet must hold to be shown, by the facet's key

	query query.Query // of the State, for lighting up its words
}

// Region is a part of the page that is replaced as a whole: the element with this id gets this inner HTML.
type Region struct {
	ID   string
	HTML string
}

// Render gives every region of the page for s, each time all of them; the browser patches those that changed.
func Render(s State, d Data) []Region {
	return render(s, d, linker{state: s})
}

// Main gives the region of what the view is about alone, for work that is seen to go on.
func Main(s State, d Data) Region {
	return region("results", linker{state: s}, func(p *page) { p.main(s, d.prepared(s)) })
}

// Reader gives the region of the article that is open alone, for who has nothing else yet.
func Reader(s State, d Data) Region {
	return region("reader", linker{state: s}, func(p *page) { p.reader(s, d.prepared(s)) })
}

// OfflineRegion gives the region about the archive on the device alone, since it changes while nothing else does.
func OfflineRegion(o Offline) Region {
	return region("offline", linker{}, func(p *page) { p.offline(o) })
}

func region(id string, links linker, write func(*page)) Region {
	return Region{ID: id, HTML: written(links, write)}
}

// written gives what write writes, as HTML with links as links has them.
func written(links linker, write func(*page)) string {
	p := &page{catalogue: words(), links: links}
	write(p)
	return p.String()
}

func render(s State, d Data, links linker) []Region {
	var regions []Region
	for _, write := range parts(s, d, links) {
		if r := write(); r.ID != "" {
			regions = append(regions, r)
		}
	}
	return regions
}

// Parts gives what Render does in parts, one after another, for who has to do something else in between. A region that takes long is written in several: all
// but the last give a Region without ID.
func Parts(s State, d Data) []func() Region { return parts(s, d, linker{state: s}) }

// Prepare reads some of what the list of s shows, step by step, and reports whether there is more: it is then written in less time.
func Prepare(s State, d Data, step int) bool {
	const atATime = 2 // the first ones take as long as many: the browser compiles what they need
	if !s.Lists() {
		return false
	}
	hits := d.Results.Hits
	tried := 0
	if !asks(s.Query) {
		tried = min(mostTried, d.Archive.Info().Quotes)
	}
	n := max(min(s.AtFirst(), len(hits)), tried)
	for i := step * atATime; i < min((step+1)*atATime, n); i++ {
		if i < tried {
			_, _ = d.find(i) // what cannot be read is said where it is shown
		}
		if i < len(hits) {
			_, _ = d.find(int(hits[i]))
		}
	}
	return (step+1)*atATime < n
}

func parts(s State, d Data, links linker) []func() Region {
	d = d.prepared(s)
	region := func(id string, write func(*page)) func() Region {
		return func() Region { return region(id, links, write) }
	}
	regions := []func() Region{
		region("nav", func(p *page) { p.navigation(s) }),
		region("aids", func(p *page) { p.aids() }),
		region("help", func(p *page) { p.help(d) }),
		region("tray", func(p *page) { p.tray(s) }),
	}
	if s.Lists() {
		regions = append(regions, inSteps("facets", links, facetSteps(s, d))...)
	} else {
		regions = append(regions, region("facets", func(*page) {}))
	}
	regions = append(regions,
		region("count", func(p *page) {
			if s.Lists() {
				p.countSentence(s, d)
			}
		}),
		region("problems", func(p *page) { p.problems(s, d) }),
		region("tools", func(p *page) {
			if s.Lists() {
				p.tools(s, d)
			} else if s.Route == Audit || s.Route == Versus {
				p.chips(s)
			}
		}),
		region("form", func(p *page) { p.form(s) }),
		region("reader", func(p *page) { p.reader(s, d) }),
		region("offline", func(p *page) { p.offline(d.Offline) }),
		region("footer", func(p *page) { p.footer(d) }),
	)
	if !d.Kept {
		regions = append(regions, region("results", func(p *page) { p.main(s, d) }))
	}
	return regions
}

// inSteps gives the parts of a region that is written in steps.
func inSteps(id string, links linker, steps []func(*page)) []func() Region {
	p := &page{catalogue: words(), links: links}
	var parts []func() Region
	for i, write := range steps {
		parts = append(parts, func() Region {
			write(p)
			if i < len(steps)-1 {
				return Region{}
			}
			return Region{ID: id, HTML: p.String()}
		})
	}
	return parts
}

// main writes what the view is about.
func (p *page) main(s State, d Data) {
	switch s.Route {
	case Articles:
		p.articles(s, d)
	case Speakers:
		p.speakers(s, d)
	case Speaker:
		p.speaker(s, d)
	case Audit:
		p.audit(s, d)
	case Check:
		p.verdict(d)
	case Versus:
		p.versus(s, d)
	case Add:
		p.own(d)
		p.draft(d)
	case Collected:
		p.dossier(d)
	case Review:
		p.review(s, d)
	default:
		p.results(s, d)
	}
}

// views are the links of the main navigation.
var views = [...]Route{Quotes, Articles, Speakers, Audit, Check, Collected, Add}

// within is the link of the main navigation under which each further route stands.
var within = map[Route]Route{Quote: Quotes, Article: Articles, Speaker: Speakers, Versus: Speakers, Review: Audit}

func (p *page) navigation(s State) {
	current := s.Route
	if parent, ok := within[current]; ok {
		current = parent
	}
	p.WriteString("<ul>")
	for _, route := range views {
		p.WriteString("<li>")
		to := State{Route: route}
		if (route == Quotes || route == Audit) && (s.Lists() || s.Route == Audit) { // the same quotes, listed or counted
			to.Query, to.Lines = s.Query, s.Lines
		}
		p.link(p.links.to(to), p.say("nav."+string(route)), "id", "nav-"+string(route), when(route == current, "aria-current"), "page")
		p.WriteString("</li>")
	}
	p.WriteString("</ul>")
}

// PrivateID is the id of the element that says what leaves the page.
const PrivateID = "private"

// private is the key of the words that say it.
func (d Data) private() string {
	if d.Hosted {
		return "footer.hosted"
	}
	return "footer.private"
}

func (p *page) footer(d Data) {
	info := d.Archive.Info()
	p.WriteString("<ul>")
	p.element("li", p.say(d.private()), "id", PrivateID)
	p.element("li", p.say("footer.size", "quotes", p.count("count.quotes", info.Quotes), "people", p.count("count.people", info.Speakers),
		"articles", p.count("count.articles", info.Articles)))
	if info.Built != "" {
		p.element("li", p.say("footer.built", "date", p.date(info.Built)))
	}
	if info.Hash != "" {
		p.WriteString("<li>")
		p.tell("footer.hash", func(string) { p.element("code", info.Hash[:min(16, len(info.Hash))], "title", info.Hash) })
		p.WriteString("</li>")
	}
	p.WriteString("</ul>")
}

// Title is the title of the document for s.
func Title(s State, a *bundle.Archive) string {
	c := words()
	what := ""
	switch s.Route {
	case Article, Quote:
		if n, ok := a.ArticleByID(s.articleID()); ok {
			_, m := a.Meta(n)
			what = m.Title
		}
	case Speaker:
		for _, who := range a.Speakers() {
			if who.Slug == s.ID {
				what = who.Name
			}
		}
	case Quotes:
		what = s.Query.Text
	default:
		what = c.say("nav." + string(s.Route))
	}
	if what == "" {
		return a.Info().Title
	}
	return c.say("title", "what", what, "archive", a.Info().Title)
}
