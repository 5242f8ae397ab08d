package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const caseFile = `-- said-after.txt --
“The gate will
hold,” said Orla Venn, and she called it “the Long Weir”.
-- said-after.want --
direct | Orla Venn | cue=said; mention=Orla Venn | The gate will hold
not speech | title |  | “the Long Weir”
`

func TestCasesGiveGold(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "en", "a.txtar"), caseFile)
	sets, err := caseSets("cases", dir)
	if err != nil || len(sets) != 1 || sets[0].name != "cases-en" {
		t.Fatalf("sets %v, error %v", sets, err)
	}
	var all []goldArticle
	if err := sets[0].each(func(a goldArticle) { all = append(all, a) }); err != nil || len(all) != 1 {
		t.Fatalf("articles %v, error %v", all, err)
	}
	a := all[0]
	text := []rune(a.Text)
	if a.ID != "said-after" || a.Lang != "en" || len(a.Quotes) != 1 || len(a.Quoted) != 2 {
		t.Fatalf("gold is %+v", a)
	}
	q := a.Quotes[0]
	if got := string(text[q.Start:q.End]); got != "The gate will\nhold" {
		t.Errorf("the quotation is %q", got)
	}
	if got := string(text[q.Speaker.start:q.Speaker.end]); got != "Orla Venn" || q.Canonical != "Orla Venn" || q.PieceType != "direct" {
		t.Errorf("the speaker is %q, %+v", got, q)
	}
	if f := a.Quoted[0]; string(text[f.Start:f.End]) != "“The gate will\nhold,”" || !f.Attributed {
		t.Errorf("the stretch in marks is %+v", f)
	}
	if f := a.Quoted[1]; string(text[f.Start:f.End]) != "“the Long Weir”" || f.Attributed {
		t.Errorf("the title is %+v", f)
	}

	write(t, filepath.Join(dir, "en", "b.txtar"), "-- b.txt --\nNothing.\n-- b.want --\ndirect | ? |  | Words that are not there\n")
	sets, _ = caseSets("cases", dir)
	if err := sets[0].each(func(goldArticle) {}); err == nil || !strings.Contains(err.Error(), "b.want") {
		t.Errorf("words that the text lacks: %v", err)
	}
}

func TestFiguresThatFallFail(t *testing.T) {
	dir := t.TempDir()
	o := options{gold: filepath.Join(dir, "gold"), cases: filepath.Join(dir, "none"), town: filepath.Join(dir, "none"), recorded: filepath.Join(dir, "recorded.tsv")}
	write(t, filepath.Join(o.gold, "town.jsonl"), `{"id": "a", "text": "The gate stays.", "quotes": [{"start": 0, "end": 14, "type": "indirect", "speaker": null}], "quoted": []}`+"\n")
	var out strings.Builder
	if err := run(o, &out); err != nil || !strings.Contains(out.String(), "town") {
		t.Fatalf("nothing recorded: %v, %s", err, &out)
	}
	o.record = true
	if err := run(o, &out); err != nil {
		t.Fatal(err)
	}
	o.record = false
	if err := run(o, &out); err != nil {
		t.Errorf("the same figures: %v", err)
	}
	write(t, o.recorded, "elsewhere\tquotes joint all\t1.0000\ntown\tquotes joint all\t0.9000\n")
	if err := run(o, &out); err == nil || !strings.Contains(out.String(), "fell: town, quotes joint all: 0.0000, recorded 0.9000") {
		t.Errorf("a figure that fell: %v, %s", err, &out)
	}
	o.record = true
	if err := run(o, &out); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(o.recorded); err != nil || !strings.Contains(string(data), "elsewhere\tquotes joint all\t1.0000\n") {
		t.Errorf("a set that was not measured lost its record: %s, %v", data, err)
	}
	o.sets = []string{"village"}
	if err := run(o, &out); err == nil {
		t.Error("a set that does not exist was measured")
	}
	write(t, o.recorded, "town\tx\n")
	o.sets = nil
	if err := run(o, &out); err == nil || !strings.Contains(err.Error(), "recorded.tsv:1:1") {
		t.Errorf("a broken record: %v", err)
	}
}

func TestBrokenGoldIsSaid(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"a.jsonl": "{}\n{", "b.jsonl.gz": "not packed", "c.jsonl": `{"quotes": [{"speaker": [1, 2]}]}`} {
		write(t, filepath.Join(dir, name), data)
		if err := readGold(filepath.Join(dir, name), func(goldArticle) {}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if sets, err := goldFiles(filepath.Join(dir, "none")); err != nil || sets != nil {
		t.Errorf("a folder that is not there: %v, %v", sets, err)
	}
}

func write(t *testing.T, path, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}
