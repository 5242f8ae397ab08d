package index

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// foldings gives, for characters that Unicode takes apart (NFKD) or that letter knows, what is left without accents and in lower case: "e" for é, "ffi"
// for the ligature. It holds the European alphabets, letterlike and number forms, ligatures and full-width letters; foldTable is made and checked by
// TestFoldTable, from golang.org/x/text/unicode/norm. The whole of that package would be 41 KB (brotli) of the page's program, the table is 3 KB.
var foldings = sync.OnceValue(func() map[rune]string {
	entries := strings.Fields(foldTable)
	m := make(map[rune]string, len(entries))
	for _, e := range entries {
		r, size := utf8.DecodeRuneInString(e)
		m[r] = e[size:]
	}
	return m
})
