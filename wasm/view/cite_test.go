package view

import (
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/draft"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
)

var here = cite.Site{Base: "https://archive.example/", Accessed: "2026-11-24"}

func TestEveryFormatIsOffered(t *testing.T) {
	offered := map[cite.Format]bool{}
	for _, f := range exports {
		offered[f] = true
		if words().say("format."+string(f)) == "format."+string(f) {
			t.Errorf("%s has no name", f)
		}
	}
	for _, f := range cite.Formats() {
		if !offered[f] {
			t.Errorf("%s is not offered", f)
		}
	}
}

func TestAPermalinkIsAnAddressOfTheExplorer(t *testing.T) {
	a := checkArchive(t)
	for q := range a.Info().Quotes {
		r, err := cite.Of(a, q, here)
		if err != nil {
			t.Fatal(err)
		}
		fragment := strings.TrimPrefix(r.Permalink, here.Base)
		s, problems := ParseFragment(fragment)
		if len(problems) > 0 || s.Fragment() != fragment || s.Anchor() != r.Anchor() {
			t.Errorf("%s reads back as %s, %v", fragment, s.Fragment(), problems)
		}
	}
}

// linked opens a link to a quote whose article was edited since.
func linked(t *testing.T, change func(string) string) string {
	t.Helper()
	r, err := cite.Of(checkArchive(t), 0, here)
	if err != nil {
		t.Fatal(err)
	}
	text := change(quarry)
	pieces := []string{"We will not close the quarry before 2031, and we never promised Mirren Falk anything else,"}
	if !strings.Contains(text, pieces[0]) {
		pieces = []string{"The pumps at Corran Edge"}
	}
	edited := item(t, "quarry-stays.txt", text, []quote.Person{{Name: "Oda Brill"}}, saying{kind: quote.Direct, pieces: pieces, cue: "said", mention: "the manager Oda Brill", rule: "inverted"})
	edited.Quotes.Attributions[0].ID = "q0000000f" // as its words differ, so does its id
	a := openArchive(t, []bundle.Item{edited})
	_, _, regions := shown(t, a, strings.TrimPrefix(r.Permalink, here.Base))
	sound(t, whole(t, regions))
	balanced(t, regions["reader"])
	return regions["reader"]
}

func TestALinkSaysHowItWasFound(t *testing.T) {
	_, _, regions := shown(t, checkArchive(t), "#/quote/quarry-stays/q0000000a?exact=We%20will%20not%20close%20the%20quarry%20before%202031,%20and%20we%20never%20promised%20Mirren%20Falk%20anything%20else,")
	if !strings.Contains(regions["reader"], "Found exactly as it was linked.") {
		t.Errorf("nothing is said in %s", regions["reader"])
	}
	for name, test := range map[string]struct {
		change func(string) string
		want   string
	}{
		"another id": {func(s string) string { return s }, "Found exactly as it was linked."},
		"a word put in": {func(s string) string { return strings.Replace(s, "close the quarry", "close the old quarry", 1) },
			`The text was changed since the link was made.`},
		"gone": {func(s string) string {
			return strings.Replace(s, "“We will not close the quarry before 2031, and we never promised Mirren Falk anything else,” said the manager Oda Brill.", "It rained, said the manager Oda Brill.", 1)
		}, "The quote is not in this archive any more. As linked:</p><blockquote class=\"words\" dir=\"auto\">We will not close the quarry"},
	} {
		if got := linked(t, test.change); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q is not said in\n%s", name, test.want, got)
		}
	}
}

func TestTheCitationsOfAQuote(t *testing.T) {
	a := checkArchive(t)
	d := Data{Archive: a}
	panel := CitePanel(d, "quarry-stays/q0000000a", here)
	for _, want := range []string{"https://archive.example/#/quote/quarry-stays/q0000000a?exact=", "@online{quarry-stays-q0000000a", "TY  - NEWS", "TextQuoteSelector", `data-copy-field="cite-bib"`} {
		if !strings.Contains(panel, want) {
			t.Errorf("no %q in %s", want, panel)
		}
	}
	balanced(t, panel)
	if CitePanel(d, "nowhere/q1", here) != "" {
		t.Error("a quote that there is not is cited")
	}
}

func TestThePageOfAnArticleIsDescribedForPrograms(t *testing.T) {
	head, err := Describe(Data{Archive: openArchive(t, sampleItems(t))}, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<meta property="og:title" content="Ferry talks resume">`, `<meta name="citation_author" content="Ida Lorne">`,
		`<meta name="citation_publication_date" content="2024/03/02">`, `<meta name="citation_public_url" content="https://gazette.example/ferry">`,
		`"@type":"NewsArticle"`, `"spokenByCharacter":{"@type":"Person","name":"Tove Harl"`} {
		if !strings.Contains(head, want) {
			t.Errorf("no %s in\n%s", want, head)
		}
	}
}

// shownWith is shown with other data.
func shownWith(t *testing.T, a *bundle.Archive, fragment string, change func(*Data)) (State, Data, map[string]string) {
	t.Helper()
	s, d, regions := shown(t, a, fragment)
	change(&d)
	for _, r := range Render(s, d) {
		regions[r.ID] = r.HTML
	}
	return s, d, regions
}

func TestADossierIsKeptInOrderWithNotes(t *testing.T) {
	a := checkArchive(t)
	var none Dossier
	d := none.Toggle(a, a.QuoteID(0)).Toggle(a, a.QuoteID(1)).Toggle(a, a.QuoteID(2)).Toggle(a, "nowhere/q1")
	if len(d.Entries) != 3 || len(none.Entries) != 0 {
		t.Fatalf("%+v", d)
	}
	d = d.Move(2, -1).WithNote(0, "100 % + a\ttab\nand “marks”").Toggle(a, a.QuoteID(1))
	if len(d.Entries) != 2 || d.Entries[1].Anchor.ID != a.QuoteID(2) || !d.Has(a.QuoteID(0)) || d.Has(a.QuoteID(1)) {
		t.Errorf("%+v", d)
	}
	for _, same := range []Dossier{d.Move(0, -1), d.Move(1, 1), d.Move(7, 1), d.Remove(9), d.WithNote(-1, "x")} {
		if same.Text() != d.Text() {
			t.Errorf("what cannot be done changed %q", same.Text())
		}
	}
	back, ok := ReadDossier(d.Text())
	if !ok || back.Text() != d.Text() || back.Entries[0].Note != d.Entries[0].Note || back.Entries[0].Anchor != d.Entries[0].Anchor {
		t.Errorf("%+v reads back as %+v", d, back)
	}
	if _, ok := ReadDossier("something else\n" + d.Text()); ok {
		t.Error("any text is a dossier")
	}
	export, ok := d.Export(a, cite.Markdown, here)
	if !ok {
		t.Fatal("no export")
	}
	for more := true; more; {
		more, _ = export.Step()
	}
	if _, _, text := export.File(); strings.Count(text, "\n> —") != 2 || !strings.Contains(text, "and “marks”") {
		t.Errorf("exported %s", text)
	}
	_, _, regions := shownWith(t, a, "#/dossier", func(data *Data) { data.Dossier = d })
	for _, want := range []string{`aria-label="Dossier"`, `id="note-0"`, "100 % + a\ttab\nand “marks”", `data-dossier="down" data-entry="0"`, `data-dossier="up" data-entry="1"`, `id="collect-quarry-stays/q0000000a" data-collect="quarry-stays/q0000000a" aria-pressed="true"`} {
		if !strings.Contains(regions["results"], want) {
			t.Errorf("no %q in\n%s", want, regions["results"])
		}
	}
	sound(t, whole(t, regions))
}

func FuzzReadDossier(f *testing.F) {
	f.Add("verbatim-dossier 1\n#/quote/a/b?exact=x\tnote%0A\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := ReadDossier(text)
		if !ok {
			return
		}
		if back, ok := ReadDossier(d.Text()); !ok || back.Text() != d.Text() {
			t.Errorf("%q reads back as %q", d.Text(), back.Text())
		}
	})
}

const manuscript = `The quarry was in the news again. “We will close the quarry before 2031, and we never promised Mirren Falk anything else,” said Ivo Tamm. Nobody was surprised.

“Seven glass whales were elected treasurers of the moon,” said Oda Brill. “The pumps at Corran Edge run day and night all year,” she added.`

func TestEveryQuotationOfATextIsChecked(t *testing.T) {
	a := checkArchive(t)
	s := State{Route: Check, Text: manuscript}
	_, d, regions := shown(t, a, s.Fragment())
	for _, want := range []string{"3 quotations were checked", "Not here: 1", "Another speaker’s words: 1", "The narrator’s words: 1",
		"1 change that can turn the meaning round", "you have Ivo Tamm, the article has Oda Brill", `id="finding-3"`, `data-report="markdown"`} {
		if !strings.Contains(regions["results"], want) {
			t.Errorf("no %q in\n%s", want, regions["results"])
		}
	}
	sound(t, whole(t, regions))
	balanced(t, regions["results"])

	c := NewChecking(manuscript, "")
	seen := 0
	d.Checking = c
	look := func(want string) {
		for _, r := range Render(s, d) {
			if r.ID == "results" && strings.Contains(r.HTML, want) {
				seen++
			}
		}
	}
	c.Step(a, nil)
	look("The program that finds quotations")
	part := c.Wants()
	if c.Wants() != "" {
		t.Error("what is being looked for is wanted again")
	}
	c.Fail("there is no connection <here>")
	look("could not be looked for: there is no connection &lt;here&gt;")
	if look(`id="draft-again"`); c.Wants() != "" {
		t.Error("what could not be looked for is wanted again at once")
	}
	if c.Again(); c.Wants() != part {
		t.Error("what could not be looked for is not wanted again")
	}
	c.Take(draft.Read(part))
	for c.Step(a, nil) {
		look("Checking: ")
	}
	if seen != 6 {
		t.Errorf("what is going on was shown %d times", seen)
	}
}

func TestAReportNamesArchiveAndDay(t *testing.T) {
	a := checkArchive(t)
	d := Data{Archive: a, Results: search.Run(a, query.Query{})}
	c := NewChecking(manuscript, "")
	finish(a, c)
	for kind, wants := range map[string][]string{
		"html":     {"24 November 2026", `href="https://archive.example/#/quote/quarry-stays/q0000000a"`, "<del>", "Another speaker’s words: you have Ivo Tamm"},
		"markdown": {"24 November 2026", "~~not~~", "## 2. Not here", "Not in these 2 articles"},
		"json":     {`"checked":"2026-11-24"`, `"finding":"another speaker"`, `"warnings":[{"what":"negation","source":"not"}]`, `"speaker":"Oda Brill"`},
	} {
		name, media, text, ok := Report(c, d, kind, here)
		if !ok || name == "" || media == "" || !strings.Contains(text, a.Info().Hash) {
			t.Errorf("%s: %s %s, %s", kind, name, media, text)
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q:\n%s", kind, want, text)
			}
		}
	}
	if _, _, _, ok := Report(c, d, "pigeon", here); ok {
		t.Error("there is a report of a kind that there is not")
	}
}

func FuzzReadSaved(f *testing.F) {
	f.Add("the bridge\t#/quotes?q=bridge&speaker=Ada+Holm\n")
	f.Add("no tab\n \t#/\na b\t#/quotes?q=%zz&from=9\na  b\t#/audit\n")
	f.Fuzz(func(t *testing.T, text string) {
		saved := ReadSaved(text)
		if back := ReadSaved(Settings{Saved: saved}.SavedText()); !slices.Equal(back, saved) {
			t.Errorf("%q reads back as %q", saved, back)
		}
	})
}
