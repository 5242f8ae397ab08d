package slim

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// memoryLimit is the most memory, in bytes, that a program may fill from its data section: more is no page's program.
const memoryLimit = 1 << 26

// memory is what the linear memory holds from address 0 on, right after the data section has been applied.
type memory []byte

// readMemory applies the segments of a data section. Go's linker writes active segments of memory 0 only.
func readMemory(data []byte) (memory, error) {
	r := reader{data}
	n, err := r.uint()
	if err != nil {
		return nil, err
	}
	type segment struct {
		at   int
		data []byte
	}
	var segments []segment
	for range n {
		at, data, err := readSegment(&r)
		if err != nil {
			return nil, err
		}
		segments = append(segments, segment{at, data})
	}
	slices.SortFunc(segments, func(a, b segment) int { return a.at - b.at })
	var m memory
	for _, s := range segments {
		if s.at < len(m) {
			return nil, fmt.Errorf("segments overlap at %d", s.at)
		}
		if s.at+len(s.data) > memoryLimit {
			return nil, fmt.Errorf("segment at %d is beyond %d bytes", s.at, memoryLimit)
		}
		m = append(m, make([]byte, s.at-len(m))...)
		m = append(m, s.data...)
	}
	if len(r.rest) > 0 {
		return nil, fmt.Errorf("%d bytes after the last segment", len(r.rest))
	}
	return m, nil
}

// Opcodes of constant expressions.
const (
	opI32Const = 0x41
	opEnd      = 0x0b
)

func readSegment(r *reader) (at int, data []byte, err error) {
	for _, want := range []byte{0, opI32Const} {
		b, err := r.byte()
		if err != nil {
			return 0, nil, err
		}
		if b != want {
			return 0, nil, fmt.Errorf("segment of an unknown kind (%#x)", b)
		}
	}
	if at, err = r.sint(); err != nil {
		return 0, nil, err
	}
	if b, err := r.byte(); err != nil || b != opEnd || at < 0 {
		return 0, nil, fmt.Errorf("segment at %d with an unknown offset", at)
	}
	data, err = r.sized()
	return at, data, err
}

// segments writes the data section that fills memory with m, leaving out runs of zeros. A run shorter than gap bytes is kept: a new segment costs as much.
func (m memory) segments(gap int) []byte {
	var body []byte
	n := 0
	for at := 0; at < len(m); {
		if m[at] == 0 {
			at++
			continue
		}
		end := at + 1 // one after the last byte that is not zero
		for i := end; i < len(m) && i-end < gap; i++ {
			if m[i] != 0 {
				end = i + 1
			}
		}
		body = appendSint(append(body, 0, opI32Const), at)
		body = binary.AppendUvarint(append(body, opEnd), uint64(end-at))
		body = append(body, m[at:end]...)
		at, n = end, n+1
	}
	return append(binary.AppendUvarint(nil, uint64(n)), body...)
}

func (m memory) u32(at int) uint32 { return binary.LittleEndian.Uint32(m[at:]) }

func (m memory) setU32(at int, v uint32) { binary.LittleEndian.PutUint32(m[at:], v) }

// within tells whether n bytes lie at an address.
func (m memory) within(at, n int) bool { return at >= 0 && n >= 0 && at <= len(m) && n <= len(m)-at }
