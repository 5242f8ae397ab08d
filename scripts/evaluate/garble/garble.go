// Package garble turns quotes of an archive into misquotations of known kinds, and measures what verify says of them.
package garble

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
	"verbatim/wasm/verify"
)

// Kind is a way of misquoting.
type Kind string

// The ways of misquoting. Each has one right verdict.
const (
	Nothing Kind = "nothing"       // word for word: exact
	Drop    Kind = "drop"          // words left out between others: shortened
	Swap    Kind = "swap"          // neighbours exchanged: altered
	Replace Kind = "replace"       // words replaced by others of the archive: altered
	Number  Kind = "number"        // a number changed: altered, with a warning of a number
	Negate  Kind = "negate"        // "not" put in or taken out: altered or shortened, with a warning of a negation
	Cut     Kind = "cut"           // the beginning and the end left out: exact, and said to be a part
	Stitch  Kind = "stitch"        // parts of two quotes joined: stitched, with both sources
	Speaker Kind = "wrong speaker" // word for word, claimed for somebody else
	Foreign Kind = "foreign"       // words of another archive: not here
)

// sample is one misquotation with what is to come out.
type sample struct {
	words   string
	claimed string
	sources []string // the words of the quotes that it was made from, folded
	want    string   // Verdict.Finding
	other   string   // what is right as well, or ""
	warning string   // a warning that must be among the verdict's, or ""
	cut     bool
}

// material is the quotes of an archive.
type material struct {
	archive *bundle.Archive
	rand    *rand.Rand
	quotes  []said
	words   []string // all of them, as often as they are said
}

type said struct {
	words   []string // without what stands around them
	fold    string
	speaker int
}

// shortest is the number of words that a quote has at least to be misquoted: of fewer nobody can tell where they come from.
const shortest = 7

func newMaterial(a *bundle.Archive, r *rand.Rand) (*material, error) {
	m := &material{archive: a, rand: r}
	for q := range a.Info().Quotes {
		n, i := a.Locate(q)
		item, err := a.Item(n)
		if err != nil {
			return nil, err
		}
		s := said{speaker: a.Speaker(q)}
		var text string
		for _, piece := range item.Quotes.Attributions[i].Pieces {
			text += " " + piece.Of(item.Article.Text)
		}
		for _, w := range index.Words(nil, text) {
			s.words = append(s.words, w.Span.Of(text))
		}
		s.fold = index.Fold(text)
		if item.Quotes.Attributions[i].Confidence != quote.Named {
			s.speaker = -1
		}
		m.words = append(m.words, s.words...)
		if len(s.words) >= shortest {
			m.quotes = append(m.quotes, s)
		}
	}
	return m, nil
}

// make gives a misquotation of a quote drawn at random, in which about share of the words are edited; ok is false when the quote cannot be misquoted
// in that way.
func (m *material) make(k Kind, share float64) (sample, bool) {
	q := m.quotes[m.rand.IntN(len(m.quotes))]
	s := sample{sources: []string{q.fold}}
	words := append([]string(nil), q.words...)
	edits := max(1, int(share*float64(len(words))+0.5))
	ok := true
	switch k {
	case Nothing:
		s.want = "exact"
	case Drop:
		s.want = "shortened"
		words = m.drop(words, edits)
	case Swap:
		s.want = "altered"
		ok = m.swap(words, edits)
	case Replace:
		s.want = "altered"
		m.replace(words, edits)
	case Number:
		s.want, s.warning = "altered", "number"
		ok = m.number(words)
	case Negate:
		s.want, s.other, s.warning = "altered", "shortened", "negation"
		words, ok = m.negate(words)
	case Cut:
		s.want, s.cut = "exact", true
		words = m.cut(words, 1-share)
		ok = len(words) >= shortest && len(words) < len(q.words)
	case Stitch:
		other := m.quotes[m.rand.IntN(len(m.quotes))]
		s.want = "stitched"
		s.sources = append(s.sources, other.fold)
		ok = other.fold != q.fold
		words = append(m.cut(words, 1-share), m.cut(other.words, 1-share)...)
	case Speaker:
		s.want = "another speaker"
		s.claimed, ok = m.somebodyElse(q.speaker)
	case Foreign:
		s.want = "not here"
	}
	s.words = strings.Join(words, " ")
	return s, ok
}

// drop leaves out words, but neither the first nor the last: the rest would then be a part word for word.
func (m *material) drop(words []string, n int) []string {
	for ; n > 0 && len(words) > 3; n-- {
		i := 1 + m.rand.IntN(len(words)-2)
		words = append(words[:i:i], words[i+1:]...)
	}
	return words
}

// swap exchanges neighbours, each word once at most.
func (m *material) swap(words []string, n int) bool {
	moved := map[int]bool{}
	done := false
	for tries := 0; n > 0 && tries < 50; tries++ {
		i := m.rand.IntN(len(words) - 1)
		if moved[i] || moved[i+1] || verify.Same(words[i], words[i+1]) {
			continue
		}
		words[i], words[i+1] = words[i+1], words[i]
		moved[i], moved[i+1] = true, true
		n -= 2
		done = true
	}
	return done
}

func (m *material) replace(words []string, n int) {
	for _, i := range m.rand.Perm(len(words))[:min(n, len(words))] {
		for old := words[i]; verify.Same(words[i], old); {
			words[i] = m.words[m.rand.IntN(len(m.words))]
		}
	}
}

func (m *material) number(words []string) bool {
	for _, i := range m.rand.Perm(len(words)) {
		if n, err := strconv.Atoi(words[i]); err == nil {
			words[i] = strconv.Itoa(n + 1 + m.rand.IntN(9))
			return true
		}
	}
	return false
}

var auxiliaries = " is are was were will can would must has have had could should did "

// negate takes the quote's "not" out, or puts one in behind an auxiliary.
func (m *material) negate(words []string) ([]string, bool) {
	for i, w := range words {
		switch {
		case (w == "not" || w == "never") && i > 0 && i+1 < len(words):
			return append(words[:i:i], words[i+1:]...), true
		case strings.Contains(auxiliaries, " "+w+" ") && i+1 < len(words) && words[i+1] != "not" && words[i+1] != "never":
			return append(append(words[:i+1:i+1], "not"), words[i+1:]...), true
		}
	}
	return words, false
}

// cut gives a run of words that is about share of them, and long enough to be known again.
func (m *material) cut(words []string, share float64) []string {
	n := min(len(words), max(shortest-1, int(share*float64(len(words)))))
	i := m.rand.IntN(len(words) - n + 1)
	return append([]string(nil), words[i:i+n]...)
}

// somebodyElse gives the name of another speaker of the archive: one whose surname is another one.
func (m *material) somebodyElse(speaker int) (string, bool) {
	all := m.archive.Speakers()
	if speaker < 0 || len(all) < 2 {
		return "", false
	}
	other := all[m.rand.IntN(len(all))]
	last := func(name string) string {
		fields := strings.Fields(bundle.NameKey(name))
		return append(fields, "")[max(0, len(fields)-1)]
	}
	name := all[speaker].Name
	return other.Name, last(other.Name) != last(name) && !strings.Contains(bundle.NameKey(name), last(other.Name))
}
