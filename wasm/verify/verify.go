// Package verify turns pasted words into a Verdict on whether, where and by whom they were said in the archive, with a diff word by word.
package verify

import (
	"cmp"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/store"
)

// Kind is what has come out about the wording.
type Kind uint8

const (
	NotHere   Kind = iota // nothing like it stands in these articles, which says nothing about other articles
	Exact                 // word for word, in one stretch
	Shortened             // all words are there, in order, but others between them were left out
	Altered               // words were changed or added
	Stitched              // put together from several passages
)

func (k Kind) String() string {
	return [...]string{"not here", "exact", "shortened", "altered", "stitched"}[k]
}

// Whose is what has come out about the speaker.
type Whose uint8

const (
	NobodyClaimed  Whose = iota // no speaker was named with the words
	AsClaimed                   // the article gives them to the speaker who is claimed
	AnotherSpeaker              // the article gives them to somebody else
	Narrator                    // the article does not give them to anybody: they are the narrator's
	CannotTell                  // the article does not tell the speaker clearly, or only describes one of the two
)

func (w Whose) String() string {
	return [...]string{"nobody claimed", "as claimed", "another speaker", "narrator", "cannot tell"}[w]
}

// Op is what happened to a stretch of words on its way from the article to what was pasted.
type Op uint8

const (
	Equal  Op = iota
	Insert    // only in what was pasted
	Delete    // only in the article
)

func (o Op) String() string { return [...]string{"equal", "insert", "delete"}[o] }

// Change is a stretch of the diff. A span is zero where the words do not stand.
type Change struct {
	Op     Op
	Pasted article.Span // into what was pasted
	Source article.Span // into the article's Text
}

// Warning points at a changed word that may turn the meaning round.
type Warning struct {
	What   string       // "number", "negation" or "name"
	Pasted article.Span // of the word that was put in, or none
	Source article.Span // of the word that was taken out, or none
}

// Place is a stretch of an article that resembles what was pasted.
type Place struct {
	Article int          // number in the archive
	Quote   int          // number in the archive of the quote that holds most of it, or -1 for the narrator's own words
	Span    article.Span // from the first to the last word found, into the article's Text
	Score   float64      // share of what was pasted that stands there, from 0 to 1; rare words weigh more than common ones
}

// Passage is what was pasted, or a run of it, beside the place where it stands.
type Passage struct {
	Place
	Pasted   article.Span      // the run of what was pasted
	Block    article.BlockKind // what part of the article it begins in: narration, a caption, a heading
	Whose    Whose
	Changes  []Change // in the order of what was pasted
	Ignored  []string // differences that do not count, in words for the page: "capital letters", "dashes", "punctuation"
	Warnings []Warning
	Cut      bool    // the quote, or the narrator's sentence, has more words before or after these
	Context  Context // the sentences around
}

// Verdict is the outcome of a check.
type Verdict struct {
	Kind     Kind
	Passage            // the best one; when Kind is NotHere its numbers are -1
	Parts    []Passage // when Kind is Stitched, at least two, in the order of what was pasted; Passage is the one with most words, and says only where
	Others   []Place   // the next best, best first
	Searched int       // number of articles searched
	Words    int       // number of words pasted
}

// Finding names the outcome by one of seven words: "not here", "stitched", "another speaker", "narrator", "altered", "shortened" or "exact". What
// is worst for whoever wants to quote comes first.
func (v *Verdict) Finding() string {
	switch {
	case v.Kind == NotHere || v.Kind == Stitched:
		return v.Kind.String()
	case v.Whose == AnotherSpeaker || v.Whose == Narrator:
		return v.Whose.String()
	}
	return v.Kind.String()
}

// Passages are the places that the words were found in: the parts of a stitched quotation, the one place of another, none of words that are not here.
func (v *Verdict) Passages() []Passage {
	switch v.Kind {
	case NotHere:
		return nil
	case Stitched:
		return v.Parts
	}
	return []Passage{v.Passage}
}

const (
	// MaxWords is the number of pasted words that are looked at.
	MaxWords = 600

	resembles = 0.3     // Score from which a place is named among the others, if it has half of the words as well: of a short quote two are soon met
	runnerUp  = 2.0 / 3 // share of the best place's Score from which another is looked at
	most      = 9       // other places that are named
)

// Check looks for pasted words in the archive, in quotes and in narration alike, and compares who says them there with the speaker who is claimed to
// have said them, or "". Upper and lower case, accents, punctuation, quotation marks, dashes and white space make no difference, but those that differ
// are named in Ignored. The error is that of a damaged archive.
//
// Candidate articles are those that share the rarest words, as a whole or in one quote. Each is aligned with the pasted words by the algorithm of Smith
// and Waterman ("Identification of common molecular subsequences", J. Mol. Biol. 147, 1981) on words instead of residues, with the affine gaps of Gotoh
// ("An improved algorithm for matching biological sequences", J. Mol. Biol. 162, 1982), so that leaving out half a sentence costs little more than
// leaving out a word. The best passage is then aligned with all pasted words, in the manner of Needleman and Wunsch (1970) with ends of the passage that
// cost nothing, and the diff is read off that. Runs of words that this leaves over are looked for again, elsewhere: that is how quotations stitched
// together are found.
func Check(a *bundle.Archive, pasted, claimed string) (Verdict, error) {
	return check(a, pasted, claimed, map[int][]token{})
}

// check is Check with the words of articles that were read before.
func check(a *bundle.Archive, pasted, claimed string, read map[int][]token) (Verdict, error) {
	v := Verdict{Passage: Passage{Place: Place{Article: -1, Quote: -1}}, Searched: a.Info().Articles}
	words := tokens(pasted)
	v.Words = len(words)
	words = words[:min(len(words), MaxWords)]
	if len(words) == 0 {
		return v, nil
	}
	s, err := newSource(a, pasted, words, readClaim(claimed), read)
	if err != nil {
		return v, err
	}
	found, err := s.search(0, len(words), runnerUp)
	if err != nil || len(found) == 0 {
		return v, err
	}
	parts, err := s.parts(found[0])
	if err != nil {
		return v, err
	}
	rest := found[1:]
	switch {
	case len(parts) > 1:
		v.Kind = Stitched
		for _, c := range parts {
			p, _ := c.judge()
			v.Parts = append(v.Parts, p)
			if p.Pasted.Len() > v.Pasted.Len() {
				v.Passage = Passage{Place: p.Place, Pasted: p.Pasted, Block: p.Block, Whose: p.Whose}
			}
		}
	case found[0].found(s):
		v.Passage, v.Kind = found[0].judge()
	default:
		rest = found
	}
	for _, c := range rest[:min(most, len(rest))] {
		if c.place.Score >= resembles && 2*c.matched >= len(c.a) && !v.has(c.place) {
			v.Others = append(v.Others, c.place)
		}
	}
	return v, nil
}

// found tells whether a comparison has enough of the words, and of those that weigh, to say that they stand there: of fewer words more weight, since a few
// common ones are met everywhere. When half of the words, half of their weight and that of a rare word and 2 more were asked of all, one in forty quotes was
// missed that had a fifth of its words replaced (of 10,000 generated articles; now one in seventy), and one passage in eighty of others' news was found in
// real news of the same months (now one in 160).
func (c *comparison) found(s *source) bool {
	share, score, told := float64(c.matched)/float64(len(c.a)), c.place.Score, c.told
	if share == 1 && len(c.fitted) == len(c.a) { // word for word, which is no chance, and would not be “not here” if it were
		return len(c.a) >= fewest || len(c.a) > 1 && c.quote >= 0
	}
	if n, weight := c.moved(s.weights[c.from:]); n > 0 {
		share += float64(n) / float64(len(c.a))
		score *= 1 + weight/told
		told += weight
	}
	return share >= 0.75 && score >= 0.4 && told >= s.rare+1 ||
		share >= 0.6 && score >= 0.5 && told >= s.rare+2
}

// moved counts the words, and adds up their weights, that the passage has a word or two earlier or later: whoever exchanges neighbours puts in nothing that
// is not there. Of 7 to 10 common words one such slip took a quote below what is asked for: of 1,000 quotes
// from news in which neighbours were exchanged once .978 were found before and .986 are, and of others' news no passage more.
func (c *comparison) moved(weights []float64) (n int, weight float64) {
	const far = 3 // steps
	used := map[int]bool{}
	for i, s := range c.fitted {
		if s.a < 0 || c.fits(s) {
			continue
		}
		for _, t := range c.fitted[max(0, i-far):min(len(c.fitted), i+far+1)] {
			if t.b >= 0 && !c.fits(t) && !used[t.b] && c.a[s.a].term == c.passage[t.b].term {
				used[t.b] = true
				n++
				weight += weights[s.a]
				break
			}
		}
	}
	return n, weight
}

// has tells whether a place is a part of the finding already.
func (v *Verdict) has(p Place) bool {
	for i := range v.Parts {
		if q := v.Parts[i].Place; q.Article == p.Article && q.Span.Start < p.Span.End && p.Span.Start < q.Span.End {
			return true
		}
	}
	return false
}

// search compares the words from one number up to another with the articles that are likely to have them, and gives those comparisons, best first. Articles in
// which no place can have that share of the best Score are not read: most of a check goes into reading. Where one article cannot be read, those that may come near it
// are read all the same, so that what comes from afar is asked for all at once.
func (s *source) search(from, to int, share float64) ([]*comparison, error) {
	articles, err := s.likely(from, to)
	if err != nil {
		return nil, err
	}
	var found []*comparison
	var first error
	best := 0.0
	for _, a := range articles {
		if a.most+asGood < share*best {
			continue
		}
		c, err := s.compare(a.article, from, to)
		switch {
		case err != nil:
			first = cmp.Or(first, err)
			best = max(best, a.most) // taken for as good as it can be: where it is not, the others are asked for when it has come
		case c.matched > 0:
			found = append(found, c)
			best = max(best, c.place.Score)
		}
	}
	if first != nil {
		return nil, first
	}
	return ranked(found), nil
}

// cannot says that a check cannot go on, and why.
func cannot(err error) error { return &store.Fault{Doing: "check quote", Err: err} }
