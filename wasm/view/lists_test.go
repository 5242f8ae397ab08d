package view

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// manyArticles is an archive of n articles, of which every third has a quote and every seventh no date.
func manyArticles(t *testing.T, n int) *bundle.Archive {
	t.Helper()
	var items []bundle.Item
	for i := range n {
		date := fmt.Sprintf("20%02d-%02d", 10+i%5, 1+i%11)
		if i%7 == 0 {
			date = ""
		}
		text := "Nothing was told.\n"
		if i%3 == 0 {
			text = "“The pier stays shut,” said Vela Orm" + strings.Repeat("a", i%13) + ".\n"
		}
		head := "---\ntitle: Note " + strconv.Itoa(i) + "\n"
		if date != "" {
			head += "published: " + date + "\n"
		}
		a, err := article.Parse("note-"+strconv.Itoa(i)+".md", []byte(head+"---\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, bundle.Item{Article: a, Quotes: quote.Extract(a)})
	}
	return openArchive(t, items)
}

// The order by the index is that of the dates in the articles' metadata.
func TestArticlesAreListedNewestFirst(t *testing.T) {
	a := manyArticles(t, 90)
	want := make([]int, 90)
	dates := make([]string, 90)
	for i := range want {
		_, m := a.Meta(i)
		want[i], dates[i] = i, m.Published
	}
	sort.SliceStable(want, func(i, j int) bool { return dates[want[i]] > dates[want[j]] })
	if got := Newest(a); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// An archive in which nobody is quoted still has its articles.
func TestArticlesWithoutAnyQuoteAreListed(t *testing.T) {
	a, err := article.Parse("note.md", []byte("---\ntitle: Note\npublished: 2025-03-04\n---\nThe pier was painted.\n"))
	if err != nil {
		t.Fatal(err)
	}
	silent := openArchive(t, []bundle.Item{{Article: a, Quotes: quote.Extract(a)}})
	if got := Newest(silent); fmt.Sprint(got) != "[0]" {
		t.Errorf("the articles are %v", got)
	}
	for fragment, want := range map[string]string{"#/articles": `href="#/article/note"`, "#/quotes": "Nobody is quoted in the 1 article", "#/quotes?q=pier": "Nobody is quoted", "#/article/note": "The pier was painted."} {
		_, _, regions := shown(t, silent, fragment)
		if text := regions["results"] + regions["reader"]; !strings.Contains(text, want) {
			t.Errorf("%s does not hold %q: %s", fragment, want, text)
		}
		if strings.Contains(regions["count"], "match") {
			t.Errorf("%s: %s", fragment, regions["count"])
		}
	}
}

// What is written at first and what is appended later is the whole list, in its order and each item once.
func TestAListGrowsToItsEnd(t *testing.T) {
	a := manyArticles(t, 450)
	s := State{Route: Articles}
	d := Data{Archive: a}
	p := &page{catalogue: words(), links: linker{state: s}}
	p.articles(s, d)
	first := p.String()
	if n := strings.Count(first, "<li><a "); n != 200 {
		t.Errorf("%d articles at first", n)
	}
	if !strings.Contains(first, MoreWords(s, 250)) || MoreWords(s, 250) != "Show 200 more articles" || MoreWords(s, 50) != "Show 50 more articles" {
		t.Errorf("the link below says %q", MoreWords(s, 250))
	}
	html, left := Items(s, d, 200, 445)
	rest, none := Items(s, d, 445, 460)
	if left != 5 || none != 0 {
		t.Errorf("%d and %d are left", left, none)
	}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(first+html+rest, `href="#/article/`) {
		if id, _, ok := strings.Cut(part, `"`); ok && strings.HasPrefix(id, "note-") {
			if seen[id] {
				t.Error(id + " is listed twice")
			}
			seen[id] = true
		}
	}
	if len(seen) != 450 {
		t.Errorf("%d articles are listed", len(seen))
	}
	s.Shown = 5000
	if n := s.AtFirst(); n != 300 {
		t.Errorf("%d at once", n)
	}
}

// The page that is rendered beforehand stays small, and says what it leaves out.
func TestTheHomePageListsTheFirstArticles(t *testing.T) {
	a := manyArticles(t, 450)
	home := Home(Data{Archive: a}, "articles/")["plain"]
	if n := strings.Count(home, `href="articles/note-`); n != 200 {
		t.Errorf("%d articles", n)
	}
	for _, want := range []string{"250 more are listed once the search engine has loaded.", `<a href="articles/all_articles.html">See all 450 articles</a>`} {
		if !strings.Contains(home, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if all := ArticleList(Data{Archive: a}, "../")["article"]; strings.Count(all, `href="note-`) != 450 {
		t.Error("the page of all articles does not list all")
	}
}
