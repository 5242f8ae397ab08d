package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryKindHasQueriesThatFindSomething(t *testing.T) {
	out := t.TempDir()
	if err := run(120, 6, out); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(out, "queries.json"))
	if err != nil {
		t.Fatal(err)
	}
	var queries []query
	if err := json.Unmarshal(data, &queries); err != nil {
		t.Fatal(err)
	}
	documents, err := os.ReadFile(filepath.Join(out, "documents.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ToLower(string(documents))
	if n := strings.Count(text, "\n"); n != 120 {
		t.Errorf("%d documents, want 120", n)
	}
	kinds := map[string]int{}
	for _, q := range queries {
		kinds[q.Kind]++
		if q.Total == 0 {
			t.Errorf("%s: %q finds nothing", q.Kind, q.Ask)
		}
		for _, w := range q.Words {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is in no document", q.Kind, w)
			}
		}
		if q.Typo != "" && (strings.Contains(text, " "+q.Typo+" ") || !oneMistake(q.Typo, q.Words[0])) {
			t.Errorf("%q is no mistake for %q", q.Typo, q.Words[0])
		}
	}
	if len(kinds) != 7 || len(queries) != 7*6 {
		t.Errorf("queries by kind: %v", kinds)
	}
}

func TestOneMistake(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"pond", "pond", true}, {"pond", "bond", true}, {"pond", "pon", true}, {"pond", "ponds", true}, {"pond", "opnd", true}, {"pond", "podn", true},
		{"pond", "spondy", false}, {"pond", "pdno", false}, {"pond", "bind", false}, {"", "a", true}, {"a", "ba", true},
	} {
		if got := oneMistake(test.a, test.b); got != test.want || oneMistake(test.b, test.a) != got {
			t.Errorf("%q and %q: %t", test.a, test.b, got)
		}
	}
}
