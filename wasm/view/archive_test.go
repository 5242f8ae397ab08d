package view

import (
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/draft"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
	"verbatim/wasm/store/deflate"
)

// The tests show a small archive made by hand, so that they say what the page does whatever the engine finds.

const ferry = `---
title: Ferry talks resume
author: Ida Lorne
publisher: Saltmere Gazette
published: 2024-03-02
lang: en
translated-from: de
url: https://gazette.example/ferry
sample: true
---
“The ferry,” said harbour master Tove Harl on Monday, “will sail again before Easter.”

  • The quay at Saltmere
  • © Gazette

What it costs

Passengers fear that the fare will rise, according to the users’ council. Harl told the Gazette that it would stay at “four crowns & no more”.

Nobody knows more, it was said.`

const hostile = `---
title: <b>Bold</b> & "quoted"
published: 2023-05
---
"<script>alert('x')</script>" said <i>Ann</i> Example. It's "</mark></p>" & over.`

// saying makes an attribution from the words themselves: pieces, cue and mention are looked up in the text.
type saying struct {
	kind          quote.Kind
	pieces        []string
	marked        bool // the pieces stand in quotation marks
	cue, mention  string
	person        int
	confidence    quote.Confidence
	rule          string
	role, to, via string
	when          string
}

func spanOf(t testing.TB, text, words string) article.Span {
	t.Helper()
	if words == "" {
		return article.Span{}
	}
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("the text does not hold %q", words)
	}
	return article.Span{Start: i, End: i + len(words)}
}

func (s saying) attribution(t testing.TB, id, text string) quote.Attribution {
	t.Helper()
	a := quote.Attribution{ID: id, Kind: s.kind, Person: s.person, Confidence: s.confidence, Rule: s.rule,
		Cue: spanOf(t, text, s.cue), Mention: spanOf(t, text, s.mention), Role: spanOf(t, text, s.role),
		To: spanOf(t, text, s.to), Via: spanOf(t, text, s.via), When: spanOf(t, text, s.when)}
	for _, piece := range s.pieces {
		span := spanOf(t, text, piece)
		a.Pieces = append(a.Pieces, span)
		if s.marked {
			before := strings.LastIndexAny(text[:span.Start], `“"`)
			after := strings.IndexAny(text[span.End:], `”"`)
			end := span.End + after + len(`"`)
			if strings.HasPrefix(text[span.End+after:], "”") {
				end = span.End + after + len("”")
			}
			a.Fragments = append(a.Fragments, article.Span{Start: before, End: end})
		}
	}
	a.Evidence = []quote.Evidence{{Part: "cue", Span: a.Cue}, {Part: "mention", Span: a.Mention}}
	return a
}

func item(t testing.TB, name, file string, people []quote.Person, sayings ...saying) bundle.Item {
	t.Helper()
	a, err := article.Parse(name, []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	r := &quote.Result{People: people}
	for i, s := range sayings {
		r.Attributions = append(r.Attributions, s.attribution(t, "q0000000"+string(rune('a'+i)), a.Text))
	}
	return bundle.Item{Article: a, Quotes: r}
}

func sampleItems(t testing.TB) []bundle.Item {
	t.Helper()
	return []bundle.Item{
		item(t, "ferry-talks.txt", ferry, []quote.Person{{Name: "Tove Harl"}},
			saying{kind: quote.Direct, pieces: []string{"The ferry", "will sail again before Easter."}, marked: true, cue: "said", mention: "harbour master Tove Harl",
				confidence: quote.Named, rule: "interrupted", role: "harbour master", when: "on Monday"},
			saying{kind: quote.Indirect, pieces: []string{"Passengers fear that the fare will rise"}, cue: "according to", mention: "the users’ council", person: -1,
				confidence: quote.Described, rule: "according-to"},
			saying{kind: quote.Mixed, pieces: []string{"it would stay at “four crowns & no more”"}, cue: "told", mention: "Harl", confidence: quote.Named,
				rule: "lead-in", to: "the Gazette", role: "harbour master"},
			saying{kind: quote.Indirect, pieces: []string{"Nobody knows more"}, cue: "was said", person: -1, rule: "impersonal"}),
		item(t, "hostile.txt", hostile, []quote.Person{{Name: "<i>Ann</i> Example"}},
			saying{kind: quote.Direct, pieces: []string{"<script>alert('x')</script>"}, marked: true, cue: "said", mention: "<i>Ann</i> Example", confidence: quote.Named, rule: "inverted"},
			saying{kind: quote.Direct, pieces: []string{"</mark></p>"}, marked: true, person: -1, rule: "unclear"}),
	}
}

func openArchive(t testing.TB, items []bundle.Item) *bundle.Archive {
	t.Helper()
	files, err := bundle.Build(bundle.List(items), bundle.Info{Title: "Saltmere & around", Built: "2024-04-01"}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// shown renders the state in a fragment as the browser does.
func shown(t *testing.T, a *bundle.Archive, fragment string) (State, Data, map[string]string) {
	t.Helper()
	s, problems := ParseFragment(fragment)
	d := Data{Archive: a, Results: search.Run(a, s.Query), Problems: problems}
	if s.Route == Add {
		own := article.FromText("draft", "“We <will> go,” said Ann Example.")
		d.Draft = &bundle.Item{Article: own, Quotes: quote.Extract(own)}
	}
	if s.Route == Check && s.Text != "" {
		d.Checking = NewChecking(s.Text, s.By)
		finish(a, d.Checking)
	}
	regions := map[string]string{}
	for _, r := range Render(s, d) {
		regions[r.ID] = r.HTML
	}
	return s, d, regions
}

// finish has words checked to the end.
func finish(a *bundle.Archive, c *Checking) {
	for part := "-"; part != ""; c.Take(draft.Read(part)) {
		for c.Step(a, nil) {
		}
		if part = c.Wants(); part == "" {
			return
		}
	}
}

// views is every kind of view, with what can stand in its address.
var everyView = map[string]string{
	"quotes":          "#/quotes",
	"found":           "#/quotes?q=ferry&speaker=Tove%20Harl&not.type=indirect&from=2024&to=2024-12&sort=oldest",
	"nothing":         "#/quotes?q=zeppelin",
	"narration":       "#/quotes?q=quay%20OR%20council%20OR%20tove&words=all",
	"lines":           "#/quotes?q=ferry%20OR%20harl%20OR%20stay&words=all&lines=after",
	"captions":        "#/quotes?q=quay&words=captions",
	"problems":        "#/nowhere?colour=red",
	"article":         "#/article/ferry-talks",
	"section":         "#/article/ferry-talks/what-it-costs",
	"quote":           "#/quote/ferry-talks/q0000000a?q=ferry",
	"plain":           "#/article/ferry-talks?plain=yes",
	"hostile":         "#/quote/hostile/q0000000a",
	"stale-article":   "#/article/sunk",
	"stale-own":       "#/quote/local--pier/q0000000a?exact=Nobody%20asked%20the%20gulls",
	"stale-quote":     "#/quote/ferry-talks/q99",
	"stale-speaker":   "#/speaker/nobody",
	"hostile-address": "#/article/%3Cscript%3E%22",
	"speakers":        "#/speakers",
	"speaker":         "#/speaker/tove-harl",
	"articles":        "#/articles",
	"audit":           "#/audit",
	"check":           "#/check",
	"check-found":     "#/check?text=The%20ferry%20will%20sail%20again%20after%20Easter",
	"add":             "#/add",
	"dossier":         "#/dossier",
	"versus":          "#/versus?speaker=Tove%20Harl&speaker=nobody",
}

func allHits(a *bundle.Archive) search.Results { return search.Run(a, query.Query{}) }
