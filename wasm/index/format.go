// Package index turns the words and facet values of quotes into bytes that answer look-ups.
//
// # The format
//
// An index is a number of sections of a file of package store, which cuts them into pages and puts each under a checksum. Numbers are unsigned varints.
// A string is its length in bytes and the bytes. A document is a quote, or, in the index of narration, an article; documents are numbered from 0.
//
// Every document is a row of words, as Words finds them, at positions 0, 1, 2 …: first the words said (of all pieces of the quote, one after the other:
// an interruption by the cue does not part a phrase), then, after one position that stays free, each name of the speaker, again with a free position
// after each. A phrase can therefore not reach from one field into the next. A hyphenated word takes up one position for each part and stands at the first
// of them with its width.
//
//	P/docs      = count of documents, flags (1: positions are kept; 2: partly; 4: casts), sum of their positions, [ count of casts, ] count of classes of forms
//	P/length    = for each quote the count of all its positions; a row of store.Numbers, of which any is read alone. Other documents are not ranked.
//	P/terms     = { block }
//	block       = offset into P/postings, count of classes of forms begun before, count of terms (one byte), then up to 64 terms, in the order of their bytes:
//	              { shared, string, documents - 1, [ known | named [ casts - 1 ], ] length, class, [ best ] }, in the codes of P/dictionary (dictionary.go has their
//	              contexts)
//	              shared is the number of bytes in common with the term before in the block, string the rest, letter by letter; documents how many have the
//	              term; length the bytes of its postings, known how many of the documents are not among these, in an index that is so partly; named 0, or 1 + how
//	              many documents have it in their speakers' names only, and casts how many casts have it there; class 0 for none, 1 for the next class that
//	              begins, otherwise 1 + how many classes back it began; best, of a term of more than 64 quotes that stands in no speaker's name, the quote that a
//	              search for it finds first, by as many bits as the greatest number of a quote has. The postings of a term begin where those of the term before end.
//	P/forms     = { class }, in the order of their first terms
//	class       = count of terms that are forms of one word { shared, string }
//	P/forms/starts = where every 16th class begins
//	P/blocks    = count { what its first term begins with that the one before it is below, a string; length of the block in bytes }
//	P/codes     = the codes of the postings, by how rare a term is (lists.go has their contexts)
//	P/postings  = for each term, in order { [ length in bytes of what follows of casts { chunk of up to 256 casts } ] { chunk of up to 256 documents } }
//	chunk       = [ last, length in bytes ] { document } { places }, in codes up to a whole byte
//	              last is the distance of the chunk's last document from that of the chunk before (from -1 at first). The last chunk of a term is without
//	              both: how many documents a term has the dictionary tells, and so what is left for it.
//	document    = distance from the document before - 1, flag: more than once [ count - 2 ]
//	places      = count × { distance from the place before, or from 0; flag: wide [ width - 2 ] }; none and no counts without positions
//	casts       = for each document its cast, a number below that of another with fewer documents (casts.go says what a cast is)
//	casts/voices, casts/positions = for each cast the voice of its documents, and the positions of its names, with the free one before them
//	columns/C   = count of values { shared, string }, form of the rows, rows
//	              values are in the order of their bytes, and so numbered. Form 0: for each document the count of its values and their numbers;
//	              1: for each document the number of its one value; 2: for each article the number of the one value of all its documents; 3: as form 0 for each cast
//	published   = count of dates { shared, string }, in order, form of the rows (1 or 2)
//	published/rows = for each document or article the number of its date
//	articles    = count of articles { count of documents }
//
// P is "quotes" for the quotes, which have positions; "narration" for the whole text of articles, which has none, and lists of the articles with a term only
// those of which no quote has it: the others follow from the quotes' own postings, which is three quarters of them; and "names/C" for the columns in whose
// values words are looked for: there the documents are the values, by their numbers. The archive's own sections stand in the same file; package bundle
// describes them.
package index

// Column is one dimension by which quotes are filtered and counted. Its String names its section and the facet of package query.
type Column uint8

// The columns, in the order of query's facets.
const (
	Speaker Column = iota
	Type
	Confidence
	Affiliation
	Mentioned
	Section
	Article
	Publisher
	Date
	Said
	Event
	NumColumns
)

func (c Column) String() string {
	return [...]string{"speaker", "type", "confidence", "affiliation", "mentioned", "section", "article", "publisher", "date", "said", "event"}[c]
}

const (
	termsPerBlock = 64
	docsPerChunk  = 256

	termsPage = 2 << 10 // a page of P/terms, which does not compress any further

	formsPage = 4 << 10 // a page of P/forms, of which a look-up reads one

	postingsPage = 4 << 10 // a page of P/postings, which does not compress any further

	numbersPage = 1 << 10 // a page of what is known of each document, of which few are asked for at a time

	castsPage = 4 << 10 // the same of casts, which compress less in smaller pages

	withPlaces = 1 // flags of P/docs
	partly     = 2
	withCasts  = 4
)

// Doc is one quote as it is to be indexed.
type Doc struct {
	Article   int      // its number; documents come in the order of their articles
	Lang      string   // BCP 47 tag of the words said, or ""
	Said      []string // the words said, piece by piece
	Speaker   []string // names under which the speaker is found
	Words     *Names   // those names, if the caller has analysed them already
	Voice     int      // a number that is kept for the caller; documents with the same names and values of Speaker mostly have the same
	Published string   // date of publication, "YYYY-MM-DD" or a prefix of it, or ""
	Values    [NumColumns][]string
}

// Place is where a term stands in a document.
type Place struct {
	At    int // position
	Width int // positions it takes up
}
