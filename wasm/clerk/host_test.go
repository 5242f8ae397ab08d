package clerk

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/query"
	"verbatim/wasm/view"
)

// asHost takes the parameters of a question apart, as a host does, and answers it.
func asHost(t *testing.T, o *office, parameters string) []string {
	t.Helper()
	values, err := url.ParseQuery(parameters)
	if err != nil {
		t.Fatal(err)
	}
	q, ok := NewHostQuestion(values.Get("ask"), values["desk"], values["part"])
	if !ok {
		t.Fatalf("%s is not answered", parameters)
	}
	var parts []string
	o.Until(func() { parts = q.Answer(o.Archive, o.Waits) }, func() {})
	return parts
}

func TestAHostAnswersWhatTheClerkAnswers(t *testing.T) {
	o, memory := employ(t)
	for i, fragment := range []string{"#/quotes", "#/quotes?q=kiln", "#/quotes?q=%22is+cold%22&speaker=Ada+Holm", "#/quotes?q=nosuchword", "#/quotes?q=oven&words=all", "#/quotes?q=kiln&lines=hit",
		"#/quote/" + memory.QuoteID(7) + "?q=kiln", "#/articles", "#/article/kiln-5", "#/speaker/ada-holm", "#/audit?q=oven", "#/quotes?q=kil&shown=100"} {
		s, _ := view.ParseFragment(fragment)
		s.Query.Typing = i%2 == 1
		desk := Desk{State: s, Kept: i%3 == 0, Narrow: map[string]string{"speaker": "ho"}}
		parameters, ok := HostQuestion{Kind: "show", Desk: desk}.Parameters()
		if !ok {
			t.Errorf("%s: it is not asked", fragment)
			continue
		}
		got := asHost(t, o, parameters)
		number := strconv.Itoa(i)
		o.Ask("show", number, desk.Parts())
		o.work()
		said := o.said[number]
		want := slices.Clone(said[len(said)-1])
		for j, part := range want {
			want[j] = strings.Replace(part, view.Words("footer.private"), view.Words("footer.hosted"), 1)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: it is\n%q\nnot\n%q", fragment, got, want)
		}
		for kind, parts := range map[string][]string{"items": {s.ListKey(), "50", "53"}, "search": {"oven", "counted"}, "suggest": {"ada", "4"}, "csv": {"speakers"}} {
			parameters, ok := HostQuestion{Kind: kind, Parts: parts, Desk: Desk{State: s}}.Parameters()
			o.Ask(kind, kind+number, parts)
			o.work()
			var want []string // nothing where there is no such table
			if said := o.said[kind+number]; len(said) > 0 {
				want = said[len(said)-1]
			}
			if got := asHost(t, o, parameters); !ok || !slices.Equal(got, want) || want == nil && (kind != "csv" || s.Route == view.Audit) {
				t.Errorf("%s of %s: %v, %q, not %q", kind, fragment, ok, got, want)
			}
		}
	}
}

// What is the reader's own is in no question to a host, and what is about it is no question to one.
func TestAHostHearsTheQueryAlone(t *testing.T) {
	_, memory := employ(t)
	s, _ := view.ParseFragment("#/quotes?q=kiln")
	secret, _ := view.ParseFragment("#/quotes?q=privately")
	id := memory.QuoteID(3)
	desk := Desk{State: s, Settings: view.Settings{NoShortcuts: true}.Save("mine", secret), Dossier: view.Dossier{}.Toggle(memory, id), Problems: []query.Problem{{Message: "noticed"}}}
	parameters, ok := HostQuestion{Kind: "show", Parts: desk.Parts(), Desk: desk}.Parameters()
	if !ok || !strings.Contains(parameters, "kiln") {
		t.Fatal(parameters)
	}
	plain, _ := HostQuestion{Kind: "show", Desk: Desk{State: s}}.Parameters()
	if parameters != plain {
		t.Errorf("%s\ntells more than\n%s", parameters, plain)
	}
	for _, kind := range []string{"collect", "export", "cite", "copy", "link", "speak", ""} {
		if parameters, ok := (HostQuestion{Kind: kind, Parts: []string{id}, Desk: desk}).Parameters(); ok {
			t.Errorf("%q is asked: %s", kind, parameters)
		}
		if _, ok := NewHostQuestion(kind, desk.Parts(), []string{id}); ok {
			t.Errorf("%q is answered", kind)
		}
	}
	for _, fragment := range []string{"#/dossier", "#/review", "#/check?text=of+my+own", "#/add", "#/quotes?q=" + strings.Repeat("long", MostParameters/4)} {
		s, _ := view.ParseFragment(fragment)
		if parameters, ok := (HostQuestion{Kind: "show", Desk: Desk{State: s}}).Parameters(); ok {
			t.Errorf("%s is asked", parameters)
		}
	}
}
