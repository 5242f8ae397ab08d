package search

import (
	"slices"
	"sort"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/query"
)

// Passage is a paragraph, heading or caption in whose own words, those outside its quotes, a query is met.
type Passage struct {
	Article int
	Block   int            // index into the article's Blocks
	Matches []article.Span // into the article's text, in order, not overlapping
}

// Passages looks for the passages that answer a query. Which articles may hold some the index of narration tells; each is then read, since the index has no
// positions. It is done article by article, so that a page can go on answering meanwhile:
//
//	for p := search.NewPassages(archive, q); p.Step(); {
//	}
//
// Words are looked for as in quotes, all of them in one passage; nobody says it, so that it is never met what asks for a speaker, a type or a name mentioned.
// Of the filters those of article, section, publisher and date apply in the same way; a passage has no value in the other facets. Without a word that must be
// there no passage is looked for.
type Passages struct {
	Found  []Passage // once all is done in the order that the query asks for, by date at best; before, in the order of the archive
	Failed int       // articles that could not be read

	archive  *bundle.Archive
	q        query.Query
	clauses  []query.Clause
	patterns map[*query.Atom]*pattern
	likely   []uint32 // articles
	next     int      // of them
	dates    map[int]string
}

// NewPassages begins to look for the passages that answer q: in the narration, the captions or both, by its Scope, and none when that is Spoken.
func NewPassages(a *bundle.Archive, q query.Query) *Passages {
	p := &Passages{archive: a, q: q, patterns: map[*query.Atom]*pattern{}, dates: map[int]string{}}
	if q.Scope == query.Spoken {
		return p
	}
	p.clauses, _ = q.Clauses()
	m := &matcher{archive: a, reader: a.Index(), terms: a.Index().Narration, n: a.Info().Articles, asTyped: true}
	likely := fullSet(m.n)
	narrowed := false
	for i := range p.clauses {
		if s := p.articles(m, &p.clauses[i]); s != nil {
			likely.and(s)
			narrowed = true
		}
	}
	if m.err != nil {
		p.Failed = m.n
		return p
	}
	if narrowed {
		p.likely = likely.list()
	}
	return p
}

// articles gives those that may hold a passage that meets c, or nil when that is not known by words.
func (p *Passages) articles(m *matcher, c *query.Clause) set {
	s := newSet(m.n)
	known := true
	for i := range c.Any {
		a := &c.Any[i]
		if len(a.Words) > 0 {
			p.patterns[a] = newPattern(*a)
		}
		if a.Not || !inPassages(a.Field) {
			known = false
			continue
		}
		pattern := p.patterns[a]
		sets := make([]set, len(pattern.edges))
		for j, e := range pattern.edges {
			sets[j] = m.word(e, false)
		}
		s.or(pattern.candidates(sets))
	}
	if !known {
		return nil
	}
	return s
}

// inPassages tells whether a passage's own words may meet an atom of field f.
func inPassages(f query.Field) bool { return f == query.Anywhere || f == query.InWords }

// Step looks through one more article and reports whether there are more.
func (p *Passages) Step() bool {
	if p.next < len(p.likely) {
		n := int(p.likely[p.next])
		p.next++
		if item, err := p.archive.Item(n); err != nil {
			p.Failed++
		} else {
			p.look(n, item)
		}
	}
	if p.next < len(p.likely) {
		return true
	}
	p.sort()
	return false
}

func (p *Passages) look(n int, item bundle.Item) {
	if !p.published(item.Article.Meta.Published) {
		return
	}
	p.dates[n] = item.Article.Meta.Published
	for i := range item.Article.Blocks {
		b := &item.Article.Blocks[i]
		caption := b.Kind == article.Caption || b.Kind == article.Credit
		if caption && p.q.Scope == query.Narration || !caption && p.q.Scope == query.Captions || !p.passes(item.Article, b) {
			continue
		}
		text := ownWords(item, b)
		if p.meets(item.Article, b, text) {
			p.Found = append(p.Found, Passage{n, i, p.matches(b, text)})
		}
	}
}

// ownWords are the words of a block that stand in none of its quotes. What stands on either side of one is not adjacent.
func ownWords(item bundle.Item, b *article.Block) *words {
	t := textOf(b.Span.Of(item.Article.Text))
	quoted := func(place index.Place) bool {
		for _, span := range t.spans[place.At : place.At+place.Width] {
			at := b.Span.Start + span.Start
			for i := range item.Quotes.Attributions {
				for _, piece := range item.Quotes.Attributions[i].Pieces {
					if piece.Start <= at && at < piece.End {
						return true
					}
				}
			}
		}
		return false
	}
	t.found = slices.DeleteFunc(t.found, func(w placed) bool { return quoted(w.Place) })
	return t
}

// meets tells whether a block meets every clause.
func (p *Passages) meets(a *article.Article, b *article.Block, text *words) bool {
	for i := range p.clauses {
		met := false
		for j := range p.clauses[i].Any {
			atom := &p.clauses[i].Any[j]
			met = met || p.holds(atom, a, b, text) != atom.Not
		}
		if !met {
			return false
		}
	}
	return true
}

func (p *Passages) holds(atom *query.Atom, a *article.Article, b *article.Block, text *words) bool {
	has := func(t *words) bool { return len(p.patterns[atom].find(t.places(p.patterns[atom]))) > 0 }
	switch {
	case inPassages(atom.Field):
		return has(text)
	case atom.Field == query.InPlace:
		return has(textOf(bundle.SectionValue(a, b))) || has(textOf(a.Meta.Title)) || has(textOf(bundle.PublisherValue(a)))
	case atom.Field == query.BeforeDate:
		return beforeDate(a.Meta.Published, atom.Value)
	case atom.Field == query.AfterDate:
		return afterDate(a.Meta.Published, atom.Value)
	}
	return false
}

// matches gives the stretches of the article's text that the query's words match in block b.
func (p *Passages) matches(b *article.Block, text *words) []article.Span {
	var spans []article.Span
	for i := range p.clauses {
		for j := range p.clauses[i].Any {
			if atom := &p.clauses[i].Any[j]; !atom.Not && inPassages(atom.Field) {
				spans = append(spans, text.spansOf(p.patterns[atom])...)
			}
		}
	}
	spans = merge(spans)
	for i := range spans {
		spans[i].Start += b.Span.Start
		spans[i].End += b.Span.Start
	}
	return spans
}

// published tells whether a date of publication lies within the query's.
func (p *Passages) published(date string) bool { return index.DateWithin(date, p.q.From, p.q.To) }

// passes tells whether a block passes the query's filters.
func (p *Passages) passes(a *article.Article, b *article.Block) bool {
	var chosen, met [query.NumFacets]bool
	for _, f := range p.q.Filters {
		has := false
		switch f.Facet {
		case query.Section:
			has = f.Value == bundle.SectionValue(a, b)
		case query.Article:
			title, withID := bundle.ArticleValues(a)
			has = f.Value == title || f.Value == withID
		case query.Publisher:
			has = f.Value == bundle.PublisherValue(a)
		case query.Date:
			has = f.Value == bundle.Month(a.Meta.Published)
		}
		if f.Exclude && has {
			return false
		}
		if !f.Exclude {
			chosen[f.Facet] = true
			met[f.Facet] = met[f.Facet] || has
		}
	}
	return chosen == met
}

// sort puts the passages in the order that the query asks for.
func (p *Passages) sort() {
	oldest := p.q.Sort == query.ByDateAscending
	sort.SliceStable(p.Found, func(i, j int) bool {
		a, b := p.dates[p.Found[i].Article], p.dates[p.Found[j].Article]
		if oldest && a != "" && b != "" {
			return a < b
		}
		return a > b
	})
}
