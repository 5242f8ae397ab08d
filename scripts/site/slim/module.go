package slim

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Ids of the sections used here (WebAssembly core specification 2.0, 5.5).
const (
	sectionCustom   = 0
	sectionType     = 1
	sectionImport   = 2
	sectionFunction = 3
	sectionMemory   = 5
	sectionStart    = 8
	sectionElement  = 9
	sectionCode     = 10
	sectionData     = 11
)

var magic = []byte("\x00asm\x01\x00\x00\x00")

// section is one section of a module, in the order of the file.
type section struct {
	id   byte
	body []byte
}

// parseModule cuts a module into its sections, which share the bytes of data.
func parseModule(data []byte) ([]section, error) {
	if !bytes.HasPrefix(data, magic) {
		return nil, errors.New("no WebAssembly 1 module")
	}
	var sections []section
	r := reader{data[len(magic):]}
	for len(r.rest) > 0 {
		id, err := r.byte()
		if err != nil {
			return nil, err
		}
		body, err := r.sized()
		if err != nil {
			return nil, fmt.Errorf("section %d: %w", id, err)
		}
		sections = append(sections, section{id, body})
	}
	return sections, nil
}

// appendModule is the inverse of parseModule.
func appendModule(out []byte, sections []section) []byte {
	out = append(out, magic...)
	for _, s := range sections {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// find gives the only section of an id.
func find(sections []section, id byte) (*section, error) {
	at := -1
	for i, s := range sections {
		if s.id == id && at >= 0 {
			return nil, fmt.Errorf("section %d comes twice", id)
		} else if s.id == id {
			at = i
		}
	}
	if at < 0 {
		return nil, fmt.Errorf("section %d is missing", id)
	}
	return &sections[at], nil
}

// insert puts s where its id belongs: the sections that the specification orders stand in the order of their ids (up to the data section).
func insert(sections []section, s section) []section {
	at := slices.IndexFunc(sections, func(t section) bool { return t.id > s.id })
	if at < 0 {
		at = len(sections)
	}
	return slices.Insert(sections, at, s)
}

var (
	errShort  = errors.New("ends too early")
	errNumber = errors.New("number too long")
)

// reader reads WebAssembly's encodings off the front of rest.
type reader struct{ rest []byte }

func (r *reader) byte() (byte, error) {
	if len(r.rest) == 0 {
		return 0, errShort
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b, nil
}

// uint reads an unsigned LEB128 number of up to 32 bits.
func (r *reader) uint() (int, error) {
	v, n := binary.Uvarint(r.rest)
	if n == 0 {
		return 0, errShort
	}
	if n < 0 || n > 5 || v > 1<<32-1 {
		return 0, errNumber
	}
	r.rest = r.rest[n:]
	return int(v), nil
}

// sint reads a signed LEB128 number of up to 32 bits.
func (r *reader) sint() (int, error) {
	v := 0
	for shift := 0; shift < 35; shift += 7 {
		b, err := r.byte()
		if err != nil {
			return 0, err
		}
		v |= int(b&0x7f) << shift
		if b&0x80 == 0 {
			if b&0x40 != 0 {
				v -= 1 << (shift + 7)
			}
			return v, nil
		}
	}
	return 0, errNumber
}

// sized reads a number of bytes, and so many bytes.
func (r *reader) sized() ([]byte, error) {
	n, err := r.uint()
	if err != nil {
		return nil, err
	}
	if n > len(r.rest) {
		return nil, errShort
	}
	body := r.rest[:n:n]
	r.rest = r.rest[n:]
	return body, nil
}

// appendSint appends a number in signed LEB128.
func appendSint(out []byte, v int) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}

// extend appends one element, in its encoding, to a section that is a vector, and gives its index. The section gets bytes of its own.
func (s *section) extend(element []byte) (int, error) {
	r := reader{s.body}
	n, err := r.uint()
	if err != nil {
		return 0, err
	}
	body := binary.AppendUvarint(make([]byte, 0, len(s.body)+len(element)+5), uint64(n)+1)
	s.body = append(append(body, r.rest...), element...)
	return n, nil
}
