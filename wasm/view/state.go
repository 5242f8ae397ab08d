package view

import (
	"slices"
	"strings"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// The methods here give the state that a control leads to. None changes the state it is called on.

// WithText is s with other words in the search box, shown where results are listed, from the first.
func (s State) WithText(text string) State {
	return s.look(func(q *query.Query) { q.Text = text })
}

// With is s with one more filter. A filter and its opposite do not stand together: the later one wins.
func (s State) With(f query.Filter) State {
	return s.look(func(q *query.Query) {
		opposite := f
		opposite.Exclude = !f.Exclude
		q.Filters = append(drop(drop(q.Filters, opposite), f), f)
	})
}

// Without is s without a filter.
func (s State) Without(f query.Filter) State {
	return s.look(func(q *query.Query) { q.Filters = drop(q.Filters, f) })
}

// Toggle is s with f if it has no such filter, and without it if it has.
func (s State) Toggle(f query.Filter) State {
	if slices.Contains(s.Query.Filters, f) {
		return s.Without(f)
	}
	return s.With(f)
}

// WithDates is s with only what was published from one day, month or year to another; "" leaves an end open.
func (s State) WithDates(from, to string) State {
	return s.look(func(q *query.Query) { q.From, q.To = from, to })
}

// WithSort is s in another order.
func (s State) WithSort(order query.Sort) State {
	return s.look(func(q *query.Query) { q.Sort = order })
}

// WithQuery is s with another query.
func (s State) WithQuery(other query.Query) State {
	return s.look(func(q *query.Query) { *q = other })
}

// Clear is s without words, filters and dates, in the same order.
func (s State) Clear() State {
	return s.look(func(q *query.Query) { *q = query.Query{Sort: q.Sort} })
}

// More is s with more results listed.
func (s State) More() State {
	s.Shown = max(s.Shown, s.Portion()) + s.Portion()
	return s
}

// Open is s with the reader opened at a quote ("article/attribution"). The query stays, for the list beside it and for the way back.
func (s State) Open(quoteID string) State {
	return State{Route: Quote, ID: quoteID, Query: s.Query, Lines: s.Lines, Plain: s.Plain}
}

// OpenArticle is s with the reader opened at the top of an article, or at a section of it if section is not "".
func (s State) OpenArticle(id, section string) State {
	if section != "" {
		id += "/" + section
	}
	return State{Route: Article, ID: id, Query: s.Query, Lines: s.Lines, Plain: s.Plain}
}

// Back is s with the reader closed.
func (s State) Back() State {
	return State{Route: Quotes, Query: s.Query, Lines: s.Lines, Plain: s.Plain}
}

// Target is the id of the element that s brings the reader to, or "".
func (s State) Target() string {
	_, part, _ := strings.Cut(s.ID, "/")
	switch {
	case s.Find != "" && s.articleID() != "":
		return MatchID
	case s.Route == Check && strings.TrimSpace(s.Text) != "":
		return verdictID
	case part == "":
		return ""
	case s.Route == Quote:
		return part
	case s.Route == Article:
		return sectionID(part)
	}
	return ""
}

// Lists tells whether s shows a list of results, with its facets.
func (s State) Lists() bool { return s.Route == Quotes || s.Route == Quote || s.Route == Article }

// Counts tells whether s shows the results of its query, as a list or counted.
func (s State) Counts() bool { return s.Lists() || s.Route == Audit }

// Shape names the columns that s has, for the style sheet: "list" with filters, "reading" with the open article beside it, "page" without either.
func (s State) Shape() string {
	switch {
	case s.articleID() != "":
		return "reading"
	case s.Lists():
		return "list"
	}
	return "page"
}

// Rebase is what a control leads to while s is on its way: to is what it led to in the state that still stands on the page. What it changes there it changes
// in s, so that of two controls used in a row both count; used twice, it has changed nothing.
func (s State) Rebase(stands, to State) State {
	if !to.Counts() || !stands.Counts() || to.ID != "" {
		return to
	}
	is, was := to.Query, stands.Query
	next := s.look(func(q *query.Query) {
		if is.Text != was.Text {
			q.Text = is.Text
		}
		if is.From != was.From || is.To != was.To {
			q.From, q.To = is.From, is.To
		}
		if is.Sort != was.Sort {
			q.Sort = is.Sort
		}
		if is.Scope != was.Scope {
			q.Scope = is.Scope
		}
	})
	for _, f := range was.Filters {
		if !slices.Contains(is.Filters, f) {
			next = next.Toggle(f)
		}
	}
	for _, f := range is.Filters {
		if !slices.Contains(was.Filters, f) {
			next = next.Toggle(f)
		}
	}
	if to.Lines != stands.Lines {
		next.Lines = to.Lines
	}
	next.Plain = to.Plain
	return next
}

// look is s with another query, where results are listed, from the first.
func (s State) look(change func(*query.Query)) State {
	s.Query.Filters = slices.Clone(s.Query.Filters)
	s.Query.Typing = false
	change(&s.Query)
	if len(s.Query.Filters) == 0 {
		s.Query.Filters = nil
	}
	next := State{Route: Quotes, Query: s.Query, Plain: s.Plain}
	if s.Query.Text != "" {
		next.Lines = s.Lines
	}
	if s.Route == Audit || s.Route == Versus { // which count, or part, what would be listed
		next.Route = s.Route
	}
	return next
}

// articleID is the id of the article that the reader has open, or "".
func (s State) articleID() string {
	if s.Route != Article && s.Route != Quote {
		return ""
	}
	id, _, _ := strings.Cut(s.ID, "/")
	return id
}

const (
	cardsAtFirst   = 50  // quotes listed at first, and added by "more"
	entriesAtFirst = 200 // articles or speakers, likewise
	atOnce         = 300 // items rendered at once at most, however many a State asks for: the browser appends the others
)

// Portion is how many items the list of s has at first, if there are as many, and how many "more" adds to them.
func (s State) Portion() int {
	if s.Route == Articles || s.Route == Speakers {
		return entriesAtFirst
	}
	return cardsAtFirst
}

// AtFirst is how many items of the list of s Render writes, if there are as many. Items writes the others.
func (s State) AtFirst() int { return min(max(s.Shown, s.Portion()), atOnce) }

// ListKey names what the list that s shows depends on, "" where it shows none. How long the list is is no part of it.
func (s State) ListKey() string {
	key := State{Route: s.Route, ID: s.ID}
	switch {
	case s.Lists():
		key = State{Route: Quotes, Query: s.Query, Plain: s.Plain}
		if s.InLines() {
			key.Lines = s.Lines
		}
	case s.Route != Articles && s.Route != Speakers && s.Route != Speaker:
		return ""
	}
	return Spoken() + key.Fragment()
}

func drop(filters []query.Filter, f query.Filter) []query.Filter {
	return slices.DeleteFunc(filters, func(other query.Filter) bool { return other == f })
}

// SuggestionState is the state that a suggestion leads to.
func SuggestionState(s search.Suggestion) State {
	switch s.Group {
	case "Speakers":
		return State{Route: Speaker, ID: s.Ref}
	case "Articles":
		return State{Route: Article, ID: s.Ref}
	}
	return State{Route: Quote, ID: s.Ref}
}
