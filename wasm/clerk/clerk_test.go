package clerk

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"verbatim/wasm/answer"
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/search"
	"verbatim/wasm/store/deflate"
	"verbatim/wasm/store/storetest"
	"verbatim/wasm/view"
)

// host has an archive of which every stretch fails until it has been asked for once.
type host struct {
	*storetest.Late
	before  int  // stretches asked for before the present round
	forgets bool // whenever work is done, all stretches are dropped
}

// missing tells whether this round has asked for what had not come.
func (h *host) missing() bool { return len(h.Stretches) > h.before }

func (h *host) until(work, done func()) {
	for {
		h.before = len(h.Stretches)
		if work(); !h.missing() {
			if h.forgets {
				clear(h.Stretches)
				h.before = 0
			}
			done()
			return
		}
	}
}

// office is a clerk, its turns and what it has said.
type office struct {
	*Clerk
	*host
	turns []func()
	said  map[string][][]string
}

// employ gives a clerk over an archive that comes by stretches, and the same archive in memory.
func employ(t testing.TB) (*office, *bundle.Archive) {
	t.Helper()
	var items bundle.List
	for i := range 60 {
		n := strconv.Itoa(i)
		text := "---\ntitle: Kiln " + n + "\npublished: 2021-03-" + strconv.Itoa(10+i%20) + "\n---\n“The kiln of street " + n + " is cold,” said the potter Ada Holm. “Nobody lit it.”\n\nBen Tarr said that the oven was warm in week " + n + ".\n\nFired:"
		for lot := range 40 { // so that the texts fill more than one page
			text += " " + strconv.Itoa((i*40+lot)*7919%90001)
		}
		a, _ := article.Parse("kiln-"+n+".md", []byte(text))
		items = append(items, bundle.Item{Article: a, Quotes: quote.Extract(a)})
	}
	files, err := bundle.Build(items, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	memory, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	h := &host{Late: storetest.NewLate(files[0].Data)}
	o := &office{Clerk: &Clerk{}, host: h, said: map[string][][]string{}}
	o.Waits, o.Until = h.missing, h.until
	o.Later = func(f func()) { o.turns = append(o.turns, f) }
	o.Slice = time.Second
	o.Say = func(number string, parts ...string) { o.said[number] = append(o.said[number], parts) }
	h.until(func() { o.Archive, err = bundle.OpenFrom(h, "archive", int64(len(h.Data))) }, func() {})
	if err != nil {
		t.Fatal(err)
	}
	o.Begin()
	return o, memory
}

func (o *office) work() {
	for len(o.turns) > 0 {
		f := o.turns[0]
		o.turns = o.turns[1:]
		f()
	}
}

func TestWhatTheClerkShowsIsWhatThePageWouldShow(t *testing.T) {
	o, memory := employ(t)
	id := memory.QuoteID(7)
	for i, fragment := range []string{
		"#/quotes", "#/quotes?q=kiln", "#/quotes?q=oven&sort=oldest", "#/quotes?q=%22is+cold%22&speaker=Ada+Holm", "#/quotes?q=nosuchword", "#/quotes?q=kilm",
		"#/quotes?from=2021-03-12&to=2021-03-15", "#/quotes?q=oven&words=narration", "#/quote/" + id + "?q=kiln", "#/articles", "#/article/kiln-5", "#/speakers", "#/speaker/ada-holm",
		"#/audit", "#/audit?q=oven", "#/dossier", "#/quotes?q=street&shown=120",
	} {
		s, problems := view.ParseFragment(fragment)
		desk := Desk{State: s, Problems: problems, Settings: view.Settings{NoShortcuts: true}}
		number := strconv.Itoa(i)
		o.Ask("show", number, desk.Parts())
		o.work()
		alone := Finder{Archive: memory, Slice: time.Minute}
		d := alone.Data(s)
		desk.lay(&d)
		answers := o.said[number]
		if len(answers) == 0 {
			t.Errorf("%s: no answer", fragment)
			continue
		}
		last := answers[len(answers)-1]
		if last[0] != Whole || last[1] != view.Title(s, memory) || last[2] != strconv.Itoa(len(d.Results.Hits)) {
			t.Errorf("%s: it says %q", fragment, last[:3])
		}
		shown := map[string]string{}
		for j := 3; j < len(last); j += 2 {
			shown[last[j]] = last[j+1]
		}
		for _, want := range view.Render(s, d) {
			if got := shown[want.ID]; got != want.HTML {
				t.Errorf("%s: region %s is\n%s\nnot\n%s", fragment, want.ID, got, want.HTML)
			}
		}
	}
}

func TestHitsAreShownBeforeAnythingIsCounted(t *testing.T) {
	o, _ := employ(t)
	o.Ask("show", "1", Desk{State: view.State{Route: view.Quotes, Query: query.Query{Text: "kiln"}}}.Parts())
	o.work()
	answers := o.said["1"]
	early, whole := answers[len(answers)-2], answers[len(answers)-1]
	if early[0] != Found || slices.Contains(early, "facets") || whole[0] != Whole || !slices.Contains(whole, "facets") {
		t.Fatalf("%d answers, the last two %s and %s", len(answers), early[0], whole[0])
	}
	if a, b := part(early, "results"), part(whole, "results"); a != b || !strings.Contains(a, "kiln") {
		t.Errorf("the hits are\n%s\nand then\n%s", a, b)
	}
}

func TestTheFirstHitIsShownBeforeTheOthersHaveCome(t *testing.T) {
	o, _ := employ(t)
	o.Ask("show", "1", Desk{State: view.State{Route: view.Quotes, Query: query.Query{Text: "warm"}}}.Parts())
	o.work()
	answers := o.said["1"]
	if len(answers) != 3 || answers[0][0] != First || answers[1][0] != Found || answers[2][0] != Whole {
		t.Fatalf("%d answers", len(answers))
	}
	one, all := part(answers[0], "results"), part(answers[1], "results")
	card, _, _ := strings.Cut(all, "</li><li>")
	if !strings.HasPrefix(one, card) || strings.Count(one, "<article") != 1 || strings.Count(all, "<article") != 50 || answers[0][2] != "60" {
		t.Errorf("of %s hits the first is shown as\n%s\nand all as\n%s", answers[0][2], one, all)
	}
	o.Ask("show", "2", Desk{State: view.State{Route: view.Quotes, Query: query.Query{Text: "warm oven"}}}.Parts())
	o.work()
	if answers := o.said["2"]; len(answers) != 2 || answers[0][0] != Found {
		t.Errorf("%d answers when all has come", len(answers))
	}
}

func TestAQuoteIsShownBeforeItIsComparedWithOthers(t *testing.T) {
	o, memory := employ(t)
	o.Ask("show", "1", Desk{State: view.State{Route: view.Quote, ID: memory.QuoteID(7)}}.Parts())
	o.work()
	answers := o.said["1"]
	if len(answers) != 2 {
		t.Fatalf("%d answers", len(answers))
	}
	for i, phase := range []string{Alone, Whole} {
		if reader := part(answers[i], "reader"); answers[i][0] != phase || !strings.Contains(reader, " chosen") || strings.Contains(reader, "twins-") != (phase == Whole) {
			t.Errorf("answer %d of phase %s: %s", i, answers[i][0], reader)
		}
	}
	o.Ask("show", "2", Desk{State: view.State{Route: view.Quote, ID: memory.QuoteID(7)}}.Parts())
	o.work()
	if again := o.said["2"]; len(again) != 1 || part(again[0], "reader") != part(answers[1], "reader") {
		t.Errorf("once all is here there are %d answers", len(again))
	}
}

func TestTheFirstHitOfACommonWordIsShownBeforeTheOthersAreRanked(t *testing.T) {
	o, _ := employ(t)
	say, ranked := o.Say, []bool{}
	o.Say = func(number string, parts ...string) {
		ranked = append(ranked, o.Archive.Index().Quotes.Lengths() != nil)
		say(number, parts...)
	}
	o.Ask("show", "1", Desk{State: view.State{Route: view.Quotes, Query: query.Query{Text: "the"}}}.Parts())
	o.work()
	answers := o.said["1"]
	if len(answers) != 3 || answers[0][0] != First || ranked[0] || answers[1][0] != Found || !ranked[1] {
		t.Fatalf("%d answers, ranked %v", len(answers), ranked)
	}
	one, all := part(answers[0], "results"), part(answers[1], "results")
	if card, _, _ := strings.Cut(all, "</li><li>"); !strings.HasPrefix(one, card) || strings.Count(one, "<article") != 1 {
		t.Errorf("the first is\n%s\nand then all are\n%s", one, all)
	}
}

// part is the HTML of a region in an answer.
func part(answer []string, id string) string {
	if i := slices.Index(answer, id); i >= 0 {
		return answer[i+1]
	}
	return ""
}

// An audit of more texts than stay in memory is counted to its end, each article once, however little of the archive a turn leaves behind.
func TestAnAuditIsCountedToItsEndThoughWhatItReadIsDropped(t *testing.T) {
	o, memory := employ(t)
	o.forgets, o.Slice = true, 0
	s, _ := view.ParseFragment("#/audit?q=oven")
	o.Ask("show", "1", Desk{State: s}.Parts())
	turns := 0
	for ; len(o.turns) > 0 && turns < 1000; turns++ {
		next := o.turns[0]
		o.turns = o.turns[1:]
		next()
	}
	if turns < memory.Info().Articles || turns > 2*memory.Info().Articles {
		t.Errorf("%d turns for %d articles", turns, memory.Info().Articles)
	}
	answers := o.said["1"]
	d := (&Finder{Archive: memory, Slice: time.Minute}).Data(s)
	for _, want := range view.Render(s, d) {
		if got := part(answers[len(answers)-1], want.ID); want.ID == "results" && got != want.HTML {
			t.Errorf("at last it shows\n%s\nnot\n%s", got, want.HTML)
		}
	}
	shown := -1
	for _, answer := range answers[:len(answers)-1] {
		_, after, _ := strings.Cut(part(answer, "results"), `value="`)
		value, _, _ := strings.Cut(after, `"`)
		n, err := strconv.Atoi(value)
		if err != nil || n < shown {
			t.Fatalf("after %d articles it shows %q", shown, value)
		}
		shown = n
	}
	if shown < memory.Info().Articles/2 {
		t.Errorf("the last progress shown is %d", shown)
	}
}

func TestANewerQuestionKeepsAnOlderOneFromBeingAnswered(t *testing.T) {
	o, _ := employ(t)
	for i, words := range []string{"k", "ki", "kiln"} {
		o.Ask("show", strconv.Itoa(i), Desk{State: view.State{Route: view.Quotes, Query: query.Query{Text: words, Typing: true}}}.Parts())
	}
	o.work()
	if len(o.said["0"])+len(o.said["1"]) > 0 || len(o.said["2"]) == 0 {
		t.Errorf("answered: %d, %d, %d", len(o.said["0"]), len(o.said["1"]), len(o.said["2"]))
	}
}

func TestTheClerkAnswersWhatElseThePageAsks(t *testing.T) {
	o, memory := employ(t)
	s := view.State{Route: view.Quotes, Query: query.Query{Text: "kiln"}}
	o.Ask("show", "show", Desk{State: s}.Parts())
	o.work()
	id := memory.QuoteID(3)
	ids, facets := answer.Both(memory, query.Query{Text: "oven"})
	site := cite.Site{Base: "https://kilns.example/", Accessed: "2024-05-06"}
	d := (&Finder{Archive: memory, Slice: time.Minute}).Data(s)
	html, left := view.Items(s, d, 50, 51)
	dossier := view.Dossier{}.Toggle(memory, id).Text()
	var quotes []int
	for _, hit := range d.Results.Hits {
		quotes = append(quotes, int(hit))
	}
	e, _ := cite.New(memory, cite.CSV, quotes, site)
	for more := true; more; {
		more, _ = e.Step()
	}
	name, media, text := e.File()
	for _, c := range []struct {
		kind  string
		parts []string
		want  []string
	}{
		{"items", []string{s.ListKey(), "50", "51"}, []string{strconv.Itoa(left), html}},
		{"items", []string{"another list", "0", "1"}, nil},
		{"search", []string{"oven", "counted"}, []string{ids, facets}},
		{"search", []string{"oven"}, []string{ids, ""}},
		{"copy", []string{id, site.Base, site.Accessed}, []string{cite.One(memory, cite.Plain, 3, site)}},
		{"copy", []string{"nobody/nothing"}, []string{""}},
		{"cite", []string{id, site.Base, site.Accessed}, []string{view.CitePanel(view.Data{Archive: memory}, id, site)}},
		{"collect", []string{id, ""}, []string{dossier}},
		{"export", []string{"results", string(cite.CSV), site.Base, site.Accessed}, []string{name, media, text}},
	} {
		number := c.kind + strings.Join(c.parts, " ")
		o.Ask(c.kind, number, c.parts)
		o.work()
		var got []string
		if answers := o.said[number]; len(answers) > 0 {
			got = answers[len(answers)-1]
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", number, got, c.want)
		}
	}
	o.Ask("suggest", "suggest", []string{"ada", "4"})
	if got, want := Suggestions(o.said["suggest"][0]), search.Suggest(memory, "ada", 4); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("suggested: %v, not %v", got, want)
	}
}

// Whatever the parts of a question are, the clerk does the work and goes on: what it then shows is what it would have shown before.
func FuzzAsk(f *testing.F) {
	f.Add("show", "#/quotes?q=a", "yes")
	f.Add("items", "", "-5")
	f.Add("export", "dossier", "pdf")
	f.Add("export", "results", "csv")
	f.Add("suggest", "ada", "99999999999999999999")
	f.Add("search", "kiln -oven speaker:a*", "counted")
	f.Add("csv", "speakers", "")
	f.Add("beside", "holm", "tarr")
	f.Add("collect", "kiln-3/q1", "verbatim-dossier 1\n#/quote/a/b?exact=x\tnote%0A\n")
	f.Add("check", "“The kiln of street 3 is cold,” said Ben Tarr.", "Ada Holm")
	f.Add("read", "0", "90000")
	f.Add("speak", "ru", "quotes.none = {n")
	o, _ := employ(f)
	f.Cleanup(func() { view.Speak("en", "") })
	f.Fuzz(func(t *testing.T, kind, a, b string) {
		defer view.Speak("en", "")
		ReadDesk([]string{a, b, kind, "narrow.", b, "problem", a})
		for _, parts := range [][]string{{a, b}, nil, {b, a, kind, a, b}} {
			clear(o.said)
			o.Ask(kind, "1", parts)
			o.work()
		}
		view.Speak("en", "")
		clear(o.said)
		o.Ask("show", "2", Desk{State: view.State{Route: view.Speakers}}.Parts())
		o.work()
		if answers := o.said["2"]; len(answers) == 0 || !strings.Contains(strings.Join(answers[len(answers)-1], ""), "Ada Holm") {
			t.Errorf("after %q %q %q it says %.300q", kind, a, b, answers)
		}
	})
}

func TestADeskIsReadAsItWasWritten(t *testing.T) {
	s, _ := view.ParseFragment("#/quotes?q=kiln&speaker=Ada+Holm")
	s.Query.Typing = true
	want := Desk{State: s, Kept: true, Settings: view.Settings{NoShortcuts: true}.Save("cold ones", s), Problems: []query.Problem{{Message: "odd"}}, Narrow: map[string]string{"speaker": "ho"}}
	got := ReadDesk(want.Parts())
	if !slices.Equal(got.Parts(), want.Parts()) || !got.Kept || !got.State.Query.Typing || got.Narrow["speaker"] != "ho" || len(got.Settings.Saved) != 1 || len(got.Problems) != 1 {
		t.Errorf("%+v", got)
	}
}

// What is found step by step is what is found at once, also when another query comes in between.
func TestStepsLeadToWhatIsFoundAtOnce(t *testing.T) {
	_, memory := employ(t)
	stepped := Finder{Archive: memory, Slice: time.Minute}
	for _, fragment := range []string{"#/quotes", "#/quotes?q=kiln", "#/quotes?q=oven&words=narration", "#/quotes?q=nosuchword", "#/speakers"} {
		s, _ := view.ParseFragment(fragment)
		other, _ := view.ParseFragment("#/quotes?q=street")
		stepped.Step(other)
		n := 0
		for stepped.Step(s) {
			n++
		}
		at := Finder{Archive: memory, Slice: time.Minute}
		if got, want := stepped.Data(s).Results, at.Data(s).Results; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d hits in %d steps, %d at once", fragment, len(got.Hits), n, len(want.Hits))
		}
		if s.Query.Text == "kiln" && n < int(query.NumFacets) {
			t.Errorf("%s: %d steps", fragment, n)
		}
	}
}
