package slim

import (
	"encoding/binary"
	"errors"
	"slices"
)

// layout is what the start function has to know to make the tables again: addresses and lengths in bytes.
type layout struct {
	rows    int // table of functions: number of the function, offset of its record
	count   int // of functions
	entry   int // number of the first
	first   int // offset of its record
	sizes   int // input: a byte a function, the size of its record in words of 4 bytes
	columns int // input: the records' words
	longest int // size of the longest record
	buckets int
	last    int // the last bucket, which may be shorter than the others
}

func (t *symtab) layout() layout {
	l := layout{
		rows: t.records.from, count: len(t.functions), entry: t.entry, first: t.functions[0].at - t.records.from,
		sizes: t.buckets.from, buckets: t.buckets.from,
	}
	l.columns = l.sizes + l.count
	l.last = l.buckets + (t.buckets.size()-5)/bucketSize*bucketSize // a bucket is 5 bytes at least
	for _, f := range t.functions {
		l.longest = max(l.longest, f.size)
	}
	return l
}

// pack gives a copy of m in which the tables of functions are zeros that the start function fills, and its input stands at the front of the buckets. The
// input is the size of every record, and then the records' words by columns: the second ones of all functions (the first are known), the third ones, and so
// on. Equal numbers stand together in columns: brotli needs less for them than for rows.
func (t *symtab) pack(m memory) (memory, error) {
	l := t.layout()
	var input []byte
	for _, f := range t.functions {
		if f.size/4 > 255 {
			return nil, errors.New("pack functions: a record is too long")
		}
		input = append(input, byte(f.size/4))
	}
	for k := 4; k < l.longest; k += 4 {
		for _, f := range t.functions {
			if k < f.size {
				input = binary.LittleEndian.AppendUint32(input, m.u32(f.at+k))
			}
		}
	}
	if l.sizes+len(input) > l.last || l.last == l.buckets {
		return nil, errors.New("pack functions: no room for the input")
	}
	packed := slices.Clone(m)
	clear(packed[t.records.from:t.records.to])
	clear(packed[t.buckets.from:t.buckets.to])
	copy(packed[t.buckets.from:], input)
	return packed, nil
}

// unpack does to m what the start function does: it tells in Go what that says in WebAssembly, so that the outcome can be compared.
func (l layout) unpack(m memory) {
	offset := l.first
	for i := range l.count {
		m.setU32(l.rows+8*i, uint32(l.entry+i))
		m.setU32(l.rows+8*i+4, uint32(offset))
		m.setU32(l.rows+offset, uint32(l.entry+i))
		offset += 4 * int(m[l.sizes+i])
	}
	m.setU32(l.rows+8*l.count, uint32(l.entry+l.count))
	from := l.columns
	for k := 4; k < l.longest; k += 4 {
		for i := range l.count {
			if k < 4*int(m[l.sizes+i]) {
				m.setU32(l.rows+int(m.u32(l.rows+8*i+4))+k, m.u32(from))
				from += 4
			}
		}
	}
	for i, at := 0, l.buckets; at < l.last; i, at = i+1, at+bucketSize {
		m.setU32(at, uint32(i/16))
		clear(m[at+4 : at+bucketSize])
	}
	m.setU32(l.last, uint32((l.last-l.buckets)/bucketSize/16))
}
