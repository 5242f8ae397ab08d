package quote

import "verbatim/wasm/segment"

// run is a run of tokens [first, last).
type run struct{ first, last int }

// draft is an attribution in the making.
type draft struct {
	rule   string
	sent   int    // the sentence of its cue, or of its first stretch
	cue    run    // empty when the words have no cue
	body   run    // the widest content that the frame allows …
	after  run    // … and what may go on with it behind the cue
	object run    // what the cue speaks of, where that stands before it: "which", the subject of a passive
	who    phrase // the words that name the speaker, or none
	pieces []run  // the content's contiguous parts, marks trimmed later
	frags  []int  // the stretches in marks it takes
	lead   int    // the draft whose speaker it shares, or -1
	before int    // the block that leads in to it, or -1
	rel    phrase // what a relative "who" stands for
	score  float32

	person   int
	with     []int // the others of a joint speaker
	conf     Confidence
	evidence []evidence
	via, to  run
	when     run
	passive  bool
	linked   bool // its speaker was decided by rule rather than read beside the cue
}

type evidence struct {
	part string
	at   run
}

// region takes the tokens [first, last) as content: trims what does not belong to it, and claims the stretches in marks inside it.
// When nothing but stretches in marks stands there, each is a piece; otherwise the whole is one.
func (d *doc) region(dr *draft, first, last int) {
	first, last = d.trim(first, last)
	if first >= last {
		return
	}
	only := true
	n := len(dr.frags)
	for i := first; i < last; i++ {
		f := d.words[i].frag
		if f < 0 {
			if t := d.toks[i]; t.Kind != segment.Punct {
				only = false
			}
			continue
		}
		if d.frags[f].reason != "" {
			only = false // a name in marks is a word like others
			i = min(d.frags[f].last, last) - 1
			continue
		}
		if d.frags[f].draft < 0 || d.frags[f].draft == -2 {
			dr.frags = append(dr.frags, int(f))
		}
		i = min(d.frags[f].last, last) - 1
	}
	if !only || len(dr.frags) == n {
		dr.pieces = append(dr.pieces, run{first, last})
		return
	}
	for _, f := range dr.frags[n:] {
		dr.pieces = append(dr.pieces, run{d.frags[f].first, d.frags[f].last})
	}
}

// trim takes commas, colons, dashes and end marks off both ends of [first, last).
func (d *doc) trim(first, last int) (int, int) {
	for first < last && d.words[first].frag < 0 && d.edge(first) {
		first++
	}
	for last > first && d.words[last-1].frag < 0 && d.edge(last-1) {
		last--
	}
	return first, last
}

func (d *doc) edge(i int) bool {
	t := d.toks[i]
	if t.Kind != segment.Punct {
		return false
	}
	switch rune(t.Hash) {
	case ',', ':', ';', '.', '!', '?', '—', '–', '-', '…', '"', '”', '“', segment.DoubleApostrophe, '«', '»':
		return true
	}
	return false
}

// claim files a draft and marks its stretches as taken.
func (d *doc) claim(dr draft) int {
	id := len(d.drafts)
	dr.person = -1
	if dr.evidence == nil {
		dr.evidence = cut(&d.proofs, 2)
	}
	for _, f := range dr.frags {
		d.frags[f].draft = id
	}
	d.drafts = append(d.drafts, dr)
	return id
}
