// Package wasm holds no code of its own: its tests hold the rules that ARCHITECTURE.md gives for the rooms below it.
package wasm

import (
	"bufio"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// rooms in the order in which data flows: each imports only from those before it.
var rooms = []string{"article", "article/webpage", "segment", "quote", "store", "store/deflate", "store/storetest", "index", "index/stem", "bundle", "draft", "query", "search", "verify", "cite", "correct", "own", "intake", "answer", "view", "clerk", "site", "workshop", "workshop/program", "browser", "edge"}

// earlier lists imports that stand against the order of rooms, with the reason.
var earlier = map[string]string{}

// browserBans are packages that the page must not carry: what each costs is in ARCHITECTURE.md.
var browserBans = []string{"fmt", "os", "net/http", "html/template", "encoding/gob", "log", "regexp"}

// browserOnly and edgeOnly are the packages that one room alone may know.
var (
	browserOnly = []string{"syscall/js", "honnef.co/go/js/dom/v2"}
	edgeOnly    = []string{"github.com/syumai/workers", "github.com/syumai/workers/cloudflare", "github.com/syumai/workers/cloudflare/fetch"}
)

// topLevel is what may stand at the top of the repository.
var topLevel = []string{"wasm", "web", "content", "scripts", "go.mod", "go.sum", "Makefile", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", ".ci", ".gitignore"}

func TestArrowsPointOneWay(t *testing.T) {
	skipWithoutGo(t)
	for room, list := range imports(t) {
		for _, imported := range list {
			other, ok := strings.CutPrefix(imported, "verbatim/wasm/")
			if !ok {
				continue
			}
			if slices.Index(rooms, other) >= slices.Index(rooms, room) && earlier[room+" → "+other] == "" {
				t.Errorf("%s imports %s, which stands after it", room, other)
			}
		}
	}
}

func TestEveryRoomHasItsPlace(t *testing.T) {
	for _, room := range existingRooms(t) {
		if !slices.Contains(rooms, room) {
			t.Errorf("wasm/%s has no place in the order of rooms", room)
		}
	}
}

func TestOnlyTheBrowserKnowsThePage(t *testing.T) {
	skipWithoutGo(t)
	for room, list := range imports(t) {
		for _, imported := range list {
			if slices.Contains(browserOnly, imported) && room != "browser" && room != "edge" && room != "workshop/program" {
				t.Errorf("%s imports %s", room, imported)
			}
			if slices.Contains(edgeOnly, imported) && room != "edge" {
				t.Errorf("%s imports %s", room, imported)
			}
		}
	}
}

func TestTheBrowserCarriesNoHeavyPackages(t *testing.T) {
	skipWithoutGo(t)
	for _, name := range goList(t, "-deps", "verbatim/wasm/browser") {
		if slices.Contains(browserBans, name) {
			t.Errorf("the page links %s: find by whom with go list -deps", name)
		}
	}
}

func TestNoLogicBehindBuildTags(t *testing.T) {
	for _, file := range goFiles(t, ".") {
		room, _, _ := strings.Cut(filepath.ToSlash(file), "/")
		if room == "browser" || room == "edge" || strings.HasPrefix(filepath.ToSlash(file), "workshop/program/") {
			continue
		}
		if constraint := buildLine(t, file); strings.Contains(constraint, "js") || strings.Contains(constraint, "wasm") {
			t.Errorf("%s is built only under %q", file, constraint)
		}
		if name := filepath.Base(file); strings.HasSuffix(name, "_js.go") || strings.HasSuffix(name, "_wasm.go") {
			t.Errorf("%s is built only for the browser", file)
		}
	}
}

func TestNoRoomForOddsAndEnds(t *testing.T) {
	for _, room := range existingRooms(t) {
		if slices.Contains([]string{"util", "utils", "common", "helpers", "types", "models"}, room) {
			t.Errorf("wasm/%s is named for no subject", room)
		}
	}
}

func TestTopLevel(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil || runtime.GOOS == "js" {
		t.Skip("git is not at hand")
	}
	out, err := exec.Command("git", "-C", "..", "ls-tree", "--name-only", "HEAD").Output()
	if err != nil {
		t.Skip("not a git checkout")
	}
	for name := range strings.FieldsSeq(string(out)) {
		if !slices.Contains(topLevel, name) {
			t.Errorf("%s stands at the top of the repository", name)
		}
	}
}

func existingRooms(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		files, _ := filepath.Glob(filepath.Join(e.Name(), "*.go"))
		if e.IsDir() && len(files) > 0 {
			names = append(names, e.Name())
		}
	}
	return names
}

// skipWithoutGo skips a test that runs the go command, which the same test compiled to WebAssembly cannot.
func skipWithoutGo(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("no go command here")
	}
}

// imports lists for each room what it imports itself, when built for the browser.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	of := map[string][]string{}
	for _, line := range goList(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		path, list, _ := strings.Cut(line, " ")
		if room, ok := strings.CutPrefix(path, "verbatim/wasm/"); ok {
			of[room] = strings.Fields(list)
		}
	}
	return of
}

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

func goFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".go" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// buildLine is the //go:build line of a file, or "".
func buildLine(t *testing.T, name string) string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if constraint, ok := strings.CutPrefix(lines.Text(), "//go:build "); ok {
			return constraint
		}
		if strings.HasPrefix(lines.Text(), "package ") {
			break
		}
	}
	return ""
}
