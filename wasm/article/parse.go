package article

import (
	"path"
	"strings"
)

// MaxFile is the size, in bytes, of the largest file that Parse reads.
const MaxFile = 4 << 20

const byteOrderMark = "\ufeff"

// Parse reads the article in data. The name's extension tells how: .txt, .md, .html or .htm. The name also gives the ID, and stands in errors.
// An error is of type Errors and lists every problem of the file.
func Parse(name string, data []byte) (*Article, error) {
	p := &problems{file: name, text: string(data)}
	if len(data) > MaxFile {
		p.text = ""
		p.at(0, "the file is larger than 4 MiB", "split it into several articles")
		return nil, p.list
	}
	p.checkBytes()
	a := &Article{ID: idOf(name)}
	switch strings.ToLower(path.Ext(slashed(name))) {
	case ".txt":
		at := readFront(p, &a.Meta)
		a.Text = p.text[at:]
		a.source = shifted(len(a.Text), at)
		a.finish(textBlocks(a.Text))
	case ".md":
		at := readFront(p, &a.Meta)
		readMarkdown(a, p.text, at)
	case ".html", ".htm":
		if err := readHTML(a, p.text); err != nil {
			p.at(0, err.Error(), "save the page's text as .txt")
		}
	default:
		p.at(0, "the file's extension tells no format that can be read", "name it .txt, .md or .html")
	}
	if len(p.list) == 0 && len(a.Blocks) == 0 {
		p.at(len(p.text), "the article has no text", "write the article's text below the front matter, or delete the file")
	}
	if len(p.list) > 0 {
		return nil, p.list
	}
	return a, nil
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
