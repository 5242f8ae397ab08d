//go:build !js

package main

import (
	"net/http"
	"testing"
)

// BenchmarkSearch answers searches of several kinds, over blocks that are in memory. No answer is kept, so that each is found.
func BenchmarkSearch(b *testing.B) {
	a, data := archive(b, 200)
	h, _ := testSite(b, data, a.Info().Hash, 128<<10)
	words := []string{"q=mill", "q=planks", "q=ferry", "q=lock+gate", "q=weir&type=direct"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		h.engine.answers = answers{}
		if w := call(h, http.MethodGet, "/api/search?"+words[i%len(words)], ""); w.Code != http.StatusOK {
			b.Fatal(w.Code, w.Body)
		}
	}
}
