package bundle

import (
	"bytes"
	"errors"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"

	"verbatim/wasm/store/deflate"
)

func TestAnArchiveOfRecordsIsThatOfTheArticles(t *testing.T) {
	items := []Item{bakery(), plain("ferry", "2020-03-01", "Bo Lind", "Ada Quill")}
	items[1].Quotes.Attributions[0].ID = "an id of another form"
	var again []Item
	for _, item := range items {
		record := AppendItem([]byte("before"), item)
		read, err := ReadItem(record[len("before"):])
		if err != nil {
			t.Fatal(err)
		}
		again = append(again, read)
	}
	want, err := Build(List(items), Info{Title: "T"}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	got, err := Build(List(again), Info{Title: "T"}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Name != want[0].Name || !bytes.Equal(got[0].Data, want[0].Data) {
		t.Error("the archives differ")
	}
}

func TestTheNumberOfCoresDoesNotShow(t *testing.T) {
	var items List
	for i := range 3 * ahead {
		items = append(items, plain("article-"+strconv.Itoa(i), "2020-03-01", "Bo Lind", "Ada Quill", "Speaker "+strconv.Itoa(i%50)))
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []byte
	for _, cores := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(cores)
		files, err := Build(items, Info{}, deflate.Pages())
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = files[0].Data
		}
		if !bytes.Equal(files[0].Data, first) {
			t.Errorf("%d cores give another archive than one", cores)
		}
	}
}

// failing is a list of which an item cannot be read, the n-th of both passes over it.
type failing struct {
	List
	left atomic.Int64
}

func (f *failing) Item(n int) (Item, error) {
	if f.left.Add(-1) < 0 {
		return Item{}, errRecord
	}
	return f.List.Item(n)
}

func TestABuildEndsWithTheErrorOfItsItems(t *testing.T) {
	items := List{bakery(), plain("ferry", "2020-03-01", "Bo Lind")}
	for n := range 2*items.Len() + 1 {
		f := &failing{List: items}
		f.left.Store(int64(n))
		if _, err := Build(f, Info{}, nil); errors.Is(err, errRecord) != (n < 2*items.Len()) {
			t.Errorf("the item read as number %d fails, and the build says %v", n, err)
		}
	}
}

func TestARecordCutOffIsRefused(t *testing.T) {
	record := AppendItem(nil, bakery())
	for n := range record {
		if _, err := ReadItem(record[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are taken for a record", n, len(record))
		}
	}
	if _, err := ReadItem(append(record, 0)); err == nil {
		t.Error("a byte too many is not noticed")
	}
}

// FuzzReadItem makes sure that a record of any bytes is refused or can be written again.
func FuzzReadItem(f *testing.F) {
	f.Add(AppendItem(nil, bakery()))
	f.Fuzz(func(t *testing.T, record []byte) {
		item, err := ReadItem(record)
		if err != nil {
			return
		}
		if _, err := ReadItem(AppendItem(nil, item)); err != nil {
			t.Error("what was read cannot be written and read again")
		}
	})
}
