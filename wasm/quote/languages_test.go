package quote_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// caseTexts are the texts of all cases of a language.
func caseTexts(t testing.TB, lang string) []string {
	files, err := filepath.Glob(filepath.Join("testdata", lang, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases of %q: %v", lang, err)
	}
	var texts []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if strings.HasSuffix(f.Name, ".txt") {
				texts = append(texts, strings.TrimSpace(string(f.Data)))
			}
		}
	}
	return texts
}

func extract(lang, text string) (*article.Article, *quote.Result) {
	a := article.FromText("case", text)
	a.Meta.Lang = lang
	return a, quote.Extract(a)
}

// TestTextsCutAnywhereAreValid cuts each case at every character, as a text that breaks off does, and reads it by another language's rules.
func TestTextsCutAnywhereAreValid(t *testing.T) {
	for _, lang := range []string{"ru", "de"} {
		for _, text := range caseTexts(t, lang) {
			for i := range text {
				a, r := extract(lang, text[i:])
				valid(t, a, r)
				a, r = extract(lang, text[:i])
				valid(t, a, r)
			}
			for _, other := range []string{"en", "ru", "de"} {
				a, r := extract(other, text)
				valid(t, a, r)
			}
		}
	}
}

func TestEveryRuleOfEveryLanguageIsExplained(t *testing.T) {
	known := map[string]bool{}
	for _, r := range quote.Rules {
		known[r.Name] = true
	}
	parts := map[string]bool{}
	for _, p := range quote.Parts {
		parts[p.Name] = true
	}
	for _, lang := range []string{"ru", "de"} {
		for _, text := range caseTexts(t, lang) {
			_, r := extract(lang, text)
			for _, a := range r.Attributions {
				if !known[a.Rule] {
					t.Errorf("rule %q has no explanation: %q", a.Rule, text)
				}
				for _, e := range a.Evidence {
					if !parts[e.Part] {
						t.Errorf("evidence %q has no explanation: %q", e.Part, text)
					}
				}
			}
		}
	}
}

// hardByCommas are texts that would make a scan without a bound quadratic in the reader of Russian and German.
var hardByCommas = []struct{ name, lang, unit string }{
	{"participles", "de", "gesagt "},
	{"titles", "de", "Frau Dr. "},
	{"given names", "de", "Anna "},
	{"laut", "de", "laut "},
	{"articles", "de", "der die das "},
	{"surnames", "de", "Anna Vossberg und "},
	{"one word", "ru", "ы"},
	{"capitals", "ru", "Корнева "},
	{"dashes", "ru", "— а, — сказал он. "},
	{"prepositions", "ru", "в мэрии "},
	{"according", "ru", "по словам "},
	{"commas", "ru", "сказал он, "},
	{"marks", "ru", "«а, — "},
}

func BenchmarkHardByCommas(b *testing.B) {
	for _, h := range hardByCommas {
		for _, size := range []int{1 << 17, 1 << 20} {
			a := article.FromText("hard", strings.Repeat(h.unit, size/len(h.unit)))
			a.Meta.Lang = h.lang
			b.Run(fmt.Sprintf("%s %s/%dKB", h.lang, h.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(a.Text)))
				for b.Loop() {
					quote.Extract(a)
				}
			})
		}
	}
}

func TestHardTextsByCommasAreValid(t *testing.T) {
	for _, h := range hardByCommas {
		a, r := extract(h.lang, strings.Repeat(h.unit, 20000/len(h.unit)))
		valid(t, a, r)
	}
}

func BenchmarkLanguages(b *testing.B) {
	for _, lang := range []string{"ru", "de"} {
		a := article.FromText("cases", strings.Repeat(strings.Join(caseTexts(b, lang), "\n\n")+"\n\n", 20))
		a.Meta.Lang = lang
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(a.Text)))
			for b.Loop() {
				quote.Extract(a)
			}
		})
	}
}
