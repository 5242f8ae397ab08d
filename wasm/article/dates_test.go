package article

import (
	"fmt"
	"testing"
)

func TestDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"On February 7, Sochi will host a meeting.", "[February 7=2020-02-07?]"},
		{"from January 1, 2020, Russia was forced", "[January 1, 2020=2020-01-01]"},
		{"said in December 2019. On Dec. 31 it ended.", "[December 2019=2019-12 Dec. 31=2019-12-31?]"},
		{"the 7th of March 2021, 7 March 2021 and March 3rd", "[7th of March 2021=2021-03-07 7 March 2021=2021-03-07 March 3rd=2020-03-03?]"},
		{"between March 7–9, 2021 and 10-12 May", "[March 7–9, 2021=2021-03-07/2021-03-09 10-12 May=2020-05-10/2020-05-12?]"},
		{"2020-02-30, 2020-02-29", "[2020-02-29=2020-02-29]"},
		{"Signed in 1999, at the end of 2018 and since 2014.", "[1999=1999 2018=2018 2014=2014]"},
		{"In 1500 homes, about 2000 people, 1999 of them, $2019, in 2,019 cases, by 2019%", "[]"},
		{"It may 7 times be so. He may. Mayor May said. The march 3 of them.", "[]"},
		{"February 30 never comes, nor does May 32.", "[]"},
		{"last year and next month, yesterday", "[last year=2019? next month=2020-03? yesterday=2020-02-06?]"},
		{"Встреча пройдёт 7 февраля 2020 года, а в 1999 году и в марте 2021 года — нет. 5 мая вернутся.", "[7 февраля 2020 года=2020-02-07 1999 году=1999 марте 2021 года=2021-03 5 мая=2020-05-05?]"},
		{"в прошлом году, 07.02.2020 и 7–9 февраля", "[прошлом году=2019? 07.02.2020=2020-02-07 7–9 февраля=2020-02-07/2020-02-09?]"},
		{"Am 7. Februar 2020 und im März 2021, im vergangenen Jahr, am Morgen, morgen, 3. Mai.", "[7. Februar 2020=2020-02-07 März 2021=2021-03 vergangenen Jahr=2019? morgen=2020-02-08? 3. Mai=2020-05-03?]"},
		{"Phone 12-34-56, score 3-2, version 1.2.3, room 7 March", "[7 March=2020-03-07?]"},
		{"the 1990s, 1990-х годов", "[]"},
	} {
		if got := dateList(c.text, "2020-02-07"); got != c.want {
			t.Errorf("%q: dates %s, want %s", c.text, got, c.want)
		}
	}
}

func dateList(text, published string) string {
	var out []string
	for _, d := range findDates(tokens(nil, text), published) {
		s := d.Span.Of(text) + "=" + d.Value
		if d.Relative {
			s += "?"
		}
		out = append(out, s)
	}
	return fmt.Sprint(out)
}

func TestDatesWithoutADayOfPublication(t *testing.T) {
	for _, c := range []struct{ text, published, want string }{
		{"On February 29, last year, yesterday", "", "[February 29=--02-29]"},
		{"On December 30, last year, yesterday", "2020-01", "[December 30=2019-12-30? last year=2019?]"},
		{"On January 2, tomorrow and next month", "2019-12-31", "[January 2=2020-01-02? tomorrow=2020-01-01? next month=2020-01?]"},
		{"yesterday, last month", "2020-03-01", "[yesterday=2020-02-29? last month=2020-02?]"},
	} {
		if got := dateList(c.text, c.published); got != c.want {
			t.Errorf("%q, published %q: dates %s, want %s", c.text, c.published, got, c.want)
		}
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "about 20% remained, 30-40% of imports, 3.50 percent, 7 per cent", "[20%=20 % 30-40%=30..40 % 3.50 percent=3.5 % 7 per cent=7 %]"},
		{"en", "$5 million, $1.25bn, €40,000, £3m", "[$5 million=5000000 USD $1.25bn=1250000000 USD €40,000=40000 EUR £3m=3000000 GBP]"},
		{"en", "1,500 tonnes, 2.5 million barrels, a 12-kilometre road, 3 million of people", "[1,500 tonnes=1500 tonnes 2.5 million barrels=2500000 barrels 12-kilometre=12 km]"},
		{"en", "a 20-year plan, 100 people, B52 euros, 3,5 percent, 1,00 euro, version 1.2, $ 5", "[]"},
		{"en", "5–6 million dollars", "[5–6 million dollars=5000000..6000000 USD]"},
		{"ru", "20 процентов, 1,5 млн рублей, 40 000 тонн, 3 млрд долларов", "[20 процентов=20 % 1,5 млн рублей=1500000 RUB 40 000 тонн=40000 tonnes 3 млрд долларов=3000000000 USD]"},
		{"de", "20 Prozent, 1,5 Millionen Euro, 40.000 Tonnen, 2,5 km", "[20 Prozent=20 % 1,5 Millionen Euro=1500000 EUR 40.000 Tonnen=40000 tonnes 2,5 km=2.5 km]"},
	} {
		var out []string
		for _, f := range findFigures(c.text, c.lang == "en") {
			s := f.Span.Of(c.text) + "=" + f.Value
			if f.To != "" {
				s += ".." + f.To
			}
			out = append(out, s+" "+f.Unit)
		}
		if got := fmt.Sprint(out); got != c.want {
			t.Errorf("%q: figures %s, want %s", c.text, got, c.want)
		}
	}
}
