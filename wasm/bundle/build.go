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
	if err := inOrder(items, prepare, b.add); err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	b.cast.finish()
	b.names.finish()
	b.narration = b.documentsOfArticle.Sections() // smaller than what it is made from
	b.documentsOfArticle = nil
	if err := inOrder(items, b.ready, b.index); err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
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
	metas, texts       []byte
	founds             []byte
	ids                idWriter
	voices             []uint32
	documentsOfArticle *index.TermWriter
	documentsOfQuotes  *index.Builder
	narration          []store.Section
}

func newBuilder() *builder {
	c := &cast{byKey: map[string]*cluster{}}
	return &builder{
		articles: map[string]bool{}, cast: c, names: newNameTable(c), titles: titles{},
		documentsOfArticle: index.NewTermWriter("narration", false), documentsOfQuotes: index.NewBuilder(),
	}
}

// prepared is an item of which all has been done that does not need the others.
type prepared struct {
	item        Item
	meta, found []byte
	words       index.Analysed // of the whole text, with which pasted words are traced to an article, whoever says them
	err         error
}

func prepare(n int, item Item) prepared {
	if err := checkInput(item); err != nil {
		return prepared{err: &store.Fault{Doing: "article " + strconv.Itoa(n), Err: err}}
	}
	return prepared{item: item, meta: encodeMeta(item.Article.ID, &item.Article.Meta), found: encodeFound(item), words: index.Analyse([]string{item.Article.Text}, nil)}
}

// add takes the next article in.
func (b *builder) add(p prepared) error {
	if p.err != nil {
		return p.err
	}
	item := p.item
	if err := b.checkIDs(item); err != nil {
		return err
	}
	b.sizes.int(len(p.meta))
	b.sizes.int(len(item.Article.Text))
	b.sizes.int(len(p.found))
	b.sizes.int(len(item.Quotes.Attributions))
	b.metas = append(b.metas, p.meta...)
	b.texts = append(b.texts, item.Article.Text...)
	b.founds = append(b.founds, p.found...)
	for i := range item.Quotes.Attributions {
		b.ids.add(item.Quotes.Attributions[i].ID)
	}
	b.quotes += len(item.Quotes.Attributions)
	b.titles.add(item.Article)
	b.cast.add(item)
	b.names.add(item)
	b.documentsOfArticle.AddAnalysed(p.words)
	return nil
}

// voiced is one quote ready to be indexed, with 1 + the number of its speaker, or 0.
type voiced struct {
	index.Ready
	voice int
}

// ready makes the quotes of article n ready. It only reads what the first pass left, so several goroutines may call it.
func (b *builder) ready(n int, item Item) []voiced {
	var quotes []voiced
	for i, d := range b.documents(n, item) {
		voice := 0
		if k := b.cast.person(n, &item.Quotes.Attributions[i]); k != nil {
			voice = k.speaker + 1
		}
		quotes = append(quotes, voiced{d.Ready(), voice})
	}
	return quotes
}

// index takes the next article's quotes into the index.
func (b *builder) index(quotes []voiced) error {
	for _, q := range quotes {
		b.voices = append(b.voices, uint32(q.voice))
		b.documentsOfQuotes.AddReady(q.Ready)
	}
	return nil
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
		packed("speakers", b.cast.bytes()),
		packed("voices", store.AppendNumbers(nil, b.voices)),
	}
	sections = append(sections, b.ids.sections()...)
	b.cast, b.names = nil, nil
	sections = append(sections, b.documentsOfQuotes.Sections()...)
	sections = append(sections, b.narration...)
	b.documentsOfQuotes = nil

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
