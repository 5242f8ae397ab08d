package quote

import "verbatim/wasm/segment"

// onlyMarked leaves the readings with words in marks that are not written as a title: a plain verb reports nothing else.
func (d *doc) onlyMarked() {
	kept := d.readings[:0]
	for _, r := range d.readings {
		for i := r.body.first; i < r.body.last; i++ {
			if f := d.words[i].frag; f >= 0 {
				if !d.titleLike(d.frags[f]) {
					kept = append(kept, r)
				}
				break
			}
		}
	}
	d.readings = kept
}

// reading is one choice of extent: a word or phrase before the cue, what follows or precedes it, and what follows its tag; any may be empty.
type reading struct{ pre, body, after run }

// bounds is the run of tokens [a, z) that the models look at: the longest part of the reading.
func (r reading) bounds() (a, z int) {
	switch {
	case r.body.last > r.body.first:
		return r.body.first, r.body.last
	case r.after.last > r.after.first:
		return r.after.first, r.after.last
	}
	return r.pre.first, r.pre.last
}

// shape numbers which parts the reading has.
func (r reading) shape() uint32 {
	return boolCode(r.body.last > r.body.first) + 2*boolCode(r.after.last > r.after.first) + 4*boolCode(r.pre.last > r.pre.first)
}

// read fills in the pieces of dr by r.
func (d *doc) read(dr *draft, r reading) {
	dr.pieces, dr.frags = cut(&d.runs, 3), cut(&d.ints, 2)
	if r.pre.last > r.pre.first {
		d.region(dr, r.pre.first, r.pre.last)
	}
	if r.body.last > r.body.first && (r.after.last == r.after.first || !d.linking(r.body)) {
		d.region(dr, r.body.first, r.body.last)
	}
	if r.after.last > r.after.first {
		n := len(dr.pieces)
		d.region(dr, r.after.first, r.after.last)
		if n > 0 && len(dr.pieces) > n {
			dr.rule = "interrupted"
		}
	}
}

// maxReadings bounds the extents that are tried for one cue, maxEnds the places where they end and maxStarts those where they begin.
const (
	maxReadings = 24
	maxEnds     = 9
	maxStarts   = 4
)

// readForward lists where the content after a cue may begin and end.
func (d *doc) readForward(dr *draft) {
	b := dr.body
	if b.last <= b.first {
		d.readings = append(d.readings, reading{pre: dr.object})
		return
	}
	d.starts, d.ends = append(d.starts[:0], b.first), append(d.ends[:0], b.last)
	if f := d.words[b.first].frag; f >= 0 {
		d.ends = append(d.ends, min(d.frags[f].last, b.last))
	}
	for k := b.first + 1; k < b.last-1 && len(d.ends) < maxEnds; k++ {
		if f := d.words[k].frag; f >= 0 {
			if d.frags[f].first == k && d.mayEnd(k) {
				d.ends = append(d.ends, k)
			}
			k = min(d.frags[f].last, b.last) - 1
			if k+1 < b.last-1 && k > b.first {
				d.ends = append(d.ends, k+1)
			}
			continue
		}
		if d.mayEnd(k) {
			d.ends = append(d.ends, k)
		}
	}
	if dr.rule != "according-to" { // what follows the source begins at once
		d.laterStarts(b)
	}
	for i, a := range d.starts {
		for _, z := range d.ends {
			if z > a && len(d.readings) < maxReadings && (i == 0 || z == b.last || z > a+1) {
				r := reading{body: run{a, z}}
				if i == 0 {
					r.pre = dr.object
				}
				d.readings = append(d.readings, r)
			}
		}
	}
	if o := dr.object; o.last > o.first {
		d.readings = append(d.readings, reading{pre: o})
	}
}

// laterStarts lists further places where the content may begin: at a "that", at a stretch in marks, behind the day, behind a preposition.
func (d *doc) laterStarts(b run) {
	for k := b.first + 1; k < b.last && k < b.first+30 && len(d.starts) < maxStarts; k++ {
		if f := d.words[k].frag; f >= 0 {
			if d.frags[f].first == k {
				d.starts = append(d.starts, k)
			}
			k = d.frags[f].last - 1
			continue
		}
		t, w := &d.toks[k], d.words[k]
		if t.Kind != segment.Word {
			continue
		}
		switch before := d.words[k-1]; {
		case before.frag >= 0:
		case t.Hash == hashThat, w.c&clThat != 0 && w.c&(clSub|clRel) == 0, before.c&clTime != 0 && w.c&clTime == 0,
			t.Hash == hashOf && len(d.starts) == 1, t.Hash == hashTo && k+1 < b.last && d.words[k+1].c&clBase != 0,
			k == b.first+1 && before.c&clPrep != 0:
			d.starts = append(d.starts, k)
		}
	}
}

// mayEnd reports whether what is said can end before token k.
func (d *doc) mayEnd(k int) bool {
	t, w := &d.toks[k], d.words[k]
	if t.Kind == segment.Punct {
		return t.Hash == ',' || t.Hash == ';' || t.Hash == '—' || t.Hash == '–' || t.Hash == '(' || t.Hash == '-' && t.Has(segment.Spaced)
	}
	if t.Kind != segment.Word || d.toks[k-1].Kind == segment.Punct && d.words[k-1].frag < 0 {
		return false
	}
	if w.c&(clConj|clSub) != 0 || w.c&clTime != 0 && d.words[k-1].c&(clPrep|clDet|clTime) == 0 {
		return true
	}
	if w.c&clPrep != 0 && t.Hash != hashOf && (t.Hash != hashTo || d.words[k+1].c&clBase != 0) {
		return true
	}
	return w.c&clRel != 0 && t.Hash != hashThat || w.c&clIng != 0 && w.c&(clSay|clThink) != 0 || w.c&clSay != 0 && w.c&(clPast|clThird) != 0
}

var hashOf = segment.Hash("of")

// breaksOff reports whether the speech in marks at next goes on in the middle of the sentence that breaks off in marks at token last: “The weir,” …,
// “will be rebuilt.”
func (d *doc) breaksOff(last, next int) bool {
	f, g := d.words[last].frag, d.words[next].frag
	if f < 0 || g < 0 || d.frags[f].last-2 <= d.frags[f].first || next+1 >= len(d.toks) {
		return false
	}
	return d.toks[d.frags[f].last-2].Is(',') && d.toks[next+1].Kind == segment.Word && !d.toks[next+1].Has(segment.Cap)
}

// maxLinking is the longest phrase, in tokens, that only links a sentence to the one before.
const maxLinking = 6

// linking reports whether b only links the sentence to what was said before: "For this reason,", "In that case,".
func (d *doc) linking(b run) bool {
	if b.last-b.first > maxLinking || d.words[b.first].frag >= 0 || d.words[b.first].c&clPrep == 0 {
		return false
	}
	return b.first+1 < b.last && d.demonstrative(b.first+1)
}

// demonstrative tells "this", "that", "these" and "those".
func (d *doc) demonstrative(i int) bool {
	h := d.toks[i].Hash
	return h == hashThis || h == hashThat || h == hashThese || h == hashThose
}

var hashThis, hashThese, hashThose = segment.Hash("this"), segment.Hash("these"), segment.Hash("those")

// readTag lists what may be the content before a cue, and behind it.
func (d *doc) readTag(dr *draft) {
	b := dr.body
	if dr.after.last > dr.after.first {
		d.readings = append(d.readings, reading{body: b, after: dr.after})
		if d.breaksOff(b.last-1, dr.after.first) {
			return
		}
		d.readings = append(d.readings, reading{after: dr.after})
	}
	d.readings = append(d.readings, reading{body: b})
	if dr.rule == "passive" {
		return
	}
	for k := b.first; k < b.last-1 && len(d.readings) < maxReadings; k++ {
		if f := d.words[k].frag; f >= 0 {
			if k > b.first {
				r := reading{body: run{k, b.last}}
				d.readings = append(d.readings, r)
				if dr.after.last > dr.after.first {
					d.readings = append(d.readings, reading{body: r.body, after: dr.after})
				}
			}
			k = min(d.frags[f].last, b.last) - 1
			continue
		}
		t := &d.toks[k]
		if t.Kind == segment.Punct && (t.Hash == ',' || t.Hash == ';' || t.Hash == '—' || t.Hash == ':' || t.Hash == '-' && t.Has(segment.Spaced)) ||
			k == b.first && d.words[k].c&(clConj|clAdv) != 0 {
			d.readings = append(d.readings, reading{body: run{k + 1, b.last}})
		}
	}
}
