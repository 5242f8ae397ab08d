package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// errStopped is the error of a build that was broken off by the user.
var errStopped = errors.New("stopped; what has been worked is kept, and the next build goes on from there")

// worked are the articles of a folder with what was found in them, in the order of their paths. In a first pass over them they are worked, and from then on
// lie in the cache and are read from there, so that their number is not bounded by memory.
type worked struct {
	ctx      context.Context
	cache    *cache
	progress *progress
	names    []string // of the files
	results  []done   // of the first pass; nil when it is over
	places   []place
	keys     []key
	fresh    int    // how many were not in the cache
	newest   string // the latest day of publication, or ""

	rooms sync.Pool // of *room
}

// room is what reading and making a record takes, to be used again.
type room struct {
	window window
	record []byte
}

// done is what became of one file.
type done struct {
	over      bool
	place     place
	key       key
	fresh     bool
	id        string
	published string
	err       error
}

// workFolder reads every article of a folder and its sub-folders, and finds what is said in it. It does so while first goes over them, which begins what is to
// become of them. All broken files are reported, not only the first, and then there is no result: an archive from which articles are silently missing would
// misinform.
func workFolder(ctx context.Context, dir string, c *cache, p *progress, first func(bundle.Items) error) (*worked, error) {
	names, err := articleFiles(dir)
	if err != nil {
		return nil, err
	}
	w := &worked{ctx: ctx, cache: c, progress: p, names: names, results: make([]done, len(names))}
	w.rooms.New = func() any { return new(room) }
	p.begin("reading", len(names))
	failed := first(w)
	if failed != nil {
		w.rest()
	}
	p.end()
	if ctx.Err() != nil {
		return nil, errStopped
	}
	if err := w.gather(dir); err != nil {
		return nil, err
	}
	if failed == nil {
		p.begin("packing", w.Len())
	}
	return w, failed
}

// rest works what is left when the first pass has ended early, to tell what is wrong with it.
func (w *worked) rest() {
	var wait sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(w.names)); i = next.Add(1) - 1 {
				if !w.results[i].over {
					w.Item(int(i))
				}
			}
		})
	}
	wait.Wait()
}

// Item reads article n, 0 ≤ n < Len(), or in the first pass works it. It fails when the build is broken off.
func (w *worked) Item(n int) (bundle.Item, error) {
	if w.ctx.Err() != nil {
		return bundle.Item{}, errStopped
	}
	r := w.rooms.Get().(*room)
	defer w.rooms.Put(r)
	if w.results != nil {
		item, d := w.one(w.names[n], r)
		d.over = true
		w.results[n] = d
		w.progress.add(1)
		return item, d.err
	}
	w.progress.add(1)
	return w.read(w.places[n], &r.window)
}

// one takes the file's record from the cache, or makes it.
func (w *worked) one(name string, r *room) (bundle.Item, done) {
	data, err := os.ReadFile(name)
	if err != nil {
		return bundle.Item{}, done{err: fmt.Errorf("read article: %w", err)}
	}
	d := done{key: w.cache.key(filepath.Base(name), data)}
	p, known := w.cache.find(d.key)
	var item bundle.Item
	if known {
		item, err = w.read(p, &r.window)
		known = err == nil
	}
	if known {
		d.place = p
	} else if item, err = extract(name, data); err == nil {
		r.record = bundle.AppendItem(r.record[:0], item)
		d.fresh = true
		d.place, err = w.cache.add(d.key, r.record)
	}
	if d.err = err; err == nil {
		d.id, d.published = strings.Clone(item.Article.ID), strings.Clone(item.Article.Meta.Published) // the article's strings would keep its whole text
	}
	return item, d
}

// extract finds what is said in the article of a file.
func extract(name string, data []byte) (bundle.Item, error) {
	a, err := article.Parse(name, data, webpage.Format)
	if err != nil {
		return bundle.Item{}, err
	}
	return bundle.Note(bundle.Item{Article: a, Quotes: quote.Extract(a)}) // the second pass reads it from the cache
}

func (w *worked) read(p place, near *window) (bundle.Item, error) {
	data, err := w.cache.read(p, near)
	if err != nil {
		return bundle.Item{}, err
	}
	return bundle.ReadItem(data)
}

// gather puts the results in order, or lists what is wrong with them.
func (w *worked) gather(dir string) error {
	var problems []error
	results := w.results
	w.results = nil
	files := make(map[string]string, len(results)) // article id → file
	for i, d := range results {
		name := w.names[i]
		if d.err == nil && files[d.id] != "" {
			d.err = fmt.Errorf("%s:1:1: the id %q, made from the file's name, is taken by %s: rename one of the two", name, d.id, files[d.id])
		}
		if d.err != nil {
			problems = append(problems, d.err)
			continue
		}
		files[d.id] = name
		w.places, w.keys = append(w.places, d.place), append(w.keys, d.key)
		if d.fresh {
			w.fresh++
		}
		if len(d.published) == len("2006-01-02") {
			w.newest = max(w.newest, d.published)
		}
	}
	if len(problems) > 0 {
		problems = append(problems, fmt.Errorf("read %s: %d of %d files cannot be used", dir, len(problems), len(w.names)))
	}
	return errors.Join(problems...)
}

// Len is the number of articles.
func (w *worked) Len() int { return len(w.names) }

// tidy lets the cache forget what this folder no longer holds.
func (w *worked) tidy() error {
	used := make(map[key]place, len(w.keys))
	for i, k := range w.keys {
		used[k] = w.places[i]
	}
	return w.cache.tidy(used)
}
