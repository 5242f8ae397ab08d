package clerk

import (
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/cite"
	"verbatim/wasm/draft"
	"verbatim/wasm/view"
)

// checkedBy has the clerk show a state with words to be checked, and reads for it what it wants to have read. It gives the last answer.
func (o *office) checkedBy(t *testing.T, number string, s view.State) []string {
	t.Helper()
	o.Ask("reads", "reads", nil)
	o.Ask("show", number, Desk{State: s}.Parts())
	read := 0
	for o.work(); read < len(o.said["reads"]); o.work() {
		o.Ask("read", "", Quotations(draft.Read(o.said["reads"][read][0])))
		read++
	}
	delete(o.said, "reads")
	answers := o.said[number]
	if len(answers) == 0 {
		t.Fatalf("%s: no answer", number)
	}
	return answers[len(answers)-1]
}

const kilnDraft = `The kilns were in the news. “The kiln of street 7 is cold,” said the potter Ada Holm. Nobody was surprised.

“The kiln of street 9 is cold,” said Ben Tarr. “Seven glass whales were elected treasurers of the moon,” he added.`

func TestTheClerkChecksWhatThePageWouldCheck(t *testing.T) {
	o, memory := employ(t)
	for i, c := range []struct{ text, by, want string }{
		{"the kiln of street 7 is cold", "", "Exactly these words"},
		{"the kiln of street 8 is cold", "Ben Tarr", "Another speaker’s words: you have Ben Tarr, the article has Ada Holm"},
		{"the kiln of street 8 is cold", "A. Holm", "the same speaker as you do"},
		{"seven glass whales were elected treasurers of the moon", "", "Not in these 60 articles"},
		{kilnDraft, "", "3 quotations were checked"},
		{strings.Repeat(kilnDraft+"\n\n", 30), "", "90 quotations were checked"},
	} {
		s := view.State{Route: view.Check, Text: c.text, By: c.by}
		if len(c.text) > 4000 {
			o.Ask("give", "", []string{c.text, c.by})
			s.Text, s.By = "", ""
		}
		number := "check" + string(rune('a'+i))
		last := o.checkedBy(t, number, s)
		d := (&Finder{Archive: memory}).Data(s)
		d.Checking = view.NewChecking(c.text, c.by)
		for part := "-"; part != ""; {
			for d.Checking.Step(memory, nil) {
			}
			if part = d.Checking.Wants(); part != "" {
				d.Checking.Take(draft.Read(part))
			}
		}
		for _, want := range view.Render(s, d) {
			if got := part(last, want.ID); got != want.HTML {
				t.Errorf("%s: region %s is\n%s\nnot\n%s", number, want.ID, got, want.HTML)
			}
		}
		if got := part(last, "results"); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", number, c.want, got)
		}
		name, media, text, _ := view.Report(d.Checking, d, "json", cite.Site{Base: "https://kilns.example/", Accessed: "2024-05-06"})
		o.Ask("report", number+"-report", []string{"json", "https://kilns.example/", "2024-05-06"})
		if got := o.said[number+"-report"]; len(got) != 1 || !slices.Equal(got[0], []string{name, media, text}) {
			t.Errorf("%s: the report is %q, not %q", number, got, text)
		}
	}
}

func TestTheClerkSaysWhyQuotationsCouldNotBeLookedFor(t *testing.T) {
	o, _ := employ(t)
	o.Ask("reads", "reads", nil)
	o.Ask("show", "1", Desk{State: view.State{Route: view.Check, Text: kilnDraft}}.Parts())
	o.work()
	o.Ask("unread", "", []string{"there is no connection"})
	shown := func() string { return part(o.said["1"][len(o.said["1"])-1], "results") }
	if got := shown(); !strings.Contains(got, "could not be looked for: there is no connection") {
		t.Errorf("it shows\n%s", got)
	}
	o.Ask("report", "report", []string{"json", "", ""})
	if got := o.said["report"]; len(got) != 1 || got[0][0] != "" {
		t.Errorf("what is not done is reported: %q", got)
	}
	o.Ask("again", "", nil)
	o.work()
	if reads := o.said["reads"]; len(reads) != 2 || reads[0][0] != reads[1][0] {
		t.Fatalf("it wants to have read %q", reads)
	}
	o.Ask("read", "", []string{"5", "90000", "no such place", ""})
	o.work()
	if got := shown(); !strings.Contains(got, "do not fit the text") {
		t.Errorf("it shows\n%s", got)
	}
}

func TestTheClerkFindsWhoIsSetSideBySide(t *testing.T) {
	o, memory := employ(t)
	o.Ask("show", "show", Desk{State: view.State{Route: view.Versus}}.Parts())
	o.work()
	o.Ask("beside", "beside", []string{"holm", " TARR ", "cold"})
	want := view.State{Route: view.Versus}.Beside(memory, "holm", "tarr", "cold").Fragment()
	if got := o.said["beside"]; len(got) != 1 || got[0][0] != want || !strings.Contains(want, "Ada%20Holm") || !strings.Contains(want, "Ben%20Tarr") {
		t.Errorf("it says %q, not %q", got, want)
	}
}

func FuzzQuotations(f *testing.F) {
	f.Add("3", "9", "words", 40)
	f.Add("-1", "9999999999999999999999", "", 3)
	f.Fuzz(func(t *testing.T, start, end, words string, size int) {
		list, err := quotations([]string{start, end, words, "", start}, size)
		for _, q := range list {
			if err != nil || q.Span.Start < 0 || q.Span.End < q.Span.Start || q.Span.End > size {
				t.Errorf("%+v of %d bytes (%v)", q, size, err)
			}
		}
		if again, err := quotations(Quotations(list), size); err != nil || !slices.Equal(again, list) {
			t.Errorf("%+v came back as %+v (%v)", list, again, err)
		}
	})
}
