package index

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
)

func openDocs(t testing.TB, docs []Doc) *Reader {
	t.Helper()
	narration := NewTermWriter("narration", false)
	articles := 0
	if len(docs) > 0 {
		articles = docs[len(docs)-1].Article + 1
	}
	for range articles {
		narration.Add([]string{"some text"}, nil)
	}
	return opened(t, docs, narration)
}

// opened gives an index of docs and of a narration as it is read.
func opened(t testing.TB, docs []Doc, narration *TermWriter) *Reader {
	t.Helper()
	data, err := store.Write(append(Build(docs), narration.Sections()...), deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(store.Memory{"f": data}, "f", int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// manyDocs makes documents of few words, so that postings are long: more than one chunk, dictionaries of more than one block.
func manyDocs(n int) []Doc {
	r := rand.New(rand.NewPCG(8, 9))
	docs := make([]Doc, n)
	for i := range docs {
		var words []string
		for range 1 + r.IntN(9) {
			words = append(words, fmt.Sprintf("w%d", int(300*r.Float64()*r.Float64())))
		}
		docs[i] = Doc{Article: i / 3, Said: []string{strings.Join(words, " "), "common-place"}, Speaker: []string{"Ada Quill"}, Published: fmt.Sprint(2000 + r.IntN(9))}
		for c := range NumColumns {
			for range r.IntN(3) {
				docs[i].Values[c] = append(docs[i].Values[c], fmt.Sprint("v", r.IntN(20)))
			}
		}
		docs[i].Values[Type] = []string{fmt.Sprint("t", i%3)}
	}
	return docs
}

// scan finds a term in documents by reading them.
func scan(docs []Doc, term string) (found []string) {
	for i, d := range docs {
		var places []Place
		at := 0
		text := func(s string) {
			for _, w := range Words(nil, s) {
				w.Each(at, func(have string, p Place) {
					if have == term {
						places = append(places, p)
					}
				})
				at += w.Width()
			}
		}
		for _, s := range d.Said {
			text(s)
		}
		at++
		for _, s := range d.Speaker {
			text(s)
			at++
		}
		if len(places) > 0 {
			found = append(found, fmt.Sprint(i, places))
		}
	}
	return found
}

func TestPostingsAgreeWithReadingEveryDocument(t *testing.T) {
	docs := manyDocs(1000)
	r := openDocs(t, docs)
	terms := 0
	var before string
	err := r.Quotes.From("", func(e Entry) bool {
		terms++
		if e.Term <= before {
			t.Errorf("%q comes after %q", e.Term, before)
		}
		before = e.Term
		var got []string
		p := r.Quotes.Postings(e)
		for p.Next() {
			places := slices.Clone(p.Places())
			if len(places) != p.Count {
				t.Errorf("%s in %d: %d places, count %d", e.Term, p.Doc, len(places), p.Count)
			}
			got = append(got, fmt.Sprint(p.Doc, places))
		}
		if p.Err() != nil {
			t.Fatal(p.Err())
		}
		if want := scan(docs, e.Term); !slices.Equal(got, want) || len(want) != e.Docs {
			t.Errorf("%s: got %v\nwant %v (%d documents said)", e.Term, got, want, e.Docs)
		}
		return !t.Failed()
	})
	if err != nil {
		t.Fatal(err)
	}
	if terms < 2*termsPerBlock {
		t.Errorf("%d terms do not fill two blocks: the test has become too easy", terms)
	}
}

func TestSeekFindsWhatNextFinds(t *testing.T) {
	r := openDocs(t, manyDocs(1000))
	for _, term := range []string{"common", "commonplace", "w0", "w3", "w200"} {
		e, ok, err := r.Quotes.Find(term)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			continue
		}
		places := map[uint32]string{}
		var docs []uint32
		for p := r.Quotes.Postings(e); p.Next(); {
			docs = append(docs, p.Doc)
			places[p.Doc] = fmt.Sprint(p.Places())
		}
		var together []uint32
		p := r.Quotes.Postings(e)
		for list, counts := p.Chunk(); len(list) > 0; list, counts = p.Chunk() {
			together = append(together, list...)
			if len(counts) != len(list) || p.Doc != list[len(list)-1] || p.Count != int(counts[len(list)-1]) {
				t.Fatalf("%s: %d documents, %d counts, the last %d with %d", term, len(list), len(counts), p.Doc, p.Count)
			}
		}
		if !slices.Equal(together, docs) {
			t.Fatalf("%s: by chunks %v, one by one %v", term, together, docs)
		}
		for _, step := range []int{1, 2, 7, 130, 500} {
			p := r.Quotes.Postings(e)
			for want := 0; want < 1000; want += step {
				i, _ := slices.BinarySearch(docs, uint32(want))
				if found := p.Seek(uint32(want)); found != (i < len(docs)) {
					t.Fatalf("%s: seek %d: %v", term, want, found)
				} else if found && p.Doc != docs[i] {
					t.Fatalf("%s: seek %d gives %d, want %d", term, want, p.Doc, docs[i])
				}
				if i < len(docs) && step == 7 && p.Doc == uint32(want) && fmt.Sprint(p.Places()) != places[p.Doc] {
					t.Fatalf("%s in %d: other places after seeking", term, p.Doc)
				}
			}
		}
	}
}

func TestTermsAreFoundAndOthersAreNot(t *testing.T) {
	r := openDocs(t, manyDocs(300))
	for _, term := range []string{"", "a", "w", "w1x", "zzz", "commonplac"} {
		if e, ok, err := r.Quotes.Find(term); ok || err != nil || e.Term != "" {
			t.Errorf("%q: %+v, %v, %v", term, e, ok, err)
		}
	}
	for _, term := range []string{"ada", "quill", "w1", "common", "place", "commonplace"} {
		if _, ok, err := r.Quotes.Find(term); !ok || err != nil {
			t.Errorf("%q is not found: %v", term, err)
		}
	}
}

func TestColumnsGiveEachDocumentItsValues(t *testing.T) {
	docs := manyDocs(200)
	r := openDocs(t, docs)
	for c := range NumColumns {
		column, err := r.Column(c)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range docs {
			want := slices.Compact(slices.Sorted(slices.Values(d.Values[c])))
			var got []string
			for _, id := range column.Of(uint32(i)) {
				got = append(got, column.Names[id])
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v of %d: %v, want %v", c, i, got, want)
			}
		}
	}
}

// What is counted and listed by value is the same as what the documents have one by one, whichever of the three forms a column takes.
func TestColumnsCountAndListDocumentsByValue(t *testing.T) {
	docs := manyDocs(200)
	for i := range docs {
		docs[i].Values[Publisher] = []string{"publisher of " + strconv.Itoa(docs[i].Article/7)} // one for all of an article
	}
	r := openDocs(t, docs)
	for c := range NumColumns {
		column, err := r.Column(c)
		if err != nil {
			t.Fatal(err)
		}
		some := make([]uint32, 0, len(docs))
		n := make([]uint32, len(column.Names))
		lists := make([][]uint32, len(column.Names))
		for doc := range uint32(len(docs)) {
			if doc%3 == 1 {
				some = append(some, doc)
			}
			for _, v := range column.Of(doc) {
				lists[v] = append(lists[v], doc)
				if doc%3 == 1 {
					n[v]++
				}
			}
		}
		column.Count([]uint32{0, 1, 2, 3}) // what an earlier count left must not show
		tally := column.Count(some)
		if !slices.Equal(tally.N, n) {
			t.Errorf("%v: counted %v, want %v", c, tally.N, n)
		}
		for v, want := range lists {
			if got := column.Docs(uint32(v)); !slices.Equal(got, want) || int(column.Totals()[v]) != len(want) {
				t.Errorf("%v, value %d: %v, in all %d, want %v", c, v, got, column.Totals()[v], want)
			}
			if slices.Contains(tally.Values, uint32(v)) != (n[v] > 0) {
				t.Errorf("%v, value %d: occurs %d times, listed among %v", c, v, n[v], tally.Values)
			}
		}
	}
	if column, err := r.Column(Publisher); err != nil || column.row == nil || len(column.ids) != docs[len(docs)-1].Article+1 {
		t.Errorf("the publisher is not kept by article: %v", err)
	}
}

func TestNamesOfValuesAreFoundByTheirWords(t *testing.T) {
	docs := []Doc{{Said: []string{"x"}}, {Article: 1, Said: []string{"y"}}}
	docs[0].Values[Section] = []string{"Bread prices"}
	docs[1].Values[Section] = []string{"The price of Bread"}
	r := openDocs(t, docs)
	names, err := r.NameTerms(Section)
	if err != nil {
		t.Fatal(err)
	}
	var got []uint32
	e, _, _ := names.Find("bread")
	for p := names.Postings(e); p.Next(); {
		got = append(got, p.Doc)
	}
	if !slices.Equal(got, []uint32{0, 1}) {
		t.Errorf("bread is in the values %v", got)
	}
	if names, err := r.NameTerms(Type); names != nil || err != nil {
		t.Errorf("types have words: %v", err)
	}
}

func TestDatesWithin(t *testing.T) {
	var docs []Doc
	for i, d := range []string{"", "2019", "2019-12", "2019-12-31", "2020-02-07"} {
		docs = append(docs, Doc{Article: i, Said: []string{"x"}, Published: d})
	}
	r := openDocs(t, docs)
	tests := []struct{ from, to, want string }{
		{"", "", "01234"},
		{"2019-12-31", "", "1234"}, // of the year and the month it is not known that they are before
		{"2020", "", "4"},
		{"", "2019", "123"},
		{"2019-12", "2019-12", "123"},
		{"2020-02-08", "", ""},
	}
	for _, test := range tests {
		within := r.DatesWithin(test.from, test.to)
		got := ""
		for i := range docs {
			if within[r.DateRank(uint32(i))] {
				got += fmt.Sprint(i)
			}
		}
		if got != test.want {
			t.Errorf("from %q to %q: %s, want %s", test.from, test.to, got, test.want)
		}
	}
	if got := fmt.Sprint(r.Newest()); got != "[4 3 2 1 0]" {
		t.Errorf("newest first: %s", got)
	}
}

func TestTheSameDocumentsGiveTheSameBytes(t *testing.T) {
	first := Build(manyDocs(300))
	for i, s := range Build(manyDocs(300)) {
		if s.Name != first[i].Name || !bytes.Equal(s.Data, first[i].Data) {
			t.Errorf("section %s differs", s.Name)
		}
	}
}

// FuzzPostings feeds bytes to the readers of dictionaries, casts and postings, past all checksums.
func FuzzPostings(f *testing.F) {
	b := NewBuilder()
	b.Add(Doc{Said: []string{"the ferry, the multi-vector ferry"}, Speaker: []string{"Ada Quill", "The Ferry Quill"}})
	b.Add(Doc{Said: []string{"the tide"}})
	var data [][]byte
	var names []string
	for _, s := range b.Sections() {
		if strings.HasPrefix(s.Name, "quotes/") || strings.HasPrefix(s.Name, "casts") {
			data, names = append(data, s.Data), append(names, s.Name)
		}
	}
	if len(names) != 12 {
		f.Fatalf("fuzzed are %v", names)
	}
	f.Add(data[0], data[1], data[2], data[3], data[4], data[5], data[6], data[7], data[8], data[9], data[10], data[11])
	f.Fuzz(func(t *testing.T, docs, length, blocks, dictionary, terms, forms, starts, codes, postings, casts, voices, positions []byte) {
		var sections []store.Section
		for i, data := range [][]byte{docs, length, blocks, dictionary, terms, forms, starts, codes, postings, casts, voices, positions} {
			sections = append(sections, store.Section{Name: names[i], Data: data})
		}
		data, err := store.Write(sections, nil)
		if err != nil {
			t.Fatal(err)
		}
		file, err := store.Open(store.Memory{"f": data}, "f", int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		r, err := openTerms(file, "quotes")
		if err != nil {
			return
		}
		_ = r.From("", func(e Entry) bool {
			_, _ = r.Forms(e)
			for p := r.Postings(e); p.Next(); {
				p.Places()
			}
			for p := r.Postings(e); p.Seek(p.Doc + 2); {
				p.Places()
			}
			return true
		})
		for doc := range min(r.Docs, 100) {
			r.Said(uint32(doc))
		}
	})
}
