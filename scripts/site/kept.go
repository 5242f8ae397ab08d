package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"os"
	"path/filepath"

	pages "verbatim/wasm/site"
)

// linkedProgram is a program as it was linked, by which the go command tells whether it is still right, and as a site ships it.
type linkedProgram struct{ linked, slimmed []byte }

// A kept program is a file of the cache's folder, named for the program: its digest (SHA-256 of what follows and of the version of the engine, which slims),
// the length of the linked program in 8 bytes, little-endian, and the two forms of it.
const programHead = sha256.Size + 8

func (c *cache) programFile(room string) string {
	return filepath.Join(c.dir, "program-"+pages.Hash([]byte(room))[:16])
}

func (c *cache) programSum(rest []byte) []byte {
	h := sha256.New()
	h.Write(c.engine[:])
	h.Write(rest)
	return h.Sum(nil)
}

// findProgram gives the program that was kept of a room. One that cannot be read, or that another version of this command has slimmed, is not there.
func (c *cache) findProgram(room string) linkedProgram {
	data, err := os.ReadFile(c.programFile(room))
	if err != nil || len(data) < programHead {
		return linkedProgram{}
	}
	rest := data[sha256.Size:]
	if !bytes.Equal(c.programSum(rest), data[:sha256.Size]) {
		return linkedProgram{}
	}
	programs := data[programHead:]
	n := binary.LittleEndian.Uint64(rest)
	if n > uint64(len(programs)) {
		return linkedProgram{}
	}
	return linkedProgram{programs[:n], programs[n:]}
}

// keepProgram keeps the program of a room in place of the one kept before. Where it cannot be written, the next build does the work again.
func (c *cache) keepProgram(room string, b linkedProgram) {
	rest := binary.LittleEndian.AppendUint64(nil, uint64(len(b.linked)))
	rest = append(append(rest, b.linked...), b.slimmed...)
	f, err := os.CreateTemp(c.dir, "program-*.part")
	if err != nil {
		return
	}
	_, err = f.Write(append(c.programSum(rest), rest...))
	if f.Close() != nil || err != nil || os.Rename(f.Name(), c.programFile(room)) != nil {
		os.Remove(f.Name())
	}
}
