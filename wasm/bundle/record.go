package bundle

import (
	"errors"

	"verbatim/wasm/article"
	"verbatim/wasm/store"
)

// AppendItem appends an item to b as one record, which holds all that an archive takes from it, so that an article need not be worked a second time. The
// record is for the program that wrote it: it is written by the same walk as the archive's own records and changes with them.
func AppendItem(b []byte, item Item) []byte {
	meta := encodeMeta(item.Article.ID, &item.Article.Meta)
	b = store.AppendString(b, string(meta))
	b = store.AppendString(b, item.Article.Text)
	b = store.AppendString(b, string(appendPlain(nil, partsOf(item))))
	for i := range item.Quotes.Attributions {
		b = store.AppendString(b, item.Quotes.Attributions[i].ID)
	}
	return b
}

// ReadItem reads a record of AppendItem, and refuses what does not fit together. The article has lost its way back to the bytes of its file: its Source
// finds nothing.
func ReadItem(record []byte) (Item, error) {
	d := store.NewDecoder(record)
	meta, text, found := d.Bytes(d.Count()), d.String(), d.Bytes(d.Count())
	a := &article.Article{Text: text}
	var ok bool
	if a.ID, a.Meta, ok = decodeMeta(meta); !ok || d.Err() != nil {
		return Item{}, errRecord
	}
	source := plainParts{store.NewDecoder(found)}
	item, ok := newGrid(text).read(source, a, true)
	if !ok || source.Len() > 0 {
		return Item{}, errRecord
	}
	for i := range item.Quotes.Attributions {
		item.Quotes.Attributions[i].ID = d.String()
	}
	if d.Err() != nil || d.Len() > 0 {
		return Item{}, errRecord
	}
	return item, nil
}

var errRecord = errors.New("read record of an article: it is damaged or of another version")
