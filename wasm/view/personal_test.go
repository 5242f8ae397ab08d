package view

import (
	"net/url"
	"testing"

	"verbatim/wasm/correct"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
)

// A host writes regions without anything that is the reader's own. With that put in they are what the page itself would have written.
func TestWhatIsTheReadersOwnIsPutIntoWhatAHostWrote(t *testing.T) {
	items := sampleItems(t)
	for _, n := range []int{0, 2} { // which the archive has corrected
		x := &items[0].Quotes.Attributions[n]
		x.Evidence = append(x.Evidence, quote.Evidence{Part: correct.WasBy + "inverted", Span: x.Pieces[0]})
	}
	archive := openArchive(t, items)
	var dossier Dossier
	for _, n := range []int{0, 2, 4} {
		dossier = dossier.Toggle(archive, archive.QuoteID(n))
	}
	var corrections Corrections
	for i, n := range []int{0, 1, 3, archive.Info().Quotes - 1} {
		anchor, ok := ReviewAnchor(archive, archive.QuoteID(n))
		if !ok {
			t.Fatal("a quote is nowhere")
		}
		corrections.Patch = corrections.Patch.With([]correct.Correction{{Quote: anchor, Speaker: `Ann "A" <Example> & others`}, {Quote: anchor, Remove: true}}[i%2])
	}
	kept, _ := ParseFragment("#/quotes?q=fare")
	changed := map[string]bool{}
	for _, fragment := range []string{"#/quotes", "#/quotes?q=ferry", "#/quotes?q=script", "#/quotes?q=zebra", "#/quotes?speaker=Tove+Harl&sort=oldest", "#/quotes?q=fare&lines=hit", "#/quote/" + archive.QuoteID(0) + "?q=ferry",
		"#/article/hostile", "#/article/ferry-talks?q=ferry", "#/quotes?q=ferry&lines=1", "#/versus?speaker=Tove+Harl&speaker=" + url.QueryEscape("<i>Ann</i> Example"), "#/speaker/tove-harl", "#/speakers", "#/audit?q=ferry"} {
		s, _ := ParseFragment(fragment)
		base := Data{Archive: archive, Results: search.Run(archive, s.Query)}
		for _, own := range []Data{
			{},
			{Dossier: dossier},
			{Settings: Settings{NoShortcuts: true}},
			{Settings: Settings{}.Save("<fares> & more", kept)},
			{Corrections: corrections},
			{Dossier: dossier, Corrections: corrections, Settings: Settings{NoShortcuts: true}.Save("fares", kept).Save("other", kept), Problems: []query.Problem{{Message: "odd & new", Column: 3}, {Message: "full"}}},
		} {
			d := base
			d.Hosted, d.Dossier, d.Corrections, d.Settings, d.Problems = true, own.Dossier, own.Corrections, own.Settings, own.Problems
			base.Hosted = true
			hosted := Render(s, base)
			for i, want := range Render(s, d) {
				got := Noted(Personal(hosted[i], s, own), own.Corrections)
				if got != want {
					t.Errorf("%s: region %s is\n%s\nnot\n%s", fragment, want.ID, got.HTML, want.HTML)
				}
				changed[want.ID] = changed[want.ID] || hosted[i] != want
			}
			plain, _ := Items(s, base, 0, 3)
			if want, _ := Items(s, d, 0, 3); PersonalItem(plain, own) != want {
				t.Errorf("%s: items are\n%s\nnot\n%s", fragment, PersonalItem(plain, own), want)
			}
		}
	}
	collected := Data{Archive: archive, Dossier: dossier}
	plain := Main(State{Route: Collected}, collected)
	collected.Corrections = corrections
	if got, want := Noted(plain, corrections), Main(State{Route: Collected}, collected); got != want || got == plain {
		t.Errorf("the dossier is\n%s\nnot\n%s", got.HTML, want.HTML)
	}
	for _, id := range []string{"help", "tools", "problems", "results", "reader"} {
		if !changed[id] {
			t.Errorf("nothing of the reader's own was in region %s: the test tells nothing of it", id)
		}
	}
}

func TestTheFooterSaysWhereTheQueryGoes(t *testing.T) {
	archive := openArchive(t, sampleItems(t))
	for _, hosted := range []bool{false, true} {
		d := Data{Archive: archive, Hosted: hosted}
		key := map[bool]string{false: "footer.private", true: "footer.hosted"}[hosted]
		want := `<li id="` + PrivateID + `">` + Words(key) + "</li>"
		for _, r := range Render(State{Route: Speakers}, d) {
			if r.ID == "footer" && r.HTML[len("<ul>"):len("<ul>")+len(want)] != want {
				t.Errorf("hosted %v: %s", hosted, r.HTML)
			}
		}
	}
}
