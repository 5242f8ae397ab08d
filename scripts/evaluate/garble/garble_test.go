package garble

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/verify"
)

// The bars that checking has to clear, on a small archive; `evaluate -check` measures them on large ones.
func TestGarbledQuotesAreTraced(t *testing.T) {
	a, err := Generate(3, 60)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Generate(4, 20)
	if err != nil {
		t.Fatal(err)
	}
	figures, err := Measure(a, other, 60, 5)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[Kind]bool{}
	for _, f := range figures {
		kinds[f.Kind] = true
		first, right := float64(f.First)/float64(f.N), float64(f.Right)/float64(f.N)
		switch {
		case f.N < 60:
			t.Errorf("%s: only %d quotes", f.Kind, f.N)
		case f.Share > .2: // more than anybody misremembers: no bar
		case f.Kind != Foreign && first < .95 || right < .95: // of 60, three may fail
			t.Errorf("%s at %.2f: source %.3f, verdict %.3f: %s", f.Kind, f.Share, first, right, f.Example)
		}
	}
	if len(kinds) != 10 {
		t.Errorf("%d kinds are measured", len(kinds))
	}
	var out strings.Builder
	Print(&out, figures, true)
	if n := strings.Count(out.String(), "\n"); n < len(figures)+1 {
		t.Errorf("%d lines:\n%s", n, out.String())
	}
}

func TestWhatIsWrittenForABrowserIsOfEveryKind(t *testing.T) {
	a, err := Generate(3, 20)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Write(&out, a, a, 3, 5); err != nil {
		t.Fatal(err)
	}
	kinds := map[Kind]int{}
	for line := range strings.Lines(out.String()) {
		var s struct {
			Kind      Kind
			Words, By string
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil || s.Words == "" || (s.By != "") != (s.Kind == Speaker) {
			t.Errorf("%s: %v", line, err)
		}
		kinds[s.Kind]++
	}
	if len(kinds) != 10 || kinds[Drop] != 12 || kinds[Foreign] != 3 {
		t.Errorf("%v", kinds)
	}
}

func TestEachKindGarblesAsItSays(t *testing.T) {
	a, err := Generate(3, 20)
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMaterial(a, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("we have never sold a lamp to the harbour of 12 towns")
	for range 50 {
		clone := func() []string { return slices.Clone(words) }
		if got := m.drop(clone(), 3); len(got) != len(words)-3 || got[0] != "we" || got[len(got)-1] != "towns" {
			t.Errorf("dropped: %q", got)
		}
		swapped := clone()
		if !m.swap(swapped, 2) || slices.Equal(swapped, words) {
			t.Errorf("swapped: %q", swapped)
		}
		slices.Sort(swapped)
		if sorted := slices.Sorted(slices.Values(words)); !slices.Equal(swapped, sorted) {
			t.Errorf("swapping changed words: %q", swapped)
		}
		replaced, changed := clone(), 0
		m.replace(replaced, 3)
		for i := range words {
			if !verify.Same(words[i], replaced[i]) {
				changed++
			}
		}
		if changed != 3 {
			t.Errorf("%d words replaced: %q", changed, replaced)
		}
		if numbered := clone(); !m.number(numbered) || numbered[10] == "12" {
			t.Errorf("numbered: %q", numbered)
		}
		if denied, ok := m.negate(clone()); !ok || len(denied) == len(words) {
			t.Errorf("negated: %q", denied)
		}
		if part := m.cut(clone(), .6); len(part) != 7 || !strings.Contains(strings.Join(words, " "), strings.Join(part, " ")) {
			t.Errorf("cut: %q", part)
		}
	}
}
