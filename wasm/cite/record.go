// Package cite turns attributions into citations and export formats, and addresses of quotes back into the places where they stand.
//
// All offsets that leave the program are counted in Unicode code points of the article's Text. Words from an archive are hostile until shown otherwise:
// each format has one function through which all of them go.
package cite

import (
	"strings"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// Site is where citations are made.
type Site struct {
	Base     string // address of the explorer without a fragment, to which those of quotes are added
	Accessed string // the day, "YYYY-MM-DD"
}

// Record is one quote with all that the formats say of it. Offsets are in code points.
type Record struct {
	ID         string // "article-id/attribution-id"
	Quote      string // the pieces, with " … " for the narrator's words between them
	Kind       quote.Kind
	Speaker    string // full name, or ""
	Person     string // slug of the speaker, or ""
	AsWritten  string // how the article names the speaker here
	Role       string // as the article describes it
	Cue        string
	Confidence quote.Confidence
	Rule       string
	Article    string // id
	Meta       article.Meta
	Said       string // when it was said, "YYYY-MM" or "YYYY", or ""
	Section    string
	Paragraph  int            // from 1
	Span       article.Span   // from the first piece to the last
	Pieces     []article.Span //
	Exact      []string       // the words of each piece, as they stand in the text
	Before     []string       // what stands before each piece, up to nearby code points
	After      []string       // and after it
	Permalink  string
	Archive    bundle.Info
}

// nearby is how many code points around a quote tell it from others of the same words.
const nearby = 32

// Of gives the record of quote q of an archive.
func Of(a *bundle.Archive, q int, at Site) (*Record, error) {
	n, i := a.Locate(q)
	item, err := a.Item(n)
	if err != nil {
		return nil, err
	}
	text, x := item.Article.Text, &item.Quotes.Attributions[i]
	points := article.CountCodePoints(text)
	r := &Record{
		ID: a.QuoteID(q), Kind: x.Kind, AsWritten: x.Mention.Of(text), Role: x.Role.Of(text), Cue: x.Cue.Of(text), Confidence: x.Confidence, Rule: x.Rule,
		Article: item.Article.ID, Meta: item.Article.Meta, Archive: a.Info(),
	}
	if x.Confidence == quote.Named && x.Person >= 0 {
		r.Speaker = item.Quotes.People[x.Person].Name
		if s := a.Speaker(q); s >= 0 {
			who := a.SpeakerAt(s)
			r.Speaker, r.Person = who.Name, who.Slug
		}
	}
	for _, piece := range x.Pieces {
		r.Pieces = append(r.Pieces, points.Span(piece))
		r.Exact = append(r.Exact, piece.Of(text))
		r.Before = append(r.Before, text[points.Byte(points.At(piece.Start)-nearby):piece.Start])
		r.After = append(r.After, text[piece.End:points.Byte(points.At(piece.End)+nearby)])
	}
	r.Quote = strings.Join(r.Exact, " … ")
	r.Span = article.Span{Start: r.Pieces[0].Start, End: r.Pieces[len(r.Pieces)-1].End}
	r.place(item.Article, x.Pieces[0])
	said, err := a.Index().Column(index.Said)
	if err != nil {
		return nil, err
	}
	for _, v := range said.Of(uint32(q)) {
		r.Said = said.Names[v]
	}
	if at.Base != "" { // without a page there is no address on it
		r.Permalink = at.Base + r.Anchor().Fragment()
	}
	return r, nil
}

// place finds the section and the paragraph in which a quote begins.
func (r *Record) place(a *article.Article, first article.Span) {
	for _, b := range a.Blocks {
		if b.Kind != article.Heading && b.Kind != article.Caption && b.Kind != article.Credit {
			r.Paragraph++
		}
		if first.Start < b.Span.End {
			if b.Section >= 0 && b.Section < len(a.Sections) {
				r.Section = a.Sections[b.Section].Title.Of(a.Text)
			}
			return
		}
	}
}

// Who is the speaker's name, else how the article describes the speaker, else "".
func (r *Record) Who() string {
	switch {
	case r.Speaker != "":
		return r.Speaker
	case r.Confidence == quote.Described:
		return r.AsWritten
	}
	return ""
}

// Title is the article's title, or its id when it has none.
func (r *Record) Title() string {
	if r.Meta.Title != "" {
		return r.Meta.Title
	}
	return r.Article
}

// Link is the address of the publisher's original where there is one that can be linked, else that of the quote in the explorer.
func (r *Record) Link() string {
	if IsLink(r.Meta.URL) {
		return r.Meta.URL
	}
	return r.Permalink
}

// Original is the address of the publisher's original with a text fragment (WICG Scroll-to-Text-Fragment) that has the browser show the words there, or
// "" when the article names no original, or is a translation, of which the original has other words.
func (r *Record) Original() string {
	if !IsLink(r.Meta.URL) || r.Meta.TranslatedFrom != "" {
		return ""
	}
	url, fragment, _ := strings.Cut(r.Meta.URL, "#")
	return url + "#" + fragment + ":~:text=" + TextDirective(line(r.Exact[0]))
}

// longExact is the number of code points from which a text fragment names only the first and the last words of what it points at.
const longExact = 120

// TextDirective gives the value of "text=" that finds words: the words, or for many of them their beginning and their end with a comma between. What the
// grammar of the directive uses, "-", "&" and ",", is percent-encoded.
func TextDirective(words string) string {
	const plain = "_.~!*'();:@/?"
	if utf8.RuneCountInString(words) <= longExact {
		return Encode(words, plain)
	}
	fields := strings.Fields(words)
	if len(fields) < 10 {
		return Encode(words, plain)
	}
	return Encode(strings.Join(fields[:5], " "), plain) + "," + Encode(strings.Join(fields[len(fields)-5:], " "), plain)
}
