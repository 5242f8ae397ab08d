package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest heading and caption that are told by their form alone, in runes and words.
const (
	maxHeading      = 80
	maxHeadingWords = 12
	maxQuotedWords  = 6 // a heading that stands in quotation marks as a whole
	maxCredit       = 160
	maxCaption      = 400
	maxCaptionLabel = 100 // bytes, within which the label of a caption ends
)

const (
	openers = "“„«‘‚‹\"'"
	closers = "”“»’‘›\"'"
)

// creditLabels begin a line that says who made a picture. In lower case.
var creditLabels = []string{
	"©", "(c)", "photo:", "photo by ", "photos:", "photo credit", "photograph:", "photograph by ", "image:", "image credit", "image by ", "picture:", "credit:",
	"фото:", "фото автора", "снимок:", "фотограф:", "иллюстрация:", "foto:", "fotos:", "bild:", "bildnachweis",
}

// captionLabels begin a line that describes a picture. In lower case.
var captionLabels = []string{"caption:", "pictured:", "подпись:", "на фото:", "на снимке:", "bildunterschrift:", "im bild:"}

// agencies are picture and news agencies that stand alone on a line as a credit. In lower case.
var agencies = []string{
	"ria news", "ria novosti", "риа новости", "tass", "тасс", "itar-tass", "итар-тасс", "interfax", "интерфакс", "sputnik", "reuters", "ap", "ap photo",
	"associated press", "afp", "dpa", "epa", "efe", "ansa", "apa", "keystone", "getty images", "gettyimages", "belta", "белта", "pa", "pa media", "upi",
	"xinhua", "kyodo", "globallookpress.com", "imago", "shutterstock", "press association",
}

// KindByForm tells by its form alone whether the line s is a Credit ("© Ann Example") or a Caption ("PHOTO: …"); else it is a Paragraph.
func KindByForm(s string) BlockKind {
	switch {
	case isCredit(s):
		return Credit
	case isCaption(s):
		return Caption
	}
	return Paragraph
}

// isCredit reports whether the line s says only who made or supplied a picture: "© Ann Example", "Photo: Ann Example", "Reuters / Ann Example".
func isCredit(s string) bool {
	if utf8.RuneCountInString(s) > maxCredit {
		return false
	}
	lower := strings.ToLower(s)
	if hasAnyPrefix(lower, creditLabels) {
		return true
	}
	if inner, ok := strings.CutPrefix(lower, "("); ok {
		if inner, ok = strings.CutSuffix(inner, ")"); ok && !strings.Contains(inner, ")") {
			return isAgencyLine(inner) || hasAnyPrefix(inner, creditLabels)
		}
	}
	return isAgencyLine(lower)
}

// isAgencyLine reports whether s, in lower case, is an agency's name, alone or with a slash and a photographer.
func isAgencyLine(s string) bool {
	name, _, _ := strings.Cut(s, "/")
	name = strings.TrimSpace(name)
	for _, a := range agencies {
		if name == a {
			return true
		}
	}
	return false
}

// isCaption reports whether the line s describes a picture: it is labelled as a caption, or ends in a credit: "The old bridge. (AP Photo/Ann Example)".
func isCaption(s string) bool {
	if utf8.RuneCountInString(s) > maxCaption {
		return false
	}
	if hasAnyPrefix(strings.ToLower(s[:min(len(s), maxCaptionLabel)]), captionLabels) {
		return true
	}
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(strings.TrimRight(s, "."), ")") {
		tail := strings.TrimRight(s[i:], ".")
		return isCredit(tail) && (strings.Contains(tail, "/") || hasAnyPrefix(strings.ToLower(tail[1:]), creditLabels))
	}
	if !strings.Contains(s, ": ") && !strings.Contains(s, " © ") {
		return false
	}
	if strings.Contains(s, " © ") && !strings.ContainsAny(s, openers+closers) {
		return true
	}
	for _, label := range []string{" Image: ", " Photo: ", " Picture: ", " Фото: ", " Foto: ", " Bild: "} {
		if _, tail, ok := strings.Cut(s, label); ok {
			return len(strings.Fields(tail)) <= maxQuotedWords
		}
	}
	return false
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// isByline reports whether s names an author: "By Ann Example", or is a date alone: "Friday, 7 February 2020".
func isByline(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 8 || endsSentence(s) {
		return false
	}
	for _, p := range []string{"By ", "BY ", "Von ", "Автор: ", "Text: ", "Текст: "} {
		if strings.HasPrefix(s, p) && startsUpper(s[len(p):]) {
			return true
		}
	}
	return isDateline(s)
}

// isDateline reports whether s is nothing but a day, month and year, a few words or a time beside them aside. It does not ask findDates: a whole reader
// of dates would be linked into the page for this, 9 KB (brotli) of its program.
func isDateline(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	year, small, named, others := false, 0, false, 0
	for _, w := range words {
		n, ok := Number(strings.TrimRight(w, "dhnrst")) // 1st, 2nd, 3rd, 4th
		switch {
		case ok && len(w) == 4 && n >= 1000:
			year = true
		case ok && n <= 59:
			small++
		case beginsLikeMonth(w):
			named = true
		default:
			others++
		}
	}
	return year && others <= 2 && (named && small > 0 || small >= 2)
}

// beginsLikeMonth reports whether w begins like a month's name in English, German or Russian.
func beginsLikeMonth(w string) bool {
	lower := []rune(strings.ToLower(w))
	return len(lower) >= 3 && strings.Contains(" jan feb mar mär apr may mai jun jul aug sep oct okt nov dec dez янв фев мар апр май мая июн июл авг сен окт ноя дек ", " "+string(lower[:3])+" ")
}

// headingForm reports whether s looks like a heading: short, opened by a capital, a digit or a mark, not ended like a sentence.
func headingForm(s string) bool {
	words := len(strings.Fields(s))
	if words > maxHeadingWords || utf8.RuneCountInString(s) > maxHeading || strings.ContainsAny(s, "\r\n") {
		return false
	}
	if !strings.ContainsFunc(s, unicode.IsLetter) || endsSentence(s) || isByline(s) || !balanced(s) {
		return false
	}
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(openers, r) {
		return words <= maxQuotedWords && quotedWhole(s) && (startsUpper(s[n:]) || startsDigit(s[n:]))
	}
	return startsUpper(s) || startsDigit(s)
}

// opensSection reports whether the line s, which has the form of a heading, is one between before and after. "He said:" announces the line that follows it;
// a paragraph that goes on in lower case, or with a dash and a name, belongs to the line before.
func opensSection(s, before, after string) bool {
	if strings.HasSuffix(before, ":") || strings.HasSuffix(before, ",") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) || strings.ContainsRune("—–―-", r) {
		return false
	}
	return utf8.RuneCountInString(after) > utf8.RuneCountInString(s)
}

// endsSentence reports whether s ends with punctuation, closing quotation marks and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, closers+")] \t\u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".,;:!?…—–", r)
}

// quotedWhole reports whether s is one quotation from its first mark to its last: “Always open”.
func quotedWhole(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	if len(s) <= n+m || !strings.ContainsRune(closers, last) {
		return false
	}
	inner := s[n : len(s)-m]
	return !strings.ContainsRune(inner, first) && !strings.ContainsRune(inner, last)
}

// balanced reports whether the double quotation marks of s come in pairs.
func balanced(s string) bool {
	return strings.Count(s, `"`)%2 == 0 &&
		strings.Count(s, "«") == strings.Count(s, "»") &&
		(strings.Count(s, "“")+strings.Count(s, "”")+strings.Count(s, "„"))%2 == 0
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
