package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// goldArticle is one annotated article. Offsets are code points.
type goldArticle struct {
	ID     string      `json:"id"`
	Text   string      `json:"text"`
	Lang   string      `json:"lang"`
	Quotes []goldQuote `json:"quotes"` // every attribution, one for each contiguous piece of its content
	Quoted []goldQuote `json:"quoted"` // every stretch inside quotation marks
}

type goldQuote struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Type       string   `json:"type"`
	PieceType  string   `json:"piece_type"`
	SpeechCue  bool     `json:"speech_cue"`
	Speaker    *mention `json:"speaker"`
	Class      string   `json:"speaker_class"`
	Canonical  string   `json:"speaker_canonical"` // the resolved name, or ""
	Accept     []string `json:"speaker_accept"`    // names that are right too
	Attributed bool     `json:"attributed"`        // of a stretch in marks: it is speech
	Skip       bool     `json:"skip"`              // not judged
}

// mention is a stretch of text that names a speaker, written [start, end, text].
type mention struct {
	start, end int
	text       string
}

// UnmarshalJSON reads [start, end, text].
func (m *mention) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 3 {
		return fmt.Errorf("read mention: %d parts, want [start, end, text]", len(parts))
	}
	return errors.Join(json.Unmarshal(parts[0], &m.start), json.Unmarshal(parts[1], &m.end), json.Unmarshal(parts[2], &m.text))
}

// goldSet is a named collection of annotated articles that can be read one by one.
type goldSet struct {
	name string
	each func(func(goldArticle)) error
}

// goldFiles lists the gold sets of a folder: NAME.jsonl and NAME.jsonl.gz. A folder that does not exist has none.
func goldFiles(dir string) ([]goldSet, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list gold: %w", err)
	}
	var out []goldSet
	for _, e := range entries {
		name, ok := strings.CutSuffix(strings.TrimSuffix(e.Name(), ".gz"), ".jsonl")
		if ok {
			path := filepath.Join(dir, e.Name())
			out = append(out, goldSet{name, func(visit func(goldArticle)) error { return readGold(path, visit) }})
		}
	}
	slices.SortFunc(out, func(a, b goldSet) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// readGold reads one article a line.
func readGold(path string, visit func(goldArticle)) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read gold: %w", err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("unpack %s: %w", path, err)
		}
	}
	r := bufio.NewReaderSize(in, 1<<20)
	for line := 1; ; line++ {
		data, err := r.ReadBytes('\n')
		if len(strings.TrimSpace(string(data))) > 0 {
			var a goldArticle
			if err := json.Unmarshal(data, &a); err != nil {
				return fmt.Errorf("%s:%d: read gold: %w", path, line, err)
			}
			visit(a)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s:%d: read gold: %w", path, line, err)
		}
	}
}
