package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	pages "verbatim/wasm/site"
	"verbatim/wasm/workshop"
)

var threeArticles = map[string]string{
	"deep/gate.txt": "---\ntitle: The gate\npublished: 2024-07-01\n---\nThe gates stay shut, said Ann Ostrel. “We opened them once,” Boris Quill said.\n",
	"mill.md":       "---\ntitle: The mill\npublished: 2024-05-06\nlicense: CC0-1.0\n---\n# Turning\n\n“It turns again,” said Ann Ostrel, the miller.\n\n> Nobody asked us.\n",
	"weir.html":     "<html lang=en><title>The weir</title><body><p>“It holds,” Boris Quill said & left.</p></body></html>",
}

// fromFolder makes a site of a folder as the command does, but for its programs, which are not compiled.
func fromFolder(t *testing.T, files map[string]string) *site {
	t.Helper()
	o := options{content: writeFiles(t, files), root: "../..", title: "Water works", cache: t.TempDir()}
	kept, err := openCache(o.cache)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.close()
	archive, _, err := o.archive(t.Context(), kept)
	if err != nil {
		t.Fatal(err)
	}
	tools, err := askToolchain(t.Context(), o.root, pageRoom, workshopRoom)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := o.sources(tools)
	if err != nil {
		t.Fatal(err)
	}
	parts.Program, parts.Workshop = []byte("\x00asm the page's program"), []byte("\x00asm the other program")
	s, err := pages.New(parts, archive, sha256.Sum256)
	if err != nil {
		t.Fatal(err)
	}
	return &site{o, s}
}

// given are the parts as the page of a site has them.
func (s *site) given() []pages.Given {
	list := []pages.Given{}
	for name, file := range map[string]string{"program": s.Program, "workshop": s.Workshop, "boot": s.Boot, "style": s.Style, "kit": s.Parts} {
		list = append(list, pages.Given{Name: name, File: path.Base(file), Data: s.Files[file]})
	}
	for file, data := range s.Files {
		if tag, ok := strings.CutPrefix(file, "assets/messages-"); ok {
			tag, _, _ = strings.Cut(tag, "-")
			list = append(list, pages.Given{Name: "messages-" + tag, File: path.Base(file), Data: data})
		}
	}
	return list
}

// page plays the page's part beside a workshop.
type page struct {
	shop    *workshop.Shop
	written []byte
	heard   map[string]string // the last text of each kind
}

func newPage(base []byte, files map[string]string) *page {
	p := &page{heard: map[string]string{}}
	p.shop = &workshop.Shop{Pause: func() {}, Stopped: func() bool { return false }, Say: func(kind, text string, data []byte) {
		p.heard[kind] = text
		if kind == "piece" {
			p.written = append(p.written, data...)
		}
	}}
	p.shop.Do("base", "Own", base)
	names := []string{}
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	slices.Reverse(names) // the order in which files come is not to matter
	for _, name := range names {
		p.shop.Do("files", "drafts/"+name+"\t"+strconv.Itoa(len(files[name])), []byte(files[name]))
	}
	return p
}

func (p *page) write(t *testing.T, parts []pages.Given, text string) []byte {
	t.Helper()
	p.written = nil
	for _, g := range parts {
		packed := ""
		if g.Packed {
			packed = "packed"
		}
		p.shop.Do("part", g.Name+"\t"+g.File+"\t"+packed, g.Data)
	}
	p.shop.Do("write", text, nil)
	if words, failed := p.heard["unwritten"]; failed {
		t.Fatalf("nothing was written: %s", words)
	}
	return p.written
}

func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func sameFiles(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("only the page writes %s", name)
		}
	}
	for name, data := range want {
		if other, ok := got[name]; !ok {
			t.Errorf("the page does not write %s", name)
		} else if !bytes.Equal(other, data) {
			t.Errorf("the page's %s differs: %d bytes, not %d", name, len(other), len(data))
		}
	}
}

func TestThePageWritesTheSameSiteAsTheCommand(t *testing.T) {
	s := fromFolder(t, threeArticles)
	given := s.given()
	one, err := s.Single(pages.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.render(t.Context()); err != nil {
		t.Fatal(err)
	}
	p := newPage(nil, threeArticles)
	sameFiles(t, unzipped(t, p.write(t, given, "site\nown\nWater works")), s.Files)
	if got := p.heard["written"]; !strings.HasPrefix(got, pages.ZipName+"\t") || !strings.HasSuffix(got, "\t3\t4") {
		t.Errorf("what is said of it is %q", got)
	}
	if single := p.write(t, given, "single\nown\nWater works"); !bytes.Equal(single, one) {
		t.Errorf("the single file differs: %d bytes, not %d", len(single), len(one))
	}
}

// What a single file holds is enough to write both forms again.
func TestTheSingleFileWritesTheSameSite(t *testing.T) {
	s := fromFolder(t, threeArticles)
	one, err := s.Single(pages.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var given []pages.Given
	take := func(name, from, to string, packed bool) {
		_, rest, ok := strings.Cut(string(one), from)
		text, _, closed := strings.Cut(rest, to)
		if !ok || !closed {
			t.Fatalf("the file has no %s", name)
		}
		given = append(given, pages.Given{Name: name, Packed: packed, Data: []byte(text)})
	}
	block := func(id string) string { return `<script type="application/octet-stream;base64" id="` + id + `">` }
	take("program", block("inline-wasm"), "</script>", true)
	take("workshop", block("inline-workshop"), "</script>", true)
	take("kit", block("inline-parts"), "</script>", true)
	take("style", "<style>", "</style>", false)
	take("boot", "<script>", "</script>", false)
	for _, m := range regexp.MustCompile(`id="(messages-\w+)"`).FindAllStringSubmatch(string(one), -1) {
		take(m[1], `<script type="text/plain" id="`+m[1]+`">`, "</script>", false)
	}
	if err := s.render(t.Context()); err != nil {
		t.Fatal(err)
	}
	p := newPage(nil, threeArticles)
	sameFiles(t, unzipped(t, p.write(t, given, "site\nown\nWater works")), s.Files)
	if single := p.write(t, given, "single\nown\nWater works"); !bytes.Equal(single, one) {
		t.Errorf("the single file differs: %d bytes, not %d", len(single), len(one))
	}
}

// With the archive's articles the site is that of one folder with both, as the archive's come first.
func TestThePageWritesAnArchiveAndOwnArticlesAsOneSite(t *testing.T) {
	ownOnes := map[string]string{"zz/sluice.md": "---\ntitle: The sluice\npublished: 2025-01-02\n---\n“It leaks,” said Cora Venn of the mill.\n"}
	both := map[string]string{"zz/sluice.md": ownOnes["zz/sluice.md"]}
	for name, text := range threeArticles {
		both[name] = text
	}
	base, want := fromFolder(t, threeArticles), fromFolder(t, both)
	if err := want.render(t.Context()); err != nil {
		t.Fatal(err)
	}
	p := newPage(base.Files[base.Data], ownOnes)
	sameFiles(t, unzipped(t, p.write(t, base.given(), "site\nall\nWater works")), want.Files)
}

func TestAPartThatWasChangedOnItsWayIsNotPassedOn(t *testing.T) {
	s := fromFolder(t, threeArticles)
	given := s.given()
	for i := range given {
		if given[i].Name == "boot" {
			given[i].Data = append(bytes.Clone(given[i].Data), "alert(1)"...)
		}
	}
	p := newPage(nil, threeArticles)
	for _, g := range given {
		p.shop.Do("part", g.Name+"\t"+g.File+"\t", g.Data)
	}
	p.shop.Do("write", "site\nown\nWater works", nil)
	if words := p.heard["unwritten"]; !strings.Contains(words, "boot") || !strings.Contains(words, "load the page again") || len(p.written) > 0 {
		t.Errorf("%d bytes were written, and said was %q", len(p.written), words)
	}
	p.shop.Do("write", "site\nown\nWater works", nil)
	if words := p.heard["unwritten"]; !strings.Contains(words, "it is not there") {
		t.Errorf("without parts is said %q", words)
	}
}

func TestASiteOfNothingIsNotWritten(t *testing.T) {
	p := newPage(nil, nil)
	p.shop.Do("write", "single\nown\nNothing", nil)
	if words := p.heard["unwritten"]; !strings.Contains(words, "give the files again") {
		t.Errorf("said is %q", words)
	}
}

func TestWritingASiteCanBeStopped(t *testing.T) {
	s := fromFolder(t, threeArticles)
	for after := range 12 { // in each part of the work
		p := newPage(nil, threeArticles)
		left := after
		p.shop.Stopped = func() bool { left--; return left < 0 }
		for _, g := range s.given() {
			p.shop.Do("part", g.Name+"\t"+g.File+"\t", g.Data)
		}
		p.shop.Do("write", "site\nown\nWater works", nil)
		if words, stopped := p.heard["unwritten"]; !stopped || words != "" {
			t.Fatalf("after %d steps: stopped %v, %q", after, stopped, words)
		}
		if _, ok := p.heard["written"]; ok {
			t.Fatalf("after %d steps a site is said to be written", after)
		}
	}
}

func TestTheKitHoldsTheLicences(t *testing.T) {
	s := fromFolder(t, threeArticles)
	p, err := pages.Gather(s.given())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Components) < 3 || p.Components[0].Name != "verbatim" || !strings.Contains(p.Components[1].Text, "The Go Authors") {
		t.Errorf("%d components", len(p.Components))
	}
	icon, err := os.ReadFile(filepath.FromSlash("../../web/icons/icon-192.png"))
	if err != nil || !bytes.Equal(p.Sources["icons/icon-192.png"], icon) {
		t.Errorf("the icon came as %d bytes, %v", len(p.Sources["icons/icon-192.png"]), err)
	}
}
