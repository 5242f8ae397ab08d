package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index/stem"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
)

// line is one quote of a test article: who says what, under which heading.
type line struct {
	speaker string // "" for nobody; in lower case for somebody described
	words   string // "|" parts pieces
	kind    quote.Kind
	heading string // opens a section if not ""
	body    string // the speaker's body
}

// articleOf writes an article in which the lines are said.
func articleOf(id string, meta article.Meta, lines ...line) bundle.Item {
	w := &writer{a: &article.Article{ID: id, Meta: meta}, r: &quote.Result{}, people: map[string]int{}, section: -1}
	for i, l := range lines {
		w.line(i, l)
	}
	w.a.Text = w.text.String()
	return bundle.Item{Article: w.a, Quotes: w.r}
}

type writer struct {
	a       *article.Article
	r       *quote.Result
	people  map[string]int
	text    strings.Builder
	section int
}

func (w *writer) put(s string) article.Span {
	start := w.text.Len()
	w.text.WriteString(s)
	return article.Span{Start: start, End: w.text.Len()}
}

func (w *writer) line(i int, l line) {
	if l.heading != "" {
		h := w.put(l.heading)
		w.put("\n\n")
		w.section = len(w.a.Sections)
		w.a.Sections = append(w.a.Sections, article.Section{Title: h, Slug: fmt.Sprint("s", w.section)})
		w.a.Blocks = append(w.a.Blocks, article.Block{Kind: article.Heading, Span: h, Section: w.section})
	}
	start := w.text.Len()
	a := quote.Attribution{ID: fmt.Sprintf("q%08x", i+1), Kind: l.kind, Person: -1}
	for j, piece := range strings.Split(l.words, "|") {
		if j > 0 {
			w.put(" – he paused – ")
		}
		a.Pieces = append(a.Pieces, w.put(piece))
	}
	w.put(", ")
	if l.speaker != "" {
		a.Mention = w.put(l.speaker)
		a.Confidence = quote.Described
		if l.speaker[0] < 'a' || l.speaker[0] > 'z' {
			a.Confidence = quote.Named
			a.Person = w.person(l, a.Mention)
		}
	}
	w.put(" said.")
	w.a.Blocks = append(w.a.Blocks, article.Block{Span: article.Span{Start: start, End: w.text.Len()}, Section: w.section})
	w.put("\n\n")
	w.r.Attributions = append(w.r.Attributions, a)
}

func (w *writer) person(l line, mention article.Span) int {
	n, ok := w.people[l.speaker]
	if !ok {
		n = len(w.r.People)
		w.people[l.speaker] = n
		w.r.People = append(w.r.People, quote.Person{Name: l.speaker})
	}
	p := &w.r.People[n]
	p.Mentions = append(p.Mentions, mention)
	w.r.Names = append(w.r.Names, quote.Name{Span: mention, Class: quote.PersonName, Person: n})
	if l.body != "" && len(p.Bodies) == 0 {
		w.put(" of ")
		p.Bodies = []article.Span{w.put(l.body)}
	}
	return n
}

func open(t testing.TB, items ...bundle.Item) *bundle.Archive {
	t.Helper()
	files, err := bundle.BuildWith(bundle.List(items), bundle.Info{Title: "Test"}, bundle.Tools{Deflate: deflate.Pages(), Stem: stem.Of})
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// word makes words of natural frequency: the n-th is about n times as rare as the first.
func word(r *rand.Rand, vocabulary int) string {
	n := int(float64(vocabulary) * r.Float64() * r.Float64() * r.Float64())
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for k := n + 3; k > 0; k /= 70 {
		b.WriteByte(consonants[k%14])
		b.WriteByte(vowels[k/14%5])
	}
	return b.String()
}

func sentence(r *rand.Rand, vocabulary, words int) string {
	list := make([]string, 1+r.IntN(words))
	for i := range list {
		list[i] = word(r, vocabulary)
		switch r.IntN(25) {
		case 4:
			list[i] += "s"
		case 5:
			list[i] += "ing"
		case 6:
			list[i] += "ed"
		case 0:
			list[i] += "-" + word(r, vocabulary)
		case 1:
			list[i] += "'s"
		case 2:
			list[i] = strings.ToUpper(list[i])
		case 3:
			list[i] += ","
		}
	}
	return strings.Join(list, " ")
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// randomArchive makes n articles; few words and speakers for a small vocabulary, so that queries meet.
func randomArchive(r *rand.Rand, n, vocabulary int) []bundle.Item {
	publishers := []string{"", "The Harrow Post", "Ostwall Courier", "Mill Valley Times"}
	dates := []string{"", "2019", "2019-12", "2019-12-31", "2020-01-01", "2020-02-07", "2020-02-08", "2021-06-30"}
	var items []bundle.Item
	for i := range n {
		var lines []line
		for range 1 + r.IntN(12) {
			l := line{words: sentence(r, vocabulary, 18), kind: quote.Kind(r.IntN(3))}
			switch r.IntN(6) {
			case 0:
			case 1:
				l.speaker = "the " + word(r, 12)
			default:
				l.speaker = title(word(r, vocabulary/10+2)) + " " + title(word(r, vocabulary/4+2))
			}
			if r.IntN(3) == 0 {
				l.words += "|" + sentence(r, vocabulary, 8)
			}
			if r.IntN(3) == 0 {
				l.heading = title(word(r, 8))
			}
			if r.IntN(4) == 0 {
				l.body = title(word(r, 6))
			}
			lines = append(lines, l)
		}
		meta := article.Meta{Title: title(sentence(r, vocabulary, 6)), Publisher: publishers[r.IntN(len(publishers))], Published: dates[r.IntN(len(dates))], Lang: "en"}
		items = append(items, articleOf(fmt.Sprint("a", i), meta, lines...))
	}
	return items
}
