package view

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

var update = flag.Bool("update", false, "write the golden files anew")

// whole is the document that the page becomes in a state: the template with its regions.
func whole(t *testing.T, regions map[string]string) string {
	t.Helper()
	template, err := os.ReadFile("../../web/index.html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(template)
	for _, name := range []string{"lang", "title", "plain", "policy", "head", "scripts", "licences", "legal", "without", "beforehand"} {
		page = strings.ReplaceAll(page, "{{"+name+"}}", regions[name])
	}
	for id, region := range regions {
		if !strings.Contains(page, `id="`+id+`"`) && strings.Contains(page, "{{"+id+"}}") {
			t.Errorf("the template has no element with the id %s", id)
		}
		page = strings.ReplaceAll(page, "{{"+id+"}}", region)
	}
	if i := strings.Index(page, "{{"); i >= 0 {
		t.Errorf("the template asks for %.40s, which nothing fills", page[i:])
	}
	return page
}

// sound checks what must hold of every document: it nests, ids are unique, what is referred to exists, and it runs and styles nothing inline.
func sound(t *testing.T, document string) {
	t.Helper()
	node, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var references []string
	for n := range node.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" || n.Data == "style" {
			t.Errorf("a <%s> got in", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has an inline %s", n.Data, a.Key)
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("the id %q stands twice", a.Val)
				}
				ids[a.Val] = true
			case slices.Contains([]string{"aria-describedby", "aria-labelledby", "aria-controls", "for"}, a.Key):
				references = append(references, strings.Fields(a.Val)...)
			case (a.Key == "href" || a.Key == "data-to") && strings.HasPrefix(a.Val, "#/"):
				leadsSomewhere(t, a.Val)
			}
		}
	}
	for _, id := range references {
		if !ids[id] {
			t.Errorf("no element has the id %q that is referred to", id)
		}
	}
}

func leadsSomewhere(t *testing.T, fragment string) {
	t.Helper()
	s, problems := ParseFragment(fragment)
	if len(problems) > 0 || s.Fragment() != fragment {
		t.Errorf("the control %q reads back as %q, %v", fragment, s.Fragment(), problems)
	}
}

func TestEveryViewIsSound(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	for name, fragment := range everyView {
		t.Run(name, func(t *testing.T) {
			_, _, regions := shown(t, a, fragment)
			for id, region := range regions {
				if t.Run(id, func(t *testing.T) { balanced(t, region) }); strings.Contains(textContent(region), "{") {
					t.Errorf("%s: a placeholder was left: %s", id, region)
				}
			}
			sound(t, whole(t, regions))
		})
	}
}

func TestGoldenRegions(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	for name, fragment := range everyView {
		t.Run(name, func(t *testing.T) {
			_, d, _ := shown(t, a, fragment)
			s, _ := ParseFragment(fragment)
			var b strings.Builder
			for _, r := range Render(s, d) {
				b.WriteString("<!-- " + r.ID + " -->\n" + lines(r.HTML) + "\n")
			}
			hash := a.Info().Hash // of this very archive's bytes, which no view depends on
			golden(t, name, strings.NewReplacer(hash, "HASH", hash[:16], "HASH").Replace(b.String()))
		})
	}
}

// lines breaks HTML before each start tag of a block, so that a golden file shows what changed.
func lines(fragment string) string {
	for _, tag := range []string{"li", "p", "article", "fieldset", "details", "table", "tr", "header", "div", "h2", "h3", "ul", "ol", "form", "nav", "blockquote"} {
		for _, after := range []string{">", " "} {
			fragment = strings.ReplaceAll(fragment, "<"+tag+after, "\n<"+tag+after)
		}
	}
	return strings.TrimPrefix(fragment, "\n")
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".html")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s (go test ./wasm/view -update writes it anew); got\n%s", path, got)
	}
}

// The text of every paragraph that the reader shows is the article's, however it is marked.
func TestReaderKeepsTheText(t *testing.T) {
	items := sampleItems(t)
	a := openArchive(t, items)
	for _, it := range items {
		for _, fragment := range []string{"#/article/" + it.Article.ID, "#/quote/" + it.Article.ID + "/q0000000a?q=ferry", "#/article/" + it.Article.ID + "?plain=yes&find=er"} {
			_, _, regions := shown(t, a, fragment)
			want := blockTexts(it)
			if got := paragraphs(t, regions["reader"]); !slices.Equal(got, want) {
				t.Errorf("%s: paragraphs\n%q\nwant\n%q", fragment, got, want)
			}
		}
	}
}

func blockTexts(it bundle.Item) []string {
	var texts []string
	for _, b := range it.Article.Blocks {
		if b.Kind == article.Paragraph || b.Kind == article.Quotation || b.Kind == article.ListItem {
			texts = append(texts, b.Span.Of(it.Article.Text))
		}
	}
	return texts
}

// paragraphs gives the text content of the elements that hold an article's paragraphs.
func paragraphs(t *testing.T, region string) []string {
	t.Helper()
	node, err := html.Parse(strings.NewReader(region))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for n := range node.Descendants() {
		if n.Type == html.ElementNode && n.Parent != nil && attribute(n.Parent, "class") == "para" && n.Data != "ul" {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					b.WriteString(d.Data)
				}
			}
			texts = append(texts, b.String())
		}
	}
	return texts
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestInterruptedQuoteIsLitInBothParts(t *testing.T) {
	_, _, regions := shown(t, openArchive(t, sampleItems(t)), "#/quote/ferry-talks/q0000000a")
	for _, part := range []string{"“The ferry,”", "“will sail again before Easter.”"} {
		if !strings.Contains(regions["reader"], part+"</mark>") {
			t.Errorf("%s is not marked", part)
		}
	}
	if n := strings.Count(regions["reader"], `id="q0000000a"`); n != 1 {
		t.Errorf("the quote's id stands %d times, want once", n)
	}
}

func TestCaptionsStandApart(t *testing.T) {
	_, _, regions := shown(t, openArchive(t, sampleItems(t)), "#/article/ferry-talks")
	for _, want := range []string{`class="caption">`, `class="credit">`} {
		if !strings.Contains(regions["reader"], want) {
			t.Errorf("no %s in the reader", want)
		}
	}
}

func TestPlainReaderHidesHighlights(t *testing.T) {
	_, _, regions := shown(t, openArchive(t, sampleItems(t)), "#/article/ferry-talks?plain=yes")
	if strings.Contains(regions["reader"], "<mark") || strings.Contains(regions["reader"], `class="notes"`) {
		t.Error("highlights are shown")
	}
}

// A checkbox is named by its value and nothing else; its count describes it.
func TestCheckboxIsNamedByItsValue(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	_, d, regions := shown(t, a, "#/quotes")
	node, err := html.Parse(strings.NewReader(regions["facets"]))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for n := range node.Descendants() {
		if n.Data == "label" && n.Parent.Data == "li" {
			var name string
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					name += d.Data
				}
			}
			names = append(names, name)
		}
	}
	var want []string
	for _, f := range facetOrder {
		for _, c := range d.Results.Facets[f] {
			want = append(want, c.Value)
		}
	}
	if len(want) == 0 || !slices.Equal(names, want) {
		t.Errorf("named %q\nwant %q", names, want)
	}
}

func TestChosenValueIsNeverFolded(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	_, d, _ := shown(t, a, "#/quotes")
	counts := d.Results.Facets[query.Speaker][:1]
	for len(counts) < 30 {
		counts = append(slices.Clone(counts), counts[0])
	}
	counts = slices.Clone(counts)
	counts[28].Chosen, counts[29].Excluded = true, true
	short, folded := fold(counts)
	if len(short) != longFacet+2 || len(short)+len(folded) != len(counts) {
		t.Errorf("%d shown and %d folded away of %d", len(short), len(folded), len(counts))
	}
}

func TestLinksOfFilesAreOfTheWeb(t *testing.T) {
	for url, want := range map[string]bool{"https://gazette.example/a": true, "javascript:alert(1)": false, "data:text/html,x": false, "": false} {
		if safeURL(url) != want {
			t.Errorf("safeURL(%q) = %v", url, !want)
		}
	}
}

func TestHomeAndArticlePagesWorkWithoutJavaScript(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	home := Home(Data{Archive: a, Results: allHits(a)}, "articles/")
	document := whole(t, home)
	sound(t, document)
	for _, want := range []string{`href="articles/ferry-talks.html"`, `href="articles/ferry-talks.html#q0000000a"`, `id="/articles"`, `id="/speakers"`, "will sail again before Easter"} {
		if !strings.Contains(document, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	values, err := ArticlePage(Data{Archive: a}, 0, "../")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`id="q0000000a"`, `href="#q0000000a"`, `href="../#/speaker/tove-harl"`, `id="section-what-it-costs"`, "Invented sample article", "translated from German"} {
		if !strings.Contains(values["article"], want) {
			t.Errorf("the article's page lacks %s", want)
		}
	}
	sound(t, "<html><body>"+values["nav"]+values["article"]+values["footer"])
	balanced(t, values["article"])
}

// The page rendered beforehand needs but its links set, and what is idle in it set free, to be what Render writes.
func TestLinksOfHomeComeDownToThoseOfTheExplorer(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	d := Data{Archive: a, Results: allHits(a)}
	home, alone := Home(d, "articles/"), Home(d, "")
	href := regexp.MustCompile(`href="([^"]*)"`)
	settled := func(region string) string {
		region = strings.NewReplacer(` disabled=""`, "", " disabled>", ">", " inert>", ">").Replace(region)
		return href.ReplaceAllStringFunc(region, func(attribute string) string {
			if fragment, ok := Unfiled(href.FindStringSubmatch(attribute)[1]); ok {
				return `href="` + html.EscapeString(fragment) + `"`
			}
			return attribute
		})
	}
	for _, r := range Render(State{Route: Quotes}, d) {
		if got := settled(home[r.ID]); got != r.HTML {
			t.Errorf("%s is beforehand, and set free\n%s\nand then\n%s", r.ID, got, r.HTML)
		}
		if got := settled(alone[r.ID]); got != r.HTML {
			t.Errorf("where articles have no pages %s is beforehand, and set free\n%s\nand then\n%s", r.ID, got, r.HTML)
		}
	}
	for pages, regions := range map[string]map[string]string{"articles/": home, "": alone} {
		if !strings.Contains(regions["facets"], " disabled") || !strings.Contains(regions["tools"], " inert") {
			t.Errorf("articles in %q: a filter is there to be used before the program is", pages)
		}
		if linked := strings.Contains(regions["without"], "<a "); linked != (pages != "") {
			t.Errorf("articles in %q: without the program the page offers %s", pages, regions["without"])
		}
	}
	if n := strings.Count(home["results"], `href="articles/`); n == 0 {
		t.Error("no link of the page leads to the page of an article")
	}
	for _, other := range []string{"#/quotes", "https://example.org/a", "articles/", ""} {
		if fragment, ok := Unfiled(other); ok {
			t.Errorf("%q comes down to %q", other, fragment)
		}
	}
}

// Without files of their own, articles are reached through the explorer.
func TestSingleFileLinksWithin(t *testing.T) {
	a := openArchive(t, sampleItems(t))
	for id, region := range Home(Data{Archive: a, Results: allHits(a)}, "") {
		if strings.Contains(region, ".html") {
			t.Errorf("%s links to a file: %s", id, region)
		}
	}
}

// Every facet has its place among those shown, once.
func TestEveryFacetIsShownOnce(t *testing.T) {
	order := slices.Clone(facetOrder[:])
	slices.Sort(order)
	for f := range query.NumFacets {
		if order[f] != f {
			t.Fatalf("the facets stand in the order %v", facetOrder)
		}
	}
}
