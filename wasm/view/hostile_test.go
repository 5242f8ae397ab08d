package view

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
)

// payloads are hostile texts: markup, handlers, addresses of scripts, marks of templates, controls of direction and of no width.
func payloads() []string {
	frames := []string{
		"<script>%s</script>", "\"><script>%s</script>", "'><img src=x onerror=%s>", "<svg onload=%s>", "<svg><script>%s</script></svg>", "<iframe srcdoc=\"<script>%s</script>\">",
		"<a href=\"javascript:%s\">x</a>", "javascript:%s", "\" onfocus=%s autofocus x=\"", "' onmouseover=%s x='", "` onclick=%s `", "<details open ontoggle=%s>", "<math><mi xlink:href=\"javascript:%s\">",
		"<object data=\"javascript:%s\">", "<base href=\"//elsewhere.example/%s\">", "</title><script>%s</script>", "</textarea><script>%s</script>", "</article></main><script>%s</script>", "--><script>%s</script><!--",
		"]]><script>%s</script>", "{{constructor.constructor('%s')()}}", "${%s}", "<%%= %s %%>", "&lt;script&gt;%s&lt;/script&gt;", "&#60;script&#62;%s", "<scr\u200bipt>%s", "\u202e<script>%s</script>\u202c", "\u2066<b onclick=%s>\u2069",
		"\ufeff<img src=x onerror=%s>", "<style>*{background:url(javascript:%s)}</style>", "<div style=\"width:expression(%s)\">", "<form action=\"javascript:%s\"><button>", "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
		"<link rel=stylesheet href=\"javascript:%s\">", "<video><source onerror=%s>", "<input onfocus=%s autofocus>", "<marquee onstart=%s>", "<body onload=%s>", "<template><script>%s</script></template>", "<noscript><script>%s</script></noscript>",
		"data:text/html,<script>%s</script>", "vbscript:%s",
	}
	var list []string
	for _, f := range frames {
		for _, call := range []string{"alert(1)", "hit()", "parent.hit`1`", "top['hit'](1)", "eval(name)"} {
			list = append(list, fmt.Sprintf(f, call))
		}
	}
	return list
}

// inert holds that a rendered page has no element, attribute or address that could do anything.
func inert(t *testing.T, what, document string) {
	t.Helper()
	node, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	for n := range node.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "style", "iframe", "object", "embed", "base", "meta", "link", "img", "math", "video", "marquee", "template", "noscript"}, n.Data) {
			t.Errorf("%s: a <%s> got in", what, n.Data)
		}
		for _, a := range n.Attr {
			address := slices.Contains([]string{"href", "src", "action", "data-to", "formaction"}, a.Key)
			scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ":")
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || address && slices.Contains([]string{"javascript", "vbscript", "data"}, scheme) {
				t.Errorf("%s: <%s %s=%q>", what, n.Data, a.Key, a.Val)
			}
		}
	}
}

// everywhere shows articles, a few to an archive, in views that print all that it holds of its articles, quotes and people.
func everywhere(t *testing.T, items []bundle.Item) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("the same code runs natively, in a fifth of the time")
	}
	for few := range slices.Chunk(items, 21) {
		showAll(t, openArchive(t, few))
	}
}

func showAll(t *testing.T, a *bundle.Archive) {
	t.Helper()
	fragments := []string{"#/quotes?shown=500", "#/articles?shown=500", "#/speakers", "#/audit", "#/quotes?words=narration"}
	for n := range a.Info().Articles {
		id, _ := a.Meta(n)
		fragments = append(fragments, "#/article/"+id)
		if q := a.FirstQuote(n); q < a.FirstQuote(n+1) {
			fragments = append(fragments, State{Route: Quote, ID: a.QuoteID(q)}.Fragment())
		}
	}
	for _, s := range a.Speakers() {
		fragments = append(fragments, State{Route: Speaker, ID: s.Slug}.Fragment())
	}
	for _, fragment := range fragments {
		_, _, regions := shown(t, a, fragment)
		for id, text := range regions {
			inert(t, fragment+" "+id, "<body>"+text)
		}
	}
}

// Of a bundle that somebody else made every string may be hostile: ids of quotes too, but not those of articles, which are names of files.
func TestHostileBundlesAreInert(t *testing.T) {
	items := hostileItems()
	if len(items) < 200 {
		t.Fatalf("only %d payloads", len(items))
	}
	everywhere(t, items)
}

// The browser tests have such a bundle written into the folder that HOSTILE names, and the texts in it beside.
func TestWriteHostileBundle(t *testing.T) {
	dir := os.Getenv("HOSTILE")
	if dir == "" {
		t.Skip("HOSTILE names no folder")
	}
	files, err := bundle.Build(bundle.List(hostileItems()), bundle.Info{Title: payloads()[0]}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	texts, err := json.Marshal(payloads())
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"hostile.vbt": files[0].Data, "hostile.json": texts} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// hostileItems are articles, one a payload, in which all that is a text is the payload.
func hostileItems() []bundle.Item {
	var items []bundle.Item
	for i, p := range payloads() {
		text := "It rained. “" + p + "” said " + p + ", the " + p + ".\n\n" + p
		at := func(n int) article.Span { // the nth time that the payload stands there
			from := 0
			for range n {
				from += strings.Index(text[from:], p) + len(p)
			}
			from += strings.Index(text[from:], p)
			return article.Span{Start: from, End: from + len(p)}
		}
		a := article.FromText(fmt.Sprintf("news-%03d", i), text)
		a.Text = text
		a.Meta = article.Meta{Title: p, Author: p, Publisher: p, Published: "2024-01-02", Lang: "en", TranslatedFrom: p, URL: p, Credit: p, License: p}
		items = append(items, bundle.Item{Article: a, Quotes: &quote.Result{
			People:       []quote.Person{{Name: p, Mentions: []article.Span{at(1)}, Roles: []article.Span{at(2)}, Bodies: []article.Span{at(2)}}},
			Attributions: []quote.Attribution{{ID: "q0000000a", Pieces: []article.Span{at(0)}, Mention: at(1), Role: at(2), Confidence: quote.Named, Rule: p, Via: at(1), To: at(1), When: at(2)}},
		}})
	}
	return items
}

// The same through files of every kind in content/.
func TestHostileArticlesAreInert(t *testing.T) {
	for _, kind := range []string{".md", ".txt", ".html"} {
		var items []bundle.Item
		for i, p := range payloads() {
			file := "---\ntitle: \"The mill\"\npublisher: Gazette\npublished: 2024-01-02\n---\n# " + p + "\n\n“" + p + " is what we want,” said Ann " + p + " Ostrel, the " + p + ".\n\n![" + p + "](" + p + ")\n\n[" + p + "](" + p + ")\n"
			if kind == ".html" {
				file = "<html lang=en><head><title>" + p + "</title><meta name=author content=\"" + p + "\"></head><body><h2>" + p + "</h2><p>“" + p + " is what we want,” said Ann Ostrel.</p><p>" + p + "</p><p>It rained on the mill all day.</p></body></html>"
			}
			a, err := article.Parse(fmt.Sprintf("news-%03d%s", i, kind), []byte(file), webpage.Format)
			if err != nil {
				continue // refused with a reason is inert too
			}
			items = append(items, bundle.Item{Article: a, Quotes: quote.Extract(a)})
		}
		if len(items) < 150 {
			t.Errorf("only %d articles of kind %s are read", len(items), kind)
			continue
		}
		everywhere(t, items)
	}
}
