package search

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
	"verbatim/wasm/store/storetest"
)

// absent is a source that gives nothing any more once it is gone.
type absent struct {
	store.Memory
	gone  bool
	asked int64 // bytes, since then
}

func (s *absent) Block(name string, off, n int64) ([]byte, error) {
	if s.gone {
		s.asked += n
		return nil, errors.New("not here")
	}
	return s.Memory.Block(name, off, n)
}

func TestWhatCannotBeReadIsNotSoughtInAnotherWay(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	files, err := bundle.Build(bundle.List(randomArchive(r, 400, 300)), bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	data := files[0].Data
	source := &absent{Memory: store.Memory{"archive": data}}
	a, err := bundle.OpenFrom(source, "archive", int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	source.gone = true
	found, _ := Find(a, query.Query{Text: word(r, 5) + " " + word(r, 300)})
	if len(found.Hits)+len(found.Relax)+len(found.Nearest) > 0 || found.Instead != "" {
		t.Errorf("of nothing that could be read came %+v", found)
	}
	if len(found.Problems) != 1 || !strings.HasPrefix(found.Problems[0].Message, unread) {
		t.Errorf("it says %+v", found.Problems)
	}
	if source.asked == 0 || source.asked > 16<<10 {
		t.Errorf("%d bytes of %d were asked for, not two pages of the dictionary", source.asked, len(data))
	}
}

func TestOfWordsThatOthersNarrowLittleIsRead(t *testing.T) {
	var items bundle.List
	for i := range 400 {
		n := strconv.Itoa(i)
		meta := article.Meta{Title: "The ferry " + n + " " + strconv.Itoa(i*7919%90001) + " and the pier", Published: "2021-03-04", Publisher: "Gazette"}
		if i == 7 {
			meta.Publisher = "Norrow Bell"
		}
		var lines []line
		for j := range 50 {
			lines = append(lines, line{speaker: "Vera Ostrova", words: "The ferry " + strings.Repeat("is late ", (i*j)%40) + "again"})
		}
		if i == 7 {
			lines[3].words += ", sextant or not"
		}
		items = append(items, articleOf("a"+n, meta, lines...))
	}
	files, err := bundle.Build(items, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	read := func(q query.Query, want int) int64 {
		source := storetest.NewLate(files[0].Data)
		var a *bundle.Archive
		source.Rounds(func() { a, err = bundle.OpenFrom(source, "archive", int64(len(source.Data))) })
		if err != nil {
			t.Fatal(err)
		}
		opened := source.Bytes
		var got Results
		source.Rounds(func() { got, _ = Find(a, q) })
		if len(got.Hits) != want || len(got.Problems) > 0 {
			t.Fatalf("%q finds %d quotes, not %d: %v", q.Text, len(got.Hits), want, got.Problems)
		}
		return source.Bytes - opened
	}
	all := read(query.Query{Text: "ferry"}, 20000)
	narrowed := read(query.Query{Text: `ferry in:"norrow bell"`}, 50)
	filtered := read(query.Query{Text: "ferry", Filters: []query.Filter{{Facet: query.Publisher, Value: "Norrow Bell"}}}, 50)
	titles := read(query.Query{Text: "ferry in:pier"}, 20000)
	either := read(query.Query{Text: "ferry OR late"}, 20000)
	if one := read(query.Query{Text: "sextant ferry OR late"}, 1); one >= either {
		t.Errorf("%d bytes are read for one quote with either word, %d for all", one, either)
	}
	if narrowed >= all || filtered >= all || titles <= all {
		t.Errorf("%d bytes are read for all, %d and %d for fifty of them, %d by their titles", all, narrowed, filtered, titles)
	}
}
