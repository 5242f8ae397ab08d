package main

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"verbatim/wasm/quote"
)

func TestQuotedIntervals(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said "no" and left.`, `["no"]`},
		{"“A “small” thing,” he said.", "[“A “small” thing,”]"},
		{"The ‘small’ thing and the dogs' bowl.", "[‘small’]"},
		{"A 6\" pipe and 8\" one.", "[]"},
		{"“It goes\n\non.” He left.", "[“It goes\n\non.”]"},
		{"“It goes\n\n“on.” He left.", "[“It goes “on.”]"},
		{"\"It goes\n\non.\" He left.", "[\"It goes\n\non.\"]"},
		{"He said “no. \nShe “yes”.", "[“no. “yes”]"},
		{"„Deutsch“ wird hier nicht gelesen.", "[“ wird hier nicht gelesen.]"},
		{`They said "we are "the best" of all" twice.`, `["we are "the best" of all"]`},
		{"", "[]"},
	} {
		text := []rune(c.text)
		var got []string
		for _, iv := range quotedIntervals(text) {
			got = append(got, string(text[iv.start:iv.end]))
		}
		if s := fmt.Sprint(got); s != c.want {
			t.Errorf("%q: stretches %s, want %s", c.text, s, c.want)
		}
	}
}

func TestForeignMarks(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Er sagte: „Nein“, und ging.", "[„Nein“]"},
		{"de", "Er sagte: »Nein«, und ging.", "[»Nein«]"},
		{"ru", "Он сказал: «Нет», и ушёл.", "[«Нет»]"},
		{"en", "Он сказал: «Нет», и ушёл.", "[]"},
	} {
		var got []string
		p := newPage(c.text, c.lang)
		for _, iv := range p.quoted {
			got = append(got, string(p.text[iv.start:iv.end]))
		}
		if s := fmt.Sprint(got); s != c.want {
			t.Errorf("%s, %q: stretches %s, want %s", c.lang, c.text, s, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"Sen. Ann Example Jr. (Harrow)": "example", "Ann Example, mayor of Harrow": "example", "the mayor": "mayor", "Example’s": "example", "the Post's": "post",
		"Ann O'Example": "o'example", "": "", "3rd": "rd", "Ola Venn-Marsh": "venn-marsh", "Анна Примерова": "примерова",
	} {
		if got := lastName(in); got != want {
			t.Errorf("lastName(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"": "none", "…": "none", "he": "pronoun", "He himself": "pronoun", "the mayor": "nominal", "The mayor": "nominal",
		"The Harrow Post": "name", "Example": "name", "mayor Example": "name", "they all said": "nominal"} {
		if got := speakerClass(in); got != want {
			t.Errorf("speakerClass(%q) = %q, want %q", in, got, want)
		}
	}
}

// The text of the cases below, whose figures are worked out by hand. Words are numbered from 0: Ann 0, said 1, the 2, old 3, bridge 4, is 5, safe 6 …
const sample = `Ann said the old bridge is safe. “It will hold,” said Ben. He called it “The Span”.`

func at(t *testing.T, words string) (start, end int) {
	t.Helper()
	text, want := []rune(sample), []rune(words)
	for i := range text {
		if i+len(want) <= len(text) && slices.Equal(text[i:i+len(want)], want) {
			return i, i + len(want)
		}
	}
	t.Fatalf("the sample lacks %q", words)
	return 0, 0
}

func gold(t *testing.T, words, kind, mentioned, name string) goldQuote {
	g := goldQuote{Type: kind, Attributed: true, Canonical: name}
	g.Start, g.End = at(t, words)
	if mentioned != "" {
		s, e := at(t, mentioned)
		g.Speaker = &mention{s, e, mentioned}
	}
	return g
}

func pred(t *testing.T, words, mentioned, name string, confidence quote.Confidence) predicted {
	p := predicted{name: name, confidence: confidence}
	p.start, p.end = at(t, words)
	if mentioned != "" {
		s, e := at(t, mentioned)
		p.mention = &mention{s, e, mentioned}
	}
	return p
}

func expect(t *testing.T, c counts, name string, p, r, f1 float64) {
	t.Helper()
	f, ok := of(c, name)
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	if !ok || !near(f.f1, f1) || f.parts && (!near(f.p, p) || !near(f.r, r)) {
		t.Errorf("%s is %+v (%v), want %v %v %v", name, f, ok, p, r, f1)
	}
}

func TestMeasureByHand(t *testing.T) {
	golds := []goldQuote{
		gold(t, "the old bridge is safe", "indirect", "Ann", "Ann Example"),
		gold(t, "“It will hold,”", "direct", "Ben", ""),
	}
	golds[0].SpeechCue = true
	preds := []predicted{
		pred(t, "old bridge is safe.", "Ann", "Ann Sample", quote.Named), // 4 words of 5: soft, not exact; the mention is right, the name is not
		pred(t, "It will hold", "He", "", quote.Described),               // the edges do not count; the speaker is wrong
		pred(t, "“The Span”", "He", "Ben Marsh", quote.Named),            // nothing of the gold
	}
	c := counts{}
	measure(c, newPage(sample, "en"), golds, preds, false)
	expect(t, c, "exact all", 1.0/3, .5, .4)
	expect(t, c, "soft all", 2.0/3, 1, .8)
	expect(t, c, "soft direct", .5, 1, 2.0/3)
	expect(t, c, "joint all", 1.0/3, .5, .4)
	expect(t, c, "joint direct", 0, 0, 0)
	expect(t, c, "exact recall indirect, speech cue", 0, 0, 0)
	expect(t, c, "soft recall indirect", 0, 0, 1)
	expect(t, c, "span all", 0, 0, .5)
	expect(t, c, "surname name", 0, 0, 0) // Sample is not Example, He is not Ben
	expect(t, c, "right when named", 0, 0, 1)
	expect(t, c, "right when described", 0, 0, 0)
	expect(t, c, "named precision", 0, 0, .5)
	if _, ok := of(c, "right when unclear"); ok {
		t.Error("a share of nothing is given")
	}
}

func TestWithoutSpeakerNoneMustBePredicted(t *testing.T) {
	golds := []goldQuote{gold(t, "“It will hold,”", "direct", "", "")}
	for _, c := range []struct {
		p     predicted
		joint float64
	}{
		{pred(t, "“It will hold,”", "", "", quote.Unclear), 1},
		{pred(t, "“It will hold,”", "Ben", "", quote.Unclear), 0},
		{pred(t, "“It will hold,”", "", "Ben Marsh", quote.Named), 0},
	} {
		got := counts{}
		measure(got, newPage(sample, "en"), golds, []predicted{c.p}, false)
		expect(t, got, "joint all", c.joint, c.joint, c.joint)
	}
}

func TestStretchesThatAreNotJudgedCountForNothing(t *testing.T) {
	golds := []goldQuote{gold(t, "“It will hold,”", "direct", "Ben", ""), gold(t, "“The Span”", "direct", "", "")}
	fragments := []predicted{pred(t, "“It will hold,”", "Ben", "", quote.Named), pred(t, "“The Span”", "He", "", quote.Named)}
	golds[1].Attributed = false
	c := counts{}
	measure(c, newPage(sample, "en"), golds, fragments, true)
	rejection(c, golds, fragments)
	expect(t, c, "soft all", .5, 1, 2.0/3)
	expect(t, c, "rejection", 0, 0, 0)

	golds[1].Skip = true
	c = counts{}
	measure(c, newPage(sample, "en"), golds, fragments, true)
	rejection(c, golds, fragments)
	expect(t, c, "soft all", 1, 1, 1)
	if _, ok := of(c, "rejection"); ok {
		t.Error("a stretch that is not judged was counted as rejected or not")
	}

	golds[1].Skip = false
	c = counts{}
	rejection(c, golds, nil)
	expect(t, c, "rejection", .5, 1, 2.0/3)
}

func TestTheMostAlikeArePairedFirst(t *testing.T) {
	s := func(a, b int) stretch { return stretch{edges: interval{a, b}, words: interval{a, b}} }
	got := match([]stretch{s(0, 10), s(0, 9)}, []stretch{s(0, 9), s(0, 8)}, soft)
	if want := []pair{{1, 0}, {0, 1}}; !slices.Equal(got, want) {
		t.Errorf("pairs %v, want %v", got, want)
	}
}
