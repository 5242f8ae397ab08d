package view

import (
	"strings"
	"testing"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

func TestLinesAreChosenAndKeptWhereThereAreWords(t *testing.T) {
	s, _ := ParseFragment("#/quotes?q=ferry&lines=after-2")
	for name, got := range map[string]Lines{
		"another filter": s.With(query.Filter{Facet: query.Type, Value: "direct"}).Lines,
		"other words":    s.WithText("fare").Lines,
		"an open quote":  s.Open("ferry-talks/q0000000a").Lines,
		"closed again":   s.Open("ferry-talks/q0000000a").Back().Lines,
	} {
		if got != s.Lines || got == 0 {
			t.Errorf("%s: lines %d, want %d", name, got, s.Lines)
		}
	}
	if s.Clear().Lines != 0 || s.WithLines(0).InLines() {
		t.Error("lines stay without words, or when cards are asked for")
	}
	if s.WithLines(2).ListKey() == s.ListKey() {
		t.Error("lines in another order are kept as they stand")
	}
	if s.Open("ferry-talks/q0000000a").ListKey() != s.ListKey() {
		t.Error("the lines are made anew when one is opened")
	}
}

func TestALineLeadsToItsPlace(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	_, _, regions := shown(t, a, "#/quotes?q=harl&words=all&lines=listed")
	if !strings.Contains(textContent(regions["count"]), "2 lines from") {
		t.Errorf("counts %q", textContent(regions["count"]))
	}
	// The second “Harl” of the article stands in the narrator's words: found in the article, it is the second of two.
	if !strings.Contains(regions["results"], "#/article/ferry-talks?q=harl&amp;words=all&amp;lines=listed&amp;find=Harl&amp;at=2") {
		t.Errorf("no link to the second place:\n%s", regions["results"])
	}
	_, _, regions = shown(t, a, "#/quotes?q=ferry&lines=listed")
	if !strings.Contains(regions["results"], "#/quote/ferry-talks/q0000000a?q=ferry&amp;lines=listed") {
		t.Errorf("no link to the quote:\n%s", regions["results"])
	}
}

func TestLinesBeingReadSayHowFar(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	s, _ := ParseFragment("#/quotes?q=the&lines=after")
	d := Data{Archive: a, Results: search.Run(a, s.Query)}
	d.Lines = search.NewLines(a, s.Query, d.Results.Hits, nil, MostLines)
	d.Lines.Step()
	for _, r := range Render(s, d) {
		if r.ID == "results" && !strings.Contains(textContent(r.HTML), "1 of 2") {
			t.Errorf("says %q of %d hits", textContent(r.HTML), len(d.Results.Hits))
		}
	}
}

func TestLinesAsAFileHaveAllOfThemInTheirOrder(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	s, d, _ := shown(t, a, "#/quotes?q=ferry%20OR%20harl%20OR%20stay&words=all&lines=after")
	file, ok := CSV(s, d, LinesTable)
	lines := strings.Split(strings.TrimSuffix(file, "\r\n"), "\r\n")
	if !ok || lines[0] != "Before,Match,After,Speaker,Date,Article,Place" || len(lines) != 1+len(d.prepared(s).Lines.Found) {
		t.Errorf("the file:\n%s", file)
	}
	if last := lines[len(lines)-1]; !strings.Contains(last, "Ferry talks resume") {
		t.Errorf("the last line is %s", last)
	}
}
