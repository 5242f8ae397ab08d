package view

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/wasm/article"
)

// balanced fails the test unless every element of fragment is closed, in the right order.
func balanced(t *testing.T, fragment string) {
	t.Helper()
	void := map[string]bool{"input": true, "br": true, "meta": true, "link": true}
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("never closed: %v\n%s", open, fragment)
			}
			return
		case html.StartTagToken:
			if name, _ := tokens.TagName(); !void[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := tokens.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v\n%s", name, open, fragment)
			}
			open = open[:len(open)-1]
		}
	}
}

// textContent is what a browser gives as the text of fragment.
func textContent(fragment string) string {
	var b strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(tokens.Text())
		}
	}
}

func TestNestBreaksWhatOverlaps(t *testing.T) {
	said := func(start, end int, class string) layer {
		return layer{span: article.Span{Start: start, End: end}, tag: "mark", first: []string{"class", class, "id", class}, rest: []string{"class", class}}
	}
	for _, c := range []struct {
		name   string
		layers []layer
		want   string
	}{
		{"nothing", nil, "0123456789"},
		{"one", []layer{said(2, 5, "a")}, `01<mark class="a" id="a">234</mark>56789`},
		{"side by side", []layer{said(2, 4, "a"), said(4, 6, "b")}, `01<mark class="a" id="a">23</mark><mark class="b" id="b">45</mark>6789`},
		{"nested", []layer{said(3, 5, "b"), said(2, 8, "a")}, `01<mark class="a" id="a">2<mark class="b" id="b">34</mark>567</mark>89`},
		{"crossing", []layer{said(2, 6, "a"), said(4, 8, "b")},
			`01<mark class="a" id="a">23<mark class="b" id="b">45</mark></mark><mark class="b">67</mark>89`},
		{"past the end", []layer{said(8, 20, "a")}, `01234567<mark class="a" id="a">89</mark>`},
		{"outside", []layer{said(12, 20, "a")}, "0123456789"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p page
			p.nest("0123456789abcdefghijklmn", article.Span{End: 10}, c.layers)
			if got := p.String(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Whatever the layers, the elements are well nested, the text is the article's, and each layer covers exactly its span.
func TestNestKeepsTheText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := strings.Repeat(`a <b> & "quoted" – words `, 4)
	for range 3000 {
		start := random.IntN(len(text))
		within := article.Span{Start: start, End: start + random.IntN(len(text)-start+1)}
		var layers []layer
		for i := range random.IntN(7) {
			from := random.IntN(len(text))
			span := article.Span{Start: from, End: from + random.IntN(len(text)-from+1)}
			class := []string{"class", "layer-" + strconv.Itoa(i)}
			layers = append(layers, layer{span: span, order: i, tag: "mark", first: class, rest: class})
		}
		var p page
		p.nest(text, within, layers)
		balanced(t, p.String())
		if got := textContent(p.String()); got != strings.ToValidUTF8(within.Of(text), "\uFFFD") && got != within.Of(text) {
			t.Fatalf("text %q, want %q", got, within.Of(text))
		}
		for i, l := range layers {
			if got, want := covered(p.String(), "layer-"+strconv.Itoa(i)), max(0, clip(l.span, within).Len()); got != want {
				t.Fatalf("layer %d covers %d bytes, want %d\n%s", i, got, want, p.String())
			}
		}
	}
}

// covered is the number of bytes of text inside elements of a class.
func covered(fragment, class string) int {
	n := 0
	var open []bool
	tokens := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return n
		case html.TextToken:
			for _, inside := range open {
				if inside {
					n += len(tokens.Token().Data)
					break
				}
			}
		case html.StartTagToken:
			open = append(open, strings.Contains(string(tokens.Raw()), `"`+class+`"`))
		case html.EndTagToken:
			open = open[:len(open)-1]
		}
	}
}

func TestEscapeLeavesNoMarkup(t *testing.T) {
	hostile := "<script>alert('1')</script>\" onload=\"x\" & \x00 é"
	var p page
	p.element("p", hostile, "title", hostile)
	balanced(t, p.String())
	if want := strings.ReplaceAll(hostile, "\x00", "\uFFFD"); textContent(p.String()) != want {
		t.Errorf("text %q, want %q", textContent(p.String()), want)
	}
	node, err := html.Parse(strings.NewReader(p.String()))
	if err != nil {
		t.Fatal(err)
	}
	for n := range node.Descendants() {
		if n.Type == html.ElementNode && n.Data == "p" && len(n.Attr) != 1 {
			t.Errorf("attributes %v, want the title alone", n.Attr)
		}
		if n.Data == "script" {
			t.Error("a script got in")
		}
	}
}
