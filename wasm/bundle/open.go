package bundle

import (
	"cmp"
	"errors"
	"sort"
	"strconv"
	"sync"
	"sync/atomic"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/store"
)

// Archive is an opened bundle. It may be used by several goroutines, except that Index is not made for that.
type Archive struct {
	info     Info
	index    *index.Reader
	cast     records   // who is quoted
	speakers []Speaker // the same, once they have been asked for
	ids      quoteIDs

	file                 *store.File
	words                atomic.Pointer[wordTable] // once a text has been read
	shapes               *shapeTable
	metas, texts, founds records
	firstQuote           []int // of each article, and the number of quotes

	mu                       sync.Mutex
	byID                     map[string]int
	names                    stringTable // the ids of articles, once they have been asked for
	bySlug                   map[string]int
	speakerTerms, titleTerms [][]string   // once they have been asked for
	items                    map[int]Item // lately decoded
	recent                   []int        // their numbers, oldest first
}

// keptItems is how many decoded articles an Archive keeps: a list of 50 results and the article that is open.
const keptItems = 64

// Open reads a bundle of one file. Bytes that are cut off or altered give an error that says which part is damaged.
func Open(data []byte) (*Archive, error) {
	f, err := CheckFile(data)
	if err != nil {
		return nil, err
	}
	return OpenFile(f)
}

// CheckFile is the first half of Open: it tells whether all bytes of a bundle of one file are as they were written.
func CheckFile(data []byte) (*store.File, error) {
	const name = "archive"
	f, err := store.Open(store.Memory{name: data}, name, int64(len(data)))
	if err == nil {
		err = f.Check()
	}
	if err != nil {
		return nil, openError(err)
	}
	return f, nil
}

// OpenFrom reads a bundle of one file of size bytes from a source, and of that only what the first look-up needs.
func OpenFrom(source store.Source, name string, size int64) (*Archive, error) {
	f, err := store.Open(source, name, size)
	if err != nil {
		return nil, openError(err)
	}
	return OpenFile(f)
}

func openError(err error) error {
	return &store.Fault{Doing: "open bundle", Err: &remedied{err}}
}

// OpenFile reads what stands in the file of a bundle, and of that only what the first look-up needs.
func OpenFile(f *store.File) (*Archive, error) {
	a := &Archive{file: f, items: map[int]Item{}}
	var first error // the steps after it are taken too, so that what comes from afar is asked for all at once
	for _, step := range []func(*store.File) error{a.openInfo, a.openIndex, a.openItems, a.openIDs} {
		if err := step(f); first == nil {
			first = err
		}
	}
	if first != nil {
		return nil, openError(first)
	}
	return a, nil
}

const nonsense = "its numbers make no sense"

func section(f *store.File, name string) (*store.Pages, *decoder, error) {
	p, err := f.Section(name)
	if err != nil {
		return nil, nil, err
	}
	data, err := p.All()
	if err != nil {
		return nil, nil, err
	}
	return p, &decoder{Decoder: store.NewDecoder(data)}, nil
}

func (a *Archive) openInfo(f *store.File) error {
	p, d, err := section(f, "info")
	if err != nil {
		return err
	}
	a.info = Info{Title: d.String(), Built: d.String(), Hash: d.String(), Articles: d.Int(), Quotes: d.Int(), Speakers: d.Int()}
	if d.Err() != nil || d.Len() > 0 {
		return p.Damaged(nonsense)
	}
	return nil
}

// openItems comes after openIndex, which has made sure that there are as many articles as info says.
func (a *Archive) openItems(f *store.File) (err error) {
	if a.index == nil || a.index.Docs() != a.info.Quotes {
		return nil // openIndex has said why
	}
	for _, part := range []struct {
		records *records
		name    string
		n       int
	}{{&a.metas, "items/meta", a.info.Articles}, {&a.texts, "items/text", a.info.Articles}, {&a.founds, "items/found", a.info.Articles}, {&a.cast, "speakers", a.info.Speakers}} {
		if *part.records, err = openRecords(f, part.name, part.n); err != nil {
			return err
		}
	}
	a.firstQuote = make([]int, 1, a.info.Articles+1)
	for q := range a.info.Quotes {
		for n := a.index.Article(uint32(q)); len(a.firstQuote) <= n; {
			a.firstQuote = append(a.firstQuote, q)
		}
	}
	for len(a.firstQuote) <= a.info.Articles {
		a.firstQuote = append(a.firstQuote, a.info.Quotes)
	}
	return nil
}

// readSpeakers reads who is quoted. The caller holds a.mu.
func (a *Archive) readSpeakers() error {
	if a.speakers != nil {
		return nil
	}
	data, err := a.cast.All()
	if err != nil {
		return err
	}
	d := &decoder{Decoder: store.NewDecoder(data)}
	var speakers []Speaker
	for d.Len() > 0 && d.Err() == nil {
		speakers = append(speakers, d.speaker())
	}
	if d.Err() != nil || len(speakers) != a.info.Speakers {
		return a.cast.Damaged(nonsense)
	}
	a.speakers = speakers
	return nil
}

func (d *decoder) speaker() Speaker {
	flags := d.Int()
	s := Speaker{Body: flags&1 != 0}
	if flags&2 != 0 {
		s.Slug = d.String()
	}
	s.Name, s.Variants, s.Roles = d.String(), list(d, d.String), list(d, d.String)
	s.Quotes, s.Articles, s.First, s.Last = d.Int(), d.Int(), d.String(), d.String()
	if s.Slug == "" {
		s.Slug = slugOf(s.Name)
	}
	return s
}

// SpeakerAt is one of Speakers, read without the others; nobody when it cannot be read.
func (a *Archive) SpeakerAt(n int) Speaker {
	s, _ := a.LoadSpeaker(n)
	return s
}

// LoadSpeaker is SpeakerAt that says what cannot be read, for who decides by it.
func (a *Archive) LoadSpeaker(n int) (Speaker, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case n < 0 || n >= a.info.Speakers:
		return Speaker{}, nil
	case a.speakers != nil:
		return a.speakers[n], nil
	}
	data, err := a.cast.record(n)
	if err != nil {
		return Speaker{}, err
	}
	d := &decoder{Decoder: store.NewDecoder(data)}
	s := d.speaker()
	if d.Err() != nil || d.Len() > 0 {
		return Speaker{}, a.cast.Damaged(nonsense)
	}
	return s, nil
}

func (a *Archive) openIndex(f *store.File) (err error) {
	a.index, err = index.Open(f)
	if err == nil && (a.index.Docs() != a.info.Quotes || a.index.Narration.Docs != a.info.Articles) {
		err = &store.Damage{Section: "quotes/docs", Reason: nonsense}
	}
	return err
}

// Info describes the archive.
func (a *Archive) Info() Info { return a.info }

// Index answers look-ups by words and facet values. Its documents are the quotes of the archive.
func (a *Archive) Index() *index.Reader { return a.index }

// Speakers are the named people and bodies who are quoted: most quotes first, then by name; none when they cannot be read. The caller must not change them.
func (a *Archive) Speakers() []Speaker {
	a.mu.Lock()
	defer a.mu.Unlock()
	_ = a.readSpeakers() // LoadSpeakers says what is wrong
	return a.speakers
}

// Meta gives the id and metadata of article n, without decoding its text. They are zero when n is none or its record is damaged.
func (a *Archive) Meta(n int) (string, article.Meta) {
	if n < 0 || n >= a.info.Articles {
		return "", article.Meta{}
	}
	id, m, err := a.meta(n)
	if err != nil {
		return "", article.Meta{}
	}
	return id, m
}

func (a *Archive) meta(n int) (id string, m article.Meta, err error) {
	words, failed := a.wordTable()
	data, err := a.metas.record(n)
	if err = cmp.Or(err, failed); err != nil {
		return "", m, err
	}
	id, m, ok := words.meta(data)
	if !ok || id == "" {
		return "", m, a.metas.Damaged(nonsense)
	}
	return id, m, nil
}

// wordTable gives the table of tokens, which is read when the first text is.
func (a *Archive) wordTable() (*wordTable, error) {
	if t := a.words.Load(); t != nil {
		return t, nil
	}
	t, err := readWordTable(a.file)
	if err == nil {
		a.words.Store(t)
	}
	return t, err
}

// shapeTable gives the table of shapes. The caller holds a.mu.
func (a *Archive) shapeTable() (err error) {
	if a.shapes == nil {
		a.shapes, err = readShapeTable(a.file)
	}
	return err
}

// Item decodes article n. The latest few are kept; the caller must not change them.
func (a *Archive) Item(n int) (Item, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if item, ok := a.items[n]; ok {
		return item, nil
	}
	item, err := a.load(n, false)
	if err != nil {
		return Item{}, err
	}
	if len(a.recent) == keptItems {
		delete(a.items, a.recent[0])
		a.recent = append(a.recent[:0], a.recent[1:]...)
	}
	a.items[n] = item
	a.recent = append(a.recent, n)
	return item, nil
}

// ItemToPack decodes article n for a build, which need not look through it again. It is not kept.
func (a *Archive) ItemToPack(n int) (Item, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.load(n, true)
}

// load decodes article n; with keep its parts are known. The caller holds a.mu.
func (a *Archive) load(n int, keep bool) (Item, error) {
	if n < 0 || n >= a.info.Articles {
		return Item{}, errors.New("read article: there is no article " + strconv.Itoa(n))
	}
	item, err := a.decode(n, keep)
	if err != nil {
		return Item{}, &store.Fault{Doing: "read article " + strconv.Itoa(n), Err: err}
	}
	return item, nil
}

func (a *Archive) decode(n int, keep bool) (Item, error) {
	words, err := a.wordTable() // what follows is read too when that fails, so that what comes from afar is asked for all at once
	failed := a.shapeTable()
	text, err2 := a.texts.record(n)
	found, err3 := a.founds.record(n)
	id, meta := a.Meta(n)
	err4 := a.ids.ask(a.firstQuote[n], a.firstQuote[n+1])
	for _, err := range []error{err, failed, err2, err3, err4} {
		if err != nil {
			return Item{}, err
		}
	}
	if id == "" {
		return Item{}, a.metas.Damaged(nonsense)
	}
	out := &article.Article{ID: id, Meta: meta}
	var ok bool
	if out.Text, ok = words.text(text); !ok {
		return Item{}, a.texts.Damaged(nonsense)
	}
	source := codedParts{store.NewBits(found), a.shapes}
	item, ok := newGrid(out.Text).read(source, out, keep)
	r := item.Quotes
	if !ok || !source.Whole() || len(r.Attributions) != a.firstQuote[n+1]-a.firstQuote[n] {
		return Item{}, a.founds.Damaged(nonsense)
	}
	for i := range r.Attributions {
		if r.Attributions[i].ID, err = a.ids.of(a.firstQuote[n] + i); err != nil {
			return Item{}, err
		}
	}
	return item, nil
}

// Locate tells in which article quote q of the archive stands, and which of its attributions it is; -1 and -1 when there is no such quote.
func (a *Archive) Locate(q int) (article, attribution int) {
	if q < 0 || q >= a.info.Quotes {
		return -1, -1
	}
	n := sort.SearchInts(a.firstQuote, q+1) - 1
	return n, q - a.firstQuote[n]
}

// FirstQuote is the number of the first quote of article n; those of n follow one another up to FirstQuote(n+1).
func (a *Archive) FirstQuote(n int) int {
	return a.firstQuote[max(0, min(n, len(a.firstQuote)-1))]
}

// Speaker gives the index into Speakers of quote q, or -1: none that is named, or none that can be read.
func (a *Archive) Speaker(q int) int {
	n, err := a.Voice(q)
	if err != nil {
		return -1
	}
	return n
}

// Voice is Speaker that says what cannot be read.
func (a *Archive) Voice(q int) (int, error) {
	if q < 0 || q >= a.info.Quotes {
		return -1, nil
	}
	voice, err := a.index.Voice(uint32(q))
	if err == nil && voice > a.info.Speakers {
		err = &store.Damage{Section: "casts/voices", Reason: nonsense}
	}
	if err != nil {
		return -1, err
	}
	return voice - 1, nil
}

// LoadVoices reads the speakers of all quotes, so that Speaker and Voice give them at once: for who asks for many.
func (a *Archive) LoadVoices() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.index.LoadVoices(); err != nil {
		return &store.Fault{Doing: "read speakers", Err: err}
	}
	return nil
}

// remedied is a fault of the archive's file with what can be done about it.
type remedied struct{ err error }

func (r *remedied) Error() string {
	return r.err.Error() + "; reload the page, or rebuild the archive with make site"
}

func (r *remedied) Unwrap() error { return r.err }
