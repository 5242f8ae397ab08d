package main

import (
	"fmt"
	"math"
	"runtime"
	"sort"
	"sync"

	"verbatim/scripts/generate/press"
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
)

// generated makes the archive of the first n articles of a seed.
func generated(seed uint64, n int) ([]byte, error) {
	items := make([]bundle.Item, n)
	errs := make([]error, runtime.NumCPU())
	var work sync.WaitGroup
	for worker := range errs {
		work.Go(func() {
			for i := worker; i < n && errs[worker] == nil; i += len(errs) {
				made := press.New(seed).Article(i)
				a, err := article.Parse(made.Path(), made.File())
				if err != nil {
					errs[worker] = err
					return
				}
				items[i] = bundle.Item{Article: a, Quotes: quote.Extract(a)}
			}
		})
	}
	work.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("generate archive: %w", err)
		}
	}
	files, err := bundle.Build(bundle.List(items), bundle.Info{Title: "Model"}, deflate.Pages())
	if err != nil || len(files) != 1 {
		return nil, fmt.Errorf("build archive: %d files: %w", len(files), err)
	}
	return files[0].Data, nil
}

// counted is a Source in memory that counts what is asked for, each byte once, and the requests that bring any.
type counted struct {
	store.Memory
	seen     []bool
	bytes    float64
	requests float64
}

func (c *counted) Block(name string, off, n int64) ([]byte, error) {
	data, err := c.Memory.Block(name, off, n)
	before := c.bytes
	for i := range data {
		if at := off + int64(i); !c.seen[at] {
			c.seen[at] = true
			c.bytes++
		}
	}
	if c.bytes > before {
		c.requests++
	}
	return data, err
}

const fileName = "archive"

func count(data []byte) *counted {
	return &counted{Memory: store.Memory{fileName: data}, seen: make([]bool, len(data))}
}

// measurement is what an archive weighs. Figures are bytes, but for requests and quotes.
type measurement struct {
	quotes, articles float64
	file             float64
	sections         map[string]float64 // packed, by group
	resident         float64            // unpacked: what a look-up with facets holds whole
	start            float64            // to open the archive
	queries          map[string]float64 // by kind, beyond the start: all that a look-up reads, with what the first 50 results show and what counting takes
	first            map[string]float64 // of that, what is read until the first result is shown
	shown            map[string]float64 // … and until 50 are
	requests         map[string]float64
}

// whole tells whether a section is held whole by who answers queries with facets over all quotes.
func whole(section string) bool {
	switch group(section) {
	case "facets", "dates", "lengths", "speakers":
		return true
	}
	return false
}

func measure(data []byte) (m measurement, err error) {
	m = measurement{file: float64(len(data)), sections: map[string]float64{}, queries: map[string]float64{}, first: map[string]float64{}, shown: map[string]float64{}, requests: map[string]float64{}}
	c := count(data)
	f, err := store.Open(c, fileName, int64(len(data)))
	if err != nil {
		return m, err
	}
	for _, name := range f.Names() {
		p, err := f.Section(name)
		if err != nil {
			return m, err
		}
		before := c.bytes
		if _, err := p.All(); err != nil {
			return m, err
		}
		m.sections[group(name)] += c.bytes - before
		if whole(name) {
			m.resident += float64(p.Len())
		}
	}
	c = count(data)
	a, err := bundle.OpenFrom(c, fileName, int64(len(data)))
	if err != nil {
		return m, err
	}
	m.start, m.quotes, m.articles = c.bytes, float64(a.Info().Quotes), float64(a.Info().Articles)
	asked, err := queries(a)
	if err != nil {
		return m, err
	}
	for kind, texts := range asked {
		for _, text := range texts {
			l, err := look(data, text)
			if err != nil {
				return m, err
			}
			m.first[kind] += l.first / float64(len(texts))
			m.shown[kind] += l.shown / float64(len(texts))
			m.queries[kind] += l.bytes / float64(len(texts))
			m.requests[kind] += l.requests / float64(len(texts))
		}
	}
	return m, nil
}

// looked is what a look-up reads beyond opening: bytes until the first result, until 50 results and until all is counted, and the requests for all.
type looked struct{ first, shown, bytes, requests float64 }

// look answers one query cold, reads what the list of results shows, and counts.
func look(data []byte, text string) (l looked, err error) {
	c := count(data)
	a, err := bundle.OpenFrom(c, fileName, int64(len(data)))
	if err != nil {
		return l, err
	}
	bytes, requests := c.bytes, c.requests
	r, counter := search.Find(a, query.Query{Text: text})
	for i, hit := range r.Hits[:min(len(r.Hits), 50)] {
		n, _ := a.Locate(int(hit))
		if _, err := a.Item(n); err != nil {
			return l, err
		}
		a.QuoteID(int(hit))
		a.SpeakerAt(a.Speaker(int(hit)))
		if i == 0 {
			l.first = c.bytes - bytes
		}
	}
	l.shown = c.bytes - bytes
	for done := false; !done; {
		if done, err = counter.Step(&r); err != nil {
			return l, err
		}
	}
	l.bytes, l.requests = c.bytes-bytes, c.requests-requests
	return l, nil
}

const perKind = 5

// queries makes look-ups of each kind from the words of an archive, by how many quotes have them.
func queries(a *bundle.Archive) (map[string][]string, error) {
	var entries []index.Entry
	err := a.Index().Quotes.From("", func(e index.Entry) bool {
		if len(e.Term) >= 5 && e.Term[0] >= 'a' && e.Term[0] <= 'z' {
			entries = append(entries, e)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	near := func(docs float64) []string {
		sort.SliceStable(entries, func(i, j int) bool {
			return math.Abs(math.Log(float64(entries[i].Docs)/docs)) < math.Abs(math.Log(float64(entries[j].Docs)/docs))
		})
		var words []string
		for _, e := range entries[:min(perKind, len(entries))] {
			words = append(words, e.Term)
		}
		return words
	}
	n := float64(a.Info().Quotes)
	rare, middling, common := near(2), near(math.Sqrt(n)), near(n/10)
	asked := map[string][]string{"rare word": rare, "middling word": middling, "common word": common}
	for i, word := range middling {
		asked["two words"] = append(asked["two words"], word+" "+common[i])
		asked["prefix"] = append(asked["prefix"], word[:4]+"*")
		asked["phrase"] = append(asked["phrase"], `"`+word+" "+common[i]+`"`)
	}
	return asked, nil
}
