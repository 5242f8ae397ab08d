package search

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"verbatim/wasm/query"
)

// BenchmarkRun looks up each kind of query in archives of 1,000 and 10,000 generated articles.
func BenchmarkRun(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"1k", 1000}, {"10k", 10000}} {
		r := rand.New(rand.NewPCG(1, 1))
		a := open(b, randomArchive(r, size.n, 20000)...)
		common, other, rare := word(r, 5), word(r, 200), word(r, 20000)
		for _, q := range []struct{ name, text string }{
			{"everything", ""}, {"common", common}, {"rare", rare}, {"two", common + " " + other}, {"phrase", `"` + common + " " + other + `"`}, {"not", common + " -" + other},
		} {
			b.Run(size.name+"/"+q.name, func(b *testing.B) {
				for b.Loop() {
					Run(a, query.Query{Text: q.text})
				}
			})
		}
	}
}

// BenchmarkByScore holds the radix sort of sortBy against comparing.
func BenchmarkByScore(b *testing.B) {
	r := rand.New(rand.NewPCG(2, 2))
	s := &lookup{matcher: &matcher{slate: slate{scores: make([]float32, 10000)}}}
	docs := make([]uint32, len(s.scores))
	for i := range docs {
		docs[i] = uint32(i)
		s.scores[i] = r.Float32() * 20
	}
	b.Run("radix", func(b *testing.B) {
		for b.Loop() {
			s.byScore(slices.Clone(docs))
		}
	})
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			slices.SortStableFunc(slices.Clone(docs), func(x, y uint32) int { return cmp.Compare(s.scores[y], s.scores[x]) })
		}
	})
}
