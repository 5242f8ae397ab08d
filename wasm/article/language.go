package article

import (
	"strings"
	"unicode"
)

// Words so frequent that any page of running text has them, and that the other languages here lack.
const (
	englishWords = " the of and to that said is was for with "
	germanWords  = " der die das und nicht ist mit dem den ein eine sagte auf für von "
)

// guessLanguage tells Russian, German and English apart by their letters and their most frequent words, from the first 4000 bytes. It is "" when there is
// too little to go by.
func guessLanguage(text string) string {
	if len(text) > 4000 {
		text = text[:4000]
	}
	cyrillic, latinLetters := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Latin, r):
			latinLetters++
		}
	}
	if cyrillic > latinLetters {
		return "ru"
	}
	english, german := 0, 0
	for _, w := range strings.Fields(text) {
		w = " " + strings.ToLower(w) + " "
		if strings.Contains(englishWords, w) {
			english++
		}
		if strings.Contains(germanWords, w) {
			german++
		}
	}
	switch {
	case english > german:
		return "en"
	case german > english:
		return "de"
	}
	return ""
}
