package own

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/correct"
	"verbatim/wasm/quote"
)

const ferry = "---\ntitle: The ferry is late\npublished: 2024-03-02\nlang: en\n---\n# Waiting\n\n“We have no boat until June,” said Mira Tolland, who runs the ferry.\n\n> Nobody told us.\n\nThe council said that it would look into it.\n"

func parsed(t *testing.T, name, text string) *article.Article {
	t.Helper()
	a, err := article.Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnArticleComesBackFromItsRecord(t *testing.T) {
	a := parsed(t, "ferry.md", ferry)
	a.Meta.Sample = true
	file, back, err := ReadArticle(AppendArticle(nil, "drafts/ferry.md", a))
	if err != nil {
		t.Fatal(err)
	}
	if file != "drafts/ferry.md" || back.ID != a.ID || back.Meta != a.Meta || back.Text != a.Text ||
		!reflect.DeepEqual(back.Blocks, a.Blocks) || !reflect.DeepEqual(back.Sections, a.Sections) {
		t.Errorf("came back as %q %+v, want %+v", file, back, a)
	}
}

func FuzzReadArticle(f *testing.F) {
	a, err := article.Parse("ferry.md", []byte(ferry))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(AppendArticle(nil, "ferry.md", a))
	f.Fuzz(func(t *testing.T, record []byte) {
		file, a, err := ReadArticle(record)
		if err != nil {
			return
		}
		for _, b := range a.Blocks {
			_ = b.Span.Of(a.Text)
		}
		again, b, err := ReadArticle(AppendArticle(nil, file, a))
		if err != nil || again != file || b.Text != a.Text || b.Meta != a.Meta {
			t.Fatalf("%q was not read back: %v", record, err)
		}
		quote.Extract(a)
	})
}

func workspace(t *testing.T) []Part {
	return []Part{
		{Document, "ferry.md", AppendArticle(nil, "ferry.md", parsed(t, "ferry.md", ferry))},
		{Document, "pier.txt", AppendArticle(nil, "pier.txt", article.FromText("pier", "The pier opens, Ada Morrow said."))},
		{Notes, "saved filters", []byte("verbatim.filters\nx\t#/quotes?q=pier\n")},
	}
}

func TestAWorkspaceComesBackFromItsFile(t *testing.T) {
	parts := workspace(t)
	back, damaged, err := ReadWorkspace(WriteWorkspace(parts))
	if err != nil || len(damaged) > 0 {
		t.Fatal(damaged, err)
	}
	if !reflect.DeepEqual(back, parts) {
		t.Errorf("came back as %v", back)
	}
	if back, damaged, err = ReadWorkspace(WriteWorkspace(nil)); err != nil || len(back)+len(damaged) > 0 {
		t.Errorf("an empty workspace gives %v %v %v", back, damaged, err)
	}
}

func TestADamagedWorkspaceNamesWhatIsDamagedAndOpensTheRest(t *testing.T) {
	parts := workspace(t)
	whole := WriteWorkspace(parts)
	at := bytes.Index(whole, []byte("The pier opens"))
	for _, c := range []struct {
		name    string
		file    []byte
		left    []string
		damaged []string
	}{
		{"a flipped byte", flipped(whole, at), []string{"ferry.md", "saved filters"}, []string{"pier.txt"}},
		{"a flipped length", flipped(whole, at-bytesBefore(whole, at)), []string{"ferry.md", "saved filters"}, []string{"pier.txt"}},
		{"cut off", whole[:at], []string{"ferry.md"}, []string{"pier.txt", "saved filters"}},
		{"nothing but its first line", whole[:len(header)+2], nil, []string{"the list of the workspace's parts: others may be missing"}},
		{"its list flipped", flipped(whole, bytes.Index(whole, []byte("ferry.md\n"))), []string{"part 1", "part 2", "part 3"}, []string{"the list of the workspace's parts: others may be missing"}},
	} {
		back, damaged, err := ReadWorkspace(c.file)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var left []string
		for _, p := range back {
			left = append(left, p.Name)
		}
		if !slices.Equal(left, c.left) || !slices.Equal(damaged, c.damaged) {
			t.Errorf("%s leaves %q and names %q, want %q and %q", c.name, left, damaged, c.left, c.damaged)
		}
	}
}

func flipped(file []byte, at int) []byte {
	file = bytes.Clone(file)
	file[at] ^= 0x20
	return file
}

// bytesBefore is how far before at the length of its part stands.
func bytesBefore(file []byte, at int) int {
	return at - (bytes.LastIndex(file[:at], []byte(mark)) + len(mark) + 1 + 4)
}

func TestAWorkspaceOfAnotherVersionIsRefusedInWords(t *testing.T) {
	_, _, err := ReadWorkspace([]byte(header + "2\nanything"))
	if err == nil || !strings.Contains(err.Error(), `version "2"`) || !strings.Contains(err.Error(), "reload") {
		t.Error(err)
	}
	if _, _, err = ReadWorkspace([]byte("PK")); err == nil {
		t.Error("a file of another kind was taken for a workspace")
	}
}

func FuzzReadWorkspace(f *testing.F) {
	f.Add(WriteWorkspace([]Part{{Document, "a", []byte("b")}}))
	f.Fuzz(func(t *testing.T, file []byte) {
		parts, _, err := ReadWorkspace(file)
		if err == nil {
			if back, damaged, err := ReadWorkspace(WriteWorkspace(parts)); err != nil || len(damaged) > 0 || len(back) != len(parts) {
				t.Fatalf("%d parts came back as %d, %q, %v", len(parts), len(back), damaged, err)
			}
		}
	})
}

func archive(t *testing.T, items ...bundle.Item) *bundle.Archive {
	t.Helper()
	files, err := bundle.Build(bundle.List(items), bundle.Info{Title: "Harbour news"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOwnArticlesJoinTheArchiveBehindItsOwn(t *testing.T) {
	bridge := article.FromText("bridge", "The bridge is closed, said the engineer Tomas Reyl.")
	base := archive(t, bundle.Item{Article: bridge, Quotes: quote.Extract(bridge)})
	d := NewDesk(base)
	for _, name := range []string{"ferry.md", "ferry.md"} {
		text := ferry
		if d.Len() > 0 {
			text += "\nAnd Mira Tolland said it was a pity.\n"
		}
		if err := d.Add(name, parsed(t, name, text)); err != nil {
			t.Fatal(err)
		}
	}
	pauses := 0
	data, err := d.Build(func() { pauses++ })
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for n := range a.Info().Articles {
		id, _ := a.Meta(n)
		ids = append(ids, id)
	}
	if want := []string{"bridge", "local--ferry", "local--ferry-2"}; !slices.Equal(ids, want) {
		t.Errorf("the archive holds %q, want %q", ids, want)
	}
	if a.Info().Title != "Harbour news" || d.Joined() != 1 || pauses == 0 {
		t.Errorf("title %q, %d joined, %d pauses", a.Info().Title, d.Joined(), pauses)
	}
	if a.Info().Quotes <= base.Info().Quotes {
		t.Error("no quote of the own articles is in the archive")
	}
}

func TestTheSameTextIsTakenOnce(t *testing.T) {
	d := NewDesk(nil)
	add := func() error {
		return d.Add("drafts/ferry.md", parsed(t, "ferry.md", ferry))
	}
	if err := add(); err != nil {
		t.Fatal(err)
	}
	if err := add(); err == nil || !strings.Contains(err.Error(), "drafts/ferry.md") {
		t.Errorf("taken twice: %v", err)
	}
	d.Clear()
	if err := add(); err != nil || d.Len() != 1 {
		t.Errorf("after all was forgotten: %v", err)
	}
}

func TestCorrectionsAreMadeInAllArticlesAndTakenBack(t *testing.T) {
	bridge := article.FromText("bridge", "“The bridge is closed for good,” said the engineer Tomas Reyl.")
	base := archive(t, bundle.Item{Article: bridge, Quotes: quote.Extract(bridge)})
	d := NewDesk(base)
	for _, name := range []string{"ferry.md", "pier.txt"} {
		text := map[string]string{"ferry.md": ferry, "pier.txt": "The pier opens, Ada Morrow said."}[name]
		if err := d.Add(name, parsed(t, name, text)); err != nil {
			t.Fatal(err)
		}
	}
	speakers := func() string {
		data, err := d.Build(func() {})
		if err != nil {
			t.Fatal(err)
		}
		a, err := bundle.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range a.Speakers() {
			names = append(names, s.Name)
		}
		slices.Sort(names)
		return strings.Join(names, ", ")
	}
	if got := speakers(); got != "Ada Morrow, Mira Tolland, Tomas Reyl" {
		t.Fatalf("before they are %s", got)
	}
	d.Correct(correct.Patch{{People: []string{"Tomas Reyl"}, Becomes: "Thomas Reyl"}, {People: []string{"Mira Tolland"}, Article: "local--ferry", Becomes: "Ada Morrow"}, {People: []string{"Nobody"}, Becomes: "X"}})
	if got := speakers(); got != "Ada Morrow, Thomas Reyl" {
		t.Errorf("corrected they are %s", got)
	}
	if o := d.Outcomes(); len(o) != 3 || o[0].Made != 1 || o[1].Made != 1 || o[2].Why == "" {
		t.Errorf("of the corrections became %+v", o)
	}
	if !d.Drop("local--ferry") || d.Drop("local--ferry") || d.Len() != 1 {
		t.Errorf("after one was dropped there are %d", d.Len())
	}
	if parts, err := d.Parts(); err != nil || len(parts) != 1 || parts[0].Name != "pier.txt" {
		t.Errorf("after one was dropped the parts are %+v (%v)", parts, err)
	}
	d.Correct(nil)
	if got := speakers(); got != "Ada Morrow, Tomas Reyl" {
		t.Errorf("taken back they are %s", got)
	}
	if err := d.Add("ferry.md", parsed(t, "ferry.md", ferry)); err != nil || !d.Drop("local--pier") || !d.Drop("local--ferry") || d.Len() != 0 || d.Bytes() != 0 {
		t.Errorf("given again: %v", err)
	}
}

// What the desk holds packed is in a workspace what it was when it came.
func TestArticlesStayOnTheDeskAsTheyCame(t *testing.T) {
	d := NewDesk(nil)
	page := "---\ntitle: The pier\npublished: 2021-05-04\nlang: en\nurl: https://harbour.example/pier\n---\n# Planks\n\n> “The pier opens in May,” said Ada Morrow.\n\n- one\n- two\n\n## Boats\n\nNone came, said Tomas Reyl.\n"
	var want [][]byte
	for name, text := range map[string]string{"ferry.md": ferry, "pier.md": page} {
		a := parsed(t, name, text)
		if err := d.Add(name, a); err != nil {
			t.Fatal(err)
		}
		want = append(want, AppendArticle(nil, name, a))
	}
	parts, err := d.Parts()
	if err != nil || len(parts) != len(want) {
		t.Fatalf("%d parts (%v)", len(parts), err)
	}
	for i, part := range parts {
		if !bytes.Equal(part.Data, want[i]) {
			t.Errorf("the record of %s is\n%q, want\n%q", part.Name, part.Data, want[i])
		}
	}
}

// An article whose parts do not fit together, as a workspace may hold, is refused alone, and does not keep the others from being packed.
func TestAnArticleThatDoesNotFitTogetherIsRefusedAlone(t *testing.T) {
	d := NewDesk(nil)
	odd := parsed(t, "ferry.md", ferry)
	odd.Sections = append(odd.Sections, article.Section{Title: article.Span{Start: 1, End: len(odd.Text) + 9}})
	if err := d.Add("odd.md", odd); err == nil {
		t.Error("it is taken")
	}
	if err := d.Add("ferry.md", parsed(t, "ferry.md", ferry)); err != nil {
		t.Error(err)
	}
	if _, err := d.Build(func() {}); err != nil || d.Len() != 1 {
		t.Errorf("%d articles are packed (%v)", d.Len(), err)
	}
}

// What a version of the page has written, in a browser's storage or as a file, every later one reads: testdata/kept-1.verbatim is of 2026-11-29, and stays as it is.
func TestAWorkspaceOfAnEarlierVersionIsRead(t *testing.T) {
	file, err := os.ReadFile("testdata/kept-1.verbatim")
	if err != nil {
		t.Fatal(err)
	}
	parts, damaged, err := ReadWorkspace(file)
	if err != nil || len(damaged) > 0 || len(parts) != 3 {
		t.Fatalf("%d parts, damaged %q, %v", len(parts), damaged, err)
	}
	d := NewDesk(nil)
	for _, part := range parts[:2] {
		name, a, err := ReadArticle(part.Data)
		if err != nil || part.Kind != Document || name != part.Name {
			t.Fatalf("%q of kind %c: %v", part.Name, part.Kind, err)
		}
		if err := d.Add(name, a); err != nil {
			t.Fatal(err)
		}
	}
	first, err := d.item(0)
	if err != nil {
		t.Fatal(err)
	}
	a := first.Article
	if a.ID != "local--market" || a.Meta.Title != "The quayside market moves" || a.Meta.Publisher != "The Tolland Post" || len(a.Sections) != 1 || len(first.Quotes.Attributions) != 1 {
		t.Errorf("the first article is %+v", first)
	}
	if notes := parts[2]; notes.Kind != Notes || !strings.HasPrefix(string(notes.Data), "verbatim.corrections\nverbatim corrections 1\n") {
		t.Errorf("the notes are %+v", notes)
	}
	if again, err := d.Parts(); err != nil || !bytes.Equal(WriteWorkspace(append(again, parts[2])), file) {
		t.Errorf("written again it is another file (%v): give the format a new version, and keep reading this one", err)
	}
}
