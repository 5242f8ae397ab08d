package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/wasm/index"
)

// show writes clauses so that a table can hold them: words joined by "+", atoms by " | ", clauses by " & ".
func show(clauses []Clause) string {
	var all []string
	for _, c := range clauses {
		var any []string
		for _, a := range c.Any {
			any = append(any, showAtom(a))
		}
		all = append(all, strings.Join(any, " | "))
	}
	return strings.Join(all, " & ")
}

func showAtom(a Atom) string {
	var words []string
	for _, w := range a.Words {
		words = append(words, w.Term)
	}
	s := strings.Join(words, "+") + a.Value
	if a.Field != Anywhere {
		s = [...]string{"", "speaker", "about", "type", "in", "before", "after", "mentions"}[a.Field] + "=" + s
	}
	if a.Prefix {
		s += "*"
	}
	if a.Near > 0 {
		s += fmt.Sprint("~", a.Near)
	}
	if a.Exact {
		s = "'" + s + "'"
	}
	if a.Not {
		s = "!" + s
	}
	return s
}

func TestClauses(t *testing.T) {
	tests := []struct{ text, want, problems string }{
		{"", "", ""},
		{"   ", "", ""},
		{"oil tariffs", "oil & tariffs", ""},
		{"oil AND tariffs", "oil & tariffs", ""},
		{"oil OR gas tariffs", "oil | gas & tariffs", ""},
		{"oil or gas", "oil & or & gas", ""},
		{"oil -gas", "oil & !gas", ""},
		{"oil NOT gas", "oil & !gas", ""},
		{"oil OR -gas", "oil | !gas", ""},
		{"oil - gas", "oil & gas", ""},
		{"oil – gas", "oil & gas", "5: there is no letter or digit in this; it was left out"},
		{`"oil tariffs" now`, "'oil+tariffs' & now", ""},
		{"“oil tariffs” «нефть» „Öl“", "'oil+tariffs' & 'нефть' & 'ol'", ""},
		{`"oil tariffs"~5`, "'oil+tariffs~5'", ""},
		{`"oil tariffs"~x`, "'oil+tariffs' & x", "14: after ~ stands the number of words that may come between, from 1 to 1000"},
		{`"oil tariffs`, "'oil+tariffs'", "1: this quotation mark is not closed: everything after it was taken for one phrase"},
		{`é "oil`, "e & 'oil'", "3: this quotation mark is not closed: everything after it was taken for one phrase"},
		{`""`, "", "1: there is no letter or digit in this; it was left out"},
		{"sanct*", "sanct*", ""},
		{"*", "", "1: there is no letter or digit in this; it was left out"},
		{"U.S. multi-vector", "u+s & multivector", ""},
		{"speaker:putin", "speaker=putin", ""},
		{`Speaker:"Ada Quill" -speaker:bo`, "'speaker=ada+quill' & !speaker=bo", ""},
		{"about:oil mentions:norrow in:bell", "about=oil & mentions=norrow & in=bell", ""},
		{"type:Direct before:2020-02 after:2019", "type=direct & before=2020-02 & after=2019", ""},
		{"type:shouted oil", "oil", "6: a quote's type is direct, indirect or mixed; this one was left out"},
		{"oil before:soon", "oil", "12: a date is written 2020, 2020-02 or 2020-02-07; this one was left out"},
		{"speaker: putin", "speaker & putin", ""},
		{"http://x.example 10:30", "http+x+example & 10+30", ""},
		{"OR oil", "oil", "1: OR needs something on either side; it was left out"},
		{"oil OR", "oil", "5: OR needs something on either side; it was left out"},
		{"oil OR OR gas", "oil | gas", "8: OR needs something on either side; it was left out"},
		{"NOT", "", "1: NOT needs something after it; it was left out"},
		{"ORANGE NOTE ANDES", "orange & note & andes", ""},
	}
	for _, test := range tests {
		clauses, problems := Parse(test.text).Clauses()
		if got := show(clauses); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
		var list []string
		for _, p := range problems {
			list = append(list, fmt.Sprintf("%d: %s", p.Column, p.Message))
		}
		if got := strings.Join(list, "; "); got != test.problems {
			t.Errorf("%s: problems %q, want %q", test.text, got, test.problems)
		}
	}
}

func TestTheLastWordMayGoOnWhileTyping(t *testing.T) {
	tests := []struct{ text, want string }{
		{"oil tar", "oil & tar*"},
		{"oil tar ", "oil & tar"},
		{`"oil tar"`, "'oil+tar'"},
		{"speaker:pu", "speaker=pu*"},
	}
	for _, test := range tests {
		clauses, _ := Query{Text: test.text, Typing: true}.Clauses()
		if got := show(clauses); got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}

func TestWithoutClause(t *testing.T) {
	q := Parse(`oil OR gas  "long way" -tax`)
	clauses, _ := q.Clauses()
	want := []string{`"long way" -tax`, "oil OR gas -tax", `oil OR gas "long way"`}
	for i, c := range clauses {
		if got := q.WithoutClause(c.Span); got != want[i] {
			t.Errorf("without %s: %q, want %q", c.Span.Of(q.Text), got, want[i])
		}
	}
}

// checkAtom holds that an atom stands in its clause, and its words in it.
func checkAtom(t *testing.T, text string, c Clause, a Atom) {
	t.Helper()
	if a.Span.Start < c.Span.Start || a.Span.End > c.Span.End || a.Span.End <= a.Span.Start {
		t.Errorf("%q: atom %+v of clause %+v", text, a, c)
	}
	if a.Near < 0 || len(a.Words) == 0 && a.Value == "" {
		t.Errorf("%q: atom %+v asks for nothing", text, a)
	}
	at := a.Span.Start
	for _, w := range a.Words {
		if w.Span.Start < at || w.Span.End > a.Span.End || index.Fold(w.Span.Of(text)) != w.Term {
			t.Errorf("%q: word %+v of %+v", text, w, a)
		}
		at = w.Span.End
	}
}

// sameAtoms compares all of atoms but where they stand.
func sameAtoms(a, b []Atom) bool {
	return slices.EqualFunc(a, b, func(x, y Atom) bool {
		return x.Not == y.Not && x.Field == y.Field && x.Exact == y.Exact && x.Prefix == y.Prefix && x.Near == y.Near && x.Value == y.Value &&
			slices.EqualFunc(x.Words, y.Words, func(v, w index.Word) bool { return v.Term == w.Term })
	})
}

func FuzzClauses(f *testing.F) {
	for _, seed := range []string{`a OR -"b c"~3 speaker:x*`, "NOT", `"`, "-", "type:", "«»~", "\xff\"\xff", `speaker:"Ada Holm" OR about:kiln`, "before:2020-03 after:2019 in:weir", "NOT \"a b\" -c* OR d", "a AND b OR", "U.S. rock-'n'-roll~2",
		"„weir“ »pond« “mill”~10", "type:direct OR type:indirekt", "- -", "speaker: x"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		q := Query{Text: text, Typing: typing}
		clauses, problems := q.Clauses()
		at := 0
		for _, c := range clauses {
			if c.Span.Start < at || c.Span.End <= c.Span.Start || c.Span.End > len(text) || len(c.Any) == 0 {
				t.Fatalf("%q: clause %+v", text, c)
			}
			at = c.Span.End
			for i, a := range c.Any {
				checkAtom(t, text, c, a)
				if i > 0 && a.Span.Start < c.Any[i-1].Span.End {
					t.Errorf("%q: atom %+v begins within the one before", text, a)
				}
			}
			// What is left without a clause has the others.
			left, _ := Query{Text: q.WithoutClause(c.Span)}.Clauses()
			if len(left) > len(clauses) {
				t.Errorf("%q: without %q there are %d clauses of %d", text, c.Span.Of(text), len(left), len(clauses))
			}
			// A clause means by itself what it means in the query.
			own := Query{Text: c.Span.Of(text), Typing: typing && c.Span.End == len(text)}
			if alone, _ := own.Clauses(); len(alone) != 1 || !sameAtoms(alone[0].Any, c.Any) {
				t.Errorf("%q: %q is by itself %+v, not %+v", text, own.Text, alone, c)
			}
		}
		for _, p := range problems {
			if p.Column < 1 || p.Column > utf8.RuneCountInString(text)+1 {
				t.Errorf("%q: column %d", text, p.Column)
			}
		}
	})
}

func ExampleParse() {
	clauses, _ := Parse(`oil OR gas -"price cap"`).Clauses()
	for _, c := range clauses {
		fmt.Println(len(c.Any), c.Any[0].Not, c.Any[0].Words[0].Term)
	}
	// Output:
	// 2 false oil
	// 1 true price
}
