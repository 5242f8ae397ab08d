package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var placeholder = regexp.MustCompile(`\{\{([a-z][a-z0-9-]*)\}\}`)

// fill puts values in place of a template's {{name}}. A name without a value, and a value without a place, are errors: a template and this program
// that have grown apart would otherwise give a page with a hole.
func fill(name, template string, values map[string]string) (string, error) {
	var missing []string
	used := map[string]bool{}
	page := placeholder.ReplaceAllStringFunc(template, func(mark string) string {
		key := strings.Trim(mark, "{}")
		value, ok := values[key]
		if !ok {
			missing = append(missing, key)
		}
		used[key] = true
		return value
	})
	for key := range values {
		if !used[key] {
			missing = append(missing, key+" (no place in the template)")
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		return "", fmt.Errorf("fill web/%s: no value for %s", name, strings.Join(missing, ", "))
	}
	return page, nil
}
