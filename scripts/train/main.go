// Command train learns from annotated articles the weights that wasm/quote decides with, and writes them to a Go file.
//
//	go run ./scripts/train -gold train.jsonl -out wasm/quote/model_en.go
//
// Run it twice: which stretches in marks the second model is asked about depends on the first, as it was compiled in.
//
// The gold has one article a line: {"id", "text", "quotes": [{"start", "end", "speaker": [start, end, text]}], "quoted": [{"start", "end",
// "attributed"}]}, offsets in Unicode code points. Nothing of its text goes into the weights: a feature is a hash, a weight a number.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

func main() {
	gold := flag.String("gold", "", "`file` of annotated articles, JSON Lines")
	out := flag.String("out", "wasm/quote/model_en.go", "Go `file` to write")
	epochs := flag.Int("epochs", 4, "passes over the examples")
	least := flag.Int("least", 10, "how often a feature must occur to be kept")
	sparse := flag.Float64("sparse", 7, "pull of the weights to nothing")
	smallest := flag.Float64("smallest", 0.11, "least weight, in log odds, to be kept")
	flag.Parse()
	if err := run(*gold, *out, *epochs, *least, *sparse, *smallest); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(gold, out string, epochs, least int, sparse, smallest float64) error {
	sets, err := examples(gold)
	if err != nil {
		return err
	}
	weights := map[string]string{}
	for _, name := range []string{"cue", "speech"} {
		passes, pull := epochs, sparse
		if len(sets[name]) < few { // a small set cannot pay for the pull of a large one
			passes, pull = 4*epochs, sparse/8
		}
		weights[name] = encode(fit(sets[name], passes, least, pull), smallest)
		fmt.Fprintf(os.Stderr, "%s: %d examples, %d bytes of weights\n", name, len(sets[name]), len(weights[name]))
	}
	return write(out, weights)
}

// few is the number of examples below which a set counts as small.
const few = 10000

// example is one decision with its answer.
type example struct {
	features []uint32
	yes      bool
}

// record is one annotated article.
type record struct {
	ID, Text string
	Quotes   []piece
	Quoted   []piece
}

type piece struct {
	Start, End int
	Speaker    []any
	Cue        []any
	Attributed bool
	Skip       bool
}

// examples reads the gold and judges every decision of the engine by it.
func examples(path string) (map[string][]example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open gold: %w", err)
	}
	defer f.Close()
	sets := map[string][]example{}
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 1<<28)
	for line := 1; in.Scan(); line++ {
		var r record
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("read gold: %s:%d: %w", path, line, err)
		}
		j := newJudge(&r)
		quote.Examples(article.FromText(r.ID, r.Text), func(e quote.Example) {
			if yes, ok := j.answer(e); ok {
				sets[e.Model] = append(sets[e.Model], example{e.Features, yes})
			}
		})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read gold: %s: %w", path, err)
	}
	return sets, nil
}
