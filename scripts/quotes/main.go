// Command quotes turns articles into their attributions as JSON Lines, one article a line.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

const usage = `usage: go run ./scripts/quotes FILE…          articles: .txt, .md, .html
       go run ./scripts/quotes -jsonl < FILE  one {"id", "text", "lang"?} a line

Prints one line of JSON an article:
  {"id", "attributions": [{"id", "type": "direct|indirect|mixed", "text", "pieces": [[start, end], …], "fragments": [[start, end], …],
    "cue": [start, end, text] or null, "mention": [start, end, text] or null, "speaker": full name or null, "role", "confidence":
    "named|described|unclear", "rule", "via", "to", "with": [full name, …] of those who say it with the speaker, if any}]}

Offsets are Unicode code points, end exclusive. They count into the file as given, front matter and Markdown signs included; with -jsonl into
"text"; for .html into the text taken out of the page, since a page's own bytes are full of other things. "pieces" are the contiguous parts of
the words said, "fragments" the stretches inside quotation marks, marks included; "text" is the pieces, joined by " … ".
A file that cannot be read is reported as file:line:column; the others are printed all the same, and the exit status is 1.
`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is main with its surroundings given; it returns the exit status.
func run(args []string, in io.Reader, out, problems io.Writer) int {
	flags := flag.NewFlagSet("quotes", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.Usage = func() { fmt.Fprint(problems, usage) }
	jsonl := flags.Bool("jsonl", false, "")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if *jsonl == (flags.NArg() > 0) {
		flags.Usage()
		return 2
	}
	w := bufio.NewWriter(out)
	print := func(a *article.Article, given string) error { return write(w, a, given, quote.Extract(a)) }
	var err error
	if *jsonl {
		err = readLines("stdin", in, print)
	} else {
		err = readFiles(flags.Args(), print)
	}
	if err = errors.Join(err, w.Flush()); err != nil {
		fmt.Fprintln(problems, err)
		return 1
	}
	return 0
}
