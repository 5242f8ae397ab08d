package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The FERRY leaves", "the ferry leaves"},
		{"Zoë naïve café", "zoe naive cafe"},
		{"cafe\u0301", "cafe"},
		{"don't don’t donʼt don`t", "dont dont dont dont"},
		{"multi-vector multi\u2011vector multivector", "multivector multivector multivector"},
		{"co\u00adop\u00ader\u00adate", "cooperate"},
		{"ёж и йод", "еж и йод"},
		{"И\u0306од Йод", "йод йод"},
		{"Straße STRASSE", "strasse strasse"},
		{"Æon Œuvre Øre Łódź", "aeon oeuvre ore lodz"},
		{"ΟΔΟΣ οδός", "οδοσ οδοσ"},
		{"1,500 1500 3.5 3,5 1,2345", "1500 1500 3.5 3.5 1.2345"},
		{"2019–2020", "2019 2020"},
		{"ﬁne ｆｕｌｌ", "fine full"},
		{"İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul"},
		{"«Да», — сказал", "да сказал"},
		{"- ' – … “” \u0301", ""},
		{"x-  -y 'z' --", "x y z"},
		{"a\xffb \xff", "a b"},
		{"東京2020", "東京2020"},
	}
	for _, test := range tests {
		if got := Fold(test.text); got != test.want {
			t.Errorf("%q is %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordsAreFoundByTheirParts(t *testing.T) {
	tests := []struct{ word, want string }{
		{"Putin's", "putins@0+1 putin@0+1"},
		{"it's", "its@0+1 it@0+1"},
		{"O'Brien’s", "obriens@0+1 obrien@0+1 brien@0+1"},
		{"L’homme", "lhomme@0+1 homme@0+1"},
		{"don't", "dont@0+1 don@0+1"},
		{"multi-vector", "multivector@0+2 multi@0+1 vector@1+1"},
		{"mother-in-law", "motherinlaw@0+3 mother@0+1 in@1+1 law@2+1"},
		{"ferry", "ferry@0+1"},
	}
	for _, test := range tests {
		words := Words(nil, test.word)
		if len(words) != 1 {
			t.Errorf("%q is %d words", test.word, len(words))
			continue
		}
		var got []string
		words[0].Each(0, func(term string, p Place) { got = append(got, fmt.Sprintf("%s@%d+%d", term, p.At, p.Width)) })
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q is found by %s, want %s", test.word, s, test.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The multi-vector “don’t” 1,500.5 И\u0306 ß")
	f.Add("'-'-\u00ad\xff\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, w := range Words(nil, text) {
			if w.Term == "" || w.Span.Start < at || w.Span.End <= w.Span.Start || w.Span.End > len(text) {
				t.Fatalf("%q: word %+v after byte %d", text, w, at)
			}
			at = w.Span.End
			if !utf8.ValidString(w.Term) {
				t.Errorf("%q: term %q is not UTF-8", text, w.Term)
			}
			if len(w.Parts) == 1 || len(w.Parts) > 0 && slices.ContainsFunc(w.Parts, func(p Word) bool { return p.Term == "" || len(p.Parts) > 0 }) {
				t.Errorf("%q: parts %+v", text, w.Parts)
			}
			if again := Fold(w.Term); again != w.Term && !strings.Contains(w.Term, ".") {
				t.Errorf("%q: folding %q once more gives %q", text, w.Term, again)
			}
		}
	})
}

func ExampleFold() {
	fmt.Println(Fold("“Don’t touch the multi-vector Café!”"))
	// Output: dont touch the multivector cafe
}
