package correct

import (
	"sort"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// telling is the number of words from which a quote is told by them and what stands on one side of it. Of a shorter one, and of one whose words have changed,
// what stands on both sides must have stayed.
const telling = 6

// target finds the quote of an item that an anchor means: its index, or -1 and why it cannot be told beyond doubt.
func (c *Corrector) target(item bundle.Item, anchor cite.Anchor) (i int, why string, err error) {
	_, id, _ := strings.Cut(anchor.ID, "/")
	list, text := item.Quotes.Attributions, item.Article.Text
	for i := range list {
		if exact, before, after := anchor.Means(text, list[i].Pieces[0]); list[i].ID == id && exact && sure(anchor, before, after) {
			return i, "", nil
		}
	}
	alone, err := c.alone(item)
	if err != nil {
		return -1, "", err
	}
	anchor.ID = item.Article.ID + "/" // what has the id is not what was meant
	r, err := cite.Resolve(alone, anchor)
	switch {
	case err != nil:
		return -1, "", err
	case r.How == cite.Ambiguous:
		return -1, "its words stand in the article more than once", nil
	case r.How == cite.Gone:
		return -1, "its words do not stand in the article any more", nil
	}
	i = at(item, anchor, r.Place.Span)
	if i < 0 {
		return -1, "its words stand in the article, but not as one quote any more", nil
	}
	exact, before, after := anchor.Means(text, list[i].Pieces[0])
	if exact && !sure(anchor, before, after) || !exact && !(before && after) {
		return -1, "what stands around its words has changed: look again whether it is the same", nil
	}
	return i, "", nil
}

func sure(anchor cite.Anchor, before, after bool) bool {
	return before && after || (before || after) && len(index.Words(nil, anchor.Exact)) >= telling
}

// alone is an archive of one article, as it was before any correction, in which the page's own search for what a link means can be made.
func (c *Corrector) alone(item bundle.Item) (*bundle.Archive, error) {
	if c.lone == item.Article.ID {
		return c.archive, nil
	}
	files, err := bundle.Build(bundle.List{item}, bundle.Info{}, nil)
	if err != nil {
		return nil, err
	}
	c.archive, err = bundle.Open(files[0].Data)
	c.lone = item.Article.ID
	return c.archive, err
}

// at is the quote whose first piece is nearly the same stretch as a span, or -1 when there is none or two are as near.
func at(item bundle.Item, anchor cite.Anchor, s article.Span) int {
	best, most, twice := -1, 0.0, false
	for i := range item.Quotes.Attributions {
		piece := item.Quotes.Attributions[i].Pieces[0]
		both := min(piece.End, s.End) - max(piece.Start, s.Start)
		all := max(piece.End, s.End) - min(piece.Start, s.Start)
		if exact, _, _ := anchor.Means(item.Article.Text, piece); exact {
			all = both
		}
		if both <= 0 || 2*both < all {
			continue
		}
		if part := float64(both) / float64(all); part > most {
			best, most, twice = i, part, false
		} else if part == most {
			twice = true
		}
	}
	if twice {
		return -1
	}
	return best
}

// Extent finds words in an article near a quote, part by part, as spans of its text. why says in words why they cannot be told.
func Extent(a *article.Article, near []article.Span, parts []string) (spans []article.Span, why string) {
	hull := article.Span{Start: near[0].Start, End: near[len(near)-1].End}
	within := around(a, hull)
	from := within.Start
	for _, part := range parts {
		found := occurrences(a.Text, article.Span{Start: from, End: within.End}, part)
		if len(found) > 1 {
			var here []article.Span
			for _, s := range found {
				if s.Start < hull.End && hull.Start < s.End {
					here = append(here, s)
				}
			}
			if len(here) > 0 {
				found = here
			}
		}
		switch {
		case len(found) == 0:
			return nil, "there the article does not have the words “" + short(part) + "”"
		case len(found) > 1:
			return nil, "there the article has more than once the words “" + short(part) + "”"
		}
		spans = append(spans, found[0])
		from = found[0].End
	}
	if len(spans) == 0 {
		return nil, "no words are left"
	}
	return spans, ""
}

// around is the stretch from the block before the one in which a quote begins to the block after the one in which it ends.
func around(a *article.Article, hull article.Span) article.Span {
	first, last := -1, -1
	for i := range a.Blocks {
		if b := a.Blocks[i].Span; b.Start < hull.End && hull.Start < b.End {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return article.Span{Start: 0, End: len(a.Text)}
	}
	return article.Span{Start: a.Blocks[max(0, first-1)].Span.Start, End: a.Blocks[min(len(a.Blocks)-1, last+1)].Span.End}
}

// occurrences finds words within a stretch of text, blind to what the index is blind to. Marks at the ends of the words that stand there too are taken in.
func occurrences(text string, within article.Span, part string) []article.Span {
	words, wanted := index.Words(nil, within.Of(text)), index.Words(nil, part)
	if len(wanted) == 0 {
		return nil
	}
	lead, trail := strings.TrimSpace(part[:wanted[0].Span.Start]), strings.TrimSpace(part[wanted[len(wanted)-1].Span.End:])
	var found []article.Span
	for i := 0; i+len(wanted) <= len(words); i++ {
		alike := true
		for k := range wanted {
			alike = alike && words[i+k].Term == wanted[k].Term
		}
		if !alike {
			continue
		}
		s := article.Span{Start: within.Start + words[i].Span.Start, End: within.Start + words[i+len(wanted)-1].Span.End}
		if strings.HasSuffix(text[:s.Start], lead) {
			s.Start -= len(lead)
		}
		if strings.HasPrefix(text[s.End:], trail) {
			s.End += len(trail)
		}
		found = append(found, s)
		i += len(wanted) - 1
	}
	return found
}

// Phrase finds words in an article, where they stand nearest to a place. ok is false when they do not stand in it.
func Phrase(a *article.Article, offset int, words string) (s article.Span, ok bool) {
	for _, found := range occurrences(a.Text, article.Span{End: len(a.Text)}, words) {
		if !ok || distance(found, offset) < distance(s, offset) {
			s, ok = found, true
		}
	}
	return s, ok
}

// distance is how many bytes lie between a span and a place.
func distance(s article.Span, offset int) int {
	switch {
	case offset < s.Start:
		return s.Start - offset
	case offset > s.End:
		return offset - s.End
	}
	return 0
}

// Candidates are the names of those of an article who may have said a quote of it, the likeliest first: whoever is named nearest to its words, outside of them.
func Candidates(item bundle.Item, i int) []string {
	x := &item.Quotes.Attributions[i]
	hull := article.Span{Start: x.Pieces[0].Start, End: x.Pieces[len(x.Pieces)-1].End}
	type person struct {
		name string
		far  int
	}
	var list []person
	seen := map[string]bool{}
	for n := range item.Quotes.People {
		p := &item.Quotes.People[n]
		if key := bundle.NameKey(p.Name); seen[key] {
			continue
		} else {
			seen[key] = true
		}
		far := len(item.Article.Text) // only inside of the words, or nowhere
		for _, m := range p.Mentions {
			switch {
			case m.End <= hull.Start:
				far = min(far, distance(m, hull.Start))
			case m.Start < hull.End:
			case strings.Contains(item.Article.Text[hull.End:m.Start], "\n\n"):
				far = min(far, 200+distance(m, hull.End)) // a paragraph seldom tells who spoke in the one before
			default:
				far = min(far, distance(m, hull.End))
			}
		}
		if x.Confidence == quote.Named && x.Person == n {
			far = -1
		}
		if p.Body {
			far += 200 // people speak more often than bodies
		}
		list = append(list, person{p.Name, far})
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].far < list[b].far })
	names := make([]string, len(list))
	for n := range list {
		names[n] = list[n].name
	}
	return names
}
