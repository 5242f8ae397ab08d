package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

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
