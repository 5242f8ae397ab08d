package view

import (
	"slices"
	"testing"

	"verbatim/wasm/cite"
	"verbatim/wasm/correct"
)

func TestUnclearSpeakersComeFirstAndThoseOfOwnArticlesBeforeTheOthers(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	ids := func(quotes ...int) (list []string) {
		for _, q := range quotes {
			list = append(list, a.QuoteID(q))
		}
		return list
	}
	patch := correct.Patch{{Quote: cite.Anchor{ID: a.QuoteID(2)}}}
	for name, c := range map[string]struct {
		own          int
		before, want []string
	}{
		"no own articles":     {6, nil, ids(3, 5, 1, 2)},
		"the last one is own": {a.FirstQuote(1), nil, ids(5, 3, 1, 2)},
		"all are own":         {0, nil, ids(3, 5, 1, 2)},
		"what was in the row": {a.FirstQuote(1), ids(1, 3), ids(1, 3, 5, 2)},
	} {
		if got := ReviewQueue(a, c.own, patch, c.before); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
