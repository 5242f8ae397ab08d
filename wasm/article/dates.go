package article

import (
	"strconv"
	"strings"
	"sync"
)

// Date is a day, month or year that a text names.
type Date struct {
	Span     Span
	Value    string // ISO 8601: "2020-02-07", "2020-02", "2020"; a span of days "2020-02-07/2020-02-09"; "--02-07" when the year is not known
	Relative bool   // the day of publication was needed to tell: "last year", "February 7"
}

// Dates finds the dates in the blocks of a, in text order: English, German and Russian forms. What could be something else is left out: a bare number is a
// year only after a word such as "in" or "since", and "May" a month only beside a day or a year.
func Dates(a *Article) []Date {
	var out []Date
	var room []token
	for _, b := range a.Blocks {
		room = tokens(room[:0], b.Span.Of(a.Text))
		for _, d := range findDates(room, a.Meta.Published) {
			d.Span.Start += b.Span.Start
			d.Span.End += b.Span.Start
			out = append(out, d)
		}
	}
	return out
}

// months holds, for each month, its names and abbreviations in the languages read here, in lower case.
var months = [12]string{
	" january jan januar jänner январь января январе янв ", " february feb februar февраль февраля феврале фев февр ", " march mar märz март марта марте ",
	" april apr апрель апреля апреле апр ", " may mai май мая мае ", " june jun juni июнь июня июне ", " july jul juli июль июля июле ",
	" august aug август августа августе авг ", " september sept sep сентябрь сентября сентябре сент ", " october oct oktober okt октябрь октября октябре окт ",
	" november nov ноябрь ноября ноябре нояб ", " december dec dezember dez декабрь декабря декабре дек ",
}

// monthOf gives the month, 1 to 12, that t names, or 0. Latin names must be written with a capital: "may", "march".
func monthOf(t token) int {
	if len(t.word) < 3 || t.word[0] < 0x80 && !t.upper {
		return 0
	}
	return numberOfMonth()[t.word]
}

// numberOfMonth has the words of months.
var numberOfMonth = sync.OnceValue(func() map[string]int {
	numbers := map[string]int{}
	for i, names := range months {
		for _, name := range strings.Fields(names) {
			numbers[name] = i + 1
		}
	}
	return numbers
})

// beforeYear are the words after which four digits are a year. In lower case.
const beforeYear = " in since by of from until till before after during year early late mid jahr jahre jahres seit bis vor nach ende anfang mitte в с до после конце начале от "

// dateReader walks the tokens of one block.
type dateReader struct {
	tokens    []token
	published string
}

// findDates finds the dates in a row of tokens, given the day of publication ("2020-02-07", "2020-02" or "").
func findDates(row []token, published string) []Date {
	r := dateReader{row, published}
	var out []Date
	for i := 0; i < len(r.tokens); {
		d, next := r.at(i)
		if next == 0 {
			i++
			continue
		}
		d.Span = Span{r.tokens[i].span.Start, r.tokens[next-1].span.End}
		out = append(out, d)
		i = next
	}
	return out
}

// at reads the date that begins with token i; next is 0 when there is none, else the token after it.
func (r dateReader) at(i int) (d Date, next int) {
	t := r.tokens[i]
	switch {
	case t.digit:
		for _, read := range []func(int) (Date, int){r.iso, r.dotted, r.dayFirst, r.year} {
			if d, next = read(i); next > 0 {
				return d, next
			}
		}
	case monthOf(t) > 0:
		return r.monthFirst(i)
	default:
		return r.relative(i)
	}
	return Date{}, 0
}

// get gives token i, or an empty one outside.
func (r dateReader) get(i int) token {
	if i < 0 || i >= len(r.tokens) {
		return token{}
	}
	return r.tokens[i]
}

// is reports whether token i is the word.
func (r dateReader) is(i int, word string) bool { return r.get(i).word == word }

// free reports whether the number at i stands by itself: not part of "1,500", "3.5", "$20" or "20%".
func (r dateReader) free(i int) bool {
	t := r.get(i)
	before, after := r.get(i-1), r.get(i+1)
	if !t.space && before.word != "" && !strings.Contains("(“«„\"'‘–—[", before.word) {
		return false
	}
	if strings.Contains("%$€£₽", after.word) && after.word != "" {
		return false
	}
	return !(after.word != "" && strings.Contains(".,:/", after.word) && !after.space && r.get(i+2).digit && !r.get(i+2).space)
}

// iso reads 2020-02-07.
func (r dateReader) iso(i int) (d Date, next int) {
	if !(r.is(i+1, "-") && r.is(i+3, "-")) || len(r.get(i).word) != 4 || !r.tight(i, i+4) {
		return Date{}, 0
	}
	v := r.get(i).word + "-" + r.get(i+2).word + "-" + r.get(i+4).word
	if !ValidDate(v) {
		return Date{}, 0
	}
	return Date{Value: v}, i + 5
}

// dotted reads 07.02.2020.
func (r dateReader) dotted(i int) (d Date, next int) {
	if !(r.is(i+1, ".") && r.is(i+3, ".")) || !r.tight(i, i+4) || r.get(i+4).number() < 1000 {
		return Date{}, 0
	}
	return r.day(r.get(i+4).number(), r.get(i+2).number(), r.get(i).number(), i+5)
}

// tight reports whether no white space stands between tokens i and end, and no further digits after.
func (r dateReader) tight(i, end int) bool {
	for ; i < end; i++ {
		if r.get(i + 1).space {
			return false
		}
	}
	return r.get(end).digit
}

// dayFirst reads "7 February 2020", "7th of February", "7. Februar 2020", "7 февраля 2020 года", "7–9 February".
func (r dateReader) dayFirst(i int) (d Date, next int) {
	day, last, at := r.days(i)
	if day == 0 || !r.free(i) && last == 0 {
		return Date{}, 0
	}
	if r.is(at, "of") {
		at++
	}
	month := monthOf(r.get(at))
	if month == 0 || !r.get(at).space {
		return Date{}, 0
	}
	year, next := r.yearAfter(r.skipDot(at))
	return r.dates(year, month, day, last, next)
}

// monthFirst reads "February 7, 2020", "Feb. 7", "February 7–9" and "February 2020".
func (r dateReader) monthFirst(i int) (d Date, next int) {
	month := monthOf(r.get(i))
	at := r.skipDot(i)
	if year, next := r.yearAfter(at); year > 0 {
		return Date{Value: pad(year, 4) + "-" + pad(month, 2)}, next
	}
	day, last, next := r.days(at)
	if day == 0 || !r.get(at).space || !r.free(at) && last == 0 || r.get(i).word[0] >= 0x80 {
		return Date{}, 0
	}
	year, next := r.yearAfter(next)
	return r.dates(year, month, day, last, next)
}

// skipDot gives the token after the word at i and the dot that ends an abbreviation.
func (r dateReader) skipDot(i int) int {
	if r.is(i+1, ".") && !r.get(i+1).space && len(r.get(i).word) <= 8 && r.get(i+2).digit {
		return i + 2
	}
	return i + 1
}

// days reads a day of the month at i, or two with a dash between, and gives the token after, ordinal endings passed over.
func (r dateReader) days(i int) (day, last, next int) {
	day = r.get(i).number()
	if day < 1 || day > 31 || len(r.get(i).word) > 2 {
		return 0, 0, 0
	}
	next = i + 1
	if w := r.get(next).word; !r.get(next).space && strings.Contains(" st nd rd th ", " "+w+" ") {
		next++
	} else if w == "." && monthOf(r.get(next+1)) > 0 && r.get(next+1).space {
		next++
	} else if (w == "-" || w == "–") && !r.get(next).space && !r.get(next+1).space {
		if last = r.get(next + 1).number(); last > day && last <= 31 && len(r.get(next+1).word) <= 2 {
			return day, last, next + 2
		}
		return 0, 0, 0
	}
	return day, 0, next
}

// yearAfter reads a year at i, a comma before it and "года", "г." after it passed over. year is 0 when there is none, and next is i.
func (r dateReader) yearAfter(i int) (year, next int) {
	at := i
	if r.is(at, ",") {
		at++
	}
	year = r.get(at).number()
	if len(r.get(at).word) != 4 || year < 1000 || year > 2199 || !r.get(at).space || !r.free(at) {
		return 0, i
	}
	return year, r.afterYear(at)
}

// afterYear gives the token after the year at i and the Russian word for year.
func (r dateReader) afterYear(i int) int {
	switch w := r.get(i + 1).word; {
	case w == "года" || w == "году" || w == "год":
		return i + 2
	case w == "г" && r.is(i+2, "."):
		return i + 3
	}
	return i + 1
}

// year reads a year alone, after a word that makes it one.
func (r dateReader) year(i int) (d Date, next int) {
	t := r.get(i)
	n := t.number()
	if len(t.word) != 4 || n < 1000 || n > 2199 || !r.free(i) || r.is(i+1, "-") && !r.get(i+1).space {
		return Date{}, 0
	}
	next = r.afterYear(i)
	if next == i+1 && (r.get(i-1).word == "" || !strings.Contains(beforeYear, " "+r.get(i-1).word+" ") || countable(r.get(i+1))) {
		return Date{}, 0
	}
	return Date{Value: t.word}, next
}

// countable reports whether t may be what a number before it counts: "in 1500 homes". A year is followed by a sign or by a small word.
func countable(t token) bool {
	return t.word != "" && !t.digit && t.space && len([]rune(t.word)) > 3 &&
		!strings.Contains(" when that with over from alone until after before were also there under while через когда были после однако wurde wurden waren hatte auch ",
			" "+t.word+" ")
}

// dates gives the date of a day, or of days up to last. Without a year it is the one nearest to publication.
func (r dateReader) dates(year, month, day, last, next int) (Date, int) {
	d, end := r.day(year, month, day, next)
	if last == 0 || end == 0 {
		return d, end
	}
	until, end := r.day(year, month, last, next)
	d.Value += "/" + until.Value
	return d, end
}

// day gives the date of one day, if there is such a day. year is 0 when it is not known.
func (r dateReader) day(year, month, day, next int) (Date, int) {
	relative := false
	if year == 0 && len(r.published) >= 7 && month >= 1 && month <= 12 {
		year, relative = nearestYear(r.published, month), true
	}
	check := max(year, 4) // a leap year: without a year, 29 February is a day
	if month < 1 || month > 12 || day < 1 || day > daysIn(check, month) {
		return Date{}, 0
	}
	tail := pad(month, 2) + "-" + pad(day, 2)
	if year == 0 {
		return Date{Value: "--" + tail}, next
	}
	return Date{Value: pad(year, 4) + "-" + tail, Relative: relative}, next
}

// nearestYear gives the year in which a month is nearest to the month of publication.
func nearestYear(published string, month int) int {
	year, m := yearMonth(published)
	switch {
	case month-m > 6:
		return year - 1
	case m-month > 6:
		return year + 1
	}
	return year
}

// yearMonth gives the numbers of a date known to be valid and to hold a month.
func yearMonth(date string) (year, month int) {
	year, _ = strconv.Atoi(date[:4])
	month, _ = strconv.Atoi(date[5:7])
	return year, month
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
