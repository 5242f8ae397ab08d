package bundle

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
	"verbatim/wasm/store"
)

// cast is everybody that the articles of an archive name.
type cast struct {
	clusters []*cluster
	byKey    map[string]*cluster
	keys     map[string]string // of names that have been met
	of       [][]*cluster      // of each person of each article
	quoted   [][]int           // the persons of each article to whom its quotes are ascribed, quote after quote
	dates    []string          // of publication, article after article
	speakers []Speaker
	found    []atomic.Pointer[foundBy] // of each speaker, once it has been asked for
}

// foundBy are the names under which a speaker's quotes are found, and their words.
type foundBy struct {
	names []string
	words *index.Names
}

// cluster is one person of the archive: the article-level people of one name.
type cluster struct {
	key       string
	full      bool // the name has a given name written out, or is a body's
	body      int  // how many articles take it for a body, less those that do not
	spellings map[string]int
	articles  []int // in which it is named
	roles     map[string]int
	quotes    int
	quotedIn  int
	lastItem  int // the last article counted in quotedIn
	first     string
	last      string
	into      *cluster // the cluster that this one turned out to be
	speaker   int      // index into speakers, or -1
}

func (c *cluster) root() *cluster {
	for c.into != nil {
		c = c.into
	}
	return c
}

// add notes the people of the next article.
func (c *cast) add(item Item) {
	n := len(c.of)
	var people []*cluster
	for i := range item.Quotes.People {
		people = append(people, c.meet(n, item, &item.Quotes.People[i]))
	}
	var quoted []int
	for i := range item.Quotes.Attributions {
		if a := &item.Quotes.Attributions[i]; a.Confidence == quote.Named && a.Person >= 0 {
			quoted = append(quoted, a.Person)
			for _, p := range a.With {
				quoted = append(quoted, ^p)
			}
		}
	}
	c.of, c.quoted, c.dates = append(c.of, people), append(c.quoted, quoted), append(c.dates, strings.Clone(item.Article.Meta.Published)) // it may be a part of a file
}

// finish groups the people of all articles.
//
// People have one name when they do in Latin letters without accents and small words, give or take the ways in which Cyrillic names are
// written (index.Sound). A name with initials ("S. Margulis"), or a lone surname that no article spells out, is taken for the full name that fits, if the
// archive has exactly one and no article names both side by side.
func (c *cast) finish() {
	c.join()
	for n := range c.of {
		c.countQuotes(n)
	}
	c.list()
}

// keyOf is the nameKey of a name, which is worked out once: names come again and again.
func (c *cast) keyOf(name string) string {
	key, ok := c.keys[name]
	if !ok {
		key = nameKey(name)
		c.keys[name] = key
	}
	return key
}

// meet notes one person of article n.
func (c *cast) meet(n int, item Item, p *quote.Person) *cluster {
	name := squash(p.Name)
	key := c.keyOf(name)
	k := c.byKey[key]
	if k == nil {
		given, _, more := strings.Cut(key, " ")
		k = &cluster{key: key, full: p.Body || more && utf8.RuneCountInString(given) > 1, spellings: map[string]int{}, roles: map[string]int{}, lastItem: -1}
		c.byKey[key] = k
		c.clusters = append(c.clusters, k)
	}
	k.spellings[name]++
	k.articles = append(k.articles, n)
	k.body++
	if !p.Body {
		k.body -= 2
	}
	for _, role := range p.Roles {
		k.roles[squash(role.Of(item.Article.Text))]++
	}
	return k
}

// join merges short forms of names into the one full form that fits.
func (c *cast) join() {
	bySurname := map[string][]*cluster{}
	for _, k := range c.clusters {
		if k.full && k.body <= 0 {
			bySurname[lastWord(k.key)] = append(bySurname[lastWord(k.key)], k)
		}
	}
	for _, k := range c.clusters {
		if k.full || k.body > 0 {
			continue
		}
		var fits []*cluster
		for _, full := range bySurname[lastWord(k.key)] {
			if initialFits(k.key, full.key) {
				fits = append(fits, full)
			}
		}
		if len(fits) == 1 && !meetInArticle(k, fits[0]) {
			fits[0].absorb(k)
		}
	}
}

func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// initialFits tells whether a key without a full given name, "s margulis" or "margulis", can be short for full.
func initialFits(key, full string) bool {
	initial, _, more := strings.Cut(key, " ")
	return !more || strings.HasPrefix(full, initial)
}

func meetInArticle(a, b *cluster) bool {
	return slices.ContainsFunc(a.articles, func(n int) bool { _, found := slices.BinarySearch(b.articles, n); return found })
}

func (k *cluster) absorb(short *cluster) {
	short.into = k
	for s, n := range short.spellings {
		k.spellings[s] += n
	}
	for s, n := range short.roles {
		k.roles[s] += n
	}
	k.articles = append(k.articles, short.articles...)
	slices.Sort(k.articles)
}

func (c *cast) countQuotes(n int) {
	var together []*cluster
	for _, person := range c.quoted[n] {
		if person >= 0 {
			together = together[:0]
		} else {
			person = ^person
		}
		k := c.of[n][person].root()
		if slices.Contains(together, k) {
			continue
		}
		together = append(together, k)
		k.quotes++
		if k.lastItem == n {
			continue
		}
		k.lastItem = n
		k.quotedIn++
		if d := c.dates[n]; d != "" {
			if k.first == "" || d < k.first {
				k.first = d
			}
			k.last = max(k.last, d)
		}
	}
}

// sections are the speakers, a record each, in the order of their numbers.
func (c *cast) sections() ([]store.Section, error) {
	var e encoder
	var at placeWriter
	for _, s := range c.speakers {
		before := len(e.b)
		own := s.Slug != slugOf(s.Name)
		e.flags(s.Body, own)
		if own {
			e.string(s.Slug)
		}
		e.string(s.Name)
		e.strings(s.Variants)
		e.strings(s.Roles)
		e.int(s.Quotes)
		e.int(s.Articles)
		e.string(s.First)
		e.string(s.Last)
		at.add(len(e.b) - before)
	}
	places, err := at.sections("speakers")
	return append(places, store.Section{Name: "speakers", Data: e.b, Codec: store.Deflate, Page: speakerPage}), err
}

// speakerPage is the size of a page of speakers before it is packed: one of them is read at a time, for a quote that is shown.
const speakerPage = 8 << 10

// slugOf is the slug of a name that nobody else has.
func slugOf(name string) string { return cmp.Or(article.Slug(name), "speaker") }

// person is the archive's person that an attribution of article n is ascribed to, or nil.
func (c *cast) person(n int, a *quote.Attribution) *cluster {
	if a.Confidence != quote.Named || a.Person < 0 {
		return nil
	}
	return c.of[n][a.Person].root()
}

// together are the archive's people that an attribution of article n is ascribed to, each once: none, one, or those of "A and B said".
func (c *cast) together(n int, a *quote.Attribution) []*cluster {
	k := c.person(n, a)
	if k == nil {
		return nil
	}
	out := []*cluster{k}
	for _, p := range a.With {
		if k := c.of[n][p].root(); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// list makes the speakers of those that are quoted: most quotes first, then by name.
func (c *cast) list() {
	var quoted []*cluster
	for _, k := range c.clusters {
		k.speaker = -1
		if k.quotes > 0 {
			quoted = append(quoted, k)
		}
	}
	slices.SortFunc(quoted, func(a, b *cluster) int {
		return cmp.Or(b.quotes-a.quotes, strings.Compare(a.name(), b.name()), strings.Compare(a.key, b.key))
	})
	c.found = make([]atomic.Pointer[foundBy], len(quoted))
	slugs := map[string]bool{}
	for i, k := range quoted {
		k.speaker = i
		name := k.name()
		delete(k.spellings, name)
		delete(k.roles, "")
		c.speakers = append(c.speakers, Speaker{
			Slug: uniqueSlug(slugs, name), Name: name, Variants: byCount(k.spellings), Roles: byCount(k.roles), Body: k.body > 0,
			Quotes: k.quotes, Articles: k.quotedIn, First: k.first, Last: k.last,
		})
	}
}

// name is the spelling used in most articles, a full one if there is any.
func (k *cluster) name() string {
	best := ""
	better := func(s string) bool {
		sFull, bestFull := nameKey(s) == k.key, nameKey(best) == k.key
		if sFull != bestFull {
			return sFull
		}
		return cmp.Or(k.spellings[s]-k.spellings[best], len(s)-len(best), strings.Compare(best, s)) > 0
	}
	for s := range k.spellings {
		if best == "" || better(s) {
			best = s
		}
	}
	return best
}

// byCount lists the keys of counts, the most frequent first.
func byCount(counts map[string]int) []string {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	if len(keys) == 0 {
		return nil
	}
	return keys
}

func uniqueSlug(used map[string]bool, name string) string {
	slug := slugOf(name)
	out := slug
	for n := 2; used[out]; n++ {
		out = slug + "-" + strconv.Itoa(n)
	}
	used[out] = true
	return out
}

// squash writes s with single spaces. What it gives is no part of s, which may be one of a whole text.
func squash(s string) string {
	words := strings.Fields(s)
	if len(words) == 1 {
		return strings.Clone(words[0])
	}
	return strings.Join(words, " ")
}

// maxKeyed is the length in bytes above which article.Slug may cut a name, which would make two long names of bodies one.
const maxKeyed = 50

// nameKey is the same for two spellings of one name.
func nameKey(name string) string {
	slug := article.Slug(name)
	if slug == "" || len(slug) > maxKeyed {
		return index.Fold(name)
	}
	parts := strings.Split(slug, "-")
	var key []string
	for i, part := range parts {
		middle := i > 0 && i < len(parts)-1
		if middle && len(part) == 1 || part == "the" && len(parts) > 1 {
			continue // the J of Donald J. Trump
		}
		key = append(key, index.Sound(part))
	}
	return strings.Join(key, " ")
}
