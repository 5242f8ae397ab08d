package bundle

import (
	"errors"
	"testing"

	"verbatim/wasm/store/storetest"
)

func TestNothingIsKeptOfWhatHadNotCome(t *testing.T) {
	data := build(t, bakery(), plain("second", "2020-01-02", "Anna Berg"))
	whole, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	source := storetest.NewLate(data)
	var a *Archive
	for tries := 0; a == nil; tries++ {
		if a, err = OpenFrom(source, "archive", int64(len(data))); err != nil && (!errors.Is(err, storetest.ErrLate) || tries > 100) {
			t.Fatal(err)
		}
	}
	id, _ := whole.Meta(1)
	source.Rounds(func() {
		a.QuoteID(0)
		a.ArticleByID(id)
		a.TitleTerms()
		a.Item(1)
	})
	if n, ok := a.ArticleByID(id); n != 1 || !ok {
		t.Errorf("the article is %d, %v after all has come", n, ok)
	}
	if got, want := a.QuoteID(0), whole.QuoteID(0); got != want {
		t.Errorf("the quote is %q, not %q", got, want)
	}
	if got, want := len(a.TitleTerms()[1]), len(whole.TitleTerms()[1]); got != want || want == 0 {
		t.Errorf("the title has %d terms, not %d", got, want)
	}
}
