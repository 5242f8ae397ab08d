package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
)

// harbour is a small archive whose quotes can be told apart by their first words.
func harbour(t testing.TB) *bundle.Archive {
	return open(t,
		articleOf("ferry", article.Meta{Title: "Ferry stops for the winter", Publisher: "The Norrow Bell", Published: "2021-01-10"},
			line{speaker: "Ada Quill", words: "The old ferry cannot sail in heavy ice", body: "Norrow Harbour Board"},
			line{speaker: "Bo Lind", words: "A new ferry costs more than the town has", kind: quote.Indirect, heading: "Money"},
			line{speaker: "the fishermen", words: "Ice is no danger to a careful captain", kind: quote.Mixed},
		),
		articleOf("bridge", article.Meta{Title: "A bridge instead?", Publisher: "Ostwall Courier", Published: "2021-03-02"},
			line{speaker: "Bo Lind", words: "We need a multi-vector plan|and a bridge over the sound", heading: "Money"},
			line{speaker: "Zoë Ådal", words: "Nobody's ferry is cheaper than everybody's bridge"},
			line{words: "The heavy old bridge will fall", kind: quote.Indirect},
		),
		articleOf("bread", article.Meta{Title: "Bread prices", Published: ""},
			line{speaker: "Ada Quill", words: "Sanctions made flour dear, sanctioned or not"},
		),
	)
}

// starts gives the first two words of each hit.
func starts(t testing.TB, a *bundle.Archive, hits []uint32) string {
	t.Helper()
	var out []string
	for _, h := range hits {
		text, err := said(a, int(h))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Join(strings.Fields(text)[:2], " "))
	}
	return strings.Join(out, "; ")
}

func expect(t *testing.T, q query.Query, want string) {
	t.Helper()
	a := harbour(t)
	if got := starts(t, a, Run(a, q).Hits); got != want {
		t.Errorf("%+v\n got %s\nwant %s", q, got, want)
	}
}

func expectText(t *testing.T, text, want string) {
	t.Helper()
	expect(t, query.Query{Text: text, Sort: query.ByDateAscending}, want)
}

func TestNothingTypedGivesAllQuotesNewestFirst(t *testing.T) {
	expect(t, query.Query{}, "We need; Nobody's ferry; The heavy; The old; A new; Ice is; Sanctions made")
}

func TestEveryWordTypedMustBeThere(t *testing.T) {
	expectText(t, "ferry old", "The old")
	expectText(t, "ferry", "The old; A new; Nobody's ferry")
}

func TestPhraseFindsOnlyAdjacentWords(t *testing.T) {
	expectText(t, `"old ferry"`, "The old")
	expectText(t, `"ferry old"`, "")
	expectText(t, `"heavy old"`, "The heavy")
}

func TestPhraseReachesAcrossTheCueBetweenTwoPieces(t *testing.T) {
	expectText(t, `"plan and a bridge"`, "We need")
}

func TestPhraseDoesNotReachFromTheWordsIntoTheName(t *testing.T) {
	expectText(t, `"ice ada"`, "")
	expectText(t, `"ice ada"~9`, "")
	expectText(t, "ice ada", "The old")
}

func TestWordsNearOneAnotherInAnyOrder(t *testing.T) {
	expectText(t, `"ice ferry"~3`, "")
	expectText(t, `"ice ferry"~4`, "The old")
}

func TestOrNotAndPrefix(t *testing.T) {
	expectText(t, "flour OR fall", "The heavy; Sanctions made")
	expectText(t, "ferry -old", "A new; Nobody's ferry")
	expectText(t, "NOT ferry -bridge", "Ice is; Sanctions made")
	expectText(t, "sanct*", "Sanctions made")
	expectText(t, "sanct", "")
	expect(t, query.Query{Text: "sanct", Typing: true}, "Sanctions made")
}

func TestHyphensAccentsCaseAndApostrophesDoNotMatter(t *testing.T) {
	for _, text := range []string{"multivector", "Multi-Vector", "multi‑vector", "multi vector", "vector", `"a multivector plan"`, `"multi vector plan"`, `"a multi-vector plan"`} {
		expectText(t, text, "We need")
	}
	for _, text := range []string{"zoe adal", "ZOË", "nobody", "nobody's", "nobody’s", "nobodys"} {
		expectText(t, text, "Nobody's ferry")
	}
}

func TestFieldsLookWhereTheySay(t *testing.T) {
	expectText(t, "speaker:quill", "The old; Sanctions made")
	expectText(t, "about:quill", "")
	expectText(t, `speaker:"bo lind" about:bridge`, "We need")
	expectText(t, "type:mixed", "Ice is")
	expectText(t, "in:money", "A new; Ice is; We need; Nobody's ferry; The heavy")
	expectText(t, `in:"norrow bell"`, "The old; A new; Ice is")
	expectText(t, "before:2021-03", "The old; A new; Ice is")
	expectText(t, "after:2021-01", "We need; Nobody's ferry; The heavy")
	expectText(t, "-after:2021-01 -before:2021-03", "Sanctions made")
}

func TestDatesLeaveOutWhatHasNone(t *testing.T) {
	expect(t, query.Query{From: "2021"}, "We need; Nobody's ferry; The heavy; The old; A new; Ice is")
	expect(t, query.Query{From: "2021-01-11", To: "2021-03"}, "We need; Nobody's ferry; The heavy")
}

func TestRareWordsRankHigherThanCommonOnes(t *testing.T) {
	a := harbour(t)
	hits := Run(a, query.Parse("the OR flour")).Hits
	if got := starts(t, a, hits); !strings.HasPrefix(got, "Sanctions made") {
		t.Errorf("got %s", got)
	}
}

func TestChoosingAValueGivesAsManyResultsAsItsCountSays(t *testing.T) {
	a := harbour(t)
	q := query.Query{Text: "ferry OR bridge", Filters: []query.Filter{{Facet: query.Section, Value: "Money"}, {Facet: query.Speaker, Value: "Ada Quill", Exclude: true}}}
	for f, counts := range Run(a, q).Facets {
		for _, c := range counts {
			if n := len(Run(a, choosing(q, query.Facet(f), c.Value)).Hits); n != c.N {
				t.Errorf("%v %q: count %d, results %d", query.Facet(f), c.Value, c.N, n)
			}
		}
	}
}

func TestAChosenValueNeverVanishes(t *testing.T) {
	a := harbour(t)
	r := Run(a, query.Query{Text: "flour", Filters: []query.Filter{{Facet: query.Speaker, Value: "Bo Lind"}, {Facet: query.Date, Value: "2021-03", Exclude: true}}})
	if !slices.Contains(r.Facets[query.Speaker], Count{Value: "Bo Lind", Chosen: true}) {
		t.Errorf("speakers %+v", r.Facets[query.Speaker])
	}
	if !slices.ContainsFunc(r.Facets[query.Date], func(c Count) bool { return c.Value == "2021-03" && c.Excluded }) {
		t.Errorf("dates %+v", r.Facets[query.Date])
	}
}

func TestAValueThatIsNowhereIsSaidAndCanBeTakenAway(t *testing.T) {
	a := harbour(t)
	r := Run(a, query.Query{Text: "ferry", Filters: []query.Filter{{Facet: query.Speaker, Value: "Cora Vane"}}})
	if len(r.Hits) != 0 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message, "“Cora Vane”") {
		t.Errorf("hits %v, problems %+v", r.Hits, r.Problems)
	}
	if len(r.Relax) != 1 || r.Relax[0].Label != "Speaker: Cora Vane" || r.Relax[0].N != 3 {
		t.Errorf("relax %+v", r.Relax)
	}
}

func TestATypoIsMendedAndSaid(t *testing.T) {
	a := harbour(t)
	r := Run(a, query.Parse("feryr old"))
	if r.Instead != "ferry old" || starts(t, a, r.Hits) != "The old" {
		t.Errorf("instead %q, hits %s", r.Instead, starts(t, a, r.Hits))
	}
	if q := r.Sought(a, query.Parse("feryr old")); len(Matches("The old ferry", q)) != 2 {
		t.Errorf("what is lit up is %q", q.Text)
	}
	if r := Run(a, query.Parse("sanktoins")); r.Instead != "sanctions" {
		t.Errorf("instead %q", r.Instead)
	}
	for _, text := range []string{`"feryr"`, "fxrxy", "-feryr", "ic"} {
		if r := Run(a, query.Parse(text)); r.Instead != "" {
			t.Errorf("%s was changed to %q", text, r.Instead)
		}
	}
}

func TestNoResultsNameWhatEmptiedTheList(t *testing.T) {
	a := harbour(t)
	q := query.Query{Text: "ferry flour", Filters: []query.Filter{{Facet: query.Type, Value: "direct"}}, From: "2021"}
	r := Run(a, q)
	var got []string
	for _, relax := range r.Relax {
		got = append(got, fmt.Sprint(relax.Label, " ", relax.N))
		if n := len(Run(a, relax.Query).Hits); n != relax.N {
			t.Errorf("%s: %d said, %d found", relax.Label, relax.N, n)
		}
	}
	if s := strings.Join(got, "; "); s != "flour 2" {
		t.Errorf("relax %s", s)
	}
	q = query.Query{Text: "ferry flour", Filters: []query.Filter{{Facet: query.Type, Value: "mixed"}}}
	r = Run(a, q)
	if len(r.Relax) != 1 || r.Relax[0].Label != "all words" || r.Relax[0].N != 1 {
		t.Errorf("relax %+v", r.Relax)
	}
}

func TestResultsCountPeopleAndArticles(t *testing.T) {
	r := Run(harbour(t), query.Parse("ferry OR bridge"))
	if len(r.Hits) != 5 || r.People != 3 || r.Articles != 2 {
		t.Errorf("%d hits, %d people, %d articles", len(r.Hits), r.People, r.Articles)
	}
}

func TestSuggestionsComeInGroups(t *testing.T) {
	a := harbour(t)
	var got []string
	for _, s := range Suggest(a, "br", 2) {
		got = append(got, fmt.Sprintf("%s: %s (%s)", s.Group, s.Text, s.Ref))
	}
	want := []string{
		"Quotes: Nobody's ferry is cheaper than everybody's bridge (bridge/q00000002)",
		"Quotes: The heavy old bridge will fall (bridge/q00000003)",
		"Articles: A bridge instead? (bridge)",
		"Articles: Bread prices (bread)",
	}
	slices.Sort(got[:2])
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if s := Suggest(a, "lind b", 3); len(s) == 0 || s[len(s)-1] != (Suggestion{"Speakers", "Bo Lind", "bo-lind", 2}) {
		t.Errorf("got %+v", s)
	}
	if s := Suggest(a, "zoe a", 1); len(s) != 2 || s[1].Text != "Zoë Ådal" {
		t.Errorf("got %+v", s)
	}
	if s := Suggest(a, " – ", 3); s != nil {
		t.Errorf("got %+v", s)
	}
}

func TestMatchesAreLit(t *testing.T) {
	tests := []struct{ text, query, want string }{
		{"The old ferry and the Ferry’s crew", "ferry", "ferry, Ferry’s"},
		{"a multi-vector plan", "multivector", "multi-vector"},
		{"a multi-vector plan", "vector", "vector"},
		{"a multi-vector plan", `"multi-vector plan"`, "multi-vector plan"},
		{"ice, then old ice", `"old ice" ice`, "ice, old ice"},
		{"Zoë said no", "zoe -no", "Zoë"},
		{"tariffs on crude oil", `"oil tariffs"~2`, "tariffs, oil"},
		{"tariffs on all crude oil", `"oil tariffs"~2`, ""},
		{"Sanctioned sanctions", "sanction*", "Sanctioned, sanctions"},
		{"ada quill", "speaker:ada type:direct quill", "quill"},
		{"", "x", ""},
	}
	for _, test := range tests {
		var got []string
		for _, s := range Matches(test.text, query.Parse(test.query)) {
			got = append(got, s.Of(test.text))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s in %q: lit %q, want %q", test.query, test.text, s, test.want)
		}
	}
}

func TestAnEmptyArchiveAnswersEverything(t *testing.T) {
	a := open(t)
	for _, text := range []string{"", "x", `"x y"`, "-x", "in:x", "before:2020"} {
		if r := Run(a, query.Query{Text: text, Filters: []query.Filter{{Facet: query.Speaker, Value: "X"}}}); len(r.Hits) != 0 {
			t.Errorf("%s: %v", text, r.Hits)
		}
	}
	if s := Suggest(a, "x", 3); s != nil {
		t.Errorf("got %+v", s)
	}
}

func TestFacetsAndColumnsHaveTheSameNames(t *testing.T) {
	for f := range query.NumFacets {
		if got := columnOf(f).String(); got != f.String() {
			t.Errorf("facet %v is column %v", f, got)
		}
	}
}

func FuzzRun(f *testing.F) {
	a := harbour(f)
	f.Add(`ferry OR "old ice"~3 -speaker:bo*`, "2021", "", "Bo Lind", uint8(0), true)
	f.Fuzz(func(t *testing.T, text, from, to, value string, facet uint8, typing bool) {
		q := query.Query{Text: text, From: from, To: to, Typing: typing, Filters: []query.Filter{{Facet: query.Facet(facet), Value: value, Exclude: facet > 100}}}
		Run(a, q)
		Suggest(a, text, 3)
		for _, s := range Matches(text, q) {
			_ = s.Of(text)
		}
	})
}

func ExampleRun() {
	a := harbour(&testing.T{})
	r := Run(a, query.Query{Text: "ferry", Filters: []query.Filter{{Facet: query.Type, Value: "direct"}}})
	fmt.Println(len(r.Hits), "quotes by", r.People, "people")
	for _, c := range r.Facets[query.Type] {
		fmt.Println(c.Value, c.N, c.Chosen)
	}
	// Output:
	// 2 quotes by 2 people
	// direct 2 true
	// indirect 1 false
	// mixed 0 false
}

func TestANameIsFoundInTheOtherScript(t *testing.T) {
	meta := article.Meta{Title: "Two papers", Published: "2021-03-04"}
	a := open(t, articleOf("en", meta, line{speaker: "Vera Ostrova", words: "We wrote to Sergei Kulagin twice"}),
		articleOf("ru", meta, line{speaker: "Вера Острова", words: "Мы дважды писали Сергею Кулагину"}))
	for _, text := range []string{"kulagin", "Кулагин", `"Sergey Kulagin"`, `"сергей кулагин"`, "kula*", "speaker:ostrova", "Острова", `speaker:"вера острова"`} {
		got := Run(a, query.Query{Text: text})
		if len(got.Hits) != 2 && !strings.Contains(text, "Sergey") || len(got.Hits) == 0 || got.Instead != "" {
			t.Errorf("%s finds %d quotes, instead %q", text, len(got.Hits), got.Instead)
		}
	}
	if spans := Matches("Мы дважды писали Кулагину", query.Parse("kulagin")); len(spans) != 1 || spans[0].Of("Мы дважды писали Кулагину") != "Кулагину" {
		t.Errorf("lit up: %v", spans)
	}
	var groups []string
	for _, s := range Suggest(a, "ostr", 3) {
		groups = append(groups, s.Group+" "+s.Text)
	}
	if !slices.Contains(groups, "Speakers Вера Острова") { // the two are one person
		t.Errorf("suggested: %q", groups)
	}
}

func TestTheNearestSpellingIsOffered(t *testing.T) {
	meta := article.Meta{Title: "Two piers", Published: "2021-03-04"}
	a := open(t, articleOf("a", meta, line{speaker: "Vera Ostrova", words: "The harbour closes at nine"}),
		articleOf("b", meta, line{speaker: "Ole Brandt", words: "An arbour of roses grew there"}))
	tests := []struct{ text, want string }{
		{"arbour closes", "harbour: harbour closes"},
		{`"arbour" closes`, `harbour: "harbour" closes`},
		{"roses closes", ""},
		{"arbour -roses", "harbour: harbour -roses"},
		{"nine grew", ""},
	}
	for _, test := range tests {
		var got []string
		for _, n := range Run(a, query.Query{Text: test.text}).Nearest {
			got = append(got, n.Label+": "+n.Query.Text)
			if found := len(Run(a, n.Query).Hits); found != n.N || found == 0 {
				t.Errorf("%s: %d quotes are promised, %d found", n.Query.Text, n.N, found)
			}
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s: offered %q, want %q", test.text, s, test.want)
		}
	}
}

// In a large archive titles are found by the index; the suggestions are those that reading every title gives.
func TestTitlesAreSuggestedAlikeFromTheIndex(t *testing.T) {
	var items []bundle.Item
	for i := range 40 {
		meta := article.Meta{Title: fmt.Sprintf("Harbour report %c of the north pier", 'A'+i), Published: fmt.Sprintf("2021-%02d", 1+i%12)}
		if i%3 == 0 {
			meta.Title = fmt.Sprintf("Mill dispute %d", i)
		}
		items = append(items, articleOf(fmt.Sprint("a", i), meta, line{speaker: "Vera Ostrova", words: "It goes on"}))
	}
	a := open(t, items...)
	for _, typed := range [][]string{{"harb"}, {"pier", "nor"}, {"mil"}, {"dispute", "3"}, {"harbour", "mill"}, {"x"}} {
		var wanted []edge
		for _, w := range typed {
			wanted = append(wanted, newEdge(0, w, true))
		}
		for _, n := range []int{1, 3, 100} {
			if got, want := suggestTitles(a, wanted, n), suggestArticles(a, wanted, n); !slices.Equal(got, want) {
				t.Errorf("%q, %d: got %v, want %v", typed, n, got, want)
			}
		}
	}
}
