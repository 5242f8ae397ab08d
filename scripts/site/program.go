package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"verbatim/scripts/site/slim"
)

// Flags of the compiler for the page's program trade speed for size, which is most of the wait for the page: without inlining it is 110 KB (brotli) smaller,
// without rotating loops another 4 KB. Optimising WebAssembly afterwards (binaryen's wasm-opt -Oz) makes it no smaller to send.
const (
	smallCode = "-l -d=ssa/loop_rotate/off"
	quickCode = "-d=ssa/loop_rotate/off"
)

// quick are the packages in which small functions are inlined all the same, since look-ups and checks spend their time there: they take half the time for
// 24 KB more.
var quick = []string{"verbatim/wasm/index", "verbatim/wasm/store", "verbatim/wasm/search", "verbatim/wasm/verify", "verbatim/wasm/bundle", "verbatim/wasm/segment"}

// pageFlags are the arguments of go build for the page’s program: of those that fit a package the last holds.
func pageFlags() []string {
	flags := []string{"-gcflags=all=" + smallCode}
	for _, name := range quick {
		flags = append(flags, "-gcflags="+name+"="+quickCode)
	}
	return flags
}

// foreign are functions that the page's program must not have, since the workshop does their work: they come with an eighth of its weight.
// The words and models of extraction would come with a variable that is set by calling something as the program starts (a tenth of its weight).
var foreign = []string{"verbatim/wasm/quote.Extract", "verbatim/wasm/quote.newLexicon", "verbatim/wasm/draft.Read", "verbatim/wasm/bundle.BuildWith"}

// compilePage builds the page's program.
func (t *toolchain) compilePage(ctx context.Context, c *cache) ([]byte, error) {
	return t.compile(ctx, c, pageRoom, pageFlags()...)
}

// compileWorkshop builds the page's second program, which reads texts and files of the reader's own. Its loops and small functions are as the compiler likes
// them: it is fetched beside the page, and has long work to do.
func (t *toolchain) compileWorkshop(ctx context.Context, c *cache) ([]byte, error) {
	return t.compile(ctx, c, workshopRoom)
}

// compile builds a program for the browser, and slims it, or takes the one that an earlier build kept. With paths trimmed, and no symbols, the same sources give
// the same bytes in any folder.
func (t *toolchain) compile(ctx context.Context, c *cache, room string, flags ...string) ([]byte, error) {
	flags = programFlags(flags)
	sources, err := t.fingerprint(room, flags)
	if err != nil {
		return nil, err
	}
	if kept := c.findProgram(room, sources); kept != nil {
		return kept, nil
	}
	program, err := t.link(ctx, room, flags...)
	if err != nil {
		return nil, err
	}
	if room == pageRoom {
		if err := refuseForeign(program); err != nil {
			return nil, err
		}
	}
	slimmed, err := slim.Program(program)
	if err != nil {
		fmt.Fprintf(os.Stderr, "slim program: %v: the page gets it as it was linked, and is slower to arrive\n", err)
		return program, nil
	}
	c.keepProgram(room, sources, slimmed)
	return slimmed, nil
}

// refuseForeign gives an error that names what a program links of the workshop's work.
func refuseForeign(program []byte) error {
	for _, name := range foreign {
		if bytes.Contains(program, append([]byte(name), 0)) { // as it stands in the table of functions' names, before that is slimmed away
			return fmt.Errorf("compile program: the page links %s, which belongs to the workshop: find by whom with go build -ldflags=-dumpdep", name)
		}
	}
	return nil
}

// programFlags are the arguments of go build for a program of which there are some of its own.
func programFlags(own []string) []string {
	return append([]string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}, own...)
}

// link builds a program for the browser as the compiler leaves it.
func (t *toolchain) link(ctx context.Context, room string, flags ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "verbatim-site-")
	if err != nil {
		return nil, fmt.Errorf("compile program: %w", err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "verbatim.wasm")
	cmd := t.command(ctx, slices.Concat([]string{"build"}, flags, []string{"-o", out, room})...)
	if message, err := cmd.CombinedOutput(); ctx.Err() != nil {
		return nil, errStopped
	} else if err != nil {
		return nil, fmt.Errorf("compile program: %w\n%s", err, message)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("compile program: %w", err)
	}
	return program, nil
}
