package store

import (
	"encoding/binary"
	"hash/crc32"
	"sort"
	"sync/atomic"
)

// Open reads the head of the file name, of size bytes, from source. The pages stay where they are until they are asked for.
func Open(source Source, name string, size int64) (*File, error) {
	f := &File{source: source, name: name, sections: map[string]*Pages{}, cache: map[pageKey]*page{}}
	f.steady, _ = source.(Steady)
	table, end, err := f.head(size)
	if err != nil {
		return nil, err
	}
	if err := f.readTable(table, end, size); err != nil {
		return nil, err
	}
	return f, nil
}

func damagedHead(reason string) error { return &Damage{"head", reason} }

// head gives the checked table and the offset of the first page.
func (f *File) head(size int64) (table []byte, end int64, err error) {
	if size < int64(headSize) {
		return nil, 0, damagedHead(cutOff)
	}
	fixed, err := f.source.Block(f.name, 0, min(size, firstLook))
	if err != nil {
		return nil, 0, err
	}
	if string(fixed[:len(magic)]) != magic {
		return nil, 0, damagedHead("this is no archive of Verbatim")
	}
	if v := fixed[len(magic)]; v != version {
		return nil, 0, damagedHead("the archive is of another version than this program: rebuild both together")
	}
	end = int64(headSize) + int64(binary.LittleEndian.Uint32(fixed[len(magic)+1:])) + 4
	if end > size {
		return nil, 0, damagedHead(cutOff)
	}
	head, err := f.source.Block(f.name, 0, end)
	if err != nil {
		return nil, 0, err
	}
	if crc32.ChecksumIEEE(head[:end-4]) != binary.LittleEndian.Uint32(head[end-4:]) {
		return nil, 0, damagedHead(altered)
	}
	f.seed = binary.LittleEndian.Uint32(fixed[len(magic)+5:])
	return head[headSize : end-4], end, nil
}

// readTable sets the sections of f. Pages must follow one another from offset to the end of the file.
func (f *File) readTable(table []byte, offset, size int64) error {
	r := NewDecoder(table)
	number := 0
	for range r.Count() {
		p := &Pages{file: f, name: r.String(), number: number, offset: offset}
		p.size = int64(r.Uvarint())
		p.codec = Codec(r.Byte())
		p.pageSize = int64(r.Int())
		if r.Err() != nil || p.codec > Deflate || p.size < 0 || p.pageSize < 1 || p.pageSize > PageSize || f.sections[p.name] != nil {
			return damagedHead("the table of sections makes no sense")
		}
		n := pagesOf(p.size, p.pageSize)
		if n > (size-offset)/crcSize || p.codec == Raw && p.size > size-offset { // before anything is made that is so long
			return damagedHead(cutOff)
		}
		if p.codec == Deflate {
			at := int64(0)
			for range n {
				length := int64(r.Uvarint())
				if r.Err() != nil || length < 0 || length > size-offset-at {
					return damagedHead(cutOff)
				}
				at += length + crcSize
				p.ends = append(p.ends, at)
			}
		}
		if n > 0 {
			last, length := p.place(int(n) - 1)
			offset = last + length
		}
		if offset > size {
			return damagedHead(cutOff)
		}
		p.checked = make([]atomic.Bool, n)
		number += int(n)
		f.sections[p.name] = p
		f.order = append(f.order, p)
	}
	switch {
	case r.Err() != nil || r.Len() > 0:
		return damagedHead("the table of sections makes no sense")
	case offset != size:
		return damagedHead("there are bytes after the end")
	}
	return nil
}

// place is where page i stands in the file, with its CRC.
func (p *Pages) place(i int) (offset, length int64) {
	if p.codec == Raw {
		return p.offset + int64(i)*(p.pageSize+crcSize), int64(p.rawLength(i)) + crcSize
	}
	if i > 0 {
		offset = p.ends[i-1]
	}
	return p.offset + offset, p.ends[i] - offset
}

// span is where some pages that follow one another stand in the file, with their CRCs.
func (p *Pages) span(first, last int) (offset, length int64) {
	offset, _ = p.place(first)
	end, length := p.place(last)
	return offset, end + length - offset
}

// Check reads every page and compares its checksum, without unpacking any. A File in memory is checked once, when it is opened; pages that come one by
// one are checked when they come.
func (f *File) Check() error {
	for _, p := range f.order {
		for i := range p.checked {
			if _, err := p.stored(i); err != nil {
				return err
			}
		}
	}
	return nil
}

// Section gives a section by name. A file that lacks it is Damage.
func (f *File) Section(name string) (*Pages, error) {
	p := f.sections[name]
	if p == nil {
		return nil, &Damage{name, "it is missing"}
	}
	return p, nil
}

// Len is the raw length of the section in bytes.
func (p *Pages) Len() int64 { return p.size }

// Name is the name of the section.
func (p *Pages) Name() string { return p.name }

// Damaged makes the error for a section whose bytes are whole but make no sense.
func (p *Pages) Damaged(reason string) error { return &Damage{p.name, reason} }

// All gives the whole section. The caller must not change it.
func (p *Pages) All() ([]byte, error) { return p.Range(0, p.size) }

// Range gives n bytes from offset off. Where they lie within one page they are not copied; the caller must not change them.
func (p *Pages) Range(off, n int64) ([]byte, error) {
	if off < 0 || n < 0 || off > p.size || n > p.size-off {
		return nil, p.Damaged("it refers to a place outside itself")
	}
	if n == 0 {
		return nil, nil
	}
	first, last := int(off/p.pageSize), int((off+n-1)/p.pageSize)
	within := off % p.pageSize
	if first == last {
		page, err := p.page(first)
		if err != nil {
			return nil, err
		}
		return page[within : within+n : within+n], nil
	}
	if err := p.ask(first, last); err != nil {
		return nil, err
	}
	most := n // of packed pages no more at once than they hold usually, so that a lying length does not allocate it
	if p.codec != Raw {
		_, packed := p.span(first, last)
		most = min(n, usualRatio*packed)
	}
	out := make([]byte, 0, most)
	for i := first; i <= last; i++ {
		page, err := p.page(i)
		if err != nil {
			return nil, err
		}
		if i == first {
			page = page[within:]
		}
		out = append(out, page[:min(int64(len(page)), n-int64(len(out)))]...)
	}
	return out[:n:n], nil
}

// each gives all pages to f, one after the other, and keeps none: for who makes something else of them that is kept.
func (p *Pages) each(f func(page []byte) error) error {
	if len(p.checked) == 0 {
		return nil
	}
	if err := p.ask(0, len(p.checked)-1); err != nil {
		return err
	}
	for i := range p.checked {
		page, err := p.unpacked(i)
		if err == nil {
			err = f(page)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ask asks the source once for all of some pages, which follow one another in the file, if one of them is not unpacked yet: a source that has them come
// from afar then fetches them together.
func (p *Pages) ask(first, last int) error {
	if p.kept(first, last) {
		return nil
	}
	offset, length := p.span(first, last)
	_, err := p.file.source.Block(p.file.name, offset, length)
	return err
}

// kept tells whether all of some pages are in the cache.
func (p *Pages) kept(first, last int) bool {
	p.file.mu.Lock()
	defer p.file.mu.Unlock()
	for i := first; i <= last; i++ {
		if p.file.cache[pageKey{p, i}] == nil {
			return false
		}
	}
	return true
}

// page gives raw page i, from the cache if it is there.
func (p *Pages) page(i int) ([]byte, error) {
	f := p.file
	if p.codec == Raw {
		return p.rawPage(i)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.clock++
	key := pageKey{p, i}
	if hit := f.cache[key]; hit != nil {
		hit.used = f.clock
		return hit.data, nil
	}
	data, err := p.unpacked(i)
	if err != nil {
		return nil, err
	}
	f.cache[key] = &page{data, f.clock}
	f.cached += len(data)
	f.evict()
	return data, nil
}

// unpacked gives raw page i, and does not keep it.
func (p *Pages) unpacked(i int) ([]byte, error) {
	if p.codec == Raw {
		return p.rawPage(i)
	}
	stored, err := p.stored(i)
	if err != nil {
		return nil, err
	}
	data, err := inflate(stored, p.rawLength(i))
	if err != nil {
		return nil, p.Damaged("a page does not unpack: " + err.Error())
	}
	return data, nil
}

func (p *Pages) rawPage(i int) ([]byte, error) {
	stored, err := p.stored(i)
	if err == nil && len(stored) != p.rawLength(i) {
		return nil, p.Damaged("a page has the wrong length")
	}
	return stored, err
}

// rawLength is the length that page i must have when unpacked.
func (p *Pages) rawLength(i int) int { return int(min(p.pageSize, p.size-int64(i)*p.pageSize)) }

// stored gives page i as it stands in the file, checked.
func (p *Pages) stored(i int) ([]byte, error) {
	offset, length := p.place(i)
	block, err := p.file.source.Block(p.file.name, offset, length)
	if err != nil {
		return nil, err
	}
	if int64(len(block)) != length {
		return nil, p.Damaged(altered)
	}
	data := block[: length-crcSize : length-crcSize]
	if p.file.known(&p.checked[i]) {
		return data, nil
	}
	if pageCheck(p.file.seed, p.number+i, data) != binary.LittleEndian.Uint32(block[length-crcSize:]) {
		return nil, p.Damaged(altered)
	}
	p.checked[i].Store(p.file.steady != nil)
	return data, nil
}

// pageCheck is the CRC of a page. With another beginning the same bytes have another one.
func pageCheck(seed uint32, number int, data []byte) uint32 {
	return crc32.Update(seed+uint32(number), crc32.IEEETable, data)
}

// known tells whether a page was found right before, and nothing else stands in its place since.
func (f *File) known(checked *atomic.Bool) bool {
	if f.steady == nil {
		return false
	}
	if changes := int64(f.steady.Changes()); f.changes.Swap(changes) != changes {
		for _, p := range f.order {
			for i := range p.checked {
				p.checked[i].Store(false)
			}
		}
	}
	return checked.Load()
}

// evict drops those pages that were unused for longest when there are too many, a quarter of all at once, since it walks over the whole cache.
func (f *File) evict() {
	if f.cached <= mostCached {
		return
	}
	keys := make([]pageKey, 0, len(f.cache))
	for key := range f.cache {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return f.cache[keys[i]].used < f.cache[keys[j]].used })
	for _, key := range keys {
		if f.cached <= mostCached/4*3 {
			break
		}
		f.cached -= len(f.cache[key].data)
		delete(f.cache, key)
	}
}

// Names lists the sections in the order of the file.
func (f *File) Names() []string {
	names := make([]string, len(f.order))
	for i, p := range f.order {
		names[i] = p.name
	}
	return names
}
