// Command peers turns a number into what search engines are compared on: that many articles, the same as one document a line, and queries of each kind
// with the quotes that they must find.
//
//	go run ./scripts/peers -n 10000 -out .cache/peers/10000
//
// It writes articles/, documents.jsonl and queries.json; `make bench-peers` reads them. What must be found is not looked up in an index, but by reading
// every quote; with the index it shares nothing but the analyser, which says what the words of a text are.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"verbatim/scripts/generate/press"
)

func main() {
	n := flag.Int("n", 1000, "how many articles")
	out := flag.String("out", ".cache/peers/1000", "folder to write")
	each := flag.Int("queries", 25, "how many queries of each kind")
	flag.Parse()
	if err := run(*n, *each, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(n, each int, out string) error {
	p := press.New(1)
	if err := writeArticles(filepath.Join(out, "articles"), p, n); err != nil {
		return fmt.Errorf("write articles: %w", err)
	}
	if err := writeDocuments(filepath.Join(out, "documents.jsonl"), p, n); err != nil {
		return fmt.Errorf("write documents: %w", err)
	}
	c, err := read(p, n)
	if err != nil {
		return err
	}
	queries := c.queries(each)
	for i := range queries {
		c.answer(&queries[i])
	}
	data, err := json.MarshalIndent(queries, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "queries.json"), data, 0o644)
}

// writeArticles writes the files of content/, unless an earlier run has.
func writeArticles(dir string, p *press.Press, n int) error {
	done := filepath.Join(dir, ".complete") // no article, for its name begins with a dot
	if _, err := os.Stat(done); err == nil {
		return nil
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for i := range n {
		a := p.Article(i)
		file := filepath.Join(dir, filepath.FromSlash(a.Path()))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, a.File(), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(done, nil, 0o644)
}

// document is what the other engines index: an article.
type document struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Text      string `json:"text"`
}

func writeDocuments(name string, p *press.Press, n int) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buffer := bufio.NewWriterSize(f, 1<<16)
	out := json.NewEncoder(buffer)
	for i := range n {
		a := p.Article(i)
		if err := out.Encode(document{a.Title, a.Publisher, a.Text()}); err != nil {
			return err
		}
	}
	return buffer.Flush()
}
