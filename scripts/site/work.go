package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// errStopped is the error of a build that was broken off by the user.
var errStopped = errors.New("stopped; what has been worked is kept, and the next build goes on from there")

// worked are the articles of a folder with what was found in them, in the order of their paths. They lie in the cache, and are read from there one at a
// time and as often as needed, so that their number is not bounded by memory.
type worked struct {
	ctx      context.Context
	cache    *cache
	progress *progress
	names    []string // of the files
	places   []place
	keys     []key
	fresh    int    // how many were not in the cache
	newest   string // the latest day of publication, or ""

	buffer []byte
	passes int
}

// done is what became of one file.
type done struct {
	place     place
	key       key
	fresh     bool
	id        string
	published string
	err       error
}

// workFolder reads every article of a folder and its sub-folders, and finds what is said in it, on all cores. All broken files are reported, not only the
// first, and then there is no result: an archive from which articles are silently missing would misinform.
func workFolder(ctx context.Context, dir string, c *cache, p *progress) (*worked, error) {
	names, err := articleFiles(dir)
	if err != nil {
		return nil, err
	}
	w := &worked{ctx: ctx, cache: c, progress: p, names: names}
	p.begin("reading", len(names))
	results := w.all()
	p.end()
	if ctx.Err() != nil {
		return nil, errStopped
	}
	return w, w.gather(dir, results)
}

// all works the files, each as soon as a core is free.
func (w *worked) all() []done {
	results := make([]done, len(w.names))
	var wait sync.WaitGroup
	next := make(chan int)
	for range workers {
		wait.Go(func() {
			var buffer []byte
			for i := range next {
				results[i] = w.one(w.names[i], &buffer)
				w.progress.add(1)
			}
		})
	}
	for i := range w.names {
		if w.ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wait.Wait()
	return results
}

// one takes the file's record from the cache, or makes it.
func (w *worked) one(name string, buffer *[]byte) done {
	data, err := os.ReadFile(name)
	if err != nil {
		return done{err: fmt.Errorf("read article: %w", err)}
	}
	d := done{key: w.cache.key(filepath.Base(name), data)}
	if p, ok := w.cache.find(d.key); ok {
		item, err := w.read(p, buffer)
		if err == nil {
			d.place, d.id, d.published = p, strings.Clone(item.Article.ID), strings.Clone(item.Article.Meta.Published)
			return d
		}
	}
	a, err := article.Parse(name, data, webpage.Format)
	if err != nil {
		return done{err: err}
	}
	*buffer = bundle.AppendItem((*buffer)[:0], bundle.Item{Article: a, Quotes: quote.Extract(a)})
	d.fresh, d.id, d.published = true, strings.Clone(a.ID), strings.Clone(a.Meta.Published) // the article's strings would keep its whole text
	d.place, d.err = w.cache.add(d.key, *buffer)
	return d
}

func (w *worked) read(p place, buffer *[]byte) (bundle.Item, error) {
	data, err := w.cache.read(p, *buffer)
	if err != nil {
		return bundle.Item{}, err
	}
	*buffer = data
	return bundle.ReadItem(data)
}

// gather puts the results in order, or lists what is wrong with them.
func (w *worked) gather(dir string, results []done) error {
	var problems []error
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
func (w *worked) Len() int { return len(w.places) }

// Item reads article n, 0 ≤ n < Len(). It is for one goroutine, and fails when the build is broken off.
func (w *worked) Item(n int) (bundle.Item, error) {
	if w.ctx.Err() != nil {
		return bundle.Item{}, errStopped
	}
	if n == 0 {
		w.passes++
		w.progress.begin(fmt.Sprintf("packing, pass %d", w.passes), w.Len())
	}
	w.progress.add(1)
	return w.read(w.places[n], &w.buffer)
}

// tidy lets the cache forget what this folder no longer holds.
func (w *worked) tidy() error {
	used := make(map[key]place, len(w.keys))
	for i, k := range w.keys {
		used[k] = w.places[i]
	}
	return w.cache.tidy(used)
}
