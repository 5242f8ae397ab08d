package article_test

import (
	"strings"
	"testing"
	"time"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
)

// A crafted file must not keep the reader busy: each of these once took, or could take, time that grows with the square of its length. Four times the length
// would then take sixteen times as long; as other programs may have taken the processor meanwhile, only what grows so at every trial is a fault.
func TestCraftedFilesTakeNoSquareOfTime(t *testing.T) {
	for _, c := range []struct{ name, bit string }{
		{"a.md", "["}, {"a.md", "[]"}, {"a.md", "]("}, {"a.md", "[a]("}, {"a.md", "`a``b"}, {"a.md", "<!--a"}, {"a.md", "<a "}, {"a.md", "*a _b"}, {"a.md", "**"},
		{"a.md", "![a"}, {"a.md", "> "}, {"a.md", "- "}, {"a.md", "&a"}, {"a.md", "# a\n"}, {"a.md", "- a\n\n"}, {"a.md", "<!--\n\n"}, {"a.md", "[a]: /b\n"}, {"a.md", `\`},
		{"a.txt", "Word\n\n"}, {"a.txt", "© a\n\n"}, {"a.txt", "• a\n"}, {"a.txt", "a\n"}, {"a.txt", "“"}, {"a.txt", "By Ann\n\n"}, {"a.txt", "7 May "}, {"a.txt", "1,000 "},
		{"a.html", "<p>a"}, {"a.html", "<b>a</i>"}, {"a.html", "<div>a</div>"}, {"a.html", "<br>a"}, {"a.html", "<a b=c "}, {"a.html", "<li><p>a"}, {"a.html", "&a"}, {"a.html", "<x-y>a"},
		{"a.html", strings.Repeat("<div>", 500) + strings.Repeat("<p>a", 200) + strings.Repeat("</div>", 500)},
	} {
		parse := func(length int) time.Duration {
			text := strings.Repeat(c.bit, 1+length/len(c.bit))
			start := time.Now()
			if a, err := article.Parse(c.name, []byte(text), webpage.Format); err == nil {
				checkArticle(t, a, text)
			}
			return time.Since(start)
		}
		const trials, most = 5, 11
		for trial := 1; ; trial++ {
			short, long := parse(25_000), parse(100_000)
			if long < 100*time.Millisecond || long < most*short {
				break
			}
			if trial == trials {
				t.Errorf("%s of %.20q: a text of 25 KB took %v, one of 100 KB %v, and no less at %d trials", c.name, c.bit, short, long, trials)
				break
			}
		}
	}
}

func TestDeepPagesAreRefused(t *testing.T) {
	_, err := article.Parse("a.html", []byte(strings.Repeat("<div>", 600)+"Text."), webpage.Format)
	if err == nil || !strings.Contains(err.Error(), "deeper than 512") {
		t.Errorf("600 elements in one another: %v", err)
	}
}
