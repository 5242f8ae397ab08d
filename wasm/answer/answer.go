// Package answer turns the Results of a Query into JSON, for window.verbatim.search and other programs that ask the archive.
//
// The writer is made by hand: encoding/json adds 120 KB (brotli) to the page's program, and this is the one place there that writes JSON.
package answer

import (
	"strconv"
	"unicode/utf8"

	"verbatim/wasm/bundle"
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
		b = quoted(b, a.QuoteID(int(hit)))
	}
	b = append(b, `],"facets":{`...)
	for f, counts := range r.Facets {
		b = comma(b, f)
		b = quoted(b, query.Facet(f).String())
		b = append(b, ':')
		b = values(b, counts)
	}
	return append(b, "}}"...)
}

func values(b []byte, counts []search.Count) []byte {
	b = append(b, '{')
	for i, c := range counts {
		b = comma(b, i)
		b = quoted(b, c.Value)
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

const hexDigits = "0123456789abcdef"

// quoted appends s as a JSON string (RFC 8259, section 7). Bytes that are not UTF-8 become U+FFFD.
func quoted(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < 0x20:
			b = append(b, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&0xF])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
