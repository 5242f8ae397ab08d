// Package correct turns corrections of what was found in articles into articles' items with those corrections made, and a patch, which is a row of
// corrections, into a file and back.
//
// A correction names its quote as a permalink does: by its id, its words and what stands around them. So it is made in an edited article too, if the quote can
// be told there beyond doubt, and else it is reported with the reason; it is never made by guess.
//
// # The file of a patch
//
// Plain text in UTF-8, to be read and written by people. The first line is "verbatim corrections 1". Then come corrections, with an empty line before each:
// lines of a key, a colon, and a value. A line that begins with # is a remark.
//
//	quote: harbour/q1a2b3c4d          id of the article and of the quote
//	exact: We have no boat until June its words, or the first 240 characters of them
//	before: Tolland put it plainly:   what stands before them and
//	after: , and left the room        after them, up to 32 characters
//	speaker: Mira Tolland             who said it, by full name, or "unclear"
//	role: head of the ferry           in words that stand in the article, or "none"
//	type: direct                      or indirect, or mixed
//	words: We have no boat            what was said, if it is more or less than was found: a line for each part without a break
//	remove: yes                       it is no quotation
//
//	person: M. Tolland                a name, and on further lines other spellings of it, that
//	person: Tolland
//	article: harbour                  in one article, or without this line in all
//	becomes: Mira Tolland             stands for somebody else
//
// Of two corrections of one thing the later one counts.
package correct

import (
	"slices"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
)

// Values that stand for nothing.
const (
	Unclear = "unclear" // a Speaker that nobody can name
	NoRole  = "none"    // a Role that is none
)

// Correction is one thing set right: of a quote, or of whom a name stands for. Of a quote, what is "" or nil stays as it was found.
type Correction struct {
	Quote   cite.Anchor // without an ID when People are meant
	Speaker string      // full name, or Unclear
	Role    string      // words of the article, or NoRole
	Type    string      // as quote.Kind writes it
	Words   []string    // what was said, part by part
	Remove  bool        // it is no quotation

	People  []string // spellings of a name
	Article string   // id of the article in which they stand for somebody else, or "" for all
	Becomes string   // full name of whom they stand for
}

// Patch is corrections in the order in which they are made.
type Patch []Correction

// Of gives the correction of a quote by its id.
func (p Patch) Of(id string) (Correction, bool) {
	i := p.index(id)
	if i < 0 {
		return Correction{}, false
	}
	return p[i], true
}

func (p Patch) index(id string) int {
	return slices.IndexFunc(p, func(c Correction) bool { return c.Quote.ID == id && id != "" })
}

// With is p with one more correction. One of a quote that has one already takes its place, and keeps what the other says beyond it and how it names the quote:
// what the words were when they were found.
func (p Patch) With(c Correction) Patch {
	p = slices.Clone(p)
	i := p.index(c.Quote.ID)
	if i < 0 {
		return append(p, c)
	}
	before := p[i]
	c.Quote = before.Quote
	for _, s := range [][2]*string{{&c.Speaker, &before.Speaker}, {&c.Role, &before.Role}, {&c.Type, &before.Type}} {
		if *s[0] == "" {
			*s[0] = *s[1]
		}
	}
	if c.Words == nil {
		c.Words = before.Words
	}
	p[i] = c
	return p
}

// Without is p without its correction n.
func (p Patch) Without(n int) Patch {
	if n < 0 || n >= len(p) {
		return p
	}
	return slices.Delete(slices.Clone(p), n, n+1)
}

// WithoutArticle is p without the corrections of an article, or with "" of all of the reader's own articles.
func (p Patch) WithoutArticle(id string) Patch {
	return slices.DeleteFunc(slices.Clone(p), func(c Correction) bool {
		of := c.Article
		if c.Quote.ID != "" {
			of, _, _ = strings.Cut(c.Quote.ID, "/")
		}
		return of == id && id != "" || id == "" && strings.HasPrefix(of, bundle.OwnPrefix)
	})
}

// Join is p after the corrections of another: where both say something of one quote, p's count.
func (p Patch) Join(other Patch) Patch {
	out := slices.Clone(other)
	for _, c := range p {
		if c.Quote.ID == "" && slices.ContainsFunc(out, func(o Correction) bool {
			return o.Article == c.Article && o.Becomes == c.Becomes && slices.Equal(o.People, c.People)
		}) {
			continue
		}
		out = out.With(c)
	}
	return out
}

// Outcome is what became of a correction.
type Outcome struct {
	Quote string // id of the quote that was corrected, "article/attribution", or ""
	Made  int    // in how many articles something was corrected
	Why   string // it was not: why
}
