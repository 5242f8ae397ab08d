package index

import (
	"slices"
	"strings"
	"testing"
)

// meet tells whether a query's word finds a word of a text.
func meet(query, text string) bool {
	wanted := Words(nil, query)[0].Term
	alike := append(Alike(wanted, false), wanted)
	found := false
	for _, w := range Words(nil, text) {
		w.Each(0, func(term string, _ Place) { found = found || slices.Contains(alike, term) })
	}
	return found
}

func TestNamesAreFoundAcrossScripts(t *testing.T) {
	tests := []struct {
		query, text string
		want        bool
	}{
		{"putin", "Путин", true},
		{"Putin", "о Путине и Путину с Путиным", true},
		{"Zelensky", "Зеленского", true},
		{"zelenskyy", "Зеленский", true},
		{"Sergei", "Сергей", true},
		{"sergey", "Сергея", true},
		{"Yeltsin", "Ельцин", true},
		{"khrushchev", "Хрущёва", true},
		{"Maksim", "Максим", true},
		{"Maxim", "Максиму", true},
		{"moskva", "в Москве", true},
		{"Lavrov", "Лаврову", true},
		{"putin", "путина", false}, // the fishing season is no name
		{"on", "Он", false},
		{"lavr", "Лавров", false},
		{"путин", "Putin", true},
		{"Путин", "Putin's", true},
		{"Хрущёв", "Khrushchev", true},
		{"Сергей", "Sergei", true},
		{"сергей", "Sergey", true},
		{"Дмитрий", "Dmitry", true},
		{"Дмитрий", "Dmitri", true},
		{"Максим", "Maxim", true},
		{"Ельцин", "Yeltsin", true},
		{"юлия", "Yulia", true},
		{"Юлия", "с Юлией", true},
		{"андрею", "Андрей", true},
		{"Путин", "Putnam", false},
	}
	for _, test := range tests {
		if got := meet(test.query, test.text); got != test.want {
			t.Errorf("%s finds %q: %v, want %v (%q)", test.query, test.text, got, test.want, Alike(Words(nil, test.query)[0].Term, false))
		}
	}
}

func TestAlikeIsBoundedAndDistinct(t *testing.T) {
	for _, term := range []string{"хххххххххх", "йййййййй", "юяюяюяюя", "кскскс", "ьъь", "дмитрий", "ій", "qqq", "a1", "1ab", "東京都"} {
		for _, prefix := range []bool{false, true} {
			list := Alike(term, prefix)
			if len(list) > 2*mostSpellings+3 {
				t.Errorf("%q is written in %d ways", term, len(list))
			}
			for i, s := range list {
				for j, other := range list {
					if s == "" || i != j && (s == other || prefix && strings.HasPrefix(other, s)) {
						t.Errorf("%q, prefix %v: %q among %q", term, prefix, s, list)
					}
				}
			}
		}
	}
}
