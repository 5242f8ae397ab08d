package article

import (
	"path"
	"slices"
	"strings"
)

// MaxFile is the size, in bytes, of the largest file that Parse reads.
const MaxFile = 4 << 20

const byteOrderMark = "\ufeff"

// Format is a further way to read a file, handed to Parse by programs that want it: package webpage has the one for HTML, which the page itself can do
// without.
type Format struct {
	Extensions []string // with their dots, in lower case
	// Read gives what the file says of its article and the parts of its text, with white space folded.
	Read func(file string) (Meta, []Part, error)
}

// Part is one block of text as a Format finds it.
type Part struct {
	Kind BlockKind
	Text string
}

// Parse reads the article in data. The name's extension tells how: .txt, .md or one of formats. The name also gives the ID, and stands in errors.
// An error is of type Errors and lists every problem of the file.
func Parse(name string, data []byte, formats ...Format) (*Article, error) {
	p := &problems{file: name, text: string(data)}
	if len(data) > MaxFile {
		p.text = ""
		p.at(0, "the file is larger than 4 MiB", "split it into several articles")
		return nil, p.list
	}
	p.checkBytes()
	a := &Article{ID: idOf(name)}
	switch ext := strings.ToLower(path.Ext(slashed(name))); ext {
	case ".txt":
		at := readFront(p, &a.Meta)
		a.Text = p.text[at:]
		a.source = shifted(len(a.Text), at)
		a.finish(textBlocks(a.Text))
	case ".md":
		at := readFront(p, &a.Meta)
		readMarkdown(a, p.text, at)
	default:
		a.readFormat(p, ext, formats)
	}
	if len(p.list) == 0 && len(a.Blocks) == 0 {
		p.at(len(p.text), "the article has no text", "write the article's text below the front matter, or delete the file")
	}
	if len(p.list) > 0 {
		return nil, p.list
	}
	return a, nil
}

// readFormat reads p's text in the one of formats that has the extension.
func (a *Article) readFormat(p *problems, ext string, formats []Format) {
	for _, f := range formats {
		if !slices.Contains(f.Extensions, ext) {
			continue
		}
		meta, parts, err := f.Read(strings.TrimPrefix(p.text, byteOrderMark))
		if err != nil {
			p.at(0, err.Error(), "save the page's text as .txt")
			return
		}
		a.Meta = meta
		a.compose(parts)
		return
	}
	p.at(0, "the file's extension tells no format that can be read", "name it .txt, .md or .html")
}

// compose writes the text of a from parts, with an empty line between them.
func (a *Article) compose(parts []Part) {
	var b strings.Builder
	blocks := make([]Block, len(parts))
	for i, part := range parts {
		if i > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(part.Text)
		blocks[i] = Block{Kind: part.Kind, Span: Span{start, b.Len()}}
	}
	a.Text, a.source = b.String(), unmapped()
	a.finish(blocks)
}

// finish sets what follows from the text and blocks of a, and fills in the title and the language where the file gave none.
func (a *Article) finish(blocks []Block) {
	a.structure(blocks)
	if a.Meta.Title == "" {
		a.Meta.Title = titleOf(a.ID)
		a.Meta.TitleByArchive = true
	}
	if a.Meta.Lang == "" {
		a.Meta.Lang = guessLanguage(a.Text)
	}
}

// titleOf makes words of an id: "bridge-opens" gives "Bridge opens".
func titleOf(id string) string {
	words := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// idOf makes an article's id of its file's name.
func idOf(name string) string {
	base := path.Base(slashed(name))
	if id := Slug(strings.TrimSuffix(base, path.Ext(base))); id != "" {
		return id
	}
	return "article"
}

// slashed writes Windows paths with slashes.
func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }
