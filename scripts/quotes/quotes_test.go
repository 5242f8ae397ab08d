package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is printed into the goldens")

// line is a printed line, read back by what the contract says of it.
type line struct {
	ID           string
	Attributions []struct {
		ID, Type, Text    string
		Pieces, Fragments [][2]int
		Cue, Mention      []any
		Speaker, Role     *string
		Confidence, Rule  string
		Via, To           *string
	}
}

func output(t *testing.T, in string, args ...string) (status int, out, problems string) {
	t.Helper()
	var o, p bytes.Buffer
	status = run(args, strings.NewReader(in), &o, &p)
	return status, o.String(), p.String()
}

func decodeLines(t *testing.T, out string) []line {
	t.Helper()
	var all []line
	for _, l := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		var v line
		if err := json.Unmarshal([]byte(l), &v); err != nil {
			t.Fatalf("line %q: %v", l, err)
		}
		all = append(all, v)
	}
	return all
}

// TestGolden prints an invented article; `-update` rewrites the golden: read the diff.
func TestGolden(t *testing.T) {
	status, out, problems := output(t, "", "testdata/mill.txt")
	if status != 0 || problems != "" {
		t.Fatalf("status %d: %s", status, problems)
	}
	if *update {
		if err := os.WriteFile("testdata/mill.jsonl", []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/mill.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if out != string(want) {
		t.Errorf("printed\n%s\nwant\n%s", out, want)
	}
}

// TestOffsetsLeadIntoWhatWasGiven follows every offset back: text[start:end], in code points, is what it is printed with.
func TestOffsetsLeadIntoWhatWasGiven(t *testing.T) {
	for _, name := range []string{"testdata/mill.txt", "testdata/mill.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		status, out, problems := output(t, "", name)
		if status != 0 {
			t.Fatal(problems)
		}
		checkOffsets(t, string(data), decodeLines(t, out)[0])
	}
	body := "😀 “Der Müller geht”, sagte Jörg Beispiel. “The mill stays,” said Ann Example, the mayor."
	in, err := json.Marshal(map[string]string{"id": "pasted", "text": body, "lang": "en"})
	if err != nil {
		t.Fatal(err)
	}
	status, out, problems := output(t, string(in), "-jsonl")
	if status != 0 {
		t.Fatal(problems)
	}
	checkOffsets(t, body, decodeLines(t, out)[0])
}

func checkOffsets(t *testing.T, given string, l line) {
	t.Helper()
	if len(l.Attributions) == 0 {
		t.Fatalf("%s: nothing is found", l.ID)
	}
	text := []rune(given)
	plain := strings.NewReplacer("*", "", "\n> ", " ", "\n", " ")
	for _, a := range l.Attributions {
		var pieces []string
		for _, p := range a.Pieces {
			pieces = append(pieces, plain.Replace(string(text[p[0]:p[1]])))
		}
		if got := strings.Join(pieces, " … "); got != plain.Replace(a.Text) {
			t.Errorf("%s: the pieces read %q, the text is %q", l.ID, got, a.Text)
		}
		for _, f := range a.Fragments {
			if got := string(text[f[0]:f[1]]); !strings.ContainsAny(got[:3], "“\"") {
				t.Errorf("%s: the fragment %q lacks its mark", l.ID, got)
			}
		}
		for _, w := range [][]any{a.Cue, a.Mention} {
			if w == nil {
				continue
			}
			if got := plain.Replace(string(text[int(w[0].(float64)):int(w[1].(float64))])); got != plain.Replace(w[2].(string)) {
				t.Errorf("%s: %v reads %q", l.ID, w, got)
			}
		}
	}
}

func TestPagesCountIntoTheirText(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte("<title>Mill</title><p>&ldquo;The mill stays,&rdquo; said <b>Ann Example</b>, the mayor.</p>"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, out, problems := output(t, "", page)
	if problems != "" {
		t.Fatal(problems)
	}
	checkOffsets(t, "“The mill stays,” said Ann Example, the mayor.", decodeLines(t, out)[0])
}

func TestEveryBrokenFileIsReportedAndTheOthersArePrinted(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"a.md": "---\ntitel: Mill\nsample: maybe\n---\nText.", "b.txt": "Caf\xe9.", "c.txt": "The mill stays."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	status, out, problems := output(t, "", filepath.Join(dir, "a.md"), filepath.Join(dir, "none.txt"), filepath.Join(dir, "b.txt"), filepath.Join(dir, "c.txt"))
	if status != 1 || out != `{"id":"c","attributions":[]}`+"\n" {
		t.Errorf("status %d, printed %s", status, out)
	}
	for _, want := range []string{`a.md:2:1: unknown key "titel": did you mean "title"?`, "a.md:3:9: ", "none.txt", "b.txt:1:4: byte 0xe9"} {
		if !strings.Contains(problems, want) {
			t.Errorf("problems lack %q:\n%s", want, problems)
		}
	}
}

func TestBrokenLinesAreReported(t *testing.T) {
	in := `{"id": "a", "text": "The mill stays."}` + "\n\n{\"id\": \"б\", x}\n{\"id\": \"c\"}\n{\"id\": \"d\", \"text\": \"Yes.\"}"
	status, out, problems := output(t, in, "-jsonl")
	if status != 1 || len(decodeLines(t, out)) != 2 {
		t.Errorf("status %d, printed %s", status, out)
	}
	for _, want := range []string{"stdin:3:13: ", `stdin:4:1: read article: a line needs an "id" and a "text"`} {
		if !strings.Contains(problems, want) {
			t.Errorf("problems lack %q:\n%s", want, problems)
		}
	}
}

func TestWrongUseShowsTheUsage(t *testing.T) {
	for _, args := range [][]string{{}, {"-jsonl", "a.txt"}, {"-x"}} {
		if status, _, problems := output(t, "", args...); status != 2 || !strings.Contains(problems, "usage:") {
			t.Errorf("%q: status %d, %s", args, status, problems)
		}
	}
	if status, _, problems := output(t, "", "-h"); status != 0 || !strings.Contains(problems, "code points") {
		t.Errorf("-h: status %d, %s", status, problems)
	}
}
