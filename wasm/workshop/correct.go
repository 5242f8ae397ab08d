package workshop

import (
	"strconv"
	"strings"

	"verbatim/wasm/correct"
)

// CorrectionsItem is the name under which the page keeps the reader's corrections, as correct.Patch writes them.
const CorrectionsItem = "verbatim.corrections"

// correct takes in the corrections that are to be made in the next archive.
func (s *Shop) correct(text string) {
	patch, errs := correct.Read("corrections", []byte(text))
	if len(errs) > 0 {
		s.Say("fault", errs[0].Error(), nil)
	}
	s.desk.Correct(patch)
}

// outcomes tells what became of the corrections.
func (s *Shop) outcomes() {
	var b strings.Builder
	for i, o := range s.desk.Outcomes() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(o.Quote + "\t" + strconv.Itoa(o.Made) + "\t" + line(o.Why))
	}
	s.Say("outcomes", b.String(), nil)
}
