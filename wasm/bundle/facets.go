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
	for i := range item.Quotes.Attributions {
		a := &item.Quotes.Attributions[i]
		d := index.Doc{Article: n, Lang: item.Article.Meta.Lang, Published: item.Article.Meta.Published}
		for _, piece := range a.Pieces {
			d.Said = append(d.Said, piece.Of(item.Article.Text))
		}
		d.Speaker = c.speakerNames(n, item, a)
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
		v[index.Article] = []string{b.titles.value(item.Article)}
		v[index.Publisher] = []string{PublisherValue(item.Article)}
		v[index.Date] = []string{Month(item.Article.Meta.Published)}
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

func (t titles) add(a *article.Article) { t[strings.Clone(squash(a.Meta.Title))]++ } // it may be a part of a file

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

// speakerNames are the names under which a quote is found: of people, all spellings of the archive; of somebody described, the description.
func (c *cast) speakerNames(n int, item Item, a *quote.Attribution) []string {
	if who := c.together(n, a); len(who) > 0 {
		var names []string
		for _, k := range who {
			s := c.speakers[k.speaker]
			names = append(append(names, s.Name), s.Variants...)
		}
		return names
	}
	if a.Confidence == quote.Described && !a.Mention.IsZero() {
		return []string{a.Mention.Of(item.Article.Text)}
	}
	return nil
}

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
	people map[*cluster]int          // how often each person is named
	count  map[string]map[string]int // of other names: nameKey → spelling → how often
	best   map[string]string
}

func newNameTable(c *cast) *nameTable {
	return &nameTable{cast: c, people: map[*cluster]int{}, count: map[string]map[string]int{}, best: map[string]string{}}
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
		spelling, key := plainSpelling(item, name)
		t.note(spelling, key, 1)
	}
}

func (t *nameTable) note(spelling, key string, n int) {
	if key == "" {
		return
	}
	if t.count[key] == nil {
		t.count[key] = map[string]int{}
	}
	t.count[key][spelling] += n
}

// finish comes after the cast's: the names of people are known then.
func (t *nameTable) finish() {
	for k, n := range t.people {
		spelling, key := t.personSpelling(k)
		t.note(spelling, key, n)
	}
	for key, spellings := range t.count {
		t.best[key] = byCount(spellings)[0]
	}
	t.people, t.count = nil, nil
}

// spelling is a name as it is written, or the person's full name, and the key under which its spellings fall together.
func (t *nameTable) spelling(n int, item Item, name *quote.Name) (spelling, key string) {
	if name.Person >= 0 && name.Person < len(t.cast.of[n]) {
		return t.personSpelling(t.cast.of[n][name.Person])
	}
	return plainSpelling(item, name)
}

func (t *nameTable) personSpelling(k *cluster) (spelling, key string) {
	k = k.root()
	if k.speaker >= 0 {
		return t.cast.speakers[k.speaker].Name, k.key
	}
	return k.name(), k.key
}

func plainSpelling(item Item, name *quote.Name) (spelling, key string) {
	spelling = squash(withoutGenitive(name.Span.Of(item.Article.Text)))
	return spelling, nameKey(spelling)
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
		if _, key := t.spelling(n, item, name); key != "" && isName(t.best[key]) {
			values = append(values, t.best[key])
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
