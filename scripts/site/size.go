package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/andybalholm/brotli"

	pages "verbatim/wasm/site"
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
	return size{len(data), len(pages.Gzipped(data)), compressedSize(data, func(w io.Writer) io.WriteCloser {
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

// printSizes writes a table of what the first visit of the page fetches, and the sum of all files. With -budget it fails when the program is over
// its budget; else it says so.
func (s *site) printSizes(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "bytes\traw\tgzip\tbrotli\t")
	row := func(name string, z size) { fmt.Fprintf(table, "%s\t%d\t%d\t%d\t\n", name, z.raw, z.gzip, z.brotli) }
	var first size
	var program, all int
	for _, name := range s.Names() {
		all += len(s.Files[name])
		if name != "index.html" && !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "data/") {
			continue
		}
		z := weigh(s.Files[name])
		if name != s.Workshop && name != s.Parts { // which are fetched when a view that needs them is opened, or a site is written
			first.add(z)
		}
		row(name, z)
		if name == s.Program {
			program = z.brotli
		}
	}
	row("first visit", first)
	fmt.Fprintf(table, "all %d files\t%d\t\t\t\n", len(s.Files), all)
	table.Flush()
	if program <= wasmBudget {
		return nil
	}
	over := fmt.Errorf("weigh program: %d bytes (brotli) are over the budget of %d", program, wasmBudget)
	if s.budget {
		return over
	}
	fmt.Fprintln(w, over)
	return nil
}
