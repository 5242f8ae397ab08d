package slim

import (
	"encoding/binary"
	"errors"
)

// Opcodes of the start function (WebAssembly core specification 2.0, 5.4).
const (
	opLoop     = 0x03
	opIf       = 0x04
	opBrIf     = 0x0d
	opLocalGet = 0x20
	opLocalSet = 0x21
	opLoad     = 0x28
	opLoadByte = 0x2d
	opStore    = 0x36
	opLess     = 0x49 // unsigned
	opAdd      = 0x6a
	opShift    = 0x74 // left
	opUnshift  = 0x76 // right, unsigned
	typeVoid   = 0x40
	typeI32    = 0x7f
	typeFunc   = 0x60
)

// code is the body of a function under construction. All values are i32.
type code []byte

func (c *code) op(bytes ...byte) { *c = append(*c, bytes...) }

func (c *code) get(local byte) { c.op(opLocalGet, local) }

func (c *code) set(local byte) { c.op(opLocalSet, local) }

func (c *code) value(v int) { *c = appendSint(append(*c, opI32Const), v) }

// load takes an address and gives the word offset bytes after it.
func (c *code) load(offset int) { *c = binary.AppendUvarint(append(*c, opLoad, 0), uint64(offset)) }

// loadByte is load for a byte.
func (c *code) loadByte(offset int) {
	*c = binary.AppendUvarint(append(*c, opLoadByte, 0), uint64(offset))
}

// store takes an address and a word.
func (c *code) store(offset int) { *c = binary.AppendUvarint(append(*c, opStore, 0), uint64(offset)) }

// advance adds n to a local.
func (c *code) advance(local byte, n int) {
	c.get(local)
	c.value(n)
	c.op(opAdd)
	c.set(local)
}

// loop repeats what body does while local, after it, is less than end.
func (c *code) loop(local byte, end int, body func()) {
	c.op(opLoop, typeVoid)
	body()
	c.get(local)
	c.value(end)
	c.op(opLess, opBrIf, 0, opEnd)
}

// Locals of the start function, which are zero at first.
const (
	index  byte = iota // of a function or a bucket
	row                // 8 times index
	offset             // of a record
	column             // bytes into a record
	from               // the next word of the input
	at                 // a bucket
	locals
)

// startFunction is layout.unpack in WebAssembly, with its locals in front.
func (l layout) startFunction() []byte {
	c := code{1, byte(locals), typeI32}
	c.value(l.first)
	c.set(offset)
	c.loop(index, l.count, func() { l.rowCode(&c) })
	c.get(row)
	c.value(l.entry + l.count)
	c.store(l.rows)

	c.value(4)
	c.set(column)
	c.loop(column, l.longest, func() {
		c.value(0)
		c.set(index)
		c.loop(index, l.count, func() { l.wordCode(&c) })
		c.advance(column, 4)
	})

	c.value(0)
	c.set(index)
	c.loop(at, l.last-l.buckets, func() { l.bucketCode(&c) })
	l.bucketIndex(&c)
	c.op(opEnd)
	return append(binary.AppendUvarint(nil, uint64(len(c))), c...)
}

// rowCode makes one row of the table of functions, and the first word of its record.
func (l layout) rowCode(c *code) {
	c.get(row)
	c.get(index)
	c.value(l.entry)
	c.op(opAdd)
	c.store(l.rows)
	c.get(row)
	c.get(offset)
	c.store(l.rows + 4)
	c.get(offset)
	c.get(index)
	c.value(l.entry)
	c.op(opAdd)
	c.store(l.rows)

	c.get(offset)
	l.sizeCode(c)
	c.op(opAdd)
	c.set(offset)
	c.advance(row, 8)
	c.advance(index, 1)
}

// sizeCode gives the size in bytes of the record of a function.
func (l layout) sizeCode(c *code) {
	c.get(index)
	c.loadByte(l.sizes)
	c.value(2)
	c.op(opShift)
}

// wordCode takes one word of the input to its record.
func (l layout) wordCode(c *code) {
	c.get(column)
	l.sizeCode(c)
	c.op(opLess, opIf, typeVoid)
	c.get(index)
	c.value(3)
	c.op(opShift)
	c.load(l.rows + 4)
	c.get(column)
	c.op(opAdd)
	c.get(from)
	c.load(l.columns)
	c.store(l.rows)
	c.advance(from, 4)
	c.op(opEnd)
	c.advance(index, 1)
}

// bucketCode makes one bucket: the index of its function, and zeros.
func (l layout) bucketCode(c *code) {
	l.bucketIndex(c)
	for i := 4; i < bucketSize; i += 4 {
		c.get(at)
		c.value(0)
		c.store(l.buckets + i)
	}
	c.advance(at, bucketSize)
	c.advance(index, 1)
}

func (l layout) bucketIndex(c *code) {
	c.get(at)
	c.get(index)
	c.value(4)
	c.op(opUnshift)
	c.store(l.buckets)
}

// addStart adds a function to the module and has it run when the module is instantiated, after memory has been filled.
func addStart(sections []section, function []byte) ([]section, error) {
	types, err := find(sections, sectionType)
	if err != nil {
		return nil, err
	}
	kind, err := types.extend([]byte{typeFunc, 0, 0})
	if err != nil {
		return nil, err
	}
	functions, err := find(sections, sectionFunction)
	if err != nil {
		return nil, err
	}
	n, err := functions.extend(binary.AppendUvarint(nil, uint64(kind)))
	if err != nil {
		return nil, err
	}
	codes, err := find(sections, sectionCode)
	if err != nil {
		return nil, err
	}
	if m, err := codes.extend(function); err != nil || m != n {
		return nil, errors.New("add start function: there are not as many bodies as functions")
	}
	imports, err := importedFunctions(sections)
	if err != nil {
		return nil, err
	}
	if _, err := find(sections, sectionStart); err == nil {
		return nil, errors.New("add start function: there is one")
	}
	return insert(sections, section{sectionStart, binary.AppendUvarint(nil, uint64(imports+n))}), nil
}

// importedFunctions counts the imports, which Go has of functions only.
func importedFunctions(sections []section) (int, error) {
	imports, err := find(sections, sectionImport)
	if err != nil {
		return 0, err
	}
	r := reader{imports.body}
	n, err := r.uint()
	if err != nil {
		return 0, err
	}
	for range n {
		for range 2 {
			if _, err := r.sized(); err != nil {
				return 0, err
			}
		}
		if kind, err := r.byte(); err != nil || kind != 0 {
			return 0, errors.New("read imports: one is no function")
		}
		if _, err := r.uint(); err != nil {
			return 0, err
		}
	}
	return n, nil
}
