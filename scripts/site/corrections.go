package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"verbatim/wasm/bundle"
	"verbatim/wasm/correct"
)

// correctionsFolder is the folder of the articles' folder from which corrections are read, in the order of the files' names: those of a later file count more.
const correctionsFolder = "corrections"

// corrected are items with the corrections of some files made in them.
type corrected struct {
	bundle.Items
	*correct.Corrector
	patch correct.Patch
	files []string // of each correction the file that it stands in
}

// Item gives item n with its corrections.
func (c *corrected) Item(n int) (bundle.Item, error) {
	item, err := c.Items.Item(n)
	if err != nil {
		return item, err
	}
	return c.Corrector.Item(item)
}

// readCorrections reads the files content/corrections/*.corrections, for items that are still to come. All that is wrong with them is reported: a correction
// that is silently missing would leave what somebody has found to be wrong.
func readCorrections(content string) (*corrected, error) {
	c := &corrected{}
	names, err := filepath.Glob(filepath.Join(content, correctionsFolder, "*.corrections"))
	if err != nil {
		return nil, fmt.Errorf("read corrections: %w", err)
	}
	slices.Sort(names)
	var problems []error
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			problems = append(problems, fmt.Errorf("read corrections: %w", err))
			continue
		}
		patch, errs := correct.Read(name, data)
		if len(errs) > 0 {
			problems = append(problems, errs)
		}
		c.patch = append(c.patch, patch...)
		for range patch {
			c.files = append(c.files, name)
		}
	}
	c.Corrector = correct.New(c.patch)
	return c, errors.Join(problems...)
}

// warn says which corrections were not made, and why.
func (c *corrected) warn(out io.Writer) {
	for i, o := range c.Outcomes() {
		if o.Why == "" {
			continue
		}
		what := "the correction of " + c.patch[i].Quote.ID + " (“" + c.patch[i].Quote.Exact + "”)"
		if c.patch[i].Quote.ID == "" {
			what = "the correction of “" + c.patch[i].People[0] + "” to “" + c.patch[i].Becomes + "”"
		}
		fmt.Fprintf(out, "warning: %s: %s was not made: %s\n", c.files[i], what, o.Why)
	}
}
