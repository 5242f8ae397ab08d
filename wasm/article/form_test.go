package article

import "testing"

func TestDatelineIsADayMonthAndYear(t *testing.T) {
	for line, want := range map[string]bool{
		"Thursday, May 7, 2015":        true,
		"7. Februar 2020":              true,
		"7 февраля 2020 года":          true,
		"2020-02-07":                   true,
		"March 3rd, 2021, 10:15 GMT":   true,
		"Plan for 2030":                false,
		"May 2020":                     false,
		"Ten answers from the harbour": false,
		"The flood of 7 May 2015 and what the town has learnt from it": false,
	} {
		if got := isDateline(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
