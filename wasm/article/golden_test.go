package article_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
)

var update = flag.Bool("update", false, "write what the readers give into the goldens")

// TestGolden reads the first file of each testdata/*.txtar and compares the article, or the problems, with the file "want".
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { golden(t, path) })
	}
}

func golden(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) != 2 || archive.Files[1].Name != "want" {
		t.Fatal(`want two files: the article and "want"`)
	}
	in := archive.Files[0]
	a, err := article.Parse(in.Name, in.Data, webpage.Format)
	got := ""
	if err != nil {
		got = err.Error() + "\n"
	} else {
		got = describe(a)
		checkArticle(t, a, string(in.Data))
	}
	if want := string(archive.Files[1].Data); got == want {
		return
	} else if !*update {
		t.Errorf("read\n%s\nwant\n%s", got, want)
		return
	}
	archive.Files[1].Data = []byte(got)
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// describe writes an article for a golden: metadata, sections, blocks, dates and figures.
func describe(a *article.Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "id: %s\n", a.ID)
	for _, m := range []struct{ key, value string }{
		{"title", a.Meta.Title}, {"title-by", map[bool]string{true: "archive"}[a.Meta.TitleByArchive]}, {"author", a.Meta.Author}, {"publisher", a.Meta.Publisher},
		{"published", a.Meta.Published}, {"lang", a.Meta.Lang}, {"translated-from", a.Meta.TranslatedFrom}, {"url", a.Meta.URL}, {"credit", a.Meta.Credit},
		{"license", a.Meta.License}, {"sample", map[bool]string{true: "true"}[a.Meta.Sample]},
	} {
		if m.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", m.key, m.value)
		}
	}
	for _, s := range a.Sections {
		fmt.Fprintf(&b, "section #%s %q\n", s.Slug, s.Title.Of(a.Text))
	}
	b.WriteString(outline(a))
	for _, d := range article.Dates(a) {
		fmt.Fprintf(&b, "date %s %q\n", d.Value, d.Span.Of(a.Text))
	}
	for _, f := range article.Figures(a) {
		fmt.Fprintf(&b, "figure %s %s %q\n", strings.TrimSuffix(f.Value+"–"+f.To, "–"), f.Unit, f.Span.Of(a.Text))
	}
	return b.String()
}

// checkArticle reports what of an article breaks its promises: spans in order, apart, trimmed and on rune boundaries, and a source map that leads back.
func checkArticle(t *testing.T, a *article.Article, file string) {
	t.Helper()
	end := 0
	for i, b := range a.Blocks {
		s := b.Span
		if s.Start < end || s.End <= s.Start || s.End > len(a.Text) {
			t.Fatalf("block %d is %v after %d of %d", i, s, end, len(a.Text))
		}
		end = s.End
		if text := s.Of(a.Text); strings.TrimSpace(text) != text {
			t.Fatalf("block %d is not trimmed: %q", i, text)
		}
		if !boundary(a.Text, s.Start) || !boundary(a.Text, s.End) {
			t.Fatalf("block %d cuts a rune", i)
		}
		if b.Section < -1 || b.Section >= len(a.Sections) {
			t.Fatalf("block %d is of section %d of %d", i, b.Section, len(a.Sections))
		}
		checkSource(t, a, file, s)
	}
	checkFound(t, a)
	slugs := map[string]bool{}
	for _, s := range a.Sections {
		if s.Slug == "" || slugs[s.Slug] {
			t.Fatalf("section slug %q is not unique", s.Slug)
		}
		slugs[s.Slug] = true
	}
	if a.ID == "" || a.Meta.Title == "" {
		t.Fatalf("id %q, title %q", a.ID, a.Meta.Title)
	}
}

// checkFound reports dates and figures that are out of order, empty or cut a rune.
func checkFound(t *testing.T, a *article.Article) {
	t.Helper()
	check := func(what string, end int, s article.Span) int {
		if s.Start < end || s.End <= s.Start || s.End > len(a.Text) || !boundary(a.Text, s.Start) || !boundary(a.Text, s.End) {
			t.Fatalf("%s is %v after %d of %d", what, s, end, len(a.Text))
		}
		return s.End
	}
	end := 0
	for _, d := range article.Dates(a) {
		if end = check("date", end, d.Span); d.Value == "" {
			t.Fatal("a date without a value")
		}
	}
	end = 0
	for _, f := range article.Figures(a) {
		if end = check("figure", end, f.Span); f.Value == "" || f.Unit == "" {
			t.Fatalf("figure %+v", f)
		}
	}
}

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// checkSource follows every byte of a block into the file: letters must be the same there, except where an entity stands for them.
func checkSource(t *testing.T, a *article.Article, file string, s article.Span) {
	t.Helper()
	if a.Source(s.Start) < 0 {
		return
	}
	last := -1
	for i := s.Start; i < s.End; i++ {
		at := a.Source(i)
		if at < last || at >= len(file) {
			t.Fatalf("byte %d of the text is from %d, the one before from %d", i, at, last)
		}
		last = at
		in, ok := a.SourceSpan(article.Span{i, i + 1})
		if !ok || in.Len() < 1 {
			t.Fatalf("byte %d of the text is from %v", i, in)
		}
		if c := file[at]; in.Len() == 1 && c != a.Text[i] && c != '\n' && c != '\r' {
			t.Fatalf("byte %d of the text is %q, but %q in the file", i, a.Text[i], c)
		}
	}
}

// checkLineEnds holds that a file says the same whatever its lines end with, and with a mark of UTF-8 before it.
func checkLineEnds(t *testing.T, ext, file string) {
	t.Helper()
	file = strings.TrimPrefix(strings.ReplaceAll(file, "\r", ""), "\ufeff")
	if strings.HasPrefix(file, "\ufeff") {
		return // a mark of its own
	}
	unix, err := article.Parse("x"+ext, []byte(file))
	for _, other := range []string{strings.ReplaceAll(file, "\n", "\r\n"), "\ufeff" + file} {
		a, errOther := article.Parse("x"+ext, []byte(other))
		if (err == nil) != (errOther == nil) {
			t.Fatalf("%q: %v, and %q: %v", file, err, other, errOther)
		}
		if err != nil {
			continue
		}
		if a.Meta != unix.Meta || len(a.Blocks) != len(unix.Blocks) || len(a.Sections) != len(unix.Sections) {
			t.Fatalf("%q is %+v with %d blocks, %q is %+v with %d", file, unix.Meta, len(unix.Blocks), other, a.Meta, len(a.Blocks))
		}
		for i, b := range a.Blocks {
			if want := unix.Blocks[i]; b.Kind != want.Kind || b.Section != want.Section || strings.ReplaceAll(b.Span.Of(a.Text), "\r", "") != want.Span.Of(unix.Text) {
				t.Fatalf("%q has the block %q, %q has %q", file, want.Span.Of(unix.Text), other, b.Span.Of(a.Text))
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Ext(archive.Files[0].Name), archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		for _, e := range []string{ext, ".md", ".html", ".txt"} {
			a, err := article.Parse("fuzz"+e, data, webpage.Format)
			if (a == nil) == (err == nil) {
				t.Fatalf("article %v, error %v", a, err)
			}
			if err == nil {
				checkArticle(t, a, string(data))
			}
		}
		for _, e := range []string{".md", ".txt"} {
			checkLineEnds(t, e, string(data))
		}
		a := article.FromText("x", string(data))
		checkFound(t, a)
		if a.Text != string(data) {
			t.Fatal("the text is not the input")
		}
	})
}
