package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// writeSite renders the pages and writes everything into the out folder.
func (s *site) writeSite(ctx context.Context) error {
	if err := s.render(ctx); err != nil {
		return err
	}
	if err := s.writeAll(ctx); err != nil {
		return err
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

// stage is the folder, in the out folder, in which files are written before they take their places. Web servers do not serve names with a dot.
const stage = ".verbatim-building"

// writeAll writes the files beside their places, and once all are there moves them in, the pages last: whoever reads meanwhile gets a page whose assets are
// there. Until then the build can be broken off, and the out folder is what it was.
func (s *site) writeAll(ctx context.Context) (err error) {
	made, err := makeFolder(s.out)
	if err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	dir := filepath.Join(s.out, stage)
	os.RemoveAll(dir) // of a build that was killed
	defer func() {
		os.RemoveAll(dir)
		if err != nil && made != "" {
			removeEmpty(made, s.out)
		}
	}()
	names := s.names()
	for _, name := range names {
		if ctx.Err() != nil {
			return errStopped
		}
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), s.files[name]); err != nil {
			return fmt.Errorf("write site: %w", err)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(order(a), order(b)) })
	for _, name := range names {
		name = filepath.FromSlash(name)
		if err := moveFile(filepath.Join(dir, name), filepath.Join(s.out, name)); err != nil {
			return fmt.Errorf("write site: %w", err)
		}
	}
	return nil
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

// makeFolder makes a folder and those above it, and gives the outermost that was not there, or "".
func makeFolder(dir string) (made string, err error) {
	for up := filepath.Clean(dir); ; up = filepath.Dir(up) {
		if _, err := os.Stat(up); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = up
	}
	return made, os.MkdirAll(dir, 0o755)
}

// removeEmpty removes dir and the empty folders above it up to top.
func removeEmpty(top, dir string) {
	for dir = filepath.Clean(dir); os.Remove(dir) == nil && dir != top; dir = filepath.Dir(dir) {
	}
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

func moveFile(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// removeStale removes what earlier builds left in the folders that are the site's own.
func (s *site) removeStale() error {
	for name := range s.files { // a host would send the compressed form of an earlier page
		for _, ending := range []string{".gz", ".br"} {
			if stale := name + ending; s.files[stale] == nil {
				os.Remove(filepath.Join(s.out, filepath.FromSlash(stale))) // as a rule there is none
			}
		}
	}
	for _, folder := range []string{"assets", "data", "articles"} {
		entries, err := os.ReadDir(filepath.Join(s.out, folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("tidy site: %w", err)
		}
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			remove := os.Remove
			if e.IsDir() && folder == "data" { // the blocks of an archive
				remove = os.RemoveAll
			} else if e.IsDir() {
				continue
			}
			if s.holds(name) {
				continue
			}
			if err := remove(filepath.Join(s.out, filepath.FromSlash(name))); err != nil {
				return fmt.Errorf("tidy site: %w", err)
			}
		}
	}
	return nil
}

// holds tells whether a file, or one in that folder, is of this build.
func (s *site) holds(name string) bool {
	if _, ok := s.files[name]; ok {
		return true
	}
	return s.api && name+"/" == s.blocks()
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
		if slices.Contains(hostFiles, name) || name == s.data && len(s.files[name]) > wholeArchive {
			continue
		}
		if !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "data/") {
			content = ""
		}
		fmt.Fprintf(&list, "  ['%s', '%s'],\n", name, content)
	}
	text, err := fill("sw.js", string(source), map[string]string{
		"version": hash([]byte(all.String() + string(source)))[:16],
		"archive": path.Base(s.data),
		"files":   "[\n" + list.String() + "]",
	})
	s.files["sw.js"] = []byte(text)
	return err
}

// wholeArchive is the size in bytes up to which the page fetches the archive whole (boot.js has the same number). A larger one comes by stretches, and is
// not fetched behind the reader's back for use without a network.
const wholeArchive = 4_000_000

// keptPages bounds the article pages that are fetched for use without a network, in bytes: the archive, which is always kept, holds every article.
const keptPages = 2_000_000

// hostFiles are read by hosts and machines, not by the page.
var hostFiles = []string{"404.html", "_headers", "robots.txt", ".nojekyll", "site.json", "licences.txt", "sbom.json", "sitemap.xml"}
