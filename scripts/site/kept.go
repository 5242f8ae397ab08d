package main

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"

	pages "verbatim/wasm/site"
)

// A kept program is a file of the cache's folder, named for the program: its digest (SHA-256 of the version of the engine, which slims, of the fingerprint of
// the sources, and of what follows), and the program as a site ships it.
func (c *cache) programFile(room string) string {
	return filepath.Join(c.dir, "program-"+pages.Hash([]byte(room))[:16])
}

func (c *cache) programSum(sources [sha256.Size]byte, program []byte) []byte {
	h := sha256.New()
	h.Write(c.engine[:])
	h.Write(sources[:])
	h.Write(program)
	return h.Sum(nil)
}

// findProgram gives the program that was kept of a room, or nil. One that cannot be read, that is of other sources, or that another version of this command has
// slimmed, is not there.
func (c *cache) findProgram(room string, sources [sha256.Size]byte) []byte {
	data, err := os.ReadFile(c.programFile(room))
	if err != nil || len(data) <= sha256.Size {
		return nil
	}
	program := data[sha256.Size:]
	if !bytes.Equal(c.programSum(sources, program), data[:sha256.Size]) {
		return nil
	}
	return program
}

// keepProgram keeps the program of a room in place of the one kept before. Where it cannot be written, the next build does the work again.
func (c *cache) keepProgram(room string, sources [sha256.Size]byte, program []byte) {
	f, err := os.CreateTemp(c.dir, "program-*.part")
	if err != nil {
		return
	}
	_, err = f.Write(append(c.programSum(sources, program), program...))
	if f.Close() != nil || err != nil || os.Rename(f.Name(), c.programFile(room)) != nil {
		os.Remove(f.Name())
	}
}
