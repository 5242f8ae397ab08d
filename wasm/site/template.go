package site

import (
	"errors"
	"slices"
	"strings"
)

// fill puts values in place of a template's {{name}}. A name without a value, and a value without a place, are errors: a template and this program
// that have grown apart would otherwise give a page with a hole.
func fill(name, template string, values map[string]string) (string, error) {
	var missing []string
	used := map[string]bool{}
	var page strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{{")
		page.WriteString(before)
		if !ok {
			break
		}
		key, after, ok := strings.Cut(rest, "}}")
		if !ok || !isPlaceholder(key) {
			page.WriteString("{{")
			template = rest
			continue
		}
		value, known := values[key]
		if !known {
			missing = append(missing, key)
		}
		used[key] = true
		page.WriteString(value)
		template = after
	}
	for key := range values {
		if !used[key] {
			missing = append(missing, key+" (no place in the template)")
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		return "", errors.New("fill web/" + name + ": no value for " + strings.Join(missing, ", "))
	}
	return page.String(), nil
}

// isPlaceholder tells whether a text between double braces is a name: a lower-case letter, then letters, digits and hyphens.
func isPlaceholder(key string) bool {
	for i, r := range key {
		if (r < 'a' || r > 'z') && (i == 0 || (r < '0' || r > '9') && r != '-') {
			return false
		}
	}
	return key != ""
}
