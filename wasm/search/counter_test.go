package search

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/store"
)

// late is a source of which every stretch fails until it has been asked for once, as one does whose bytes come from a host.
type late struct {
	store.Memory
	here map[[2]int64]bool
	read int64
}

var errLate = errors.New("not yet")

func (l *late) Block(name string, off, n int64) ([]byte, error) {
	if key := [2]int64{off, n}; !l.here[key] {
		l.here[key] = true
		l.read += n
		return nil, errLate
	}
	return l.Memory.Block(name, off, n)
}

// What is found before anything is counted, and counted step by step as bytes come, is what Run gives; and it needs fewer bytes to be found.
func TestHitsComeBeforeCountsAndBothAreWhatRunGives(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	items := randomArchive(r, 60, 300)
	files, err := bundle.Build(bundle.List(items), bundle.Info{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	data := files[0].Data
	whole, err := bundle.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	all := plainQuotes(t, whole)
	for range 40 {
		q := randomQuery(r, all, 300)
		want := Run(whole, q)
		source := &late{Memory: store.Memory{"archive": data}, here: map[[2]int64]bool{}}
		var a *bundle.Archive
		for a == nil {
			if a, err = bundle.OpenFrom(source, "archive", int64(len(data))); err != nil && !errors.Is(err, errLate) {
				t.Fatal(err)
			}
		}
		got, counter := Find(a, q)
		for before := -1; before != len(source.here); { // anew, as long as that asks for more
			before = len(source.here)
			got, counter = Find(a, q)
		}
		found, steps := source.read, 0
		if !reflect.DeepEqual(got.Hits, want.Hits) || got.Counted {
			t.Fatalf("%+v: found %v, want %v", q, got.Hits, want.Hits)
		}
		for done := false; !done; steps++ {
			if done, err = counter.Step(&got); err != nil && !errors.Is(err, errLate) || steps > 500 {
				t.Fatalf("%+v: step %d: %v", q, steps, err)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %d and %d people, problems %v, facets %v and %v", q, got.People, want.People, got.Problems, got.Facets[query.Type], want.Facets[query.Type])
		}
		if len(q.Filters) == 0 && source.read == found && steps <= int(query.NumFacets)+1 {
			t.Errorf("%+v: counting read nothing", q)
		}
	}
}
