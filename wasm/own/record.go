// Package own turns articles of the reader's own into an archive, and a workspace of them into one file and back.
//
// In a workspace an article is a record, all numbers unsigned varints and strings with their length in
// front:
//
//	record   = version (1), name of the file, id, meta, text, blocks, sections
//	meta     = title, author, publisher, published, lang, translated from, url, credit, licence, flags (1 title by archive, 2 sample)
//	blocks   = count { kind, start, length, section + 1 }
//	sections = count { start and length of the title, slug }
//
// What is said in an article is no part of its record: it is found again by whatever version of the program opens it.
package own

import (
	"encoding/binary"
	"errors"

	"verbatim/wasm/article"
	"verbatim/wasm/store"
)

const recordVersion = 1

var errRecord = errors.New("read record of an article: it is damaged")

// AppendArticle appends the record of an article to b. file is the name of the file that it came from.
func AppendArticle(b []byte, file string, a *article.Article) []byte {
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	number(recordVersion)
	b = store.AppendString(b, file)
	b = store.AppendString(b, a.ID)
	m := a.Meta
	for _, s := range metaStrings(&m) {
		b = store.AppendString(b, *s)
	}
	flags := 0
	if m.TitleByArchive {
		flags = 1
	}
	if m.Sample {
		flags |= 2
	}
	number(flags)
	b = store.AppendString(b, a.Text)
	number(len(a.Blocks))
	for _, block := range a.Blocks {
		number(int(block.Kind))
		number(block.Span.Start)
		number(block.Span.Len())
		number(block.Section + 1)
	}
	number(len(a.Sections))
	for _, s := range a.Sections {
		number(s.Title.Start)
		number(s.Title.Len())
		b = store.AppendString(b, s.Slug)
	}
	return b
}

// ReadArticle reads what AppendArticle wrote. It refuses any bytes whose parts do not fit together.
func ReadArticle(record []byte) (file string, a *article.Article, err error) {
	d := store.NewDecoder(record)
	if version := d.Int(); d.Err() == nil && version != recordVersion {
		return "", nil, errors.New("read record of an article: it is of another version of this page; reload the page")
	}
	file = d.String()
	a = &article.Article{ID: d.String()}
	for _, s := range metaStrings(&a.Meta) {
		*s = d.String()
	}
	flags := d.Int()
	a.Meta.TitleByArchive, a.Meta.Sample = flags&1 != 0, flags&2 != 0
	a.Text = d.String()
	ok := true
	span := func() article.Span {
		start, n := d.Int(), d.Int()
		if start > len(a.Text) || n > len(a.Text)-start {
			ok = false
			return article.Span{}
		}
		return article.Span{Start: start, End: start + n}
	}
	last := 0
	for range d.Count() {
		block := article.Block{Kind: article.BlockKind(d.Int() & 0xff), Span: span(), Section: d.Int() - 1}
		ok = ok && block.Kind <= article.ListItem && block.Span.Start >= last
		last = block.Span.End
		a.Blocks = append(a.Blocks, block)
	}
	for range d.Count() {
		a.Sections = append(a.Sections, article.Section{Title: span(), Slug: d.String()})
	}
	for _, block := range a.Blocks {
		ok = ok && block.Section < len(a.Sections)
	}
	if d.Err() != nil || d.Len() > 0 || !ok || a.ID == "" {
		return "", nil, errRecord
	}
	return file, a, nil
}

func metaStrings(m *article.Meta) []*string {
	return []*string{&m.Title, &m.Author, &m.Publisher, &m.Published, &m.Lang, &m.TranslatedFrom, &m.URL, &m.Credit, &m.License}
}
