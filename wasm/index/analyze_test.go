package index

import (
	"fmt"
	"reflect"
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

// moved is a word found in a stretch of a text that begins at a byte of it.
func moved(w Word, by int) Word {
	w.Span.Start, w.Span.End = w.Span.Start+by, w.Span.End+by
	for i := range w.Parts {
		w.Parts[i] = moved(w.Parts[i], by)
	}
	return w
}

func FuzzWords(f *testing.F) {
	f.Add("The multi-vector “don’t” 1,500.5 И\u0306 ß")
	f.Add("'-'-\u00ad\xff\u0301")
	for _, text := range []string{"rock-’n’-roll mother-in-law's", "1,2.3,x 3.5.2024", "Шойгу's Ёлкин-Щукин", "co\u00adop\u00aderate e\u0301te\u0301", "ﬁ ｆｕｌｌ İı ŒUVRE", "東京-2020 한국어", "²½Ⅷ ٣٤", "a\u2011b\u2010c d''e"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		words := Words(nil, text)
		for _, w := range words {
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
			// A word is the same wherever it stands, and its parts are words within it, in their order.
			if alone := Words(nil, w.Span.Of(text)); len(alone) != 1 || !reflect.DeepEqual(moved(alone[0], w.Span.Start), w) {
				t.Errorf("%q: the word %+v is by itself %+v", text, w, alone)
			}
			from := w.Span.Start
			for _, p := range w.Parts {
				if p.Span.Start < from || p.Span.End <= p.Span.Start || p.Span.End > w.Span.End || Fold(p.Span.Of(text)) != p.Term {
					t.Errorf("%q: part %+v of %+v", text, p, w)
				}
				from = p.Span.End
			}
		}
		// What a text is followed by does not matter.
		twice := Words(slices.Clone(words), text+" \n")
		if len(twice) != 2*len(words) || len(words) > 0 && !reflect.DeepEqual(twice[len(words):], words) {
			t.Errorf("%q: the words are %+v, and again %+v", text, words, twice)
		}
		if Fold(text) != Fold(text + "\n" + text)[:len(Fold(text))] {
			t.Errorf("%q: it folds to %q, twice to %q", text, Fold(text), Fold(text+"\n"+text))
		}
	})
}

func ExampleFold() {
	fmt.Println(Fold("“Don’t touch the multi-vector Café!”"))
	// Output: dont touch the multivector cafe
}
