package bundle

import (
	"errors"
	"testing"

	"verbatim/wasm/store"
)

// arriving is a source of which every stretch fails until it has been asked for once, as one does whose bytes come from a host.
type arriving struct {
	data  []byte
	here  map[[2]int64]bool
	asked int
}

var errComing = errors.New("coming")

func (s *arriving) Block(name string, off, n int64) ([]byte, error) {
	if key := [2]int64{off, n}; !s.here[key] {
		s.here[key] = true
		s.asked++
		return nil, errComing
	}
	return store.Memory{name: s.data}.Block(name, off, n)
}

func TestNothingIsKeptOfWhatHadNotCome(t *testing.T) {
	data := build(t, bakery(), plain("second", "2020-01-02", "Anna Berg"))
	whole, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	source := &arriving{data: data, here: map[[2]int64]bool{}}
	var a *Archive
	for tries := 0; a == nil; tries++ {
		if a, err = OpenFrom(source, "archive", int64(len(data))); err != nil && (!errors.Is(err, errComing) || tries > 100) {
			t.Fatal(err)
		}
	}
	id, _ := whole.Meta(1)
	for before := -1; before != source.asked; {
		before = source.asked
		a.QuoteID(0)
		a.ArticleByID(id)
		a.TitleTerms()
		a.Item(1)
	}
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
