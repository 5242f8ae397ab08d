package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// readFolder reads every article of a folder and its sub-folders, in the order of their paths. All broken files are reported, not only the first,
// and then there is no result: an archive from which articles are silently missing would misinform.
func readFolder(dir string) ([]*article.Article, error) {
	names, err := articleFiles(dir)
	if err != nil {
		return nil, err
	}
	var articles []*article.Article
	var problems []error
	files := map[string]string{} // article id → file
	for _, name := range names {
		a, err := readArticle(name)
		if err == nil && files[a.ID] != "" {
			err = fmt.Errorf("%s:1:1: the id %q, made from the file's name, is taken by %s: rename one of the two", name, a.ID, files[a.ID])
		}
		if err != nil {
			problems = append(problems, err)
			continue
		}
		files[a.ID] = name
		articles = append(articles, a)
	}
	if len(problems) > 0 {
		problems = append(problems, fmt.Errorf("read %s: %d of %d files cannot be used", dir, len(problems), len(names)))
	}
	return articles, errors.Join(problems...)
}

func readArticle(name string) (*article.Article, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read article: %w", err)
	}
	return article.Parse(name, data, webpage.Format)
}

// articleFiles lists the paths of the article files under dir. SOURCES.md and names that begin with "_" or "." are no articles.
func articleFiles(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("read folder: %w", err)
		}
		hidden := path != dir && strings.ContainsAny(entry.Name()[:1], "._")
		switch {
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case hidden || entry.IsDir() || entry.Name() == "SOURCES.md":
		case slices.Contains([]string{".md", ".txt", ".html", ".htm"}, strings.ToLower(filepath.Ext(path))):
			names = append(names, path)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// extractAll finds the attributions of every article, on all cores.
func extractAll(articles []*article.Article) []bundle.Item {
	items := make([]bundle.Item, len(articles))
	var wait sync.WaitGroup
	next := make(chan int)
	for range workers {
		wait.Go(func() {
			for i := range next {
				items[i] = bundle.Item{Article: articles[i], Quotes: quote.Extract(articles[i])}
			}
		})
	}
	for i := range articles {
		next <- i
	}
	close(next)
	wait.Wait()
	return items
}

// newest is the latest date of publication among the articles, as a whole day, or "".
func newest(articles []*article.Article) string {
	var day string
	for _, a := range articles {
		if d := a.Meta.Published; len(d) == len("2006-01-02") && d > day {
			day = d
		}
	}
	return day
}
