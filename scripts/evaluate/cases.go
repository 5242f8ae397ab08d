package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/txtar"
)

// caseSets makes a gold set of each language's cases in dir/LANG/*.txtar, named prefix-LANG. wasm/quote/testdata/README.md tells their format.
func caseSets(prefix, dir string) ([]goldSet, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.txtar"))
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	byLang := map[string][]string{}
	for _, p := range paths {
		lang := filepath.Base(filepath.Dir(p))
		if lang == "known" {
			continue // known failures: what the engine still gets wrong is no gold
		}
		byLang[lang] = append(byLang[lang], p)
	}
	var out []goldSet
	for lang, paths := range byLang {
		out = append(out, goldSet{prefix + "-" + lang, func(visit func(goldArticle)) error {
			for _, p := range paths {
				if err := readCases(p, lang, visit); err != nil {
					return err
				}
			}
			return nil
		}})
	}
	slices.SortFunc(out, func(a, b goldSet) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// readCases reads the pairs NAME.txt and NAME.want of one file.
func readCases(path, lang string, visit func(goldArticle)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read cases: %w", err)
	}
	archive := txtar.Parse(data)
	for i := 0; i+1 < len(archive.Files); i += 2 {
		in, want := archive.Files[i], archive.Files[i+1]
		a := goldArticle{ID: strings.TrimSuffix(in.Name, ".txt"), Lang: lang, Text: strings.TrimSuffix(string(in.Data), "\n")}
		c := caseText{newPage(a.Text, lang), &a}
		from := 0
		for _, line := range strings.Split(strings.TrimSpace(string(want.Data)), "\n") {
			if line == "" {
				continue
			}
			if from, err = c.line(line, from); err != nil {
				return fmt.Errorf("%s: %s: %w", path, want.Name, err)
			}
		}
		visit(a)
	}
	return nil
}

// caseText is a case's text while its gold is made.
type caseText struct {
	*page
	a *goldArticle
}

// line adds what one wanted line says. Lines stand in text order, each list of its own; from is where the line before began.
func (c caseText) line(line string, from int) (next int, err error) {
	parts := strings.SplitN(line, " | ", 4)
	if len(parts) != 4 {
		return 0, fmt.Errorf("read case: %q is not kind | speaker | details | words", line)
	}
	if parts[0] == "not speech" {
		s, ok := c.locate(parts[3], 0)
		if !ok {
			return 0, fmt.Errorf("read case: the text lacks %q", parts[3])
		}
		c.a.Quoted = append(c.a.Quoted, goldQuote{Start: s.start, End: s.end})
		return from, nil
	}
	first := -1
	for _, words := range strings.Split(parts[3], " … ") {
		s, ok := c.locate(words, max(from, first))
		if !ok {
			if s, ok = c.locate(words, 0); !ok {
				return 0, fmt.Errorf("read case: the text lacks %q", words)
			}
		}
		if first < 0 {
			first = s.start
		}
		q := goldQuote{Start: s.start, End: s.end, Type: parts[0], PieceType: c.kind(s.start, s.end), SpeechCue: true, Attributed: true}
		c.speaker(&q, parts[1], parts[2])
		c.a.Quotes = append(c.a.Quotes, q)
		c.fragments(q)
	}
	return first, nil
}

// speaker sets the speaker of q from a wanted line's second and third part.
func (c caseText) speaker(q *goldQuote, name, details string) {
	words := ""
	for _, d := range strings.Split(details, "; ") {
		if m, ok := strings.CutPrefix(d, "mention="); ok {
			words = m
		}
	}
	switch described, ok := strings.CutPrefix(name, "("); {
	case ok:
		words = strings.TrimSuffix(described, ")")
	case name != "?":
		q.Canonical = name
	}
	if words == "" {
		return
	}
	best, found := interval{}, false
	for at := 0; ; {
		s, ok := c.locate(words, at)
		if !ok {
			break
		}
		if !found || distance(s, q) < distance(best, q) {
			best, found = s, true
		}
		at = s.start + 1
	}
	if found {
		q.Speaker = &mention{best.start, best.end, words}
	}
}

// distance is how far s is from q, in code points.
func distance(s interval, q *goldQuote) int { return max(s.start-q.End, q.Start-s.end, 0) }

// fragments adds the stretches in marks that q reaches into.
func (c caseText) fragments(q goldQuote) {
	for _, iv := range c.quoted {
		taken := slices.ContainsFunc(c.a.Quoted, func(g goldQuote) bool { return g.Start == iv.start && g.End == iv.end })
		if iv.start < q.End && iv.end > q.Start && !taken {
			q.Start, q.End, q.Type, q.PieceType = iv.start, iv.end, "direct", ""
			c.a.Quoted = append(c.a.Quoted, q)
			q = c.a.Quotes[len(c.a.Quotes)-1]
		}
	}
}

// locate finds words in the text from an offset on; any white space there stands for a space here.
func (c caseText) locate(words string, from int) (interval, bool) {
	want := []rune(words)
	for start := from; start < len(c.text) && len(want) > 0; start++ {
		if end := matchFolded(c.text, want, start); end > 0 {
			return interval{start, end}, true
		}
	}
	return interval{}, false
}

// matchFolded gives the end of want in text at start, or 0.
func matchFolded(text, want []rune, start int) int {
	i := start
	for _, r := range want {
		if i >= len(text) {
			return 0
		}
		if r == ' ' && unicode.IsSpace(text[i]) {
			for i < len(text) && unicode.IsSpace(text[i]) {
				i++
			}
			continue
		}
		if text[i] != r {
			return 0
		}
		i++
	}
	return i
}
