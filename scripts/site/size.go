package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/andybalholm/brotli"
)

// wasmBudget is the most that the page's program may weigh, brotli-compressed: 900 KB, a kilobyte being 1,000 bytes.
const wasmBudget = 900_000

// size is what a file weighs on its way, in bytes.
type size struct{ raw, gzip, brotli int }

func (s *size) add(t size) {
	s.raw, s.gzip, s.brotli = s.raw+t.raw, s.gzip+t.gzip, s.brotli+t.brotli
}

// weigh compresses data as hosts do at their best: gzip -9 and brotli -11.
func weigh(data []byte) size {
	return size{len(data), len(gzipped(data)), compressedSize(data, func(w io.Writer) io.WriteCloser {
		return brotli.NewWriterLevel(w, brotli.BestCompression)
	})}
}

func compressedSize(data []byte, open func(io.Writer) io.WriteCloser) int {
	var out bytes.Buffer
	w := open(&out)
	w.Write(data)
	w.Close()
	return out.Len()
}

func gzipped(data []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is a valid one
	w.Write(data)
	w.Close()
	return out.Bytes()
}

// printSizes writes a table of what the first visit of the page fetches, and the sum of all files. It fails when the program is over its budget.
func (s *site) printSizes(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "bytes\traw\tgzip\tbrotli\t")
	row := func(name string, z size) { fmt.Fprintf(table, "%s\t%d\t%d\t%d\t\n", name, z.raw, z.gzip, z.brotli) }
	var first, all, program size
	for _, name := range s.names() {
		z := weigh(s.files[name])
		all.add(z)
		if name == "index.html" || strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "data/") {
			first.add(z)
			row(name, z)
		}
		if path.Ext(name) == ".wasm" {
			program = z
		}
	}
	row("first visit", first)
	row(fmt.Sprintf("all %d files", len(s.files)), all)
	table.Flush()
	if program.brotli > wasmBudget {
		return fmt.Errorf("weigh program: %d bytes (brotli) are over the budget of %d", program.brotli, wasmBudget)
	}
	return nil
}

func (s *site) names() []string {
	var names []string
	for name := range s.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
