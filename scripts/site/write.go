package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// writeSite renders the pages and writes everything into the out folder, the pages last: whoever reads while it is being written gets a page whose
// assets are there.
func (s *site) writeSite() error {
	if err := s.render(); err != nil {
		return err
	}
	names := s.names()
	slices.SortStableFunc(names, func(a, b string) int { return order(a) - order(b) })
	for _, name := range names {
		if err := s.write(name, s.files[name]); err != nil {
			return err
		}
	}
	if err := s.removeStale(); err != nil {
		return err
	}
	info := s.archive.Info()
	fmt.Printf("%s: %d articles, %d quotes by %d speakers, archive %.12s\n", s.out, info.Articles, info.Quotes, info.Speakers, info.Hash)
	if !s.sizes && !s.budget {
		return nil
	}
	return s.printSizes(os.Stdout)
}

func order(name string) int {
	switch {
	case name == "sw.js":
		return 2
	case path.Ext(name) == ".html":
		return 1
	}
	return 0
}

func (s *site) write(name string, data []byte) error {
	file := filepath.Join(s.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	return nil
}

// removeStale removes what earlier builds left in the folders that are the site's own.
func (s *site) removeStale() error {
	for _, folder := range []string{"assets", "data", "articles"} {
		entries, err := os.ReadDir(filepath.Join(s.out, folder))
		if err != nil {
			return fmt.Errorf("tidy site: %w", err)
		}
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			if _, ours := s.files[name]; ours || e.IsDir() {
				continue
			}
			if err := os.Remove(filepath.Join(s.out, filepath.FromSlash(name))); err != nil {
				return fmt.Errorf("tidy site: %w", err)
			}
		}
	}
	return nil
}

// worker fills the service worker in with the version, a hash of everything, and the files to keep. Pages and pictures are
// rewritten by some hosts, so only of files whose names hold a hash is the content checked.
func (s *site) worker() error {
	source, err := s.source("sw.js")
	if err != nil {
		return err
	}
	var list, all strings.Builder
	pages := 0
	for _, name := range s.names() {
		content := hash(s.files[name])
		fmt.Fprintf(&all, "%s %s\n", name, content)
		if strings.HasPrefix(name, "articles/") {
			if pages += len(s.files[name]); pages > keptPages {
				continue
			}
		}
		if slices.Contains(hostFiles, name) {
			continue
		}
		if !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "data/") {
			content = ""
		}
		fmt.Fprintf(&list, "  ['%s', '%s'],\n", name, content)
	}
	text, err := fill("sw.js", string(source), map[string]string{
		"version": hash([]byte(all.String() + string(source)))[:16],
		"files":   "[\n" + list.String() + "]",
	})
	s.files["sw.js"] = []byte(text)
	return err
}

// keptPages bounds the article pages that are fetched for use without a network, in bytes: the archive, which is always kept, holds every article.
const keptPages = 2_000_000

// hostFiles are read by hosts and machines, not by the page.
var hostFiles = []string{"404.html", "_headers", "robots.txt", ".nojekyll"}
