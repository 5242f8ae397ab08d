package main

import (
	"bytes"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

const quay = "“The quay is safe again,” said Mira Tolland, who runs the harbour.\n\n“Move on,” somebody called.\n"

// quayQuotes are the ids of the quotes in quay.
func quayQuotes(t *testing.T) []string {
	t.Helper()
	a, err := article.Parse("quay.txt", []byte(quay))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, x := range quote.Extract(a).Attributions {
		ids = append(ids, "quay/"+x.ID)
	}
	return ids
}

func TestCorrectionsInTheFolderAreMadeInTheSite(t *testing.T) {
	ids := quayQuotes(t)
	dir := writeFiles(t, map[string]string{
		"quay.txt":                   quay,
		"corrections/1.corrections":  "verbatim corrections 1\n\nquote: " + ids[0] + "\nexact: The quay is safe again\nafter: ,” said Mira Tolland, who runs the\nspeaker: Lena Quistorp\n\nquote: quay/q00000000\nexact: The quay is gone for good\nremove: yes\n",
		"corrections/2.corrections":  "verbatim corrections 1\n\nperson: Lena Quistorp\nbecomes: Lena Quistorp-Reyl\n",
		"corrections/read-me.corr":   "not one of them",
		"corrections/_of-old.md.bak": "nor this",
	})
	file, articles, err := options{content: dir, title: "Quays"}.archive(t.Context(), mustOpenCache(t, t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(file.Data)
	if err != nil {
		t.Fatal(err)
	}
	if all := a.Speakers(); len(all) != 1 || all[0].Name != "Lena Quistorp-Reyl" {
		t.Errorf("the speakers are %+v", all)
	}
	c, err := readCorrections(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.Items = articles
	if _, err := bundle.Build(c, bundle.Info{}, nil); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c.warn(&said)
	if want := "1.corrections: the correction of quay/q00000000 (“The quay is gone for good”) was not made: its words do not stand in the article any more\n"; !strings.HasSuffix(said.String(), want) || strings.Count(said.String(), "\n") != 1 {
		t.Errorf("it is said: %s", said.String())
	}
}

func TestBrokenCorrectionsEndTheBuildWithFileAndLine(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"quay.txt":                  quay,
		"corrections/1.corrections": "verbatim corrections 1\n\nquote: quay/q1\nexact: x\nspekaer: Lena\n",
		"corrections/2.corrections": "Lena said it",
	})
	message, status := runCommand(t, "-content", dir, "-out", t.TempDir(), "-root", "../..", "-sizes=false")
	if status != 1 || !strings.Contains(message, "1.corrections:5:1: there is no key “spekaer”") || !strings.Contains(message, "2.corrections:1:1: this is no file of corrections") {
		t.Errorf("status %d: %s", status, message)
	}
}
