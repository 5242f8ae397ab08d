package main

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strings"
)

// group is the part of an archive that a section belongs to.
func group(section string) string {
	switch {
	case strings.HasPrefix(section, "items/text"):
		return "texts"
	case strings.HasPrefix(section, "items/"):
		return "articles and quotes"
	case strings.HasSuffix(section, "/postings"):
		return "postings"
	case strings.HasSuffix(section, "/terms"), strings.HasSuffix(section, "/blocks"):
		return "dictionary"
	case strings.HasPrefix(section, "columns/"):
		return "facets"
	case section == "published", section == "articles":
		return "dates"
	case strings.HasSuffix(section, "/length"):
		return "lengths"
	case section == "speakers", section == "casts", section == "casts/voices", section == "casts/positions":
		return "speakers"
	}
	return "the rest"
}

// law is a power law: a figure of so many quotes is factor × quotes^exponent.
type law struct{ factor, exponent float64 }

// through gives the law through two points. A figure that does not grow, or that there is none of, stays as it is.
func through(n1, y1, n2, y2 float64) law {
	if y1 <= 0 || y2 <= y1 {
		return law{max(y1, y2), 0}
	}
	exponent := math.Log(y2/y1) / math.Log(n2/n1)
	return law{y2 / math.Pow(n2, exponent), exponent}
}

func (l law) at(n float64) float64 { return l.factor * math.Pow(n, l.exponent) }

func printMeasured(out io.Writer, list []measurement) {
	fmt.Fprintf(out, "%-28s", "measured, of quotes:")
	for _, m := range list {
		fmt.Fprintf(out, "%12.0f", m.quotes)
	}
	row := func(name string, value func(measurement) float64, show func(float64) string) {
		fmt.Fprintf(out, "\n%-28s", name)
		for _, m := range list {
			fmt.Fprintf(out, "%12s", show(value(m)))
		}
	}
	row("articles", func(m measurement) float64 { return m.articles }, whatever)
	row("archive", func(m measurement) float64 { return m.file }, bytes)
	row("bytes a quote", func(m measurement) float64 { return m.file / m.quotes }, whatever)
	for _, name := range keys(list[len(list)-1].sections) {
		row("  "+name, func(m measurement) float64 { return m.sections[name] }, bytes)
	}
	row("held whole for facets", func(m measurement) float64 { return m.resident }, bytes)
	row("read to open", func(m measurement) float64 { return m.start }, bytes)
	for _, name := range keys(list[len(list)-1].queries) {
		row("read for a "+name, func(m measurement) float64 { return m.queries[name] }, bytes)
		row("  until the first result", func(m measurement) float64 { return m.first[name] }, bytes)
		row("  until 50 results", func(m measurement) float64 { return m.shown[name] }, bytes)
		row("  in requests", func(m measurement) float64 { return m.requests[name] }, whatever)
	}
	fmt.Fprintln(out)
}

const (
	hostFile   = 25 << 20  // bytes of one file that static hosts take (Cloudflare Pages: 25 MiB)
	hostFiles  = 20_000    // files of one site (Cloudflare Pages)
	isolate    = 128 << 20 // bytes of memory of one isolate at the edge (Cloudflare Workers)
	quoteShard = 1_000_000 // quotes of a shard of an archive that is cut by its articles
)

func printModel(out io.Writer, small, large measurement) {
	grows := func(value func(measurement) float64) law {
		return through(small.quotes, value(small), large.quotes, value(large))
	}
	file := grows(func(m measurement) float64 { return m.file })
	resident := grows(func(m measurement) float64 { return m.resident })
	start := grows(func(m measurement) float64 { return m.start })
	targets := []float64{1e6, 10e6, 178e6}
	fmt.Fprintf(out, "\n%-28s%12s%12s%12s%12s\n", "carried on, of quotes:", "exponent", "1,000,000", "10,000,000", "178,000,000")
	line := func(name string, l law, show func(float64) string) {
		fmt.Fprintf(out, "%-28s%12.2f", name, l.exponent)
		for _, n := range targets {
			fmt.Fprintf(out, "%12s", show(l.at(n)))
		}
		fmt.Fprintln(out)
	}
	line("archive", file, bytes)
	line("  files of 25 MiB", law{file.factor / hostFile, file.exponent}, func(v float64) string { return whatever(math.Ceil(v)) })
	line("held whole for facets", resident, bytes)
	line("read to open", start, bytes)
	for _, name := range keys(large.queries) {
		line("read for a "+name, grows(func(m measurement) float64 { return m.queries[name] }), bytes)
	}
	fmt.Fprintf(out, "\ncut by articles into shards of %d quotes, each an archive of its own:\n", quoteShard)
	fmt.Fprintf(out, "%-40s%12s%12s%12s\n", "", "1,000,000", "10,000,000", "178,000,000")
	sharded := func(name string, perShard float64, show func(float64) string) {
		fmt.Fprintf(out, "%-40s", name)
		for _, n := range targets {
			fmt.Fprintf(out, "%12s", show(math.Ceil(n/quoteShard)*perShard))
		}
		fmt.Fprintln(out)
	}
	sharded("shards", 1, whatever)
	sharded("memory at the edge, facets of all shards", resident.at(quoteShard), bytes)
	sharded("  isolates of 128 MiB", math.Ceil(resident.at(quoteShard)/isolate), whatever)
	for _, name := range keys(large.queries) {
		sharded("read in all for a "+name, grows(func(m measurement) float64 { return m.queries[name] }).at(quoteShard), bytes)
	}
	fmt.Fprintf(out, "\nOne archive on a static host ends where its facets, read whole, pass 32 MB: at %s quotes; where they pass an isolate's 128 MiB, at %s; where its files pass %d, at %s.\n",
		whatever(reach(resident, 32e6)), whatever(reach(resident, isolate)), hostFiles, whatever(reach(file, hostFile*hostFiles)))
}

// reach is the number of quotes at which a figure that grows by l comes to a value.
func reach(l law, value float64) float64 {
	if l.exponent == 0 {
		return math.Inf(1)
	}
	return math.Pow(value/l.factor, 1/l.exponent)
}

func keys(m map[string]float64) []string {
	var list []string
	for name := range m {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

func whatever(v float64) string {
	if v >= 1e6 {
		return fmt.Sprintf("%.3g M", v/1e6)
	}
	return fmt.Sprintf("%.0f", v)
}

// bytes is a number of bytes in a unit that leaves one to three figures before the point.
func bytes(v float64) string {
	for _, unit := range []string{"B", "KB", "MB", "GB"} {
		if v < 1000 {
			return fmt.Sprintf("%.3g %s", v, unit)
		}
		v /= 1000
	}
	return fmt.Sprintf("%.3g TB", v)
}
