package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// mistakes is the restricted Damerau–Levenshtein distance as the definition has it, without any pruning.
func mistakes(a, b []rune) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a) + len(b)
	case a[len(a)-1] == b[len(b)-1]:
		return mistakes(a[:len(a)-1], b[:len(b)-1])
	}
	n := 1 + min(mistakes(a[:len(a)-1], b), mistakes(a, b[:len(b)-1]), mistakes(a[:len(a)-1], b[:len(b)-1]))
	if i, j := len(a), len(b); i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
		n = min(n, 1+mistakes(a[:i-2], b[:j-2]))
	}
	return n
}

// A walk over the sorted words that skips what nearby says it may skip meets every word within the limit, at its distance.
func TestNearbySkipsNoWordThatIsNear(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	letters := []rune("abcя")
	random := func() string {
		word := make([]rune, 1+r.IntN(6))
		for i := range word {
			word[i] = letters[r.IntN(len(letters))]
		}
		return string(word)
	}
	met, skipped := 0, 0
	for range 60 {
		var words []string
		for range 200 {
			words = append(words, random())
		}
		slices.Sort(words)
		words = slices.Compact(words)
		wanted := []rune(random())
		for limit := 1; limit <= 2; limit++ {
			n := newNearby(wanted, limit)
			from := ""
			for _, word := range words {
				truth := mistakes(wanted, []rune(word))
				if word < from {
					if skipped++; truth <= limit {
						t.Fatalf("%q was skipped, %d from %q", word, truth, string(wanted))
					}
					continue
				}
				k, next := n.of(word)
				if k != min(truth, limit+1) {
					t.Fatalf("%q is %d from %q, not %d", word, truth, string(wanted), k)
				}
				if k <= limit {
					met++
				}
				from = max(from, next)
			}
		}
	}
	if met == 0 || skipped == 0 {
		t.Errorf("%d words were near and %d skipped: the test tries nothing", met, skipped)
	}
}
