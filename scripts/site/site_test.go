package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestMain lets the tests run the command itself, for its exit status: started with this variable the test program is the command.
func TestMain(m *testing.M) {
	if os.Getenv("VERBATIM_SITE") != "" {
		main()
		os.Exit(0)
	}
	cache, err := os.MkdirTemp("", "verbatim-test-")
	if err != nil {
		panic(err)
	}
	os.Setenv("XDG_CACHE_HOME", cache)
	status := m.Run()
	os.RemoveAll(cache)
	os.Exit(status)
}

// runCommand runs the command and gives what it wrote to standard error, and its exit status.
func runCommand(t *testing.T, args ...string) (message string, status int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "VERBATIM_SITE=yes")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return stderr.String(), cmd.ProcessState.ExitCode()
}

func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tree reads every file under dir, by path.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The second build works on one core and in a folder that holds an earlier site: neither may show.
func TestTwoBuildsAreIdentical(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the page's program twice")
	}
	t.Setenv("SOURCE_DATE_EPOCH", "")
	first, second := t.TempDir(), writeFiles(t, map[string]string{"assets/old.js": "old", "articles/old.html": "old", "data/old.vbt": "old"})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, build := range []struct {
		out   string
		cores int
	}{{first, 8}, {second, 1}} {
		runtime.GOMAXPROCS(build.cores)
		for _, single := range []bool{false, true} {
			if err := run(t.Context(), options{content: "../../content", out: build.out, root: "../..", title: "Verbatim", single: single}); err != nil {
				t.Fatal(err)
			}
		}
	}
	a, b := tree(t, first), tree(t, second)
	for name := range b {
		if _, ok := a[name]; !ok {
			t.Errorf("only the second build has %s", name)
		}
	}
	for name, data := range a {
		if !bytes.Equal(data, b[name]) {
			t.Errorf("%s differs: %d and %d bytes", name, len(data), len(b[name]))
		}
	}
	for _, want := range []string{"index.html", "sw.js", "verbatim.html", "404.html"} {
		if len(a[want]) == 0 {
			t.Errorf("no %s was built", want)
		}
	}
}

var broken = map[string]string{
	"a-good.txt":           "---\ntitle: The pond\n---\n“It froze,” said Ann Ostrel.\n",
	"b-unknown-key.md":     "---\ntitle: The mill\ncolour: red\n---\nIt turned.\n",
	"c-open-front.md":      "---\ntitle: The well\n\nIt was deep.\n",
	"d-bad-date.txt":       "---\ntitle: The weir\npublished: next Tuesday\nlang: en\nsaid-by: nobody\n---\nIt held.\n",
	"deep/e-not-text.html": "<p>The bell \xff\xfe rang.</p>",
	"f-empty.txt":          "",
}

func TestEveryBrokenArticleIsReported(t *testing.T) {
	dir := writeFiles(t, broken)
	out := filepath.Join(t.TempDir(), "site")
	message, status := runCommand(t, "-content", dir, "-out", out, "-root", "../..", "-sizes=false")
	if status != 1 {
		t.Errorf("the exit status is %d, want 1", status)
	}
	// file:line:column: what is wrong: the remedy
	form := regexp.MustCompile(`^(.+):(\d+):(\d+): [^:]+.*: \S.*$`)
	places := map[string][]string{}
	for line := range strings.Lines(message) {
		if m := form.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			name, _ := filepath.Rel(dir, m[1])
			places[name] = append(places[name], m[2]+":"+m[3])
		}
	}
	for name, want := range map[string][]string{
		"b-unknown-key.md":     {"3:1"},
		"c-open-front.md":      {"1:1"},
		"d-bad-date.txt":       {"3:12", "5:1"},
		"deep/e-not-text.html": {"1:13"},
		"f-empty.txt":          {"1:1"},
	} {
		if got := places[name]; !slices.Equal(got, want) {
			t.Errorf("%s is reported at %v, want %v", name, got, want)
		}
	}
	if _, reported := places["a-good.txt"]; reported || !strings.Contains(message, "5 of 6 files cannot be used") {
		t.Errorf("the message is\n%s", message)
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a site was written all the same")
	}
}

func TestFilesOfOneNameAreReported(t *testing.T) {
	dir := writeFiles(t, map[string]string{"gate.md": "It opened.\n", "gate.txt": "It shut.\n"})
	message, status := runCommand(t, "-content", dir, "-out", t.TempDir(), "-root", "../..")
	if status != 1 || !strings.Contains(message, "gate.txt:1:1: ") || !strings.Contains(message, "rename one of the two") {
		t.Errorf("status %d, and\n%s", status, message)
	}
}

func TestAFolderWithoutArticlesIsReported(t *testing.T) {
	message, status := runCommand(t, "-content", t.TempDir(), "-out", t.TempDir(), "-root", "../..")
	if status != 1 || !strings.Contains(message, "add .md, .txt or .html files") {
		t.Errorf("status %d, and\n%s", status, message)
	}
}
