package verify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

// The differences that make no difference, in the order in which they are listed.
var harmless = [...]string{"capital letters", "accents, apostrophes or hyphens", "white space", "dashes", "quotation marks", "punctuation", interruption}

const interruption = "the narrator's words between the parts of the quote"

// judge gives what c has found, and what it says of the wording.
func (c *comparison) judge() (Passage, Kind) {
	a := c.item.Article
	p := Passage{Place: c.place, Block: blockAt(a, c.place.Span), Whose: c.whose}
	p.Pasted = article.Span{Start: c.a[0].span.Start, End: c.a[len(c.a)-1].span.End}
	ignored := map[string]bool{interruption: c.interrupted}
	for _, step := range c.fitted {
		if step.b >= 0 {
			p.Span = join(p.Span, c.passage[step.b].span)
		}
	}
	p.Changes = c.changes(c.fitted)
	kind := Exact
	for _, change := range p.Changes {
		switch {
		case change.Op == Insert:
			kind = Altered
		case change.Op == Delete && kind == Exact:
			kind = Shortened
		}
	}
	p.Warnings = c.warnings(c.fitted)
	c.ignore(c.fitted, ignored)
	for _, what := range harmless {
		if ignored[what] {
			p.Ignored = append(p.Ignored, what)
		}
	}
	p.Context = contextOf(a, p.Span)
	p.Cut = c.cut(p)
	return p, kind
}

// cut tells whether the quote, or for the narrator's words their sentences, has words before or after the passage.
func (c *comparison) cut(p Passage) bool {
	whole := p.Span
	if c.quote >= 0 {
		for _, piece := range c.item.Quotes.Attributions[c.quote].Pieces {
			whole = join(whole, piece)
		}
	} else if p.Context.To > 0 {
		whole = join(p.Context.Sentences[p.Context.From], p.Context.Sentences[p.Context.To-1])
	}
	text := c.item.Article.Text
	return hasWords(text[min(whole.Start, p.Span.Start):p.Span.Start]) || hasWords(text[p.Span.End:max(whole.End, p.Span.End)])
}

func hasWords(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// changes joins steps of one kind to stretches. A word put in the place of another is a Delete and an Insert.
func (c *comparison) changes(steps []pair) []Change {
	var list []Change
	for i := 0; i < len(steps); {
		if c.fits(steps[i]) {
			change := Change{Op: Equal}
			for ; i < len(steps) && c.fits(steps[i]) && c.adjacent(steps, i, change); i++ {
				change.Pasted = join(change.Pasted, c.a[steps[i].a].span)
				change.Source = join(change.Source, c.passage[steps[i].b].span)
			}
			list = append(list, change)
			continue
		}
		del, ins := Change{Op: Delete}, Change{Op: Insert}
		for ; i < len(steps) && !c.fits(steps[i]); i++ {
			if b := steps[i].b; b >= 0 {
				del.Source = join(del.Source, c.passage[b].span)
			}
			if a := steps[i].a; a >= 0 {
				ins.Pasted = join(ins.Pasted, c.a[a].span)
			}
		}
		if !del.Source.IsZero() {
			list = append(list, del)
		}
		if !ins.Pasted.IsZero() {
			list = append(list, ins)
		}
	}
	return list
}

// adjacent tells whether step i goes on where change ends: after an interruption a new stretch begins.
func (c *comparison) adjacent(steps []pair, i int, change Change) bool {
	return change.Source.IsZero() || !hasWords(c.item.Article.Text[change.Source.End:c.passage[steps[i].b].span.Start])
}

func join(s, t article.Span) article.Span {
	if s.IsZero() {
		return t
	}
	return article.Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// ignore notes the differences between equal words, and between what stands between two of them.
func (c *comparison) ignore(steps []pair, ignored map[string]bool) {
	text := c.item.Article.Text
	for i, s := range steps {
		if !c.fits(s) {
			continue
		}
		a, b := c.a[s.a].span, c.passage[s.b].span
		if x, y := a.Of(c.pasted), b.Of(text); x != y {
			if strings.EqualFold(x, y) {
				ignored["capital letters"] = true
			} else {
				ignored["accents, apostrophes or hyphens"] = true
			}
		}
		if i > 0 && c.fits(steps[i-1]) && steps[i-1].a == s.a-1 && steps[i-1].b == s.b-1 {
			if gap := text[c.passage[s.b-1].span.End:b.Start]; !hasWords(gap) {
				between(c.pasted[c.a[s.a-1].span.End:a.Start], gap, ignored)
			}
		}
	}
}

// between notes how what stands between two words differs.
func between(x, y string, ignored map[string]bool) {
	for _, step := range []struct {
		what string
		drop func(rune) bool
	}{{"white space", unicode.IsSpace}, {"dashes", isDash}, {"quotation marks", isQuoteMark}} {
		if x == y {
			return
		}
		dropped := func(s string) string {
			return strings.Map(func(r rune) rune {
				if step.drop(r) {
					return -1
				}
				return r
			}, s)
		}
		x2, y2 := dropped(x), dropped(y)
		if x2 == y2 || len(x)-len(x2) != len(y)-len(y2) {
			ignored[step.what] = true
		}
		x, y = x2, y2
	}
	if x != y {
		ignored["punctuation"] = true
	}
}

func isDash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' }

func isQuoteMark(r rune) bool {
	return strings.ContainsRune("\"'“”„‟«»‹›‘’‚‛`´", r)
}

// warnings points at changed words that are numbers, negations or names.
func (c *comparison) warnings(steps []pair) []Warning {
	var list []Warning
	for _, s := range steps {
		if c.fits(s) {
			continue
		}
		var w Warning
		var terms [2]string
		named := false
		if s.a >= 0 {
			w.Pasted, terms[0] = c.a[s.a].span, c.a[s.a].term
			named = s.a > 0 && startsUpper(w.Pasted.Of(c.pasted)) && !afterStop(c.pasted[:w.Pasted.Start])
		}
		if s.b >= 0 {
			w.Source, terms[1] = c.passage[s.b].span, c.passage[s.b].term
			named = named || c.inName(w.Source)
		}
		switch {
		case otherNumber(terms[0], terms[1]):
			w.What = "number"
		case negates(terms[0]) != negates(terms[1]):
			w.What = "negation"
		case named:
			w.What = "name"
		default:
			continue
		}
		list = append(list, w)
	}
	return list
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// afterStop tells whether a sentence begins after text.
func afterStop(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || isQuoteMark(r) || isDash(r) })
	return text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:")
}

func (c *comparison) inName(s article.Span) bool {
	return slices.ContainsFunc(c.item.Quotes.Names, func(n quote.Name) bool { return s.Start >= n.Span.Start && s.End <= n.Span.End })
}

func hasDigit(term string) bool { return strings.ContainsAny(term, "0123456789") }

// otherNumber tells whether of two words, of which one may be missing, one is a number. "One" is more often none, so that it counts only beside another.
func otherNumber(s, t string) bool {
	if hasDigit(s) || hasDigit(t) {
		return true
	}
	one := func(term string) bool { return slices.Contains(ones, term) }
	number := func(term string) bool { return slices.Contains(numerals, term) }
	return number(s) || number(t) || one(s) && one(t)
}

var ones = []string{"one", "ein", "eine", "einen", "einem", "einer", "один", "одна", "одно"}

// numerals are the commonest numbers in words, in English, German and Russian.
var numerals = []string{
	"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
	"eighty", "ninety", "hundred", "thousand", "million", "billion", "half", "twice",
	"zwei", "drei", "vier", "fünf", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "zwolf", "zwanzig", "hundert", "tausend", "million", "millionen",
	"milliarde", "milliarden",
	"два", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "двадцать", "тридцать", "сорок", "сто", "тысяча", "тысячи",
	"тысяч", "миллион", "миллиона", "миллионов", "миллиард", "миллиардов",
}

// negates tells whether a term turns its sentence round, in English, German or Russian.
func negates(term string) bool {
	switch term {
	case "not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "cannot", "without", "hardly",
		"nicht", "nichts", "nie", "niemals", "niemand", "ohne", "weder",
		"не", "нет", "ни", "никогда", "никто", "ничего", "ничто", "без", "нельзя":
		return true
	}
	stem, ok := strings.CutSuffix(term, "nt") // don't, isn't, won't
	switch {
	case strings.HasPrefix(term, "kein"):
		return true
	case !ok:
		return false
	}
	return slices.Contains([]string{"do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "wo", "would", "ca", "could", "should", "must", "need"}, stem)
}
