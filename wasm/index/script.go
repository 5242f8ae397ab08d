package index

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
)

// Names in Cyrillic are found by words in Latin letters, and the reverse.
//
// The index holds a capitalised Cyrillic word, beside its Term, by how it sounds in Latin letters, in its own form and in what may be its nominative: Путину
// as "putinu" and "putin". A mark in front keeps these from Latin words of the same letters. A query's Latin word is looked for as it is and, with the mark,
// as it sounds; so of the ways in which a Cyrillic name is written in Latin letters (Sergei, Sergey) each finds it. A query's Cyrillic word is looked for
// as it is, in the ways in which it may have been written in Latin letters, and by the marked terms, which find a name in its other cases too.

// sounded stands in front of the terms of Cyrillic names in Latin letters. No word has it, and it comes before all of them.
const sounded = "\x01"

// FirstWord is not after any term that is a word as written.
const FirstWord = "\x02"

// shortestName is the least number of letters that a word must have to be taken for a name in the other script.
const shortestName = 3

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

// soundsOf gives the terms of a Cyrillic name in Latin letters, or none when word is not one.
func soundsOf(word string) []string {
	first, _ := utf8.DecodeRuneInString(word)
	if !isCyrillic(first) || !unicode.IsUpper(first) || utf8.RuneCountInString(word) < shortestName {
		return nil
	}
	term := fold(word)
	return inLatin(append(nominatives(term), term))
}

// inLatin gives the marked terms of Cyrillic forms.
func inLatin(forms []string) []string {
	var terms []string
	for _, form := range forms {
		term := sounded + Sound(article.Slug(form))
		if len(term) > len(sounded) && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	return terms
}

// nominatives guesses from a Russian name in another case, with its letters folded, the nominative forms.
func nominatives(word string) []string {
	for _, ending := range [...]string{"ого", "ому", "ем", "им", "ом", "ым", "ой", "ей", "а", "е", "и", "у", "ы", "ю", "я"} {
		stem, ok := strings.CutSuffix(word, ending)
		last, _ := utf8.DecodeLastRuneInString(stem)
		if !ok || utf8.RuneCountInString(stem) < shortestName {
			continue
		}
		if strings.ContainsRune("аеиоуыэюяй", last) {
			if strings.Contains("ем е ей и ю я", ending) { // Сергея, and Юлии
				return []string{stem + "й", stem + "я"}
			}
			continue
		}
		switch ending {
		case "ого", "ому", "им": // Зеленского, Зеленским; Максим stays what it is besides
			return []string{stem + "ий", stem}
		case "е", "ой", "у", "ы", "и": // Путине, and Москве
			return []string{stem, stem + "а"}
		}
		return []string{stem}
	}
	return nil
}

// Alike gives the further terms by which a query's word, whose term is given, is looked for: those of a name in the other script. Where prefix is set the
// word may go on; none of the terms then begins like another.
func Alike(term string, prefix bool) []string {
	first, _ := utf8.DecodeRuneInString(term)
	switch {
	case utf8.RuneCountInString(term) < shortestName:
	case isCyrillic(first) && prefix:
		return append(romanized(term, true), inLatin([]string{term})...)
	case isCyrillic(first):
		return append(romanized(term, false), inLatin(append(nominatives(term), term))...)
	case lowerASCII(term) && !isDigit(first):
		return []string{sounded + Sound(term)}
	}
	return nil
}

// mostSpellings bounds in how many ways a Cyrillic word is written in Latin letters.
const mostSpellings = 12

// spellings are those letters that are written in Latin letters in several ways, the usual one first.
var spellings = sync.OnceValue(func() map[rune][]string {
	return map[rune][]string{'й': {"y", "i", "j"}, 'х': {"kh", "h"}, 'ц': {"ts", "c"}, 'ю': {"yu", "iu", "u"}, 'я': {"ya", "ia", "a"}, 'ы': {"y"}, 'е': {"e"}}
})

// romanized gives the ways in which a Cyrillic term may stand in Latin letters.
func romanized(term string, prefix bool) []string {
	list := []string{""}
	for i, r := range term {
		ways := spellings()[r]
		switch {
		case ways == nil:
			ways = []string{article.Slug(string(r))}
		case i == 0 && r == 'е':
			ways = []string{"ye", "e"}
		}
		rest := term[i+utf8.RuneLen(r):]
		if r == 'и' && rest == "й" { // Дмитрий: Dmitri, Dmitry, Dmitriy
			list = extend(list, []string{"y", "i", "iy", "ii"})
			break
		}
		list = extend(list, ways)
	}
	for _, s := range list {
		if strings.Contains(s, "ks") { // Maksim, Maxim
			list = append(list, strings.ReplaceAll(s, "ks", "x"))
		}
	}
	slices.Sort(list)
	out := list[:0]
	for _, s := range list {
		last := ""
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		if s != last && (last == "" || !prefix || !strings.HasPrefix(s, last)) {
			out = append(out, s)
		}
	}
	return out
}

// extend puts each ending behind each beginning, as long as they do not become too many.
func extend(list, ends []string) []string {
	if len(list)*len(ends) > mostSpellings {
		ends = ends[:1]
	}
	var out []string
	for _, s := range list {
		for _, end := range ends {
			out = append(out, s+end)
		}
	}
	return out
}

// sounds makes its replacer once: it is used by several goroutines, and for every name.
var sounds = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("shch", "sh", "sch", "sh", "kh", "h", "ts", "c", "tz", "c", "x", "ks", "w", "v")
})

// Sound writes a part of a name, in small Latin letters, so that the usual ways of writing Cyrillic in Latin letters fall together: Sergei, Sergey and
// Sergej; Maxim and Maksim; Yevgeny and Evgeni; Fyodor and Fedor do not. The first letter is left alone but for "ye", since Jan and Ian are two names.
func Sound(part string) string {
	if len(part) < 3 {
		return part
	}
	s := sounds().Replace(part)
	s = strings.Replace(s, "ye", "e", min(1, len(s)-len(strings.TrimPrefix(s, "ye"))))
	b := []byte{s[0]}
	for i := 1; i < len(s); i++ {
		c := s[i]
		if c == 'y' || c == 'j' {
			c = 'i'
		}
		if c != b[len(b)-1] { // doubled letters count once
			b = append(b, c)
		}
	}
	return string(b)
}
