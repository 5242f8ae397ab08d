// Package store turns named sections of bytes into one checksummed file, and gives any stretch of a section back without reading the rest.
//
// # The file
//
// All numbers are unsigned varints (encoding/binary) except where a width is given; widths are little-endian.
//
//	file    = magic length seed table check { page }
//	magic   = "verbatim" and the format's version, one byte
//	length  = the length of table in bytes, 4 bytes
//	seed    = a number that archives of other pages hardly ever have, 4 bytes
//	table   = count of sections { section }
//	section = name length, name, raw length, codec, size of a page, in codec 1 for each page { stored length }
//	check   = CRC-32 of everything before it (IEEE), 4 bytes
//	page    = its bytes, and their CRC-32, 4 bytes
//
// A section is cut into pages of so many raw bytes, PageSize at most, the last one shorter. A page is stored as it is (codec 0) or as one DEFLATE stream (codec 1,
// RFC 1951); its stored length is without the CRC, which begins not with zero but with the seed and the page's number among all: a page of another place, or of
// another archive, is not taken for it. The pages of all sections follow one another in the order of the table, without gaps, up to the end of the file. So every
// byte of the file is under a checksum, and a reader that can fetch ranges needs the head, which tells of most pages nothing, and then only the pages it looks
// at. These may be small: of 100,000 articles the head had 37 KB when it held the checksums of pages of 8 KB, and has 3 KB.
package store

import (
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
)

// Source gives stretches of the files of an archive: from memory, from a static host, from the page's own HTML or from an edge host.
type Source interface {
	// Block gives the n bytes of file name from offset off. What it returns is not changed by anyone afterwards. It may block.
	Block(name string, off, n int64) ([]byte, error)
}

// Memory is a Source whose files are in memory, by name.
type Memory map[string][]byte

// Block gives a stretch of a file without copying it.
func (m Memory) Block(name string, off, n int64) ([]byte, error) {
	data, ok := m[name]
	if !ok {
		return nil, errors.New("read " + name + ": there is no such file")
	}
	if off < 0 || n < 0 || off > int64(len(data)) || n > int64(len(data))-off {
		return nil, errors.New("read " + name + ": bytes " + strconv.FormatInt(off, 10) + " to " + strconv.FormatInt(off+n, 10) + " are outside its " + strconv.Itoa(len(data)) + " bytes")
	}
	return data[off : off+n : off+n], nil
}

// Steady is a Source that gives the same bytes again for as long as Changes stays the same. Their checksums are then compared once, and not each time that
// they are asked for: of a page of 8 KB that takes longer than most of what a look-up does with it.
type Steady interface {
	Source
	// Changes counts how often bytes were taken in that may stand in the place of others.
	Changes() int
}

// Changes is 0: what is in memory stays.
func (m Memory) Changes() int { return 0 }

const (
	magic    = "verbatim"
	version  = 5
	headSize = len(magic) + 1 + 4 + 4 // magic, version, length of the table, seed
	crcSize  = 4

	// firstLook is how much of a file is asked for at first: the head of an archive of 100,000 articles is within it.
	firstLook = 10 << 10

	// PageSize is the number of raw bytes in a page unless a section says otherwise: large enough to compress well, small enough to fetch for one look.
	PageSize = 64 << 10

	// mostCached bounds the bytes of unpacked pages that a File keeps, whatever the archive's size.
	mostCached = 4 << 20

	// usualRatio is how many times longer than its packed pages a section mostly is at most.
	usualRatio = 8
)

// Codec tells how the pages of a section are stored.
type Codec uint8

const (
	Raw     Codec = iota // as they are: quick to read, and for bytes that do not compress
	Deflate              // RFC 1951
)

// Section is one named stretch of bytes to be written.
type Section struct {
	Name  string
	Data  []byte
	Codec Codec
	Page  int // size of a page, or 0 for PageSize

	stored [][]byte // its pages, once they are packed
}

// File is an opened file. It may be used by several goroutines.
type File struct {
	source   Source
	name     string
	seed     uint32
	sections map[string]*Pages
	order    []*Pages

	mu     sync.Mutex
	cache  map[pageKey]*page
	cached int // bytes in it
	clock  int

	steady  Steady       // the source, if it is one
	changes atomic.Int64 // of it, when pages were last checked
}

// Pages is one section of an opened file: a read-only array of bytes of which any stretch can be asked for.
type Pages struct {
	file     *File
	name     string
	size     int64
	pageSize int64 // raw bytes of a page
	codec    Codec
	number   int           // of its first page, among those of the file
	offset   int64         // of its first page in the file
	ends     []int64       // of its pages from offset, in codec Deflate; the others are as long as they are raw
	checked  []atomic.Bool // pages whose checksum was found right, of a steady source
}

type pageKey struct {
	section *Pages
	n       int
}

type page struct {
	data []byte
	used int // the File's clock when it was last asked for
}

// Damage is an error that says which part of a file cannot be used.
type Damage struct {
	Section string // a section's name, or "head"
	Reason  string
}

func (d *Damage) Error() string {
	return d.Section + " section: " + d.Reason
}

// The two things that can be wrong with bytes on their way: both end in Damage, never in a panic.
const (
	cutOff  = "the file ends too early: it is cut off"
	altered = "checksum does not match: the file is damaged or cut off"
)
