// Command generate turns a seed into a folder of articles that nobody wrote, or into JSON Lines, to try out archives of any size.
//
//	go run ./scripts/generate -n 10000 -seed 1 -out /tmp/archive
//	go run ./scripts/generate -n 10000 -seed 1 -jsonl
//
// The same seed gives the same bytes, and a smaller archive is the beginning of a larger one. The lines hold "id", "title", "publisher", "published", "text"
// and "quotes", of which each has "type", "speaker" and "text".
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"verbatim/scripts/generate/press"
)

func main() {
	n := flag.Int("n", 1000, "how many articles")
	seed := flag.Uint64("seed", 1, "what the articles are drawn from")
	out := flag.String("out", "", "folder to write articles to, in folders by year and month")
	lines := flag.Bool("jsonl", false, "write JSON Lines to standard output instead")
	flag.Parse()
	if err := run(press.New(*seed), *n, *out, *lines); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(p *press.Press, n int, out string, lines bool) error {
	switch {
	case n < 0:
		return fmt.Errorf("generate articles: -n %d: there cannot be fewer than none", n)
	case lines && out == "":
		return writeLines(os.Stdout, p, n)
	case out != "" && !lines:
		return writeFiles(out, p, n)
	}
	return fmt.Errorf("generate articles: say where to, with one of -out and -jsonl")
}

// writeFiles writes the articles below a folder that is empty or not there: what else lies in a folder would become part of the archive.
func writeFiles(out string, p *press.Press, n int) error {
	if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
		return fmt.Errorf("write articles: %s is not empty: name another folder with -out", out)
	}
	for i := range n {
		a := p.Article(i)
		file := filepath.Join(out, filepath.FromSlash(a.Path()))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("write articles: %w", err)
		}
		if err := os.WriteFile(file, a.File(), 0o644); err != nil {
			return fmt.Errorf("write articles: %w", err)
		}
	}
	return nil
}

type quoteLine struct {
	Type    string `json:"type"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
}

type line struct {
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Publisher string      `json:"publisher"`
	Published string      `json:"published"`
	Text      string      `json:"text"`
	Quotes    []quoteLine `json:"quotes"`
}

func writeLines(w io.Writer, p *press.Press, n int) error {
	buffer := bufio.NewWriterSize(w, 1<<16)
	out := json.NewEncoder(buffer)
	out.SetEscapeHTML(false)
	for i := range n {
		a := p.Article(i)
		l := line{ID: a.ID, Title: a.Title, Publisher: a.Publisher, Published: a.Published, Text: a.Text()}
		for _, q := range a.Quotes {
			l.Quotes = append(l.Quotes, quoteLine{q.Kind, q.Speaker, q.Words})
		}
		if err := out.Encode(l); err != nil {
			return fmt.Errorf("write articles: %w", err)
		}
	}
	return buffer.Flush()
}
