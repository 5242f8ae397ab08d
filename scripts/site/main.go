// Command site turns a folder of articles into a static site, or with -single into one HTML file.
//
//	go run ./scripts/site -content content -out dist
//	go run ./scripts/site -content content -out dist -single
//
// The same articles, sources and flags give the same bytes: the day of the build, which the page shows, is -date, or SOURCE_DATE_EPOCH, or else the
// newest article's date of publication, and never the clock's.
//
// In the -out folder the site owns assets/, data/ and articles/: files there that it did not write this time are removed. A build can be broken off at any
// time: the -out folder holds the whole of the new site or what it held before, and the next build does not work again what had been worked.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	pages "verbatim/wasm/site"
)

// mostMemory is what a build should keep within, in bytes: a gigabyte is enough for 100,000 articles.
const mostMemory = 880 << 20

type options struct {
	content, out, root string
	cache              string
	title, date        string
	single, api        bool
	sizes, budget      bool
	packed, base       string
}

func main() {
	var o options
	flag.StringVar(&o.content, "content", "content", "folder of articles (.md .txt .html)")
	flag.StringVar(&o.out, "out", "dist", "folder to write")
	flag.StringVar(&o.root, "root", ".", "folder of Verbatim's sources")
	flag.StringVar(&o.cache, "cache", "", "folder to keep what was found in articles, so that they are not worked again; \"none\" keeps nothing (default: one in the user's cache folder)")
	flag.StringVar(&o.title, "title", "Verbatim", "name of the archive")
	flag.StringVar(&o.date, "date", "", "day of the build, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else the newest article's date)")
	flag.BoolVar(&o.single, "single", false, "write one file, verbatim.html, that needs no server")
	flag.BoolVar(&o.api, "api", false, "build for a host that runs wasm/edge: name its interface for programs in site.json, and cut the archive into blocks for it")
	flag.StringVar(&o.packed, "compress", "", "write compressed files beside the others, for hosts that send them: gz, br or gz,br (br takes a quarter of a minute)")
	flag.StringVar(&o.base, "base", "", "address at which the site will stand, https://…/, for sitemap.xml and robots.txt")
	flag.BoolVar(&o.sizes, "sizes", true, "print what the page weighs, compressed (takes a quarter of a minute)")
	flag.BoolVar(&o.budget, "budget", false, "fail when the page's program weighs more than its budget")
	flag.Parse()

	// What is held at a time is small beside what is made and dropped on the way. The collector may let that grow, until there is much of it.
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(mostMemory)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		if errors.Is(err, errStopped) {
			os.Exit(130) // as shells have it for a program ended by Ctrl-C
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if o.date == "" {
		day, err := epochDay(os.Getenv("SOURCE_DATE_EPOCH"))
		if err != nil {
			return err
		}
		o.date = day
	}
	kept, remove, err := o.openCache()
	if err != nil {
		return err
	}
	defer remove()
	defer kept.close()
	beside := o.begin(ctx, kept)
	defer beside.end()
	archive, articles, err := o.archive(ctx, kept)
	if err != nil {
		return err
	}
	parts, err := beside.wait()
	if err != nil {
		return err
	}
	made, err := pages.New(parts, archive, sha256.Sum256)
	if err != nil {
		return err
	}
	s := &site{o, made}
	if o.single {
		err = s.writeSingle(ctx)
	} else {
		err = s.writeSite(ctx)
	}
	if err != nil {
		return err
	}
	return articles.tidy()
}

// openCache opens the folder for what was found in articles, and gives what to do about it in the end. Where the user's cache folder cannot be used, or is
// not to be, a folder for this build alone takes its place.
func (o options) openCache() (*cache, func(), error) {
	dir := o.cache
	if dir == "" {
		if base, err := os.UserCacheDir(); err == nil {
			content, _ := filepath.Abs(o.content) // without it, folders of one relative name share a cache
			dir = filepath.Join(base, "verbatim", pages.Hash([]byte(content))[:16])
			if c, err := openCache(dir); err == nil {
				return c, func() {}, nil
			}
		}
	}
	if dir != "" && dir != "none" && dir == o.cache {
		c, err := openCache(dir)
		return c, func() {}, err
	}
	dir, err := os.MkdirTemp("", "verbatim-cache-")
	if err != nil {
		return nil, nil, fmt.Errorf("open cache: %w", err)
	}
	c, err := openCache(dir)
	return c, func() { os.RemoveAll(dir) }, err
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
