package cite

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAStringIsJSON(t *testing.T) {
	for _, s := range []string{"", "plain", `"both" \ kinds`, "line\nbreak\ttab\x00\x1f", "Привет — “мир” \u2028", "</script>", strings.Repeat("é", 100)} {
		var back string
		if err := json.Unmarshal(AppendString(nil, s), &back); err != nil || back != s {
			t.Errorf("%q: got %q, %v", s, back, err)
		}
	}
}

func FuzzString(f *testing.F) {
	f.Add("a\"b\\c\n\xff")
	f.Fuzz(func(t *testing.T, s string) {
		var back string
		if err := json.Unmarshal(AppendString(nil, s), &back); err != nil || back != string([]rune(s)) {
			t.Errorf("%q: got %q, %v", s, back, err)
		}
	})
}
