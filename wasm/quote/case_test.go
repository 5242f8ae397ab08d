package quote_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

var update = flag.Bool("update", false, "rewrite the .want files in testdata")

// TestCases runs testdata/LANG/*.txtar; testdata/README.md tells the format.
func TestCases(t *testing.T) {
	for _, lang := range []string{"en", "ru", "de"} {
		files, err := filepath.Glob(filepath.Join("testdata", lang, "*.txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			runCases(t, lang, file)
		}
	}
}

func runCases(t *testing.T, lang, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files)%2 != 0 {
		t.Fatalf("%s: cases come in pairs, NAME.txt and NAME.want", file)
	}
	for i := 0; i < len(archive.Files); i += 2 {
		in, want := archive.Files[i], &archive.Files[i+1]
		name, ok := strings.CutSuffix(want.Name, ".want")
		if !ok || in.Name != name+".txt" {
			t.Fatalf("%s: %s is followed by %s, not by its .want", file, in.Name, want.Name)
		}
		t.Run(lang+"/"+name, func(t *testing.T) {
			a := article.FromText(name, strings.TrimSuffix(string(in.Data), "\n"))
			a.Meta.Lang = lang
			got := lines(a.Text, quote.Extract(a))
			if *update {
				want.Data = []byte(strings.Join(got, "\n") + "\n")
				return
			}
			compare(t, a.Text, splitLines(string(want.Data)), got)
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func splitLines(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
}

// compare holds each wanted line against the one found in its place. Details that a wanted line leaves out are not compared.
func compare(t *testing.T, text string, want, got []string) {
	t.Helper()
	fail := len(want) != len(got)
	for i := 0; !fail && i < len(want); i++ {
		fail = !agrees(want[i], got[i])
	}
	if fail {
		t.Errorf("in %q\nwant:\n  %s\ngot:\n  %s", text, strings.Join(want, "\n  "), strings.Join(got, "\n  "))
	}
}

func agrees(want, got string) bool {
	w, g := strings.SplitN(want, " | ", 4), strings.SplitN(got, " | ", 4)
	if len(w) != 4 || len(g) != 4 || w[0] != g[0] || w[1] != g[1] || w[3] != g[3] {
		return false
	}
	found := map[string]bool{"role=": true, "when=": true}
	for _, d := range strings.Split(g[2], "; ") {
		found[d] = true
		key, _, _ := strings.Cut(d, "=")
		found[key+"="] = false
	}
	for _, d := range strings.Split(w[2], "; ") {
		if d != "" && !found[d] {
			return false
		}
	}
	return true
}

// lines writes a result in the format of the .want files, attributions first, then what was rejected.
func lines(text string, r *quote.Result) []string {
	var out []string
	for _, a := range r.Attributions {
		speaker := "?"
		switch a.Confidence {
		case quote.Named:
			speaker = r.People[a.Person].Name
		case quote.Described:
			speaker = "(" + a.Mention.Of(text) + ")"
		}
		out = append(out, fmt.Sprintf("%s | %s | %s | %s", a.Kind, speaker, details(text, r, a), content(text, a.Pieces)))
	}
	for _, x := range r.Rejected {
		out = append(out, fmt.Sprintf("not speech | %s |  | %s", x.Reason, x.Span.Of(text)))
	}
	return out
}

func details(text string, r *quote.Result, a quote.Attribution) string {
	var d []string
	for _, p := range []struct {
		key  string
		span article.Span
	}{{"cue", a.Cue}, {"mention", a.Mention}, {"role", a.Role}, {"via", a.Via}, {"to", a.To}, {"when", a.When}} {
		if !p.span.IsZero() {
			d = append(d, p.key+"="+p.span.Of(text))
		}
	}
	var with []string
	for _, p := range a.With {
		with = append(with, r.People[p].Name)
	}
	if len(with) > 0 {
		d = append(d, "with="+strings.Join(with, ", "))
	}
	return strings.Join(append(d, "rule="+a.Rule), "; ")
}

func content(text string, pieces []article.Span) string {
	var p []string
	for _, s := range pieces {
		p = append(p, strings.Join(strings.Fields(s.Of(text)), " "))
	}
	return strings.Join(p, " … ")
}
