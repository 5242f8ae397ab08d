package article

import "testing"

func TestNumber(t *testing.T) {
	for in, want := range map[string]int{"0": 0, "7": 7, "2020": 2020, "-31": -31, "999999999": 999999999, "007": 7} {
		if got, ok := Number(in); !ok || got != want {
			t.Errorf("%q: %d, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "-", "+1", "1 ", "1e3", "٣", "1000000000", "0x10", "--1"} {
		if got, ok := Number(in); ok {
			t.Errorf("%q was read as %d", in, got)
		}
	}
}
