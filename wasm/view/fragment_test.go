package view

import (
	"reflect"
	"strings"
	"testing"

	"verbatim/wasm/query"
)

func TestFragmentReadsBack(t *testing.T) {
	for fragment, want := range map[string]State{
		"#/quotes":             {Route: Quotes},
		"#/quotes?q=oil%20tax": {Route: Quotes, Query: query.Query{Text: "oil tax"}},
		"#/quotes?q=oil&words=all&lines=before-2": {Route: Quotes, Query: query.Query{Text: "oil", Scope: query.All}, Lines: 3},
		"#/article/the-harbour":                   {Route: Article, ID: "the-harbour"},
		"#/quote/the-harbour/q0badcafe?q=%22a%26b%22&speaker=Ann%20Example&not.type=direct&from=2024&to=2024-05-01&sort=oldest&plain=yes&shown=100": {
			Route: Quote, ID: "the-harbour/q0badcafe", Plain: true, Shown: 100,
			Query: query.Query{Text: `"a&b"`, From: "2024", To: "2024-05-01", Sort: query.ByDateAscending, Filters: []query.Filter{
				{Facet: query.Speaker, Value: "Ann Example"}, {Facet: query.Type, Value: "direct", Exclude: true}}}},
		"#/check?text=Wir%20bauen%20%E2%80%9Ehier%E2%80%9C": {Route: Check, Text: "Wir bauen „hier“"},
	} {
		got, problems := ParseFragment(fragment)
		if !reflect.DeepEqual(got, want) || len(problems) > 0 {
			t.Errorf("ParseFragment(%q) = %+v, %v\nwant %+v", fragment, got, problems, want)
		}
		if back := want.Fragment(); back != fragment {
			t.Errorf("Fragment() = %q, want %q", back, fragment)
		}
	}
}

func TestFragmentSaysWhatItCannotUse(t *testing.T) {
	for fragment, want := range map[string]string{
		"#/nowhere":                 "“nowhere”",
		"#/article":                 "no article",
		"#/speakers/ann":            "“ann”",
		"#/quotes?colour=red":       "“colour”",
		"#/quotes?from=yesterday":   "“yesterday” is no date",
		"#/quotes?sort=sideways":    "“sideways”",
		"#/quotes?words=unspoken":   "“unspoken”",
		"#/quotes?lines=sideways":   "“sideways”",
		"#/quotes?shown=-3":         "“-3”",
		"#/quotes?q=%zz":            "“%zz”",
		"#/quotes?q=%ff":            "damaged",
		"#/quotes?not.nothing=here": "“not.nothing”",
	} {
		s, problems := ParseFragment(fragment)
		if len(problems) != 1 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%s: problems %v, want one with %s", fragment, problems, want)
		}
		if _, known := routes[s.Route]; !known {
			t.Errorf("%s: leads to the view %q", fragment, s.Route)
		}
	}
}

// Any text gives a state; what was understood of it reads back the same and without problems.
func FuzzParseFragment(f *testing.F) {
	for _, seed := range []string{"", "#", "#/quotes?q=a+b&type=direct&type=direct", "#/article/a/b/c?find=%00", "#/quote/%2F", "/check?text=%e2%80", "#//", "#/speaker/?=&&="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, fragment string) {
		s, _ := ParseFragment(fragment)
		again, problems := ParseFragment(s.Fragment())
		if !reflect.DeepEqual(s, again) || len(problems) > 0 {
			t.Fatalf("%q: %+v\nreads back from %q as %+v, %v", fragment, s, s.Fragment(), again, problems)
		}
	})
}

func TestControlsLeadToTheStateTheyName(t *testing.T) {
	start, _ := ParseFragment("#/quote/harbour/q01?q=tide&speaker=Ann&shown=100")
	direct := query.Filter{Facet: query.Type, Value: "direct"}
	notDirect := query.Filter{Facet: query.Type, Value: "direct", Exclude: true}
	for want, got := range map[string]State{
		"#/quotes?q=tide&speaker=Ann&type=direct":          start.Toggle(direct),
		"#/quotes?q=tide&speaker=Ann":                      start.Toggle(direct).Toggle(direct),
		"#/quotes?q=tide&speaker=Ann&not.type=direct":      start.With(direct).With(notDirect),
		"#/quotes?q=tide":                                  start.Without(query.Filter{Facet: query.Speaker, Value: "Ann"}),
		"#/quotes?q=ebb&speaker=Ann":                       start.WithText("ebb"),
		"#/quotes":                                         start.Clear(),
		"#/quotes?q=tide&speaker=Ann&from=2024":            start.WithDates("2024", ""),
		"#/quotes?q=tide&speaker=Ann&sort=newest":          start.WithSort(query.ByDate),
		"#/quotes?q=tide&speaker=Ann&words=narration":      start.WithScope(query.Narration),
		"#/quote/harbour/q01?q=tide&speaker=Ann&shown=150": start.More(),
		"#/quotes?q=tide&speaker=Ann&shown=100":            start.Back().More(),
		"#/quote/harbour/q02?q=tide&speaker=Ann":           start.Open("harbour/q02"),
		"#/article/harbour/dawn?q=tide&speaker=Ann":        start.OpenArticle("harbour", "dawn"),
	} {
		if got.Fragment() != want {
			t.Errorf("leads to %s, want %s", got.Fragment(), want)
		}
	}
	if start.Fragment() != "#/quote/harbour/q01?q=tide&speaker=Ann&shown=100" {
		t.Errorf("the state itself was changed to %s", start.Fragment())
	}
}

// A control that belongs to what still stands on the page changes what is on its way.
func TestAControlOfAnEarlierStateChangesTheLaterOne(t *testing.T) {
	for _, test := range []struct{ stands, to, now, want string }{
		{"#/quotes", "#/quotes?type=direct", "#/quotes?q=tide", "#/quotes?q=tide&type=direct"},
		{"#/quotes?q=ti", "#/quotes?q=ti&type=direct", "#/quotes?q=tide&shown=100", "#/quotes?q=tide&type=direct"},
		{"#/quotes?q=ti", "#/quotes?q=ti&type=direct", "#/quotes?q=ti&speaker=Ann", "#/quotes?q=ti&speaker=Ann&type=direct"},
		{"#/quotes?q=ti", "#/quotes?q=ti&type=direct", "#/quotes?q=ti&type=direct", "#/quotes?q=ti"},
		{"#/quotes?type=direct", "#/quotes", "#/quotes", "#/quotes?type=direct"},
		{"#/quotes?type=direct", "#/quotes", "#/quotes?q=tide&type=direct", "#/quotes?q=tide"},
		{"#/quotes?type=direct", "#/quotes?not.type=direct", "#/quotes?type=direct&speaker=Ann", "#/quotes?speaker=Ann&not.type=direct"},
		{"#/quotes", "#/quotes?sort=newest", "#/quotes?q=tide&type=direct", "#/quotes?q=tide&type=direct&sort=newest"},
		{"#/quotes?from=2023", "#/quotes", "#/quotes?q=tide&from=2023", "#/quotes?q=tide"},
		{"#/quotes", "#/quotes?words=narration", "#/quotes?q=tide", "#/quotes?q=tide&words=narration"},
		{"#/audit", "#/audit?type=direct", "#/audit?speaker=Ann", "#/audit?speaker=Ann&type=direct"},
		{"#/quotes?q=ti", "#/quotes?q=ti&type=direct", "#/article/harbour?q=ti&speaker=Ann", "#/quotes?q=ti&speaker=Ann&type=direct"},
		{"#/quotes?q=ti", "#/article/harbour?q=ti", "#/quotes?q=tide", "#/article/harbour?q=ti"},
	} {
		var s [3]State
		for i, fragment := range []string{test.stands, test.to, test.now} {
			s[i], _ = ParseFragment(fragment)
		}
		if got := s[2].Rebase(s[0], s[1]).Fragment(); got != test.want {
			t.Errorf("%s in %s, used in %s, leads to %s, not %s", test.to, test.stands, test.now, got, test.want)
		}
	}
}
