package correct_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/correct"
	"verbatim/wasm/quote"
)

const harbour = "“We have no boat until June,” said Mira Tolland, who runs the ferry.\n\n" +
	"The council met in the old mill, where the harbour master Odo Brandt kept the minutes. “Nobody told us that the pier would close,” he said.\n\n" +
	"“Wait,” it was shouted from the gallery.\n\n" +
	"Tolland said that the winter timetable would stay."

func item(id, text string) bundle.Item {
	a := article.FromText(id, text)
	a.ID = id
	return bundle.Item{Article: a, Quotes: quote.Extract(a)}
}

// anchorOf is the anchor of the quote of an item that begins with some words.
func anchorOf(t *testing.T, it bundle.Item, words string) cite.Anchor {
	t.Helper()
	files, err := bundle.Build(bundle.List{it}, bundle.Info{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range it.Quotes.Attributions {
		if strings.HasPrefix(x.Pieces[0].Of(it.Article.Text), words) {
			r, err := cite.Of(a, i, cite.Site{})
			if err != nil {
				t.Fatal(err)
			}
			return r.Anchor()
		}
	}
	t.Fatalf("no quote begins with %q", words)
	return cite.Anchor{}
}

// corrected makes corrections in an item, which must still fit an archive, and tells what became of them.
func corrected(t *testing.T, it bundle.Item, p correct.Patch) (bundle.Item, []correct.Outcome) {
	t.Helper()
	c := correct.New(p)
	out, err := c.Item(it)
	if err != nil {
		t.Fatal(err)
	}
	files, err := bundle.Build(bundle.List{out}, bundle.Info{}, nil)
	if err != nil {
		t.Fatalf("the corrected article makes no archive: %v", err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	back, err := a.Item(0)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back.Quotes.Attributions, out.Quotes.Attributions) {
		t.Errorf("the archive holds\n%+v, not\n%+v", back.Quotes.Attributions, out.Quotes.Attributions)
	}
	return out, c.Outcomes()
}

func said(it bundle.Item, words string) (x quote.Attribution, who string) {
	for _, x := range it.Quotes.Attributions {
		if strings.HasPrefix(x.Pieces[0].Of(it.Article.Text), words) {
			if x.Person >= 0 {
				who = it.Quotes.People[x.Person].Name
			}
			return x, who
		}
	}
	return quote.Attribution{}, "no such quote"
}

func TestEachKindOfCorrectionIsMadeAndLeavesTheItemAlone(t *testing.T) {
	it := item("harbour", harbour)
	before := fmt.Sprintf("%+v", it.Quotes)
	boat, told, wait, winter := anchorOf(t, it, "We have"), anchorOf(t, it, "Nobody"), anchorOf(t, it, "Wait"), anchorOf(t, it, "that the winter")
	out, outcomes := corrected(t, it, correct.Patch{
		{Quote: boat, Speaker: "Odo Brandt", Role: "harbour master"},
		{Quote: told, Speaker: correct.Unclear, Type: "mixed"},
		{Quote: wait, Remove: true},
		{Quote: winter, Words: []string{"the winter timetable would stay"}, Role: correct.NoRole},
	})
	for i, o := range outcomes {
		if o.Why != "" || o.Made != 1 {
			t.Errorf("correction %d: %+v", i, o)
		}
	}
	x, who := said(out, "We have")
	if who != "Odo Brandt" || x.Role.Of(out.Article.Text) != "harbour master" || x.Rule != correct.Rule || x.Confidence != quote.Named {
		t.Errorf("said by %q, %q, rule %q", who, x.Role.Of(out.Article.Text), x.Rule)
	}
	if x.Evidence[0].Part != correct.WasBy+"inverted" || x.Evidence[1].Part != "was-speaker" || x.Evidence[1].Span.Of(out.Article.Text) != "Mira Tolland" {
		t.Errorf("what was found before is told by %+v", x.Evidence)
	}
	if x, who := said(out, "Nobody"); who != "" || x.Confidence != quote.Unclear || x.Kind != quote.Mixed {
		t.Errorf("said by %q, %v, %v", who, x.Confidence, x.Kind)
	}
	if _, who := said(out, "Wait"); who != "no such quote" {
		t.Error("the quote is still there")
	}
	if x, who := said(out, "the winter"); who != "Mira Tolland" || !correct.Made(&x) {
		t.Errorf("said by %q, evidence %+v", who, x.Evidence)
	}
	if got := fmt.Sprintf("%+v", it.Quotes); got != before {
		t.Errorf("the item that was given has become\n%s", got)
	}
}

func TestASpeakerWhomTheArticleDoesNotNameIsAdded(t *testing.T) {
	it := item("harbour", harbour)
	out, _ := corrected(t, it, correct.Patch{{Quote: anchorOf(t, it, "Wait"), Speaker: "Lena Quistorp"}})
	if x, who := said(out, "Wait"); who != "Lena Quistorp" || x.Confidence != quote.Named {
		t.Errorf("said by %q", who)
	}
}

func TestANameIsMadeToStandForSomebodyElse(t *testing.T) {
	it, other := item("harbour", harbour), item("mill", "“The mill turns,” said Odo Brandt.")
	for _, c := range []struct {
		change correct.Correction
		first  string
		second string
		why    string
	}{
		{correct.Correction{People: []string{"Odo Brandt", "Brandt"}, Becomes: "Otto Brandt"}, "Otto Brandt", "Otto Brandt", ""},
		{correct.Correction{People: []string{"Odo Brandt"}, Article: "mill", Becomes: "Odo Brandt the younger"}, "Odo Brandt", "Odo Brandt the younger", ""},
		{correct.Correction{People: []string{"Ada Morrow"}, Becomes: "Odo Brandt"}, "Odo Brandt", "Odo Brandt", "nobody of that name is in these articles"},
		{correct.Correction{People: []string{"Ada Morrow"}, Article: "mill", Becomes: "X Y"}, "Odo Brandt", "Odo Brandt", "nobody of that name is in this article"},
		{correct.Correction{People: []string{"Odo Brandt"}, Article: "quay", Becomes: "X Y"}, "Odo Brandt", "Odo Brandt", "no article here has the id “quay”"},
	} {
		p := correct.New(correct.Patch{c.change})
		for range 2 { // an archive reads its items twice
			a, _ := p.Item(it)
			b, _ := p.Item(other)
			if _, who := said(a, "Nobody"); who != c.first {
				t.Errorf("%+v: said by %q", c.change, who)
			}
			if _, who := said(b, "The mill"); who != c.second {
				t.Errorf("%+v: said by %q", c.change, who)
			}
		}
		if o := p.Outcomes()[0]; o.Why != c.why {
			t.Errorf("%+v: %+v", c.change, o)
		}
	}
}

func TestWhatCannotBeDoneIsSaidAndChangesNothing(t *testing.T) {
	it := item("harbour", harbour)
	boat := anchorOf(t, it, "We have")
	gone := boat
	gone.ID, gone.Exact = "harbour/q00000000", "These words were never in it at all"
	for _, c := range []struct {
		change correct.Correction
		why    string
	}{
		{correct.Correction{Quote: gone, Speaker: "X Y"}, "do not stand in the article"},
		{correct.Correction{Quote: boat, Role: "queen of the sea"}, "words of the role"},
		{correct.Correction{Quote: boat, Speaker: "X Y", Words: []string{"We have no ship"}}, "does not have the words"},
		{correct.Correction{Quote: boat, Words: []string{"the"}}, "more than once"},
	} {
		out, outcomes := corrected(t, it, correct.Patch{c.change})
		if !strings.Contains(outcomes[0].Why, c.why) || outcomes[0].Made != 0 {
			t.Errorf("%+v: %+v, want %q", c.change, outcomes[0], c.why)
		}
		if !reflect.DeepEqual(out.Quotes.Attributions, it.Quotes.Attributions) {
			t.Errorf("%+v changed something", c.change)
		}
	}
}

func TestTheLaterOfTwoCorrectionsCounts(t *testing.T) {
	it := item("harbour", harbour)
	boat := anchorOf(t, it, "We have")
	out, _ := corrected(t, it, correct.Patch{{Quote: boat, Speaker: "Odo Brandt"}, {Quote: boat, Speaker: "Ada Morrow"}})
	x, who := said(out, "We have")
	if who != "Ada Morrow" || x.Evidence[0].Part != correct.WasBy+"inverted" {
		t.Errorf("said by %q, before by %+v", who, x.Evidence)
	}
}

func TestCandidatesBeginWithWhoeverIsNamedNearest(t *testing.T) {
	it := item("harbour", harbour)
	for i, x := range it.Quotes.Attributions {
		words, names := x.Pieces[0].Of(it.Article.Text), correct.Candidates(it, i)
		want := map[string]string{"Nobody told us that the pier would close": "Odo Brandt", "Wait": "Odo Brandt", "We have no boat until June": "Mira Tolland"}[strings.TrimRight(words, ",")]
		if want != "" && (len(names) != 2 || names[0] != want) {
			t.Errorf("%q may be by %q, want %q first", words, names, want)
		}
	}
}

// sheet is an article made of paragraphs, each with a quote and, at its end, a number that tells it from all others.
type sheet []string

func (s sheet) text() string { return strings.Join(s, "\n\n") }

var lines = []string{"We will wait", "Nobody has asked us about the boats that are due in spring", "We will wait", "The toll stays as it is until the new bridge is paid for",
	"The toll stays as it is until the old bridge is torn down", "No", "Nobody has asked us about the boats that are due in autumn", "It rains through the roof of the town hall every other day", "No", "We shall open the pool in May"}
var names = []string{"Mira Tolland", "Odo Brandt", "Lena Quistorp", "Tomas Reyl"}

func paragraph(n int, words, name string) string {
	return fmt.Sprintf("The council had come to its point %d, and it was late in the evening. “%s,” said %s, and the clerk wrote it down without a word. So ended point %d.", n, words, name, n)
}

func newSheet() sheet {
	var s sheet
	for n, words := range lines {
		s = append(s, paragraph(n, words, names[n%len(names)]))
	}
	return s
}

// TestCorrectionsOfEditedArticlesAreMadeWhereTheyBelongOrNotAtAll edits an article in every way that newsrooms do. No correction may be made of another quote
// than the one it was meant for.
func TestCorrectionsOfEditedArticlesAreMadeWhereTheyBelongOrNotAtAll(t *testing.T) {
	base := item("minutes", newSheet().text())
	all := anchors(t, base)
	made, possible := 0, 0
	for n, words := range lines {
		// the anchor of the quote in paragraph n: of the same words several times over
		var anchor cite.Anchor
		place := strings.Index(base.Article.Text, fmt.Sprintf("point %d,", n))
		for i, x := range base.Quotes.Attributions {
			if x.Pieces[0].Start > place && anchor.ID == "" {
				anchor = all[i]
			}
		}
		if !strings.HasPrefix(anchor.Exact, words) {
			t.Fatalf("the quote of paragraph %d is %q", n, anchor.Exact)
		}
		patch := correct.Patch{{Quote: anchor, Speaker: "Marked By Hand"}}
		for edit, there := range edits(n) {
			it := item("minutes", edit.text.text())
			c := correct.New(patch)
			out, err := c.Item(it)
			if err != nil {
				t.Fatal(err)
			}
			outcomes := c.Outcomes()
			if there {
				possible++
			}
			for _, x := range out.Quotes.Attributions {
				if x.Rule != correct.Rule {
					continue
				}
				end := strings.Index(out.Article.Text[x.Pieces[0].Start:], "So ended point ")
				tail := ""
				if end >= 0 {
					tail = out.Article.Text[x.Pieces[0].Start+end:]
				}
				if !strings.HasPrefix(tail, fmt.Sprintf("So ended point %d.", n)) {
					t.Errorf("paragraph %d, %s: the correction of %q was made of another quote: %.60q", n, edit.name, words, tail)
				}
				made++
			}
			if o := outcomes[0]; (o.Why == "") != (o.Made == 1) {
				t.Errorf("paragraph %d, %s: %+v", n, edit.name, o)
			}
		}
	}
	t.Logf("%d of %d corrections that could be made were made, none of a wrong quote", made, possible)
	if made*10 < possible*6 {
		t.Errorf("only %d of %d corrections were made", made, possible)
	}
}

func anchors(t *testing.T, it bundle.Item) []cite.Anchor {
	files, err := bundle.Build(bundle.List{it}, bundle.Info{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	var list []cite.Anchor
	for i := range it.Quotes.Attributions {
		r, err := cite.Of(a, i, cite.Site{})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r.Anchor())
	}
	return list
}

type edited struct {
	name string
	text *sheet
}

// edits are edits of the sheet around its paragraph n, and whether its quote is still there.
func edits(n int) map[edited]bool {
	out := map[edited]bool{}
	add := func(name string, there bool, change func(s sheet) sheet) {
		s := change(newSheet())
		out[edited{name, &s}] = there
	}
	replaced := func(old, new string) func(sheet) sheet {
		return func(s sheet) sheet { s[n] = strings.Replace(s[n], old, new, 1); return s }
	}
	add("nothing changed", true, func(s sheet) sheet { return s })
	add("a paragraph put first", true, func(s sheet) sheet { return append(sheet{"It was a wet week in the town. So ended point 99."}, s...) })
	add("the order turned round", true, func(s sheet) sheet {
		var r sheet
		for _, p := range s {
			r = append(sheet{p}, r...)
		}
		return r
	})
	add("the paragraph taken out", false, func(s sheet) sheet { return append(s[:n:n], s[n+1:]...) })
	for other := range lines {
		if other != n {
			add(fmt.Sprint("paragraph taken out ", other), true, func(s sheet) sheet { return append(s[:other:other], s[other+1:]...) })
		}
	}
	add("another sentence before it", true, replaced("evening.", "evening when the door fell shut."))
	add("another verb", true, replaced("said", "answered"))
	add("another speaker", true, replaced(names[n%len(names)], "Ada Morrow"))
	add("another speaker and sentence", true, func(s sheet) sheet {
		s[n] = strings.NewReplacer(names[n%len(names)], "Ada Morrow", "late in the evening", "time for supper").Replace(s[n])
		return s
	})
	add("the quote taken out", false, replaced("“"+lines[n]+",” said "+names[n%len(names)]+", and the clerk", "The clerk"))
	add("a word changed", true, replaced("it", "this"))
	add("another quote in its place", false, replaced(lines[n], "That is the end of the matter"))
	add("the quote said twice", true, replaced("So ended", "“"+lines[n]+",” said "+names[n%len(names)]+", and the clerk wrote it down again. So ended"))
	add("its words in another paragraph", false, func(s sheet) sheet {
		other := (n + 3) % len(s)
		s[other] = fmt.Sprintf("In the market hall nobody listened. “%s,” called Ada Morrow over the noise. So ended point %d.", lines[n], other)
		s[n] = strings.Replace(s[n], lines[n], "We do not know", 1)
		return s
	})
	return out
}
