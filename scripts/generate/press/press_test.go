package press

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strings"
	"sync"
	"testing"
	"unicode"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// known is the hash of the first 500 files of seed 1. Figures of benchmarks are comparable only between presses that give the same: whoever changes it,
// says so beside the figures.
const known = "3bc19b8a9dd282800c7038794a05e084"

func TestTheSameSeedGivesTheSameBytesInAnyOrder(t *testing.T) {
	const n = 500
	p := New(1)
	files := make([][]byte, n)
	var wait sync.WaitGroup
	for half := range 2 {
		wait.Go(func() {
			for i := n - 1 - half; i >= 0; i -= 2 {
				files[i] = p.Article(i).File()
			}
		})
	}
	wait.Wait()
	all, other := sha256.New(), 0
	for i, file := range files {
		all.Write(file)
		if string(New(2).Article(i).File()) == string(file) {
			other++
		}
	}
	if got := hex.EncodeToString(all.Sum(nil)[:16]); got != known {
		t.Errorf("the files have the hash %s, want %s", got, known)
	}
	if other > 0 {
		t.Errorf("%d articles of another seed are the same", other)
	}
}

func TestArticlesHaveTheirSizeAndAreReadAsTheyWereMade(t *testing.T) {
	const n = 1500
	p := New(3)
	ids := map[string]bool{}
	bytes, made, found := 0, 0, 0
	kinds := map[string]int{}
	for i := range n {
		a := p.Article(i)
		x, err := article.Parse(a.Path(), a.File())
		if err != nil {
			t.Fatal(err)
		}
		if x.ID != a.ID || ids[a.ID] || x.Meta.Title != a.Title || x.Meta.Published != a.Published || x.Meta.Publisher != a.Publisher {
			t.Fatalf("article %d: %q %+v is read from %+v", i, x.ID, x.Meta, a)
		}
		if want := len(a.Parts) - 1; len(x.Sections) != want {
			t.Errorf("%s: %d sections are read, want %d", a.ID, len(x.Sections), want)
		}
		ids[a.ID] = true
		bytes += len(a.Text())
		made += len(a.Quotes)
		for _, q := range a.Quotes {
			kinds[q.Kind]++
		}
		found += len(quote.Extract(x).Attributions)
	}
	if mean := bytes / n; mean < 850 || mean > 950 {
		t.Errorf("%d bytes an article, want about 900", mean)
	}
	if made < n*95/10 || made > n*105/10 {
		t.Errorf("%d quotes in %d articles, want about ten in each", made, n)
	}
	if found < made*97/100 || found > made*103/100 {
		t.Errorf("%d quotes are found of %d", found, made)
	}
	if kinds["direct"] < made/2 || kinds["indirect"] < made/5 || kinds["mixed"] < made/10 {
		t.Errorf("quotes by kind: %v", kinds)
	}
}

// TestWordsFallByTheirRank compares how often words stand with Zipf's law: a rank ten times as high, about a tenth as often.
func TestWordsFallByTheirRank(t *testing.T) {
	p := New(1)
	count := map[string]int{}
	total, half := 0, 0
	for i := range 4000 {
		for _, word := range strings.FieldsFunc(p.Article(i).Text(), func(r rune) bool { return !unicode.IsLetter(r) }) {
			count[strings.ToLower(word)]++
			total++
		}
		if i == 1999 {
			half = len(count)
		}
	}
	var list []int
	for _, n := range count {
		list = append(list, n)
	}
	sort.Sort(sort.Reverse(sort.IntSlice(list)))
	for _, rank := range []int{100, 1000} {
		if ratio := float64(list[rank-1]) / float64(list[rank*10-1]); ratio < 5 || ratio > 25 {
			t.Errorf("rank %d stands %.1f times as often as rank %d, want about 10", rank, ratio, rank*10)
		}
	}
	if count["the"] != list[0] || list[0]*30 < total || list[0]*8 > total {
		t.Errorf("the most frequent word stands %d times of %d", list[0], total)
	}
	if grown := float64(len(count)) / float64(half); grown < 1.25 || grown > 1.8 {
		t.Errorf("twice the text has %.2f times as many words: Heaps' law has about 1.5", grown)
	}
	once := 0
	for _, n := range list {
		if n == 1 {
			once++
		}
	}
	if share := float64(once) / float64(len(list)); share < 0.3 || share > 0.6 {
		t.Errorf("%.2f of the words stand once, want about half", share)
	}
}
