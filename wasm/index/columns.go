package index

import (
	"sort"

	"verbatim/wasm/store"
)

// Values is one column: the values and which documents have them.
type Values struct {
	Names []string // in the order of their bytes; a value's number is its index

	ids    []uint32 // value numbers, document after document
	starts []uint32 // where those of each document begin in ids, and the end; nil when each document has exactly one
}

// Column gives a column, which is read when it is first asked for.
func (r *Reader) Column(c Column) (*Values, error) {
	if v := r.columns[c]; v != nil {
		return v, nil
	}
	p, d, err := section(r.file, "columns/"+c.String())
	if err != nil {
		return nil, &store.Fault{Doing: "read index", Err: err}
	}
	v := &Values{Names: make([]string, d.Count())}
	for i := range v.Names {
		v.Names[i] = d.String()
	}
	if !v.rows(d, r.Docs()) || !sort.StringsAreSorted(v.Names) {
		return nil, &store.Fault{Doing: "read index", Err: p.Damaged(nonsense)}
	}
	r.columns[c] = v
	return v, nil
}

func (v *Values) rows(d *store.Decoder, docs int) bool {
	single := d.Byte() == 1
	if single {
		v.ids = make([]uint32, 0, docs)
	} else {
		v.starts = append(make([]uint32, 0, docs+1), 0)
	}
	for range docs {
		n := 1
		if !single {
			n = d.Count()
		}
		for range n {
			id := d.Int()
			if id >= len(v.Names) {
				return false
			}
			v.ids = append(v.ids, uint32(id))
		}
		if !single {
			v.starts = append(v.starts, uint32(len(v.ids)))
		}
	}
	return d.Err() == nil && d.Len() == 0
}

// Of gives the numbers of the values of a document, rising. The caller must not change it.
func (v *Values) Of(doc uint32) []uint32 {
	if v.starts == nil {
		return v.ids[doc : doc+1]
	}
	return v.ids[v.starts[doc]:v.starts[doc+1]]
}

// Number finds a value by its name.
func (v *Values) Number(name string) (n int, ok bool) {
	n = sort.SearchStrings(v.Names, name)
	return n, n < len(v.Names) && v.Names[n] == name
}
