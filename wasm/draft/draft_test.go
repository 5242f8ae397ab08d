package draft

import (
	"reflect"
	"strings"
	"testing"
)

func TestWhoIsNamedForAQuotationIsWhoIsClaimed(t *testing.T) {
	for text, want := range map[string]string{
		"“Our oven eats eleven sacks of flour before the sun is up.” — Runa Castellan":   "Runa Castellan",
		"“Our oven eats eleven sacks of flour before the sun is up.”":                    "",
		"“Our oven eats eleven sacks of flour before the sun is up,” said Piet Aalberg.": "Piet Aalberg",
		"“Our oven eats eleven sacks of flour before the sun is up,” the baker said.":    "the baker",
	} {
		list := Read(text)
		if len(list) != 1 || list[0].Claimed != want {
			t.Errorf("%q: %+v", text, list)
		}
	}
}

func TestAQuotationThatItsCueInterruptsIsOne(t *testing.T) {
	text := "“The ferry will sail at nine every morning,” Wilma Torsund said, “whatever the tide does.” The “sea” was calm."
	list := Read(text)
	if len(list) != 1 || list[0].Words != "The ferry will sail at nine every morning whatever the tide does." {
		t.Fatalf("%+v", list)
	}
	if got := list[0].Span.Of(text); !strings.HasPrefix(got, "The ferry") || !strings.HasSuffix(got, "tide does.") || strings.Contains(list[0].Words, "Wilma") {
		t.Errorf("%q, %q", got, list[0].Words)
	}
}

func TestWhatNeedsNoReadingIsTold(t *testing.T) {
	for text, want := range map[string]bool{
		"the ferry will sail at nine":               true,
		"don't ask the ferrymen's wives":            true,
		"nine – or ten – boats":                     true,
		"“the ferry will sail at nine.”":            true,
		"»the ferry will sail«.":                    true,
		"„Die Fähre fährt“":                         true,
		"“he told us ‘the ferry will sail’ at ten”": true,
		"“the ferry will sail,” said Wilma":         false,
		"“one” “two”":                               false,
		"“not closed":                               false,
		"he said 'the ferry will sail' at ten":      false,
		"he said ''the ferry will sail'' at ten":    false,
		"— Паром уйдёт, — сказал он.":               false,
		"Он пришёл.\n - Паром уйдёт, - сказал он.":  false,
		"“first paragraph\n\nand second”":           false,
	} {
		if Plain(text) != want {
			t.Errorf("%q", text)
		}
	}
}

func TestMarkedStretchesAreSeenAtOnce(t *testing.T) {
	for text, want := range map[string]string{
		`"The ferry will sail," said Wilma. "At nine."`: "The ferry will sail,|At nine.",
		"„Die Fähre fährt“, sagte er":                   "Die Fähre fährt",
		"«Паром «Заря» уйдёт» и “no end":                "Паром «Заря",
		"“I said «no» and left”":                        "I said «no» and left",
	} {
		var got []string
		for _, s := range Marked(text) {
			got = append(got, s.Of(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// FuzzRead holds that what is told to need no reading has nothing in it, and that quotations come back from their bytes.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"He said: “The ferry will sail” and “Two of the pumps”.", "»«\"\"\xff“", "— Паром уйдёт, — сказал Орм. — Мы ждём.", "- Паром уйдёт, - сказал Орм.",
		"ORME: We shall see.\nQ: When?\nORME: At nine.", "* - Паром уйдёт, - сказал Орм.", "``The ferry will sail tonight at nine,'' said Orme.",
		"1. — Паром уйдёт, — сказал Орм.", "‹Die Fähre fährt heute nicht mehr›, sagte Orm.", "‛The ferry will sail tonight at nine,’ said Orme.",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list := Read(text)
		if !marked(text) && len(list) > 0 {
			t.Errorf("%q has %+v", text, list)
		}
		again, err := Parse(Append(nil, list), len(text))
		if err != nil || !reflect.DeepEqual(again, list) {
			t.Errorf("%+v came back as %+v (%v)", list, again, err)
		}
		for _, q := range list {
			_ = q.Span.Of(text)
		}
		for _, s := range Marked(text) {
			_ = s.Of(text)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(Append(nil, Read("“The ferry will sail,” said Orme.")), 40)
	f.Add([]byte{255, 255, 255, 255, 15}, 3)
	f.Fuzz(func(t *testing.T, data []byte, size int) {
		list, err := Parse(data, size)
		for _, q := range list {
			if err != nil || q.Span.Start < 0 || q.Span.End < q.Span.Start || q.Span.End > size {
				t.Errorf("%+v of %d bytes (%v)", q, size, err)
			}
		}
	})
}
