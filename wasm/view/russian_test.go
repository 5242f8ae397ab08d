package view

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
)

//go:embed messages/ru.txt
var russian string

// inRussian makes the page speak Russian for one test.
func inRussian(t *testing.T) {
	t.Helper()
	if !Speak("ru", russian) {
		t.Fatal("the page does not know Russian")
	}
	t.Cleanup(func() { spoken = nil })
}

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func placeholders(text string) []string {
	names := placeholder.FindAllString(text, -1)
	slices.Sort(names)
	return names
}

// Every message has its Russian, with the same placeholders; one that is counted has all three forms.
func TestRussianSaysAllThatEnglishSays(t *testing.T) {
	en, ru := readMessages(english), readMessages(russian)
	for key, text := range en {
		keys := []string{key}
		if base, counted := strings.CutSuffix(key, ".other"); counted {
			keys = []string{base + ".one", base + ".few", base + ".many"}
		}
		for _, k := range keys {
			if got, want := placeholders(ru[k]), placeholders(text); ru[k] == "" || !slices.Equal(got, want) {
				t.Errorf("%s = %q: it has %v, want %v", k, ru[k], got, want)
			}
		}
	}
	for key := range ru {
		base := strings.TrimSuffix(strings.TrimSuffix(key, ".few"), ".many")
		_, known := en[key]
		_, counted := en[base+".other"]
		if other := regexp.MustCompile(`^(rule|part|say|value|boot|month-alone)\.`).MatchString(key); !known && !counted && !other {
			t.Errorf("%s is no message", key)
		}
	}
}

func TestRussianExplainsEveryRule(t *testing.T) {
	ru := readMessages(russian)
	for prefix, list := range map[string][]quote.Explained{"rule.": quote.Rules[:], "part.": quote.Parts[:]} {
		for _, e := range list {
			if got, want := placeholders(ru[prefix+e.Name]), placeholders(e.Text); !slices.Equal(got, want) {
				t.Errorf("%s%s = %q: it has %v, want %v", prefix, e.Name, ru[prefix+e.Name], got, want)
			}
		}
	}
}

// What other rooms say in English about a query is said in Russian.
func TestRussianTellsProblemsOfAQuery(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	inRussian(t)
	latin := regexp.MustCompile(`[a-z]{3,}`)
	typed := []string{"OR a", "a OR", "NOT", `"a b`, `"a b"~9999`, "before:soon", "...", "type:odd"}
	var problems []query.Problem
	for _, text := range typed {
		_, p := query.Parse(text).Clauses()
		if len(p) == 0 {
			t.Errorf("%q is no problem", text)
		}
		problems = append(problems, p...)
	}
	for f := range query.NumFacets {
		problems = append(problems, search.Run(a, query.Query{Filters: []query.Filter{{Facet: f, Value: "Нечто"}}}).Problems...)
	}
	if len(problems) < len(typed)+int(query.NumFacets) {
		t.Fatalf("problems %v", problems)
	}
	for _, p := range problems {
		text := words().told(p.Message)
		if text == p.Message || latin.MatchString(strings.NewReplacer("direct", "", "indirect", "", "mixed", "", "indi", "").Replace(text)) {
			t.Errorf("%q is said as %q", p.Message, text)
		}
	}
}

func TestRussianCountsAndDates(t *testing.T) {
	inRussian(t)
	c := words()
	for got, want := range map[string]string{
		c.count("count.quotes", 1):     "1 цитата",
		c.count("count.quotes", 22):    "22 цитаты",
		c.count("count.quotes", 111):   "111 цитат",
		c.count("count.quotes", 12014): "12\u00a0014 цитат",
		c.count("count.quotes", 0):     "0 цитат",
		c.count("count.quotes", 101):   "101 цитата",
		c.date("2020-02-07"):           "7 февраля 2020 г.",
		c.date("2020-02"):              "февраль 2020 г.",
		c.date("2020"):                 "2020",
		c.language("de-AT"):            "немецкий",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// spaced is the text of a region with a space between its elements, without the hash of the archive.
func spaced(t *testing.T, region string) string {
	t.Helper()
	node, err := html.Parse(strings.NewReader(region))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range node.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "code" {
			b.WriteString(n.Data + " ")
		}
		for _, a := range n.Attr {
			if a.Key == "aria-label" || a.Key == "placeholder" || a.Key == "title" && n.Data != "code" {
				b.WriteString(a.Val + " ")
			}
		}
	}
	return b.String()
}

// The page in Russian says nothing in English but the names of languages, the grammar of queries and what the archive itself says.
func TestEveryViewSpeaksRussian(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	said := strings.Fields(strings.ToLower(ferry + hostile + " Saltmere & around " + "quote article audit speaker type in about before after not or en English CSV JSON Lines CSL BibLaTeX RIS Web Annotation schema.org TEI Data Package Markdown HTML"))
	latin := regexp.MustCompile(`[A-Za-z]{4,}`)
	inRussian(t)
	for name, fragment := range everyView {
		_, _, regions := shown(t, a, fragment)
		for id, region := range regions {
			for _, word := range latin.FindAllString(spaced(t, region), -1) {
				known := slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, strings.ToLower(word)) })
				if !known && !slices.Contains([]string{"JavaScript", "WebAssembly", "newest", "oldest", "content", "indirect", "mixed", "zeppelin", "colour", "sunk", "nobody", "nowhere", "draft", "direct"}, word) {
					t.Errorf("%s, %s: %q stands in English", name, id, word)
				}
			}
		}
	}
}
