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

// reading is one choice of extent: the content is the first run, the second, or both.
type reading struct{ body, after run }

// read fills in the pieces of dr by r.
func (d *doc) read(dr draft, r reading) draft {
	dr.pieces, dr.frags = nil, nil
	if r.body.last > r.body.first {
		d.region(&dr, r.body.first, r.body.last)
	}
	if r.after.last > r.after.first {
		n := len(dr.pieces)
		d.region(&dr, r.after.first, r.after.last)
		if n > 0 && len(dr.pieces) > n {
			dr.rule = "interrupted"
		}
	}
	return dr
}

// maxReadings bounds the ends that are tried for one cue.
const maxReadings = 14

// readForward lists where the content after a cue may end.
func (d *doc) readForward(dr *draft) {
	b := dr.body
	d.readings = append(d.readings, reading{body: b})
	for k := b.first + 1; k < b.last-1 && len(d.readings) < maxReadings; k++ {
		if f := d.words[k].frag; f >= 0 {
			k = min(d.frags[f].last, b.last) - 1
			if k+1 < b.last-1 && k > b.first {
				d.readings = append(d.readings, reading{body: run{b.first, k + 1}})
			}
			continue
		}
		if d.mayEnd(k) {
			d.readings = append(d.readings, reading{body: run{b.first, k}})
		}
	}
	if f := d.words[b.first].frag; f >= 0 {
		if last := d.frags[f].last; last < b.last-1 && last > b.first {
			d.readings = append(d.readings, reading{body: run{b.first, last}})
		}
	}
	if dr.rule != "according-to" { // what follows the source begins at once
		d.laterStarts(dr)
	}
}

// laterStarts lists further places where the content may begin: at a "that", at a stretch in marks, behind the day.
func (d *doc) laterStarts(dr *draft) {
	b := dr.body
	n := 0
	for k := b.first + 1; k < b.last-1 && k < b.first+30 && n < 4; k++ {
		if f := d.words[k].frag; f >= 0 {
			if d.frags[f].first == k {
				d.readings = append(d.readings, reading{body: run{k, b.last}})
				n++
				if last := d.frags[f].last; last < b.last {
					d.readings = append(d.readings, reading{body: run{k, last}})
				}
			}
			k = d.frags[f].last - 1
			continue
		}
		t, w := d.toks[k], d.words[k]
		if t.Kind != segment.Word {
			continue
		}
		if t.Hash == hashThat || w.c&clThat != 0 && w.c&(clSub|clRel) == 0 || d.words[k-1].c&clTime != 0 && w.c&clTime == 0 && d.words[k-1].frag < 0 || t.Hash == hashOf && n == 0 || t.Hash == hashTo && d.words[k+1].c&clBase != 0 {
			d.readings = append(d.readings, reading{body: run{k, b.last}})
			n++
		}
	}
}

// mayEnd reports whether what is said can end before token k.
func (d *doc) mayEnd(k int) bool {
	t, w := d.toks[k], d.words[k]
	if t.Kind == segment.Punct {
		return t.Hash == ',' || t.Hash == ';' || t.Hash == '—' || t.Hash == '–' || t.Hash == '(' || t.Hash == '-' && t.Has(segment.Spaced)
	}
	if t.Kind != segment.Word || d.toks[k-1].Kind == segment.Punct && d.words[k-1].frag < 0 {
		return false
	}
	if w.c&(clConj|clSub) != 0 || w.c&clTime != 0 && d.words[k-1].c&(clPrep|clDet|clTime) == 0 {
		return true
	}
	if w.c&clPrep != 0 && t.Hash != hashOf && t.Hash != hashTo && t.Hash != hashBy {
		return true
	}
	return w.c&clRel != 0 && t.Hash != hashThat
}

var hashOf = segment.Hash("of")

// readTag lists what may be the content before a cue, and behind it.
func (d *doc) readTag(dr *draft) {
	b := dr.body
	if dr.after.last > dr.after.first && !d.hasVerb(b.first, b.last) && !d.finite(dr.after.first) { // "For this reason, he said, …"
		d.readings = append(d.readings, reading{after: dr.after})
		return
	}
	d.readings = append(d.readings, reading{body: b})
	if dr.rule == "passive" {
		return
	}
	if dr.after.last > dr.after.first {
		d.readings = append(d.readings, reading{body: b, after: dr.after}, reading{after: dr.after})
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
		t := d.toks[k]
		if t.Kind == segment.Punct && (t.Hash == ',' || t.Hash == ';' || t.Hash == '—' || t.Hash == ':' || t.Hash == '-' && t.Has(segment.Spaced)) ||
			k == b.first && d.words[k].c&(clConj|clAdv) != 0 {
			d.readings = append(d.readings, reading{body: run{k + 1, b.last}})
		}
	}
}
