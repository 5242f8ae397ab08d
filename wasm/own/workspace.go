package own

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strconv"
	"strings"

	"verbatim/wasm/store"
)

// # The file of a workspace
//
//	file  = "verbatim workspace 1\n" { part }
//	part  = mark, kind, number, length of data, CRC-32 (IEEE) of kind, number, length and data, data; numbers of 4 bytes, little-endian
//	mark  = 0x00 "part"
//
// Part 0 names all parts, so that a damaged one can be named too. Whatever is damaged, the next mark is where reading goes on.

// Kind tells what a part of a workspace holds.
type Kind byte

// The kinds of parts. A reader passes over kinds that it does not know.
const (
	Names    Kind = 'n' // the names of all parts, a line each; part 0
	Document Kind = 'a' // the record of an article
	Notes    Kind = 's' // a text of the page's own storage: its name, a line break, its value
)

// Part is one thing kept in a workspace.
type Part struct {
	Kind Kind
	Name string // for people: the article's file, say
	Data []byte
}

const (
	header   = "verbatim workspace "
	version  = "1"
	mark     = "\x00part"
	partHead = len(mark) + 1 + 4 + 4 + 4
	mostPart = 64 << 20
)

// WriteWorkspace writes parts as one file.
func WriteWorkspace(parts []Part) []byte {
	var names strings.Builder
	for _, p := range parts {
		names.WriteString(strings.ReplaceAll(p.Name, "\n", " ") + "\n")
	}
	b := []byte(header + version + "\n")
	b = appendPart(b, Names, 0, []byte(names.String()))
	for i, p := range parts {
		b = appendPart(b, p.Kind, i+1, p.Data)
	}
	return b
}

func appendPart(b []byte, kind Kind, n int, data []byte) []byte {
	b = append(b, mark...)
	from := len(b)
	b = append(b, byte(kind))
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
	sum := crc32.Update(crc32.ChecksumIEEE(b[from:]), crc32.IEEETable, data)
	b = binary.LittleEndian.AppendUint32(b, sum)
	return append(b, data...)
}

// IsWorkspace tells whether a file says of itself that it is a workspace.
func IsWorkspace(file []byte) bool { return bytes.HasPrefix(file, []byte(header)) }

// ReadWorkspace reads the parts of a file that are whole. damaged names those that are not. An error says that the file is no workspace, or one of a later
// version of the page.
func ReadWorkspace(file []byte) (parts []Part, damaged []string, err error) {
	if !IsWorkspace(file) {
		return nil, nil, errors.New("the file is no workspace that this page saved")
	}
	line, _, _ := strings.Cut(string(file[len(header):min(len(file), len(header)+20)]), "\n")
	if line != version {
		return nil, nil, errors.New("the workspace is of version " + strconv.Quote(line) + " and this page reads version " + version + ": reload the page to have its latest version")
	}
	var names []string
	found := map[int]bool{}
	torn := false
	for at := 0; ; {
		next := bytes.Index(file[at:], []byte(mark))
		if next < 0 {
			break
		}
		at += next
		kind, n, data, ok := readPart(file[at:])
		switch {
		case !ok:
			at += len(mark)
			torn = true
			continue
		case n == 0:
			names = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
			if len(data) == 0 {
				names = nil
			}
		case !found[n]:
			found[n] = true
			parts = append(parts, Part{Kind: kind, Data: data, Name: "part " + strconv.Itoa(n)})
			if n <= len(names) {
				parts[len(parts)-1].Name = names[n-1]
			}
		}
		at += partHead + len(data)
	}
	for i, name := range names {
		if !found[i+1] {
			damaged = append(damaged, name)
		}
	}
	if names == nil && (torn || len(parts) > 0 || len(file) < len(header)+len(version)+1+partHead) {
		damaged = append(damaged, "the list of the workspace's parts: others may be missing")
	}
	return parts, damaged, nil
}

// readPart reads the part that b begins with.
func readPart(b []byte) (kind Kind, n int, data []byte, ok bool) {
	if len(b) < partHead {
		return 0, 0, nil, false
	}
	d := store.NewDecoder(b[len(mark):])
	kind = Kind(d.Byte())
	n, size, sum := int(d.Uint32()), int64(d.Uint32()), d.Uint32()
	if size > mostPart || size > int64(d.Len()) || n < 0 {
		return 0, 0, nil, false
	}
	data = d.Bytes(int(size))
	whole := crc32.Update(crc32.ChecksumIEEE(b[len(mark):len(mark)+9]), crc32.IEEETable, data) == sum
	return kind, n, data, whole
}
