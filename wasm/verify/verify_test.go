package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
)

// item makes an article of text in which [square brackets] enclose the pieces of quotes; "|" between two pieces makes them parts of one quote.
func item(id, published, text string) bundle.Item {
	a := &article.Article{ID: id, Meta: article.Meta{Title: id, Published: published}}
	r := &quote.Result{}
	var b strings.Builder
	start, goesOn := 0, false
	for _, c := range text {
		switch c {
		case '[':
			start = b.Len()
		case ']':
			span := article.Span{Start: start, End: b.Len()}
			if goesOn {
				last := &r.Attributions[len(r.Attributions)-1]
				last.Pieces = append(last.Pieces, span)
			} else {
				r.Attributions = append(r.Attributions, quote.Attribution{ID: fmt.Sprintf("q%08x", len(r.Attributions)), Pieces: []article.Span{span}, Person: -1})
			}
			goesOn = false
		case '|':
			goesOn = true
		default:
			b.WriteRune(c)
		}
	}
	a.Text = b.String()
	for par := range strings.SplitSeq(a.Text, "\n\n") {
		kind := article.Paragraph
		if strings.HasPrefix(par, "PHOTO") {
			kind = article.Caption
		}
		start := strings.Index(a.Text, par)
		a.Blocks = append(a.Blocks, article.Block{Kind: kind, Span: article.Span{Start: start, End: start + len(par)}, Section: -1})
	}
	return bundle.Item{Article: a, Quotes: r}
}

func archive(t testing.TB) *bundle.Archive {
	t.Helper()
	return built(t, bundle.List{
		item("lighthouse", "2021-03-01", `The lighthouse at Corvin Point was dark for 14 nights last winter, according to the harbour office.

“[We shall not sell the lamp to anybody],” keeper Odile Brandt said. “[It cost us 3,200 crowns, and it was worth every coin we paid].”

“[Nobody in the village]|,” she added on Sunday, “[has ever counted the ships that turned back before the rocks].”

PHOTO: The lamp room after the storm of January.`),
		item("market", "2021-04-02", `“[The market hall needs a new roof before autumn],” builder Tam Okoro said. The council has set aside 90,000 crowns for tiles and timber.`),
		item("reprint", "2021-05-03", `Months later the keeper's words were read out again: “[We shall not sell the lamp to anybody].”`),
	})
}

// built is the archive of items.
func built(t testing.TB, items bundle.List) *bundle.Archive {
	t.Helper()
	files, err := bundle.Build(items, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func checked(t *testing.T, pasted string) Verdict {
	t.Helper()
	v, err := Check(archive(t), pasted, "")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVerdicts(t *testing.T) {
	tests := []struct {
		name, pasted string
		kind         Kind
		article      int
		quote        int // number in the archive
		ignored      string
		warnings     string
	}{
		{"word for word", "We shall not sell the lamp to anybody", Exact, 0, 0, "", ""},
		{"case and marks do not count", `"WE SHALL NOT sell - the lamp, to anybody!"`, Exact, 0, 0, "capital letters, white space, dashes, punctuation", ""},
		{"the cue in between need not be repeated", "Nobody in the village has ever counted the ships", Exact, 0, 2, interruption, ""},
		{"words left out in the middle", "Nobody in the village counted the ships that turned back before the rocks", Shortened, 0, 2, "", ""},
		{"a lost not", "We shall sell the lamp to anybody", Shortened, 0, 0, "", "negation"},
		{"another number", "It cost us 3,900 crowns, and it was worth every coin we paid", Altered, 0, 1, "", "number"},
		{"the same number written otherwise", "It cost us 3200 crowns, and it was worth every coin", Exact, 0, 1, "accents, apostrophes or hyphens", ""},
		{"a number in words", "It cost us 3,200 crowns, and it was worth twelve coins", Altered, 0, 1, "", "number"},
		{"the last word replaced", "We shall not sell the lamp to strangers", Altered, 0, 0, "", ""},
		{"a word replaced", "The market hall needs a cheap roof before autumn", Altered, 1, 3, "", ""},
		{"a name put in", "The market hall needs a new Corvin roof before autumn", Altered, 1, 3, "", "name"},
		{"the narrator's words", "The council has set aside 90,000 crowns for tiles and timber", Exact, 1, -1, "", ""},
		{"never said", "Our submarine fleet will circle the moon twice by Easter", NotHere, -1, -1, "", ""},
		{"common words alone are not enough", "it was to the and we", NotHere, -1, -1, "", ""},
		{"nothing pasted", " … ", NotHere, -1, -1, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := checked(t, test.pasted)
			if v.Kind != test.kind || v.Article != test.article || v.Quote != test.quote {
				t.Errorf("got %v in article %d, quote %d (score %.2f); want %v, %d, %d", v.Kind, v.Article, v.Quote, v.Score, test.kind, test.article, test.quote)
			}
			if got := strings.Join(v.Ignored, ", "); test.ignored != "" && got != test.ignored {
				t.Errorf("ignored %q, want %q", got, test.ignored)
			}
			var warnings []string
			for _, w := range v.Warnings {
				warnings = append(warnings, w.What)
			}
			if got := strings.Join(warnings, ", "); got != test.warnings {
				t.Errorf("warnings %q, want %q", got, test.warnings)
			}
			if v.Searched != 3 {
				t.Errorf("searched %d articles, want 3", v.Searched)
			}
		})
	}
}

func TestTheEarliestOfEqualSourcesIsNamedAndTheOthersAreListed(t *testing.T) {
	v := checked(t, "We shall not sell the lamp to anybody")
	if v.Article != 0 || len(v.Others) != 1 || v.Others[0].Article != 2 {
		t.Errorf("got article %d and others %+v", v.Article, v.Others)
	}
}

func TestAChangedEndIsSetBesideTheWordsItReplaces(t *testing.T) {
	a := archive(t)
	for pasted, want := range map[string]string{
		"We shall not sell the lamp to strangers":            "anybody → strangers",
		"They shall not sell the lamp to anybody":            "We → They",
		"It cost us 3,200 crowns, and it was as she told me": " → as she told me",
	} {
		v, err := Check(a, pasted, "")
		if err != nil {
			t.Fatal(err)
		}
		item, err := a.Item(v.Article)
		if err != nil {
			t.Fatal(err)
		}
		var theirs, ours string
		for _, c := range v.Changes {
			switch c.Op {
			case Insert:
				theirs += c.Pasted.Of(pasted)
			case Delete:
				ours += c.Source.Of(item.Article.Text)
			}
		}
		if got := ours + " → " + theirs; got != want {
			t.Errorf("%q: %s, want %s", pasted, got, want)
		}
	}
}

func TestWhatIsQuotedWordForWordIsFoundHoweverCommonItsWords(t *testing.T) {
	var list bundle.List
	for range 30 {
		list = append(list, extracted("The harbour may close, and it is late.", len(list)))
	}
	list = append(list, extracted("“Close it,” said Wilma Torsund.", len(list)))
	a := built(t, list)
	for pasted, want := range map[string]Kind{"Close it!": Exact, "close": NotHere, "it, close": NotHere, "is it late": NotHere, "and it is late": Exact} {
		if v, err := Check(a, pasted, ""); err != nil || v.Kind != want {
			t.Errorf("%q came out as %v, %v, want %v", pasted, v.Kind, err, want)
		}
	}
}

func TestACaptionIsKnownAsOne(t *testing.T) {
	if v := checked(t, "The lamp room after the storm"); v.Kind != Exact || v.Quote != -1 || v.Block != article.Caption {
		t.Errorf("got %v, quote %d, block %v", v.Kind, v.Quote, v.Block)
	}
}

func TestTheDiffRebuildsBothTexts(t *testing.T) {
	a := archive(t)
	pasted := "Yesterday: we shall never sell our lamp to anybody else"
	v, err := Check(a, pasted, "")
	if err != nil {
		t.Fatal(err)
	}
	item, err := a.Item(v.Article)
	if err != nil {
		t.Fatal(err)
	}
	var theirs, ours []string
	for _, c := range v.Changes {
		if c.Op != Delete {
			theirs = append(theirs, c.Pasted.Of(pasted))
		}
		if c.Op != Insert {
			ours = append(ours, c.Source.Of(item.Article.Text))
		}
	}
	if got, want := strings.Join(theirs, " "), "Yesterday we shall never sell our lamp to anybody else"; got != want {
		t.Errorf("pasted side %q, want %q", got, want)
	}
	if got, want := strings.Join(ours, " "), "We shall not sell the lamp to anybody"; got != want {
		t.Errorf("article side %q, want %q", got, want)
	}
}

func TestAlignmentSkipsWhatWasLeftOut(t *testing.T) {
	a, b := tokens("red bridge was closed at dawn"), tokens("they say the red bridge near the mill and the old ferry was closed at dawn by hand")
	var got []string
	for _, s := range align(numbers(a, b, finding)) {
		if s.a >= 0 && s.b >= 0 {
			got = append(got, b[s.b].term)
		}
	}
	if want := strings.Fields("red bridge was closed at dawn"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("We shall not sell")
	f.Add("— “«» 3,2 ’s -")
	a := archive(f)
	f.Fuzz(func(t *testing.T, pasted string) {
		v, err := Check(a, pasted, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range v.Changes {
			if c.Op != Delete {
				_ = c.Pasted.Of(pasted)
			}
			if v.Article >= 0 && c.Op != Insert {
				item, _ := a.Item(v.Article)
				_ = c.Source.Of(item.Article.Text)
			}
		}
	})
}

func ExampleCheck() {
	a := archive(&testing.T{})
	v, err := Check(a, "We shall sell the lamp to anybody", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	item, _ := a.Item(v.Article)
	fmt.Println(v.Kind)
	for _, c := range v.Changes {
		if c.Op == Delete {
			fmt.Println("left out:", c.Source.Of(item.Article.Text))
		}
	}
	// Output:
	// shortened
	// left out: not
}

func TestAFewWordsOfAShortQuoteAreNoOtherPlace(t *testing.T) {
	a := read(t, "“At this hour the mud talks,” said the engineer Yven Marr.", "The mud stays\n\n“The hour is late for mud and for all of us who dig here,” said Olga Merrin. The talks go on.", "“At this early hour even the mud talks to us,” said Piet Aalberg.")
	v, err := Check(a, "At this hour the mud talks", "")
	if err != nil {
		t.Fatal(err)
	}
	if v.Kind != Exact || len(v.Others) != 1 || v.Others[0].Article != 2 {
		t.Errorf("got %v and others %+v", v.Kind, v.Others)
	}
}

func TestExchangedNeighboursOfCommonWordsAreFound(t *testing.T) {
	texts := []string{"“We do not want them on our old quay,” said the engineer Yven Marr."}
	for range 99 {
		texts = append(texts, "The old quay is not on our side. Want them or leave them: do as we may, the rain comes.")
	}
	a := read(t, texts...)
	for pasted, want := range map[string]Kind{
		"We do want not them on our old quay":   Altered,
		"We do sell fish them on our old quay":  NotHere,
		"Our old quay may do as we want the in": NotHere,
	} {
		v, err := Check(a, pasted, "")
		if err != nil {
			t.Fatal(err)
		}
		if v.Kind != want || want == Altered && v.Article != 0 {
			t.Errorf("%q: got %v in article %d, want %v", pasted, v.Kind, v.Article, want)
		}
	}
}
