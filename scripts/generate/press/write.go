package press

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

func source(seed uint64, numbers ...int) *rand.PCG { return rand.NewPCG(seed, mix(seed, numbers...)) }

// writer makes one article.
type writer struct {
	press *Press
	draw  draw
	topic int
	out   *Article
	last  *speaker // who was named in the sentence before
}

// speaker is a person in one article: named in full once, by the family name or a pronoun afterwards.
type speaker struct {
	person
	met, just bool // named already; named in the sentence before
}

// mention names the speaker as a text does at this place.
func (s *speaker) mention(d draw) string {
	switch {
	case s.met && s.just && d.percent(40):
		return s.pronoun()
	case s.met:
		return s.family
	}
	s.met = true
	if s.role != "" && d.percent(60) {
		return s.name() + ", the " + s.role + ","
	}
	return s.name()
}

func (w *writer) article() {
	d, a := w.draw, w.out
	w.topic = d.rank(topics)
	a.Published = day(d)
	a.Publisher = w.press.publisher(d.rank(publishers))
	a.Author = w.press.person(people + d.rank(authors)).name()
	a.Title = w.title()
	words := strings.Fields(strings.ToLower(a.Title))
	a.ID = a.Published + "-" + words[0] + "-" + words[1] + "-" + base36(a.Number)

	cast := w.cast()
	quotes := 8 + d.below(5)
	part := Part{Paragraphs: []string{w.narration()}}
	breakAfter := 3 + d.below(5)
	for made := 0; made < quotes; {
		n := min(1+d.below(2), quotes-made)
		part.Paragraphs = append(part.Paragraphs, w.paragraph(pick(d, cast), n))
		made += n
		if made >= breakAfter && quotes-made > 1 {
			a.Parts = append(a.Parts, part)
			part = Part{Heading: w.press.heading(d.rank(headings))}
			breakAfter = made + 4
		}
	}
	a.Parts = append(a.Parts, part)
}

// cast draws two or three speakers of different family names.
func (w *writer) cast() []*speaker {
	var cast []*speaker
	for len(cast) < 2+w.draw.below(2) {
		p := w.press.person(w.draw.rank(people))
		known := false
		for _, other := range cast {
			known = known || other.family == p.family
		}
		if !known {
			cast = append(cast, &speaker{person: p})
		}
	}
	return cast
}

// paragraph holds n quotes of one speaker.
func (w *writer) paragraph(who *speaker, n int) string {
	if w.last != nil {
		w.last.just = false // a pronoun does not reach over a paragraph's end
	}
	w.last = who
	var sentences []string
	for range n {
		switch x := w.draw.below(100); {
		case x < 55:
			sentences = append(sentences, w.direct(who))
		case x < 85:
			sentences = append(sentences, w.indirect(who))
		default:
			sentences = append(sentences, w.mixed(who))
		}
		who.just = true
	}
	return tidy(strings.Join(sentences, " "))
}

// tidy puts right what a role's closing comma meets: "…, the mayor of Norrow,." and "…,: ".
func tidy(s string) string {
	return strings.NewReplacer(",.", ".", ",,", ",", ",:", ":").Replace(s)
}

// title is made of the letters that may stand in a file's name.
func (w *writer) title() string {
	s := upper(w.adjective()) + " " + w.noun() + " " + third(w.verb()) + " " + third(w.noun())
	if w.draw.percent(50) {
		s += " in " + w.press.word(place, w.draw.rank(400))
	}
	return s
}

// day draws a day of the years 2000 to 2024, the later ones more often.
func day(d draw) string {
	year := 2000 + max(d.below(25), d.below(25))
	month := 1 + d.below(12)
	return strconv.Itoa(year) + "-" + two(month) + "-" + two(1+d.below(28))
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
