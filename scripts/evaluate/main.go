// Command evaluate runs the engine over annotated articles and turns the outcome into figures: how many quotations are found, and with the right speaker.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"
)

const usage = `usage: go run ./scripts/evaluate [-gold dir] [-record] [SET…]
       go run ./scripts/evaluate -check [-examples] [ARCHIVE.vbt [OTHER.vbt]]
       go run ./scripts/evaluate -garbled FILE [ARCHIVE.vbt [OTHER.vbt]]

Measures the engine on every NAME.jsonl and NAME.jsonl.gz of the gold folder, where there is one, on the cases of wasm/quote, and
on the invented articles of scripts/evaluate/testdata; with SETs named, on those alone. Prints precision, recall and F1, or a share and of how many:

  exact       the same stretch, marks and punctuation at its ends aside     soft   at least 0.8 of the words in common
  joint       found softly, and its speaker is right: the figure to steer by
  span        the speaker's mention is the gold's one                       surname  the resolved name's last word is
  right when  the speaker's share right at each level of confidence         named precision  of all that is given a name
  rejection   stretches in marks that are not speech

View "quotes" is every contiguous piece of every attribution, "quoted" every stretch inside quotation marks.
The exit status is 1 when a figure fell below scripts/evaluate/recorded.tsv; -record writes that file anew.

With -check it garbles quotes of an archive (words dropped, swapped, replaced; numbers and negations changed; cut, stitched, another speaker claimed),
checks them as the page does, and prints how often the source is found first and the verdict is right; and of quotes of another archive, how often they
are rightly not found. Archives that are not named are generated. -examples prints one wrong verdict of each kind. -garbled writes such quotes, a hundred
of each kind, as JSON Lines: web/e2e/checks.mjs has a built site check them.
`

func main() {
	opts := options{}
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage) }
	flags.StringVar(&opts.gold, "gold", "../shared/gold", "")
	flags.StringVar(&opts.cases, "cases", "wasm/quote/testdata", "")
	flags.StringVar(&opts.town, "town", "scripts/evaluate/testdata", "")
	flags.StringVar(&opts.recorded, "recorded", "scripts/evaluate/recorded.tsv", "")
	flags.BoolVar(&opts.record, "record", false, "")
	check := flags.Bool("check", false, "")
	garbledFile := flags.String("garbled", "", "")
	examples := flags.Bool("examples", false, "")
	if err := flags.Parse(os.Args[1:]); errors.Is(err, flag.ErrHelp) {
		return
	} else if err != nil {
		os.Exit(2)
	}
	opts.sets = flags.Args()
	work := func() error { return run(opts, os.Stdout) }
	switch {
	case *garbledFile != "":
		work = func() error { return garbled(*garbledFile, opts.sets) }
	case *check:
		work = func() error { return checks(opts.sets, *examples, os.Stdout) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

type options struct {
	gold, cases, town string // folders: annotated articles, the engine's cases, and invented articles that are nobody's cases
	recorded          string
	record            bool
	sets              []string // names of the sets to measure; none means all
}

// run measures, prints, and compares or records.
func run(o options, out io.Writer) error {
	sets, err := o.choose()
	if err != nil {
		return err
	}
	var outcomes []outcome
	for _, s := range sets {
		got, err := evaluate(s)
		if err != nil {
			return err
		}
		outcomes = append(outcomes, got)
	}
	printTables(out, outcomes)
	before, err := readRecord(o.recorded)
	if err != nil {
		return err
	}
	now := recordOf(outcomes)
	fell, rose := compare(before, now)
	for _, c := range rose {
		fmt.Fprintln(out, "rose:", c)
	}
	for _, c := range fell {
		fmt.Fprintln(out, "fell:", c)
	}
	if o.record {
		return writeRecord(o.recorded, before, now)
	}
	if len(fell) > 0 {
		return fmt.Errorf("%d figures fell below %s", len(fell), o.recorded)
	}
	return nil
}

// choose lists the sets to measure.
func (o options) choose() ([]goldSet, error) {
	sets, err := goldFiles(o.gold)
	if err != nil {
		return nil, err
	}
	for _, c := range [][2]string{{"cases", o.cases}, {"town", o.town}} {
		more, err := caseSets(c[0], c[1])
		if err != nil {
			return nil, err
		}
		sets = append(sets, more...)
	}
	for _, name := range o.sets {
		if !slices.ContainsFunc(sets, func(s goldSet) bool { return s.name == name }) {
			return nil, fmt.Errorf("choose sets: there is no %q", name)
		}
	}
	if len(o.sets) > 0 {
		sets = slices.DeleteFunc(sets, func(s goldSet) bool { return !slices.Contains(o.sets, s.name) })
	}
	return sets, nil
}

// evaluate measures one set, an article at a time on every core.
func evaluate(s goldSet) (outcome, error) {
	total := outcome{name: s.name, counts: map[string]counts{"quotes": {}, "quoted": {}}}
	articles := make(chan goldArticle)
	var wait sync.WaitGroup
	var lock sync.Mutex
	for range runtime.NumCPU() {
		wait.Go(func() {
			mine := map[string]counts{"quotes": {}, "quoted": {}}
			n := 0
			for a := range articles {
				measureArticle(mine, a)
				n++
			}
			lock.Lock()
			defer lock.Unlock()
			total.articles += n
			for v, c := range mine {
				for k, n := range c {
					total.counts[v].add(k, n)
				}
			}
		})
	}
	err := s.each(func(a goldArticle) { articles <- a })
	close(articles)
	wait.Wait()
	return total, err
}

// measureArticle runs the engine over one article and counts in both views.
func measureArticle(c map[string]counts, a goldArticle) {
	pieces, fragments := predict(a)
	p := newPage(a.Text, a.Lang)
	measure(c["quotes"], p, a.Quotes, pieces, false)
	measure(c["quoted"], p, a.Quoted, fragments, true)
	rejection(c["quoted"], a.Quoted, fragments)
}
