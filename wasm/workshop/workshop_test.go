package workshop

import (
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/draft"
)

// heard notes what a shop says.
type heard struct {
	kinds []string
	text  map[string]string
	data  map[string][]byte
}

func newShop() (*Shop, *heard) {
	h := &heard{text: map[string]string{}, data: map[string][]byte{}}
	return &Shop{
		Say: func(kind, text string, data []byte) {
			h.kinds = append(h.kinds, kind)
			h.text[kind], h.data[kind] = text, data
		},
		Pause:   func() {},
		Stopped: func() bool { return false },
	}, h
}

func TestFilesBecomeAnArchiveAndAWorkspace(t *testing.T) {
	s, h := newShop()
	s.Do("base", "Your own articles", nil)
	s.Do("file", "drafts/pier.txt", []byte("“The pier opens in May,” said Ada Morrow."))
	if h.text["file"] != "1\t0" {
		t.Errorf("a good file gives %q", h.text["file"])
	}
	s.Do("file", "drafts/notes.pdf", []byte("%PDF-1.7"))
	if report := h.text["file"]; !strings.HasPrefix(report, "0\t0\ndrafts/notes.pdf\ta PDF") {
		t.Errorf("a bad file gives %q", report)
	}
	s.Do("build", "", nil)
	if h.text["archive"] != "0\t1" {
		t.Errorf("the archive has %q", h.text["archive"])
	}
	a, err := bundle.Open(h.data["archive"])
	if err != nil {
		t.Fatal(err)
	}
	if info := a.Info(); info.Title != "Your own articles" || info.Quotes != 1 {
		t.Errorf("the archive is %+v", info)
	}
	s.Do("workspace", "verbatim.filters\x00a\tb\x00", nil)
	file := h.data["workspace"]

	other, h := newShop()
	other.Do("file", "mine.verbatim", file)
	if h.text["file"] != "1\t0" || h.text["note"] != "verbatim.filters\na\tb" {
		t.Errorf("opened elsewhere it gives %q and %q", h.text["file"], h.text["note"])
	}
	other.Do("file", "mine.verbatim", file)
	if !strings.Contains(h.text["file"], "here already") {
		t.Errorf("opened twice it gives %q", h.text["file"])
	}
}

func TestWhatWasTakenInBeforeAStopIsKept(t *testing.T) {
	s, h := newShop()
	var lines strings.Builder
	for i := range 50 {
		lines.WriteString(`{"text": "The pier has ` + strconv.Itoa(i) + ` planks, said Ada Morrow."}` + "\n")
	}
	asked := 0
	s.Stopped = func() bool { asked++; return asked > 10 }
	s.Do("file", "many.jsonl", []byte(lines.String()))
	if h.text["file"] != "10\t0" {
		t.Errorf("the file gives %q", h.text["file"])
	}
	s.Do("build", "", nil)
	if h.text["archive"] != "0\t10" {
		t.Errorf("the archive has %q", h.text["archive"])
	}
}

func TestAJoinedArchiveIsBuiltAnewEachTime(t *testing.T) {
	s, h := newShop()
	s.Do("file", "a.txt", []byte("The bridge is shut, said Tomas Reyl."))
	s.Do("build", "", nil)
	base := h.data["archive"]
	s.Do("base", "", base)
	s.Do("file", "a.txt", []byte("“The pier opens in May,” said Ada Morrow."))
	s.Do("build", "", nil)
	if h.text["archive"] != "1\t1" {
		t.Errorf("the archive has %q", h.text["archive"])
	}
	s.Do("clear", "", nil)
	s.Do("build", "", nil)
	if h.text["archive"] != "1\t0" {
		t.Errorf("after all was forgotten it has %q", h.text["archive"])
	}
	s.Do("base", "", []byte("no archive"))
	if !strings.Contains(h.text["fault"], "open bundle") {
		t.Errorf("a damaged base gives %q", h.text["fault"])
	}
}

// BenchmarkArticles measures how long own articles of 3 KB take to be ready, one after the other.
func BenchmarkArticles(b *testing.B) {
	text := strings.Repeat("The council met on Monday. “We have no boat until June,” said Mira Tolland, who runs the ferry. The mayor said that it would be looked into, and nobody objected to it.\n\n", 18)
	s, h := newShop()
	for i := range b.N {
		s.Do("file", "a.txt", []byte(strconv.Itoa(i)+" "+text))
	}
	s.Do("build", "", nil)
	if h.text["archive"] == "" {
		b.Fatal("no archive")
	}
	b.SetBytes(int64(len(text)))
}

func TestATextBecomesAnArchiveOfItAloneAndADraftItsQuotations(t *testing.T) {
	s, h := newShop()
	text := "“The pier opens in May,” said Ada Morrow.\n\nMorrow said the “old planks” are for sale. \xff"
	s.Do("text", text, nil)
	a, err := bundle.Open(h.data["text"])
	if err != nil {
		t.Fatal(err)
	}
	item, err := a.Item(0)
	if err != nil || item.Article.Text != text || item.Article.ID != "draft" || len(item.Quotes.Attributions) != 2 || len(item.Quotes.People) != 1 {
		t.Errorf("%+v (%v)", item, err)
	}
	s.Do("draft", "7\n"+text, nil)
	list, err := draft.Parse(h.data["draft"], len(text))
	if err != nil || h.text["draft"] != "7" || len(list) != 2 || list[0].Claimed != "Ada Morrow" || list[1].Words != "“old planks”" {
		t.Errorf("%s: %+v (%v)", h.text["draft"], list, err)
	}
	s.Do("text", "", nil)
	if a, err := bundle.Open(h.data["text"]); err != nil || a.Info().Quotes != 0 {
		t.Errorf("an empty text gives %v", err)
	}
	if s.Do("pigeon", "", nil); h.text["fault"] != "pigeon\nthere is no job pigeon" {
		t.Errorf("%q", h.text["fault"])
	}
}
