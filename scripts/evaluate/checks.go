package main

import (
	"errors"
	"fmt"
	"io"

	"verbatim/scripts/evaluate/garble"
	"verbatim/wasm/bundle"
)

const (
	checkedArticles = 1000 // of each generated archive
	checkedQuotes   = 500  // of each kind
)

// checks measures what verify says of garbled quotes: of the archive in the first file, with passages of the archive in the second one that it does not
// have. Archives that are not given are generated.
func checks(files []string, examples bool, out io.Writer) error {
	if len(files) > 2 {
		return errors.New("check archives: more than two are named")
	}
	var archives [2]*bundle.Archive
	for i := range archives {
		var err error
		if i < len(files) {
			archives[i], err = garble.Open(files[i])
		} else {
			archives[i], err = garble.Generate(uint64(i+1), checkedArticles)
		}
		if err != nil {
			return fmt.Errorf("check archives: %w", err)
		}
	}
	figures, err := garble.Measure(archives[0], archives[1], checkedQuotes, 1)
	if err != nil {
		return err
	}
	garble.Print(out, figures, examples)
	return nil
}
