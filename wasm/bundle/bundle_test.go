package bundle

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
)

const bakeryText = `Bread prices

Ada Quill, the baker of Norrow, said on Friday: “Flour costs twice what it did.” The chairman of the Millers' League disagreed.

© Norrow Picture Desk`

func spanOf(text, part string) article.Span {
	start := strings.Index(text, part)
	return article.Span{Start: start, End: start + len(part)}
}

// bakery has every field of an item set.
func bakery() Item {
	s := func(part string) article.Span { return spanOf(bakeryText, part) }
	return Item{
		Article: &article.Article{
			ID: "bakery",
			Meta: article.Meta{Title: "Bread prices rise", TitleByArchive: true, Author: "Jo Penn", Publisher: "The Norrow Bell", Published: "2022-05-06",
				Lang: "en", TranslatedFrom: "de", URL: "https://bell.example/bread", Credit: "Norrow Picture Desk", License: "CC0", Sample: true},
			Text: bakeryText,
			Blocks: []article.Block{
				{Kind: article.Heading, Span: s("Bread prices"), Section: 0},
				{Kind: article.Paragraph, Span: s(strings.Split(bakeryText, "\n\n")[1]), Section: 0},
				{Kind: article.Credit, Span: s("© Norrow Picture Desk"), Section: 0},
			},
			Sections: []article.Section{{Title: s("Bread prices"), Slug: "bread-prices"}},
		},
		Quotes: &quote.Result{
			Attributions: []quote.Attribution{
				{
					ID: "q0badcafe", Kind: quote.Direct, Pieces: []article.Span{s("Flour costs twice what it did.")}, Fragments: []article.Span{s("“Flour costs twice what it did.”")},
					Cue: s("said"), Mention: s("Ada Quill"), Person: 0, Role: s("the baker of Norrow"), Confidence: quote.Named, Rule: "cue-before",
					Evidence: []quote.Evidence{{Part: "cue", Span: s("said")}, {Part: "mention", Span: s("Ada Quill")}},
					Via:      s("the Millers' League"), To: s("Norrow"), When: s("on Friday"),
				},
				{
					ID: "odd id", Kind: quote.Indirect, Pieces: []article.Span{s("disagreed")}, Mention: s("The chairman of the Millers' League"), Person: -1,
					Confidence: quote.Described, Rule: "subject",
				},
			},
			People: []quote.Person{{Name: "Ada Quill", Mentions: []article.Span{s("Ada Quill")}, Roles: []article.Span{s("the baker of Norrow")},
				Bodies: []article.Span{s("the Millers' League")}}},
			Rejected: []quote.Rejected{{Span: s("Bread"), Reason: "heading"}},
			Names:    []quote.Name{{Span: s("Ada Quill"), Class: quote.PersonName, Person: 0}, {Span: s("Norrow"), Class: quote.PlaceName, Person: -1}},
		},
	}
}

// plain is an article in which the people of names speak once each.
func plain(id, published string, names ...string) Item {
	a := &article.Article{ID: id, Meta: article.Meta{Title: "On " + id, Published: published}}
	r := &quote.Result{}
	for i, name := range names {
		start := len(a.Text)
		a.Text += name + " said nothing.\n\n"
		r.People = append(r.People, quote.Person{Name: name})
		r.Attributions = append(r.Attributions, quote.Attribution{
			ID: fmt.Sprintf("q%08x", i), Pieces: []article.Span{{Start: start + len(name) + 6, End: start + len(name) + 13}},
			Mention: article.Span{Start: start, End: start + len(name)}, Person: i, Confidence: quote.Named,
		})
	}
	return Item{Article: a, Quotes: r}
}

func build(t testing.TB, items ...Item) []byte {
	t.Helper()
	files, err := Build(List(items), Info{Title: "Sample", Built: "2022-06-01"}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Fatalf("a small archive has %d files, want one", len(files))
	}
	return files[0].Data
}

func mustOpen(t testing.TB, data []byte) *Archive {
	t.Helper()
	a, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestItemsComeBackAsTheyWere(t *testing.T) {
	items := []Item{bakery(), plain("ferry", "", "Bo Lind"), {Article: &article.Article{ID: "empty"}, Quotes: &quote.Result{}}}
	a := mustOpen(t, build(t, items...))
	for n, want := range items {
		got, err := a.Item(n)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Article, want.Article) {
			t.Errorf("article %d: got %+v\nwant %+v", n, got.Article, want.Article)
		}
		if !reflect.DeepEqual(got.Quotes, want.Quotes) {
			t.Errorf("article %d: got %+v\nwant %+v", n, got.Quotes, want.Quotes)
		}
		if id, m := a.Meta(n); id != want.Article.ID || m != want.Article.Meta {
			t.Errorf("article %d: got %q %+v", n, id, m)
		}
	}
	info := a.Info()
	if info.Title != "Sample" || info.Built != "2022-06-01" || info.Articles != 3 || info.Quotes != 3 || info.Speakers != 2 || len(info.Hash) != 64 {
		t.Errorf("info %+v", info)
	}
}

func TestQuotesAreFoundByNumberAndID(t *testing.T) {
	a := mustOpen(t, build(t, bakery(), plain("ferry", "", "Bo Lind", "Ada Quill")))
	for q, id := range []string{"bakery/q0badcafe", "bakery/odd id", "ferry/q00000000", "ferry/q00000001"} {
		if got := a.QuoteID(q); got != id {
			t.Errorf("quote %d has id %q, want %q", q, got, id)
		}
		if got, ok := a.QuoteByID(id); got != q || !ok {
			t.Errorf("%q is quote %d, %v; want %d", id, got, ok, q)
		}
		n, i := a.Locate(q)
		if a.FirstQuote(n)+i != q {
			t.Errorf("quote %d is located at %d, %d", q, n, i)
		}
	}
	ferry := mustOpen(t, build(t, plain("ferry", "", "Bo Lind", "Ada Quill"))) // no id of another form
	for _, a := range []*Archive{a, ferry} {
		last := uint32(a.Info().Quotes - 1)
		if got, want := string(a.AppendQuoteIDs([]byte("x"), []uint32{last, 0, last + 1})), "x"+a.QuoteID(int(last))+"\n"+a.QuoteID(0)+"\n\n"; got != want {
			t.Errorf("ids of many quotes are %q, want %q", got, want)
		}
	}
	for _, id := range []string{"", "bakery", "bakery/", "bakery/q00000000", "x/q00000000", "bakery/q0badcafe/1"} {
		if q, ok := a.QuoteByID(id); ok {
			t.Errorf("%q is quote %d", id, q)
		}
	}
	for _, q := range []int{-1, 4, 1 << 40} {
		if n, i := a.Locate(q); n != -1 || i != -1 || a.QuoteID(q) != "" || a.Speaker(q) != -1 {
			t.Errorf("quote %d: %d, %d, %q, %d", q, n, i, a.QuoteID(q), a.Speaker(q))
		}
	}
	for _, n := range []int{-1, 2} {
		if _, err := a.Item(n); err == nil {
			t.Errorf("article %d was read", n)
		}
	}
}

func TestTheSameItemsGiveTheSameBytes(t *testing.T) {
	first := build(t, bakery(), plain("ferry", "2020", "Bo Lind", "Sergei Orlov", "Sergey Orlov"))
	for range 5 {
		if !bytes.Equal(first, build(t, bakery(), plain("ferry", "2020", "Bo Lind", "Sergei Orlov", "Sergey Orlov"))) {
			t.Fatal("two builds differ")
		}
	}
	files, _ := Build(List{bakery()}, Info{Title: "A", Built: "2022-01-01"}, deflate.Pages())
	later, _ := Build(List{bakery()}, Info{Title: "A", Built: "2022-01-02"}, deflate.Pages())
	if files[0].Name == later[0].Name {
		t.Error("different bytes have one name")
	}
	if mustOpen(t, files[0].Data).Info().Hash != mustOpen(t, later[0].Data).Info().Hash {
		t.Error("the day of the build changes the hash of the content")
	}
}

func TestSpellingsOfOneNameAreOneSpeaker(t *testing.T) {
	tests := []struct {
		names string // article by article, "," between the people of one, "/" between articles
		want  string // the speakers' names
	}{
		{"Sergei Orlov/Sergey Orlov/Sergei Orlov", "Sergei Orlov"},
		{"Maxim Lukin/Maksim Lukin/Maksim Lukin", "Maksim Lukin"},
		{"Zoë Adler/Zoe Adler/Zoe Adler", "Zoe Adler"},
		{"Сергей Орлов/Sergey Orlov/Sergey Orlov", "Sergey Orlov"},
		{"Evgeny Titov/Yevgeny Titov/Yevgeny Titov", "Yevgeny Titov"},
		{"Donald J. Finch/Donald Finch/Donald Finch", "Donald Finch"},
		{"S. Orlov/Sergei Orlov", "Sergei Orlov"},
		{"Orlov/Sergei Orlov/Orlov", "Sergei Orlov"},
		{"Jan Smith/Ian Smith", "Ian Smith,Jan Smith"},
		{"Orlov/Sergei Orlov/Pavel Orlov", "Orlov,Pavel Orlov,Sergei Orlov"},
		{"S. Orlov/Sergei Orlov/Stepan Orlov", "S. Orlov,Sergei Orlov,Stepan Orlov"},
		{"Orlov,Sergei Orlov/Bo Lind", "Bo Lind,Orlov,Sergei Orlov"},
		{"P. Orlov/Sergei Orlov", "P. Orlov,Sergei Orlov"},
		{"李明/王芳", "李明,王芳"},
	}
	for _, test := range tests {
		var items []Item
		for i, names := range strings.Split(test.names, "/") {
			items = append(items, plain(fmt.Sprint("a", i), "2020-01-0"+fmt.Sprint(i+1), strings.Split(names, ",")...))
		}
		a := mustOpen(t, build(t, items...))
		var names []string
		quotes := 0
		for i, s := range a.Speakers() {
			names = append(names, s.Name)
			quotes += s.Quotes
			if got := a.QuotesOf(i); len(got) != s.Quotes {
				t.Errorf("%s: %s has %d quotes, %d are listed", test.names, s.Name, s.Quotes, len(got))
			}
			if n, ok := a.SpeakerBySlug(s.Slug); n != i || !ok {
				t.Errorf("%s: slug %q is speaker %d, want %d", test.names, s.Slug, n, i)
			}
		}
		if got := strings.Join(names, ","); got != test.want {
			t.Errorf("%s: speakers %s, want %s", test.names, got, test.want)
		}
		if quotes != a.Info().Quotes {
			t.Errorf("%s: speakers have %d quotes, the archive %d", test.names, quotes, a.Info().Quotes)
		}
	}
}

func TestASpeakerTellsSpellingsRolesAndDates(t *testing.T) {
	first := bakery()
	again := plain("later", "2023-01-02", "Ada  Quill", "Bo Lind")
	a := mustOpen(t, build(t, again, first))
	want := Speaker{Slug: "ada-quill", Name: "Ada Quill", Roles: []string{"the baker of Norrow"}, Quotes: 2, Articles: 2, First: "2022-05-06", Last: "2023-01-02"}
	if got := a.Speakers()[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestFacetValues(t *testing.T) {
	items := []Item{bakery(), plain("ferry", "2020", "Bo Lind"), plain("twin", "", "Bo Lind")}
	items[2].Article.Meta.Title = items[1].Article.Meta.Title
	items[1].Quotes.Attributions[0].Confidence, items[1].Quotes.Attributions[0].Person = quote.Unclear, -1
	a := mustOpen(t, build(t, items...))
	want := map[index.Column][4]string{
		index.Speaker:     {"Ada Quill", "chairman of the millers' league", UnclearSpeaker, "Bo Lind"},
		index.Type:        {"direct", "indirect", "direct", "direct"},
		index.Confidence:  {"named", "described", "unclear", "named"},
		index.Affiliation: {"the Millers' League", "", "", ""},
		index.Section:     {"Bread prices", "Bread prices", Opening, Opening},
		index.Article:     {"Bread prices rise", "Bread prices rise", "On ferry [ferry]", "On ferry [twin]"},
		index.Publisher:   {"The Norrow Bell", "The Norrow Bell", NoPublisher, NoPublisher},
		index.Date:        {"2022-05", "2022-05", "2020", Undated},
	}
	for c, values := range want {
		column, err := a.Index().Column(c)
		if err != nil {
			t.Fatal(err)
		}
		for q, value := range values {
			var names []string
			for _, id := range column.Of(uint32(q)) {
				names = append(names, column.Names[id])
			}
			if got := strings.Join(names, ","); got != value {
				t.Errorf("%v of quote %d is %q, want %q", c, q, got, value)
			}
		}
	}
}

// When it was said, what dates the words speak of, and when it was published are three different things.
func TestDatesOfAQuote(t *testing.T) {
	const text = "Bo Lind said in December 2021 that the pier of 1954, now rusty, would reopen on 3 April 2023, and in 1954 there was hope that the work begun in May 1953 would end."
	a := article.FromText("pier", text)
	a.Meta.Published = "2022-02-01"
	s := func(part string) article.Span { return spanOf(text, part) }
	r := &quote.Result{Attributions: []quote.Attribution{{ID: "q00000001", Kind: quote.Indirect, Person: -1, Mention: s("Bo Lind"),
		Pieces: []article.Span{s("the pier of 1954, now rusty, would reopen on 3 April 2023"), s("in 1954 there was hope that the work begun in May 1953 would end")}, When: s("in December 2021")}}}
	archive, err := Open(build(t, Item{Article: a, Quotes: r}))
	if err != nil {
		t.Fatal(err)
	}
	for c, want := range map[index.Column]string{index.Said: "2021-12", index.Event: "1953-05 1954 2023-04", index.Date: "2022-02"} {
		column, err := archive.Index().Column(c)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(column.Names, " "); got != want || len(column.Of(0)) != len(column.Names) {
			t.Errorf("%s: got %q of %d values, want %q", c, got, len(column.Of(0)), want)
		}
	}
}

func TestItemsThatDoNotFitTogetherAreRefused(t *testing.T) {
	tests := []struct {
		want  string
		spoil func(*Item)
	}{
		{"there is no article", func(i *Item) { i.Article = nil }},
		{"a span lies outside the text", func(i *Item) { i.Quotes.Attributions[0].Cue.End = 5000 }},
		{"a span lies outside the text", func(i *Item) { i.Article.Blocks[0].Span.Start = -4 }},
		{"has no words", func(i *Item) { i.Quotes.Attributions[0].Pieces = nil }},
		{"person who does not exist", func(i *Item) { i.Quotes.Attributions[0].Person = 7 }},
		{"named but has no person", func(i *Item) { i.Quotes.Attributions[0].Person = -1 }},
		{"section that does not exist", func(i *Item) { i.Article.Blocks[1].Section = 3 }},
		{`two quotes of article "bakery" have the id`, func(i *Item) { i.Quotes.Attributions[1].ID = "q0badcafe" }},
	}
	for _, test := range tests {
		item := bakery()
		test.spoil(&item)
		if _, err := Build(List{item}, Info{}, deflate.Pages()); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v, want %q", err, test.want)
		}
		for _, look := range []func(Item) (Item, error){Check, Note} { // at one item, so not at ids
			if _, err := look(item); err == nil && !strings.Contains(test.want, "two quotes") {
				t.Errorf("an item is let pass of which a build says: %s", test.want)
			}
		}
	}
	if _, err := Build(List{bakery(), bakery()}, Info{}, deflate.Pages()); err == nil || !strings.Contains(err.Error(), `two articles have the id "bakery"`) {
		t.Errorf("got %v", err)
	}
}

func TestABundleCutOffOrAlteredSaysWhichPartIsDamaged(t *testing.T) {
	data := build(t, bakery(), plain("ferry", "2020", "Bo Lind"))
	for n := 0; n < len(data); n++ {
		if _, err := Open(data[:n:n]); err == nil || !strings.HasPrefix(err.Error(), "open bundle: head section: ") {
			t.Fatalf("the first %d of %d bytes: %v", n, len(data), err)
		}
	}
	for i := range data {
		broken := bytes.Clone(data)
		broken[i] ^= 0x10
		_, err := Open(broken)
		var damage *store.Damage
		if !errors.As(err, &damage) {
			t.Fatalf("byte %d altered: %v", i, err)
		}
	}
	broken := bytes.Clone(data)
	broken[len(broken)-1] ^= 1
	_, err := Open(broken)
	want := "open bundle: narration/codes section: checksum does not match: the file is damaged or cut off; reload the page, or rebuild the archive with make site"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// TestWrongNumbersUnderRightChecksums alters what the sections say and packs them anew, so that no checksum helps: whatever opens must answer everything
// without panic.
func TestWrongNumbersUnderRightChecksums(t *testing.T) {
	data := build(t, bakery(), plain("ferry", "2020", "Bo Lind", "Ada Quill"))
	sections := unpack(t, data)
	r := rand.New(rand.NewPCG(5, 6))
	refused := 0
	const rounds = 4000
	for range rounds {
		s := r.IntN(len(sections))
		if len(sections[s].Data) == 0 {
			continue
		}
		changed := append([]store.Section(nil), sections...)
		b := bytes.Clone(changed[s].Data)
		for range 1 + r.IntN(3) {
			b[r.IntN(len(b))] = []byte{0, 1, 2, 0x7f, 0x80, 0xff, byte(r.IntN(256))}[r.IntN(7)]
		}
		if r.IntN(4) == 0 {
			b = b[:r.IntN(len(b))]
		}
		changed[s].Data = b
		file, err := store.Write(changed, deflate.Pages())
		if err != nil {
			t.Fatal(err)
		}
		a, err := Open(file)
		if err != nil {
			refused++
			continue
		}
		use(a)
	}
	if refused < rounds/8 { // rows of numbers are not looked at when a bundle is opened: use has to bear what is wrong there
		t.Errorf("only %d of %d altered bundles were refused", refused, rounds)
	}
}

func unpack(t testing.TB, data []byte) []store.Section {
	t.Helper()
	f, err := store.Open(store.Memory{"f": data}, "f", int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var sections []store.Section
	for _, name := range f.Names() {
		p, err := f.Section(name)
		if err != nil {
			t.Fatal(err)
		}
		all, err := p.All()
		if err != nil {
			t.Fatal(err)
		}
		sections = append(sections, store.Section{Name: name, Data: bytes.Clone(all)})
	}
	return sections
}

// use asks an archive for everything it has.
func use(a *Archive) {
	for n := range a.Info().Articles {
		a.Meta(n)
		if item, err := a.Item(n); err == nil {
			for i := range item.Quotes.Attributions {
				for _, p := range item.Quotes.Attributions[i].Pieces {
					_ = p.Of(item.Article.Text)
				}
			}
		}
		a.FirstQuote(n)
	}
	for q := range a.Info().Quotes {
		a.QuoteByID(a.QuoteID(q))
		if s := a.Speaker(q); s >= 0 {
			_ = a.SpeakerAt(s).Name
		}
	}
	a.SpeakerTerms()
	a.TitleTerms()
	r := a.Index()
	for c := range index.NumColumns {
		if column, err := r.Column(c); err == nil {
			for q := range a.Info().Quotes {
				for _, id := range column.Of(uint32(q)) {
					_ = column.Names[id]
				}
			}
			column.Count([]uint32{0})
			for value := range column.Totals() {
				column.Docs(uint32(value))
			}
		}
		if names, err := r.NameTerms(c); err == nil && names != nil {
			useTerms(names)
		}
	}
	for q := range uint32(r.Docs()) {
		_, _ = r.Published(q), r.Article(q)
		_, _ = r.Quotes.Length(q), r.Quotes.Said(q)
	}
	useTerms(r.Quotes)
	useTerms(r.Narration)
}

func useTerms(terms *index.Terms) {
	_ = terms.From("", func(e index.Entry) bool {
		for p := terms.Postings(e); p.Next(); {
			p.Places()
		}
		for p := terms.Postings(e); p.Seek(p.Doc + 1); {
			p.Places()
		}
		return true
	})
}

// FuzzOpen feeds bytes to the reader of archives as they are, and puts them into one of an archive's sections, with checksums that hold: past those, what the
// sections say is read. Whatever is opened is the same when it is opened again.
func FuzzOpen(f *testing.F) {
	data := build(f, bakery(), plain("ferry", "2020-03-01", "Bo Lind"), plain("mill", "2021", "Ada Quill"))
	whole := unpack(f, data)
	f.Add(uint8(0), uint16(0), data)
	f.Add(uint8(0), uint16(9), data[:len(data)/2])
	for i, s := range whole {
		f.Add(uint8(i), uint16(0), []byte{0xff})
		f.Add(uint8(i), uint16(len(s.Data)/2), []byte{0x80, 0x80, 0x01})
		f.Add(uint8(i), uint16(len(s.Data)), []byte{1, 2, 3})
	}
	f.Fuzz(func(t *testing.T, section uint8, at uint16, patch []byte) {
		if a, err := Open(patch); err == nil {
			use(a)
		}
		sections := slices.Clone(whole)
		s := &sections[int(section)%len(sections)]
		from := int(at) % (len(s.Data) + 1)
		s.Data = slices.Concat(s.Data[:from], patch, s.Data[min(from+len(patch), len(s.Data)):])
		file, err := store.Write(sections, nil)
		if err != nil {
			t.Skip() // longer than a section may be
		}
		a, err := Open(file)
		if err != nil {
			return
		}
		use(a)
		again := mustOpen(t, file)
		if a.Info() != again.Info() {
			t.Errorf("%+v, and then %+v", a.Info(), again.Info())
		}
		for n := range min(a.Info().Articles, 3) {
			one, err := a.Item(n)
			other, errAgain := again.Item(n)
			if (err == nil) != (errAgain == nil) || err == nil && !reflect.DeepEqual(one, other) {
				t.Errorf("article %d is read in two ways: %v, %v", n, err, errAgain)
			}
		}
	})
}

// FuzzItem feeds bytes to the reader of one article's record, past all checksums.
func FuzzItem(f *testing.F) {
	parts := partsOf(bakery())
	f.Add(appendPlain(nil, parts), bakeryText)
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		read := func(data []byte) (Item, bool) {
			return newGrid(text).read(plainParts{store.NewDecoder(data)}, &article.Article{Text: text}, true)
		}
		item, ok := read(data)
		if !ok {
			return
		}
		asRead, _ := item.parts()
		item.known = known{}
		parts, ok := newGrid(text).note(item)
		if !ok {
			t.Fatal("what was read cannot be written")
		}
		for _, parts := range [][]part{parts, asRead} {
			again, ok := read(appendPlain(nil, parts))
			again.known = known{}
			if !ok || !reflect.DeepEqual(item, again) {
				t.Error("what was read is written otherwise")
			}
		}
	})
}

func ExampleBuild() {
	files, err := Build(List{plain("ferry", "2020-03-01", "Bo Lind")}, Info{Title: "Harbour papers"}, deflate.Pages())
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := Open(files[0].Data)
	if err != nil {
		fmt.Println(err)
		return
	}
	item, err := a.Item(0)
	if err != nil {
		fmt.Println(err)
		return
	}
	first := item.Quotes.Attributions[0]
	fmt.Printf("%s: %s, %q\n", a.Info().Title, a.Speakers()[a.Speaker(0)].Name, first.Pieces[0].Of(item.Article.Text))
	// Output: Harbour papers: Bo Lind, "nothing"
}
