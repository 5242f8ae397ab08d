package article_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/wasm/article"
)

// outline writes the blocks of a, one a line, for tables.
func outline(a *article.Article) string {
	var b strings.Builder
	for _, bl := range a.Blocks {
		fmt.Fprintf(&b, "%s %d %q\n", bl.Kind, bl.Section, bl.Span.Of(a.Text))
	}
	return b.String()
}

func TestFromText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a paragraph a line", "First thing.\nSecond thing.\n\nThird thing.", `paragraph -1 "First thing."
paragraph -1 "Second thing."
paragraph -1 "Third thing."
`},
		{"hard-wrapped lines are one paragraph", `The council of Little Harrow met on Monday to talk about the old
bridge, which has been closed to carts since the spring flood and
may stay so.

Nobody objected.`, `paragraph -1 "The council of Little Harrow met on Monday to talk about the old\nbridge, which has been closed to carts since the spring flood and\nmay stay so."
paragraph -1 "Nobody objected."
`},
		{"a picture's bullets", "He left.\n\n  • Harrow mill\n  • Reuters\n  • © Ann Example\n\nShe stayed.", `paragraph -1 "He left."
caption -1 "Harrow mill"
credit -1 "Reuters"
credit -1 "© Ann Example"
paragraph -1 "She stayed."
`},
		{"a list", "They want:\n\n• a bridge\n• a bus\n\nThat is all.", `paragraph -1 "They want:"
list item -1 "a bridge"
list item -1 "a bus"
paragraph -1 "That is all."
`},
		{"headings", "Harrow votes.\n\nThe old bridge\n\nIt has been closed since the spring, the mayor said.\n\n“Never in doubt”\n\nIt will open again, the mayor said on Monday.", `paragraph -1 "Harrow votes."
heading 0 "The old bridge"
paragraph 0 "It has been closed since the spring, the mayor said."
heading 1 "“Never in doubt”"
paragraph 1 "It will open again, the mayor said on Monday."
`},
		{"a title opens no section", "Harrow votes again\n\nBy Ann Example\n\nThe town of Harrow has voted, for the third time in a year.", `heading -1 "Harrow votes again"
paragraph -1 "By Ann Example"
paragraph -1 "The town of Harrow has voted, for the third time in a year."
`},
		{"a pull quote is speech", "He spoke.\n\n“We will not close it.”\n\nThe town of Harrow has voted, for the third time in a year.", `paragraph -1 "He spoke."
paragraph -1 "“We will not close it.”"
paragraph -1 "The town of Harrow has voted, for the third time in a year."
`},
		{"what a colon announces is speech", "He spoke.\n\nThe mayor said:\n\n“No more bridges”\n\nThe town of Harrow has voted, for the third time in a year.", `paragraph -1 "He spoke."
paragraph -1 "The mayor said:"
paragraph -1 "“No more bridges”"
paragraph -1 "The town of Harrow has voted, for the third time in a year."
`},
		{"a name under a pull quote", "He spoke.\n\n“No more bridges”\n\n— Ann Example, the mayor of Harrow", `paragraph -1 "He spoke."
paragraph -1 "“No more bridges”"
paragraph -1 "— Ann Example, the mayor of Harrow"
`},
		{"captions and credits without bullets", "He spoke.\n\nThe old mill. (AP Photo/Ann Example)\n\nФото: Анна Примерова\n\nHe left, said AP on Monday.", `paragraph -1 "He spoke."
caption -1 "The old mill. (AP Photo/Ann Example)"
credit -1 "Фото: Анна Примерова"
paragraph -1 "He left, said AP on Monday."
`},
		{"windows line ends", "One.\r\n\r\nTwo.\r\n", "paragraph -1 \"One.\"\nparagraph -1 \"Two.\"\n"},
		{"nothing", " \n\n ", ""},
	} {
		a := article.FromText("x", c.in)
		if a.Text != c.in {
			t.Errorf("%s: text is %q", c.name, a.Text)
		}
		if got := outline(a); got != c.want {
			t.Errorf("%s: blocks are\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Union building":         "union-building",
		"“Always in dialogue”":   "always-in-dialogue",
		"Что дальше?":            "chto-dalshe",
		"Don’t look — Müller's!": "dont-look-muellers",
		"日本":                     "",
		"--":                     "",
	} {
		if got := article.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	long := article.Slug(strings.Repeat("word ", 40))
	if len(long) > 64 || strings.HasSuffix(long, "-") {
		t.Errorf("a long slug is %q", long)
	}
}
