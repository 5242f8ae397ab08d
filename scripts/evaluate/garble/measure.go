package garble

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/verify"
)

// Figure is what came out of the misquotations of one kind.
type Figure struct {
	Kind    Kind
	Share   float64 // of the words that were edited; 0 where it does not apply
	N       int
	First   int // source found first; of stitched ones, both
	Right   int // verdict right, with its warning
	Times   []time.Duration
	Example string // of one whose verdict was wrong, with the verdict
}

// kinds are what is measured, each with the shares of words that are edited.
var kinds = []struct {
	kind   Kind
	shares []float64
}{
	{Nothing, []float64{0}}, {Drop, []float64{.05, .1, .2, .3}}, {Swap, []float64{.05, .1, .2, .3}}, {Replace, []float64{.05, .1, .2, .3}},
	{Number, []float64{0}}, {Negate, []float64{0}}, {Cut, []float64{.2, .4}}, {Stitch, []float64{.1, .3}}, {Speaker, []float64{0}},
}

// Measure misquotes n quotes of archive a in each way, and takes n quotes from another archive, drawn by the seed. The same seed gives the same quotes.
func Measure(a, other *bundle.Archive, n int, seed uint64) ([]Figure, error) {
	var figures []Figure
	err := draw(a, other, n, seed, func(k Kind, share float64, s sample) error {
		if last := len(figures) - 1; last < 0 || figures[last].Kind != k || figures[last].Share != share {
			figures = append(figures, Figure{Kind: k, Share: share})
		}
		return figures[len(figures)-1].add(a, s)
	})
	return figures, err
}

// Write writes what Measure would check as JSON Lines: {"kind", "share" of the words that are edited, "words", "by" whom they are claimed to have been said}.
func Write(out io.Writer, a, other *bundle.Archive, n int, seed uint64) error {
	lines := json.NewEncoder(out)
	return draw(a, other, n, seed, func(k Kind, share float64, s sample) error {
		return lines.Encode(struct {
			Kind  Kind    `json:"kind"`
			Share float64 `json:"share"`
			Words string  `json:"words"`
			By    string  `json:"by,omitempty"`
		}{k, share, s.words, s.claimed})
	})
}

// draw gives n misquotations of each way to take, one way after another.
func draw(a, other *bundle.Archive, n int, seed uint64, take func(Kind, float64, sample) error) error {
	here, err := newMaterial(a, rand.New(rand.NewPCG(seed, 1)))
	if err != nil {
		return err
	}
	elsewhere, err := newMaterial(other, rand.New(rand.NewPCG(seed, 2)))
	if err != nil {
		return err
	}
	if len(here.quotes) == 0 || len(elsewhere.quotes) == 0 {
		return fmt.Errorf("garble quotes: an archive has no quote of %d words", shortest)
	}
	some := func(m *material, k Kind, share float64) error {
		for made, tries := 0, 0; made < n && tries < 40*n; tries++ {
			if s, ok := m.make(k, share); ok {
				made++
				if err := take(k, share, s); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, k := range kinds {
		for _, share := range k.shares {
			if err := some(here, k.kind, share); err != nil {
				return err
			}
		}
	}
	return some(elsewhere, Foreign, 0)
}

func (f *Figure) add(a *bundle.Archive, s sample) error {
	start := time.Now()
	v, err := verify.Check(a, s.words, s.claimed)
	if err != nil {
		return err
	}
	f.Times = append(f.Times, time.Since(start))
	f.N++
	first, err := s.traced(a, v)
	if err != nil {
		return err
	}
	if first {
		f.First++
	}
	if s.right(v) {
		f.Right++
	} else if f.Example == "" {
		f.Example = fmt.Sprintf("%q came out as %s, cut %v", s.words, v.Finding(), v.Cut)
	}
	return nil
}

// traced tells whether the verdict names the sources that the sample was made from, or quotes of the same words.
func (s sample) traced(a *bundle.Archive, v verify.Verdict) (bool, error) {
	places := []verify.Place{v.Place}
	if len(s.sources) > 1 {
		places = nil
		for _, p := range v.Parts {
			places = append(places, p.Place)
		}
	}
	var found []string
	for _, p := range places {
		n, i := a.Locate(p.Quote)
		if n < 0 {
			continue
		}
		item, err := a.Item(n)
		if err != nil {
			return false, err
		}
		text := ""
		for _, piece := range item.Quotes.Attributions[i].Pieces {
			text += " " + piece.Of(item.Article.Text)
		}
		found = append(found, index.Fold(text))
	}
	for _, want := range s.sources {
		if !slices.ContainsFunc(found, func(got string) bool { return strings.Contains(got, want) || strings.Contains(want, got) }) {
			return false, nil
		}
	}
	return true, nil
}

// right tells whether the verdict is the one that the sample was made for.
func (s sample) right(v verify.Verdict) bool {
	finding := v.Finding()
	if finding != s.want && (s.other == "" || finding != s.other) || s.cut && !v.Cut {
		return false
	}
	return s.warning == "" || slices.ContainsFunc(v.Warnings, func(w verify.Warning) bool { return w.What == s.warning })
}

// Print writes figures as a table, with an example of what came out wrong below each kind if asked for.
func Print(out io.Writer, figures []Figure, examples bool) {
	fmt.Fprintf(out, "%-14s %6s %5s %8s %8s %9s %9s\n", "garbled by", "edited", "n", "source", "verdict", "p50 ms", "p95 ms")
	for _, f := range figures {
		slices.Sort(f.Times)
		at := func(share float64) float64 {
			if len(f.Times) == 0 {
				return 0
			}
			return float64(f.Times[int(share*float64(len(f.Times)-1))].Microseconds()) / 1000
		}
		n := float64(max(1, f.N))
		edited, source := "-", "-"
		if f.Share > 0 {
			edited = fmt.Sprintf("%.0f %%", f.Share*100)
		}
		if f.Kind != Foreign {
			source = fmt.Sprintf("%.3f", float64(f.First)/n)
		}
		fmt.Fprintf(out, "%-14s %6s %5d %8s %8.3f %9.2f %9.2f\n", f.Kind, edited, f.N, source, float64(f.Right)/n, at(.5), at(.95))
		if examples && f.Example != "" {
			fmt.Fprintln(out, "    ", f.Example)
		}
	}
}
