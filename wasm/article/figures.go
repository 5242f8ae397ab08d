package article

import (
	"strings"
	"unicode/utf8"
)

// Figure is a number with its unit that a text names.
type Figure struct {
	Span  Span
	Value string // a plain decimal: "5000000", "0.5"
	To    string // the upper end of a range, "30–40 %", or ""
	Unit  string // "%", an ISO 4217 code of a currency, or a unit's English name or symbol
}

// Figures finds the numbers with a unit in the blocks of a, in text order. A number alone says too little to be one.
func Figures(a *Article) []Figure {
	var out []Figure
	comma := !strings.HasPrefix(a.Meta.Lang, "ru") && !strings.HasPrefix(a.Meta.Lang, "de")
	for _, b := range a.Blocks {
		for _, f := range findFigures(b.Span.Of(a.Text), comma) {
			f.Span.Start += b.Span.Start
			f.Span.End += b.Span.Start
			out = append(out, f)
		}
	}
	return out
}

// magnitudes are the words that multiply a number, with their zeros. In lower case.
var magnitudes = []struct {
	words string
	zeros int
}{
	{" thousand тыс тысяча тысячи тысяч tausend tsd ", 3},
	{" million millions mln m миллион миллиона миллионов млн millionen mio ", 6},
	{" billion billions bn миллиард миллиарда миллиардов млрд milliarde milliarden mrd ", 9},
	{" trillion trillions trn триллион триллиона триллионов трлн billionen ", 12},
}

// units are the words for units, with the name they are given. In lower case.
var units = []struct {
	words, unit string
}{
	{" % percent pct процент процента процентов проц prozent ", "%"},
	{" $ dollar dollars usd доллар доллара долларов долл ", "USD"},
	{" € euro euros eur евро ", "EUR"},
	{" £ pound pounds gbp фунт фунта фунтов pfund ", "GBP"},
	{" ₽ rouble roubles ruble rubles rub рубль рубля рублей руб rubel ", "RUB"},
	{" franc francs chf франк франка франков franken ", "CHF"},
	{" ton tons tonne tonnes тонна тонны тонн tonne tonnen ", "tonnes"},
	{" kilogram kilograms kg кг килограмм килограмма килограммов kilogramm ", "kg"},
	{" kilometre kilometres kilometer kilometers km км километр километра километров ", "km"},
	{" metre metres meter meters метр метра метров ", "m"},
	{" mile miles миля мили миль meilen ", "miles"},
	{" hectare hectares ha га гектар гектара гектаров hektar ", "ha"},
	{" barrel barrels баррель барреля баррелей ", "barrels"},
	{" litre litres liter liters литр литра литров ", "litres"},
}

// unitOf gives the unit that t names, or "".
func unitOf(t token) string {
	if t.word == "" || t.digit {
		return ""
	}
	for _, u := range units {
		if strings.Contains(u.words, " "+t.word+" ") {
			return u.unit
		}
	}
	return ""
}

// zerosOf gives the zeros that t adds to a number, or 0. "m" counts only right after the digits: "$5m".
func zerosOf(t token) int {
	if t.word == "" || t.digit || t.word == "m" && t.space {
		return 0
	}
	for _, m := range magnitudes {
		if strings.Contains(m.words, " "+t.word+" ") {
			return m.zeros
		}
	}
	return 0
}

// figureReader walks the tokens of one block. comma says that commas part thousands and a point the decimals; without it they change places.
type figureReader struct {
	dateReader
	comma bool
}

func findFigures(s string, comma bool) []Figure {
	r := figureReader{dateReader{tokens: tokens(nil, s)}, comma}
	var out []Figure
	for i := 0; i < len(r.tokens); {
		f, next := r.at(i)
		if next == 0 {
			i = max(i+1, r.skip(i))
			continue
		}
		f.Span = Span{r.tokens[i].span.Start, r.tokens[next-1].span.End}
		out = append(out, f)
		i = next
	}
	return out
}

// skip gives the token after the number at i, so that the end of a number is never read as one.
func (r figureReader) skip(i int) int {
	_, next := r.decimal(i)
	return next
}

// at reads the figure that begins with token i; next is 0 when there is none, else the token after it.
func (r figureReader) at(i int) (f Figure, next int) {
	at := i
	if t := r.get(i); !t.digit {
		if f.Unit = unitOf(t); !isSign(t.word) || f.Unit == "%" || r.get(i+1).space {
			return Figure{}, 0
		}
		at++
	} else if before := r.get(i - 1); !t.space && before.word != "" && !strings.Contains("(“«„\"'‘–—[~-", before.word) {
		return Figure{}, 0 // "B52", "3:20"
	}
	if f.Value, next = r.decimal(at); next == 0 {
		return Figure{}, 0
	}
	if dash := r.get(next).word; dash == "-" || dash == "–" || dash == "—" {
		if to, end := r.decimal(next + 1); end > 0 && !r.get(next).space && !r.get(next+1).space {
			f.To, next = to, end
		} else if !r.get(next).space && unitOf(r.get(next+1)) == "" {
			return Figure{}, 0 // "20-year", "90-х"
		}
	}
	return r.ending(f, next)
}

// ending reads the magnitude and the unit after the digits.
func (r figureReader) ending(f Figure, next int) (Figure, int) {
	if zeros := zerosOf(r.get(next)); zeros > 0 {
		f.Value = shiftPoint(f.Value, zeros)
		if f.To != "" {
			f.To = shiftPoint(f.To, zeros)
		}
		next = r.afterShort(next)
	}
	if f.Unit != "" {
		return f, next
	}
	at := next
	if w := r.get(at).word; w == "-" && !r.get(at).space || w == "us" || w == "of" && zerosOf(r.get(at-1)) > 0 {
		at++
	}
	if r.is(at, "per") && r.is(at+1, "cent") {
		f.Unit = "%"
		return f, at + 2
	}
	if f.Unit = unitOf(r.get(at)); f.Unit == "" || r.get(at).word == "m" {
		return Figure{}, 0
	}
	return f, r.afterShort(at)
}

// afterShort gives the token after the word at i and the dot of an abbreviation such as "млн." when the sentence goes on.
func (r figureReader) afterShort(i int) int {
	if r.is(i+1, ".") && !r.get(i+1).space && unitOf(r.get(i+2)) != "" {
		return i + 2
	}
	return i + 1
}

// decimal reads the digits of one number at i: its plain decimal, and the token after it, or 0.
func (r figureReader) decimal(i int) (value string, next int) {
	if !r.get(i).digit || len(r.get(i).word) > 15 {
		return "", 0
	}
	group, point := ",", "."
	if !r.comma {
		group, point = ".", ","
	}
	value, next = r.get(i).word, i+1
	for len(r.get(i).word) <= 3 {
		at := next
		if r.is(next, group) && !r.get(next).space && !r.get(next+1).space {
			at++
		} else if r.comma || !r.get(next).space {
			break
		}
		if t := r.get(at); !t.digit || len(t.word) != 3 {
			break
		}
		value, next = value+r.get(at).word, at+1
	}
	if t := r.get(next); !t.space && (t.word == point || t.word == group) && r.get(next+1).digit && !r.get(next+1).space {
		if t.word == group {
			return "", 0 // "3,5" where a comma parts thousands: what it means is not known
		}
		value, next = value+"."+r.get(next+1).word, next+2
	}
	return plainDecimal(value), next
}

// plainDecimal takes from a decimal the zeros that say nothing.
func plainDecimal(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// shiftPoint multiplies a plain decimal by ten to the power of zeros, digit by digit, so that nothing is rounded.
func shiftPoint(s string, zeros int) string {
	whole, part, _ := strings.Cut(s, ".")
	for range zeros {
		if part == "" {
			whole += "0"
		} else {
			whole, part = whole+part[:1], part[1:]
		}
	}
	if part != "" {
		whole += "." + part
	}
	return plainDecimal(whole)
}

// isSign reports whether w is one sign, not a word.
func isSign(w string) bool {
	_, n := utf8.DecodeRuneInString(w)
	return n == len(w) && strings.Contains("$€£₽%", w) && w != ""
}
