// Command train learns from annotated articles the weights that wasm/quote decides with, and writes them to a Go file.
//
//	go run ./scripts/train -gold train.jsonl -out wasm/quote/model_en.go
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
	trees := flag.Int("trees", 60, "trees of the second model")
	flag.Parse()
	if err := run(*gold, *out, *epochs, *least, *sparse, *smallest, *trees); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(gold, out string, epochs, least int, sparse, smallest float64, trees int) error {
	articles, err := read(gold)
	if err != nil {
		return err
	}
	weights := map[string]string{}
	// Each model is asked what the ones before it leave, so they are learned in turn.
	cue := collect(articles, quote.NewModels("", "", "")).cue
	weights["cueWeights"] = encode(fit(cue, epochs, least, sparse), smallest)
	fmt.Fprintf(os.Stderr, "cue: %d examples, %d bytes of weights\n", len(cue), len(weights["cueWeights"]))
	rank := collect(articles, quote.NewModels(weights["cueWeights"], "", "")).rank
	weights["rankTrees"] = encodeTrees(boost(rank, trees, 0.12, 5))
	fmt.Fprintf(os.Stderr, "rank: %d examples, %d bytes of trees\n", len(rank), len(weights["rankTrees"]))
	speech := collect(articles, quote.NewModels(weights["cueWeights"], weights["rankTrees"], "")).speech
	weights["speechWeights"] = encode(fit(speech, 4*epochs, least, sparse/8), smallest) // a small set cannot pay for the pull of a large one
	fmt.Fprintf(os.Stderr, "speech: %d examples, %d bytes of weights\n", len(speech), len(weights["speechWeights"]))
	return write(out, weights)
}

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

// read reads the gold.
func read(path string) ([]record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open gold: %w", err)
	}
	defer f.Close()
	var out []record
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 1<<28)
	for line := 1; in.Scan(); line++ {
		var r record
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("read gold: %s:%d: %w", path, line, err)
		}
		out = append(out, r)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read gold: %s: %w", path, err)
	}
	return out, nil
}

// sets are the decisions of the three models with their answers.
type sets struct {
	cue, speech []example
	rank        []ranked
}

// collect judges every decision that the engine takes by the models m.
func collect(articles []record, m *quote.Models) sets {
	var out sets
	for i := range articles {
		r := &articles[i]
		j := newJudge(r)
		frames := map[string][]quote.Example{}
		flush := func(model string) {
			frame := frames[model]
			for i, yes := range j.best(frame) {
				if model == "cue" {
					out.cue = append(out.cue, example{frame[i].Features, yes})
				} else {
					out.rank = append(out.rank, ranked{frame[i].Numbers, yes})
				}
			}
			frames[model] = frame[:0]
		}
		quote.Examples(article.FromText(r.ID, r.Text), m, func(e quote.Example) {
			if e.Model == "speech" {
				if yes, ok := j.speech(e); ok {
					out.speech = append(out.speech, example{e.Features, yes})
				}
				return
			}
			if f := frames[e.Model]; len(f) > 0 && (f[0].Cue != e.Cue || f[0].Mention != e.Mention) {
				flush(e.Model)
			}
			frames[e.Model] = append(frames[e.Model], e)
		})
		flush("cue")
		flush("rank")
	}
	return out
}
