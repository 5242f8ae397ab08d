package bundle

import (
	"cmp"
	"errors"

	"verbatim/wasm/store"
)

// perPlace is the number of records between two whose place is written out.
const perPlace = 32

// placePage is the size of a page of what tells the places of records: a record needs a few bytes of each.
const placePage = 1 << 10

// placeWriter gathers the sizes of records that follow one another.
type placeWriter struct {
	sizes, starts []uint32
	end           uint64
}

func (w *placeWriter) add(size int) {
	if len(w.sizes)%perPlace == 0 {
		w.starts = append(w.starts, uint32(w.end))
	}
	w.sizes = append(w.sizes, uint32(size))
	w.end += uint64(size)
}

// sections are the size of each record of section name, and where each perPlace-th begins.
func (w *placeWriter) sections(name string) ([]store.Section, error) {
	if w.end > 1<<32-1 {
		return nil, errors.New("the records of " + name + " are longer than 4 GB: cut the archive by articles into several")
	}
	return []store.Section{
		{Name: name + "/sizes", Data: store.AppendNumbers(nil, w.sizes), Codec: store.Deflate, Page: placePage},
		{Name: name + "/starts", Data: store.AppendNumbers(nil, w.starts), Codec: store.Deflate, Page: placePage},
	}, nil
}

// records are those of one section, of which any is read alone.
type records struct {
	*store.Pages
	sizes, starts *store.Numbers
}

func openRecords(f *store.File, name string, n int) (r records, err error) {
	if r.Pages, err = f.Section(name); err != nil {
		return r, err
	}
	if r.sizes, err = f.Numbers(name+"/sizes", n); err != nil {
		return r, err
	}
	r.starts, err = f.Numbers(name+"/starts", (n+perPlace-1)/perPlace)
	return r, err
}

// record gives record n, which is below the number of records.
func (r records) record(n int) ([]byte, error) {
	start, err := r.starts.At(n / perPlace)
	off, size := int64(start), uint32(0)
	for i := n - n%perPlace; i <= n; i++ {
		off += int64(size)
		var failed error
		if size, failed = r.sizes.At(i); err == nil {
			err = failed
		}
	}
	if err != nil {
		return nil, err
	}
	return r.Range(off, int64(size))
}

// ask reads all that the records stand in, so that it comes from afar at once.
func (r records) ask() error {
	_, err := r.sizes.All()
	_, failed := r.starts.All()
	_, failed2 := r.All()
	return cmp.Or(err, failed, failed2)
}
