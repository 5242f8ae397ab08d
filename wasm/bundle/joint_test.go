package bundle

import (
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/index"
	"verbatim/wasm/store/deflate"
)

// speakersOf are the values that quote q has in the speaker facet.
func speakersOf(t *testing.T, a *Archive, q uint32) []string {
	t.Helper()
	column, err := a.Index().Column(index.Speaker)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, id := range column.Of(q) {
		names = append(names, column.Names[id])
	}
	slices.Sort(names)
	return names
}

// joint is an article in which Ada Quill and Bo Lind say one thing together, and Bo Lind another.
func joint() Item {
	item := plain("joint", "2023-04-05", "Ada Quill", "Bo Lind")
	item.Quotes.Attributions[0].With = []int{1}
	return item
}

func TestAJointQuoteIsFoundUnderEachSpeaker(t *testing.T) {
	a := mustOpen(t, build(t, joint()))
	item, err := a.Item(0)
	if err != nil {
		t.Fatal(err)
	}
	if got := item.Quotes.Attributions[0].With; !slices.Equal(got, []int{1}) {
		t.Errorf("With comes back as %v", got)
	}
	for name, want := range map[string]int{"Ada Quill": 1, "Bo Lind": 2} {
		i := slices.IndexFunc(a.Speakers(), func(s Speaker) bool { return s.Name == name })
		if i < 0 || a.Speakers()[i].Quotes != want {
			t.Errorf("%s: want %d quotes in %+v", name, want, a.Speakers())
		}
	}
	if got := speakersOf(t, a, 0); !slices.Equal(got, []string{"Ada Quill", "Bo Lind"}) {
		t.Errorf("the speaker facet of the joint quote has %v", got)
	}
}

func TestOnePersonUnderTwoNamesCountsOnceInAJointQuote(t *testing.T) {
	item := plain("twice", "2023-04-05", "Ada Quill", "Ada  Quill")
	item.Quotes.Attributions[0].With = []int{1}
	a := mustOpen(t, build(t, item))
	if got := a.Speakers(); len(got) != 1 || got[0].Quotes != 2 {
		t.Errorf("got %+v", got)
	}
	if got := speakersOf(t, a, 0); !slices.Equal(got, []string{"Ada Quill"}) {
		t.Errorf("the speaker facet has %v", got)
	}
}

func TestAJointQuoteWithNobodyIsRefused(t *testing.T) {
	for _, with := range []int{-1, 2} {
		item := joint()
		item.Quotes.Attributions[0].With[0] = with
		if _, err := Build(List{item}, Info{}, deflate.Pages()); err == nil || !strings.Contains(err.Error(), "shared with a person who does not exist") {
			t.Errorf("%d: got %v", with, err)
		}
	}
}
