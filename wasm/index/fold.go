package index

import (
	"strings"
	"sync"
)

// foldings gives, for small letters and other characters that Unicode takes apart (NFKD), what is left without accents: "e" for é, "ffi" for the ligature.
// It holds the European alphabets, letterlike and number forms, ligatures and full-width letters; foldTable, which has a line of characters for each thing
// left, is made and checked by TestFoldTable, from golang.org/x/text/unicode/norm. The whole of that package would be 41 KB (brotli) of the page's program,
// the table is 2 KB.
var foldings = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for line := range strings.SplitSeq(foldTable, "\n") {
		left, characters, _ := strings.Cut(line, " ")
		for _, r := range characters {
			m[r] = left
		}
	}
	return m
})
