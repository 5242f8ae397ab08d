package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// Suggest gives up to n suggestions of each group for what has been typed so far: speakers by their number of quotes, articles from the newest, and the
// quotes that match best. In names and titles every word typed must begin a word; in quotes the last one may go on.
func Suggest(a *bundle.Archive, typed string, n int) []Suggestion {
	var wanted []edge
	for _, w := range index.Words(nil, typed) {
		wanted = append(wanted, newEdge(0, w.Term, true))
	}
	if len(wanted) == 0 || n <= 0 {
		return nil
	}
	list := suggestQuotes(a, typed, n)
	list = append(list, suggestSpeakers(a, wanted, n)...)
	return append(list, suggestArticles(a, wanted, n)...)
}

// begins tells whether each word wanted begins one of the terms.
func begins(terms []string, wanted []edge) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(terms, w.matches) {
			return false
		}
	}
	return true
}

func suggestSpeakers(a *bundle.Archive, wanted []edge, n int) []Suggestion {
	var list []Suggestion
	speakers, terms := a.Speakers(), a.SpeakerTerms()
	if len(speakers) != len(terms) { // the one has come, and the other not yet
		return nil
	}
	for i, terms := range terms {
		if begins(terms, wanted) {
			list = append(list, Suggestion{"Speakers", speakers[i].Name, speakers[i].Slug, speakers[i].Quotes})
			if len(list) == n {
				break
			}
		}
	}
	return list
}

// manyArticles is the number of articles above which titles are not read one by one for suggestions, but looked up in the index of the facet's values, which
// holds those of articles with quotes.
const manyArticles = 2000

func suggestArticles(a *bundle.Archive, wanted []edge, n int) []Suggestion {
	if a.Info().Articles > manyArticles {
		return suggestTitles(a, wanted, n)
	}
	type found struct {
		n         int
		published string
	}
	var articles []found
	for i, terms := range a.TitleTerms() {
		if begins(terms, wanted) {
			_, m := a.Meta(i)
			articles = append(articles, found{i, m.Published})
		}
	}
	sort.SliceStable(articles, func(i, j int) bool { return articles[i].published > articles[j].published })
	var list []Suggestion
	for _, f := range articles[:min(n, len(articles))] {
		id, m := a.Meta(f.n)
		list = append(list, Suggestion{"Articles", m.Title, id, a.FirstQuote(f.n+1) - a.FirstQuote(f.n)})
	}
	return list
}

// suggestTitles gives the newest articles with quotes of whose title each word wanted begins a word; of several with one title the first.
func suggestTitles(a *bundle.Archive, wanted []edge, n int) []Suggestion {
	r := a.Index()
	names, err := r.NameTerms(index.Article)
	if err != nil {
		return nil
	}
	m := &matcher{terms: names, n: names.Docs}
	titles := fullSet(m.n)
	for _, w := range wanted {
		titles.and(m.word(w, false))
	}
	if m.err != nil || titles.count() == 0 {
		return nil
	}
	column, err := r.Column(index.Article)
	if err != nil {
		return nil
	}
	var newest []uint32 // a quote of each article, n at most
	titles.each(func(value uint32) {
		quotes := column.Docs(value)
		if len(quotes) == 0 {
			return
		}
		first, rank := quotes[0], r.DateRank(quotes[0])
		at := sort.Search(len(newest), func(i int) bool {
			other := r.DateRank(newest[i])
			return other < rank || other == rank && newest[i] > first
		})
		if at < n {
			newest = slices.Insert(newest, at, first)
			newest = newest[:min(n, len(newest))]
		}
	})
	var list []Suggestion
	for _, quote := range newest {
		article := r.Article(quote)
		id, meta := a.Meta(article)
		list = append(list, Suggestion{"Articles", meta.Title, id, a.FirstQuote(article+1) - a.FirstQuote(article)})
	}
	return list
}

func suggestQuotes(a *bundle.Archive, typed string, n int) []Suggestion {
	q := query.Query{Text: typed, Typing: true}
	s := &lookup{matcher: newMatcher(a), q: q}
	defer s.release()
	s.clauses, _ = q.Clauses()
	ranked := s.sorted(s.all(s.clauses).list())
	var list []Suggestion
	for _, doc := range ranked[:min(n, len(ranked))] {
		text, err := said(a, int(doc))
		if err != nil {
			break
		}
		list = append(list, Suggestion{Group: "Quotes", Text: snippet(text, q), Ref: a.QuoteID(int(doc))})
	}
	return list
}

// said gives the words of a quote, its pieces parted by an ellipsis.
func said(a *bundle.Archive, q int) (string, error) {
	n, i := a.Locate(q)
	item, err := a.Item(n)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, piece := range item.Quotes.Attributions[i].Pieces {
		parts = append(parts, strings.Join(strings.Fields(piece.Of(item.Article.Text)), " "))
	}
	return strings.Join(parts, " … "), nil
}

// snippetRunes is about how long a suggested quote is.
const snippetRunes = 110

// snippet cuts text to about snippetRunes around the first match of q, at spaces.
func snippet(text string, q query.Query) string {
	if utf8.RuneCountInString(text) <= snippetRunes {
		return text
	}
	start := 0
	if matches := Matches(text, q); len(matches) > 0 && utf8.RuneCountInString(text[:matches[0].End]) > snippetRunes*2/3 {
		start = back(text, matches[0].Start, snippetRunes/3)
		start += strings.IndexByte(text[start:matches[0].Start]+" ", ' ') + 1
		start = min(start, matches[0].Start)
	}
	cut := text[start:]
	end := len(cut)
	if runes := []rune(cut); len(runes) > snippetRunes {
		end = len(string(runes[:snippetRunes]))
		if space := strings.LastIndexByte(cut[:end], ' '); space > 0 {
			end = space
		}
	}
	out := strings.TrimRight(cut[:end], " ,;:")
	if end < len(cut) {
		out += " …"
	}
	if start > 0 {
		out = "… " + out
	}
	return out
}

// back gives the offset of the rune that stands n runes before at.
func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}
