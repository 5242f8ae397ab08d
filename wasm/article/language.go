package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
		case r < utf8.RuneSelf:
			if c := r | 0x20; c >= 'a' && c <= 'z' {
				latinLetters++
			}
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
	for w := range strings.FieldsSeq(text) {
		switch languageOf(w) {
		case "en":
			english++
		case "de":
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

// languageOf tells of which language a word is: one so frequent that any page of running text has it, and that the other languages here lack. It is "" for all
// other words.
func languageOf(word string) string {
	if len(word) < 2 || len(word) > 5 {
		return ""
	}
	switch strings.ToLower(word) {
	case "the", "of", "and", "to", "that", "said", "is", "was", "for", "with":
		return "en"
	case "der", "die", "das", "und", "nicht", "ist", "mit", "dem", "den", "ein", "eine", "sagte", "auf", "für", "von":
		return "de"
	}
	return ""
}
