package bundle

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// documents makes the documents of the index for the quotes of article n, in their order.
func (b *builder) documents(n int, item Item) []index.Doc {
	c, names := b.cast, b.names
	dates := article.Dates(item.Article)
	docs := make([]index.Doc, 0, len(item.Quotes.Attributions))
	every := index.Doc{Article: n, Lang: item.Article.Meta.Lang, Published: item.Article.Meta.Published} // what all quotes of the article have
	every.Values[index.Article] = []string{b.titles.value(item.Article)}
	every.Values[index.Publisher] = []string{PublisherValue(item.Article)}
	every.Values[index.Date] = []string{Month(item.Article.Meta.Published)}
	for i := range item.Quotes.Attributions {
		a := &item.Quotes.Attributions[i]
		d := every
		for _, piece := range a.Pieces {
			d.Said = append(d.Said, piece.Of(item.Article.Text))
		}
		d.Speaker, d.Words = c.speakerNames(n, item, a)
		if k := c.person(n, a); k != nil {
			d.Voice = k.speaker + 1
		}
		v := &d.Values
		v[index.Speaker] = c.speakerValues(n, item, a)
		v[index.Type] = []string{a.Kind.String()}
		v[index.Confidence] = []string{a.Confidence.String()}
		v[index.Affiliation] = affiliations(item, a)
		v[index.Mentioned] = names.in(n, item, a)
		v[index.Section] = []string{sectionValue(item.Article, a.Pieces[0].Start)}
		v[index.Said] = months(dates, []article.Span{a.When})
		v[index.Event] = months(dates, a.Pieces)
		docs = append(docs, d)
	}
	return docs
}

// PublisherValue is the value of the publisher facet of an article's quotes.
func PublisherValue(a *article.Article) string {
	if strings.HasPrefix(a.ID, OwnPrefix) {
		return orElse(a.Meta.Publisher, Local)
	}
	return orElse(a.Meta.Publisher, NoPublisher)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// Month is the value of the date facet for a date of publication: "2020-02", a lone year, or Undated.
func Month(published string) string {
	return orElse(published[:min(len(published), len("2006-01"))], Undated)
}

// months are the months, or lone years, of the dates that stand within some spans, each once. Of a span of days it is the first; a date of no known year has
// none.
func months(dates []article.Date, within []article.Span) []string {
	var values []string
	for _, d := range dates {
		day, _, _ := strings.Cut(d.Value, "/")
		if value := Month(day); !strings.HasPrefix(day, "-") && inside(d.Span, within) && !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values
}

// titles counts the articles of each title.
type titles map[string]int

func (t titles) add(a *article.Article) { t[squash(a.Meta.Title)]++ }

// value is the value of the article facet: the title, and the id too where several articles have one title.
func (t titles) value(a *article.Article) string {
	title, withID := ArticleValues(a)
	if t[title] > 1 || title == "" {
		return withID
	}
	return title
}

// ArticleValues are the two values that the article facet can have for an article: its title, and that with the id where several articles share it.
func ArticleValues(a *article.Article) (title, withID string) {
	title = squash(a.Meta.Title)
	return title, strings.TrimSpace(title + " [" + a.ID + "]")
}

// speakerNames are the names under which a quote is found: of people, all spellings of the archive; of somebody described, the description. The words of a
// person's are analysed once.
func (c *cast) speakerNames(n int, item Item, a *quote.Attribution) ([]string, *index.Names) {
	who := c.together(n, a)
	if len(who) == 1 {
		one := &c.found[who[0].speaker]
		if one.Load() == nil {
			names := c.speakers[who[0].speaker].names()
			one.Store(&foundBy{names, index.AnalyseNames(names)})
		}
		return one.Load().names, one.Load().words
	}
	var names []string
	for _, k := range who {
		names = append(names, c.speakers[k.speaker].names()...)
	}
	if len(who) == 0 && a.Confidence == quote.Described && !a.Mention.IsZero() {
		names = []string{a.Mention.Of(item.Article.Text)}
	}
	return names, nil
}

// names are all spellings of the archive.
func (s *Speaker) names() []string { return append([]string{s.Name}, s.Variants...) }

// speakerValues are the values of the speaker facet: the archive's name of each person who says it, a description in lower case without its article,
// or UnclearSpeaker.
func (c *cast) speakerValues(n int, item Item, a *quote.Attribution) []string {
	var names []string
	for _, k := range c.together(n, a) {
		names = append(names, c.speakers[k.speaker].Name)
	}
	if len(names) > 0 {
		return names
	}
	if a.Confidence == quote.Described {
		if d := description(a.Mention.Of(item.Article.Text)); d != "" {
			return []string{d}
		}
	}
	return []string{UnclearSpeaker}
}

// description is a mention as a value: "The political scientists" is "political scientists".
func description(mention string) string {
	words := strings.Fields(strings.ToLower(mention))
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func affiliations(item Item, a *quote.Attribution) []string {
	if a.Confidence != quote.Named || a.Person < 0 {
		return nil
	}
	var values []string
	for _, body := range item.Quotes.People[a.Person].Bodies {
		if v := squash(body.Of(item.Article.Text)); v != "" {
			values = append(values, v)
		}
	}
	return values
}

// sectionValue is the heading above the byte at offset.
func sectionValue(a *article.Article, offset int) string {
	for i := range a.Blocks {
		if b := &a.Blocks[i]; offset < b.Span.End {
			return SectionValue(a, b)
		}
	}
	return Opening
}

// SectionValue is the value of the section facet for what stands in block b of a: the heading above it, or Opening.
func SectionValue(a *article.Article, b *article.Block) string {
	if b.Section < 0 || b.Section >= len(a.Sections) {
		return Opening
	}
	return orElse(squash(a.Sections[b.Section].Title.Of(a.Text)), Opening)
}

// nameTable gives each proper name its most frequent spelling.
type nameTable struct {
	cast   *cast
	people map[*cluster]int  // how often each person is named
	count  map[string]int    // how often each spelling of another name is there
	best   map[string]string // by nameKey
	bestOf map[string]string // by spelling, of other names
}

func newNameTable(c *cast) *nameTable {
	return &nameTable{cast: c, people: map[*cluster]int{}, count: map[string]int{}, best: map[string]string{}, bestOf: map[string]string{}}
}

// add notes the names of the last article that was added to the cast.
func (t *nameTable) add(item Item) {
	people := t.cast.of[len(t.cast.of)-1]
	for i := range item.Quotes.Names {
		name := &item.Quotes.Names[i]
		if name.Person >= 0 {
			t.people[people[name.Person]]++
			continue
		}
		t.count[plainSpelling(item, name)]++
	}
}

// finish comes after the cast's: the names of people are known then.
func (t *nameTable) finish() {
	counts := map[string]map[string]int{} // nameKey → spelling → how often
	note := func(spelling, key string, n int) {
		if counts[key] == nil {
			counts[key] = map[string]int{}
		}
		counts[key][spelling] += n
	}
	for k, n := range t.people {
		spelling, key := t.personSpelling(k)
		note(spelling, key, n)
	}
	for spelling, n := range t.count {
		t.bestOf[spelling] = t.cast.keyOf(spelling)
		note(spelling, t.bestOf[spelling], n)
	}
	for key, spellings := range counts {
		if best := byCount(spellings)[0]; key != "" && isName(best) {
			t.best[key] = best
		}
	}
	for spelling, key := range t.bestOf {
		t.bestOf[spelling] = t.best[key]
	}
	t.people, t.count, t.cast.keys = nil, nil, nil
}

// value is the best spelling of a name, or of the person's full name, or "" where it is none.
func (t *nameTable) value(n int, item Item, name *quote.Name) string {
	if name.Person >= 0 && name.Person < len(t.cast.of[n]) {
		return t.best[t.cast.of[n][name.Person].root().key]
	}
	return t.bestOf[plainSpelling(item, name)]
}

func (t *nameTable) personSpelling(k *cluster) (spelling, key string) {
	k = k.root()
	if k.speaker >= 0 {
		return t.cast.speakers[k.speaker].Name, k.key
	}
	return k.name(), k.key
}

func plainSpelling(item Item, name *quote.Name) string {
	return squash(withoutGenitive(name.Span.Of(item.Article.Text)))
}

func withoutGenitive(name string) string {
	for _, ending := range []string{"'s", "’s"} {
		name = strings.TrimSuffix(name, ending)
	}
	return name
}

// in gives the names inside the words of a.
func (t *nameTable) in(n int, item Item, a *quote.Attribution) []string {
	var values []string
	for i := range item.Quotes.Names {
		name := &item.Quotes.Names[i]
		if !inside(name.Span, a.Pieces) {
			continue
		}
		if value := t.value(n, item, name); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// inside tells whether s lies within one of some pieces.
func inside(s article.Span, pieces []article.Span) bool {
	for _, p := range pieces {
		if s.Start >= p.Start && s.End <= p.End {
			return true
		}
	}
	return false
}

// isName leaves out single letters and numbers.
func isName(s string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.IndexFunc(s, unicode.IsLetter) >= 0
}
