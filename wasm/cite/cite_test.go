package cite

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
)

var at = Site{Base: "https://archive.example/", Accessed: "2026-11-24"}

const mill = `---
title: The mill turns again
author: Jo Lindqvist
publisher: Saltmere Gazette
published: 2024-05-02
lang: en
url: https://gazette.example/mill-turns?page=2
---
The 🌾 harvest came late to Вольск this year.

“We 🌊 opened the sluice at dawn, and nobody was told,” the miller Tess Okonjo said in March 2024. “The wheel has turned 4,000 times since.”

## Repairs

Visitors may come on Sundays. “Every plank of the wheel was cut by hand from one single oak that fell in the great storm of last winter, before anybody knew that we would need it for the repairs this spring,” said the carpenter Bram Visser.
`

func open(t testing.TB, files ...string) *bundle.Archive {
	t.Helper()
	var list bundle.List
	for i, text := range files {
		a, err := article.Parse("article-"+string(rune('a'+i))+".md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, bundle.Item{Article: a, Quotes: quote.Extract(a)})
	}
	return pack(t, list)
}

func pack(t testing.TB, list bundle.List) *bundle.Archive {
	t.Helper()
	files, err := bundle.Build(list, bundle.Info{Title: "Test archive"}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func export(t testing.TB, a *bundle.Archive, f Format, notes ...string) string {
	t.Helper()
	var quotes []int
	for q := range a.Info().Quotes {
		quotes = append(quotes, q)
	}
	e, ok := New(a, f, quotes, at)
	if !ok {
		t.Fatalf("no format %s", f)
	}
	e.Notes = notes
	for more := true; more; {
		var err error
		if more, err = e.Step(); err != nil {
			t.Fatal(err)
		}
	}
	_, _, text := e.File()
	if !utf8.ValidString(text) {
		t.Errorf("%s is not UTF-8", f)
	}
	return text
}

func TestOffsetsAreCodePointsOfTheText(t *testing.T) {
	a := open(t, mill)
	item, _ := a.Item(0)
	runes := []rune(item.Article.Text)
	for q := range a.Info().Quotes {
		r, err := Of(a, q, at)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range r.Pieces {
			if got := string(runes[p.Start:p.End]); got != r.Exact[i] {
				t.Errorf("%d to %d is %q, not %q", p.Start, p.End, got, r.Exact[i])
			}
			if got := string(runes[max(0, p.Start-nearby):p.Start]); got != r.Before[i] {
				t.Errorf("before it stands %q, not %q", got, r.Before[i])
			}
			if got := string(runes[p.End:min(len(runes), p.End+nearby)]); got != r.After[i] {
				t.Errorf("after it stands %q, not %q", got, r.After[i])
			}
		}
	}
	r, _ := Of(a, 0, at)
	if len(r.Pieces) != 2 || r.Speaker != "Tess Okonjo" || r.Said != "2024-03" || r.Paragraph != 2 || r.Section != "" {
		t.Errorf("%+v", r)
	}
	if r, _ := Of(a, 1, at); r.Section != "Repairs" || r.Paragraph != 3 || r.Cue != "said" {
		t.Errorf("%+v", r)
	}
}

func TestTheTableHasARowForEachQuote(t *testing.T) {
	a := open(t, mill)
	text := export(t, a, CSV)
	if !strings.HasPrefix(text, "\ufeffquote_id,quote,type,speaker,speaker_as_written,role,cue,confidence,rule,article_id,title,publisher,published,said_date,section,"+
		"paragraph,start,end,prefix,suffix,lang,translated,url,permalink,archive_hash\r\n") {
		t.Errorf("head of %q", text[:120])
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 1+a.Info().Quotes {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	lines := strings.Split(strings.TrimSpace(export(t, a, JSONL)), "\n")
	for i, l := range lines {
		var m map[string]any
		if err := json.Unmarshal([]byte(l), &m); err != nil {
			t.Fatal(err)
		}
		if m["quote_id"] != rows[i+1][0] || len(m) != len(rows[0]) || m["archive_hash"] != a.Info().Hash {
			t.Errorf("line %d is %v", i, m)
		}
	}
}

func TestReferencesSayWhereAndWhen(t *testing.T) {
	a := open(t, mill)
	for f, want := range map[Format][]string{
		CSL:      {`"type":"article-newspaper"`, `"author":[{"literal":"Jo Lindqvist"}]`, `"issued":{"date-parts":[[2024,5,2]]}`, `"accessed":{"date-parts":[[2026,11,24]]}`, `"URL":"https://gazette.example/mill-turns?page=2"`},
		BibLaTeX: {"@online{", "author = {{Jo Lindqvist}}", "date = {2024-05-02}", "urldate = {2026-11-24}", "langid = {english}"},
		RIS:      {"TY  - NEWS\r\nTI  - The mill turns again\r\nAU  - Jo Lindqvist\r\n", "DA  - 2024/05/02", "Y2  - 2026/11/24", "ER  - \r\n"},
		Plain:    {"“We 🌊 opened", "— Tess Okonjo, in Jo Lindqvist, “The mill turns again”, Saltmere Gazette, 2024-05-02"},
		Markdown: {"> “We 🌊 opened", "*The mill turns again*"},
		HTML:     {`<blockquote cite="https://gazette.example/mill-turns?page=2" lang="en" dir="auto">“We 🌊 opened`, "<cite>The mill turns again</cite>"},
	} {
		text := export(t, a, f)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q:\n%s", f, w, text)
			}
		}
	}
}

func TestTextFragmentsPointAtTheOriginal(t *testing.T) {
	a := open(t, mill)
	r, _ := Of(a, 0, at)
	if got, want := r.Original(), "https://gazette.example/mill-turns?page=2#:~:text=We%20%F0%9F%8C%8A%20opened%20the%20sluice%20at%20dawn%2C%20and%20nobody%20was%20told"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := TextDirective("co-op & sons, all"); got != "co%2Dop%20%26%20sons%2C%20all" {
		t.Errorf("got %s", got)
	}
	if r, _ := Of(a, 1, at); !strings.HasSuffix(r.Original(), "text=Every%20plank%20of%20the%20wheel,for%20the%20repairs%20this%20spring") {
		t.Errorf("a long quote is %s", r.Original())
	}
	translated := open(t, strings.Replace(mill, "lang: en", "lang: en\ntranslated-from: ru", 1))
	if r, _ := Of(translated, 0, at); r.Original() != "" {
		t.Errorf("a translation's words are looked for in the original: %s", r.Original())
	}
}

// hostile holds what could do harm in one format or another.
const hostile = "=cmd|'/C calc'!A0 <script>alert(1)</script> \u202eevil\u202c ]]> \\write18{x} %0a\" ' ` $&{} \u0007 [x](javascript:alert(1)) -->"

func hostileArchive(t testing.TB, words string) *bundle.Archive {
	words = strings.ToValidUTF8(words, "\uFFFD")
	a := article.FromText("hostile", "x "+words+"\n\nTell “"+words+"” by Ann")
	a.Meta = article.Meta{Title: words, Author: words, Publisher: words, Published: "2024-01-02", Lang: "en", URL: "javascript:alert(1)", License: words}
	start := strings.LastIndex(a.Text, "Tell “") + len("Tell “")
	span := article.Span{Start: start, End: min(start+len(words), len(a.Text))}
	if span.Len() <= 0 {
		return nil
	}
	r := &quote.Result{Attributions: []quote.Attribution{{ID: "q00000001", Pieces: []article.Span{span}, Mention: span, Role: span, Cue: span, Person: 0, Confidence: quote.Named, Rule: "x"}},
		People: []quote.Person{{Name: words, Mentions: []article.Span{span}}}}
	files, err := bundle.Build(bundle.List{{Article: a, Quotes: r}}, bundle.Info{Title: words}, nil)
	if err != nil {
		return nil
	}
	archive, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// sound checks that a format is well formed and that nothing in it acts.
func sound(t *testing.T, f Format, text string) {
	t.Helper()
	for _, r := range text {
		if hidden(r) && r != '\n' && r != '\r' && r != 0xFEFF {
			t.Errorf("%s holds the hidden character %U", f, r)
		}
	}
	switch f {
	case CSV:
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a formula: %q", cell)
			}
		}
	case CSL, Annotation, Schema, DataPackage:
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		if strings.Contains(text, "<") {
			t.Errorf("%s can end a script element", f)
		}
	case JSONL:
		if n := strings.Count(text, "\n"); n != 1 || !json.Valid([]byte(text)) {
			t.Errorf("%d lines of JSON: %q", n, text)
		}
	case TEI:
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%v in %s", err, text)
			}
		}
	case RIS:
		for l := range strings.SplitSeq(strings.TrimRight(text, "\r\n"), "\r\n") {
			if len(l) < 6 || l[2:6] != "  - " {
				t.Errorf("no line of RIS: %q", l)
			}
		}
	case BibLaTeX:
		depth := 0
		for i := 0; i < len(text); i++ {
			switch {
			case text[i] == '\\':
				i++
			case text[i] == '{':
				depth++
			case text[i] == '}':
				depth--
			}
		}
		if depth != 0 || strings.Contains(text, `\write`) {
			t.Errorf("braces left open: %d in %s", depth, text)
		}
	case HTML, Markdown:
		unescaped := strings.NewReplacer(`\\`, "", `\]`, "").Replace(text)
		if strings.Contains(text, "<script") || f == Markdown && strings.Contains(unescaped, `](javascript`) || strings.Contains(text, `="javascript`) {
			t.Errorf("%s acts: %s", f, text)
		}
	}
}

func TestHostileWordsAreInert(t *testing.T) {
	a := hostileArchive(t, hostile)
	for _, f := range Formats() {
		text := export(t, a, f, hostile)
		sound(t, f, text)
		if f != BibLaTeX && f != Markdown && !strings.Contains(text, "alert(1)") {
			t.Errorf("%s lost the words: %s", f, text)
		}
	}
	if page := ArticlePage(hostile, article.Meta{Title: hostile}, "x", nil); !json.Valid([]byte(page)) || strings.Contains(page, "<") {
		t.Errorf("the page's description: %s", page)
	}
}

// FuzzFormats exports a quote of any words by anybody: every format is well formed, nothing in it acts, and those that programs read give the same words back.
func FuzzFormats(f *testing.F) {
	for _, words := range []string{hostile, "\ud7ff\xff\u2028=1\r\n\"", "a, b; \"c\"", "\\write18{x} $y$ %z", "| a | b |\n***", "T1  - x\r\nER  - ", "]]>--><!--&amp;", "=HYPERLINK(\"x\")", "\u202eabc\u2066", "@b{a,", "«Плотина» – „Wehr“"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		a := hostileArchive(t, words)
		if a == nil {
			t.Skip()
		}
		texts := map[Format]string{}
		for _, format := range Formats() {
			texts[format] = export(t, a, format, words)
			sound(t, format, texts[format])
		}
		r, err := Of(a, 0, at)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(texts[CSV], "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("%d rows: %v", len(rows), err)
		}
		if i := slices.Index(rows[0], "quote"); rows[1][i] != line(r.Quote) && rows[1][i] != "'"+line(r.Quote) {
			t.Errorf("%q is given as %q", r.Quote, rows[1][i])
		}
		var object struct {
			ID      string `json:"quote_id"`
			Quote   string
			Speaker string
		}
		if err := json.Unmarshal([]byte(texts[JSONL]), &object); err != nil || object.ID != r.ID || object.Quote != r.Quote || object.Speaker != r.Speaker {
			t.Errorf("%v: %q by %q is given as %+v", err, r.Quote, r.Speaker, object)
		}
	})
}

func TestAnExportOfNothingIsStillAFile(t *testing.T) {
	a := open(t, mill)
	for _, f := range Formats() {
		e, _ := New(a, f, nil, at)
		if more, err := e.Step(); more || err != nil {
			t.Errorf("%s: more %v, %v", f, more, err)
		}
		_, _, text := e.File()
		if slices.Contains([]Format{CSL, Annotation, Schema, DataPackage}, f) && !json.Valid([]byte(text)) {
			t.Errorf("%s: %s", f, text)
		}
	}
	if _, ok := New(a, "pigeon", nil, at); ok {
		t.Error("there is a format that there is not")
	}
}

func TestAnAnchorIsAnAddress(t *testing.T) {
	a := open(t, mill)
	r, _ := Of(a, 0, at)
	u, err := url.Parse(r.Permalink)
	if err != nil {
		t.Fatal(err)
	}
	path, query, _ := strings.Cut(u.Fragment, "?")
	if path != "/quote/"+r.ID || !strings.Contains(query, "exact=We 🌊 opened the sluice") || strings.ContainsAny(r.Permalink, " \n\"") {
		t.Errorf("the address is %s", r.Permalink)
	}
}
