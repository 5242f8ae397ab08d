package main

import (
	"fmt"
	"io"
	"strings"
)

// views are the two ways of looking at an article.
var views = []string{"quotes", "quoted"}

// shares are the measures that are a precision, a recall and their F1; rates those that are the share of yes.
var (
	shares = []string{"joint all", "joint direct", "soft all", "soft direct", "exact all", "exact direct", "rejection"}
	rates  = []string{
		"soft recall direct", "soft recall mixed", "soft recall indirect", "soft recall indirect, speech cue", "soft recall indirect, no speech cue",
		"span all", "span direct", "span name", "span pronoun", "span nominal",
		"surname all", "surname direct", "surname name", "surname pronoun", "surname nominal",
		"right when named", "right when described", "right when unclear", "named precision",
	}
)

// kept are the figures that must not fall, those to steer by: others may trade places with one another.
var kept = []string{"joint all", "joint direct", "soft all", "exact all", "span all", "surname all", "right when named", "rejection"}

// figure is one measure: a precision, recall and F1 when parts is set, else a share (F1) of n.
type figure struct {
	p, r, f1 float64
	parts    bool
	n        int
}

// of derives a measure from the counts; ok is false when there was nothing to measure.
func of(c counts, name string) (figure, bool) {
	if yes, no := c[name+" yes"], c[name+" no"]; yes+no > 0 {
		return figure{f1: float64(yes) / float64(yes+no), n: yes + no}, true
	}
	tp, fp, fn := c[name+" tp"], c[name+" fp"], c[name+" fn"]
	if tp+fp+fn == 0 {
		return figure{}, false
	}
	f := figure{parts: true, n: tp + fn, p: share(tp, fp), r: share(tp, fn)}
	if f.p+f.r > 0 {
		f.f1 = 2 * f.p * f.r / (f.p + f.r)
	}
	return f, true
}

// share is yes of yes and no, or 0 of none.
func share(yes, no int) float64 {
	if yes+no == 0 {
		return 0
	}
	return float64(yes) / float64(yes+no)
}

// outcome is what was counted for one set, by view.
type outcome struct {
	name     string
	articles int
	counts   map[string]counts
}

// perTable is how many sets stand side by side in a table.
const perTable = 5

// printTables writes the figures for people: precision, recall and F1 where there are three numbers, else a share and of how many.
func printTables(w io.Writer, sets []outcome) {
	for len(sets) > 0 {
		n := min(perTable, len(sets))
		for _, v := range views {
			printTable(w, v, sets[:n])
		}
		sets = sets[n:]
	}
}

func printTable(w io.Writer, view string, sets []outcome) {
	fmt.Fprintf(w, "%-36s", view)
	for _, s := range sets {
		fmt.Fprintf(w, "  %-20s", s.name)
	}
	fmt.Fprintf(w, "\n%-36s", "articles")
	for _, s := range sets {
		fmt.Fprintf(w, "  %-20d", s.articles)
	}
	fmt.Fprintln(w)
	for _, m := range append(append([]string{}, shares...), rates...) {
		cells, any := "", false
		for _, s := range sets {
			f, ok := of(s.counts[view], m)
			any = any || ok
			cells += fmt.Sprintf("  %-20s", cell(f, ok))
		}
		if any {
			fmt.Fprintf(w, "%-36s%s\n", m, strings.TrimRight(cells, " "))
		}
	}
	fmt.Fprintln(w)
}

func cell(f figure, ok bool) string {
	switch {
	case !ok:
		return "–"
	case f.parts:
		return fmt.Sprintf("%.3f %.3f F%.3f", f.p, f.r, f.f1)
	}
	return fmt.Sprintf("%.3f of %d", f.f1, f.n)
}
