// Package article turns a news file (.md, .txt, .html) into an Article: metadata, sections, paragraphs, captions and credits.
//
// Text is what is read, and everything else points into it by bytes. Source leads from there to the bytes of the file.
//
//   - Plain text (.txt, pasted words) is its own Text, byte for byte. With no markup to go by, its parts are told by their form: lines right after one
//     another are paragraphs unless they fill a width as hard-wrapped ones do; a short line alone above a paragraph, not ended like a sentence, is a heading;
//     bullets of which one is a credit are a picture's. When in doubt a line is a paragraph, since only paragraphs are searched for what was said.
//   - Markdown (.md) is a subset that markdown.go documents, read here and not by a library: an article needs the words and where they stood, not HTML, and
//     goldmark alone would add about 300 KB of compressed program and the banned regexp.
//   - HTML (.html, .htm) is read by the tokens of golang.org/x/net/html: the <article>, <main> or <body> without what surrounds the story.
//
// Text and Markdown may open with front matter, described in front.go. What is wrong with a file is reported all at once, as Errors.
package article

// Span is a half-open stretch [Start, End) of a text, in bytes. The zero Span means "none".
type Span struct {
	Start, End int
}

// IsZero reports whether s is the zero Span, which stands for "none".
func (s Span) IsZero() bool { return s == Span{} }

// Len is the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the stretch of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// BlockKind tells what part of an article a block is.
type BlockKind uint8

// The kinds of block. Only paragraphs and quotes (block quotations) are searched for attributions.
const (
	Paragraph BlockKind = iota // running text
	Heading                    // a sub-heading: opens a section
	Caption                    // a picture's caption
	Credit                     // a picture's or agency's credit: "© Sergey Guneev"
	Quotation                  // a block quotation, set off by the markup (Markdown ">", HTML <blockquote>)
	ListItem                   // an item of a list in the running text
)

func (k BlockKind) String() string {
	return [...]string{"paragraph", "heading", "caption", "credit", "quotation", "list item"}[k]
}

// Block is one paragraph-like unit of an article. Blocks stand in text order and do not overlap.
type Block struct {
	Kind    BlockKind
	Span    Span // into Article.Text, outer white space and markup left out
	Section int  // index into Article.Sections, or -1 before the first heading; a heading of -1 is the title, repeated above the text
}

// Section is the part of an article from a heading to the next one.
type Section struct {
	Title Span   // the heading's words, into Article.Text
	Slug  string // an id for links, unique within the article
}

// Meta is what the front matter or the page's own metadata says of an article. Dates are "YYYY-MM-DD", or "YYYY-MM", or "" when unknown.
type Meta struct {
	Title          string
	TitleByArchive bool // the title was made by the archive, not by the publisher: shown as such
	Author         string
	Publisher      string
	Published      string
	Lang           string // BCP 47 tag of Text: "en", "ru"
	TranslatedFrom string // BCP 47 tag of the original, or ""
	URL            string // the publisher's original
	Credit         string // pictures and agencies, as one line
	License        string
	Sample         bool // an invented article, shown as such
}

// Article is one news article. Text is its body as plain UTF-8 text; every Span elsewhere is an offset into it.
type Article struct {
	ID       string // unique in its archive, fit for a URL: lower-case letters, digits and hyphens
	Meta     Meta
	Text     string
	Blocks   []Block
	Sections []Section

	source sourceMap // where in the file Text came from
}
