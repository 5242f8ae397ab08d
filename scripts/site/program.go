package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"verbatim/scripts/site/slim"
)

var workers = runtime.NumCPU()

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

const pageRoom = "./wasm/browser"

// compilePage builds the page's program.
func compilePage(ctx context.Context, root string, c *cache) ([]byte, error) {
	return compile(ctx, root, c, pageRoom, pageFlags()...)
}

// compileWorkshop builds the page's second program, which reads texts and files of the reader's own. Its loops and small functions are as the compiler likes
// them: it is fetched beside the page, and has long work to do.
func compileWorkshop(ctx context.Context, root string, c *cache) ([]byte, error) {
	return compile(ctx, root, c, "./wasm/workshop/program")
}

// compile builds a program for the browser, and slims it, or takes what an earlier build kept of it. With paths trimmed, and no symbols, the same sources give
// the same bytes in any folder.
func compile(ctx context.Context, root string, c *cache, room string, flags ...string) ([]byte, error) {
	before := c.findProgram(room)
	program, err := link(ctx, root, before.linked, room, flags...)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(program, before.linked) {
		return before.slimmed, nil
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
	c.keepProgram(room, linkedProgram{program, slimmed})
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

// link builds a program for the browser as the compiler leaves it. before is what an earlier build made, or nil: where that is still right, the go command
// says so in a fifth of the time.
func link(ctx context.Context, root string, before []byte, room string, flags ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "verbatim-site-")
	if err != nil {
		return nil, fmt.Errorf("compile program: %w", err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "verbatim.wasm")
	if before != nil {
		if err := os.WriteFile(out, before, 0o755); err != nil {
			return nil, fmt.Errorf("compile program: %w", err)
		}
	}
	cmd := exec.CommandContext(ctx, "go", slices.Concat([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}, flags, []string{"-o", out, room})...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOEXPERIMENT="+collector(root))
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

// collector names the experiment under which Go 1.26 builds with its older garbage collector: 11 KB (brotli) less, and the new one's gain is for many
// cores, of which a page has one. Other versions do not know the name.
func collector(root string) string {
	cmd := exec.Command("go", "env", "GOVERSION")
	cmd.Dir = root
	if out, err := cmd.Output(); err == nil && strings.HasPrefix(string(out), "go1.26") {
		return "nogreenteagc"
	}
	return ""
}

// goSupport is the script with which Go comes to run its programs in a browser; it must be that of the compiler used.
func goSupport(root string) ([]byte, error) {
	cmd := exec.Command("go", "env", "GOROOT")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("find wasm_exec.js: %w", err)
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "lib", "wasm", "wasm_exec.js"))
}
