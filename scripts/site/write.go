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

	pages "verbatim/wasm/site"
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
	info := s.Archive.Info()
	fmt.Printf("%s: %d articles, %d quotes by %d speakers, archive %.12s\n", s.out, info.Articles, info.Quotes, info.Speakers, info.Hash)
	if !s.sizes && !s.budget {
		return nil
	}
	return s.printSizes(os.Stdout)
}

// writeSingle writes the explorer as one file.
func (s *site) writeSingle(ctx context.Context) error {
	page, err := s.Single(pages.Options{})
	if err != nil {
		return err
	}
	s.Files = map[string][]byte{pages.SingleName: page}
	if err := s.writeAll(ctx); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes (%d gzip)\n", filepath.Join(s.out, pages.SingleName), len(page), len(pages.Gzipped(page)))
	return nil
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
	names := s.Names()
	for _, name := range names {
		if ctx.Err() != nil {
			return errStopped
		}
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), s.Files[name]); err != nil {
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
	for name := range s.Files { // a host would send the compressed form of an earlier page
		for _, ending := range []string{".gz", ".br"} {
			if stale := name + ending; s.Files[stale] == nil {
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
	if _, ok := s.Files[name]; ok {
		return true
	}
	return s.api && name+"/" == s.Blocks()
}
