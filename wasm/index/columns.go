package index

import (
	"slices"
	"sort"

	"verbatim/wasm/store"
)

// Values is one column: the values and which documents have them.
type Values struct {
	Names []string // in the order of their bytes; a value's number is its index

	ids    []uint32 // value numbers, document after document
	starts []uint32 // where those of each document begin in ids, and the end; nil when each document has exactly one
	row    []uint32 // the article or cast of each document, if ids has values for these; nil otherwise

	docs     []uint32 // documents by value, once that has been asked for
	docsFrom []uint32 // where those of each value begin in docs, and the end
	totals   []uint32 // documents of each value, once that has been asked for
	tally    Tally    // lent out by Count
}

// The forms in which the rows of a column are written.
const (
	rowsOfLists    = 0 // for each document its values
	rowsOfOne      = 1 // for each document its one value
	rowsOfArticles = 2 // for each article the one value of its documents
	rowsOfCasts    = 3 // for each cast the values of its documents
)

// Column gives a column, which is read when it is first asked for.
func (r *Reader) Column(c Column) (*Values, error) {
	if v := r.columns[c]; v != nil {
		return v, nil
	}
	p, d, err := section(r.file, "columns/"+c.String())
	if err != nil {
		return nil, &store.Fault{Doing: "read index", Err: err}
	}
	v := &Values{Names: sortedNames(d)}
	if v.row, err = r.rowOf(d); err != nil {
		return nil, &store.Fault{Doing: "read index", Err: err}
	}
	if !v.rows(d, r) || !sort.StringsAreSorted(v.Names) || r.names[c] != nil && r.names[c].Docs != len(v.Names) {
		return nil, &store.Fault{Doing: "read index", Err: p.Damaged(nonsense)}
	}
	r.columns[c] = v
	return v, nil
}

// sortedNames reads names of which each says how many bytes it shares with the one before. They stand together in memory, as one thing for a garbage collector
// to look at.
func sortedNames(d *store.Decoder) []string {
	names := make([]string, d.Count())
	ends := make([]int, len(names))
	var all []byte
	start := 0 // of the name before
	for i := range names {
		shared := d.Int()
		if shared > len(all)-start || d.Err() != nil {
			return nil // what follows makes no sense then
		}
		from := start
		start = len(all)
		all = append(append(all, all[from:from+shared]...), d.String()...)
		ends[i] = len(all)
	}
	whole, start := string(all), 0
	for i, end := range ends {
		names[i] = whole[start:end]
		start = end
	}
	return names
}

// rowOf gives for each document the row that it has in a column, or nil where each has its own. The decoder stands before the form of the rows, and stays there.
func (r *Reader) rowOf(d *store.Decoder) ([]uint32, error) {
	switch ahead := *d; ahead.Byte() {
	case rowsOfArticles:
		return r.articles, nil
	case rowsOfCasts:
		return r.casts.load()
	}
	return nil, nil
}

func (v *Values) rows(d *store.Decoder, r *Reader) bool {
	rows := r.Docs()
	form := d.Byte()
	lists := form == rowsOfLists || form == rowsOfCasts
	switch form {
	case rowsOfArticles:
		rows = r.nArticles
	case rowsOfCasts:
		rows = r.casts.voices.Len()
	}
	if lists {
		v.starts = append(make([]uint32, 0, rows+1), 0)
	}
	v.ids = make([]uint32, 0, rows)
	for range rows {
		n := 1
		if lists {
			n = d.Count()
		}
		for range n {
			id := d.Int()
			if id >= len(v.Names) {
				return false
			}
			v.ids = append(v.ids, uint32(id))
		}
		if lists {
			v.starts = append(v.starts, uint32(len(v.ids)))
		}
	}
	return d.Err() == nil && d.Len() == 0 && form <= rowsOfCasts
}

// Of gives the numbers of the values of a document, rising. The caller must not change it.
func (v *Values) Of(doc uint32) []uint32 {
	if v.row != nil {
		doc = v.row[doc]
	}
	if v.starts != nil {
		return v.ids[v.starts[doc]:v.starts[doc+1]]
	}
	return v.ids[doc : doc+1]
}

// Number finds a value by its name.
func (v *Values) Number(name string) (n int, ok bool) {
	n = sort.SearchStrings(v.Names, name)
	return n, n < len(v.Names) && v.Names[n] == name
}

// Docs gives the documents that have a value, rising. The caller must not change it. All documents are sorted by value when it is first called.
func (v *Values) Docs(value uint32) []uint32 {
	if v.docs == nil {
		v.sortDocs()
	}
	return v.docs[v.docsFrom[value]:v.docsFrom[value+1]]
}

func (v *Values) sortDocs() {
	v.docsFrom = make([]uint32, len(v.Names)+1)
	sum := uint32(0)
	for value, n := range v.Totals() {
		sum += n
		v.docsFrom[value+1] = sum
	}
	v.docs = make([]uint32, sum)
	next := slices.Clone(v.docsFrom)
	for doc := range uint32(v.rowsCount()) {
		for _, value := range v.Of(doc) {
			v.docs[next[value]] = doc
			next[value]++
		}
	}
}

// rowsCount is the number of documents.
func (v *Values) rowsCount() int {
	switch {
	case v.row != nil:
		return len(v.row)
	case v.starts != nil:
		return len(v.starts) - 1
	}
	return len(v.ids)
}

// Totals gives for each value how many documents have it. The caller must not change it.
func (v *Values) Totals() []uint32 {
	if v.totals != nil {
		return v.totals
	}
	v.totals = make([]uint32, len(v.Names))
	if v.row == nil {
		for _, id := range v.ids {
			v.totals[id]++
		}
		return v.totals
	}
	for doc := range uint32(len(v.row)) {
		for _, id := range v.Of(doc) {
			v.totals[id]++
		}
	}
	return v.totals
}

// Tally is how often values occur.
type Tally struct {
	N      []uint32 // by value
	Values []uint32 // those that occur, in no order
}

// Count counts the values of some documents. What it gives is good until it is called again.
func (v *Values) Count(docs []uint32) Tally {
	t := &v.tally
	if t.N == nil {
		t.N = make([]uint32, len(v.Names))
	}
	for _, value := range t.Values {
		t.N[value] = 0
	}
	t.Values = t.Values[:0]
	switch {
	case v.starts == nil && v.row != nil:
		for _, doc := range docs {
			t.add(v.ids[v.row[doc]])
		}
	case v.starts == nil:
		for _, doc := range docs {
			t.add(v.ids[doc])
		}
	default:
		for _, doc := range docs {
			for _, value := range v.Of(doc) {
				t.add(value)
			}
		}
	}
	return *t
}

func (t *Tally) add(value uint32) {
	if t.N[value] == 0 {
		t.Values = append(t.Values, value)
	}
	t.N[value]++
}

// named are the columns in whose values words are looked for.
var named = [...]Column{Mentioned, Section, Article, Publisher}

// NameTerms gives the words of the names of a column's values: its documents are the values. It is nil for a column in which no words are looked for. It does
// not read the column, which may be long.
func (r *Reader) NameTerms(c Column) (*Terms, error) {
	if r.names[c] != nil || !slices.Contains(named[:], c) {
		return r.names[c], nil
	}
	t, err := openTerms(r.file, "names/"+c.String())
	if v := r.columns[c]; err == nil && v != nil && t.Docs != len(v.Names) {
		err = &store.Damage{Section: "names/" + c.String(), Reason: nonsense}
	}
	if err != nil {
		return nil, &store.Fault{Doing: "read index", Err: err}
	}
	r.names[c] = t
	return t, nil
}
