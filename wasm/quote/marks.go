package quote

import (
	"verbatim/wasm/article"
	"verbatim/wasm/segment"
)

// fragment is one stretch inside quotation marks: tokens [first, last), marks included. A stretch that no mark closes ends with its
// paragraph; one that runs on into the next paragraph without a new opening mark is one fragment over both.
type fragment struct {
	first, last int
	block       int  // the block it starts in
	closed      bool // its closing mark was found
	bare        bool // no opening mark stands at its first token: speech after a dash or after a tag inside the marks
	single      bool // in single marks
	draft       int  // the draft that took it, or -1
	reason      string
}

func (d *doc) fragSpan(f int) article.Span { return d.span(d.frags[f].first, d.frags[f].last) }

// The marks, by their part. English, German, Russian and French use the same signs in different parts; the opener decides the closer.
const (
	straight = '"'
	doubled  = segment.DoubleApostrophe
)

// closerOf gives the mark that closes what r opens, or 0 when r opens nothing.
func closerOf(r rune) rune {
	switch r {
	case '“', '”':
		return '”'
	case straight, '＂':
		return straight
	case doubled:
		return doubled
	case '«':
		return '»'
	case '„':
		return '“'
	case '»':
		return '«'
	}
	return 0
}

// opens reports whether token i is an opening mark of a fragment.
func (d *doc) opens(i int) bool {
	f := d.words[i].frag
	return f >= 0 && d.frags[f].first == i
}

// pairing is the state of one pass over a block.
type pairing struct {
	d           *doc
	b           block
	bi          int
	start       int // token of the open mark, or -1
	carried     int // block where a stretch that runs on began, or -1
	closer      rune
	depth       int
	straights   []int // tokens of the straight marks of the block
	seen        int   // how many of them lie before the token at hand
	singleFails int   // no closing single mark stands before this token
}

// pair finds the stretches in marks of the whole article.
func (d *doc) pair() {
	p := pairing{d: d, start: -1, carried: -1}
	for bi := range d.blocks {
		p.b, p.bi = d.blocks[bi], bi
		p.block(bi)
	}
	if d.lex.lang.dashes {
		d.partTags()
	}
	for f := range d.frags {
		for i := d.frags[f].first; i < d.frags[f].last; i++ {
			d.words[i].frag = int32(f)
		}
	}
}

func (p *pairing) block(bi int) {
	d := p.d
	p.straights, p.seen, p.singleFails = p.straights[:0], 0, 0
	for i := p.b.first; i < p.b.last; i++ {
		if d.toks[i].Is(straight) {
			p.straights = append(p.straights, i)
		}
	}
	if p.start < 0 {
		p.carried = bi
	}
	for i := p.b.first; i < p.b.last; i++ {
		t := &d.toks[i]
		if t.Kind != segment.Punct {
			continue
		}
		if p.start < 0 {
			i = p.open(i, rune(t.Hash))
		} else {
			p.close(i, rune(t.Hash))
		}
		if t.Is(straight) {
			p.seen++
		}
	}
	if p.start >= 0 && !(p.b.speaks() && p.runsOn(bi)) {
		p.add(p.start, p.b.last, false)
	}
}

// add records a stretch and closes it.
func (p *pairing) add(first, last int, closed bool) {
	p.d.frags = append(p.d.frags, fragment{first: first, last: last, block: p.carried, closed: closed, draft: -1})
	p.start, p.depth, p.carried = -1, 0, p.bi
}

// touches reports whether the token after i follows it without a space, and is a word or number.
func (p *pairing) touches(i int) bool {
	return i+1 < p.b.last && !p.d.toks[i+1].Has(segment.Spaced) && p.d.toks[i+1].Kind != segment.Punct
}

// spaceAfter reports whether white space or the end of the block follows token i.
func (p *pairing) spaceAfter(i int) bool {
	return i+1 >= p.b.last || p.d.toks[i+1].Has(segment.Spaced)
}

// after is the punctuation mark that follows token i without a space, or 0.
func (p *pairing) after(i int) rune {
	if p.spaceAfter(i) || p.d.toks[i+1].Kind != segment.Punct {
		return 0
	}
	return rune(p.d.toks[i+1].Hash)
}

// before is the punctuation mark that token i follows without a space, or 0.
func (p *pairing) before(i int) rune {
	if i == p.b.first || p.d.toks[i].Has(segment.Spaced) || p.d.toks[i-1].Kind != segment.Punct {
		return 0
	}
	return rune(p.d.toks[i-1].Hash)
}

// bracket tells the marks behind which an opening mark may stand without a space.
func bracket(r rune) bool {
	switch r {
	case '(', '[', '—', '–', '-', '“', '‘', '=', '/', '…':
		return true
	}
	return false
}

// open looks whether the mark r at i opens a stretch, and returns the token to go on from.
func (p *pairing) open(i int, r rune) int {
	d := p.d
	spaced := d.toks[i].Has(segment.Spaced) || i == p.b.first
	switch r {
	case straight:
		if !spaced && !bracket(p.before(i)) && !p.touches(i) {
			if !p.strayOpens(i) {
				return i
			}
		}
		p.start, p.closer = i, straight
	case doubled:
		if !spaced && !bracket(p.before(i)) {
			return i // inches, or a closing mark that lost its opener
		}
		p.start, p.closer = i, doubled
	case '“', '«', '„':
		p.start, p.closer = i, closerOf(r)
	case '»':
		if (spaced || bracket(p.before(i))) && !p.spaceAfter(i) { // »pointing inwards«
			p.start, p.closer = i, '«'
		}
	case '”':
		if spaced && !p.spaceAfter(i) {
			p.start, p.closer = i, '”' // typed the wrong way round
		}
	case '‘', '\'', '‚', '’':
		if r != '’' && (spaced || bracket(p.before(i))) && (p.touches(i) || p.after(i) == '“' || p.after(i) == straight || p.after(i) == '$') {
			return p.single(i)
		}
	}
	if p.start == i {
		p.depth = 0
	}
	return i
}

// strayOpens decides `communities," For example, x"`: a straight mark that looks like a closer opens a stretch when the next one closes it.
func (p *pairing) strayOpens(i int) bool {
	if p.seen+1 >= len(p.straights) {
		return false
	}
	j := p.straights[p.seen+1]
	t := p.d.toks
	if t[i-1].Kind == segment.Number || t[j].Has(segment.Spaced) {
		return false
	}
	return !p.touches(j)
}

// maxSingle is the longest stretch in single marks, in bytes: an apostrophe must not open a page.
const maxSingle = 300

// single looks for the closing single mark of the one at i; without one, it was an apostrophe.
func (p *pairing) single(i int) int {
	if i < p.singleFails {
		return i
	}
	t := p.d.toks
	j := i + 1
	for ; j < p.b.last && t[j].Start-t[i].Start < maxSingle; j++ {
		if t[j].Kind != segment.Punct {
			continue
		}
		switch rune(t[j].Hash) {
		case '’', '\'', '‘':
			if !p.touches(j) && !t[j].Has(segment.Spaced) && !t[j-1].Has(segment.Possessive) && !endsInS(p.d.text, t[j-1]) && (t[j].Hash != '‘' || t[i].Hash == '‚') {
				p.add(i, j+1, true)
				p.d.frags[len(p.d.frags)-1].single = true
				return j
			}
		case '“', '”', straight:
			if j > i+1 {
				return i
			}
		}
	}
	p.singleFails = j
	return i
}

func endsInS(text string, t segment.Token) bool {
	c := text[t.End-1]
	return t.Kind == segment.Word && (c == 's' || c == 'S')
}

// close looks whether the mark r at i closes the open stretch.
func (p *pairing) close(i int, r rune) {
	d := p.d
	spaced := d.toks[i].Has(segment.Spaced)
	switch {
	case p.closer == '”' && r == '“' && (spaced || p.before(i) != 0):
		if p.touches(i) {
			p.depth++
		}
		return
	case p.closer == '»' && r == '«', p.closer == '“' && r == '„':
		p.depth++
		return
	case r == p.closer, p.closer == '”' && (r == straight || r == doubled), p.closer == straight && r == '”', p.closer == '“' && (r == '”' || r == straight):
	default:
		return
	}
	if p.closer == straight && r == straight && spaced && p.touches(i) && len(p.straights)-p.seen-1 >= 2 && i > p.start+1 {
		p.depth++ // `They called me "Danger" when …`
		return
	}
	if p.depth > 0 {
		p.depth--
		return
	}
	p.add(p.start, i+1, true)
}

// runsOn reports whether the stretch open at the end of the block bi goes on in the next one: that block must begin without a mark and
// hold a closing mark before any opening one.
func (p *pairing) runsOn(bi int) bool {
	if bi+1 >= len(p.d.blocks) || !p.d.blocks[bi+1].speaks() {
		return false
	}
	n := p.d.blocks[bi+1]
	t := p.d.toks
	if c := t[n.first]; c.Kind == segment.Punct && (closerOf(rune(c.Hash)) != 0 || c.Is('‘') || c.Is('\'')) {
		return false
	}
	for i := n.first; i < n.last; i++ {
		if t[i].Kind != segment.Punct {
			continue
		}
		switch r := rune(t[i].Hash); {
		case p.closer != straight && r == p.closer:
			return true
		case p.closer == straight && r == straight:
			return !t[i].Has(segment.Spaced) && (i+1 >= n.last || t[i+1].Has(segment.Spaced) || t[i+1].Kind == segment.Punct)
		case closerOf(r) == p.closer:
			return false
		}
	}
	return false
}
