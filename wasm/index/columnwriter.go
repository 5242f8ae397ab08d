package index

import (
	"encoding/binary"
	"maps"
	"slices"

	"verbatim/wasm/store"
)

// columnWriter gathers the values of one column.
type columnWriter struct {
	number map[string]uint32 // in the order in which values came
	last   string            // the last value that came: often the next, too
	ids    []uint32          // document after document
	counts []uint8           // values of each document; manyValues and more are in long
	long   map[int]int
	many   bool // a document has not exactly one value

	ofArticles []uint32 // 1 + the value of each article's first document, or 0
	differ     bool     // two documents of one article have not the same value
}

const manyValues = 255

func (w *columnWriter) add(values []string, article int) {
	if w.number == nil {
		w.number, w.long = map[string]uint32{}, map[int]int{}
	}
	for _, v := range values {
		if v == w.last && len(w.ids) > 0 {
			w.ids = append(w.ids, w.ids[len(w.ids)-1])
			continue
		}
		id, ok := w.number[v]
		if !ok {
			id = uint32(len(w.number))
			w.number[v] = id
		}
		w.last = v
		w.ids = append(w.ids, id)
	}
	w.many = w.many || len(values) != 1
	if !w.many && !w.differ {
		w.addArticle(article, w.ids[len(w.ids)-1])
	}
	if len(values) >= manyValues {
		w.long[len(w.counts)] = len(values)
	}
	w.counts = append(w.counts, uint8(min(len(values), manyValues)))
}

// addArticle notes the one value of a document, as long as each article has but one.
func (w *columnWriter) addArticle(article int, id uint32) {
	for len(w.ofArticles) < article {
		w.ofArticles = append(w.ofArticles, 0)
	}
	if len(w.ofArticles) == article {
		w.ofArticles = append(w.ofArticles, id+1)
	}
	w.differ = w.ofArticles[article] != id+1
}

// bytes writes the values in their order, and the rows by the numbers that values have in it.
func (w *columnWriter) bytes() []byte {
	b, rank := w.names()
	switch {
	case w.many:
		return w.lists(append(b, rowsOfLists), rank)
	case !w.differ:
		b = append(b, rowsOfArticles)
		for _, id := range w.ofArticles {
			if id > 0 { // an article without documents has whatever value
				id = rank[id-1]
			}
			b = binary.AppendUvarint(b, uint64(id))
		}
		return b
	}
	b = append(b, rowsOfOne)
	for _, id := range w.ids {
		b = binary.AppendUvarint(b, uint64(rank[id]))
	}
	return b
}

// names writes the values in their order, and gives the number that each has in it.
func (w *columnWriter) names() (b []byte, rank []uint32) {
	b = binary.AppendUvarint(nil, uint64(len(w.number)))
	rank = make([]uint32, len(w.number))
	before := ""
	for i, v := range slices.Sorted(maps.Keys(w.number)) {
		rank[w.number[v]] = uint32(i)
		shared := sharedPrefix(before, v)
		b = binary.AppendUvarint(b, uint64(shared))
		b = store.AppendString(b, v[shared:])
		before = v
	}
	return b, rank
}

// lists writes the rows of documents with any number of values.
func (w *columnWriter) lists(b []byte, rank []uint32) []byte {
	at := 0
	var ids []uint32
	for doc, count := range w.counts {
		n := int(count)
		if n == manyValues {
			n = w.long[doc]
		}
		ids = ids[:0]
		for _, id := range w.ids[at : at+n] {
			ids = append(ids, rank[id])
		}
		at += n
		slices.Sort(ids)
		ids = slices.Compact(ids)
		b = binary.AppendUvarint(b, uint64(len(ids)))
		for _, id := range ids {
			b = binary.AppendUvarint(b, uint64(id))
		}
	}
	return b
}
