// Package search runs a Query against an archive: hits, facet counts, snippets, suggestions.
package search

import (
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

// Count is one value of a facet with the number of results it would give.
type Count struct {
	Value    string // as in query.Filter
	N        int    // results if this value were chosen: the other facets' filters apply, this facet's do not
	Chosen   bool
	Excluded bool
}

// Results is the answer to a Query.
type Results struct {
	Hits     []uint32                 // quote numbers, in order
	People   int                      // distinct named speakers among the hits
	Articles int                      // distinct articles among the hits
	Facets   [query.NumFacets][]Count // by count, then value; dates by date; chosen values are always among them
	Problems []query.Problem
	Instead  string       // the query that was searched instead when a typo was mended, or ""
	Relax    []Relaxation // when there are no hits: what to take away
}

// Relaxation is one word or filter whose removal brings results back.
type Relaxation struct {
	Label string      // "oil", "Speaker: Mike Pompeo"
	Query query.Query // without it
	N     int         // results then
}

// Suggestion is one line under the search box.
type Suggestion struct {
	Group string // "Quotes", "Speakers", "Articles"
	Text  string
	Ref   string // quote id, speaker slug or article id
	N     int    // quotes, for a speaker or article
}

// Run answers q.
func Run(a *bundle.Archive, q query.Query) Results { return Results{} }

// Suggest gives up to n suggestions of each group for what has been typed so far.
func Suggest(a *bundle.Archive, typed string, n int) []Suggestion { return nil }

// Matches gives the stretches of text that the words of q match, for lighting them up; in text order, not overlapping.
func Matches(text string, q query.Query) []article.Span { return nil }
