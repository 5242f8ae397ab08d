package quote

// trees is a sum of small regression trees over whole numbers (Friedman 2001), the second model: it weighs the best readings of every frame of a
// sentence against one another. All nodes of one depth ask the same question, so a tree is treeDepth questions and a table of answers. The numbers
// are made by scripts/train; score is the log of the odds that the answer is yes.
type trees []tree

// tree asks whether each of its features is greater than the limit beside it; the answers are the bits of the index of its leaf.
type tree struct {
	limit   [treeDepth]int16
	feature [treeDepth]byte
	leaves  [1 << treeDepth]int8 // in leafSteps
}

const (
	treeDepth = 3
	// leafStep is what one step of a stored leaf adds to the log odds.
	leafStep = 1.0 / 64
	// treeBytes is the length of a stored tree: a byte and two, low one first, for each question; a byte for each leaf.
	treeBytes = 3*treeDepth + 1<<treeDepth
)

// newTrees reads the trees one after another. What follows the last whole one is ignored.
func newTrees(text string) trees {
	list := make(trees, 0, len(text)/treeBytes)
	for ; len(text) >= treeBytes; text = text[treeBytes:] {
		var t tree
		for i := range treeDepth {
			t.feature[i] = text[3*i] % rankFeatures
			t.limit[i] = int16(uint16(text[3*i+1]) | uint16(text[3*i+2])<<8)
		}
		for i := range t.leaves {
			t.leaves[i] = int8(text[3*treeDepth+i])
		}
		list = append(list, t)
	}
	return list
}

// numbers are the features of a reading, of which there are rankFeatures. There is room for as many as a byte can count, so that no index needs to be checked.
type numbers [256]int16

const (
	// earlyTrees is the number of trees after which a reading that has not come near any threshold is left: the first trees decide most, and
	// asking all of every reading made extraction an eighth slower.
	earlyTrees = 40
	// hopelessSum is the sum of leaves below which a reading is left then.
	hopelessSum = -180
)

func (list trees) score(x *numbers) float32 {
	sum := 0
	for i := range list {
		if i == earlyTrees && sum < hopelessSum {
			break
		}
		// A difference's sign bit is the answer: a jump that is guessed wrong half the time would cost more than the sum.
		t := &list[i]
		n := uint64(int64(t.limit[0])-int64(x[t.feature[0]]))>>63 |
			uint64(int64(t.limit[1])-int64(x[t.feature[1]]))>>63<<1 |
			uint64(int64(t.limit[2])-int64(x[t.feature[2]]))>>63<<2
		sum += int(t.leaves[n])
	}
	return float32(sum) * leafStep
}

// tightBonus is what a reading gains whose words are all in marks behind their verb and a comma or colon: “…, and when pressed the mayor replied,
// “…”” gives the words to the mayor, not to whoever the sentence began with.
const tightBonus = 1

// rankFeatures is the number of features that describe a reading to the second model.
const rankFeatures = 45

// weightScale turns log odds into the whole numbers of the features; noRival stands for the weight of a rival that is not there.
const (
	weightScale = 32
	noRival     = -9 * weightScale
)

// rank makes candidates of the best readings of every frame of the sentence, with the second model's scores.
func (d *doc) rank() {
	d.cands = d.cands[:0]
	if len(d.frames) == 0 {
		return
	}
	var x numbers
	for i := range d.frames {
		f := &d.frames[i]
		for k := range f.kept {
			d.rivals(i, k, &x)
			d.measure(f, k, &x)
			if d.visit != nil {
				dr := f.draft
				d.read(&dr, f.best[k])
				d.observeRank(dr, [rankFeatures]int16(x[:rankFeatures]))
			}
			score := d.models.rank.score(&x)
			if d.tight(f, f.best[k]) && d.words[f.cue.last].frag < 0 {
				score += tightBonus
			}
			if score < cueThreshold && f.rule != "according-to" {
				continue
			}
			n := len(d.cands)
			d.cands = append(d.cands, f.draft)
			c := &d.cands[n]
			d.read(c, f.best[k])
			if c.score = score; len(c.pieces) == 0 {
				d.cands = d.cands[:n]
			}
		}
	}
}

// rivals fills in how reading k of frame i stands among the readings of its sentence.
func (d *doc) rivals(i, k int, x *numbers) {
	f := &d.frames[i]
	r := &f.best[k]
	clash, inside, outside, same, clashes := noRival, noRival, noRival, noRival, 0
	for j := range d.frames {
		if j == i {
			continue
		}
		g := &d.frames[j]
		w := scaled(g.weigh[0])
		if g.cue == f.cue {
			same = max(same, w)
			continue
		}
		within, around := r.covers(g.cue), g.best[0].covers(f.cue)
		if within {
			inside = max(inside, w)
		}
		if around {
			outside = max(outside, w)
		}
		if within || around || r.overlaps(&g.best[0]) {
			clash, clashes = max(clash, w), clashes+1
		}
	}
	second := 0
	if f.kept > 1 {
		second = scaled(f.weigh[0]) - scaled(f.weigh[1])
	}
	put(x, 0, scaled(f.weigh[k]), k, scaled(f.weigh[0])-scaled(f.weigh[k]), second, clash, inside, outside, same, clashes, len(d.frames))
}

// scaled is a weight as a feature.
func scaled(w float32) int { return int(w * weightScale) }

// put stores the values from feature at on, cut to what a feature holds.
func put(x *numbers, at int, values ...int) {
	for i, v := range values {
		x[at+i] = int16(max(-1<<15, min(v, 1<<15-1)))
	}
}

// measure fills in what reading k of f is like.
func (d *doc) measure(f *frame, k int, x *numbers) {
	r := f.best[k]
	s := d.sents[f.sent]
	v := f.cue.first
	a, z := r.bounds()
	gap := a - f.cue.last
	if a < v {
		gap = 200
	}
	c := d.words[v].c
	put(x, 10,
		r.pre.last-r.pre.first, f.who.last-f.who.first, flag(f.who.first > v), gap, z-a, f.body.last-z, a-f.body.first, s.last-z,
		d.marksAfter(z, min(f.body.last, s.last)), d.verbsIn(z, f.body.last), d.verbsIn(f.body.first, a), d.verbsIn(a, z), d.commasIn(a, z),
		d.marksAfter(a, z), flag(d.words[a].frag >= 0), flag(z > a && d.words[z-1].frag >= 0), flag(s.first == d.blocks[s.block].first),
		flag(a == s.first), flag(d.cueAhead(a, z)), flag(d.cueAhead(z, f.body.last)), v-s.first, f.body.last-f.body.first, f.count,
		flag(c&clSay != 0)+2*flag(c&clTell != 0)+4*flag(c&clCall != 0), flag(d.tight(f, r)), int(r.shape()), flag(d.nameAt[max(f.who.head, 0)] >= 0 && f.who.ok()),
		d.verbsIn(s.first, v), scaled(f.cueWeight), scaled(f.parts[k][0]), scaled(f.parts[k][1]),
		int(toSpeaker(&f.draft, z)), f.after.last-f.after.first,
		flag(d.isWord(a, hashThat)), flag(d.thatAhead(a+1, z)))
}

// thatAhead reports whether a "that" stands in [first, last) before any verb, so that the content rather begins there.
func (d *doc) thatAhead(first, last int) bool {
	for i := first; i < last && i < first+20; i++ {
		if d.isWord(i, hashThat) {
			return i+1 < last && d.words[i+1].frag < 0 && d.words[i+1].c&(clDet|clSubject|clHis) != 0 || d.nameAt[min(i+1, len(d.nameAt)-1)] >= 0
		}
		if d.words[i].frag >= 0 || d.finite(i) {
			return false
		}
	}
	return false
}

func flag(b bool) int { return int(boolCode(b)) }

// tight reports whether the words follow their verb of saying at once and are all in marks: in "on why the plan leaves out dads, Ms. Orme
// replied, “…”" no earlier verb can have the words.
func (d *doc) tight(f *frame, r reading) bool {
	k := f.cue.last
	if d.words[f.cue.first].c&clSay == 0 || r.pre.last > r.pre.first || r.after.last > r.after.first || r.body.first <= f.cue.first {
		return false
	}
	if k < len(d.toks) && d.words[k].frag < 0 && (d.toks[k].Is(',') || d.toks[k].Is(':')) {
		k++
	}
	return r.body.first == k && k < len(d.toks) && d.words[k].frag >= 0 && r.body.last == d.frags[d.words[k].frag].last
}

// covers reports whether the cue lies within the reading.
func (r *reading) covers(cue run) bool {
	return overlap(cue, r.pre) || overlap(cue, r.body) || overlap(cue, r.after)
}

// overlaps reports whether the readings have words in common.
func (r *reading) overlaps(o *reading) bool {
	return r.covers(o.pre) || r.covers(o.body) || r.covers(o.after)
}
