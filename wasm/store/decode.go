package store

import "encoding/binary"

// Decoder reads numbers and strings one after another from bytes that nobody vouches for. After the first error it gives zeros, so that a caller checks
// Err once, at the end; counts are bounded by the bytes left, so that a lying one allocates nothing.
type Decoder struct {
	data []byte
	at   int
	err  error
}

// NewDecoder makes a Decoder of data, which it does not copy.
func NewDecoder(data []byte) *Decoder { return &Decoder{data: data} }

var errShort = &Damage{"record", "a record ends too early"}

func (d *Decoder) fail() {
	d.err = errShort
	d.at = len(d.data)
}

// Err is the first error, or nil.
func (d *Decoder) Err() error { return d.err }

// Len is the number of bytes not yet read.
func (d *Decoder) Len() int { return len(d.data) - d.at }

// At is the number of bytes read.
func (d *Decoder) At() int { return d.at }

// Uvarint reads an unsigned varint.
func (d *Decoder) Uvarint() uint64 {
	if d.at < len(d.data) && d.data[d.at] < 0x80 {
		d.at++
		return uint64(d.data[d.at-1])
	}
	v, n := binary.Uvarint(d.data[d.at:])
	if n <= 0 {
		d.fail()
		return 0
	}
	d.at += n
	return v
}

// Varint reads a signed varint.
func (d *Decoder) Varint() int64 {
	v := d.Uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

// Int reads an unsigned varint that must fit 31 bits.
func (d *Decoder) Int() int {
	v := d.Uvarint()
	if v > 1<<31-1 {
		d.fail()
		return 0
	}
	return int(v)
}

// Count reads a number of things each of which takes at least one byte.
func (d *Decoder) Count() int {
	v := d.Uvarint()
	if v > uint64(d.Len()) {
		d.fail()
		return 0
	}
	return int(v)
}

// Byte reads one byte.
func (d *Decoder) Byte() byte {
	if d.Len() < 1 {
		d.fail()
		return 0
	}
	d.at++
	return d.data[d.at-1]
}

// Uint32 reads four bytes, little-endian.
func (d *Decoder) Uint32() uint32 {
	b := d.Bytes(4)
	if len(b) < 4 {
		return 0
	}
	return binary.LittleEndian.Uint32(b)
}

// Bytes reads n bytes, which it does not copy.
func (d *Decoder) Bytes(n int) []byte {
	if n < 0 || n > d.Len() {
		d.fail()
		return nil
	}
	d.at += n
	return d.data[d.at-n : d.at : d.at]
}

// String reads a length and that many bytes.
func (d *Decoder) String() string { return string(d.Bytes(d.Count())) }

// AppendString writes what String reads.
func AppendString(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}
