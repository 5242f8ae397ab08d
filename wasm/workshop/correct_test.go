package workshop

import (
	"strings"
	"testing"

	"verbatim/wasm/bundle"
)

func TestCorrectionsAreMadeInTheNextArchiveAndToldOf(t *testing.T) {
	s, h := newShop()
	give(s, "pier.txt", "“The pier opens in May,” said Ada Morrow.")
	s.Do("correct", "verbatim corrections 1\n\nperson: Ada Morrow\nbecomes: Ida Morrow\n\nquote: local--pier/q00000000\nexact: The pier never opens at all\nremove: yes\n", nil)
	s.Do("build", "", nil)
	if got, want := h.text["outcomes"], "\t1\t\n\t0\tits words do not stand in the article any more"; got != want {
		t.Errorf("of the corrections became %q, want %q", got, want)
	}
	a, err := bundle.Open(h.data["archive"])
	if err != nil {
		t.Fatal(err)
	}
	if who := a.Speakers(); len(who) != 1 || who[0].Name != "Ida Morrow" {
		t.Errorf("the speakers are %+v", who)
	}
	s.Do("correct", "verbatim corrections 1\n\nperson\n", nil)
	if !strings.HasPrefix(h.text["fault"], "corrections:3:1: ") {
		t.Errorf("broken ones give %q", h.text["fault"])
	}
	s.Do("drop", "local--pier", nil)
	s.Do("build", "", nil)
	if h.text["archive"] != "0\t0" || h.text["outcomes"] != "" {
		t.Errorf("after it was dropped there are %q", h.text["archive"])
	}
}

func TestAFileOfCorrectionsIsHandedToThePage(t *testing.T) {
	s, h := newShop()
	text := "verbatim corrections 1\n\nperson: Ada Morrow\nbecomes: Ida Morrow\n"
	give(s, "mine.corrections", text)
	if h.text["note"] != CorrectionsItem+"\n"+text || h.text["files"] != "1\t0\t0" {
		t.Errorf("it gives %q and %q", h.text["note"], h.text["files"])
	}
}
