package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// phrase is a noun phrase: tokens [first, last) with its head noun. A zero phrase is none.
type phrase struct {
	first, last int
	head        int
	joint       bool // "A and B"
}

func (p phrase) ok() bool { return p.last > p.first }

// maxPhrase bounds every scan for a noun phrase, in tokens.
const maxPhrase = 24

// nounish reports whether token i can stand in a noun phrase other than as its article.
func (d *doc) nounish(i int) bool {
	t, w := &d.toks[i], d.words[i]
	if w.frag >= 0 {
		return false
	}
	switch t.Kind {
	case segment.Number:
		return true
	case segment.Punct:
		return t.Hash == '%' || t.Hash == '$' || t.Hash == '&'
	}
	if t.Has(segment.Contraction) {
		return false
	}
	if d.nameAt[i] >= 0 {
		return true
	}
	if w.c&(clRole|clBody|clDoc|clGroup|clTitle|clPlace|clWork) != 0 {
		return true
	}
	if w.c&clTime != 0 {
		return false
	}
	if w.c&clAnyVerb != 0 {
		if w.c&(clFunction&^clStop) != 0 || i == 0 {
			return false
		}
		p := d.words[i-1].c
		if d.toks[i-1].Kind != segment.Word {
			return false
		}
		return p&(clDet|clHis) != 0 || d.toks[i-1].Has(segment.Possessive) ||
			w.c&clBase != 0 && p&clPrep != 0 && d.toks[i-1].Hash != hashTo && w.c&clPast == 0 ||
			w.c&(clPast|clIng) == 0 && p == 0 && !d.toks[i-1].Has(segment.Cap) && i > 1 && d.words[i-2].c&(clDet|clHis) != 0
	}
	if w.c&(clFunction&^clStop) != 0 {
		return false
	}
	return w.c&clStop != 0 || !strings.HasSuffix(d.text[t.Start:t.End], "ly")
}

// alone reports whether token i is a phrase by itself: a pronoun, or a word such as "some" and "many" used as one.
func (d *doc) alone(i int) bool {
	w := d.words[i]
	if w.frag >= 0 || d.toks[i].Kind != segment.Word {
		return false
	}
	return w.c&(clSubject) != 0 && !(d.toks[i].Has(segment.AllCaps) && d.nameAt[i] >= 0)
}

// phraseBack finds the noun phrase that ends with token i, not going before lo.
func (d *doc) phraseBack(i, lo int) phrase {
	i = d.skipParenBack(i, lo)
	if i < lo {
		return phrase{}
	}
	if d.alone(i) {
		p := phrase{first: i, last: i + 1, head: i}
		return d.joinBack(p, lo)
	}
	w := d.words[i]
	if w.frag < 0 && w.c&clDet != 0 && d.toks[i].Kind == segment.Word && !d.toks[i].Has(segment.Contraction) && w.c&clStop == 0 && !article3(d.text[d.toks[i].Start:d.toks[i].End]) {
		return phrase{first: i, last: i + 1, head: i} // "some", "many", "both", "others"
	}
	if !d.nounish(i) {
		return phrase{}
	}
	p := phrase{first: i, last: i + 1, head: i}
	for k := i - 1; k >= lo && i-k < maxPhrase; k-- {
		w := d.words[k]
		if w.frag >= 0 {
			if f := d.frags[w.frag]; d.nickname(int(w.frag)) && f.first > lo {
				k = f.first
				continue
			}
			break
		}
		if d.nounish(k) {
			if d.splitsName(k) {
				break
			}
			p.first = k
			continue
		}
		if w.c&clAdv != 0 && k > lo && d.words[k-1].c&clDet != 0 && d.toks[k].Kind == segment.Word {
			p.first = k // "the now retired judge"
			continue
		}
		if w.c&(clDet|clHis) != 0 && d.toks[k].Kind == segment.Word {
			p.first = k
			if k > lo && d.words[k-1].c&clDet != 0 && d.words[k-1].frag < 0 {
				p.first = k - 1
			}
		}
		break
	}
	p = d.attachBack(p, lo)
	return d.joinBack(p, lo)
}

// article3 tells the words of class clDet that cannot stand alone.
func article3(s string) bool {
	switch strings.ToLower(s) {
	case "the", "a", "an", "no", "any", "every", "this", "that":
		return true
	}
	return false
}

// splitsName reports whether a new name starts after token k: "On CNN Ms. Orme".
func (d *doc) splitsName(k int) bool {
	n := d.nameAt[k]
	if n < 0 || k+1 >= len(d.toks) || d.nameAt[k+1] == n {
		return false
	}
	return false
}

// attachBack widens "the company" to "a spokesman for the company".
func (d *doc) attachBack(p phrase, lo int) phrase {
	for range 3 {
		k := p.first - 1
		if k <= lo || d.words[k].frag >= 0 || d.words[k].c&clOf == 0 || d.toks[k].Kind != segment.Word || !d.nounish(k-1) {
			return p
		}
		left := d.simpleBack(k-1, lo)
		if !left.ok() {
			return p
		}
		of := d.text[d.toks[k].Start:d.toks[k].End] == "of"
		if !of && d.words[left.head].c&(clRole|clGroup|clBody|clDoc) == 0 {
			return p
		}
		p = phrase{first: left.first, last: p.last, head: left.head}
	}
	return p
}

// simpleBack is phraseBack without anything attached.
func (d *doc) simpleBack(i, lo int) phrase {
	p := phrase{first: i, last: i + 1, head: i}
	for k := i - 1; k >= lo && i-k < maxPhrase; k-- {
		if d.words[k].frag >= 0 {
			break
		}
		if d.nounish(k) {
			p.first = k
			continue
		}
		if d.words[k].c&(clDet|clHis) != 0 && d.toks[k].Kind == segment.Word {
			p.first = k
		}
		break
	}
	return p
}

// joinBack widens "B" to "A and B" when A is a phrase of the same make that opens the clause.
func (d *doc) joinBack(p phrase, lo int) phrase {
	k := p.first - 1
	if k-1 < lo || d.words[k].c&clConj == 0 || d.words[k].frag >= 0 || d.text[d.toks[k].Start:d.toks[k].End] != "and" {
		return p
	}
	if !d.nounish(k-1) && !d.alone(k-1) {
		return p
	}
	left := d.attachBack(d.simpleBack(k-1, lo), lo)
	if !left.ok() || !d.clauseStart(left.first, lo) {
		return p
	}
	return phrase{first: left.first, last: p.last, head: p.head, joint: true}
}

// clauseStart reports whether a clause may begin with token i.
func (d *doc) clauseStart(i, lo int) bool {
	if i <= lo {
		return true
	}
	if d.words[i-1].frag >= 0 {
		return true
	}
	c := d.words[i-1].c
	return d.toks[i-1].Kind == segment.Punct && d.toks[i-1].Hash != '$' || c&(clConj|clSub|clThat) != 0
}

// skipParenBack steps over "(R-OH)" that ends at i.
func (d *doc) skipParenBack(i, lo int) int {
	if i < lo || !d.toks[i].Is(')') {
		return i
	}
	for k := i - 1; k >= lo && i-k < 10; k-- {
		if d.toks[k].Is('(') {
			return k - 1
		}
	}
	return i
}

// skipParen steps over "(R-OH)" that starts at i.
func (d *doc) skipParen(i, hi int) int {
	if i >= hi || !d.toks[i].Is('(') {
		return i
	}
	for k := i + 1; k < hi && k-i < 10; k++ {
		if d.toks[k].Is(')') {
			return k + 1
		}
	}
	return i
}

// nickname reports whether fragment f stands inside a name: John “Jack” Orme.
func (d *doc) nickname(f int) bool {
	g := d.frags[f]
	if g.last-g.first > 5 || g.first == 0 || g.last >= len(d.toks) {
		return false
	}
	return d.nameAt[g.first-1] >= 0 && d.nameAt[g.last] >= 0 && d.toks[g.first+1].Has(segment.Cap) && d.toks[g.last-2].Kind == segment.Word
}

// phraseAt finds the noun phrase that starts with token i and ends before hi.
func (d *doc) phraseAt(i, hi int) phrase {
	p := d.simpleAt(i, hi)
	if !p.ok() {
		return p
	}
	for range 4 {
		j := d.skipParen(p.last, hi)
		if j+1 >= hi || d.words[j].frag >= 0 || d.toks[j].Kind != segment.Word {
			break
		}
		w := d.words[j]
		if w.c&clOf != 0 {
			s := d.text[d.toks[j].Start:d.toks[j].End]
			q := d.simpleAt(j+1, hi)
			if !q.ok() || s != "of" && d.words[p.head].c&(clRole|clGroup|clBody|clDoc) == 0 || s == "to" && d.words[j+1].c&clBase != 0 {
				break
			}
			if s == "on" && d.words[j+1].c&clTime != 0 {
				break
			}
			p.last = q.last
			continue
		}
		if w.c&clConj != 0 && d.text[d.toks[j].Start:d.toks[j].End] == "and" {
			q := d.simpleAt(j+1, hi)
			if q.ok() && (q.last >= hi || d.toks[q.last].Kind == segment.Punct) && d.nameAt[j+1] >= 0 == (d.nameAt[p.head] >= 0) {
				p.last, p.joint = q.last, true
				continue
			}
		}
		break
	}
	return p
}

// simpleAt is phraseAt without anything attached.
func (d *doc) simpleAt(i, hi int) phrase {
	if i >= hi || d.words[i].frag >= 0 {
		return phrase{}
	}
	w := d.words[i]
	if d.toks[i].Kind == segment.Word && w.c&clPronoun != 0 && w.c&clHis == 0 && d.nameAt[i] < 0 {
		return phrase{first: i, last: i + 1, head: i}
	}
	j := i
	for j < hi && d.toks[j].Kind == segment.Word && d.words[j].frag < 0 && d.words[j].c&(clDet|clHis) != 0 && d.nameAt[j] < 0 {
		j++
	}
	head := -1
	for ; j < hi && j-i < maxPhrase; j++ {
		if f := d.words[j].frag; f >= 0 && d.nickname(int(f)) {
			j = d.frags[f].last - 1
			continue
		}
		if !d.nounish(j) {
			if head >= 0 && d.toks[j].Kind == segment.Word && d.words[j].c&(clHis|clDet) == 0 || d.toks[j].Kind == segment.Punct || d.words[j].c&clAdv == 0 {
				break
			}
			continue
		}
		head = j
	}
	if head < 0 {
		if j > i && w.c&clHis != 0 && w.c&clPronoun != 0 {
			return phrase{first: i, last: i + 1, head: i}
		}
		if j > i && !article3(d.text[d.toks[i].Start:d.toks[i].End]) {
			return phrase{first: i, last: j, head: j - 1} // "some", "others"
		}
		return phrase{}
	}
	return phrase{first: i, last: head + 1, head: head}
}
