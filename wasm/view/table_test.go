package view

import (
	"strings"
	"testing"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

func TestCSVIsReadByOtherPrograms(t *testing.T) {
	figures := table{columns: []string{"Who", "How"}, all: 3000, rows: []tableRow{
		{labels: []string{`Ann "A" Example, jr`, "said\nlater"}, quotes: 1200, words: 3000},
		{labels: []string{"=1+1", "-"}, quotes: 1, words: 1},
		{labels: []string{"", "@home"}, words: 1000},
	}}
	want := "Who,How,Quotes,Words,Share\r\n" +
		"\"Ann \"\"A\"\" Example, jr\",\"said\nlater\",1200,3000,1.0000\r\n" +
		"'=1+1,'-,1,1,0.0003\r\n" +
		",'@home,0,1000,0.3333\r\n"
	if got := figures.csv(words()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	figures.noWords, figures.all = true, 0
	if got, _, _ := strings.Cut(figures.csv(words()), "\r\n"); got != "Who,How,Quotes" {
		t.Errorf("without words and shares: %s", got)
	}
}

// Counted step by step and whole, for all quotes and for some, the sums are the same.
func TestATallyCountsEveryQuoteOnce(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	for fragment, want := range map[string]int{"#/audit": 6, "#/audit?type=direct": 3, "#/audit?q=zeppelin": 0} {
		s, _ := ParseFragment(fragment)
		u := NewTally(a, search.Run(a, s.Query))
		steps := 1
		for u.Step(nil) {
			steps++
		}
		if u.quotes != want || steps != a.Info().Articles {
			t.Errorf("%s: %d quotes in %d steps, want %d", fragment, u.quotes, steps, want)
		}
		for name, s := range map[string]*shares{"speaker": &u.bySpeaker, "role": &u.byRole, "type": &u.byKind, "confidence": &u.byConfidence, "month": &u.byMonth, "verb": &u.byVerb} {
			quotes, words := 0, 0
			for _, row := range s.rows {
				quotes += row.quotes
				words += row.words
			}
			if quotes != u.quotes || words != u.said {
				t.Errorf("%s: %d quotes and %d words by %s, of %d and %d", fragment, quotes, words, name, u.quotes, u.said)
			}
		}
	}
}

// While a large archive is counted the page says how far it is, and shows no figures that are not whole.
func TestAnAuditSaysHowFarItIs(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	s, d, _ := shown(t, a, "#/audit")
	d.Tally = NewTally(a, d.Results)
	d.Tally.Step(nil)
	for _, r := range Render(s, d) {
		if r.ID == "results" && (!strings.Contains(r.HTML, "Counted 1 of 2 articles so far") || strings.Contains(r.HTML, "<table")) {
			t.Errorf("got %s", r.HTML)
		}
	}
}

func TestATableIsSavedAsItIsShown(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	for fragment, names := range map[string]string{"#/audit": "speakers confidence types roles verbs months", "#/speaker/tove-harl": "verbs", "#/article/ferry-talks": "voices"} {
		s, d, regions := shown(t, a, fragment)
		for name := range strings.FieldsSeq(names) {
			text, ok := CSV(s, d, name)
			if !ok || strings.Count(text, "\r\n") < 2 {
				t.Errorf("%s: the table %s: %q", fragment, name, text)
			}
			if !strings.Contains(regions["results"]+regions["reader"], `data-csv="`+name+`"`) {
				t.Errorf("%s: no button saves the table %s", fragment, name)
			}
		}
		if _, ok := CSV(s, d, "no such"); ok {
			t.Errorf("%s: a table that is not there was saved", fragment)
		}
	}
}

func TestTheAuditKeepsTheQuery(t *testing.T) {
	s, _ := ParseFragment("#/audit?q=tide&type=direct")
	if got := s.Without(query.Filter{Facet: query.Type, Value: "direct"}).Fragment(); got != "#/audit?q=tide" {
		t.Errorf("without a filter the audit leads to %s", got)
	}
}
