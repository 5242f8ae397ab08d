//go:build js

package main

import (
	"strings"

	"verbatim/wasm/view"
)

// saveLines has all lines saved in their order as a file, which is written in turns of the page.
func (p *page) saveLines(done func(text string)) {
	s, d := p.state, p.data(p.state)
	var file strings.Builder
	i := 0
	inTurns(func() bool {
		text, more := view.LinesCSV(s, d, i)
		file.WriteString(text)
		i++
		return more
	}, func() { done(file.String()) })
}
