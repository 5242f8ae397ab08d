package view

import (
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

func TestBarsOfATimeline(t *testing.T) {
	count := func(values ...string) []search.Count {
		var counts []search.Count
		for i, v := range values {
			counts = append(counts, search.Count{Value: v, N: i + 1})
		}
		return counts
	}
	twelve := "2020-01:0 2020-02:1 2020-03:0 2020-04:0 2020-05:0 2020-06:0 2020-07:0 2020-08:0 2020-09:0 2020-10:0 2020-11:2 2020-12:0"
	for _, test := range []struct {
		name     string
		counts   []search.Count
		from, to string
		want     string
	}{
		{"nothing", nil, "", "", ""},
		{"undated alone", count("undated"), "", "", ""},
		{"months of one year, those without quotes too", count("2020-02", "2020-11"), "", "", twelve},
		{"years, those without quotes too", count("2018-02", "2020-11", "2020-12", "undated"), "", "", "2018:1 2019:0 2020:5"},
		{"the months of a chosen year", count("2020-02", "2020-11", "2023-01"), "2020", "2020", twelve},
		{"the months of the year of a chosen month", count("2020-02", "2020-11", "2023-01"), "2020-02", "2020-11-30", twelve},
		{"years when the choice spans several", count("2019-02", "2020-11"), "2019", "2020", "2019:1 2020:2"},
		{"a lone year is a year", count("2019", "2020-11"), "", "", "2019:1 2020:2"},
		{"far apart, only years with quotes", count("1720-01", "2020-11"), "", "", "1720:1 2020:2"},
	} {
		var bars []string
		for _, b := range periods(test.counts, test.from, test.to) {
			bars = append(bars, b.date+":"+strconv.Itoa(b.n))
		}
		if got := strings.Join(bars, " "); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
}

// What is chosen in the histogram is what the results then are.
func TestABarLeadsToItsQuotes(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	_, d, _ := shown(t, a, "#/quotes")
	bars := periods(d.Results.Facets[query.Date], "", "")
	if len(bars) != 2 {
		t.Fatalf("bars %v", bars)
	}
	for _, b := range bars {
		s := State{}.WithDates(b.date, b.date)
		if got := len(search.Run(a, s.Query).Hits); got != b.n || b.n == 0 {
			t.Errorf("%s: %d results, the bar says %d", b.date, got, b.n)
		}
		all := 0
		for _, c := range Timeline(a, s.Query, search.Run(a, s.Query)) {
			all += c.N
		}
		if all != a.Info().Quotes {
			t.Errorf("%s: the timeline of a narrowed query has %d quotes of %d", b.date, all, a.Info().Quotes)
		}
	}
}

func TestSavedFiltersReadBack(t *testing.T) {
	s, _ := ParseFragment("#/quote/ferry/q1?q=tide%20%22high%20water%22&not.type=direct&from=2020")
	var settings Settings
	settings = settings.Save("  tides \t early ", s).Save("all", State{}).Save("", s)
	settings = settings.Save("tides early", s)
	if len(settings.Saved) != 2 || settings.Saved[1].Name != "tides early" {
		t.Fatalf("saved %+v", settings.Saved)
	}
	again := ReadSaved(settings.SavedText() + "no address\nbad\t#/quotes?colour=red&q=tide\n")
	want := append(settings.Saved, Saved{"bad", "#/quotes?q=tide"})
	if len(again) != len(want) {
		t.Fatalf("read back %+v", again)
	}
	for i := range want {
		if again[i] != want[i] {
			t.Errorf("read back %+v, want %+v", again[i], want[i])
		}
	}
	if left := settings.Forget("all").Saved; len(left) != 1 || left[0].Fragment != "#/quotes?q=tide%20%22high%20water%22&not.type=direct&from=2020" {
		t.Errorf("left %+v", left)
	}
}
