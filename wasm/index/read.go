package index

import (
	"math"
	"sort"

	"verbatim/wasm/store"
)

// Reader answers look-ups from the bytes of an index.
type Reader struct {
	Quotes    *Terms // the words of quotes and of their speakers' names
	Narration *Terms // the words of whole articles, without positions

	file      *store.File
	columns   [NumColumns]*Values
	names     [NumColumns]*Terms // of the values of a column, once they are asked for
	casts     *castReader
	articles  []uint32 // of each quote
	nArticles int
	dates     []string // in order
	dateRows  *store.Numbers
	published []uint32 // of each quote, into dates, once all have been asked for
	newest    []uint32 // quotes, newest first, once they have been asked for

	datesByArticle bool
}

// Terms is a dictionary of words with the documents that have them.
type Terms struct {
	Docs int // number of documents

	places     bool
	quotes     *Reader // whose quotes tell the other documents of each term; nil in an index that tells them all
	partly     bool
	casts      *castReader    // of quotes; nil in other indexes
	length     *store.Numbers // positions of each quote; nil in other indexes
	total      int64          // sum of length
	first      []string       // what the first term of each block begins with; all terms before it are below
	starts     []int64        // offset of each block in terms, and of the end
	fault      error
	file       *store.File
	name       string
	terms      *store.Pages
	postings   *store.Pages
	forms      *store.Pages
	classes    int // of forms
	formStarts *store.Numbers
	dictionary *store.Codes
	codes      *store.Codes // of the postings
	blocks     []*termBlock // of terms, those that were looked at
	kept       int          // how many
}

// Open reads what every look-up needs; words and postings are read when they are asked for.
func Open(f *store.File) (*Reader, error) {
	r := &Reader{file: f, Quotes: &Terms{}, Narration: &Terms{}}
	r.Narration.quotes = r
	var first error // the steps after it are taken too, so that what comes from afar is asked for all at once
	for _, step := range []func() error{
		func() error { return r.Quotes.open(f, "quotes") },
		r.Quotes.readyIfOpen,
		func() error { return r.Narration.open(f, "narration") },
		r.openArticles,
		r.openDates,
	} {
		if err := step(); first == nil {
			first = err
		}
	}
	if first == nil && r.Quotes.casts == nil {
		first = &store.Damage{Section: "quotes/docs", Reason: nonsense}
	}
	if first != nil {
		return nil, &store.Fault{Doing: "open index", Err: first}
	}
	r.casts = r.Quotes.casts
	return r, nil
}

func section(f *store.File, name string) (*store.Pages, *store.Decoder, error) {
	p, err := f.Section(name)
	if err != nil {
		return nil, nil, err
	}
	data, err := p.All()
	if err != nil {
		return nil, nil, err
	}
	return p, store.NewDecoder(data), nil
}

const nonsense = "its numbers make no sense"

func openTerms(f *store.File, name string) (*Terms, error) {
	t := &Terms{}
	if err := t.open(f, name); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *Terms) open(f *store.File, name string) (err error) {
	if t.terms, err = f.Section(name + "/terms"); err != nil {
		return err
	}
	if t.postings, err = f.Section(name + "/postings"); err != nil {
		return err
	}
	if t.forms, err = f.Section(name + "/forms"); err != nil {
		return err
	}
	t.file, t.name = f, name
	return t.openDocs(f, name)
}

// ready reads what every look-up needs, when the first one comes.
func (t *Terms) ready() error {
	if t.starts != nil {
		return nil
	}
	codes, err := openCodes(t.file, t.name+"/codes")
	dictionary, failed := openCodes(t.file, t.name+"/dictionary")
	if err == nil {
		err = failed
	}
	blocks := t.openBlocks(t.file, t.name) // asked for too when the codes fail, so that what comes from afar comes at once
	if err == nil {
		err = blocks
	}
	if err != nil {
		t.first, t.starts = nil, nil
	}
	t.codes, t.dictionary = codes, dictionary
	return err
}

// readyIfOpen is ready, for an index that is nearly always asked.
func (t *Terms) readyIfOpen() error {
	if t.file == nil {
		return nil
	}
	return t.ready()
}

func (t *Terms) openDocs(f *store.File, name string) error {
	p, d, err := section(f, name+"/docs")
	if err != nil {
		return err
	}
	t.Docs = d.Int()
	flags := d.Uvarint()
	t.places, t.partly = flags&withPlaces != 0, flags&partly != 0
	t.total = int64(d.Uvarint())
	casts := 0
	if flags&withCasts != 0 {
		casts = d.Int()
	}
	t.classes = d.Int()
	if d.Err() != nil || d.Len() > 0 || t.total < 0 {
		return p.Damaged(nonsense)
	}
	if t.formStarts, err = f.Numbers(name+"/forms/starts", (t.classes+classesPerStart-1)/classesPerStart); err != nil {
		return err
	}
	if flags&withCasts == 0 {
		return nil
	}
	if t.casts, err = openCasts(f, t.Docs, casts); err != nil {
		return err
	}
	t.length, err = f.Numbers(name+"/length", t.Docs)
	return err
}

func openCodes(f *store.File, name string) (*store.Codes, error) {
	p, d, err := section(f, name)
	if err != nil {
		return nil, err
	}
	codes := d.Codes()
	if codes == nil || d.Len() > 0 {
		return nil, p.Damaged(nonsense)
	}
	return codes, nil
}

func (t *Terms) openBlocks(f *store.File, name string) error {
	p, d, err := section(f, name+"/blocks")
	if err != nil {
		return err
	}
	t.first, t.starts = nil, nil
	at := int64(0)
	for range d.Count() {
		term := d.String()
		if n := len(t.first); n > 0 && t.first[n-1] >= term {
			return p.Damaged(nonsense)
		}
		t.first = append(t.first, term)
		t.starts = append(t.starts, at)
		at += int64(d.Int())
	}
	t.starts = append(t.starts, at)
	if d.Err() != nil || d.Len() > 0 || at != t.terms.Len() {
		return p.Damaged(nonsense)
	}
	return nil
}

func (r *Reader) openArticles() error {
	p, d, err := section(r.file, "articles")
	if err != nil {
		return err
	}
	n := d.Count()
	again, quotes := *d, 0
	for range n {
		if quotes += d.Int(); quotes > r.Quotes.Docs {
			return p.Damaged(nonsense)
		}
	}
	if d.Err() != nil || d.Len() > 0 || n > max(r.Narration.Docs, 0) || quotes != r.Quotes.Docs {
		return p.Damaged(nonsense)
	}
	articles := make([]uint32, 0, quotes)
	for article := range n {
		for range again.Int() {
			articles = append(articles, uint32(article))
		}
	}
	r.articles, r.nArticles = articles, n
	return nil
}

// Docs is the number of quotes.
func (r *Reader) Docs() int { return r.Quotes.Docs }

// Article is the number of the article of a quote.
func (r *Reader) Article(doc uint32) int { return int(r.articles[doc]) }

// ArticleRow gives Article of all quotes. The caller must not change it.
func (r *Reader) ArticleRow() []uint32 { return r.articles }

// Articles is one more than the highest number of an article with quotes.
func (r *Reader) Articles() int { return r.nArticles }

// Length is the number of words of quote doc, those of the speaker's names included; 0 when it cannot be read (see Fault). The documents of other indexes are
// not ranked, and have none.
func (t *Terms) Length(doc uint32) int { return t.number(t.length, doc) }

// Average is the mean of Length over all documents, at least 1.
func (t *Terms) Average() float64 { return average(t.total, t.Docs) }

// Said is the number of positions of the words said in doc: a place before it is in the quote, one after it in the speaker's name; 0 when it cannot be
// read (see Fault). In indexes but that of quotes all places are before it.
func (t *Terms) Said(doc uint32) int {
	if t.casts == nil {
		return math.MaxInt
	}
	length := t.Length(doc)
	n, err := t.casts.at(doc)
	if err != nil {
		t.fault = err
		return 0
	}
	return max(0, length-t.number(t.casts.positions, uint32(n)))
}

// LoadSaid reads what Said needs of all documents: for who asks for many.
func (t *Terms) LoadSaid() {
	if t.casts == nil {
		return
	}
	t.LoadLengths()
	_, err := t.casts.load()
	if _, other := t.casts.positions.All(); err == nil {
		err = other
	}
	if err != nil && t.fault == nil {
		t.fault = err
	}
}

func (t *Terms) number(list *store.Numbers, doc uint32) int {
	v, err := list.At(int(doc))
	if err != nil && t.fault == nil {
		t.fault = err
	}
	return int(v)
}

// Lengths gives Length of all documents once LoadLengths has read them, else nil. The caller must not change it.
func (t *Terms) Lengths() []uint32 { return t.length.Kept() }

// LoadLengths reads the lengths of all documents, so that Length gives them at once: for who ranks many.
func (t *Terms) LoadLengths() {
	if _, err := t.length.All(); err != nil && t.fault == nil {
		t.fault = err
	}
}

func (t *Terms) failed(err error) {
	if t.fault == nil {
		t.fault = err
	}
}

// Fault gives the first error of Length and Said since it was last asked for, or nil.
func (t *Terms) Fault() error {
	err := t.fault
	t.fault = nil
	return err
}

// Entry is a term of the dictionary.
type Entry struct {
	Term   string
	Docs   int // documents that have it
	offset int64
	length int64
	known  int // of Docs, those that are not among its postings
	casts  int // that have it in their names
	class  int // 1 + its number, or 0
	best   uint32
}

// Best is the quote that a search for this one term finds first: that of the greatest Weight, of those the newest, and of those the first. ok is false where it
// is not told: of terms of few quotes, of those in names of speakers, and in other indexes.
func (t *Terms) Best(e Entry) (doc uint32, ok bool) {
	return e.best, t.casts != nil && hasBest(e.Docs, e.casts)
}

// Find looks a term up. ok is false when no document has it.
func (t *Terms) Find(term string) (e Entry, ok bool, err error) {
	err = t.From(term, func(found Entry) bool {
		e, ok = found, found.Term == term
		return false
	})
	if !ok {
		e = Entry{}
	}
	return e, ok, err
}

// From gives the terms from the first that is not before term, in the order of their bytes, until yield returns false.
func (t *Terms) From(term string, yield func(Entry) bool) error {
	return t.Skip(term, func(e Entry) (string, bool) { return "", yield(e) })
}

// Skip gives the terms from the first that is not before from, in the order of their bytes, until yield returns false. Yield says before which term none
// of those that follow is wanted, or "": blocks of terms that lie wholly before it are not read.
func (t *Terms) Skip(from string, yield func(Entry) (next string, more bool)) error {
	if err := t.ready(); err != nil {
		return err
	}
	for block := 0; block < len(t.first); block++ {
		if ahead := t.first[block:]; len(ahead) > 1 && ahead[1] <= from {
			block += sort.Search(len(ahead), func(i int) bool { return ahead[i] > from }) - 1
		}
		next, more, err := t.block(block, from, yield)
		if err != nil || !more {
			return err
		}
		from = next
	}
	return nil
}
