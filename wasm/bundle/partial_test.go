package bundle

import (
	"errors"
	"fmt"
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

// An article is found by its id whatever the order of the articles, and in an archive that comes by stretches after a fraction of what all ids take where that
// order is the ids', or nearly so.
func TestAnArticleIsFoundByItsIDWithoutReadingAllIDs(t *testing.T) {
	const n, sought = 20_000, 12_345
	read := map[string]int64{} // bytes, of what stands in the order of
	for order, id := range map[string]func(i int) string{
		"ids":    func(i int) string { return fmt.Sprintf("%d-%02d-note-%05d", 2000+i/2000, 10+i/200%10, i) },
		"files":  func(i int) string { return fmt.Sprintf("item-%05d", i/3) + [...]string{"-1", "-2", ""}[i%3] }, // item.md stands behind item-1.md
		"chance": func(i int) string { return fmt.Sprintf("note-%08x", uint32(i)*2654435761) },
	} {
		items := make([]Item, n)
		for i := range items {
			items[i] = plain(id(i), "2020-01-02", "Anna Berg")
		}
		data := build(t, items...)
		whole := mustOpen(t, data)
		for i := range n {
			if got, ok := whole.ArticleByID(id(i)); got != i || !ok {
				t.Fatalf("%s: article %d is %d, %v", order, i, got, ok)
			}
		}
		for _, nobody := range []string{"", "0", "zzz", "note-", "item-00001-3", "2003-15-note-00700"} {
			if got, ok := whole.ArticleByID(nobody); ok {
				t.Errorf("%s: %q is article %d", order, nobody, got)
			}
		}
		source := storetest.NewLate(data)
		var a *Archive
		source.Rounds(func() { a, _ = OpenFrom(source, "archive", int64(len(data))) })
		source.Rounds(func() { _, _ = a.wordTable() })
		before := source.Bytes
		source.Rounds(func() { a.ArticleByID(id(sought)) })
		if got, ok := a.ArticleByID(id(sought)); got != sought || !ok {
			t.Errorf("%s: by stretches article %d is %d, %v", order, sought, got, ok)
		}
		read[order] = source.Bytes - before
	}
	for _, order := range []string{"ids", "files"} {
		if 4*read[order] > read["chance"] {
			t.Errorf("in the order of %s %d bytes are read, of %d for all", order, read[order], read["chance"])
		}
	}
	t.Log("bytes read by order:", read)
}
