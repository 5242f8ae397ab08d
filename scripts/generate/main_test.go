package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/scripts/generate/press"
)

func TestFilesAndLinesHoldTheSameArticles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	if err := run(press.New(7), 40, dir, false); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			data, _ := os.ReadFile(path)
			files[strings.TrimSuffix(entry.Name(), ".md")] = string(data)
		}
		return err
	})
	var lines bytes.Buffer
	if err := writeLines(&lines, press.New(7), 40); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, data := range strings.Split(strings.TrimSpace(lines.String()), "\n") {
		var l line
		if err := json.Unmarshal([]byte(data), &l); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(files[l.ID], "\n---\n\n")
		if strings.ReplaceAll(body, "### ", "") != l.Text || len(l.Quotes) < 8 {
			t.Errorf("%s: the file has %q and the line %q, with %d quotes", l.ID, body, l.Text, len(l.Quotes))
		}
		count++
	}
	if count != 40 || len(files) != 40 {
		t.Errorf("%d lines and %d files, want 40", count, len(files))
	}
}

func TestAFolderInUseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(press.New(1), 3, dir, false); err == nil || !strings.Contains(err.Error(), "is not empty") {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("%d files, want the one that was there", len(entries))
	}
	if err := run(press.New(1), 3, "", false); err == nil {
		t.Error("articles went nowhere, without an error")
	}
}
