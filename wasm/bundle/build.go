package bundle

import (
	"encoding/binary"
	"errors"
	"strconv"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/store"
)

// Build packs items. The same items and info give the same bytes. Of info the title and the day of the build are used; the rest is found out.
// Without a Deflater nothing is compressed.
func Build(items []Item, info Info, deflate store.Deflater) ([]File, error) {
	for n, item := range items {
		if err := checkInput(item); err != nil {
			return nil, &store.Fault{Doing: "build bundle: article " + strconv.Itoa(n), Err: err}
		}
	}
	if err := checkIDs(items); err != nil {
		return nil, &store.Fault{Doing: "build bundle", Err: err}
	}
	cast := gather(items)
	docs := documents(cast)
	sections := itemSections(items)
	sections = append(sections, speakerSections(cast, items)...)
	sections = append(sections, index.Build(docs)...)
	sections = append(sections, narration(items)...)

	info.Articles, info.Quotes, info.Speakers = len(items), len(docs), len(cast.speakers)
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

func checkIDs(items []Item) error {
	articles := map[string]bool{}
	for _, item := range items {
		if articles[item.Article.ID] {
			return errors.New("two articles have the id " + strconv.Quote(item.Article.ID))
		}
		articles[item.Article.ID] = true
		quotes := map[string]bool{}
		for i := range item.Quotes.Attributions {
			id := item.Quotes.Attributions[i].ID
			if quotes[id] {
				return errors.New("two quotes of article " + strconv.Quote(item.Article.ID) + " have the id " + strconv.Quote(id))
			}
			quotes[id] = true
		}
	}
	return nil
}

func contentHash(sections []store.Section) string {
	var all []byte
	for _, s := range sections {
		all = store.AppendString(all, s.Name)
		all = binary.AppendUvarint(all, uint64(len(s.Data)))
		all = append(all, s.Data...)
	}
	sum := sha256(all)
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

func itemSections(items []Item) []store.Section {
	var sizes encoder
	var metas, texts, founds []byte
	sizes.int(len(items))
	for _, item := range items {
		meta := encodeMeta(item.Article.ID, &item.Article.Meta)
		found := encodeFound(item)
		sizes.int(len(meta))
		sizes.int(len(item.Article.Text))
		sizes.int(len(found))
		sizes.int(len(item.Quotes.Attributions))
		metas = append(metas, meta...)
		texts = append(texts, item.Article.Text...)
		founds = append(founds, found...)
	}
	return []store.Section{
		{Name: "items/sizes", Data: sizes.b, Codec: store.Deflate},
		{Name: "items/meta", Data: metas, Codec: store.Deflate},
		{Name: "items/text", Data: texts, Codec: store.Deflate},
		{Name: "items/found", Data: founds, Codec: store.Deflate},
	}
}

func speakerSections(c *cast, items []Item) []store.Section {
	var e, voices encoder
	e.int(len(c.speakers))
	for _, s := range c.speakers {
		e.string(s.Slug)
		e.string(s.Name)
		e.strings(s.Variants)
		e.strings(s.Roles)
		e.flags(s.Body)
		e.int(s.Quotes)
		e.int(s.Articles)
		e.string(s.First)
		e.string(s.Last)
	}
	for n, item := range items {
		for i := range item.Quotes.Attributions {
			voice := 0
			if k := c.person(n, &item.Quotes.Attributions[i]); k != nil {
				voice = k.speaker + 1
			}
			voices.int(voice)
		}
	}
	return []store.Section{
		{Name: "ids", Data: encodeIDs(items), Codec: store.Deflate},
		{Name: "speakers", Data: e.b, Codec: store.Deflate},
		{Name: "voices", Data: voices.b, Codec: store.Deflate},
	}
}

// narration indexes the whole text of each article, with which pasted words are traced to an article, whoever says them.
func narration(items []Item) []store.Section {
	w := index.NewTermWriter("narration", false)
	for _, item := range items {
		w.Add([]string{item.Article.Text}, nil)
	}
	return w.Sections()
}
