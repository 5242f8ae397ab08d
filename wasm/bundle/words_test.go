package bundle

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/wasm/store"
)

// packTexts writes texts as an archive does, and gives the table and the packed texts.
func packTexts(t testing.TB, texts []string) (*wordTable, [][]byte) {
	var w textWriter
	for _, text := range texts {
		w.add(tokensOf(text))
	}
	section := w.finish()
	data, err := store.Write([]store.Section{{Name: "items/words", Data: section}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(store.Memory{"a": data}, "a", int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	table, err := readWordTable(f)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]byte
	var out store.BitWriter
	for n := range texts {
		w.write(&out, n)
		list = append(list, bytes.Clone(out.Bytes()))
	}
	return table, list
}

func TestTextsComeBackByteForByte(t *testing.T) {
	common := strings.Repeat("The mayor of Holmby said the bridge, the ferry and the mill would stay. ", 40)
	texts := []string{
		common, "", " ", "  ", "a b", " a b ", "a  b", "Holmby", "ferry’s “mill”— “the”", "Мост в Холмби закрыт, сказала мэр. Мост!",
		"line\nline\n\nline\r\n", "\x00\xff\xfe the \x80\x81 mill", strings.Repeat("x", 3000), "1,500 — 3.5 %", "the mayor\u00a0said «the» ferry", "日本語 の mill",
		common + "Überraschung im Fährhaus: die Mühle bleibt.",
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		b := make([]byte, r.IntN(60))
		for i := range b {
			b[i] = " the mill,\"'\xe2\x80\x9c\xd0\xb0\n"[r.IntN(18)]
		}
		texts = append(texts, string(b))
	}
	table, packed := packTexts(t, texts)
	if table.tokens.len() == 0 {
		t.Fatal("no token stands in the table")
	}
	for i, want := range texts {
		if got, ok := table.text(packed[i]); !ok || got != want {
			t.Errorf("%q comes back as %q (%v)", want, got, ok)
		}
	}
}

func TestATextCutOffIsRefused(t *testing.T) {
	text := "The mayor said the mill would stay; the ferry would not. "
	table, packed := packTexts(t, []string{text, text + text, text + "Quennelbrook."})
	for n := range packed[2] {
		if got, ok := table.text(packed[2][:n]); ok {
			t.Errorf("the first %d bytes are taken for %q", n, got)
		}
	}
}

// FuzzText makes sure that packed bytes are read to an end, whatever they are, and that any text comes back.
func FuzzText(f *testing.F) {
	f.Add("The mill of the mayor, the mayor of the mill.", []byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, text string, data []byte) {
		table, packed := packTexts(t, []string{text, text, text})
		if got, ok := table.text(packed[1]); !ok || got != text {
			t.Fatalf("%q comes back as %q", text, got)
		}
		if got, ok := table.text(data); ok && len(got) > mostOf(data) {
			t.Errorf("%d bytes are more than were allowed", len(got))
		}
	})
}

func BenchmarkText(b *testing.B) {
	var texts []string
	for range 200 {
		texts = append(texts, strings.Repeat("The mayor of Holmby said that the bridge, the ferry and the mill would stay. ", 12))
	}
	table, packed := packTexts(b, texts)
	b.SetBytes(int64(len(texts[0])))
	for b.Loop() {
		if _, ok := table.text(packed[0]); !ok {
			b.Fatal("it is refused")
		}
	}
}
