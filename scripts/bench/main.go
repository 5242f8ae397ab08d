// Command bench turns the engine and the page into figures: load, search and extraction natively and as WebAssembly, and the page's start and
// look-ups in headless Chromium, all in one run, so that they can be compared with each other.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// rooms are those with benchmarks.
var rooms = []string{"./wasm/bundle", "./wasm/search", "./wasm/quote"}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("find go: %w", err)
	}
	wasm := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "go_js_wasm_exec")
	benchmarks := append([]string{"test", "-run", "^$", "-bench", ".", "-benchtime", "200ms"}, rooms...)
	steps := []struct {
		title string
		cmd   *exec.Cmd
	}{
		{"native", command(".", nil, "go", benchmarks...)},
		{"WebAssembly, in Node", command(".", []string{"GOOS=js", "GOARCH=wasm"}, "go", append([]string{"test", "-exec=" + wasm}, benchmarks[1:]...)...)},
		{"", command(".", nil, "go", "run", "./scripts/site", "-sizes=false", "-out", ".cache/site")},
		{"page, in Chromium", command("web/e2e", nil, "node", "bench.mjs")},
	}
	for _, s := range steps {
		if s.title != "" {
			fmt.Printf("\n# %s\n", s.title)
		}
		if err := s.cmd.Run(); err != nil {
			return fmt.Errorf("run %s: %w", strings.Join(s.cmd.Args, " "), err)
		}
	}
	return nil
}

func command(dir string, env []string, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), env...)
	return cmd
}
