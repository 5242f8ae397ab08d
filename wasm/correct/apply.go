package correct

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// Rule is the rule of a quote whose speaker was corrected, one of quote.Rules. What was found before stays in its evidence, under parts that begin with Was.
const Rule = "corrected"

// Was begins the name of a part of the evidence that tells what was found before a correction: WasBy and the name of the rule that chose the speaker, or one
// of quote.Parts.
const (
	Was   = "was-"
	WasBy = "was-by-"
)

// Made tells whether something about a quote was corrected.
func Made(x *quote.Attribution) bool {
	return slices.ContainsFunc(x.Evidence, func(e quote.Evidence) bool { return strings.HasPrefix(e.Part, Was) })
}

// Corrector makes the corrections of a patch in items. Several goroutines may give it items.
type Corrector struct {
	mu       sync.Mutex
	patch    Patch
	of       map[string][]int // article → corrections of its quotes, and of names in it
	all      []int            // corrections of names in all articles
	outcomes []Outcome
	met      map[string]bool // articles whose outcomes are counted
	lone     string          // the article that archive holds
	archive  *bundle.Archive // of it alone
}

// New gives what makes the corrections of a patch.
func New(p Patch) *Corrector {
	c := &Corrector{patch: p, of: map[string][]int{}, outcomes: make([]Outcome, len(p)), met: map[string]bool{}}
	for i := range p {
		of := p[i].Article
		if p[i].Quote.ID != "" {
			of, _, _ = strings.Cut(p[i].Quote.ID, "/")
		} else if of == "" {
			c.all = append(c.all, i)
			c.outcomes[i].Why = "nobody of that name is in these articles"
			continue
		}
		c.of[of] = append(c.of[of], i)
		c.outcomes[i].Why = "no article here has the id “" + of + "”"
	}
	return c
}

// Outcomes tells what became of each correction in the items so far.
func (c *Corrector) Outcomes() []Outcome { return c.outcomes }

// Item gives an item with the corrections made that are meant for it. The item itself stays as it is. Each quote is looked for among those that were found,
// whatever has been corrected before. An error says that the item is damaged.
func (c *Corrector) Item(item bundle.Item) (bundle.Item, error) {
	mine := c.of[item.Article.ID]
	if len(mine)+len(c.all) == 0 {
		return item, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	mine = append(slices.Clone(mine), c.all...)
	slices.Sort(mine)
	again := c.met[item.Article.ID]
	c.met[item.Article.ID] = true
	targets := map[int]string{} // correction → id of its quote
	for _, n := range mine {
		if c.patch[n].Quote.ID == "" {
			continue
		}
		i, why, err := c.target(item, c.patch[n].Quote)
		if err != nil {
			return item, err
		}
		c.outcomes[n].Why = why
		if i >= 0 {
			targets[n] = item.Quotes.Attributions[i].ID
		}
	}
	result := *item.Quotes
	result.Attributions, result.People = slices.Clone(result.Attributions), slices.Clone(result.People)
	out := bundle.Item{Article: item.Article, Quotes: &result}
	for _, n := range mine {
		change, o := &c.patch[n], &c.outcomes[n]
		if change.Quote.ID == "" {
			if rename(&result, change) {
				o.Why = ""
				if !again {
					o.Made++
				}
			} else if change.Article != "" {
				o.Why = "nobody of that name is in this article"
			}
			continue
		}
		id, ok := targets[n]
		if !ok {
			continue
		}
		if o.Why = change.correct(out, id); o.Why == "" {
			o.Made, o.Quote = 1, item.Article.ID+"/"+id
		}
	}
	return out, nil
}

// rename has the people of some names be somebody else, and reports whether there are any.
func rename(r *quote.Result, c *Correction) bool {
	any := false
	for i := range r.People {
		key := bundle.NameKey(r.People[i].Name)
		if slices.ContainsFunc(c.People, func(name string) bool { return bundle.NameKey(name) == key }) {
			r.People[i].Name = c.Becomes
			any = true
		}
	}
	return any
}

// correct corrects the quote of an id, and says why what could not be. All of a correction is made, or nothing.
func (c *Correction) correct(item bundle.Item, id string) (why string) {
	r, a := item.Quotes, item.Article
	i := slices.IndexFunc(r.Attributions, func(x quote.Attribution) bool { return x.ID == id })
	if i < 0 {
		return "another correction takes the quote out"
	}
	if c.Remove {
		r.Attributions = slices.Delete(r.Attributions, i, i+1)
		return ""
	}
	x := r.Attributions[i] // changed as a whole, or not
	x.Evidence = slices.Clone(x.Evidence)
	was := func(part string, span article.Span) {
		x.Evidence = append(x.Evidence, quote.Evidence{Part: Was + part, Span: span})
	}
	if len(c.Words) > 0 {
		spans, why := Extent(a, x.Pieces, c.Words)
		if why != "" {
			return why
		}
		was("extent", article.Span{Start: x.Pieces[0].Start, End: x.Pieces[len(x.Pieces)-1].End})
		x.Fragments = fragments(a.Text, x.Fragments, spans)
		x.Pieces = spans
	}
	if c.Type != "" && c.Type != x.Kind.String() {
		was("type-"+x.Kind.String(), x.Pieces[0])
		for k := quote.Direct; k <= quote.Mixed; k++ {
			if k.String() == c.Type {
				x.Kind = k
			}
		}
	}
	if c.Speaker != "" {
		c.ascribe(r, &x)
	}
	switch {
	case c.Role == NoRole && !x.Role.IsZero():
		was("role", x.Role)
		x.Role = article.Span{}
	case c.Role != "" && c.Role != NoRole:
		s, ok := Phrase(a, x.Pieces[0].Start, c.Role)
		if !ok {
			return "the article does not have the words of the role “" + short(c.Role) + "”"
		}
		if s != x.Role {
			old := x.Role
			x.Role = s
			if old.IsZero() {
				was("no-role", s)
			} else {
				was("role", old)
			}
		}
	}
	r.Attributions[i] = x
	slices.SortStableFunc(r.Attributions, func(a, b quote.Attribution) int { return a.Pieces[0].Start - b.Pieces[0].Start })
	return ""
}

// ascribe names another speaker of x, and keeps what was found as evidence of what was before.
func (c *Correction) ascribe(r *quote.Result, x *quote.Attribution) {
	if x.Rule != Rule {
		var evidence []quote.Evidence
		place := x.Pieces[0]
		for _, s := range []article.Span{x.Cue, x.Mention} {
			if !s.IsZero() {
				place = s
			}
		}
		evidence = append(evidence, quote.Evidence{Part: WasBy + x.Rule, Span: place})
		if x.Confidence == quote.Named && x.Person >= 0 && len(r.People[x.Person].Mentions) > 0 {
			evidence = append(evidence, quote.Evidence{Part: Was + "speaker", Span: r.People[x.Person].Mentions[0]})
		}
		for _, e := range x.Evidence {
			if strings.HasPrefix(e.Part, Was) {
				evidence = append(evidence, e)
			}
		}
		x.Evidence = evidence
	}
	x.Rule, x.With, x.Mention, x.Role, x.Person, x.Confidence = Rule, nil, article.Span{}, article.Span{}, -1, quote.Unclear
	if c.Speaker == Unclear {
		return
	}
	key := bundle.NameKey(c.Speaker)
	x.Person = slices.IndexFunc(r.People, func(p quote.Person) bool { return bundle.NameKey(p.Name) == key })
	if x.Person < 0 {
		x.Person = len(r.People)
		r.People = append(r.People, quote.Person{Name: c.Speaker})
	}
	x.Confidence = quote.Named
	if roles := r.People[x.Person].Roles; len(roles) > 0 {
		x.Role = roles[0]
	}
}

// fragments are the stretches inside quotation marks that are left of some within other pieces, with their marks where nothing is cut off before them.
func fragments(text string, old, pieces []article.Span) []article.Span {
	var out []article.Span
	mute := func(s string) bool {
		return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}
	for _, f := range old {
		for _, p := range pieces {
			s := article.Span{Start: max(f.Start, p.Start), End: min(f.End, p.End)}
			if s.Start >= s.End || mute(s.Of(text)) {
				continue
			}
			if f.Start < s.Start && mute(text[f.Start:s.Start]) {
				s.Start = f.Start
			}
			if s.End < f.End && mute(text[s.End:f.End]) {
				s.End = f.End
			}
			out = append(out, s)
		}
	}
	return out
}
