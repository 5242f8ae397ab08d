package main

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/wasm/quote"
)

// edge holds what does not count at the ends of a quotation.
const edge = " \t\r\n\"“”‘’'`″.,;:!?…—–-"

// softEnough is the share of words in common from which two stretches are the same quotation.
const softEnough = 0.8

// maxOutside is how many letters of a direct quotation may stand outside quotation marks.
const maxOutside = 3

// counts holds how often each thing happened, by name.
type counts map[string]int

func (c counts) add(name string, n int) { c[name] += n }

// hit counts a yes or no under a name.
func (c counts) hit(name string, yes bool) {
	if yes {
		c[name+" yes"]++
	} else {
		c[name+" no"]++
	}
}

// page is a text made ready for measuring. Offsets are code points.
type page struct {
	text   []rune
	words  []interval // its words, in text order
	quoted []interval // the stretches inside quotation marks
	marked []int      // marked[i]: letters and digits inside quotation marks before i
	letter []int      // letter[i]: letters and digits before i
}

func newPage(text, lang string) *page {
	p := &page{text: []rune(text)}
	p.words = wordsOf(p.text)
	p.quoted = quotedIntervals(englishMarks(p.text, lang))
	inside := make([]bool, len(p.text))
	for _, iv := range p.quoted {
		for i := max(0, iv.start); i < min(iv.end, len(inside)); i++ {
			inside[i] = true
		}
	}
	p.marked, p.letter = make([]int, len(p.text)+1), make([]int, len(p.text)+1)
	for i, r := range p.text {
		p.marked[i+1], p.letter[i+1] = p.marked[i], p.letter[i]
		if alnum(r) {
			p.letter[i+1]++
			if inside[i] {
				p.marked[i+1]++
			}
		}
	}
	return p
}

// wordsOf gives the words of text: letters, digits and underscores, an apostrophe with more of them being part of the word.
func wordsOf(text []rune) []interval {
	var out []interval
	run := func(i int) int {
		for i < len(text) && word(text[i]) {
			i++
		}
		return i
	}
	for i := 0; i < len(text); {
		end := run(i)
		if end == i {
			i++
			continue
		}
		if end+1 < len(text) && in(text[end], "'’") && word(text[end+1]) {
			end = run(end + 1)
		}
		out = append(out, interval{i, end})
		i = end
	}
	return out
}

// stretch is a gold or predicted quotation made ready for matching.
type stretch struct {
	edges interval // without what does not count at the ends
	words interval // the words it touches, by number
	kind  string
}

func (p *page) stretch(start, end int) stretch {
	start, end = max(0, start), min(end, len(p.text))
	for start < end && in(p.text[start], edge) {
		start++
	}
	for end > start && in(p.text[end-1], edge) {
		end--
	}
	first, _ := slices.BinarySearchFunc(p.words, start, func(w interval, at int) int { return cmp.Compare(w.end, at+1) })
	last, _ := slices.BinarySearchFunc(p.words, end, func(w interval, at int) int { return cmp.Compare(w.start, at) })
	return stretch{edges: interval{start, end}, words: interval{first, max(first, last)}}
}

// kind tells by the quotation marks whether text[start:end] is direct, indirect or mixed, or "none" when it holds no letter.
func (p *page) kind(start, end int) string {
	start, end = max(0, start), max(0, min(end, len(p.text)))
	all, marked := p.letter[end]-p.letter[start], p.marked[end]-p.marked[start]
	switch {
	case all == 0:
		return "none"
	case marked == 0:
		return quote.Indirect.String()
	case all-marked <= maxOutside:
		return quote.Direct.String()
	}
	return quote.Mixed.String()
}

// exact is 1 for two stretches with the same edges, else 0.
func exact(a, b stretch) float64 {
	if a.edges == b.edges {
		return 1
	}
	return 0
}

// soft is the words in common over the words of either, or 0 when that is too little.
func soft(a, b stretch) float64 {
	common := max(0, min(a.words.end, b.words.end)-max(a.words.start, b.words.start))
	union := a.words.end - a.words.start + b.words.end - b.words.start - common
	if union == 0 || float64(common)/float64(union) < softEnough {
		return 0
	}
	return float64(common) / float64(union)
}

type pair struct{ gold, pred int }

// match pairs gold and predicted stretches one to one, the most alike first.
func match(gold, pred []stretch, alike func(a, b stretch) float64) []pair {
	type candidate struct {
		pair
		score float64
	}
	var all []candidate
	for i := range gold {
		for j := range pred {
			if s := alike(gold[i], pred[j]); s > 0 {
				all = append(all, candidate{pair{i, j}, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) }) // ties stay in text order
	var out []pair
	goldUsed, predUsed := make([]bool, len(gold)), make([]bool, len(pred))
	for _, c := range all {
		if !goldUsed[c.gold] && !predUsed[c.pred] {
			goldUsed[c.gold], predUsed[c.pred] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

// view is one article seen one way: what stands in the gold, what was predicted, and the stretches of both.
type view struct {
	c     counts
	gold  []goldQuote
	pred  []predicted
	golds []stretch
	preds []stretch
}

// measure counts one article in one view: "quotes", every attribution, or "quoted", every stretch inside quotation marks.
func measure(c counts, p *page, gold []goldQuote, pred []predicted, quoted bool) {
	v := view{c: c}
	var skip []interval
	for _, g := range gold {
		s := p.stretch(g.Start, g.End)
		if s.kind = cmp.Or(g.PieceType, g.Type, "none"); g.End <= g.Start {
			continue
		}
		if quoted && g.Skip {
			skip = append(skip, s.edges)
		} else if !quoted || g.Attributed {
			v.gold, v.golds = append(v.gold, g), append(v.golds, s)
		}
	}
	for _, q := range pred {
		s := p.stretch(q.start, q.end)
		s.kind = p.kind(q.start, q.end)
		skipped := slices.ContainsFunc(skip, func(k interval) bool { return s.edges.start < k.end && s.edges.end > k.start })
		if q.end > q.start && !skipped {
			v.pred, v.preds = append(v.pred, q), append(v.preds, s)
		}
	}
	v.found("exact", match(v.golds, v.preds, exact))
	pairs := match(v.golds, v.preds, soft)
	v.found("soft", pairs)
	v.speakers(pairs)
}

// found counts what was found, by one way of matching.
func (v *view) found(how string, pairs []pair) {
	gold, pred := make([]bool, len(v.golds)), make([]bool, len(v.preds))
	for _, m := range pairs {
		gold[m.gold], pred[m.pred] = true, true
	}
	v.c.add(how+" all tp", len(pairs))
	v.c.add(how+" all fp", len(pred)-len(pairs))
	v.c.add(how+" all fn", len(gold)-len(pairs))
	for i, g := range v.golds {
		v.c.hit(how+" recall "+g.kind, gold[i])
		switch {
		case g.kind == "direct" && gold[i]:
			v.c.add(how+" direct tp", 1)
		case g.kind == "direct":
			v.c.add(how+" direct fn", 1)
		case g.kind == "indirect" && v.gold[i].SpeechCue:
			v.c.hit(how+" recall indirect, speech cue", gold[i])
		case g.kind == "indirect":
			v.c.hit(how+" recall indirect, no speech cue", gold[i])
		}
	}
	for j, p := range v.preds {
		if p.kind == "direct" && !pred[j] {
			v.c.add(how+" direct fp", 1)
		}
	}
}

// speakers counts, over what was found softly, whose speakers are right, and with what confidence.
func (v *view) speakers(pairs []pair) {
	matched, good, goodDirect, badDirect := make([]bool, len(v.preds)), 0, 0, 0
	for _, m := range pairs {
		matched[m.pred] = true
		right := speaker(v.c, v.gold[m.gold], v.golds[m.gold].kind, v.pred[m.pred])
		v.c.hit("right when "+v.pred[m.pred].confidence.String(), right)
		if v.pred[m.pred].confidence == quote.Named {
			v.c.hit("named precision", right)
		}
		direct := v.golds[m.gold].kind == "direct"
		switch {
		case right && direct:
			good, goodDirect = good+1, goodDirect+1
		case right:
			good++
		case direct:
			badDirect++
		}
	}
	allDirect := 0
	for _, g := range v.golds {
		if g.kind == "direct" {
			allDirect++
		}
	}
	for j, p := range v.preds {
		if !matched[j] && p.kind == "direct" {
			badDirect++
		}
		if !matched[j] && v.pred[j].confidence == quote.Named {
			v.c.hit("named precision", false)
		}
	}
	v.c.add("joint all tp", good)
	v.c.add("joint all fp", len(v.preds)-good)
	v.c.add("joint all fn", len(v.golds)-good)
	v.c.add("joint direct tp", goodDirect)
	v.c.add("joint direct fp", badDirect)
	v.c.add("joint direct fn", allDirect-goodDirect)
}

// speaker reports whether the predicted speaker is right: the gold's mention is overlapped or an acceptable name's last word is the same; where the gold has
// none, there must be none.
func speaker(c counts, g goldQuote, kind string, p predicted) bool {
	words := ""
	if g.Speaker != nil {
		words = g.Speaker.text
	}
	class := cmp.Or(g.Class, speakerClass(words))
	if kind != "direct" {
		kind = "other"
	}
	names := g.Accept
	if len(names) == 0 && g.Canonical != "" {
		names = []string{g.Canonical}
	} else if len(names) == 0 && words != "" && speakerClass(words) == "name" {
		names = []string{words}
	}
	right := g.Speaker == nil && len(names) == 0 && p.mention == nil && p.name == ""
	if g.Speaker != nil {
		right = p.mention != nil && p.mention.start < g.Speaker.end && p.mention.end > g.Speaker.start
		for _, k := range []string{"all", class, kind} {
			c.hit("span "+k, right)
		}
	}
	if len(names) > 0 {
		hit := sameName(names, p)
		right = right || hit
		for _, k := range []string{"all", class, kind} {
			c.hit("surname "+k, hit)
		}
	}
	return right
}

func sameName(names []string, p predicted) bool {
	name := p.name
	if name == "" && p.mention != nil {
		name = p.mention.text
	}
	last := lastName(name)
	return strings.TrimSpace(name) != "" && slices.ContainsFunc(names, func(n string) bool { return lastName(n) == last })
}

// rejection counts how well stretches in marks that are not speech are told: one is predicted when no fragment touches it.
func rejection(c counts, gold []goldQuote, fragments []predicted) {
	for _, g := range gold {
		if g.Skip || g.End <= g.Start {
			continue
		}
		speech := slices.ContainsFunc(fragments, func(p predicted) bool { return p.start < g.End && p.end > g.Start })
		switch {
		case !speech && !g.Attributed:
			c.add("rejection tp", 1)
		case !speech:
			c.add("rejection fp", 1)
		case !g.Attributed:
			c.add("rejection fn", 1)
		}
	}
}
