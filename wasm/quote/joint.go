package quote

import "verbatim/wasm/segment"

// together finds everyone named in the joint phrase p, "Tom Hale and Greta Moss", in text order. In English a name counts where it heads its
// part: "Hale and the mayor of Olden" names one.
func (d *doc) together(p phrase) []int {
	var out []int
	add := func(i int) {
		if n := d.nameAt[i]; n >= 0 && d.names[n].person >= 0 {
			out = appendNew(out, d.names[n].person)
		}
	}
	if d.lex.lang.commas {
		for k := p.first; k < p.last; k++ {
			add(k)
		}
		return out
	}
	for k := p.first; k < p.last; k++ {
		if q := d.simpleAt(k, p.last); q.ok() {
			add(q.head)
		}
		for k < p.last && !d.isConj(k) && !d.toks[k].Is(',') {
			k++
		}
	}
	return out
}

// appendNew appends i to list unless it is there.
func appendNew(list []int, i int) []int {
	for _, j := range list {
		if i == j {
			return list
		}
	}
	return append(list, i)
}

// isConj reports whether token i joins two phrases. A conjunction inside a name, as in "Hale and Sons", does not.
func (d *doc) isConj(i int) bool {
	return d.words[i].c&clConj != 0 && d.words[i].frag < 0 && d.toks[i].Kind == segment.Word && d.nameAt[i] < 0
}

// listed widens a speaker's name to the list it belongs to: "Tom Hale" in "said Tom Hale, Greta Moss and Ada Finch", "Moss and Finch" in
// "Hale, Moss and Finch said". Every part must be a person's name, and the last must follow "and".
func (d *doc) listed(p phrase) phrase {
	if d.lex.lang.commas || !p.ok() || d.nameAt[p.head] < 0 {
		return p
	}
	if p.joint {
		for k := p.first - 1; k > 0 && p.last-k < maxPhrase && d.toks[k].Is(',') && d.words[k].frag < 0; k = p.first - 1 {
			n := d.nameAt[k-1]
			if n < 0 || d.names[n].last != k || !d.human(int(n)) || !d.clauseStart(d.names[n].first, 0) || !d.sameBlock(k, k+1) {
				break
			}
			p.first = d.names[n].first
		}
		return p
	}
	for k := p.last; k+1 < len(d.toks) && k-p.first < maxPhrase && d.words[k].frag < 0; {
		and := d.isConj(k)
		if and && k == p.last || !and && !d.toks[k].Is(',') {
			break // "Hale and Moss" is read by phraseAt
		}
		if !and && d.isConj(k+1) {
			k, and = k+1, true // "Hale, Moss, and Finch"
		}
		if k+1 >= len(d.toks) || d.nameAt[k+1] < 0 {
			break
		}
		n := d.names[d.nameAt[k+1]]
		if n.first != k+1 || !d.human(int(d.nameAt[k+1])) || !d.sameBlock(k, k+1) {
			break
		}
		if and {
			return phrase{first: p.first, last: n.last, head: n.last - 1, joint: true}
		}
		k = n.last
	}
	return p
}
