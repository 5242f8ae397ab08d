package search

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/store/storetest"
)

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
		source := storetest.NewLate(data)
		var a *bundle.Archive
		for a == nil {
			if a, err = bundle.OpenFrom(source, "archive", int64(len(data))); err != nil && !errors.Is(err, storetest.ErrLate) {
				t.Fatal(err)
			}
		}
		var got Results
		var counter *Counter
		source.Rounds(func() { got, counter = Find(a, q) })
		found, steps := source.Bytes, 0
		if !reflect.DeepEqual(got.Hits, want.Hits) || got.Counted {
			t.Fatalf("%+v: found %v, want %v", q, got.Hits, want.Hits)
		}
		for done := false; !done; steps++ {
			if done, err = counter.Step(&got); err != nil && !errors.Is(err, storetest.ErrLate) || steps > 500 {
				t.Fatalf("%+v: step %d: %v", q, steps, err)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %d and %d people, problems %v, facets %v and %v", q, got.People, want.People, got.Problems, got.Facets[query.Type], want.Facets[query.Type])
		}
		if len(q.Filters) == 0 && source.Bytes == found && steps <= int(query.NumFacets)+1 {
			t.Errorf("%+v: counting read nothing", q)
		}
	}
}

// Who said the hits is counted by the numbers of the speakers. What is known of each is read by nobody who does not show it.
func TestSpeakersAreCountedUnread(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 3))
	files, err := bundle.Build(bundle.List(randomArchive(r, 200, 300)), bundle.Info{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	source := storetest.NewLate(files[0].Data)
	var a *bundle.Archive
	source.Rounds(func() { a, err = bundle.OpenFrom(source, "archive", int64(len(source.Data))) })
	if err != nil {
		t.Fatal(err)
	}
	var got Results
	source.Rounds(func() { got = Run(a, query.Query{Filters: []query.Filter{{Facet: query.Type, Value: "direct"}}}) })
	if len(got.Hits) <= fewToRead || got.People < 2 {
		t.Fatalf("%d hits by %d people", len(got.Hits), got.People)
	}
	before := len(source.Stretches)
	if _, err := a.LoadSpeaker(0); !errors.Is(err, storetest.ErrLate) || len(source.Stretches) == before {
		t.Errorf("the speakers were read already: %v", err)
	}
}
