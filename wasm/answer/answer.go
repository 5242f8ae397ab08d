// Package answer turns the Results of a Query into text, for window.verbatim.search and other programs that ask the archive.
//
// The writer is made by hand: encoding/json adds 120 KB (brotli) to the page's program.
package answer

import (
	"strconv"
	"unsafe"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// Hits answers q with the ids of the quotes found, in order, each with a line feed after it: as one string, since each that crosses into JavaScript costs as
// much as a thousand letters.
func Hits(a *bundle.Archive, q query.Query) string {
	r, _ := search.Find(a, q)
	return hits(a, r)
}

// Both answers q with Hits and Facets.
func Both(a *bundle.Archive, q query.Query) (ids, facets string) {
	r := search.Run(a, q)
	return hits(a, r), counts(r)
}

// Facets answers q with an object in JSON: for each facet by its key the number of results that each value would give.
func Facets(a *bundle.Archive, q query.Query) string { return counts(search.Run(a, q)) }

func hits(a *bundle.Archive, r search.Results) string {
	ids := a.AppendQuoteIDs(nil, r.Hits)
	return unsafe.String(unsafe.SliceData(ids), len(ids)) // half a megabyte for a common word, which nobody changes
}

func counts(r search.Results) string {
	b := []byte{'{'}
	for f, counts := range r.Facets {
		b = comma(b, f)
		b = cite.AppendString(b, query.Facet(f).String())
		b = append(b, ':')
		b = values(b, counts)
	}
	return string(append(b, '}'))
}

func values(b []byte, counts []search.Count) []byte {
	b = append(b, '{')
	for i, c := range counts {
		b = comma(b, i)
		b = cite.AppendString(b, c.Value)
		b = append(b, ':')
		b = strconv.AppendInt(b, int64(c.N), 10)
	}
	return append(b, '}')
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',')
	}
	return b
}
