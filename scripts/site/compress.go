package main

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"

	pages "verbatim/wasm/site"
)

// Hosts that know how send a file's .gz or .br in its place (gzip_static of nginx, for one). Where the host sends everything as it is, the page fetches the
// program's .gz and unpacks it by itself.

const leastPacked = 1000 // bytes from which it is worth while

// compressible are the files of which there is less when compressed: the archive is packed already.
var compressible = []string{".html", ".css", ".js", ".wasm", ".txt", ".svg", ".json", ".xml", ".webmanifest"}

// packs reads the -compress flag: the endings of the files to be made.
func packs(flag string) (map[string]bool, error) {
	endings := map[string]bool{}
	for ending := range strings.SplitSeq(flag, ",") {
		switch ending {
		case "":
		case "gz", "br":
			endings[ending] = true
		default:
			return nil, fmt.Errorf("read -compress: %q is neither gz nor br", ending)
		}
	}
	return endings, nil
}

// compress adds the compressed files, when all others are there.
func (s *site) compress(endings map[string]bool) {
	for _, name := range s.Names() {
		data := s.Files[name]
		if len(data) < leastPacked || !slices.Contains(compressible, path.Ext(name)) {
			continue
		}
		for ending := range endings {
			if out := compressed(ending, data); len(out) < len(data) {
				s.Files[name+"."+ending] = out
			}
		}
	}
}

func compressed(ending string, data []byte) []byte {
	if ending == "gz" {
		return pages.Gzipped(data)
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
