package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// record is one article's line.
type record struct {
	ID           string        `json:"id"`
	Attributions []attribution `json:"attributions"`
}

type attribution struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Text       string   `json:"text"`
	Pieces     [][2]int `json:"pieces"`
	Fragments  [][2]int `json:"fragments"`
	Cue        *words   `json:"cue"`
	Mention    *words   `json:"mention"`
	Speaker    *string  `json:"speaker"`
	Role       *string  `json:"role"`
	Confidence string   `json:"confidence"`
	Rule       string   `json:"rule"`
	Via        *string  `json:"via"`
	To         *string  `json:"to"`
	With       []string `json:"with,omitempty"`
}

// words is a stretch of text, written [start, end, text].
type words struct {
	at   [2]int
	text string
}

func (w words) MarshalJSON() ([]byte, error) { return json.Marshal([]any{w.at[0], w.at[1], w.text}) }

// write prints the line of a, with offsets into given.
func write(w io.Writer, a *article.Article, given string, found *quote.Result) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	s := scribe{a: a, points: article.CountCodePoints(given)}
	r := record{ID: a.ID, Attributions: make([]attribution, len(found.Attributions))}
	for i, q := range found.Attributions {
		r.Attributions[i] = s.attribution(q, found.People)
	}
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("write %s: %w", a.ID, err)
	}
	return nil
}

// scribe writes the parts of one article's attributions.
type scribe struct {
	a      *article.Article
	points *article.CodePoints // of the text into which offsets count
}

func (s scribe) attribution(q quote.Attribution, people []quote.Person) attribution {
	out := attribution{
		ID: q.ID, Type: q.Kind.String(), Text: s.joined(q.Pieces), Pieces: s.spans(q.Pieces), Fragments: s.spans(q.Fragments),
		Cue: s.words(q.Cue), Mention: s.words(q.Mention), Role: s.text(q.Role), Confidence: q.Confidence.String(), Rule: q.Rule,
		Via: s.text(q.Via), To: s.text(q.To),
	}
	if q.Person >= 0 && q.Person < len(people) {
		out.Speaker = &people[q.Person].Name
		for _, p := range q.With {
			out.With = append(out.With, people[p].Name)
		}
	}
	return out
}

// span gives a span of the article's text in code points of what was given.
func (s scribe) span(in article.Span) [2]int {
	if given, ok := s.a.SourceSpan(in); ok {
		in = given
	}
	return [2]int{s.points.At(in.Start), s.points.At(in.End)}
}

func (s scribe) spans(in []article.Span) [][2]int {
	out := make([][2]int, len(in))
	for i := range in {
		out[i] = s.span(in[i])
	}
	return out
}

func (s scribe) words(in article.Span) *words {
	if in.IsZero() {
		return nil
	}
	return &words{s.span(in), in.Of(s.a.Text)}
}

func (s scribe) text(in article.Span) *string {
	if in.IsZero() {
		return nil
	}
	t := in.Of(s.a.Text)
	return &t
}

// joined gives the words of the pieces, the gaps between them written as " … ".
func (s scribe) joined(pieces []article.Span) string {
	texts := make([]string, len(pieces))
	for i, p := range pieces {
		texts[i] = p.Of(s.a.Text)
	}
	return strings.Join(texts, " … ")
}
