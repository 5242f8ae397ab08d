package verify

import (
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/draft"
	"verbatim/wasm/quote"
)

const (
	ferry = `The ferry stays

“The ferry will sail at six every morning, whatever the tide does,” the harbour master Wilma Torsund told reporters. She had looked at the engine twice. “Two of the pumps were bought in 1987, and nobody has asked me about them since.”

Passengers waited on the quay for an hour. Most of them had brought umbrellas. The rain began at noon.

“I counted forty gulls on the roof before the horn was blown,” said the schoolteacher Piet Aalberg. Aalberg said he would write to the council about the noise.`

	bakery = `The bakery opens

“Our oven eats eleven sacks of flour before the sun is up,” said the baker Runa Castellan. A queue had formed at five.`
)

// read makes an archive of texts by the engine itself.
func read(t testing.TB, texts ...string) *bundle.Archive {
	t.Helper()
	var list bundle.List
	for i, text := range texts {
		list = append(list, extracted(text, i))
	}
	return built(t, list)
}

// extracted is article i of an archive, with what the engine finds in it.
func extracted(text string, i int) bundle.Item {
	a := article.FromText("article-"+string(rune('a'+i)), text)
	a.Meta.Lang = "en"
	return bundle.Item{Article: a, Quotes: quote.Extract(a)}
}

func TestTheClaimedSpeakerIsCompared(t *testing.T) {
	a := read(t, ferry, bakery)
	const said = "The ferry will sail at six every morning, whatever the tide does"
	for _, test := range []struct {
		pasted, claimed, finding string
		whose                    Whose
	}{
		{said, "", "exact", NobodyClaimed},
		{said, "Wilma Torsund", "exact", AsClaimed},
		{said, "torsund", "exact", AsClaimed},
		{said, "W. Torsund", "exact", AsClaimed},
		{said, "Ms Torsund, harbour master", "exact", AsClaimed},
		{said, "Вилма Торсунд", "exact", AsClaimed},
		{said, "the harbour master", "exact", AsClaimed},
		{said, "the mayor", "exact", CannotTell},
		{said, "she", "exact", NobodyClaimed},
		{said, "Olga Torsund", "another speaker", AnotherSpeaker},
		{said, "Piet Aalberg", "another speaker", AnotherSpeaker},
		{strings.Replace(said, "six", "nine", 1), "Piet Aalberg", "another speaker", AnotherSpeaker},
		{"Passengers waited on the quay for an hour", "Piet Aalberg", "narrator", Narrator},
		{"Passengers waited on the quay for an hour", "", "narrator", Narrator},
	} {
		v, err := Check(a, test.pasted, test.claimed)
		if err != nil {
			t.Fatal(err)
		}
		if v.Whose != test.whose || v.Finding() != test.finding {
			t.Errorf("%q by %q: %v, %s; want %v, %s", test.pasted, test.claimed, v.Whose, v.Finding(), test.whose, test.finding)
		}
	}
}

func TestStitchedQuotationsAreTakenApart(t *testing.T) {
	a := read(t, ferry, bakery)
	for name, test := range map[string]struct {
		pasted string
		parts  []string
	}{
		"of two articles":                 {"The ferry will sail at six every morning. Our oven eats eleven sacks of flour", []string{"The ferry will sail at six every morning", "Our oven eats eleven sacks of flour"}},
		"of two speakers in one article":  {"Two of the pumps were bought in 1987. I counted forty gulls on the roof", []string{"Two of the pumps were bought in 1987", "I counted forty gulls on the roof"}},
		"in another order":                {"I counted forty gulls on the roof, whatever the tide does at six every morning the ferry will sail", nil},
		"of a quote and narration":        {"The ferry will sail at six every morning. Most of them had brought umbrellas", []string{"The ferry will sail at six every morning", "Most of them had brought umbrellas"}},
		"one speaker going on":            {"The ferry will sail at six every morning, whatever the tide does. Two of the pumps were bought in 1987", nil},
		"a quote with words of one’s own": {"I have always found it odd how the ferry will sail at six every morning, whatever the tide does", nil},
		"turns of phrase with gaps":       {"Two of the old pumps were bought and our poor oven eats eleven", nil},
		"a few words among one’s own":     {"Two of the pumps were ordered by a cousin of mine in Brask, eleven sacks of flour", nil},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := Check(a, test.pasted, "")
			if err != nil {
				t.Fatal(err)
			}
			if test.parts == nil {
				if name == "in another order" {
					if v.Kind != Stitched {
						t.Errorf("got %v", v.Kind)
					}
				} else if v.Kind == Stitched {
					t.Errorf("stitched of %+v", v.Parts)
				}
				return
			}
			var got []string
			for _, p := range v.Parts {
				item, _ := a.Item(p.Article)
				got = append(got, p.Span.Of(item.Article.Text))
				if p.Pasted.Of(test.pasted) == "" || len(p.Changes) == 0 {
					t.Errorf("a part without words: %+v", p)
				}
			}
			if v.Kind != Stitched || strings.Join(got, "|") != strings.Join(test.parts, "|") {
				t.Errorf("%v of %q, want %q", v.Kind, got, test.parts)
			}
		})
	}
}

func TestAPartIsShownWithItsSentencesAndTwoOnEitherSide(t *testing.T) {
	a := read(t, ferry)
	v, err := Check(a, "Most of them had brought", "")
	if err != nil {
		t.Fatal(err)
	}
	item, _ := a.Item(0)
	var got []string
	for _, s := range v.Context.Sentences {
		got = append(got, s.Of(item.Article.Text))
	}
	want := []string{"“Two of the pumps were bought in 1987, and nobody has asked me about them since.”", "Passengers waited on the quay for an hour.", "Most of them had brought umbrellas.", "The rain began at noon."}
	if !v.Cut || len(got) < 4 || strings.Join(got[:4], "|") != strings.Join(want, "|") || v.Context.From != 2 || v.Context.To != 3 {
		t.Errorf("cut %v, %d to %d of %q", v.Cut, v.Context.From, v.Context.To, got)
	}
	if v, _ := Check(a, "Most of them had brought umbrellas", ""); v.Cut {
		t.Error("a whole sentence is said to be cut")
	}
	if v, _ := Check(a, "I counted forty gulls on the roof before the horn was blown", ""); v.Cut {
		t.Error("a whole quote is said to be cut")
	}
	if v, _ := Check(a, "The ferry will sail at six every morning, whatever the tide does", ""); !v.Cut {
		t.Error("a quote that goes on behind its cue is said to be whole")
	}
}

func TestEveryQuotationOfADraftIsChecked(t *testing.T) {
	a := read(t, ferry, bakery)
	text := `Last week the harbour was busy again. “The ferry will sail at nine every morning,” Wilma Torsund said, “whatever the tide does.” She was alone there.

“Our oven eats eleven sacks of flour before the sun is up,” said Piet Aalberg. “Seven glass whales were elected treasurers of the moon,” he added.`
	d := NewDraft(text)
	steps := finish(t, d, a)
	if read, all := d.Done(); read != all || all != len(text) {
		t.Errorf("read %d of %d", read, all)
	}
	var got []string
	for _, f := range d.Findings {
		got = append(got, f.Claimed+": "+f.Verdict.Finding()+", "+f.Verdict.Whose.String())
		if f.Span.Start >= f.Span.End || f.Span.End > len(text) {
			t.Errorf("span %v", f.Span)
		}
	}
	want := []string{"Wilma Torsund: altered, as claimed", "Piet Aalberg: another speaker, another speaker", "Piet Aalberg: not here, nobody claimed"}
	if strings.Join(got, "|") != strings.Join(want, "|") || steps < 3 {
		t.Errorf("%q in %d steps, want %q", got, steps, want)
	}
	if w := d.Findings[0].Verdict.Warnings; len(w) != 1 || w[0].What != "number" {
		t.Errorf("warnings %+v", w)
	}
}

// finish has a draft read and checked to its end, and counts the steps.
func finish(t *testing.T, d *Draft, a *bundle.Archive) (steps int) {
	t.Helper()
	for {
		for more := true; more; steps++ {
			var err error
			if more, err = d.Step(a); err != nil {
				t.Fatal(err)
			}
		}
		part := d.Wants()
		if part == "" {
			return steps
		}
		if len(part) > stretch+4 {
			t.Fatalf("%d bytes are to be read at once", len(part))
		}
		d.Take(draft.Read(part))
	}
}

func TestALongDraftIsReadInStretches(t *testing.T) {
	a := read(t, ferry)
	par := "“The ferry will sail at six every morning, whatever the tide does,” said Wilma Torsund. " + strings.Repeat("Somebody shut a door. ", 40) + "\n\n"
	text := strings.Repeat(par, 12)
	d := NewDraft(text)
	finish(t, d, a)
	if len(d.Findings) != 12 {
		t.Errorf("%d quotations, want 12", len(d.Findings))
	}
	for i, f := range d.Findings {
		if f.Verdict.Kind != Exact || !Same(f.Span.Of(text), f.Words) {
			t.Errorf("quotation %d: %v, %q", i, f.Verdict.Kind, f.Span.Of(text))
		}
	}
}

func TestTheOneStretchInMarksIsCheckedBeforeTheTextIsRead(t *testing.T) {
	a := read(t, ferry, bakery)
	text := "“Our oven eats eleven sacks of flour before the sun is up,” said Piet Aalberg."
	d := NewDraft(text)
	f, ok, err := d.First(a)
	if !ok || err != nil || f.Verdict.Kind != Exact || f.Verdict.Whose != NobodyClaimed || f.Words != "Our oven eats eleven sacks of flour before the sun is up," {
		t.Errorf("at first %v, %v %v (%v)", ok, f.Verdict.Kind, f.Verdict.Whose, err)
	}
	finish(t, d, a)
	if len(d.Findings) != 1 || d.Findings[0].Verdict.Kind != Exact || d.Findings[0].Verdict.Whose != AnotherSpeaker {
		t.Errorf("in the end %+v", d.Findings)
	}
	if _, ok, _ := NewDraft("“The ferry will sail” and “Two of the pumps”").First(a); ok {
		t.Error("of two quotations one is checked first")
	}
	if d := NewDraft("“Our oven eats eleven sacks of flour before the sun is up.”"); d.Wants() != "" {
		t.Error("a text that is one quotation is to be read")
	}
}

func TestATextIsOneQuotationWhenTheWordsAroundThoseInItStandInTheArticleToo(t *testing.T) {
	a := read(t, ferry, bakery, `“I was not going to sell the mill. Then a carter wrote to me and said, ‘My father learned to read in your loft,’ and I kept it,” said the miller Enna Voss.`)
	for text, want := range map[string]string{
		"I was not going to sell the mill. Then a carter wrote to me and said, ‘My father learned to read in your loft,’ and I kept it": "exact",
		"I was not going to sell the mill. Then a baker wrote to me and said, ‘My father learned to read in your loft,’ and I kept it":  "altered",
		"“Our oven eats eleven sacks of flour before the sun is up.”":                                                                   "exact",
		"“Our oven eats eleven sacks of flour before the sun is up,” said Runa Castellan at the end of a long winter day":               "",
		"Many heard Wilma Torsund say that “the ferry will sail at six every morning, whatever the tide does”, and left":                "",
	} {
		d := NewDraft(text)
		d.Take(draft.Read(d.Wants()))
		f, one, err := d.Whole(a)
		if err != nil || one != (want != "") || one && f.Verdict.Finding() != want {
			t.Errorf("%q: %v %v, want %q (%v)", text, one, f.Verdict.Finding(), want, err)
		}
	}
}

func FuzzDraft(f *testing.F) {
	f.Add("He said: “The ferry will sail” and “Two of the pumps”.")
	f.Add("»«\"\"\xff“")
	a := read(f, ferry)
	f.Fuzz(func(t *testing.T, text string) {
		d := NewDraft(text)
		if _, _, err := d.First(a); err != nil {
			t.Fatal(err)
		}
		if d.Take(draft.Read(d.Wants())); len(text)%2 == 0 {
			if _, _, err := d.Whole(a); err != nil {
				t.Fatal(err)
			}
		}
		finish(t, d, a)
		for _, finding := range d.Findings {
			_ = finding.Span.Of(text)
		}
	})
}
