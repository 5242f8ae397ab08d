package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestKeysAreSortedAndEqualsKeepTheirOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 400 {
		n, low := r.IntN(3*fewToSort), r.IntN(20)
		if r.IntN(8) == 0 {
			n = r.IntN(3 << 11)
		}
		high := low + 1 + r.IntN(63-low)
		keys := make([]uint64, n)
		for i := range keys {
			keys[i] = r.Uint64N(1 << high)
			if r.IntN(3) == 0 && i > 0 {
				keys[i] = keys[r.IntN(i)] ^ r.Uint64N(1<<low) // equal from low on
			}
		}
		want := slices.Clone(keys)
		slices.SortStableFunc(want, func(a, b uint64) int { return int(int64(a>>low) - int64(b>>low)) })
		if got := sortKeys(keys, low, high); !slices.Equal(got, want) {
			t.Fatalf("%d keys by the bits from %d to %d:\n%x\nnot\n%x", n, low, high, got, want)
		}
	}
}

// Where score, date and number do not fit into one key, hits are sorted by one after the other.
func TestHitsAreSortedAlikeByOneKeyAndByTwo(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	a := open(t, randomArchive(r, 300, 40)...)
	for range 20 {
		s := &lookup{matcher: newMatcher(a)}
		s.scores = make([]float32, s.n)
		var hits []uint32
		for doc := range uint32(s.n) {
			if s.scores[doc] = float32(r.IntN(4)) / 3 * r.Float32(); r.IntN(3) > 0 {
				hits = append(hits, doc)
			}
		}
		if err := s.reader.LoadDates(); err != nil {
			t.Fatal(err)
		}
		want := s.byScore(s.newest(slices.Clone(hits)))
		if got := s.byRelevance(hits); !slices.Equal(got, want) {
			t.Fatalf("%d hits are sorted\n%d\nnot\n%d", len(want), got, want)
		}
	}
}
