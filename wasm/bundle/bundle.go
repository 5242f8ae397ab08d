// Package bundle packs articles, their attributions and their index into immutable, checksummed files, and reads them back.
package bundle

import (
	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// Item is one article with what was found in it.
type Item struct {
	Article *article.Article
	Quotes  *quote.Result
}

// Info describes an archive as a whole.
type Info struct {
	Title    string // the archive's name, shown in the page's header
	Built    string // the day of the build, "YYYY-MM-DD", or "" (a reproducible build takes it from its caller)
	Hash     string // hexadecimal SHA-256 of the bundle's content, shown and cited
	Articles int
	Quotes   int
	Speakers int // people and bodies that are named and quoted
}

// Speaker is a person or body quoted in the archive: the article-level people of one name taken together.
type Speaker struct {
	Slug     string   // for URLs
	Name     string   // the form used most
	Variants []string // other spellings met in the archive
	Roles    []string // as described, most frequent first
	Body     bool
	Quotes   int
	Articles int
	First    string // publication date of the first and last article quoting them, or ""
	Last     string
}

// File is one file of a built bundle. Its name holds a hash of its bytes.
type File struct {
	Name string
	Data []byte
}

// Build packs items. The same items and info give the same bytes.
func Build(items []Item, info Info) ([]File, error) { return nil, nil }

// Archive is an opened bundle.
type Archive struct{}

// Open reads a bundle of one file. Bytes that are cut off or altered give an error that says which part is damaged.
func Open(data []byte) (*Archive, error) { return nil, nil }

func (a *Archive) Info() Info                        { return Info{} }
func (a *Archive) Index() *index.Reader              { return nil }
func (a *Archive) Speakers() []Speaker               { return nil }
func (a *Archive) Meta(n int) (string, article.Meta) { return "", article.Meta{} } // id and metadata of article n, without decoding its text

// Item decodes article n.
func (a *Archive) Item(n int) (Item, error) { return Item{}, nil }

// Locate tells in which article quote q of the archive stands, and which of its attributions it is.
func (a *Archive) Locate(q int) (article, attribution int) { return 0, 0 }

// FirstQuote is the number of the first quote of article n; those of n follow one another.
func (a *Archive) FirstQuote(n int) int { return 0 }

// Speaker gives the index into Speakers of quote q, or -1.
func (a *Archive) Speaker(q int) int { return -1 }

// ArticleByID and QuoteByID find by the ids used in URLs; a quote's is "article-id/attribution-id". ok is false when there is none.
func (a *Archive) ArticleByID(id string) (n int, ok bool) { return 0, false }
func (a *Archive) QuoteByID(id string) (q int, ok bool)   { return 0, false }
func (a *Archive) QuoteID(q int) string                   { return "" }
