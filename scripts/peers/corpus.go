package main

import (
	"fmt"
	"runtime"
	"sync"

	"verbatim/scripts/generate/press"
	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// corpus is all that is said in the articles.
type corpus struct {
	quotes []said
	count  map[string]int  // in how many quotes a word stands
	names  map[string]bool // words of speakers' names and descriptions: a search finds them too, and so no query is made of them
	titles map[string]bool // words of titles and texts: what is not here is no word of any document
}

// said is one quote.
type said struct {
	id        string // of its article and its own, as in an answer of the page
	words     []string
	publisher string
}

// read makes the articles and finds what is said in them, on all cores.
func read(p *press.Press, n int) (*corpus, error) {
	found := make([]*corpus, n)
	var wait sync.WaitGroup
	next := make(chan int)
	var failed error
	var once sync.Once
	for range runtime.NumCPU() {
		wait.Go(func() {
			for i := range next {
				c, err := readOne(p.Article(i))
				if err != nil {
					once.Do(func() { failed = err })
				}
				found[i] = c
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
	if failed != nil {
		return nil, failed
	}
	return join(found), nil
}

func newCorpus() *corpus {
	return &corpus{count: map[string]int{}, names: map[string]bool{}, titles: map[string]bool{}}
}

func join(parts []*corpus) *corpus {
	all := newCorpus()
	for _, c := range parts {
		all.quotes = append(all.quotes, c.quotes...)
		for word, n := range c.count {
			all.count[word] += n
		}
		for word := range c.names {
			all.names[word] = true
		}
		for word := range c.titles {
			all.titles[word] = true
		}
	}
	return all
}

func readOne(made *press.Article) (*corpus, error) {
	a, err := article.Parse(made.Path(), made.File())
	if err != nil {
		return nil, err
	}
	c := newCorpus()
	for _, text := range []string{a.Meta.Title, a.Meta.Publisher, a.Text} {
		for _, w := range words(text) {
			c.titles[w] = true
		}
	}
	r := quote.Extract(a)
	for i := range r.People {
		c.name(r.People[i].Name)
		for _, role := range r.People[i].Roles {
			c.name(role.Of(a.Text))
		}
	}
	for i := range r.Attributions {
		x := &r.Attributions[i]
		if !x.Mention.IsZero() {
			c.name(x.Mention.Of(a.Text))
		}
		q := said{id: a.ID + "/" + x.ID, publisher: a.Meta.Publisher}
		for _, piece := range x.Pieces {
			for _, w := range index.Words(nil, piece.Of(a.Text)) {
				if len(w.Parts) > 0 || len(w.Also) > 0 {
					return nil, fmt.Errorf("read %s: %q is a word of several forms, which this program does not know how to find", a.ID, w.Term)
				}
				q.words = append(q.words, w.Term)
			}
		}
		seen := map[string]bool{}
		for _, w := range q.words {
			if !seen[w] {
				seen[w] = true
				c.count[w]++
			}
		}
		c.quotes = append(c.quotes, q)
	}
	return c, nil
}

func (c *corpus) name(text string) {
	for _, w := range words(text) {
		c.names[w] = true
	}
}

func words(text string) []string {
	var list []string
	for _, w := range index.Words(nil, text) {
		list = append(list, w.Term)
	}
	return list
}
