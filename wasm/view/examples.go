package view

import (
	"strings"
	"unicode"

	"verbatim/wasm/query"
	"verbatim/wasm/quote"
)

// examples writes worked look-ups made from the archive's own quotes, for a reader who has not asked for anything yet.
func (p *page) examples(s State, d Data) {
	var links []func()
	add := func(next State, key, words string) {
		links = append(links, func() {
			p.open("a", "href", p.links.to(next))
			p.tell(key, func(string) { p.element("span", words, "dir", "auto") })
			p.end("a")
		})
	}
	if name := mostQuoted(d); name != "" {
		add(s.With(query.Filter{Facet: query.Speaker, Value: name}), "example.speaker", name)
	}
	if phrase := d.examplePhrase(); phrase != "" {
		add(s.WithText(`"`+phrase+`"`), "example.phrase", phrase)
	}
	for _, c := range d.Results.Facets[query.Type] {
		if c.Value == quote.Indirect.String() && c.N > 0 {
			add(s.With(query.Filter{Facet: query.Type, Value: c.Value}), "example.indirect", "")
		}
	}
	if len(links) == 0 {
		return
	}
	p.WriteString(`<div class="examples">`)
	p.element("p", p.say("example.title"))
	p.WriteString("<ul>")
	for _, link := range links {
		p.WriteString("<li>")
		link()
		p.WriteString("</li>")
	}
	p.WriteString("</ul></div>")
}

func mostQuoted(d Data) string {
	best, most := "", 0
	for _, s := range d.Archive.Speakers() {
		if s.Quotes > most {
			best, most = s.Name, s.Quotes
		}
	}
	return best
}

// The phrase of the example is all that somebody said at once, short enough to be taken in at a glance.
const (
	fewestWords = 4
	mostWords   = 6
	mostTried   = 200 // quotes, the first of the archive
)

// examplePhrase is, among short quotes, the one with the longest words: they are seldom the common ones.
func (d Data) examplePhrase() string {
	best, most := "", 0 // most is the average number of letters in a word, times 100
	for q := range min(d.Archive.Info().Quotes, mostTried) {
		f, err := d.find(q)
		if err != nil || f.Kind != quote.Direct || len(f.Pieces) != 1 {
			continue
		}
		sentence := strings.TrimRight(f.text(f.Pieces[0]), ".,!")
		words := strings.Fields(sentence)
		if len(words) < fewestWords || len(words) > mostWords {
			continue
		}
		if letters, plain := lettersIn(sentence); plain && letters*100/len(words) > most {
			best, most = strings.Join(words, " "), letters*100/len(words)
		}
	}
	return best
}

// lettersIn counts the letters of a text. plain is false when it holds anything but letters, apostrophes and single spaces.
func lettersIn(text string) (n int, plain bool) {
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			n++
		case r != ' ' && r != '’' && r != '\'':
			return 0, false
		}
	}
	return n, true
}
