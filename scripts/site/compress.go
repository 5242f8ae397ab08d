package main

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// Hosts that know how send a file's .gz or .br in its place (gzip_static of nginx, for one). Where the host sends everything as it is, the page fetches the
// program's .gz and unpacks it by itself.

const leastPacked = 1000 // bytes from which it is worth while

// compressible are the files of which there is less when compressed: the archive is packed already.
var compressible = []string{".html", ".css", ".js", ".wasm", ".txt", ".svg", ".json", ".xml", ".webmanifest"}

// packs reads the -compress flag: the endings of the files to be made.
func packs(flag string) ([]string, error) {
	var list []string
	for ending := range strings.SplitSeq(flag, ",") {
		switch ending {
		case "":
		case "gz", "br":
			list = append(list, ending)
		default:
			return nil, fmt.Errorf("read -compress: %q is neither gz nor br", ending)
		}
	}
	return list, nil
}

// compress adds the compressed files, when all others are there.
func (s *site) compress() error {
	endings, err := packs(s.packed)
	if err != nil {
		return err
	}
	for _, name := range s.names() {
		data := s.files[name]
		if len(data) < leastPacked || !slices.Contains(compressible, path.Ext(name)) {
			continue
		}
		for _, ending := range endings {
			if out := compressed(ending, data); len(out) < len(data) {
				s.files[name+"."+ending] = out
			}
		}
	}
	return nil
}

func compressed(ending string, data []byte) []byte {
	if ending == "gz" {
		return gzipped(data)
	}
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	w.Write(data) // into memory
	w.Close()
	return out.Bytes()
}

// isPacked tells whether a file is another one, compressed.
func isPacked(name string) bool {
	return strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".br")
}
