// Package stem turns a word into its stem, for programs that build archives: English, Russian and German by the Snowball stemmers. The page links none of
// them, since an archive says which of its words are forms of one another.
package stem

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
)

var stemmers = map[string]func(*snowballstem.Env) bool{"en": english.Stem, "ru": russian.Stem, "de": german.Stem}

// Of gives the stem of a term in a language, given by its BCP 47 tag. It is "" when no words of that language are stemmed. It may be called by several
// goroutines.
func Of(lang, term string) string {
	primary, _, _ := strings.Cut(lang, "-")
	stemmer := stemmers[primary]
	if stemmer == nil {
		return ""
	}
	env := snowballstem.NewEnv(term)
	stemmer(env)
	return env.Current()
}
