package workshop

import (
	"strconv"
	"strings"
	"testing"
	"time"

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

// give has a shop take in a file.
func give(s *Shop, name, content string) {
	s.Do("files", name+"\t"+strconv.Itoa(len(content)), []byte(content))
}

func TestFilesBecomeAnArchiveAndAWorkspace(t *testing.T) {
	s, h := newShop()
	s.Do("base", "Your own articles", nil)
	give(s, "drafts/pier.txt", "“The pier opens in May,” said Ada Morrow.")
	if h.text["files"] != "1\t1\t0" {
		t.Errorf("a good file gives %q", h.text["files"])
	}
	give(s, "drafts/notes.pdf", "%PDF-1.7")
	if report := h.text["files"]; !strings.HasPrefix(report, "1\t1\t0\ndrafts/notes.pdf\ta PDF") {
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
	give(other, "mine.verbatim", string(file))
	if h.text["files"] != "1\t1\t0" || h.text["note"] != "verbatim.filters\na\tb" {
		t.Errorf("opened elsewhere it gives %q and %q", h.text["files"], h.text["note"])
	}
	give(other, "mine.verbatim", string(file))
	if !strings.Contains(h.text["files"], "here already") {
		t.Errorf("opened twice it gives %q", h.text["files"])
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
	give(s, "many.jsonl", lines.String())
	if h.text["files"] != "1\t10\t0" {
		t.Errorf("the file gives %q", h.text["files"])
	}
	s.Do("build", "", nil)
	if h.text["archive"] != "0\t10" {
		t.Errorf("the archive has %q", h.text["archive"])
	}
}

func TestAJoinedArchiveIsBuiltAnewEachTime(t *testing.T) {
	s, h := newShop()
	give(s, "a.txt", "The bridge is shut, said Tomas Reyl.")
	s.Do("build", "", nil)
	base := h.data["archive"]
	s.Do("base", "", base)
	give(s, "a.txt", "“The pier opens in May,” said Ada Morrow.")
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
		give(s, "a.txt", strconv.Itoa(i)+" "+text)
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

func TestManyFilesComeTogether(t *testing.T) {
	s, h := newShop()
	pier, bridge := "“The pier opens in May,” said Ada Morrow.", "The bridge is shut, said Tomas Reyl."
	list := "a/pier.txt\t" + strconv.Itoa(len(pier)) + "\nempty.txt\t0\nb/bridge.txt\t" + strconv.Itoa(len(bridge))
	s.Do("files", list, []byte(pier+bridge))
	if report := h.text["files"]; !strings.HasPrefix(report, "3\t2\t0\nempty.txt\t") || strings.Count(report, "\n") != 1 {
		t.Errorf("three files, one of them empty, give %q", report)
	}
	s.told = time.Time{} // so that it is due to tell
	s.Do("build", "", nil)
	a, err := bundle.Open(h.data["archive"])
	if err != nil {
		t.Fatal(err)
	}
	for n, text := range []string{pier, bridge} {
		if item, err := a.Item(n); err != nil || item.Article.Text != text {
			t.Errorf("article %d is %+v (%v)", n, item.Article, err)
		}
	}
	if h.text["building"] != "1\t4" { // the first of two looks at two articles
		t.Errorf("of the work on the archive one hears %q", h.text["building"])
	}
	if s.Do("files", "cut.txt\t9", []byte("short")); h.text["fault"] != "files\ncut.txt: its bytes have not come" {
		t.Errorf("files without all their bytes give %q", h.text["fault"])
	}
	asked := 0
	s.Stopped = func() bool { asked++; return asked > 1 }
	if s.Do("files", "c.txt\t3\nd.txt\t3", []byte("onetwo")); h.text["files"] != "2\t3\t0" {
		t.Errorf("after a stop the files give %q", h.text["files"])
	}
}
