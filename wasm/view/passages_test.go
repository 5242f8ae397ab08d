package view

import (
	"strings"
	"testing"
)

func TestScopeShowsOnlyThePassagesAskedFor(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	tests := []struct{ fragment, count, shows, hides string }{
		{"#/quotes?q=quay&words=captions", "1 passage", "The quay at Saltmere", "Passengers fear"},
		{"#/quotes?q=gazette&words=narration", "1 passage", "Harl told the Gazette", "© Gazette"},
		{"#/quotes?q=easter&words=narration", "0 passages", "", "Easter"},
		{"#/quotes?q=ferry&words=all", "quote", "Before Easter", "Passengers fear"},
	}
	for _, test := range tests {
		_, _, regions := shown(t, a, test.fragment)
		results := strings.ToLower(textContent(regions["results"]))
		if !strings.Contains(textContent(regions["count"]), test.count) {
			t.Errorf("%s: counts %q, want %q", test.fragment, textContent(regions["count"]), test.count)
		}
		if !strings.Contains(results, strings.ToLower(test.shows)) || strings.Contains(results, strings.ToLower(test.hides)) {
			t.Errorf("%s: shows %q, want %q and not %q", test.fragment, results, test.shows, test.hides)
		}
	}
}
