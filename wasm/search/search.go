// Package search runs a Query against an archive: hits, facet counts, snippets, suggestions.
//
// A quote is a hit when it meets every clause of the words typed, its article was published between the dates, it has for each facet with chosen values
// one of them, and no excluded value. A word may stand in the words said or in the speaker's name. Hits come by relevance (BM25), those of equal
// relevance, and all when nothing was typed, newest first, and within a day in the order of the archive.
package search

import (
	"slices"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

// Count is one value of a facet with the number of results it would give.
type Count struct {
	Value    string // as in query.Filter
	N        int    // results if this were the one value chosen in its facet: all other filters apply, excluded values of the facet too
	Chosen   bool
	Excluded bool
}

// Results is the answer to a Query.
type Results struct {
	Hits     []uint32                 // quote numbers, in order
	Articles int                      // distinct articles among the hits
	Counted  bool                     // People and Facets are known: Run's always are, Find's once its Counter is done
	People   int                      // distinct named speakers among the hits
	Facets   [query.NumFacets][]Count // by count, then value; dates by date; chosen values are always among them
	Problems []query.Problem
	Forms    []Forms      // of the words of the query, which were looked for too
	Instead  string       // the query that was searched instead when a typo was mended, or ""
	Relax    []Relaxation // when there are no hits: what to take away
	Nearest  []Relaxation // when there are no hits: for a word of the query the nearest spelling that brings results, which is the Label
}

// Relaxation is one word or filter whose removal, or other spelling, brings results back.
type Relaxation struct {
	Label string      // "oil", "Speaker: Mike Pompeo"
	Query query.Query // without it, or with it
	N     int         // results then
}

// Suggestion is one line under the search box.
type Suggestion struct {
	Group string // "Quotes", "Speakers", "Articles"
	Text  string
	Ref   string // quote id, speaker slug or article id
	N     int    // quotes, for a speaker or article
}

// Run answers q with quotes, of which there are none when its Scope is that of the narration or of captions: Passages answers for those. When nothing is
// found because a word is nowhere in the archive, the query with the nearest words is answered and named in Instead; words in quotation marks are never
// changed.
func Run(a *bundle.Archive, q query.Query) Results {
	r, c := Find(a, q)
	c.finish(&r)
	return r
}

// Find is the first half of Run: all of the Results but what needs the values of every hit, which the Counter adds. Over an archive whose bytes come one by
// one it reads a fraction of what counting reads.
func Find(a *bundle.Archive, q query.Query) (Results, *Counter) {
	a.Index().Quotes.Fault() // what an earlier query could not read may be there now
	s := newLookup(a, q)
	defer s.release()
	if q.Scope == query.Narration || q.Scope == query.Captions {
		return Results{Problems: s.problems, Counted: true}, nil
	}
	r, c := s.results()
	if len(r.Hits) > 0 || s.err != nil { // where something has not come, what else could be found is read when it is known that it is wanted
		return r, c
	}
	if mended, ok := s.mend(); ok {
		other := newLookup(a, mended)
		other.asTyped = true // what the page says was searched is what was
		defer other.release()
		if r, c := other.results(); len(r.Hits) > 0 {
			r.Instead = mended.Text
			return r, c
		}
	}
	if s.err == nil {
		r.Relax, r.Nearest = s.relaxations(), s.spellings()
	}
	r.missing(s.err)
	return r, c
}

// lookup is one query on its way to being answered.
type lookup struct {
	*matcher
	q        query.Query
	clauses  []query.Clause
	problems []query.Problem
	facets   [query.NumFacets]selection
}

func newLookup(a *bundle.Archive, q query.Query) *lookup {
	s := &lookup{matcher: newMatcher(a), q: q}
	s.clauses, s.problems = q.Clauses()
	s.selectFacets()
	return s
}

// results answers the query as it stands, but for what is counted.
func (s *lookup) results() (Results, *Counter) {
	selected := s.selected()
	s.narrow(selected)
	base := s.all(s.clauses)
	s.withinDates(base)
	hits := base
	if selected != nil {
		hits = base.clone()
		hits.and(selected)
	}
	c := &Counter{s: s, base: base, hits: hits, list: hits.list()}
	r := Results{Problems: s.problems, Articles: s.articles(c.list)}
	r.Hits = s.sorted(slices.Clone(c.list))
	r.Forms = s.forms()
	s.failed(s.terms.Fault())
	r.missing(s.err)
	return r, c
}

const unread = "a part of the archive could not be read, so results are missing: "

// missing says, once, that results are missing because of err, if it is an error.
func (r *Results) missing(err error) {
	said := slices.ContainsFunc(r.Problems, func(p query.Problem) bool { return strings.HasPrefix(p.Message, unread) })
	if err != nil && !said {
		r.Problems = append(r.Problems, query.Problem{Message: unread + err.Error()})
	}
}

// withinDates removes the quotes published outside the query's dates; those without a date too, if there are any dates in the query.
func (s *lookup) withinDates(hits set) {
	if s.q.From == "" && s.q.To == "" {
		return
	}
	if s.failed(s.reader.LoadDates()) {
		return
	}
	within := s.reader.DatesWithin(s.q.From, s.q.To)
	hits.each(func(doc uint32) {
		if !within[s.reader.DateRank(doc)] {
			hits.remove(doc)
		}
	})
}

// fewToRead is the number of results up to which what is known of each is read for it alone, from the page in which it stands.
const fewToRead = 64

// articles counts the articles of hits, which rise.
func (s *lookup) articles(hits []uint32) (articles int) {
	if len(hits) == s.n {
		for n := range s.archive.Info().Articles {
			if s.archive.FirstQuote(n) < s.archive.FirstQuote(n+1) {
				articles++
			}
		}
		return articles
	}
	row, article := s.reader.ArticleRow(), ^uint32(0)
	for _, doc := range hits {
		if n := row[doc]; n != article { // quotes of an article stand together
			article = n
			articles++
		}
	}
	return articles
}
