package bundle

import (
	"encoding/binary"
	"errors"
	"hash"
	"slices"
	"strconv"
	"strings"
	"sync"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/store"
)

// Items are articles with what was found in them. They are read in two passes, in each about in their order and by several goroutines at a time, so that they
// need not be held in memory all at once.
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

// Tools are what a build has from its caller, since only programs that build archives need it. Without a Deflater what is not in codes is not packed,
// without a Stemmer no word has forms.
type Tools struct {
	Deflate store.Deflater
	Stem    index.Stemmer
	SHA256  func() hash.Hash // the standard library's, ten times as quick as our own, which is for programs that are to be small
}

// Build packs items without a Stemmer.
func Build(items Items, info Info, deflate store.Deflater) ([]File, error) {
	return BuildWith(items, info, Tools{Deflate: deflate})
}

// BuildWith packs items. The same items and info give the same bytes. Of info the title and the day of the build are used; the rest is found out. An error
// of items ends the build and is returned inside a Fault.
func BuildWith(items Items, info Info, tools Tools) ([]File, error) {
	s, err := Start(items, tools)
	if err != nil {
		return nil, err
	}
	return s.Finish(info)
}

// Started is a build after the first pass over its items.
type Started struct {
	items   Items
	tools   Tools
	builder *builder
}

// Start makes the first pass, in which items may still be in the making. When it returns, nobody reads items any more.
func Start(items Items, tools Tools) (*Started, error) {
	b := newBuilder()
	b.documentsOfQuotes.Stem(tools.Stem)
	if err := inOrder(items, prepare, b.add); err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	return &Started{items, tools, b}, nil
}

// Finish makes the second pass, and the files. It can be called once.
func (s *Started) Finish(info Info) ([]File, error) {
	b := s.builder
	b.articles, b.words.number = nil, nil // all have been met
	var wait sync.WaitGroup
	wait.Go(func() { b.foundShapes = b.shapes.finish() })
	b.cast.finish()
	b.names.finish()
	wait.Wait()
	if err := inOrder(s.items, b.ready, b.index); err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	info.Articles, info.Quotes, info.Speakers = s.items.Len(), b.quotes, len(b.cast.speakers)
	return b.finish(info, s.tools)
}

// builder makes an archive in two passes: the first packs the articles and learns who there is, the second indexes quotes under the names that people have
// in the archive as a whole.
type builder struct {
	articles map[string]bool // ids
	cast     *cast
	names    *nameTable
	titles   titles
	quotes   int

	flags              []uint32
	words              textWriter // of each article the strings of its meta, and its text
	shapes             shapeWriter
	foundShapes        []byte
	founds             []byte
	foundAt            placeWriter
	ids                idWriter
	documentsOfArticle *index.TermWriter
	documentsOfQuotes  *index.Builder
}

func newBuilder() *builder {
	c := &cast{byKey: map[string]*cluster{}, keys: map[string]string{}}
	b := &builder{
		articles: map[string]bool{}, cast: c, names: newNameTable(c), titles: titles{},
		documentsOfArticle: index.NewTermWriter("narration", false), documentsOfQuotes: index.NewBuilder(),
	}
	b.documentsOfArticle.Partly = true
	return b
}

// prepared is an item of which all has been done that does not need the others.
type prepared struct {
	item    Item
	texts   [][]string // tokens
	found   []part
	guessed int // bytes of the id that need not be written
	err     error
}

func prepare(n int, item Item) prepared {
	found, err := checkInput(item, true)
	if err != nil {
		return prepared{err: &store.Fault{Doing: "article " + strconv.Itoa(n), Err: err}}
	}
	p := prepared{item: item, found: found}
	p.guessed = sharedPrefix(guessID(&item.Article.Meta), item.Article.ID)
	p.texts = append(p.texts, tokensOf(item.Article.ID[p.guessed:]))
	m := &item.Article.Meta
	for _, s := range metaStrings(m) {
		tokens := tokensOf(*s)
		if (s == &m.Publisher || s == &m.Lang || s == &m.License) && len(tokens) > 1 && len(*s) <= longestToken {
			tokens = []string{*s} // few in an archive
		}
		p.texts = append(p.texts, tokens)
	}
	p.texts = append(p.texts, tokensOf(item.Article.Text))
	return p
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
	b.words.add(p.texts...)
	flags := uint32(p.guessed) << 2
	if item.Article.Meta.Sample {
		flags |= 2
	}
	if item.Article.Meta.TitleByArchive {
		flags |= 1
	}
	b.flags = append(b.flags, flags)
	b.shapes.add(p.found)
	for i := range item.Quotes.Attributions {
		b.ids.add(item.Quotes.Attributions[i].ID)
	}
	b.quotes += len(item.Quotes.Attributions)
	b.titles.add(item.Article)
	b.cast.add(item)
	b.names.add(item)
	return nil
}

// readied is an item with its quotes ready to be indexed, and its record.
type readied struct {
	quotes []index.Ready
	found  []byte
	words  index.Analysed // of the whole text, with which pasted words are traced to an article, whoever says them
}

// ready makes article n ready. It only reads what the first pass left, so several goroutines may call it.
func (b *builder) ready(n int, item Item) readied {
	r := readied{found: b.shapes.pack(partsOf(item))}
	docs := b.documents(n, item)
	r.quotes = make([]index.Ready, len(docs))
	for i := range docs {
		r.quotes[i] = docs[i].Ready()
	}
	r.words = index.Analyse([]string{item.Article.Text}, nil).Except(r.quotes)
	return r
}

// index takes the next article's quotes into the index.
func (b *builder) index(r readied) error {
	b.founds = append(b.founds, r.found...)
	b.foundAt.add(len(r.found))
	b.documentsOfArticle.AddAnalysed(r.words)
	for _, q := range r.quotes {
		b.documentsOfQuotes.AddReady(q)
	}
	return nil
}

// recordPage is the size of a page of the sections of records: each of them is read alone, and none compresses any further.
const recordPage = 2 << 10

// items writes the sections of the articles.
func (b *builder) items() ([]store.Section, error) {
	records := func(name string, data []byte) store.Section {
		return store.Section{Name: name, Data: data, Codec: store.Raw, Page: recordPage}
	}
	table := b.words.finish()
	var metas, texts []byte
	var metaAt, textAt placeWriter
	var out store.BitWriter
	ofMeta := 1 + len(metaStrings(&article.Meta{})) // with the id
	for n, flags := range b.flags {
		for range ofMeta {
			b.words.write(&out, n)
		}
		out.Take(flags, 2+guessBits)
		meta := out.Bytes()
		metaAt.add(len(meta))
		metas = append(metas, meta...)
		b.words.write(&out, n)
		text := out.Bytes()
		textAt.add(len(text))
		texts = append(texts, text...)
	}
	b.words = textWriter{}
	sections := []store.Section{
		packed("items/words", table), records("items/meta", metas), records("items/text", texts), packed("found/shapes", b.foundShapes), records("items/found", b.founds),
	}
	for _, part := range []struct {
		name string
		at   *placeWriter
	}{{"items/meta", &metaAt}, {"items/text", &textAt}, {"items/found", &b.foundAt}} {
		places, err := part.at.sections(part.name)
		if err != nil {
			return nil, err
		}
		sections = append(sections, places...)
	}
	return sections, nil
}

func packed(name string, data []byte) store.Section {
	return store.Section{Name: name, Data: data, Codec: store.Deflate}
}

// finish writes the file.
func (b *builder) finish(info Info, tools Tools) ([]File, error) {
	var articles, speakers, quotes, terms, words []store.Section
	var errs [5]error
	var wait sync.WaitGroup
	pack := func(sections []store.Section) error { return store.Pack(sections, tools.Deflate) }
	wait.Go(func() {
		terms, b.documentsOfQuotes = b.documentsOfQuotes.Sections(), nil
		errs[0] = pack(terms)
	})
	wait.Go(func() {
		if articles, errs[1] = b.items(); errs[1] == nil {
			errs[1] = pack(articles)
		}
	})
	wait.Go(func() {
		words, b.documentsOfArticle = b.documentsOfArticle.Sections(), nil
		errs[2] = pack(words)
	})
	wait.Go(func() {
		if speakers, errs[3] = b.cast.sections(); errs[3] == nil {
			errs[3] = pack(speakers)
		}
	})
	wait.Go(func() {
		quotes = b.ids.sections()
		errs[4] = pack(quotes)
	})
	wait.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	b.cast, b.names = nil, nil
	sections := slices.Concat(articles, speakers, quotes, terms, words)

	info.Hash = contentHash(sections, tools.hasher())
	data, err := store.Write(append([]store.Section{infoSection(info)}, sections...), tools.Deflate)
	if err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	name := tools.hasher()
	name.Write(data)
	return []File{{Name: "archive-" + hexDigits(name.Sum(nil)[:8]) + ".vbt", Data: data}}, nil
}

// Check says why an archive cannot hold an item, or gives it as one whose parts are known: AppendItem and a build need not look through it again.
func Check(item Item) (Item, error) { return checked(item, true) }

// Note is Check for an item that is read back from its record before an archive holds it, which proves that it can be.
func Note(item Item) (Item, error) { return checked(item, false) }

// checked is an item whose parts are known: see checkInput.
func checked(item Item, prove bool) (Item, error) {
	parts, err := checkInput(item, prove)
	item.known = known{parts, item.Quotes}
	return item, err
}

// checkInput finds what would make an item impossible to read back, and gives the parts of what was found in it. With prove it reads them back.
func checkInput(item Item, prove bool) ([]part, error) {
	if item.Article == nil || item.Quotes == nil {
		return nil, errors.New("there is no article or nothing was looked for in it")
	}
	if parts, ok := item.parts(); ok {
		return parts, nil
	}
	if err := check(item); err != nil {
		return nil, &store.Fault{Doing: item.Article.ID, Err: err}
	}
	words := newGrid(item.Article.Text)
	parts, ok := words.note(item)
	if !ok || prove && !words.comesBack(parts) {
		return nil, errors.New(item.Article.ID + ": a span lies outside the text")
	}
	return parts, nil
}

// comesBack tells whether parts are read again.
func (g *grid) comesBack(parts []part) bool {
	_, ok := g.read(plainParts{store.NewDecoder(appendPlain(nil, parts))}, &article.Article{Text: g.text}, false)
	return ok
}

func (b *builder) checkIDs(item Item) error {
	if b.articles[item.Article.ID] {
		return errors.New("two articles have the id " + strconv.Quote(item.Article.ID))
	}
	b.articles[strings.Clone(item.Article.ID)] = true // it may be a part of a file
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

func (t Tools) hasher() hasher {
	if t.SHA256 == nil {
		return newDigest()
	}
	return t.SHA256()
}

func contentHash(sections []store.Section, h hasher) string {
	for _, s := range sections {
		h.Write(binary.AppendUvarint(store.AppendString(nil, s.Name), uint64(len(s.Data))))
		h.Write(s.Data)
	}
	return hexDigits(h.Sum(nil))
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

// hexDigits writes b in lower-case hexadecimal. encoding/hex would bring fmt into the programs.
func hexDigits(b []byte) string {
	out := make([]byte, 0, 2*len(b))
	for _, c := range b {
		out = append(out, digits[c>>4], digits[c&15])
	}
	return string(out)
}
