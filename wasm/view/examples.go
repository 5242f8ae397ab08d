package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/query"
	"verbatim/wasm/quote"
)

// examples writes worked look-ups made from the archive's own quotes, for a reader who has not asked for anything yet.
func (p *page) examples(s State, d Data) {
	var links []func()
	add := func(next State, key string, arguments ...string) {
		links = append(links, func() { p.link(p.links.to(next), p.say(key, arguments...)) })
	}
	if name := mostQuoted(d); name != "" {
		add(s.With(query.Filter{Facet: query.Speaker, Value: name}), "example.speaker", "name", name)
	}
	if phrase := d.examplePhrase(); phrase != "" {
		add(s.WithText(`"`+phrase+`"`), "example.phrase", "phrase", phrase)
	}
	for _, c := range d.Results.Facets[query.Type] {
		if c.Value == quote.Indirect.String() && c.N > 0 {
			add(s.With(query.Filter{Facet: query.Type, Value: c.Value}), "example.indirect")
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

// examplePhrase is the longest pair of long words that somebody said one after the other in the first quotes of the archive.
func (d Data) examplePhrase() string {
	best := ""
	for q := range min(d.Archive.Info().Quotes, 20) {
		f, err := d.find(q)
		if err != nil || f.Kind != quote.Direct {
			continue
		}
		best = longerPair(best, f.text(f.Pieces[0]))
	}
	return best
}

// longerPair is the longest pair of neighbouring words of text, long ones with nothing but a space between, if it is longer than best.
func longerPair(best, text string) string {
	fields := strings.Split(text, " ")
	for i := 1; i < len(fields); i++ {
		pair := fields[i-1] + " " + fields[i]
		if longWord(fields[i-1]) && longWord(fields[i]) && len(pair) > len(best) {
			best = pair
		}
	}
	return best
}

func longWord(word string) bool {
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return utf8.RuneCountInString(word) >= 6
}
