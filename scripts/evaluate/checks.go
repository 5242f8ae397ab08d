package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"verbatim/scripts/evaluate/garble"
	"verbatim/wasm/bundle"
)

const (
	checkedArticles = 1000 // of each generated archive
	checkedQuotes   = 500  // of each kind
	garbledQuotes   = 100  // of each kind, for a browser
)

// checks measures what verify says of garbled quotes: of the archive in the first file, with passages of the archive in the second one that it does not
// have. Archives that are not given are generated.
func checks(files []string, examples bool, out io.Writer) error {
	archives, err := checkedArchives(files)
	if err != nil {
		return err
	}
	figures, err := garble.Measure(archives[0], archives[1], checkedQuotes, 1)
	if err != nil {
		return err
	}
	garble.Print(out, figures, examples)
	return nil
}

// garbled writes some of the quotes that checks would measure, for a browser to check.
func garbled(name string, files []string) error {
	archives, err := checkedArchives(files)
	if err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	err = garble.Write(file, archives[0], archives[1], garbledQuotes, 1)
	return errors.Join(err, file.Close())
}

func checkedArchives(files []string) (archives [2]*bundle.Archive, err error) {
	if len(files) > 2 {
		return archives, errors.New("check archives: more than two are named")
	}
	for i := range archives {
		if i < len(files) {
			archives[i], err = garble.Open(files[i])
		} else {
			archives[i], err = garble.Generate(uint64(i+1), checkedArticles)
		}
		if err != nil {
			return archives, fmt.Errorf("check archives: %w", err)
		}
	}
	return archives, nil
}
