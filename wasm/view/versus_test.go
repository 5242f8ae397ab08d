package view

import (
	"strings"
	"testing"
)

func TestTwoSpeakersStandSideBySide(t *testing.T) {
	a := checkArchive(t)
	s := State{Route: Versus}.Beside(a, "brill oda", " Tamm ", "quarry")
	if got, want := s.Fragment(), "#/versus?q=quarry&speaker=Oda%20Brill&speaker=Ivo%20Tamm"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	_, _, regions := shown(t, a, s.Fragment())
	rest := regions["results"]
	for _, want := range []string{`<section aria-label="Oda Brill">`, "1 quote", "2 May 2024", "not close the", `<section aria-label="Ivo Tamm">`, "1 quote", "We will close the"} {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("%q does not stand there, or not in its place, in\n%s", want, regions["results"])
		}
		rest = after
	}
	balanced(t, regions["results"])
	sound(t, whole(t, regions))
	if again := s.Beside(a, "Oda Brill", "nobody <here>", ""); again.Fragment() != "#/versus?speaker=Oda%20Brill&speaker=nobody%20%3Chere%3E" {
		t.Error(again.Fragment())
	}
	if _, _, regions := shown(t, a, "#/versus?speaker=Oda%20Brill"); !strings.Contains(regions["results"], "Name two speakers") {
		t.Error(regions["results"])
	}
	for _, from := range []string{"#/quotes?speaker=Oda%20Brill&speaker=Ivo%20Tamm", "#/speaker/oda-brill"} {
		if _, _, regions := shown(t, a, from); !strings.Contains(regions["tools"]+regions["results"], `href="#/versus?speaker=Oda%20Brill`) {
			t.Errorf("nothing leads there from %s", from)
		}
	}
}
