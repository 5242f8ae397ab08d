package slim

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// span is a range of addresses, from from up to but not including to.
type span struct{ from, to int }

func (s span) size() int { return s.to - s.from }

// symtab says where the linker has put the runtime's tables about functions (runtime/symtab.go, cmd/link/internal/ld/pcln.go of Go 1.26).
type symtab struct {
	names, units, files span // what tracebacks print: names of functions, and of their files by way of the unit of compilation
	tables              span // tables of values by program counter, each at an offset; 0 means none
	records             span // the table of functions, and a record for each
	buckets             span // from a program counter to an index of a function
	entry               int  // number of the first function; the others have the next ones
	functions           []function
}

// function is a record of the runtime's type _func, with the numbers that follow it.
type function struct {
	at, size int // address and bytes up to the next record
	name     string
	words    []uint32 // the record but its first word
}

// Indices into function.words.
const (
	wordName      = 0
	wordSP        = 3
	wordFile      = 4
	wordLine      = 5
	wordPCData    = 6
	wordUnit      = 7
	wordStartLine = 8
	wordFuncData  = 9
	wordLists     = 10 // the offsets of tables, then those of data
)

const recordSize = 4 * (wordLists + 1)

func (f *function) pcData() []uint32 { return f.words[wordLists:][:f.words[wordPCData]] }
func (f *function) funcData() []uint32 {
	return f.words[wordLists+f.words[wordPCData]:][:f.words[wordFuncData]>>24]
}

const (
	headerMagic = 0xfffffff1 // of Go 1.20 and later
	headerSize  = 72
	headerMark  = 0x08_01_0000 // pointers of 8 bytes, instructions of 1, two bytes of padding
	bucketSize  = 20
	bucketCode  = 4096 // what a bucket covers
	unitCode    = 1 << 16
)

// readSymtab finds and checks the tables. It refuses any layout that is not the one it knows.
func readSymtab(m memory) (*symtab, error) {
	header, err := findHeader(m)
	if err != nil {
		return nil, err
	}
	module, err := findModule(m, header)
	if err != nil {
		return nil, err
	}
	t := &symtab{}
	word := func(i int) int { return module[i] }
	slices := []struct {
		name   string
		at, of int // word of the module's data, bytes an element
		offset int // of the header, 0 when it has none
		s      *span
	}{
		{"funcnametab", 1, 1, 32, &t.names}, {"cutab", 4, 4, 40, &t.units}, {"filetab", 7, 1, 48, &t.files},
		{"pctab", 10, 1, 56, &t.tables}, {"pclntable", 13, 1, 64, &t.records},
	}
	last := header + headerSize
	for _, s := range slices {
		from, n := word(s.at), word(s.at+1)
		if from != header+m.u64(header+s.offset) || n != word(s.at+2) || from < last || n < 1 || n > len(m) || !m.within(from, n*s.of) {
			return nil, fmt.Errorf("find %s: header and module's data differ", s.name)
		}
		*s.s = span{from, from + n*s.of}
		last = s.s.to
	}
	count := m.u64(header + 8)
	if word(16) != t.records.from || word(17) != count+1 || count < 1 || t.records.size() < 8*count+4 {
		return nil, errors.New("find table of functions: header and module's data differ")
	}
	minpc, maxpc := word(20), word(21)
	if minpc%unitCode != 0 || word(22) != 0 || maxpc <= minpc || maxpc-minpc <= (count-1)*unitCode || maxpc-minpc > count*unitCode {
		return nil, errors.New("read range of program counters: not one function to 65536")
	}
	t.entry = minpc / unitCode
	covered := maxpc - minpc
	t.buckets = span{word(19), word(19) + 4*ceil(covered, bucketCode) + ceil(covered, bucketCode/16)}
	if t.buckets.from < last || t.buckets.to != word(41) || !m.within(t.buckets.from, t.buckets.size()) {
		return nil, errors.New("find findfunctab: it does not end where its length says")
	}
	return t, t.readFunctions(m, count)
}

func ceil(n, by int) int { return (n + by - 1) / by }

// findHeader finds runtime.pcheader: the one place that has its magic number and its constants.
func findHeader(m memory) (int, error) {
	found := -1
	for at := 0; m.within(at, headerSize); at += 8 {
		if m.u32(at) != headerMagic || m.u32(at+4) != headerMark {
			continue
		}
		if found >= 0 {
			return 0, errors.New("find pcheader: there are two")
		}
		found = at
	}
	if found < 0 {
		return 0, errors.New("find pcheader: there is none")
	}
	return found, nil
}

// moduleWords is how many words of runtime.firstmoduledata are looked at.
const moduleWords = 42

// findModule finds runtime.firstmoduledata: it begins with the addresses of the header and of the table of names. Numbers of more than 48 bits are given
// as -1.
func findModule(m memory, header int) ([]int, error) {
	var words []int
	for at := 0; m.within(at, 8*moduleWords); at += 8 {
		if m.u64(at) != header || m.u64(at+8) != header+m.u64(header+32) {
			continue
		}
		if words != nil {
			return nil, errors.New("find moduledata: there are two")
		}
		for i := range moduleWords {
			words = append(words, m.u64(at+8*i))
		}
	}
	if words == nil {
		return nil, errors.New("find moduledata: there is none")
	}
	return words, nil
}

// u64 reads a number that is an address or a length, -1 if it is too large for one.
func (m memory) u64(at int) int {
	v := binary.LittleEndian.Uint64(m[at:])
	if v >= 1<<48 {
		return -1
	}
	return int(v)
}

func (t *symtab) readFunctions(m memory, count int) error {
	offset := align(8*count + 4)
	for i := range count {
		row := t.records.from + 8*i
		if int(m.u32(row)) != t.entry+i || int(m.u32(row+4)) != offset {
			return fmt.Errorf("read function %d: it does not follow the one before", i)
		}
		f, err := t.readFunction(m, t.records.from+offset)
		if err != nil {
			return fmt.Errorf("read function %d: %w", i, err)
		}
		if int(m.u32(f.at)) != t.entry+i {
			return fmt.Errorf("read function %d: it begins elsewhere", i)
		}
		t.functions = append(t.functions, f)
		offset += f.size
	}
	if int(m.u32(t.records.from+8*count)) != t.entry+count {
		return errors.New("read end of functions: it is elsewhere")
	}
	last := &t.functions[count-1]
	last.size = recordSize + 4*(len(last.words)-wordLists) // nothing follows that it were padded for
	end := last.at + last.size
	if end > t.records.to || align(end) < t.records.to {
		return errors.New("read end of functions: the last record does not end there")
	}
	return nil
}

func align(n int) int { return (n + 7) &^ 7 }

func (t *symtab) readFunction(m memory, at int) (function, error) {
	if at > t.records.to-recordSize {
		return function{}, errShort
	}
	lists := int(m.u32(at+4+4*wordPCData)) + int(m[at+recordSize-1])
	size := recordSize + 4*lists
	if lists > 64 || at > t.records.to-size {
		return function{}, fmt.Errorf("record of %d lists", lists)
	}
	f := function{at: at, size: align(size)}
	for i := range size/4 - 1 {
		f.words = append(f.words, m.u32(at+4+4*i))
	}
	for _, offset := range f.tables() {
		if _, err := t.table(m, offset); err != nil {
			return function{}, err
		}
	}
	name, err := t.name(m, int(f.words[wordName]))
	f.name = name
	return f, err
}

// tables lists the offsets of all tables of a function.
func (f *function) tables() []uint32 {
	return append([]uint32{f.words[wordSP], f.words[wordFile], f.words[wordLine]}, f.pcData()...)
}

func (t *symtab) name(m memory, offset int) (string, error) {
	if offset >= t.names.size() {
		return "", fmt.Errorf("name at %d of %d", offset, t.names.size())
	}
	name, _, ok := bytes.Cut(m[t.names.from+offset:t.names.to], []byte{0})
	if !ok {
		return "", errors.New("name without an end")
	}
	return string(name), nil
}

// table gives the bytes of the table at an offset: pairs of numbers, of which the first may begin with zero, up to a zero. There is none at 0.
func (t *symtab) table(m memory, offset uint32) ([]byte, error) {
	if offset == 0 {
		return nil, nil
	}
	if int(offset) >= t.tables.size() {
		return nil, fmt.Errorf("table at %d of %d", offset, t.tables.size())
	}
	data := m[t.tables.from+int(offset) : t.tables.to]
	for at := 0; at < len(data); {
		if at > 0 && data[at] == 0 {
			return data[:at+1], nil
		}
		for range 2 {
			_, n := binary.Uvarint(data[at:])
			if n <= 0 || n > 5 {
				return nil, fmt.Errorf("table at %d: %w", offset, errNumber)
			}
			at += n
		}
	}
	return nil, fmt.Errorf("table at %d: %w", offset, errShort)
}
