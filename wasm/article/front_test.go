package article

import (
	"errors"
	"strings"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	const file = "\ufeff---\n# a comment\ntitle: \"The \\\"old\\\" bridge: closed\"\ntitle-by: archive\nauthor: 'Ann O''Example'\n\npublisher: The Harrow Post\npublished: 2021-02-28\nlang: de-AT\n" +
		"translated-from: ru\nurl: https://example.org/a?b=c#d\ncredit: Pictures & words\nlicense: CC BY 4.0\nsample: true\n---\nIt is closed.\n"
	a, err := Parse(`in\news\Old Bridge.TXT`, []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	want := Meta{Title: `The "old" bridge: closed`, TitleByArchive: true, Author: "Ann O'Example", Publisher: "The Harrow Post", Published: "2021-02-28", Lang: "de-AT",
		TranslatedFrom: "ru", URL: "https://example.org/a?b=c#d", Credit: "Pictures & words", License: "CC BY 4.0", Sample: true}
	if a.Meta != want {
		t.Errorf("meta is %+v, want %+v", a.Meta, want)
	}
	if a.ID != "old-bridge" || a.Text != "It is closed.\n" {
		t.Errorf("id %q, text %q", a.ID, a.Text)
	}
	if s := a.Source(3); file[s:] != "closed.\n" && !strings.HasPrefix(file[s:], "is closed.") {
		t.Errorf("source of byte 3 is %d", s)
	}
}

func TestProblemsOfAFileAreAllReported(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"several", "---\npubisher: The Post\ntitle: One\ntitle: Two\npublished: 2021-02-29\nsample: yes\nno colon\nцвет: red\n---\nText.", `a.txt:2:1: unknown key "pubisher": did you mean "publisher"?
a.txt:4:1: key "title" stands a second time: keep one of it and line 3
a.txt:5:12: "2021-02-29" is not a date: write it as 2020-02-07, or 2020-02 when the day is not known
a.txt:6:9: sample is "yes": write true or false
a.txt:7:1: a line of front matter that is not "key: value": write it so, or put "#" before a comment
a.txt:8:1: unknown key "цвет": known keys are title, title-by, author, publisher, published, lang, translated-from, url, credit, license, sample`},
		{"values", "---\ntitle: Мост: закрыт\nauthor: \"Ann\" Example\ncredit: [a, b]\nlicense: 'CC\nlang: english\nurl: www.example.org\ntitle-by: me\npublisher:Post\n---\nText.", `a.txt:2:12: a plain value cannot hold ": ": put the value in double quotes
a.txt:3:14: words stand after the closing quote: write a quote inside the value as \"
a.txt:4:9: a value cannot begin with "[": put the value in double quotes
a.txt:5:10: the value's single quotes do not pair: put the value in double quotes
a.txt:6:7: "english" is not a language tag: write a BCP 47 tag such as en, ru or de-AT
a.txt:7:6: "www.example.org" is not a web address: begin it with https://
a.txt:8:11: title-by is "me": write publisher or archive
a.txt:9:11: no space stands after the colon: write "publisher: …"`},
		{"not closed", "---\ntitle: One\n\nSome text.\n", `a.txt:1:1: the front matter is not closed: end it with a line "---" above the text`},
		{"bytes", "Приве\xff\x00т", "a.txt:1:6: byte 0xff is not UTF-8: save the file as UTF-8\n" +
			"a.txt:1:7: a NUL byte stands in the text: take it out, or save the file as UTF-8 if it is UTF-16"},
		{"too long", "---\n" + strings.Repeat("# words words words\n", 1000) + "---\nText.", `a.txt:821:1: the front matter is longer than 16 KiB: end it with a line "---"`},
		{"empty", "---\ntitle: One\n---\n \n", "a.txt:5:1: the article has no text: write the article's text below the front matter, or delete the file"},
	} {
		a, err := Parse("a.txt", []byte(c.in))
		if a != nil || err == nil {
			t.Errorf("%s: read without error", c.name)
			continue
		}
		if err.Error() != c.want {
			t.Errorf("%s: errors are\n%s\nwant\n%s", c.name, err, c.want)
		}
		var p *Problem
		if !errors.As(err, &p) || p.File != "a.txt" || p.Line == 0 || p.Column == 0 {
			t.Errorf("%s: the error unwraps to %v", c.name, p)
		}
	}
	for _, name := range []string{"a.pdf", "a", ""} {
		if _, err := Parse(name, []byte("Text.")); err == nil {
			t.Errorf("%q: read without error", name)
		}
	}
	if _, err := Parse("a.txt", make([]byte, MaxFile+1)); err == nil {
		t.Error("a file that is too large was read")
	}
}
