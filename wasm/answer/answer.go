// Package answer turns the Results of a Query into JSON, for window.verbatim.search and other programs that ask the archive.
//
// The writer is made by hand: encoding/json adds 120 KB (brotli) to the page's program.
package answer

import (
	"strconv"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// JSON answers q as one object: "total", the number of quotes found; "hits", their ids in order; and "facets", for each facet by its key the
// number of results that each value would give.
func JSON(a *bundle.Archive, q query.Query) string {
	return string(write(a, search.Run(a, q)))
}

func write(a *bundle.Archive, r search.Results) []byte {
	b := append([]byte(`{"total":`), strconv.Itoa(len(r.Hits))...)
	b = append(b, `,"hits":[`...)
	for i, hit := range r.Hits {
		b = comma(b, i)
		b = cite.AppendString(b, a.QuoteID(int(hit)))
	}
	b = append(b, `],"facets":{`...)
	for f, counts := range r.Facets {
		b = comma(b, f)
		b = cite.AppendString(b, query.Facet(f).String())
		b = append(b, ':')
		b = values(b, counts)
	}
	return append(b, "}}"...)
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
