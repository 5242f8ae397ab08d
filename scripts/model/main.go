// Command model turns archives of growing size into what far larger ones would need: bytes on the host, bytes that a query reads, memory, shards.
//
//	go run ./scripts/model -sizes 1000,10000
//	go run ./scripts/model a.vbt b.vbt
//
// Each archive is opened cold through a source that counts, for every kind of query, which bytes are asked for. The growth between the two largest archives
// is carried on to 10 million and 178 million quotes, the latter being the size of Quotebank (T. Vaucher and others, Quotebank: A Corpus of Quotations from
// a Decade of News, 2021), as a power law for each figure. So far beyond what is measured the figures tell orders of magnitude.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

func main() {
	sizes := flag.String("sizes", "1000,10000", "numbers of articles of the archives that are made and measured, where no files of archives are named")
	seed := flag.Uint64("seed", 1, "what the articles are drawn from")
	flag.Parse()
	if err := run(os.Stdout, *sizes, *seed, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out io.Writer, sizes string, seed uint64, files []string) error {
	var archives [][]byte
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read archive: %w", err)
		}
		archives = append(archives, data)
	}
	if len(files) == 0 {
		for field := range strings.SplitSeq(sizes, ",") {
			n, err := strconv.Atoi(field)
			if err != nil || n < 1 {
				return fmt.Errorf("read -sizes: %q is no number of articles: write some like 1000,10000", field)
			}
			data, err := generated(seed, n)
			if err != nil {
				return err
			}
			archives = append(archives, data)
		}
	}
	if len(archives) < 2 {
		return fmt.Errorf("measure archives: two at least, of different sizes, tell how they grow: name more")
	}
	var measured []measurement
	for i, data := range archives {
		m, err := measure(data)
		if err != nil {
			return fmt.Errorf("measure archive %d: %w", i+1, err)
		}
		measured = append(measured, m)
	}
	sort.Slice(measured, func(i, j int) bool { return measured[i].quotes < measured[j].quotes })
	small, large := measured[len(measured)-2], measured[len(measured)-1]
	if small.quotes == large.quotes {
		return fmt.Errorf("measure archives: the two largest have %.0f quotes each: they must differ", large.quotes)
	}
	printMeasured(out, measured)
	printModel(out, small, large)
	return nil
}
