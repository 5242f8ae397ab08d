package view

import (
	"strings"
	"testing"

	"verbatim/wasm/article"
)

const pier = `News

The Pier — “a café on stilts” — is to let. ﬀ

Nobody’s café is older. The Café Pier’s owner said: ‘ﬁne weather’.

Every CAFÉ closes.`

func TestWordsAreFoundInAnArticle(t *testing.T) {
	a := article.FromText("pier", pier)
	for _, test := range []struct {
		words string
		at    int
		want  string // the matches, the present one in brackets
	}{
		{"cafe", 0, "[café]|café|Café|CAFÉ"},
		{"CAFÉ", 5, "café|[café]|Café|CAFÉ"},
		{"cafe", -1, "café|café|Café|[CAFÉ]"},
		{`"a caf`, 0, "[“a caf]"},
		{"nobody's", 0, "[Nobody’s]"},
		{"- \"a", 0, "[— “a]"},
		{" pier ", 0, "[Pier]|Pier"},
		{"fine", 0, "[ﬁne]"},
		{"f", 5, "f|ﬀ|f|f|ﬁ|[F]"},
		{"zeppelin", 0, ""},
		{"  ", 0, ""},
		{"", 3, ""},
	} {
		f := findWords(a, test.words, test.at)
		var got []string
		for i, s := range f.spans {
			words := s.Of(a.Text)
			if i == f.at {
				words = "[" + words + "]"
			}
			got = append(got, words)
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%q, match %d: got %s, want %s", test.words, test.at, s, test.want)
		}
	}
}

// However the words cut the article's characters, what is marked is whole characters of it.
func FuzzFindWords(f *testing.F) {
	for _, seed := range [][2]string{{pier, "cafe"}, {"ﬃ ﬁ", "fi"}, {"a\u0301e\xff\x00", "e"}, {"İstanbul", "i"}, {"…", "."}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, text, words string) {
		a := article.FromText("a", text)
		at := 0
		for _, s := range findWords(a, words, 1).spans {
			if s.Start < at || s.End <= s.Start || s.End > len(a.Text) {
				t.Fatalf("%q in %q: the match %v", words, text, s)
			}
			at = s.End
		}
	})
}
