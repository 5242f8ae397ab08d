package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/index/stem"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
)

// The brute force reads every quote as text and compares words one by one. It shares nothing with the search but the analyser (Words) and the parser.

type plainQuote struct {
	said      [][]string // for each position the terms that stand there alone
	joined    map[int]map[string]int
	speaker   *plainQuote // all names, with a position between them that no word fits
	values    [query.NumFacets][]string
	published string
	article   int
	stems     map[string][]string // the terms said in the archive, by their stems
}

func plainText(texts ...string) *plainQuote {
	q := &plainQuote{joined: map[int]map[string]int{}}
	for _, text := range texts {
		for _, w := range index.Words(nil, text) {
			at := len(q.said)
			if len(w.Parts) == 0 {
				q.said = append(q.said, append([]string{w.Term}, w.Also...))
				continue
			}
			q.joined[at] = map[string]int{}
			for _, term := range append([]string{w.Term}, w.Also...) {
				q.joined[at][term] = len(w.Parts)
			}
			for _, part := range w.Parts {
				q.said = append(q.said, append([]string{part.Term}, part.Also...))
			}
		}
	}
	return q
}

func plainNames(names []string) *plainQuote {
	all := plainText()
	for _, name := range names {
		one := plainText(name)
		for at, terms := range one.joined {
			all.joined[len(all.said)+at] = terms
		}
		all.said = append(append(all.said, one.said...), nil)
	}
	return all
}

func plainQuotes(t *testing.T, a *bundle.Archive) []*plainQuote {
	var all []*plainQuote
	titles := map[string]int{}
	for n := range a.Info().Articles {
		_, m := a.Meta(n)
		titles[m.Title]++
	}
	for n := range a.Info().Articles {
		item, err := a.Item(n)
		if err != nil {
			t.Fatal(err)
		}
		for i := range item.Quotes.Attributions {
			x := &item.Quotes.Attributions[i]
			var texts []string
			for _, p := range x.Pieces {
				texts = append(texts, p.Of(item.Article.Text))
			}
			q := plainText(texts...)
			q.speaker = plainText()
			q.article, q.published = n, item.Article.Meta.Published
			value := bundle.UnclearSpeaker
			switch x.Confidence {
			case quote.Named:
				s := a.Speakers()[a.Speaker(len(all))]
				value = s.Name
				q.speaker = plainNames(append([]string{s.Name}, s.Variants...))
				for _, b := range item.Quotes.People[x.Person].Bodies {
					q.values[query.Affiliation] = append(q.values[query.Affiliation], b.Of(item.Article.Text))
				}
			case quote.Described:
				value = strings.TrimPrefix(x.Mention.Of(item.Article.Text), "the ")
				q.speaker = plainText(x.Mention.Of(item.Article.Text))
			}
			q.values[query.Speaker] = []string{value}
			q.values[query.Type] = []string{x.Kind.String()}
			q.values[query.Confidence] = []string{x.Confidence.String()}
			q.values[query.Section] = []string{plainSection(item.Article, x.Pieces[0].Start)}
			title := item.Article.Meta.Title
			if titles[title] > 1 {
				title += " [" + item.Article.ID + "]"
			}
			q.values[query.Article] = []string{title}
			q.values[query.Publisher] = []string{item.Article.Meta.Publisher}
			if item.Article.Meta.Publisher == "" {
				q.values[query.Publisher] = []string{bundle.NoPublisher}
			}
			q.values[query.Date] = []string{bundle.Month(q.published)}
			all = append(all, q)
		}
	}
	stems := plainStems(all)
	for _, q := range all {
		q.stems = stems
	}
	return all
}

// plainStems gathers all that is said by stems: what is of letters only, three or more.
func plainStems(all []*plainQuote) map[string][]string {
	stems, seen := map[string][]string{}, map[string]bool{}
	note := func(term string) {
		letters := strings.IndexFunc(term, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
		if letters && len(term) >= 3 && !seen[term] {
			seen[term] = true
			s := stem.Of("en", term)
			stems[s] = append(stems[s], term)
		}
	}
	for _, q := range all {
		for at, terms := range q.said {
			for _, term := range terms {
				note(term)
			}
			for term := range q.joined[at] {
				note(term)
			}
		}
	}
	return stems
}

// forms are an atom and what it stands for when it is one word, and not in quotation marks nor excluded: every form of that word, if it is said somewhere.
func (q *plainQuote) forms(a query.Atom) []query.Atom {
	list := []query.Atom{a}
	if a.Exact || a.Not || a.Prefix || len(a.Words) != 1 || len(a.Words[0].Parts) > 0 || a.Field != query.Anywhere && a.Field != query.InWords {
		return list
	}
	forms := q.stems[stem.Of("en", a.Words[0].Term)]
	if !slices.Contains(forms, a.Words[0].Term) {
		return list
	}
	for _, term := range forms {
		form := a
		form.Words = []index.Word{{Term: term}}
		list = append(list, form)
	}
	return list
}

func plainSection(a *article.Article, at int) string {
	title := bundle.Opening
	for _, s := range a.Sections {
		if s.Title.Start < at {
			title = s.Title.Of(a.Text)
		}
	}
	return title
}

// ends gives where a match of words may end that begins at position at.
func (q *plainQuote) ends(words []index.Word, prefix bool, at int) []int {
	if len(words) == 0 {
		return []int{at}
	}
	if at >= len(q.said) {
		return nil
	}
	w, last := words[0], len(words) == 1
	is := func(have, want string, final bool) bool {
		return have == want || prefix && last && final && strings.HasPrefix(have, want)
	}
	var next, out []int
	for _, have := range q.said[at] {
		if is(have, w.Term, true) {
			next = append(next, at+1)
		}
	}
	for have, width := range q.joined[at] {
		if is(have, w.Term, true) {
			next = append(next, at+width)
		}
	}
	if len(w.Parts) > 0 {
		next = append(next, q.partEnds(w.Parts, at, is)...)
	}
	for _, n := range next {
		out = append(out, q.ends(words[1:], prefix, n)...)
	}
	return out
}

func (q *plainQuote) partEnds(parts []index.Word, at int, is func(string, string, bool) bool) []int {
	if len(parts) == 0 {
		return []int{at}
	}
	if at >= len(q.said) {
		return nil
	}
	var out []int
	for _, have := range q.said[at] {
		if is(have, parts[0].Term, len(parts) == 1) {
			out = append(out, q.partEnds(parts[1:], at+1, is)...)
		}
	}
	for have, width := range q.joined[at] {
		if is(have, parts[0].Term, len(parts) == 1) {
			out = append(out, q.partEnds(parts[1:], at+width, is)...)
		}
	}
	return out
}

// has tells whether the atom's words stand in q as they must.
func (q *plainQuote) has(a query.Atom) bool {
	if a.Near == 0 {
		for at := range q.said {
			if len(q.ends(a.Words, a.Prefix, at)) > 0 {
				return true
			}
		}
		return false
	}
	width := a.Near
	for _, w := range a.Words {
		width += w.Width()
	}
	for from := range q.said {
		all := true
		for i, w := range a.Words {
			found := false
			for at := from; at < len(q.said) && at < from+width; at++ {
				for _, end := range q.ends([]index.Word{w}, a.Prefix && i == len(a.Words)-1, at) {
					found = found || end <= from+width
				}
			}
			all = all && found
		}
		if all {
			return true
		}
	}
	return false
}

func (q *plainQuote) holds(a query.Atom) bool {
	switch a.Field {
	case query.InType:
		return q.values[query.Type][0] == a.Value
	case query.BeforeDate, query.AfterDate:
		n := min(len(a.Value), len(q.published))
		if q.published == "" {
			return false
		}
		if a.Field == query.BeforeDate {
			return q.published[:n] < a.Value[:n]
		}
		return q.published[:n] > a.Value[:n]
	case query.InPlace:
		for _, f := range []query.Facet{query.Section, query.Article, query.Publisher} {
			if plainText(q.values[f][0]).has(a) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(q.forms(a), func(a query.Atom) bool {
		return a.Field != query.InSpeaker && q.has(a) || a.Field != query.InWords && q.speaker.has(a)
	})
}

func (q *plainQuote) meets(clauses []query.Clause) bool {
	for _, c := range clauses {
		if !slices.ContainsFunc(c.Any, func(a query.Atom) bool { return q.holds(a) != a.Not }) {
			return false
		}
	}
	return true
}

func (q *plainQuote) passes(filters []query.Filter, from, to string) bool {
	var chosen, met [query.NumFacets]bool
	for _, f := range filters {
		has := slices.Contains(q.values[f.Facet], f.Value)
		if f.Exclude && has {
			return false
		}
		if !f.Exclude {
			chosen[f.Facet] = true
			met[f.Facet] = met[f.Facet] || has
		}
	}
	for i := range chosen {
		if chosen[i] && !met[i] {
			return false
		}
	}
	d := q.published
	if from != "" && (d == "" || d[:min(len(d), len(from))] < from[:min(len(d), len(from))]) {
		return false
	}
	return to == "" || d != "" && d[:min(len(d), len(to))] <= to[:min(len(d), len(to))]
}

// brute gives the quotes that pass the filters of q among those that met says meet its words.
func brute(all []*plainQuote, q query.Query, met []bool) []uint32 {
	var hits []uint32
	for i, p := range all {
		if met[i] && p.passes(q.Filters, q.From, q.To) {
			hits = append(hits, uint32(i))
		}
	}
	return hits
}

// choosing is q with only one value chosen in a facet, excluded ones kept.
func choosing(q query.Query, f query.Facet, value string) query.Query {
	one := query.Filter{Facet: f, Value: value}
	filters := []query.Filter{one}
	for _, other := range q.Filters {
		opposite := other.Value == value && other.Exclude
		if other.Facet != f || other.Exclude && !opposite {
			filters = append(filters, other)
		}
	}
	q.Filters = filters
	return q
}

// randomQuery makes a query of one kind.
func randomQuery(r *rand.Rand, all []*plainQuote, vocabulary int) query.Query {
	some := func() string { // a word of the archive, or nearly
		q := all[r.IntN(len(all))]
		if len(q.said) == 0 || r.IntN(12) == 0 {
			return word(r, vocabulary)
		}
		return q.said[r.IntN(len(q.said))][0]
	}
	phrase := func(n int) string {
		q := all[r.IntN(len(all))]
		if len(q.said) <= n {
			return some()
		}
		at := r.IntN(len(q.said) - n)
		var words []string
		for i := range n {
			words = append(words, q.said[at+i][0])
		}
		return strings.Join(words, []string{" ", " ", "-"}[r.IntN(3)])
	}
	var q query.Query
	switch r.IntN(15) {
	case 0:
	case 1:
		q.Text = some()
	case 2:
		q.Text = some() + " " + some()
	case 3:
		q.Text = some() + " OR " + some() + " " + some()
	case 4:
		q.Text = some() + " -" + some()
	case 5:
		q.Text = `"` + phrase(2+r.IntN(2)) + `"`
	case 6:
		q.Text = fmt.Sprintf(`"%s"~%d`, some()+" "+phrase(2), 1+r.IntN(6))
	case 7:
		q.Text = some()[:2] + "*"
	case 8:
		q.Text, q.Typing = some()+" "+some()[:2], true
	case 9:
		q.Text = []string{"speaker:", "about:", "in:", "-in:", "NOT speaker:"}[r.IntN(5)] + some()
	case 10:
		q.Text = "type:" + quote.Kind(r.IntN(3)).String() + " " + some()
	case 11:
		q.Text = []string{"before:2020", "after:2019-12", "before:2020-02-08", "-after:2020", "before:2019-12-15"}[r.IntN(5)]
	case 12:
		q.Text = phrase(2) + " OR -" + some()
	case 13:
		q.Text = `speaker:"` + title(word(r, vocabulary/10+2)) + `" OR "` + phrase(2) + `"`
	case 14: // words by which quotes are ranked, and what takes some of these out
		ranking := []string{some(), some() + " " + some(), `"` + phrase(2) + `"`, some()[:2] + "*", some() + " OR " + some()}[r.IntN(5)]
		q.Text = ranking + " " + []string{"in:" + some(), "-in:" + some(), "type:direct", "-" + some(), "before:2020-02"}[r.IntN(5)]
	}
	for range r.IntN(4) {
		p := all[r.IntN(len(all))]
		f := query.Facet(r.IntN(int(query.NumFacets)))
		if len(p.values[f]) > 0 {
			q.Filters = append(q.Filters, query.Filter{Facet: f, Value: p.values[f][0], Exclude: r.IntN(3) == 0})
		}
	}
	if r.IntN(5) == 0 {
		q.From = []string{"2019", "2020-01", "2020-02-08"}[r.IntN(3)]
	}
	if r.IntN(5) == 0 {
		q.To = []string{"2019-12-30", "2020", "2021-06"}[r.IntN(3)]
	}
	q.Sort = query.Sort(r.IntN(3))
	return q
}

func TestEveryKindOfQueryAgreesWithReadingEveryQuote(t *testing.T) {
	archives, queries := 12, 150
	if testing.Short() {
		archives = 3
	}
	nonEmpty := 0
	for seed := range uint64(archives) {
		r := rand.New(rand.NewPCG(seed, 7))
		vocabulary := []int{30, 120, 800}[seed%3]
		a := open(t, randomArchive(r, 5+r.IntN(40), vocabulary)...)
		all := plainQuotes(t, a)
		for range queries {
			q := randomQuery(r, all, vocabulary)
			nonEmpty += compare(t, a, all, q)
		}
		if t.Failed() {
			return
		}
	}
	if nonEmpty < archives*queries/3 {
		t.Errorf("only %d of %d queries found anything: the test has become too easy", nonEmpty, archives*queries)
	}
}

// Long lists are sorted and counted in other ways than short ones.
func TestLongListsAgreeWithReadingEveryQuote(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 11))
	a := open(t, randomArchive(r, 150, 500)...)
	all := plainQuotes(t, a)
	texts := []string{"", "-" + word(r, 500), "-type:direct", "about:" + word(r, 5) + " OR -type:mixed", "ba* OR da* OR fa* OR ga* OR ka*", word(r, 5) + " OR type:indirect"}
	long := 0
	for i := range 12 {
		q := query.Query{Text: texts[i%len(texts)], Sort: query.Sort(i % 3)}
		if i >= len(texts) {
			q.Filters = []query.Filter{{Facet: query.Section, Value: all[i].values[query.Section][0], Exclude: i%2 == 0}}
		}
		compare(t, a, all, q)
		if got := Run(a, q); len(got.Hits) >= fewToSort {
			long++
		}
	}
	if long < 6 {
		t.Errorf("only %d lists are long: the test has become too easy", long)
	}
}

// compare checks hits and facet counts of one query, and gives 1 if there were hits.
func compare(t *testing.T, a *bundle.Archive, all []*plainQuote, q query.Query) int {
	t.Helper()
	clauses, _ := q.Clauses()
	met := make([]bool, len(all))
	for i, p := range all {
		met[i] = p.meets(clauses)
	}
	want := brute(all, q, met)
	s := newLookup(a, q)
	got, counter := s.results()
	counter.finish(&got)
	if s.err != nil {
		t.Fatal(s.err)
	}
	sorted := slices.Sorted(slices.Values(got.Hits))
	if !slices.Equal(sorted, want) {
		t.Errorf("%+v:\n got %v\nwant %v", q, sorted, want)
		return 0
	}
	checkOrder(t, s, got.Hits)
	people, articles := map[int]bool{}, map[int]bool{}
	for _, h := range want {
		if sp := a.Speaker(int(h)); sp >= 0 {
			people[sp] = true
		}
		articles[all[h].article] = true
	}
	if got.People != len(people) || got.Articles != len(articles) {
		t.Errorf("%+v: %d people in %d articles, want %d in %d", q, got.People, got.Articles, len(people), len(articles))
	}
	for f := range query.NumFacets {
		if f != query.Mentioned { // the test's articles name nobody inside quotes
			compareFacet(t, all, q, met, f, got.Facets[f])
		}
	}
	return min(1, len(want))
}

func compareFacet(t *testing.T, all []*plainQuote, q query.Query, met []bool, f query.Facet, got []Count) {
	t.Helper()
	listed := map[string]Count{}
	for _, c := range got {
		if _, twice := listed[c.Value]; twice {
			t.Errorf("%+v: %v %q is listed twice", q, f, c.Value)
		}
		listed[c.Value] = c
	}
	values := map[string]bool{}
	for _, p := range all {
		for _, v := range p.values[f] {
			values[v] = true
		}
	}
	for v := range values {
		if want := len(brute(all, choosing(q, f, v), met)); listed[v].N != want {
			t.Errorf("%+v: %v %q has count %d, choosing it gives %d", q, f, v, listed[v].N, want)
		}
	}
	for _, filter := range q.Filters {
		if c, ok := listed[filter.Value]; filter.Facet == f && (!ok || filter.Exclude && !c.Excluded || !filter.Exclude && !c.Chosen) {
			t.Errorf("%+v: the filter %v is not shown as chosen: %+v", q, filter, c)
		}
	}
	if !slices.IsSortedFunc(got, func(a, b Count) int {
		if f == query.Date {
			return strings.Compare(a.Value, b.Value)
		}
		return b.N - a.N
	}) {
		t.Errorf("%+v: %v is out of order: %+v", q, f, got)
	}
}

func checkOrder(t *testing.T, s *lookup, hits []uint32) {
	t.Helper()
	for i := 1; i < len(hits); i++ {
		a, b := hits[i-1], hits[i]
		if s.q.Sort == query.ByRelevance && s.scores != nil && s.scores[a] != s.scores[b] {
			if s.scores[a] < s.scores[b] {
				t.Errorf("%+v: quote %d (%g) stands before %d (%g)", s.q, a, s.scores[a], b, s.scores[b])
			}
			continue
		}
		da, db := s.reader.Published(a), s.reader.Published(b)
		wrong := da < db || da == db && a > b
		if s.q.Sort == query.ByDateAscending {
			wrong = da != "" && db != "" && da > db || da == "" && db != "" || da == db && a > b
		}
		if wrong {
			t.Errorf("%+v: quote %d of %q stands before %d of %q", s.q, a, da, b, db)
		}
	}
}
