package own

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/correct"
	"verbatim/wasm/quote"
)

// MostBeside is the number of articles of an archive up to which own articles are joined with it to one archive, so that every look-up is over both. To work
// a larger one again would take minutes; beside it own articles are an archive of their own.
const MostBeside = 3000

// Desk holds own articles with what was found in them, and makes an archive of them.
type Desk struct {
	Title string // of an archive of own articles alone

	base  *bundle.Archive // they are joined with, or nil
	items []held
	ids   map[string]int      // of own articles → index into items
	texts map[[32]byte]string // SHA-256 of a text → the file that it came from

	bytes int    // of all records
	room  []byte // for the next record

	patch    correct.Patch // made in all articles when an archive is built
	outcomes []correct.Outcome
}

// held is an own article with what was found in it, as a record (bundle.AppendItem): a quarter of what it takes unpacked.
type held struct {
	file, id string
	text     [32]byte // SHA-256
	record   []byte
}

// NewDesk makes an empty desk. base is the archive to join own articles with, or nil.
func NewDesk(base *bundle.Archive) *Desk {
	d := &Desk{base: base}
	d.Clear()
	return d
}

// Clear forgets all own articles.
func (d *Desk) Clear() {
	d.items, d.bytes, d.ids, d.texts = nil, 0, map[string]int{}, map[[32]byte]string{}
}

// Len is the number of own articles.
func (d *Desk) Len() int { return len(d.items) }

// Add takes in an article, which gets an id of its own, and finds what is said in it. An article whose text is here already gives an error that says from
// which file, and one whose parts do not fit together, as in a workspace that somebody made up, an error as well.
func (d *Desk) Add(file string, a *article.Article) error {
	text := bundle.SHA256([]byte(a.Text))
	if before, ok := d.texts[text]; ok {
		return errors.New("the same text is here already, from " + before)
	}
	a.ID = d.free(a.ID)
	item, err := bundle.Check(bundle.Item{Article: a, Quotes: quote.Extract(a)})
	if err != nil {
		return err
	}
	d.room = bundle.AppendItem(d.room[:0], item)
	d.ids[a.ID] = len(d.items)
	d.texts[text] = file
	d.bytes += len(d.room)
	d.items = append(d.items, held{file, strings.Clone(a.ID), text, slices.Clone(d.room)})
	return nil
}

// item gives own article n with what was found in it.
func (d *Desk) item(n int) (bundle.Item, error) { return bundle.ReadItem(d.items[n].record) }

// free gives an id that no own article has, and that tells that it is one.
func (d *Desk) free(id string) string {
	if !strings.HasPrefix(id, bundle.OwnPrefix) {
		id = bundle.OwnPrefix + id
	}
	name := id
	for n := 2; ; n++ {
		if _, taken := d.ids[name]; !taken && !d.inBase(name) {
			return name
		}
		name = id + "-" + strconv.Itoa(n)
	}
}

func (d *Desk) inBase(id string) bool {
	if d.base == nil {
		return false
	}
	_, ok := d.base.ArticleByID(id)
	return ok
}

// Bytes is how much memory the own articles take, in bytes.
func (d *Desk) Bytes() int { return d.bytes }

// Drop forgets an own article, and reports whether there was one of that id.
func (d *Desk) Drop(id string) bool {
	n, ok := d.ids[id]
	if !ok {
		return false
	}
	d.bytes -= len(d.items[n].record)
	delete(d.texts, d.items[n].text)
	delete(d.ids, id)
	d.items = slices.Delete(d.items, n, n+1)
	for other, i := range d.ids {
		if i > n {
			d.ids[other] = i - 1
		}
	}
	return true
}

// Correct has the corrections of a patch, in place of those before, made in the articles of the base and in the own ones from the next Build on. What was
// found in them stays.
func (d *Desk) Correct(p correct.Patch) { d.patch, d.outcomes = p, nil }

// Outcomes tells what became of each correction in the last Build.
func (d *Desk) Outcomes() []correct.Outcome { return d.outcomes }

// Parts are the own articles as parts of a workspace, in the order in which they came.
func (d *Desk) Parts() ([]Part, error) {
	var parts []Part
	for n, h := range d.items {
		item, err := d.item(n)
		if err != nil {
			return nil, err
		}
		parts = append(parts, Part{Kind: Document, Name: h.file, Data: AppendArticle(nil, h.file, item.Article)})
	}
	return parts, nil
}

// Build packs an archive: the articles of the base, then the own ones. pause is called between articles, and may let others work.
func (d *Desk) Build(pause func()) ([]byte, error) {
	info := bundle.Info{Title: d.Title}
	if d.base != nil {
		info = d.base.Info()
	}
	var tools bundle.Tools
	if d.base != nil { // the page has no stemmer: what the base knows of the forms of words it goes on knowing
		tools.Stem = d.base.Index().Quotes.SameWord
	}
	items := &joined{desk: d, pause: pause, corrector: correct.New(d.patch)}
	files, err := bundle.BuildWith(items, info, tools)
	if err != nil {
		return nil, err
	}
	d.outcomes = items.corrector.Outcomes()
	return files[0].Data, nil
}

// Joined is the number of articles that stand before the own ones in an archive that Build makes.
func (d *Desk) Joined() int {
	if d.base == nil {
		return 0
	}
	return d.base.Info().Articles
}

// joined are the items of the base and then those of the desk, corrected.
type joined struct {
	desk      *Desk
	mu        sync.Mutex // pause is for one goroutine
	pause     func()
	corrector *correct.Corrector
}

func (j *joined) Len() int { return j.desk.Joined() + len(j.desk.items) }

func (j *joined) Item(n int) (item bundle.Item, err error) {
	j.mu.Lock()
	j.pause()
	j.mu.Unlock()
	if before := j.desk.Joined(); n >= before {
		item, err = j.desk.item(n - before)
	} else {
		item, err = j.desk.base.ItemToPack(n)
	}
	if err != nil {
		return item, err
	}
	return j.corrector.Item(item)
}
