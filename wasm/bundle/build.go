package bundle

import (
	"encoding/binary"
	"errors"
	"strconv"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/store"
)

// Items are articles with what was found in them. They are read one at a time, in order and twice over, so that they need not be held in memory all at once.
type Items interface {
	Len() int
	Item(n int) (Item, error) // 0 ≤ n < Len(); the same item each time
}

// List is Items in memory.
type List []Item

// Len is the number of items.
func (l List) Len() int { return len(l) }

// Item gives item n.
func (l List) Item(n int) (Item, error) { return l[n], nil }

// Build packs items. The same items and info give the same bytes. Of info the title and the day of the build are used; the rest is found out.
// Without a Deflater nothing is compressed. An error of items ends the build and is returned inside a Fault.
func Build(items Items, info Info, deflate store.Deflater) ([]File, error) {
	b := newBuilder()
	for n := range items.Len() {
		item, err := items.Item(n)
		if err != nil {
			return nil, &store.Fault{Doing: "build bundle", Err: err}
		}
		if err := b.add(n, item); err != nil {
			return nil, err
		}
	}
	b.cast.finish()
	b.names.finish()
	for n := range items.Len() {
		item, err := items.Item(n)
		if err != nil {
			return nil, &store.Fault{Doing: "build bundle", Err: err}
		}
		b.index(n, item)
	}
	info.Articles, info.Quotes, info.Speakers = items.Len(), b.quotes, len(b.cast.speakers)
	return b.finish(info, deflate)
}

// builder makes an archive in two passes: the first packs the articles and learns who there is, the second indexes quotes under the names that people have
// in the archive as a whole.
type builder struct {
	articles map[string]bool // ids
	cast     *cast
	names    *nameTable
	titles   titles
	quotes   int

	sizes              encoder
	metas, texts, ids  []byte
	founds             []byte
	voices             encoder
	documentsOfArticle *index.TermWriter
	documentsOfQuotes  *index.Builder
}

func newBuilder() *builder {
	c := &cast{byKey: map[string]*cluster{}}
	return &builder{
		articles: map[string]bool{}, cast: c, names: newNameTable(c), titles: titles{},
		documentsOfArticle: index.NewTermWriter("narration", false), documentsOfQuotes: index.NewBuilder(),
	}
}

// add takes article n in.
func (b *builder) add(n int, item Item) error {
	if err := checkInput(item); err != nil {
		return &store.Fault{Doing: "build bundle: article " + strconv.Itoa(n), Err: err}
	}
	if err := b.checkIDs(item); err != nil {
		return &store.Fault{Doing: "build bundle", Err: err}
	}
	meta, found := encodeMeta(item.Article.ID, &item.Article.Meta), encodeFound(item)
	b.sizes.int(len(meta))
	b.sizes.int(len(item.Article.Text))
	b.sizes.int(len(found))
	b.sizes.int(len(item.Quotes.Attributions))
	b.metas = append(b.metas, meta...)
	b.texts = append(b.texts, item.Article.Text...)
	b.founds = append(b.founds, found...)
	for i := range item.Quotes.Attributions {
		b.ids = appendID(b.ids, item.Quotes.Attributions[i].ID)
	}
	b.quotes += len(item.Quotes.Attributions)
	b.titles.add(item.Article)
	b.cast.add(item)
	b.names.add(item)
	// The whole text, with which pasted words are traced to an article, whoever says them.
	b.documentsOfArticle.Add([]string{item.Article.Text}, nil)
	return nil
}

// index takes the quotes of article n into the index.
func (b *builder) index(n int, item Item) {
	for i := range item.Quotes.Attributions {
		voice := 0
		if k := b.cast.person(n, &item.Quotes.Attributions[i]); k != nil {
			voice = k.speaker + 1
		}
		b.voices.int(voice)
	}
	for _, d := range b.documents(n, item) {
		b.documentsOfQuotes.Add(d)
	}
}

// finish writes the file.
func (b *builder) finish(info Info, deflate store.Deflater) ([]File, error) {
	packed := func(name string, data []byte) store.Section {
		return store.Section{Name: name, Data: data, Codec: store.Deflate}
	}
	sizes := binary.AppendUvarint(nil, uint64(info.Articles))
	sections := []store.Section{
		packed("items/sizes", append(sizes, b.sizes.b...)),
		packed("items/meta", b.metas),
		packed("items/text", b.texts),
		packed("items/found", b.founds),
		packed("ids", b.ids),
		packed("speakers", b.cast.bytes()),
		packed("voices", b.voices.b),
	}
	b.cast, b.names = nil, nil
	sections = append(sections, b.documentsOfQuotes.Sections()...)
	sections = append(sections, b.documentsOfArticle.Sections()...)
	b.documentsOfQuotes, b.documentsOfArticle = nil, nil

	info.Hash = contentHash(sections)
	data, err := store.Write(append([]store.Section{infoSection(info)}, sections...), deflate)
	if err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	sum := sha256(data)
	return []File{{Name: "archive-" + hexDigits(sum[:8]) + ".vbt", Data: data}}, nil
}

// checkInput finds what would make an item impossible to read back.
func checkInput(item Item) error {
	if item.Article == nil || item.Quotes == nil {
		return errors.New("there is no article or nothing was looked for in it")
	}
	if err := check(item); err != nil {
		return &store.Fault{Doing: item.Article.ID, Err: err}
	}
	if _, ok := decodeFound(encodeFound(item), &article.Article{Text: item.Article.Text}); !ok {
		return errors.New(item.Article.ID + ": a span lies outside the text")
	}
	return nil
}

func (b *builder) checkIDs(item Item) error {
	if b.articles[item.Article.ID] {
		return errors.New("two articles have the id " + strconv.Quote(item.Article.ID))
	}
	b.articles[item.Article.ID] = true
	quotes := map[string]bool{}
	for i := range item.Quotes.Attributions {
		id := item.Quotes.Attributions[i].ID
		if quotes[id] {
			return errors.New("two quotes of article " + strconv.Quote(item.Article.ID) + " have the id " + strconv.Quote(id))
		}
		quotes[id] = true
	}
	return nil
}

func contentHash(sections []store.Section) string {
	d := newDigest()
	for _, s := range sections {
		d.write(binary.AppendUvarint(store.AppendString(nil, s.Name), uint64(len(s.Data))))
		d.write(s.Data)
	}
	sum := d.sum()
	return hexDigits(sum[:])
}

func infoSection(info Info) store.Section {
	var e encoder
	e.string(info.Title)
	e.string(info.Built)
	e.string(info.Hash)
	e.int(info.Articles)
	e.int(info.Quotes)
	e.int(info.Speakers)
	return store.Section{Name: "info", Data: e.b, Codec: store.Raw}
}
