package article

import (
	"strings"
	"sync"
)

// shifts pairs the words that place a time against the day of publication with how far away it is; the word for the period follows them.
var shifts = []struct {
	words string
	by    int
}{
	{" last previous past прошлом прошлого прошлый минувшем letzten letztes vergangenen vergangenes vorigen voriges ", -1},
	{" this current этом этого нынешнем нынешнего текущего diesem dieses diesen laufenden ", 0},
	{" next coming следующем следующего будущем будущего nächsten nächstes kommenden kommendes ", 1},
}

const (
	yearWords  = " year году года год jahr jahres "
	monthWords = " month месяце месяца месяц monat monats "
)

// dayWords are days named by one word.
var dayWords = []struct {
	word string
	by   int
}{
	{"yesterday", -1}, {"вчера", -1}, {"gestern", -1}, {"tomorrow", 1}, {"завтра", 1}, {"morgen", 1},
}

// relative reads "last year", "next month", "yesterday", when the day of publication is known. "Today" is left out: it mostly means "these days".
func (r dateReader) relative(i int) (d Date, next int) {
	if r.published == "" {
		return Date{}, 0
	}
	t := r.tokens[i]
	s, ok := relativeWords()[t.word]
	if !ok {
		return Date{}, 0
	}
	if s.day {
		if t.word == "morgen" && t.upper || len(r.published) != len("2020-02-07") {
			return Date{}, 0
		}
		return Date{Value: shiftDay(r.published, s.by), Relative: true}, i + 1
	}
	year, month := yearMonth(r.published)
	switch period := " " + r.get(i+1).word + " "; {
	case r.get(i+1).word == "":
	case strings.Contains(yearWords, period):
		return Date{Value: pad(year+s.by, 4), Relative: true}, i + 2
	case strings.Contains(monthWords, period):
		year, month = carryMonth(year, month+s.by)
		return Date{Value: pad(year, 4) + "-" + pad(month, 2), Relative: true}, i + 2
	}
	return Date{}, 0
}

// shift is how far from the day of publication a word places a time: days by itself, or the periods that the next word names.
type shift struct {
	by  int
	day bool
}

// relativeWords has the words of shifts and dayWords: every word of a text is looked up here.
var relativeWords = sync.OnceValue(func() map[string]shift {
	words := map[string]shift{}
	for _, s := range shifts {
		for _, word := range strings.Fields(s.words) {
			words[word] = shift{by: s.by}
		}
	}
	for _, w := range dayWords {
		words[w.word] = shift{w.by, true}
	}
	return words
})

// carryMonth brings a month of 0 or 13 into the year before or after.
func carryMonth(year, month int) (int, int) {
	switch {
	case month < 1:
		return year - 1, month + 12
	case month > 12:
		return year + 1, month - 12
	}
	return year, month
}

// shiftDay gives the day before (-1) or after (1) a valid day.
func shiftDay(date string, by int) string {
	year, month := yearMonth(date)
	day := int(date[8]-'0')*10 + int(date[9]-'0') + by
	if day < 1 {
		year, month = carryMonth(year, month-1)
		day = daysIn(year, month)
	} else if day > daysIn(year, month) {
		year, month = carryMonth(year, month+1)
		day = 1
	}
	return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
}
