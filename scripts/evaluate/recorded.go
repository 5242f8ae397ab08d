package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// tolerance is how far a figure may fall before that is a failure: rounding, no more.
const tolerance = .0005

// record is the figures of some sets, by set and measure.
type record map[string]map[string]float64

// recordOf takes from the outcomes the figures that are kept.
func recordOf(sets []outcome) record {
	out := record{}
	for _, s := range sets {
		out[s.name] = map[string]float64{}
		for _, v := range views {
			for _, m := range kept {
				if f, ok := of(s.counts[v], m); ok {
					out[s.name][v+" "+m] = f.f1
				}
			}
		}
	}
	return out
}

// readRecord reads set, measure and figure, parted by tabs, one a line. A file that does not exist holds nothing.
func readRecord(path string) (record, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return record{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	out := record{}
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			return nil, fmt.Errorf("%s:%d:1: read record: want set, measure and figure parted by tabs", path, i+1)
		}
		f, err := strconv.ParseFloat(parts[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%d: read record: %q is not a figure", path, i+1, len(parts[0])+len(parts[1])+3, parts[2])
		}
		if out[parts[0]] == nil {
			out[parts[0]] = map[string]float64{}
		}
		out[parts[0]][parts[1]] = f
	}
	return out, nil
}

// writeRecord writes now over what was recorded; sets that were not measured keep their figures.
func writeRecord(path string, before, now record) error {
	for set, figures := range before {
		if now[set] == nil {
			now[set] = figures
		}
	}
	var lines []string
	for set, figures := range now {
		for m, f := range figures {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%.4f\n", set, m, f))
		}
	}
	slices.Sort(lines)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o644); err != nil {
		return fmt.Errorf("write record: %w", err)
	}
	return nil
}

// change is one figure that is not what was recorded.
type change struct {
	set, measure string
	was, is      float64
}

func (c change) String() string {
	return fmt.Sprintf("%s, %s: %.4f, recorded %.4f", c.set, c.measure, c.is, c.was)
}

// compare gives the recorded figures of the sets in now that fell, and those that rose. A measure that is gone has fallen to nothing.
func compare(before, now record) (fell, rose []change) {
	for set, figures := range before {
		if now[set] == nil {
			continue
		}
		for m, was := range figures {
			c := change{set, m, was, now[set][m]}
			if c.is < was-tolerance {
				fell = append(fell, c)
			} else if c.is > was+tolerance {
				rose = append(rose, c)
			}
		}
	}
	order := func(a, b change) int { return cmp.Or(cmp.Compare(a.set, b.set), cmp.Compare(a.measure, b.measure)) }
	slices.SortFunc(fell, order)
	slices.SortFunc(rose, order)
	return fell, rose
}
