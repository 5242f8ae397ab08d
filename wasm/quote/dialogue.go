package quote

import (
	"sort"
	"strings"

	"verbatim/wasm/segment"
)

// In Russian a tag stands inside the marks, parted from the speech by dashes alone, and a line of speech may open with a dash instead of a mark:
//
//	«Вода пришла ночью, — вспоминает Орм. — Мы ушли».
//	— Вода пришла ночью, — вспоминает Орм. — Мы ушли.
//
// Here such stretches are cut so that what follows finds speech and tags apart, as it does elsewhere.

// partTags cuts the tags out of the stretches in marks, and makes stretches of the lines that open with a dash and have a tag.
func (d *doc) partTags() {
	old := d.frags
	d.frags = make([]fragment, 0, len(old)+8)
	next := 0
	for bi, b := range d.blocks {
		first := len(d.frags)
		if b.speaks() && (d.dashAt(b.first) || d.dashBefore(b)) && b.last-b.first > 3 && !d.inStretch(b.first) {
			d.line(b, bi)
		}
		spoken := d.frags[first:]
		for ; next < len(old) && old[next].first < b.last; next++ {
			if !overlaps(spoken, old[next]) {
				d.cutTag(old[next], old[next].last)
			}
		}
		if len(spoken) > 0 {
			late := d.frags[first:]
			sort.SliceStable(late, func(i, j int) bool { return late[i].first < late[j].first })
		}
	}
}

// overlaps reports whether g lies over one of the stretches.
func overlaps(frags []fragment, g fragment) bool {
	for _, f := range frags {
		if g.first < f.last && f.first < g.last {
			return true
		}
	}
	return false
}

// inStretch reports whether the last stretch reaches over token i.
func (d *doc) inStretch(i int) bool {
	n := len(d.frags)
	return n > 0 && d.frags[n-1].last > i
}

// dashBefore reports whether a dash stands before the block, where the article's reader took it for a bullet.
func (d *doc) dashBefore(b block) bool {
	s := strings.TrimRight(d.text[:d.toks[b.first].Start], " \u00a0")
	return strings.HasSuffix(s, "-") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—")
}

func (d *doc) dashAt(i int) bool {
	t := d.toks[i]
	return t.Is('—') || t.Is('–') || t.Is('-') && t.Has(segment.Spaced)
}

// cutTag files g, in two pieces or more when a tag stands inside.
func (d *doc) cutTag(g fragment, last int) {
	for i := g.first + 2; i < last-2; i++ {
		end, ok := d.tagInside(i, last)
		if !ok {
			continue
		}
		head := g
		head.last, head.closed = i, false
		d.frags = append(d.frags, head)
		if end >= last {
			return
		}
		g.first, g.bare = end, true
		i = end + 1
	}
	d.frags = append(d.frags, g)
}

// maxTag is the greatest length of a tag within speech, in tokens.
const maxTag = 24

// tagInside reports whether a tag begins with the dash at i: a mark stands before it, a verb of saying after it, and a second dash, or the end
// of the speech, closes it. It returns the token where the speech goes on.
func (d *doc) tagInside(i, last int) (int, bool) {
	if !d.dashAt(i) || d.toks[i-1].Kind != segment.Punct {
		return 0, false
	}
	switch p := d.toks[i-1]; {
	case p.Is(','), p.Is('?'), p.Is('!'), p.Is('…'):
	default:
		return 0, false
	}
	v := i + 1
	if d.toks[v].Kind != segment.Word || d.toks[v].Has(segment.Cap) || d.words[v].c&(clSay|clThink) == 0 || d.words[v].c&(clPast|clThird) == 0 {
		return 0, false
	}
	for j := v + 1; j < last && j-v < maxTag; j++ {
		if d.dashAt(j) && d.toks[j-1].Kind == segment.Punct {
			return j + 1, true
		}
	}
	return last, last-v < maxTag
}

// line makes stretches of the block b, which opens with a dash, when a tag stands in it.
func (d *doc) line(b block, bi int) {
	n := len(d.frags)
	g := fragment{first: b.first, last: b.last, block: bi, bare: true, draft: -1}
	if d.dashAt(g.first) {
		g.first++
	}
	if d.toks[g.last-1].Is('.') {
		g.last--
	}
	d.cutTag(g, g.last)
	if len(d.frags) == n+1 && d.frags[n].last == g.last {
		d.frags = d.frags[:n] // no tag: a list, or a line whose speaker nothing tells
	}
}
