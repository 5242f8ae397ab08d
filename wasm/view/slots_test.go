package view

import (
	"testing"

	"verbatim/wasm/search"
)

func TestSlotsMakeOneLookUp(t *testing.T) {
	s, _ := ParseFragment("#/quotes?q=old&type=direct&from=2001")
	for want, slots := range map[string]Slots{
		"#/quotes?q=speaker:%22Tove%20Harl%22%20about:ferry%20about:sail%20in:%22Saltmere%20Gazette%22&type=direct&from=2024&to=2024": {"Tove  “Harl”", " ferry sail ", "2024", "Saltmere Gazette"},
		"#/quotes?q=about:ferry&type=direct": {About: "ferry"},
		"#/quotes?type=direct":               {},
	} {
		made := s.WithSlots(slots)
		if got := made.Fragment(); got != want {
			t.Errorf("%+v leads to %s, want %s", slots, got, want)
		}
		if back := s.WithSlots(slotsOf(made.Query)).Fragment(); back != want {
			t.Errorf("read back, %s leads to %s", want, back)
		}
	}
	a := openArchive(t, sampleItems(t))
	found := search.Run(a, State{}.WithSlots(Slots{"Harl", "ferry", "2024-03", "Gazette"}).Query)
	if len(found.Hits) != 1 || a.QuoteID(int(found.Hits[0])) != "ferry-talks/q0000000a" {
		t.Errorf("found %v", found.Hits)
	}
	for _, none := range []Slots{{"Example", "ferry", "", ""}, {"Harl", "zeppelin", "", ""}, {"Harl", "ferry", "2023", ""}, {"Harl", "ferry", "", "Herald"}} {
		if n := len(search.Run(a, State{}.WithSlots(none).Query).Hits); n != 0 {
			t.Errorf("%+v finds %d quotes", none, n)
		}
	}
}
