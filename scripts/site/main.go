// Command site turns a folder of articles into a static site, or with -single into one HTML file.
//
//	go run ./scripts/site -content content -out dist
//	go run ./scripts/site -content content -out dist -single
//
// The same articles, sources and flags give the same bytes: the day of the build, which the page shows, is -date, or SOURCE_DATE_EPOCH, or else the
// newest article's date of publication, and never the clock's.
//
// In the -out folder the site owns assets/, data/ and articles/: files there that it did not write this time are removed.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"
)

type options struct {
	content, out, root string
	title, date        string
	single             bool
	sizes, budget      bool
}

func main() {
	var o options
	flag.StringVar(&o.content, "content", "content", "folder of articles (.md .txt .html)")
	flag.StringVar(&o.out, "out", "dist", "folder to write")
	flag.StringVar(&o.root, "root", ".", "folder of Verbatim's sources")
	flag.StringVar(&o.title, "title", "Verbatim", "name of the archive")
	flag.StringVar(&o.date, "date", "", "day of the build, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else the newest article's date)")
	flag.BoolVar(&o.single, "single", false, "write one file, verbatim.html, that needs no server")
	flag.BoolVar(&o.sizes, "sizes", true, "print what the page weighs, compressed (takes a quarter of a minute)")
	flag.BoolVar(&o.budget, "budget", false, "fail when the page's program weighs more than its budget")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(o options) error {
	if o.date == "" {
		day, err := epochDay(os.Getenv("SOURCE_DATE_EPOCH"))
		if err != nil {
			return err
		}
		o.date = day
	}
	articles, err := readFolder(o.content)
	if err != nil {
		return err
	}
	if len(articles) == 0 {
		return fmt.Errorf("read %s: no article there: add .md, .txt or .html files, or name another folder with -content", o.content)
	}
	s, err := build(o, articles)
	if err != nil {
		return err
	}
	if o.single {
		return s.writeSingle()
	}
	return s.writeSite()
}

// epochDay turns SOURCE_DATE_EPOCH (reproducible-builds.org: seconds since 1970) into a day, "" into "".
func epochDay(seconds string) (string, error) {
	if seconds == "" {
		return "", nil
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return "", errors.New("read SOURCE_DATE_EPOCH: not a number of seconds: " + seconds)
	}
	return time.Unix(n, 0).UTC().Format(time.DateOnly), nil
}
