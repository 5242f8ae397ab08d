// Package query turns what was typed in the search box, or stands in a URL, into a Query, and back.
package query

// Facet is one dimension of filtering. Its String is the key used in URLs and exports.
type Facet uint8

const (
	Speaker Facet = iota
	Type
	Confidence
	Affiliation // a body in the speaker's role as described
	Mentioned   // a name in the words said
	Section
	Article
	Publisher
	Date  // the month of publication, "2020-02", or "undated"
	Said  // the month, or lone year, in which it was said, where the article tells
	Event // a month, or lone year, that the words said speak of
	NumFacets
)

func (f Facet) String() string {
	if f >= NumFacets {
		return ""
	}
	return [...]string{"speaker", "type", "confidence", "affiliation", "mentioned", "section", "article", "publisher", "date", "said", "event"}[f]
}

// Sort is the order of results.
type Sort uint8

const (
	ByRelevance Sort = iota // best match first; by date when nothing was typed
	ByDate                  // newest first
	ByDateAscending
)

// Filter keeps the quotes that have Value in Facet, or, with Exclude, those that have not. Values of one facet are ORed.
type Filter struct {
	Facet   Facet
	Value   string
	Exclude bool
}

// Scope is the part of the articles in which words are looked for. The page has a switch for it.
type Scope uint8

const (
	Spoken    Scope = iota // the words said, and the names of those who say them: the results are quotes
	Narration              // the words of the article's author, headings among them: the results are passages
	Captions               // the words beneath pictures: passages
	All                    // quotes, and passages of both kinds
	NumScopes
)

func (s Scope) String() string { return [...]string{"spoken", "narration", "captions", "all"}[s] }

// Query is a whole look-up: the words typed and the filters chosen.
type Query struct {
	Text    string // as typed
	Filters []Filter
	From    string // published on or after, "YYYY-MM-DD" or a prefix of it, or ""
	To      string // published on or before
	Sort    Sort
	Scope   Scope
	Typing  bool // Text is still being typed: its last word may go on. Not part of a URL

	Forms map[string][]string // other forms of words, by their terms, as an archive has them: to light them up. Not part of a URL
}

// Parse gives the Query of what was typed in the search box. Any text is a valid one; Clauses tells how it is understood.
func Parse(text string) Query { return Query{Text: text} }

// Problem is something in a query or URL that could not be used as written. The rest of the query still works.
type Problem struct {
	Column  int    // 1-based, in runes, within what was typed; 0 when it does not apply
	Message string // a lower-case sentence for the page
}
