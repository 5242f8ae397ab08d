package cite

import (
	"strconv"
	"strings"
	"testing"

	"verbatim/scripts/generate/press"
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/verify"
)

// edit is one way in which an article changes after somebody has linked a quote in it. It gets the text, the stretch of the quote, and another article's
// text, and gives the new text with the words that the link must lead to, "" when they are gone.
type edit struct {
	name string
	make func(text string, s article.Span, n int) (after, words string)
	may  []How // what the resolution may be
}

func words(s article.Span, text string) []string { return strings.Fields(s.Of(text)) }

// put gives the text with other words in place of a stretch.
func put(text string, s article.Span, other string) string {
	return text[:s.Start] + other + text[s.End:]
}

var edits = []edit{
	{"paragraph put in before", func(text string, s article.Span, n int) (string, string) {
		return "The square was empty at noon and stayed so for a week.\n\n" + text, s.Of(text)
	}, []How{AsBefore}},
	{"first paragraph taken out", func(text string, s article.Span, n int) (string, string) {
		if i := strings.Index(text, "\n\n"); i > 0 && i+2 < s.Start {
			return text[i+2:], s.Of(text)
		}
		return text, s.Of(text)
	}, []How{AsBefore}},
	{"other quotation marks", func(text string, s article.Span, n int) (string, string) {
		return strings.NewReplacer(`"`, "”", "“", "«").Replace(text), s.Of(text)
	}, []How{AsBefore}},
	{"a word put in", func(text string, s article.Span, n int) (string, string) {
		w := words(s, text)
		i := 1 + n%(len(w)-1)
		other := strings.Join(w[:i], " ") + " perhaps " + strings.Join(w[i:], " ")
		return put(text, s, other), other
	}, []How{Changed, Ambiguous}},
	{"a word taken out", func(text string, s article.Span, n int) (string, string) {
		w := words(s, text)
		i := 1 + n%(len(w)-2)
		other := strings.Join(w[:i], " ") + " " + strings.Join(w[i+1:], " ")
		return put(text, s, other), other
	}, []How{Changed, Ambiguous}},
	{"a word replaced", func(text string, s article.Span, n int) (string, string) {
		w := words(s, text)
		w[n%len(w)] = "altogether"
		return put(text, s, strings.Join(w, " ")), strings.Join(w, " ")
	}, []How{Changed, Ambiguous}},
	{"the quote taken out", func(text string, s article.Span, n int) (string, string) {
		return put(text, s, "Nothing"), ""
	}, []How{Gone, Ambiguous}},
	{"the quote replaced by another", func(text string, s article.Span, n int) (string, string) {
		return put(text, s, "Nineteen kettles sang behind the chapel until somebody closed the gate"), ""
	}, []How{Gone, Ambiguous}},
	{"the quote repeated at the end", func(text string, s article.Span, n int) (string, string) {
		return text + "\n\nOnce more: “" + s.Of(text) + "”.", s.Of(text)
	}, []How{AsBefore, Ambiguous}},
	{"all paragraphs in reverse order", func(text string, s article.Span, n int) (string, string) {
		paragraphs := strings.Split(text, "\n\n")
		for i, j := 0, len(paragraphs)-1; i < j; i, j = i+1, j-1 {
			paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i]
		}
		return strings.Join(paragraphs, "\n\n"), s.Of(text)
	}, []How{AsBefore}},
	{"the article renamed", func(text string, s article.Span, n int) (string, string) {
		return text, s.Of(text)
	}, []How{Moved}},
	{"half of the words replaced", func(text string, s article.Span, n int) (string, string) {
		w := words(s, text)
		for i := n % 2; i < len(w); i += 2 {
			w[i] = "kettle"
		}
		return put(text, s, strings.Join(w, " ")), strings.Join(w, " ")
	}, []How{Gone, Ambiguous, Changed}},
}

// made gives the text of a generated article.
func made(n int) string { return press.New(7).Article(n).Text() }

func item(id, text string) bundle.Item {
	a := article.FromText(id, text)
	return bundle.Item{Article: a, Quotes: quote.Extract(a)}
}

const pressed = 14 // articles in the archive in which links are tried

func TestLinksSurviveEditsAndNeverLeadAstray(t *testing.T) {
	var before bundle.List
	for n := range pressed {
		before = append(before, item("article-"+strconv.Itoa(n), made(n)))
	}
	a := pack(t, before)
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			right, tried := 0, 0
			for n := range pressed {
				r, s := linked(t, a, n)
				if r == nil {
					continue
				}
				text := before[n].Article.Text
				after, want := e.make(text, s, n)
				id := "article-" + strconv.Itoa(n)
				if e.name == "the article renamed" {
					id = "other-" + id
				}
				list := append(bundle.List(nil), before...)
				list[n] = item(id, after)
				edited := pack(t, list)
				got, err := Resolve(edited, r.Anchor())
				if err != nil {
					t.Fatal(err)
				}
				tried++
				if e.judge(t, edited, got, n, want) {
					right++
				}
			}
			if tried < pressed/2 {
				t.Errorf("only %d links tried", tried)
			}
			if e.may[0] != Gone && right*10 < tried*9 {
				t.Errorf("%d of %d links found again", right, tried)
			}
		})
	}
}

// linked gives the record of a quote of article n, of one piece and seven words at least, and where it stands.
func linked(t *testing.T, a *bundle.Archive, n int) (*Record, article.Span) {
	t.Helper()
	it, err := a.Item(n)
	if err != nil {
		t.Fatal(err)
	}
	for i := range it.Quotes.Attributions {
		x := &it.Quotes.Attributions[(i+n)%len(it.Quotes.Attributions)]
		if len(x.Pieces) == 1 && len(words(x.Pieces[0], it.Article.Text)) >= 7 {
			r, err := Of(a, a.FirstQuote(n)+(i+n)%len(it.Quotes.Attributions), at)
			if err != nil {
				t.Fatal(err)
			}
			return r, x.Pieces[0]
		}
	}
	return nil, article.Span{}
}

// judge fails the test when a link leads to other words than those that it was made for, and tells whether it leads to them.
func (e edit) judge(t *testing.T, a *bundle.Archive, got Resolution, n int, want string) bool {
	t.Helper()
	allowed := false
	for _, h := range e.may {
		allowed = allowed || got.How == h
	}
	if !allowed {
		t.Errorf("article %d: %v, place %+v", n, got.How, got.Place)
	}
	if got.Place.Article < 0 {
		if got.How != Gone && got.How != Ambiguous {
			t.Errorf("article %d: %v leads nowhere", n, got.How)
		}
		return false
	}
	it, _ := a.Item(got.Place.Article)
	found := got.Place.Span.Of(it.Article.Text)
	short, long := found, want
	if len(short) > len(long) {
		short, long = long, short
	}
	inside := strings.Contains(strings.Join(strings.Fields(long), " "), strings.Trim(strings.Join(strings.Fields(short), " "), ".,”\" "))
	if got.Place.Article != n || want == "" || !inside && !verify.Same(found, want) {
		t.Errorf("article %d: %v leads astray, to article %d, %q instead of %q", n, got.How, got.Place.Article, found, want)
	}
	return true
}

func TestAnIdAloneIsEnough(t *testing.T) {
	a := open(t, mill)
	r, _ := Of(a, 1, at)
	if got, err := Resolve(a, Anchor{ID: r.ID}); err != nil || got.How != AsBefore || got.Place.Quote != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := Resolve(a, Anchor{ID: "nowhere/q1"}); err != nil || got.How != Gone || got.Place.Article != -1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAFewWordsNeedTheirSurroundings(t *testing.T) {
	a := open(t, "---\ntitle: A\n---\nThe door was shut. Never again would it open. “Not one of us knew,” said Ann Berg.\n")
	if got, _ := Resolve(a, Anchor{ID: "article-a/q0", Exact: "Never again", Before: "“", After: "” said the mayor at noon."}); got.How != Gone {
		t.Errorf("two words were taken for a quote: %+v", got)
	}
	if got, _ := Resolve(a, Anchor{ID: "article-a/q0", Exact: "Never again", Before: "The door was shut.", After: "would it"}); got.How != AsBefore {
		t.Errorf("with what stands around them they were not found: %+v", got)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("article-a/q1", "We opened the sluice", "told", "and nobody")
	f.Add("", "“", "\xff", "")
	a := open(f, mill)
	f.Fuzz(func(t *testing.T, id, exact, before, after string) {
		got, err := Resolve(a, Anchor{id, exact, before, after})
		if err != nil {
			t.Fatal(err)
		}
		if got.Place.Article >= 0 {
			item, _ := a.Item(got.Place.Article)
			_ = got.Place.Span.Of(item.Article.Text)
		}
	})
}
