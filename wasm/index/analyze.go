package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
)

// Word is one word of a text as the index sees it. The index, the query and the lighting up of matches all see the same words.
//
// A word is a run of letters, digits and their accents. Apostrophes, hyphens and soft hyphens between letters or digits stand inside a word, and so do a
// full stop or comma between digits. A word is found
//
//   - by its Term: folded, without hyphens and apostrophes: "dont" for "don't", "multivector" for "multi-vector", "1500" for "1,500";
//   - by its Parts, if it is hyphenated: "multi" and "vector", which take up one position each;
//   - by what it has Also: without a final "'s", and any part beside an apostrophe of three letters or more: "putin" for "Putin's", "brien" for "O'Brien";
//     and a Cyrillic name by how it sounds in Latin letters (script.go).
type Word struct {
	Span  article.Span // into the text that was analysed
	Term  string
	Parts []Word // two at least, or none
	Also  []string
}

// Width is the number of positions that w takes up.
func (w Word) Width() int { return max(1, len(w.Parts)) }

// Words appends the words of text to list, in text order.
//
// Case is folded, accents are dropped (so ё is е; but й stays й, which is a letter of its own), compatibility forms are resolved (ligatures, full width),
// ß is ss, æ ae, ø o, ł l. Words are not stemmed yet: a stemmer belongs at the end of fold, where the language of the text would have to be known.
func Words(list []Word, text string) []Word {
	if list == nil {
		list = make([]Word, 0, len(text)/6+1) // words of running text are that far apart
	}
	for at := 0; at < len(text); {
		w, end := nextWord(text, at)
		if w.Term != "" {
			list = append(list, w)
		}
		at = end
	}
	return list
}

// nextWord gives the word that begins at at, or one without a term when none does, and where to look on.
func nextWord(text string, at int) (w Word, end int) {
	if end = plainEnd(text, at); end > at {
		return Word{Span: article.Span{Start: at, End: end}, Term: fold(text[at:end])}, end
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if !wordRune(r) {
		return Word{}, at + size
	}
	end = wordEnd(text, at)
	return makeWord(text, article.Span{Start: at, End: end}), end
}

// plainEnd gives the end of the word that begins at at when it is one as nearly all are, of ASCII letters and digits alone, and else at.
func plainEnd(text string, at int) int {
	end := at
	for end < len(text) && text[end] < utf8.RuneSelf && wordRune(rune(text[end])) {
		end++
	}
	if end > at && end < len(text) && (text[end] >= utf8.RuneSelf || joins(rune(text[end]), rune(text[end-1]), '0')) {
		return at
	}
	return end
}

// wordRune reports whether r makes up words: letters, digits and accents.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// wordEnd gives the end of the word that begins at at: characters that join are inside it only with a word character on either side.
func wordEnd(text string, at int) int {
	end := at
	var before rune
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !wordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[end+size:])
			if !wordRune(next) || !joins(r, before, next) {
				break
			}
		}
		before = r
		end += size
	}
	return end
}

func joins(r, before, next rune) bool {
	if r == '.' || r == ',' {
		return isDigit(before) && isDigit(next)
	}
	return isApostrophe(r) || isHyphen(r) || r == softHyphen
}

const softHyphen = '\u00ad'

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '\u2019', '\u2018', '\u02bc', '\u02b9', '`', '\u00b4', '\u2032', '\uff07':
		return true
	}
	return false
}

// makeWord folds the word at s. It has no term when nothing is left of it, as of a lone accent.
func makeWord(text string, s article.Span) Word {
	whole := s.Of(text)
	w := Word{Span: s, Term: fold(whole), Also: also(whole)}
	if w.Term == "" || plain(whole) {
		return w
	}
	start := s.Start
	for i, r := range whole + "-" {
		if !isHyphen(r) {
			continue
		}
		part := article.Span{Start: start, End: s.Start + i}
		if term := fold(part.Of(text)); term != "" {
			w.Parts = append(w.Parts, Word{Span: part, Term: term, Also: also(part.Of(text))})
		}
		start = s.Start + i + utf8.RuneLen(r)
	}
	if len(w.Parts) == 1 {
		w.Parts = nil
	}
	return w
}

// plain reports whether s is without hyphens, as nearly all words are.
func plain(s string) bool { return strings.IndexFunc(s, isHyphen) < 0 }

// also gives the further terms for a word with apostrophes or a Cyrillic name.
func also(word string) []string {
	if word == "" || word[0] < utf8.RuneSelf && strings.IndexFunc(word, isApostrophe) < 0 {
		return nil
	}
	terms := soundsOf(word)
	if strings.IndexFunc(word, isApostrophe) < 0 {
		return terms
	}
	parts := strings.FieldsFunc(word, isApostrophe)
	last := len(parts) - 1
	if last > 0 && (parts[last] == "s" || parts[last] == "S") {
		parts = parts[:last]
		terms = append(terms, fold(strings.Join(parts, "")))
	}
	for _, part := range parts {
		if term := fold(part); utf8.RuneCountInString(term) >= 3 && len(parts) > 1 {
			terms = append(terms, term)
		}
	}
	return terms
}

// Fold gives text as its folded terms with one space between them: two texts that differ only in what the index is blind to are then the same.
func Fold(text string) string {
	var b strings.Builder
	for i, w := range Words(nil, text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Term)
	}
	return b.String()
}

// fold gives the term of one word or of one part of it.
func fold(word string) string {
	if lowerASCII(word) {
		return word
	}
	var room [32]byte
	b := room[:0]
	for i, r := range word {
		switch {
		case 'a' <= r && r <= 'z' || isDigit(r):
			b = append(b, byte(r))
		case 'A' <= r && r <= 'Z':
			b = append(b, byte(r)|0x20)
		case r == '.' || r == ',':
			b = appendSeparator(b, word[i:])
		case r >= utf8.RuneSelf:
			b = appendFolded(b, r)
		}
	}
	return string(b)
}

func lowerASCII(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && !isDigit(rune(c)) {
			return false
		}
	}
	return true
}

// appendSeparator writes the full stop or comma that rest, a part of a number, begins with: nothing for a comma before exactly three digits (1,500),
// else a full stop, so that 3,5 is 3.5.
func appendSeparator(b []byte, rest string) []byte {
	digits := 0
	for digits+1 < len(rest) && isDigit(rune(rest[digits+1])) {
		digits++
	}
	if rest[0] == ',' && digits == 3 {
		return b
	}
	return append(b, '.')
}

// letter gives the folded form of those letters that Unicode does not take apart though readers do, or "".
func letter(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	case 'ς':
		return "σ"
	case 'й', 'Й':
		return "й"
	}
	return ""
}

const breve = '\u0306'

// appendFolded writes a character outside ASCII: taken apart by the table of foldings, without accents, in lower case.
func appendFolded(b []byte, r rune) []byte {
	if 'а' <= r && r <= 'я' {
		return utf8.AppendRune(b, r)
	}
	if s := letter(r); s != "" {
		return append(b, s...)
	}
	if r == breve && strings.HasSuffix(string(b), "и") { // a й that came in two pieces
		return append(b[:len(b)-len("и")], "й"...)
	}
	if isHyphen(r) || isApostrophe(r) || r == softHyphen {
		return b
	}
	r = unicode.ToLower(r)
	if s, ok := foldings()[r]; ok {
		return append(b, s...)
	}
	if unicode.IsMark(r) || !wordRune(r) {
		return b
	}
	return utf8.AppendRune(b, r)
}
