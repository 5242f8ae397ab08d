package search

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
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
