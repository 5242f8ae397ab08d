package view

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// found is one quote of the archive with all that a card or the reader shows of it.
type found struct {
	id      string // "article/attribution"
	article *article.Article
	quotes  *quote.Result
	*quote.Attribution
	speaker int // index into Archive.Speakers, or -1
	colour  string
}

// find gets quote q of the archive. It fails only when a part of the archive is damaged.
func (d Data) find(q int) (found, error) {
	n, i := d.Archive.Locate(q)
	item, err := d.Archive.Item(n)
	if err != nil {
		return found{}, err
	}
	f := found{
		id:          d.Archive.QuoteID(q),
		article:     item.Article,
		quotes:      item.Quotes,
		Attribution: &item.Quotes.Attributions[i],
		speaker:     d.Archive.Speaker(q),
	}
	f.colour = d.palette(n, item).of(f.speaker)
	return f, nil
}

// text gives the words at a span, or "" for none.
func (f found) text(s article.Span) string { return s.Of(f.article.Text) }

// extents are the stretches to show as the words said: each piece with the quotation marks that enclose it or parts of it.
func (f found) extents() []article.Span {
	var extents []article.Span
	for _, piece := range f.Pieces {
		for _, fragment := range f.Fragments {
			if fragment.Start < piece.End && piece.Start < fragment.End {
				piece = article.Span{Start: min(piece.Start, fragment.Start), End: max(piece.End, fragment.End)}
			}
		}
		if n := len(extents); n > 0 && piece.Start <= extents[n-1].End {
			extents[n-1].End = max(extents[n-1].End, piece.End)
			continue
		}
		extents = append(extents, piece)
	}
	return extents
}

// section is the section that the quote stands in, or nil before the first heading.
func (f found) section() *article.Section {
	for i := range f.article.Blocks {
		b := &f.article.Blocks[i]
		if b.Span.End >= f.Pieces[0].End {
			return sectionOf(f.article, b)
		}
	}
	return nil
}

func sectionOf(a *article.Article, b *article.Block) *article.Section {
	if b.Section < 0 || b.Section >= len(a.Sections) {
		return nil
	}
	return &a.Sections[b.Section]
}

// speakerWords is how the article names the speaker: the person's full name, else the description, else "" when nobody can be told.
func (f found) speakerWords() string {
	switch {
	case f.Confidence == quote.Named && f.Person >= 0 && f.Person < len(f.quotes.People):
		return f.quotes.People[f.Person].Name
	case f.Confidence == quote.Described:
		return f.text(f.Mention)
	}
	return ""
}

// withWords are the names of those who say it together with the speaker.
func (f found) withWords() []string {
	var names []string
	for _, i := range f.With {
		if i < len(f.quotes.People) {
			names = append(names, f.quotes.People[i].Name)
		}
	}
	return names
}

// palette gives each speaker of one article a colour of its own, as far as there are colours: the one that the speaker has all over the archive, or
// the next that is free in this article.
type palette map[int]int

// colours is the number of classes speaker-0, speaker-1, … in the style sheet.
const colours = 12

func (d Data) palette(n int, item bundle.Item) palette {
	p := palette{}
	var taken [colours]bool
	first := d.Archive.FirstQuote(n)
	for i := range item.Quotes.Attributions {
		speaker := d.Archive.Speaker(first + i)
		if _, known := p[speaker]; known || speaker < 0 {
			continue
		}
		colour := speaker % colours
		for tries := 0; taken[colour] && tries < colours; tries++ {
			colour = (colour + 5) % colours // 5 and 12 have no common factor: every colour comes up
		}
		taken[colour] = true
		p[speaker] = colour
	}
	return p
}

// of is the class of a speaker's colour.
func (p palette) of(speaker int) string {
	colour, ok := p[speaker]
	if !ok {
		return "speaker-none"
	}
	return "speaker-" + strconv.Itoa(colour)
}

// shorten cuts text down to about limit runes, at a space, and says so by an ellipsis.
func shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	runes := []rune(text)[:limit]
	cut := string(runes)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.—–-") + "…"
}
