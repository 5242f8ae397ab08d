package view

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// The archive in which words are checked: people and places are invented.
const (
	quarry = `---
title: The quarry stays
publisher: Saltmere Gazette
published: 2024-05-02
lang: en
---
“We will not close the quarry before 2031, and we never promised Mirren Falk anything else,” said the manager Oda Brill. The pumps at Corran Edge run day and night all year.

  • Brill at the quarry gate in Corran
  • © Gazette

Brill said the noise had been measured twice this winter.`

	poster = `---
title: What the poster says
published: 2024-06-01
lang: en
---
“We will close the quarry before 2031,” read a poster at the gate, said the clerk Ivo Tamm.`
)

func checkArchive(t *testing.T) *bundle.Archive {
	t.Helper()
	return openArchive(t, []bundle.Item{
		item(t, "quarry-stays.txt", quarry, []quote.Person{{Name: "Oda Brill"}},
			saying{kind: quote.Direct, pieces: []string{"We will not close the quarry before 2031, and we never promised Mirren Falk anything else,"}, marked: true,
				cue: "said", mention: "the manager Oda Brill", confidence: quote.Named, rule: "inverted"},
			saying{kind: quote.Indirect, pieces: []string{"the noise had been measured twice this winter"}, cue: "said", mention: "Brill", confidence: quote.Named, rule: "lead-in"}),
		item(t, "poster.txt", poster, []quote.Person{{Name: "Ivo Tamm"}},
			saying{kind: quote.Direct, pieces: []string{"We will close the quarry before 2031,"}, marked: true, cue: "said", mention: "the clerk Ivo Tamm", confidence: quote.Named, rule: "inverted"}),
	})
}

func TestCheckedWords(t *testing.T) {
	a := checkArchive(t)
	for name, test := range map[string]struct {
		pasted  string
		want    []string // in the region, in this order
		without []string
	}{
		"word for word": {"we will NOT close the quarry before 2031 and we never promised Mirren Falk anything else",
			[]string{"Exactly these words", "Said by ", ">Oda Brill</a>", "capital letters, punctuation", `aria-label="Results"`, `datetime="2024-05-02"`, "The quarry stays", `href="#/quote/quarry-stays/`},
			[]string{"are a part of it", `class="alarm"`, "<del>"}},
		"a part": {"We will not close the quarry before 2031", []string{"Exactly these words", "are a part of it", "Also alike", "What the poster says"}, nil},
		"a lost not": {"We will close the quarry before 2031, and we never promised Mirren Falk anything else",
			[]string{"Shortened", `class="alarm"`, "This can turn the meaning round", "Left-out negation: the article has “not”", `<del><span class="unseen">left out:</span> not</del>`, `aria-label="Results"`}, nil},
		"another number and name": {"We will not close the quarry before 2013, and we never promised Mirren Folk anything else",
			[]string{"Altered", "Changed number: you pasted “2013”, the article has “2031”.", "Changed name: you pasted “Folk”, the article has “Falk”.", `<ins><span class="unseen">added:</span> 2013</ins>`}, nil},
		"marks stay where they were": {"“We will not,” she said, “really close the quarry before 2031!”", []string{
			"We will not <ins>", "really</ins> close the quarry before 2031!</blockquote>"}, []string{"she said"}},
		"a negation put in": {"We will not close the quarry before 2031, and we never promised Mirren Falk nothing else, not anything",
			[]string{"Altered", `class="alarm"`, "negation"}, nil},
		"narration":  {"The pumps at Corran Edge run day and night all year", []string{"The narrator’s words</h3>", "Exactly these words", "not anybody’s who is quoted", "The quarry stays"}, []string{"Said by"}},
		"a caption":  {"Brill at the quarry gate in Corran", []string{"stand in a caption"}, []string{"Said by"}},
		"indirect":   {"the noise had been measured twice this winter", []string{"Reported of ", "Oda Brill", "need not be the speaker’s own"}, []string{"Said by"}},
		"not at all": {"Seven glass whales were elected treasurers of the moon", []string{"Not in these 2 articles", "may well have been said elsewhere", `href="#/articles"`}, []string{"fake", "false", "invented", `aria-label="Results"`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, regions := shown(t, a, State{Route: Check, Text: test.pasted}.Fragment())
			rest := regions["results"]
			for _, want := range test.want {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("%q does not stand there, or not in its place, in\n%s", want, regions["results"])
				}
				rest = after
			}
			for _, other := range test.without {
				if strings.Contains(regions["results"], other) {
					t.Errorf("%q stands there", other)
				}
			}
			balanced(t, regions["results"])
			sound(t, whole(t, regions))
		})
	}
}

func TestSomebodyElsesWordsAreHeadedByThat(t *testing.T) {
	a := checkArchive(t)
	for words, want := range map[string]string{
		"We will not close the quarry before 2031, and we never promised Mirren Falk anything else": "Exactly these words",
		"We will not close the quarry before 2044, and we never promised Mirren Falk anything else": "Altered",
	} {
		_, _, regions := shown(t, a, State{Route: Check, Text: words, By: "Lotte Anders"}.Fragment())
		_, rest, ok := strings.Cut(regions["results"], "Another speaker’s words</h3>")
		if !ok || !strings.Contains(rest, `<p class="wording">`+want) || strings.Contains(rest, "</h3>") {
			t.Errorf("not headed by whose words they are:\n%s", regions["results"])
		}
	}
}

func TestTranslationIsWarnedOf(t *testing.T) {
	_, _, regions := shown(t, openArchive(t, sampleItems(t)), State{Route: Check, Text: "The ferry will sail again before Easter"}.Fragment())
	if !strings.Contains(regions["results"], "translated from German") {
		t.Errorf("no warning in\n%s", regions["results"])
	}
}

// Whoever goes by roles finds the results by their name: it must be one list.
func TestOneListOfResults(t *testing.T) {
	pages := map[string]*bundle.Archive{}
	for _, fragment := range everyView {
		pages[fragment] = openArchive(t, sampleItems(t))
	}
	pages[State{Route: Check, Text: "We will not close the quarry before 2031"}.Fragment()] = checkArchive(t)
	for fragment, a := range pages {
		_, _, regions := shown(t, a, fragment)
		if n := strings.Count(whole(t, regions), `aria-label="Results"`); n > 1 {
			t.Errorf("%s has %d lists of results", fragment, n)
		}
	}
}

func TestEveryRuleAndPartIsExplained(t *testing.T) {
	for _, rule := range quote.Rules {
		f := explainable(t, rule.Name)
		got := reasonsText(t, f)
		if want := strings.NewReplacer("{cue}", "said", "{mention}", "the manager Oda Brill").Replace(rule.Text); !strings.Contains(got, want) {
			t.Errorf("%s: %q does not hold %q", rule.Name, got, want)
		}
		if _, twice := readMessages(english)["rule."+rule.Name]; twice {
			t.Errorf("%s is explained in the messages as well", rule.Name)
		}
	}
	f := explainable(t, "inverted")
	f.Evidence = nil
	for _, part := range quote.Parts {
		f.Evidence = append(f.Evidence, quote.Evidence{Part: part.Name, Span: f.Mention})
	}
	got := reasonsText(t, f)
	for _, part := range quote.Parts {
		if want := strings.ReplaceAll(part.Text, "{text}", "the manager Oda Brill"); !strings.Contains(got, want) {
			t.Errorf("%s: %q does not hold %q", part.Name, got, want)
		}
	}
}

// explainable is a quote that has all words that any rule can speak of.
func explainable(t *testing.T, rule string) found {
	t.Helper()
	it := item(t, "quarry-stays.txt", quarry, []quote.Person{{Name: "Oda Brill"}},
		saying{pieces: []string{"We will not close the quarry before 2031"}, cue: "said", mention: "the manager Oda Brill", confidence: quote.Named, rule: rule})
	return found{article: it.Article, quotes: it.Quotes, Attribution: &it.Quotes.Attributions[0]}
}

func reasonsText(t *testing.T, f found) string {
	t.Helper()
	p := &page{catalogue: words()}
	p.reasons(f)
	node, err := html.Parse(strings.NewReader(p.String()))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range node.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// Over all articles at hand: no quote's explanation speaks of words that are not there, and none falls back on the bare name of a rule or a part.
func TestEveryQuoteAtHandIsExplained(t *testing.T) {
	files, err := filepath.Glob("../../content/*.*")
	if err != nil || len(files) == 0 {
		t.Skipf("no articles at hand in %s", runtime.GOOS)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(file) == "SOURCES.md" {
			continue
		}
		a, err := article.Parse(file, data, webpage.Format)
		if err != nil {
			t.Fatal(err)
		}
		r := quote.Extract(a)
		for i := range r.Attributions {
			f := found{article: a, quotes: r, Attribution: &r.Attributions[i]}
			text := reasonsText(t, f)
			if strings.Contains(text, "“”") || (&page{catalogue: words()}).ruleSentence(f) == f.Rule {
				t.Errorf("%s %s: rule %q: %s", a.ID, f.ID, f.Rule, text)
			}
			if nobody := (&page{catalogue: words()}).explained("rule.", quote.Rules[:], "unclear"); f.Confidence == quote.Named && strings.Contains(text, nobody) {
				t.Errorf("%s %s is named by rule %q, and yet: %s", a.ID, f.ID, f.Rule, text)
			}
			for _, e := range f.evidence() {
				if (&page{catalogue: words()}).explained("part.", quote.Parts[:], e.Part) == e.Part {
					t.Errorf("%s %s: the part %q is not explained", a.ID, f.ID, e.Part)
				}
			}
		}
	}
}
