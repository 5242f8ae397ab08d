package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	pages "verbatim/wasm/site"
)

var twoArticles = map[string]string{
	"mill.md":   "---\ntitle: The mill\npublished: 2024-05-06\nlicense: CC0-1.0\n---\n“It turns again,” said Ann Ostrel, the miller.\n",
	"weir.html": "<html lang=en><title>The weir</title><body><p>“It holds,” Boris Quill said & left.</p></body></html>",
}

func built(t *testing.T, o options) map[string][]byte {
	t.Helper()
	o.out, o.title = t.TempDir(), "Two"
	if o.content == "" {
		o.content = writeFiles(t, twoArticles)
	}
	if o.root == "" {
		o.root = "../.."
	}
	if err := run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	return tree(t, o.out)
}

// A clone in another folder, and articles in another, give the same bytes.
func TestAnotherCloneBuildsTheSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the page's programs twice")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not at hand")
	}
	clone := filepath.Join(t.TempDir(), "another", "place")
	if out, err := exec.Command("git", "clone", "-q", "--shared", "../..", clone).CombinedOutput(); err != nil {
		t.Skipf("this is no checkout: %s", out)
	}
	listed, err := exec.Command("git", "-C", "../..", "ls-files", "--full-name", "wasm", "web", "scripts", "go.mod", "go.sum").Output()
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq(string(listed)) { // what is not committed yet too
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			continue
		}
		if err := writeFile(filepath.Join(clone, name), data); err != nil {
			t.Fatal(err)
		}
	}
	here, there := built(t, options{api: true}), built(t, options{api: true, root: clone})
	if len(here) != len(there) {
		t.Errorf("%d files here, %d from the other clone", len(here), len(there))
	}
	for name, data := range here {
		if !bytes.Equal(data, there[name]) {
			t.Errorf("%s differs: %d and %d bytes", name, len(data), len(there[name]))
		}
	}
}

func TestWhatIsShippedIsListed(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the page's programs")
	}
	files := built(t, options{packed: "gz", base: "https://example.org/a & b"})
	t.Run("licences", func(t *testing.T) {
		text := string(files["licences.txt"])
		for _, want := range []string{"1: CC0-1.0", "1: not stated", "The Verbatim authors", "The Go Authors", "Dominik Honnef", "honnef.co/go/js/dom/v2 v2."} {
			if !strings.Contains(text, want) {
				t.Errorf("licences.txt lacks %q", want)
			}
		}
		if !strings.Contains(string(files["index.html"]), `href="./licences.txt"`) || !strings.Contains(string(files[filepath.FromSlash("articles/mill.html")]), `href="../licences.txt"`) {
			t.Error("the pages do not lead to the licences")
		}
	})
	t.Run("bill of materials", func(t *testing.T) { checkBill(t, files) })
	t.Run("sitemap", func(t *testing.T) {
		var set struct {
			URL []struct {
				Loc     string `xml:"loc"`
				Lastmod string `xml:"lastmod"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(files["sitemap.xml"], &set); err != nil || len(set.URL) != 3 {
			t.Fatalf("%v: %s", err, files["sitemap.xml"])
		}
		if got := set.URL[1]; got.Loc != "https://example.org/a%20&%20b/articles/mill.html" || got.Lastmod != "2024-05-06" {
			t.Errorf("got %+v", got)
		}
		if !strings.HasSuffix(string(files["robots.txt"]), "\nSitemap: https://example.org/a%20&%20b/sitemap.xml\n") {
			t.Errorf("robots.txt is\n%s", files["robots.txt"])
		}
	})
	t.Run("compressed files", func(t *testing.T) {
		rest := &site{Site: &pages.Site{Files: map[string][]byte{}}} // brotli takes half a minute for the programs
		for name, data := range files {
			if path.Ext(name) != ".wasm" && !isPacked(name) {
				rest.Files[name] = data
			}
		}
		rest.compress(map[string]bool{"br": true})
		maps.Copy(files, rest.Files)
		seen := map[string]int{}
		for name, data := range files {
			var r io.Reader
			switch path.Ext(name) {
			case ".gz":
				r, _ = gzip.NewReader(bytes.NewReader(data))
			case ".br":
				r = brotli.NewReader(bytes.NewReader(data))
			default:
				continue
			}
			seen[path.Ext(name)]++
			plain, err := io.ReadAll(r)
			if err != nil || !bytes.Equal(plain, files[strings.TrimSuffix(name, path.Ext(name))]) {
				t.Errorf("%s is not what it stands for: %v", name, err)
			}
			if strings.Contains(string(files["sw.js"]), name) {
				t.Errorf("the service worker keeps %s", name)
			}
		}
		if seen[".gz"] < 8 || seen[".br"] < 6 {
			t.Errorf("compressed files are %v", seen)
		}
	})
}

func checkBill(t *testing.T, files map[string][]byte) {
	var bill struct {
		BomFormat, SpecVersion string
		Components             []struct {
			Type, Name, Version, Purl string
			Licenses                  []struct{ License struct{ ID string } }
			Hashes                    []struct{ Alg, Content string }
		}
		Dependencies []struct {
			Ref       string
			DependsOn []string
		}
	}
	if err := json.Unmarshal(files["sbom.json"], &bill); err != nil || bill.BomFormat != "CycloneDX" || bill.SpecVersion != "1.5" {
		t.Fatalf("%v: %.200s", err, files["sbom.json"])
	}
	libraries, shipped := 0, map[string]string{}
	for _, c := range bill.Components {
		if c.Type == "file" {
			shipped[c.Name] = c.Hashes[0].Content
			continue
		}
		libraries++
		if c.Version == "" || c.Purl == "" || len(c.Licenses) != 1 || c.Licenses[0].License.ID == "" {
			t.Errorf("%+v", c)
		}
	}
	for name, data := range files {
		name = filepath.ToSlash(name)
		if (strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "data/")) && !isPacked(name) && shipped[name] != pages.Hash(data) {
			t.Errorf("%s is not listed, or with another content", name)
		}
	}
	if libraries < 2 || len(bill.Dependencies) != 1 || len(bill.Dependencies[0].DependsOn) != libraries {
		t.Errorf("%d libraries, dependencies %+v", libraries, bill.Dependencies)
	}
}

func TestTheWorkersModuleIsListedWhereTheSiteHasAWorker(t *testing.T) {
	const module = "github.com/syumai/workers"
	tools, err := askToolchain(t.Context(), filepath.Join("..", ".."), pageRoom, workshopRoom, edgeRoom)
	if err != nil {
		t.Fatal(err)
	}
	for _, edge := range []bool{false, true} {
		rooms := []string{pageRoom, workshopRoom}
		if edge {
			rooms = append(rooms, edgeRoom)
		}
		list, err := tools.components(rooms...)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(list, func(c pages.Component) bool { return c.Name == module })
		if (i >= 0) != edge || edge && (list[i].Version == "" || list[i].Licence == "" || list[i].Sum == "") {
			t.Errorf("edge %t: %s is component %d of %d", edge, module, i, len(list))
		}
	}
}

// A page that an earlier build compressed is not left to be sent in the place of the new one.
func TestCompressedFilesOfEarlierBuildsGo(t *testing.T) {
	s := &site{options{out: writeFiles(t, map[string]string{"index.html": "new", "index.html.gz": "old", "index.html.br": "old", "other.gz": "somebody's", "data/archive-1/0000.vbt": "old"})},
		&pages.Site{Files: map[string][]byte{"index.html": []byte("new")}}}
	if err := s.removeStale(); err != nil {
		t.Fatal(err)
	}
	left := tree(t, s.out)
	if len(left) != 2 || left["other.gz"] == nil || left["index.html"] == nil {
		t.Errorf("left are %v", left)
	}
}

func TestFlagsThatMakeNoSense(t *testing.T) {
	if _, err := packs("zip"); err == nil || !strings.Contains(err.Error(), `"zip" is neither gz nor br`) {
		t.Errorf("-compress zip: %v", err)
	}
	for _, base := range []string{"example.org", "ftp://example.org/", "https://example.org/?q=1"} {
		if _, err := locator(base); err == nil || !strings.Contains(err.Error(), base) {
			t.Errorf("-base %s: %v", base, err)
		}
	}
}
