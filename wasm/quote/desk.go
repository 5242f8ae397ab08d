package quote

import "sync"

// desks holds the working memory of articles that are done with: filling it anew for every article cost a fifth of the time.
var desks sync.Pool

// maxDesk is the number of tokens from which an article's working memory is given back rather than kept.
const maxDesk = 1 << 20

// leave gives back the working memory of d, which no result points into.
func (d *doc) leave() {
	if cap(d.toks) <= maxDesk {
		d.clear()
		desks.Put(d)
	}
}

// clear makes d as new, but for the room that its lists have.
func (d *doc) clear() {
	*d = doc{
		toks: d.toks[:0], words: d.words[:0], blocks: d.blocks[:0], frags: d.frags[:0], sents: d.sents[:0], names: d.names[:0], nameAt: d.nameAt[:0],
		seenLower: d.seenLower, drafts: d.drafts[:0], sums: d.sums, frames: d.frames[:0], cands: d.cands[:0], startWeights: d.startWeights[:0],
		endWeights: d.endWeights[:0], readings: d.readings[:0], starts: d.starts[:0], ends: d.ends[:0], choice: d.choice, kept: d.kept[:0],
		feat: d.feat[:0], people: d.people[:0], bySur: d.bySur, byFirst: d.byFirst, places: d.places, runs: d.runs[:0], ints: d.ints[:0], proofs: d.proofs[:0],
		index: d.index, ids: d.ids,
	}
}

// sized is a list of n, in the room of list if it is enough. What stands in it is left over.
func sized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+n/4)
	}
	return list[:n]
}

// cut is an empty list with room for n, cut from a larger piece that the whole article shares.
func cut[T any](piece *[]T, n int) []T {
	if cap(*piece)-len(*piece) < n {
		*piece = make([]T, 0, max(64, n, 2*cap(*piece)))
	}
	at := len(*piece)
	*piece = (*piece)[:at+n]
	return (*piece)[at : at : at+n]
}
