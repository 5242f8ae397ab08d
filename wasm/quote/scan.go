package quote

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/segment"
)

// word is what the lexicon and the marks say of the token of the same index.
type word struct {
	c     class
	lemma uint32
	frag  int32 // index into doc.frags of the stretch in marks that holds the token, or -1
}

// block is one paragraph under study: its tokens [first, last) and sentences [sent0, sent1).
type block struct {
	first, last  int
	sent0, sent1 int
	kind         article.BlockKind
	section      int
}

// speaks reports whether attributions are looked for in the block.
func (b block) speaks() bool {
	return b.kind == article.Paragraph || b.kind == article.Quotation || b.kind == article.ListItem
}

// sentence is a run of tokens [first, last) whose stretches in marks are taken as one piece each, so that an end inside them is none of its own.
type sentence struct {
	first, last int
	block       int
}

// doc is an article under study. Each stage reads what earlier ones filled in.
type doc struct {
	art  *article.Article
	text string
	lex  *lexicon

	toks   []segment.Token
	words  []word
	blocks []block
	frags  []fragment
	sents  []sentence
	names  []nameSeq
	nameAt []int32 // token → index into names of the name it belongs to, or -1

	surnames  map[string]bool // the keys of surnames that stand in full somewhere, for languages where a capital does not tell a name
	dialogue  bool            // an interview or the record of a court: blocks open with their speakers
	told      toldCue         // the last cue with a speaker and nothing said
	seenLower hashSet         // words that stand in lower case somewhere: no names when they open a sentence

	drafts                   []draft
	bySur                    roll // surname key → people, in the order in which they are first named
	byFirst                  roll // given name’s key → people
	places                   table[placeUse]
	models                   *Models
	sums                     counts // of the sentence at hand, as are the following
	frames                   []frame
	cands                    []draft
	startWeights, endWeights []weighed
	readings                 []reading
	starts                   []int // of the readings at hand
	ends                     []int
	choice                   choice
	kept                     []int
	feat                     []uint32
	visit                    func(Example) // shows each decision to the trainer; nil otherwise
	people                   []person
	runs                     []run          // room for the pieces of drafts
	ints                     []int          // … for their stretches in marks
	proofs                   []evidence     // … for their evidence
	spans                    []article.Span // … for those of the result
	shown                    []Evidence     // … for its evidence
	index                    []int          // of each person in the result, or -1
	ids                      table[int32]   // how often an ID was made from the same words
}

// maxText is the length in bytes above which an article is cut, so that offsets fit 32 bits.
const maxText = 1 << 30

func newDoc(a *article.Article) *doc {
	d, _ := desks.Get().(*doc)
	if d == nil {
		d = &doc{}
	}
	d.clear()
	d.art, d.text, d.lex = a, a.Text, lexiconFor(a.Meta.Lang)
	d.models = d.lex.models
	if len(d.text) > maxText {
		d.text = d.text[:maxText]
	}
	d.toks = sized(d.toks, len(d.text)/4+16)[:0]
	for _, b := range a.Blocks {
		start, end := clamp(b.Span.Start, 0, len(d.text)), clamp(b.Span.End, 0, len(d.text))
		if end <= start || len(d.toks) > 0 && start < int(d.toks[len(d.toks)-1].End) {
			continue
		}
		first := len(d.toks)
		d.toks = segment.Tokens(d.text, start, end, d.toks)
		if len(d.toks) > first {
			d.blocks = append(d.blocks, block{first: first, last: len(d.toks), kind: b.Kind, section: b.Section})
		}
	}
	d.look()
	return d
}

func clamp(v, lo, hi int) int { return max(lo, min(v, hi)) }

// look gives every token its classes.
func (d *doc) look() {
	d.words = sized(d.words, len(d.toks))
	d.seenLower.reset(len(d.toks))
	for i, t := range d.toks {
		w := word{lemma: t.Hash, frag: -1}
		if t.Kind == segment.Word {
			if e, ok := d.lex.table.find(t.Hash); ok {
				w.c, w.lemma = e.c, e.lemma
			} else if t.Has(segment.Cap) && d.lex.lang.nouns {
				w.c = d.compound(i)
			} else if c := d.scholar(t); c != 0 {
				w.c = c
			} else if !t.Has(segment.Cap) {
				d.seenLower.add(t.Hash)
			}
			if t.Has(segment.AllCaps) && t.Has(segment.Abbreviated) {
				w.c &= clPlace | clTitle
			}
			if t.Has(segment.Contraction) && w.c == 0 && t.Hash == hashI {
				w.c = clSubject | clPerson
			}
		}
		d.words[i] = w
	}
}

// scholar gives its class to "hydrologist" and others of the make, of which no list is complete.
func (d *doc) scholar(t segment.Token) class {
	if d.lex.lang.commas || t.End-t.Start < 9 || t.Has(segment.AllCaps) {
		return 0
	}
	switch s := d.text[t.Start:t.End]; {
	case strings.HasSuffix(s, "ologist"):
		return clRole | clExpert
	case strings.HasSuffix(s, "ologists"):
		return clRole | clExpert | clPlural | clGroup
	}
	return 0
}

var hashI = segment.Hash("i")

// maxSentence is the number of tokens after which a sentence is cut, so that no scan over one can cost the length of the text.
const maxSentence = 300

// cut splits every block into sentences.
func (d *doc) cut() {
	d.sents = sized(d.sents, len(d.toks)/20+len(d.blocks))[:0]
	for bi := range d.blocks {
		b := &d.blocks[bi]
		b.sent0 = len(d.sents)
		first := b.first
		for i := b.first; i < b.last; i++ {
			end := i
			ends := false
			if f := d.words[i].frag; f >= 0 {
				end = min(d.frags[f].last, b.last) - 1
				ends = d.endsAfterFragment(end, b.last)
			} else {
				ends = d.endsAt(i, b.last)
			}
			i = end
			if ends || i+1 >= b.last || i-first > maxSentence {
				d.sents = append(d.sents, sentence{first: first, last: i + 1, block: bi})
				first = i + 1
			}
		}
		b.sent1 = len(d.sents)
	}
}

// endsAt reports whether a sentence ends with token i, which stands outside marks.
func (d *doc) endsAt(i, last int) bool {
	if d.toks[i].Is('.') && i > 0 && i+1 < last && d.lex.lang.nouns && d.toks[i-1].Kind == segment.Number && d.words[i+1].c&clTime != 0 {
		return false // am 3. Mai
	}
	if segment.Terminal(d.toks[i]) && i+1 < last && d.opens(i+1) && d.toks[i+1].Has(segment.Spaced) {
		return true
	}
	return segment.EndsAt(d.toks[:last], i)
}

// endsAfterFragment reports whether a sentence ends with the stretch in marks whose last token is i: it does when the words inside end
// theirs and what follows is not its tag ("“Why?” Ms. Orme asked.").
func (d *doc) endsAfterFragment(i, last int) bool {
	if i+1 >= last {
		return true
	}
	next := d.toks[i+1]
	if next.Kind == segment.Punct && !d.opens(i+1) || !next.Has(segment.Spaced) {
		return false
	}
	j := i - 1
	if j < 0 || !segment.Terminal(d.toks[j]) && !d.toks[j].Has(segment.Abbreviated) {
		return false
	}
	if next.Kind == segment.Word && !next.Has(segment.Cap) {
		return false
	}
	return !d.tagFollows(i+1, last)
}

// tagFollows reports whether a short clause of speaker and verb of saying starts at i: "Ms. Orme asked.", "He said on Friday".
func (d *doc) tagFollows(i, last int) bool {
	seenName := false
	for j := i; j < last && j < i+9; j++ {
		w := d.words[j]
		if w.frag >= 0 {
			return false
		}
		t := &d.toks[j]
		if t.Kind == segment.Punct {
			return false
		}
		if w.c&clSay != 0 && w.c&(clPast|clThird) != 0 && !t.Has(segment.Cap) {
			if !seenName || j+1 >= last {
				return seenName
			}
			// a tag ends soon, and takes no clause of its own
			n := d.words[j+1]
			return d.toks[j+1].Kind == segment.Punct && !d.opens(j+1) && d.toks[j+1].Hash != ':' && !d.commaThenQuote(j+1, last) ||
				n.c&(clTime) != 0
		}
		if w.c&clSubject != 0 || t.Has(segment.Cap) || w.c&clRole != 0 {
			seenName = true
		} else if w.c&(clDet|clAdv|clAux|clHis) == 0 {
			return false
		}
	}
	return false
}

func (d *doc) commaThenQuote(i, last int) bool {
	return d.toks[i].Is(',') && i+1 < last && d.words[i+1].frag >= 0
}

// span is the bytes of tokens [first, last).
func (d *doc) span(first, last int) article.Span {
	if first >= last {
		return article.Span{}
	}
	return article.Span{Start: int(d.toks[first].Start), End: int(d.toks[last-1].End)}
}

// sentenceOf finds the sentence that holds token i, by halving.
func (d *doc) sentenceOf(i int) int {
	lo, hi := 0, len(d.sents)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; d.sents[mid].first <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
