package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// cache keeps the records of articles that have been worked, so that an article is worked again only when it has changed, or this program has.
//
// It is a folder of files to which records are added one after the other, and which are never changed otherwise. Each build adds a file of its own, so two
// builds at a time do not disturb each other, and one that was broken off leaves a file of which at most the last record is cut off; that one is not read.
// When the files hold more that is out of date than what is in use, the records in use are written anew as one file and the others are removed.
//
//	file   = "verbatim cache 1\n" { record }
//	record = key (16 bytes), CRC-32 (Castagnoli) of key and data, length of data, data; numbers of 4 bytes, little-endian
type cache struct {
	dir    string
	engine [sha256.Size]byte // this program: another version may find something else in an article

	mu    sync.Mutex
	known map[key]place
	files []*os.File
	out   *bufio.Writer // writes to the last of files, once something is to be kept
	end   int64         // of what was written there
	total int64         // bytes in all records, of use or not
}

// key is what a record depends on: a hash of the program and of the file's name and bytes.
type key [16]byte

// place is where the data of a record stands.
type place struct {
	file   int
	offset int64
	length int
}

const (
	cacheMagic    = "verbatim cache 1\n"
	cacheSuffix   = ".records"
	recordHead    = 16 + 4 + 4
	longestRecord = 1 << 28
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openCache reads which records the folder holds. What cannot be read is not there: it will be worked again.
func openCache(dir string) (*cache, error) {
	c := &cache{dir: dir, known: map[key]place{}}
	if err := c.hashProgram(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), cacheSuffix) {
			continue
		}
		f, err := os.Open(filepath.Join(dir, e.Name()))
		if err != nil {
			continue
		}
		c.files = append(c.files, f)
		c.scan(len(c.files)-1, bufio.NewReaderSize(f, 1<<20))
	}
	return c, nil
}

// hashProgram takes the running program for the version of the engine: its sources may have changed since it was built.
func (c *cache) hashProgram() error {
	name, err := os.Executable()
	if err != nil {
		return fmt.Errorf("open cache: find this program: %w", err)
	}
	program, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open cache: read this program: %w", err)
	}
	defer program.Close()
	h := sha256.New()
	if _, err := io.Copy(h, program); err != nil {
		return fmt.Errorf("open cache: read this program: %w", err)
	}
	c.engine = [sha256.Size]byte(h.Sum(nil))
	return nil
}

// scan notes the records of a file up to the first that is not whole.
func (c *cache) scan(file int, in *bufio.Reader) {
	head := make([]byte, recordHead)
	if n, _ := io.ReadFull(in, head[:len(cacheMagic)]); string(head[:n]) != cacheMagic {
		return
	}
	offset := int64(len(cacheMagic))
	var data []byte
	for {
		if _, err := io.ReadFull(in, head); err != nil {
			return
		}
		k, sum, length := key(head[:16]), binary.LittleEndian.Uint32(head[16:]), int(binary.LittleEndian.Uint32(head[20:]))
		if length > longestRecord {
			return
		}
		data = slices.Grow(data[:0], length)[:length]
		if _, err := io.ReadFull(in, data); err != nil || checksum(k, data) != sum {
			return
		}
		c.known[k] = place{file, offset + recordHead, length}
		offset += recordHead + int64(length)
		c.total += int64(length)
	}
}

func checksum(k key, data []byte) uint32 {
	return crc32.Update(crc32.Checksum(k[:], castagnoli), castagnoli, data)
}

// key is the key of a file of articles.
func (c *cache) key(name string, data []byte) key {
	h := sha256.New()
	h.Write(c.engine[:])
	fmt.Fprintf(h, "%d %s\n", len(name), name)
	h.Write(data)
	return key(h.Sum(nil))
}

// find gives the place of a record.
func (c *cache) find(k key) (place, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, ok := c.known[k]
	return p, ok
}

// window is a stretch of a file of records. Most that are read after one another stand after one another.
type window struct {
	file int
	from int64
	data []byte
}

const windowSize = 128 << 10

// read gives the data of a record, which is valid until the next call with the same window.
func (c *cache) read(p place, w *window) ([]byte, error) {
	if at := p.offset - w.from; p.file == w.file && at >= 0 && at+int64(p.length) <= int64(len(w.data)) {
		return w.data[at : at+int64(p.length)], nil
	}
	c.mu.Lock()
	f := c.files[p.file]
	if c.out != nil && p.file == len(c.files)-1 {
		c.out.Flush() // an error shows below: the bytes are not there
	}
	c.mu.Unlock()
	w.file, w.from, w.data = p.file, p.offset, slices.Grow(w.data[:0], max(p.length, windowSize))
	n, err := f.ReadAt(w.data[:cap(w.data)], p.offset)
	w.data = w.data[:n]
	if n < p.length {
		return nil, fmt.Errorf("read cache: %w", err)
	}
	return w.data[:p.length], nil
}

// add keeps a record.
func (c *cache) add(k key, data []byte) (place, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.out == nil {
		if err := c.create(); err != nil {
			return place{}, err
		}
	}
	if err := appendRecord(c.out, k, data); err != nil {
		return place{}, fmt.Errorf("write cache: %w", err)
	}
	p := place{len(c.files) - 1, c.end + recordHead, len(data)}
	c.known[k] = p
	c.end += recordHead + int64(len(data))
	c.total += int64(len(data))
	return p, nil
}

// create opens a file of this build's own.
func (c *cache) create() error {
	f, err := os.CreateTemp(c.dir, "*"+cacheSuffix)
	if err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	c.files = append(c.files, f)
	c.out = bufio.NewWriterSize(f, 1<<18)
	c.out.WriteString(cacheMagic)
	c.end = int64(len(cacheMagic))
	return nil
}

func appendRecord(out *bufio.Writer, k key, data []byte) error {
	head := append(make([]byte, 0, recordHead), k[:]...)
	head = binary.LittleEndian.AppendUint32(head, checksum(k, data))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(data)))
	out.Write(head)
	_, err := out.Write(data)
	return err
}

// close keeps what was added.
func (c *cache) close() error {
	var problems []error
	if c.out != nil {
		problems = append(problems, c.out.Flush())
	}
	for _, f := range c.files {
		problems = append(problems, f.Close())
	}
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	return nil
}

// mostFiles is the most files of records that are left lying: each is opened by every build.
const mostFiles = 16

// tidy writes the records in use as one file and removes the others, if that halves the folder or there are too many files.
func (c *cache) tidy(used map[key]place) error {
	var inUse int64
	for _, p := range used {
		inUse += int64(p.length)
	}
	if c.total <= 2*inUse && len(c.files) <= mostFiles {
		return nil
	}
	old := slices.Clone(c.files)
	if c.out != nil {
		if err := c.out.Flush(); err != nil {
			return fmt.Errorf("write cache: %w", err)
		}
		c.out = nil
	}
	if err := c.rewrite(used); err != nil {
		return fmt.Errorf("tidy cache: %w", err)
	}
	for _, f := range old {
		f.Close()
		os.Remove(f.Name()) // one that stays costs room and nothing else
	}
	c.files = nil
	return nil
}

// rewrite writes records into a file whose name makes it part of the cache only once it is whole.
func (c *cache) rewrite(used map[key]place) error {
	f, err := os.CreateTemp(c.dir, "*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	out := bufio.NewWriterSize(f, 1<<18)
	out.WriteString(cacheMagic)
	keys := make([]key, 0, len(used))
	for k := range used {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int { return bytes.Compare(a[:], b[:]) })
	var w window
	for _, k := range keys {
		data, err := c.read(used[k], &w)
		if err != nil {
			return err
		}
		if err := appendRecord(out, k, data); err != nil {
			return err
		}
	}
	if err := errors.Join(out.Flush(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), strings.TrimSuffix(f.Name(), ".part")+cacheSuffix)
}
