package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
)

// visit is called with each article and the text into which its offsets count.
type visit func(a *article.Article, given string) error

// readFiles reads each file and passes its article on. What is wrong with a file does not keep the others from being read; all of it is returned.
func readFiles(names []string, found visit) error {
	var broken []error
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			broken = append(broken, fmt.Errorf("read article: %w", err))
			continue
		}
		a, err := article.Parse(name, data, webpage.Format)
		if err != nil {
			broken = append(broken, err)
			continue
		}
		given := string(data)
		if a.Source(0) < 0 {
			given = a.Text
		}
		if err := found(a, given); err != nil {
			return err // the output is gone: nothing more can be said there
		}
	}
	return errors.Join(broken...)
}

// readLines reads one article a line of JSON. Lines that cannot be read are all returned, as name:line:column.
func readLines(name string, in io.Reader, found visit) error {
	var broken []error
	r := bufio.NewReader(in)
	for line := 1; ; line++ {
		data, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(data)) > 0 {
			a, column, problem := decode(data)
			if problem != nil {
				broken = append(broken, fmt.Errorf("%s:%d:%d: read article: %w", name, line, column, problem))
			} else if err := found(a, a.Text); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return errors.Join(broken...)
		}
		if err != nil {
			return errors.Join(append(broken, fmt.Errorf("%s:%d: read line: %w", name, line, err))...)
		}
	}
}

// decode reads the article in one line. column, in runes, is where a problem stands.
func decode(data []byte) (a *article.Article, column int, problem error) {
	var v struct {
		ID   *string
		Text *string
		Lang string
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return nil, columnOf(data, err), err
	}
	if v.ID == nil || v.Text == nil {
		return nil, 1, errors.New(`a line needs an "id" and a "text"`)
	}
	a = article.FromText(*v.ID, *v.Text)
	if v.Lang != "" {
		a.Meta.Lang = v.Lang
	}
	return a, 0, nil
}

// columnOf gives the column, in runes from 1, at which JSON broke off.
func columnOf(data []byte, err error) int {
	var offset int64
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	} else if errors.As(err, &kind) {
		offset = kind.Offset
	}
	return max(1, utf8.RuneCount(data[:min(int(offset), len(data))]))
}
