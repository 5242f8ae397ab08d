package segment_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/segment"
)

func words(text string) []string {
	var out []string
	for _, t := range segment.Tokens(text, 0, len(text), nil) {
		out = append(out, text[t.Start:t.End])
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"words and marks", "The gate holds.", "The|gate|holds|."},
		{"apostrophe stays inside", "It’s the mayor's", "It’s|the|mayor's"},
		{"possessive plural", "the voters’ mood", "the|voters|’|mood"},
		{"hyphen joins", "vice-mayor Kroll-Marsh", "vice-mayor|Kroll-Marsh"},
		{"dash does not", "gate - open", "gate|-|open"},
		{"abbreviation keeps its point", "Dr. Vale", "Dr.|Vale"},
		{"initial keeps its point", "Edda J. Kroll", "Edda|J.|Kroll"},
		{"initialism", "the U.S. fleet", "the|U.S.|fleet"},
		{"number with comma", "1,200 boats", "1,200|boats"},
		{"percent stands alone", "20% more", "20|%|more"},
		{"two apostrophes are one mark", "''yes''", "''|yes|''"},
		{"Cyrillic", "Мост готов.", "Мост|готов|."},
		{"no-break space", "a\u00a0b", "a|b"},
	} {
		if got := strings.Join(words(c.text), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTokenFlags(t *testing.T) {
	tok := segment.Tokens("Kremlin’s they’ve NATO x", 0, 28, nil)
	for i, want := range []segment.Flag{segment.Cap | segment.Possessive, segment.Contraction, segment.Cap | segment.AllCaps} {
		if !tok[i].Has(want) {
			t.Errorf("token %d has flags %b, want %b", i, tok[i].Flags, want)
		}
	}
	if tok[0].Hash != segment.Hash("kremlin") {
		t.Error("the possessive ending is part of the hash")
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"two", "It held. It broke.", "It held.|It broke."},
		{"abbreviation", "Dr. Vale spoke. He left.", "Dr. Vale spoke.|He left."},
		{"initial", "Edda J. Kroll spoke.", "Edda J. Kroll spoke."},
		{"country then new sentence", "They live in the U.S. The fleet left.", "They live in the U.S.|The fleet left."},
		{"country then noun", "The U.S. fleet left.", "The U.S. fleet left."},
		{"number", "It cost 2.5 million. It broke.", "It cost 2.5 million.|It broke."},
		{"closing mark", "“It held.” It broke.", "“It held.”|It broke."},
		{"question", "Who pays? We do.", "Who pays?|We do."},
		{"lower case goes on", "It held… and broke.", "It held… and broke."},
		{"no end mark", "It held", "It held"},
		{"nothing", "", ""},
	} {
		var got []string
		for _, s := range segment.Sentences(segment.Tokens(c.text, 0, len(c.text), nil), nil) {
			got = append(got, s.Of(c.text))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %s, want %s", c.name, g, c.want)
		}
	}
}

// TestLettersAndSpaces compares the short cuts for common characters with the tables of Unicode.
func TestLettersAndSpaces(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		toks := segment.Tokens(string(r), 0, utf8.RuneLen(r), nil)
		space := r == 0x85 || r == 0xA0 || r == 0x200B || r == 0x200E || r == 0x200F || r == 0xFEFF || unicode.IsSpace(r)
		if space != (len(toks) == 0) {
			t.Fatalf("%U: %d tokens, white space %v", r, len(toks), space)
		}
		if space {
			continue
		}
		if word := unicode.IsLetter(r) || unicode.IsMark(r); word != (toks[0].Kind == segment.Word) {
			t.Fatalf("%U is of kind %v, a letter %v", r, toks[0].Kind, word)
		} else if word && toks[0].Hash != segment.Hash(string(r)) {
			t.Fatalf("%U is not lower-cased", r)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("“It held,” said J. Vale of the U.S. ''no'' 1,2.")
	f.Add("\xff’s .J.\u200b")
	f.Fuzz(func(t *testing.T, text string) {
		toks := segment.Tokens(text, 0, len(text), nil)
		last := int32(0)
		for _, k := range toks {
			if k.Start < last || k.End <= k.Start || int(k.End) > len(text) {
				t.Fatalf("token [%d, %d) after %d in %q", k.Start, k.End, last, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[k.Start:k.End]) {
				t.Fatalf("token cuts a character: %q", text[k.Start:k.End])
			}
			last = k.End
		}
		var spans []article.Span = segment.Sentences(toks, nil)
		for i, s := range spans {
			if s.Len() <= 0 || i > 0 && s.Start < spans[i-1].End {
				t.Fatalf("sentence %d is %v", i, s)
			}
		}
	})
}
