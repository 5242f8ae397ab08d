package bundle

import (
	"encoding/binary"
	"math/bits"
)

// SHA256 is the hash of data by FIPS 180-4, section 6.2. The standard library's package brings the whole of its FIPS 140 module along, AES and
// random numbers included: 40 KB (brotli) of the page's program for a hash that only the build computes.
func SHA256(data []byte) [32]byte {
	d := newDigest()
	d.Write(data)
	return d.sum()
}

// hasher is a SHA-256 in the making, as hash.Hash has it.
type hasher interface {
	Write(data []byte) (int, error)
	Sum(b []byte) []byte
}

// digest is the hasher of those who bring none.
type digest struct {
	h    [8]uint32
	rest []byte // less than a block
	size uint64 // bytes written
}

func newDigest() *digest {
	return &digest{h: [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}}
}

// Write never fails.
func (d *digest) Write(data []byte) (int, error) {
	n := len(data)
	d.size += uint64(n)
	if len(d.rest) > 0 {
		some := min(64-len(d.rest), len(data))
		d.rest = append(d.rest, data[:some]...)
		data = data[some:]
		if len(d.rest) < 64 {
			return n, nil
		}
		sha256Block(&d.h, d.rest)
		d.rest = d.rest[:0]
	}
	for ; len(data) >= 64; data = data[64:] {
		sha256Block(&d.h, data[:64])
	}
	d.rest = append(d.rest, data...)
	return n, nil
}

// Sum ends the hash, and appends it to b.
func (d *digest) Sum(b []byte) []byte {
	sum := d.sum()
	return append(b, sum[:]...)
}

// sum ends the hash.
func (d *digest) sum() [32]byte {
	tail := append(d.rest, 0x80)
	for len(tail)%64 != 56 {
		tail = append(tail, 0)
	}
	tail = binary.BigEndian.AppendUint64(tail, d.size*8)
	for ; len(tail) > 0; tail = tail[64:] {
		sha256Block(&d.h, tail[:64])
	}
	var sum [32]byte
	for i, word := range d.h {
		binary.BigEndian.PutUint32(sum[4*i:], word)
	}
	return sum
}

func sha256Block(h *[8]uint32, block []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = binary.BigEndian.Uint32(block[4*i:])
	}
	for i := 16; i < 64; i++ {
		a, b := w[i-15], w[i-2]
		s0 := bits.RotateLeft32(a, -7) ^ bits.RotateLeft32(a, -18) ^ a>>3
		s1 := bits.RotateLeft32(b, -17) ^ bits.RotateLeft32(b, -19) ^ b>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, d, e, f, g, last := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
	for i, k := range &sha256Constants {
		s1 := bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)
		t1 := last + s1 + (e&f ^ ^e&g) + k + w[i]
		s0 := bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		t2 := s0 + (a&b ^ a&c ^ b&c)
		a, b, c, d, e, f, g, last = t1+t2, a, b, c, d+t1, e, f, g
	}
	for i, v := range [8]uint32{a, b, c, d, e, f, g, last} {
		h[i] += v
	}
}

// sha256Constants are the fractions of the cube roots of the first 64 primes (section 4.2.2).
var sha256Constants = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}
