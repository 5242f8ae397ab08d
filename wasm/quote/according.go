package quote

import "verbatim/wasm/segment"

// accordingBefore reads "According to Orme, the bridge is safe."
func (d *doc) accordingBefore(v, si int) (draft, int, bool) {
	s := d.sents[si]
	dr := draft{sent: si, cue: run{v, v + 2}, lead: -1, before: -1, rule: "according-to"}
	p := d.withApposition(d.phraseAt(v+2, s.last), s.last)
	if !p.ok() {
		return dr, 0, false
	}
	dr.who = p
	k := p.last
	for k < s.last && k-p.last < 40 && d.words[k].frag < 0 && !d.toks[k].Is(',') && !d.toks[k].Is(':') {
		k++
	}
	if k >= s.last {
		return dr, 0, false
	}
	if d.words[k].frag < 0 {
		k++
	}
	k = d.pastCiting(k, s.last)
	if k >= s.last {
		return dr, 0, false
	}
	end := d.contentEnd(k, s.last)
	dr.body = run{k, end}
	return dr, end, end > k
}

// wordsOf reads "in the words of Nora Vale" and "in Vale’s words" in sentence s: whose words they are, and the words that say so.
func (d *doc) wordsOf(s sentence) (who phrase, cue run) {
	for k := s.first + 2; k < s.last; k++ {
		if !d.isWord(k, hashWords) || d.words[k].frag >= 0 {
			continue
		}
		if d.isWord(k-2, hashIn) && d.isWord(k-1, hashThe) && d.isWord(k+1, hashOf) && k+2 < s.last {
			if p := d.phraseAt(k+2, s.last); p.ok() {
				return p, run{k - 2, k + 2}
			}
		}
		if p := d.owner(k); p.ok() && p.last == k && p.first > s.first && d.isWord(p.first-1, hashIn) {
			return p, run{k, k + 1}
		}
	}
	return phrase{}, run{}
}

// pastCiting steps over "quoting the ministry," between the source and its words.
func (d *doc) pastCiting(k, hi int) int {
	if k >= hi || d.words[k].c&clIng == 0 || d.words[k].c&clSay == 0 && d.words[k].lemma != hashCite {
		return k
	}
	for j := k + 1; j < hi && j-k < maxPhrase && d.words[j].frag < 0; j++ {
		if d.toks[j].Is(',') {
			return j + 1
		}
	}
	return k
}

// accordingAfter reads "The bridge is safe, according to Orme."
func (d *doc) accordingAfter(v, si, lo, hi int) (draft, int, bool) {
	if v <= lo+2 {
		return draft{}, 0, false
	}
	dr := draft{sent: si, cue: run{v, v + 2}, lead: -1, before: -1, rule: "according-to"}
	dr.who = d.withApposition(d.phraseAt(v+2, hi), hi)
	if !dr.who.ok() {
		return draft{}, 0, false
	}
	if !d.hasVerb(lo, v) {
		return draft{}, 0, false
	}
	dr.body = run{lo, v}
	end := dr.who.last
	if end < hi && d.toks[end].Is(',') && end+1 < hi {
		c := d.words[end+1].c
		if d.words[end+1].frag < 0 && c&(clIng|clRel|clConj|clSub|clDet) == 0 || c&clSubject != 0 {
			stop := d.contentEnd(end+1, hi)
			dr.after = run{end + 1, stop}
			end = stop
		}
	}
	return dr, end, true
}

// withApposition widens p over ", Sergei Orme" or ", a fellow at the institute," that tells more of the same speaker.
func (d *doc) withApposition(p phrase, hi int) phrase {
	if !p.ok() || p.last+1 >= hi || !d.toks[p.last].Is(',') {
		return p
	}
	q := d.phraseAt(p.last+1, hi)
	if !q.ok() || d.words[q.first].c&clPronoun != 0 {
		return p
	}
	if q.last < hi && !(d.toks[q.last].Kind == segment.Punct && d.words[q.last].frag < 0) {
		return p
	}
	named, described := d.endsInName(p), d.endsInName(q)
	if named == described {
		return p
	}
	if !described && d.words[q.head].c&(clRole|clBody|clDoc|clGroup) == 0 && d.words[q.first].c&clDet == 0 {
		return p
	}
	head := p.head
	if described {
		head = q.head
	}
	return phrase{first: p.first, last: q.last, head: head}
}

// endsInName reports whether the phrase is a person's or body's own name rather than a description of one.
func (d *doc) endsInName(p phrase) bool {
	n := d.nameAt[p.head]
	if n < 0 {
		return false
	}
	return d.words[p.first].c&(clDet|clHis) == 0 || d.names[n].titled
}
