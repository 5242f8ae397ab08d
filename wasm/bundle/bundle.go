// Package bundle packs articles, their attributions and their index into immutable, checksummed files, and reads them back.
//
// # The archive file
//
// archive-<16 hexadecimal digits of its SHA-256>.vbt is a file of package store with these sections beside those of package index. Numbers are unsigned
// varints, strings have their length in front, and a flag is a bit.
//
//	info        = title, built, hash of the content, counts of articles, quotes, speakers
//	items/words = the tokens of the texts and their codes, with items/meta and items/text described in words.go
//	items/found = for each article what was found in it, by found/shapes; shape.go has its form, found.go the order of its fields
//	speakers    = { flags (1 body, 2 another slug than the name gives), [ slug, ] name, variants, roles, counts of quotes and articles, first, last }
//	ids         = for each quote the number of which its id is "q" and the eight hexadecimal digits, or 0
//	ids/other   = count of quotes with other ids { distance from the one before, or from the first quote; id }
//
// The records of R, one of items/meta, items/text, items/found and speakers, are found by two rows of store.Numbers: R/sizes has the bytes of each, and R/starts
// where every 32nd begins. Of these rows, of ids and of the long sections only the pages in which a record lies are fetched. Which quotes are an article's, and
// whose they are, the index tells: a document's voice is 1 + its index in speakers, or 0.
package bundle

import (
	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// Item is one article with what was found in it.
type Item struct {
	Article *article.Article
	Quotes  *quote.Result

	known known // or nothing
}

// known are the parts (shape.go) of what was found in an article, as they were read, so that a build need not find them again.
type known struct {
	parts []part
	of    *quote.Result // whose they are
}

// parts gives the parts that are known of what the item holds.
func (i *Item) parts() ([]part, bool) {
	return i.known.parts, i.Quotes != nil && i.known.of == i.Quotes
}

// Info describes an archive as a whole.
type Info struct {
	Title    string // the archive's name, shown in the page's header
	Built    string // the day of the build, "YYYY-MM-DD", or "" (a reproducible build takes it from its caller)
	Hash     string // hexadecimal SHA-256 of all sections but the info, unpacked: the same articles have the same hash whatever the day of the build
	Articles int
	Quotes   int
	Speakers int // people and bodies that are named and quoted
}

// Speaker is a person or body quoted in the archive: the article-level people of one name taken together. Two people of the same name cannot be told
// apart across articles and count as one.
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

// OwnPrefix begins the ids of articles of the reader's own. Ids that are made of files' names never have two hyphens in a row.
const OwnPrefix = "local--"

// The values that stand in facets for what an article does not say.
const (
	UnclearSpeaker = "Speaker unclear"
	Opening        = "(opening)" // the section before the first heading
	Undated        = "undated"
	NoPublisher    = "(no publisher)"
	Local          = "Local" // the publisher of an article of the reader's own that names none
)
