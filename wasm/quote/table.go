package quote

// hashSet is a set of hashes by open addressing: a third of the cost of a map where every word of the text is looked up.
type hashSet struct {
	mask uint32
	slot []uint32 // 0 empty; the hash 0 is kept as 1
}

// reset empties the set and makes room for n hashes.
func (s *hashSet) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	s.slot = sized(s.slot, size)
	clear(s.slot)
	s.mask = uint32(size - 1)
}

func (s hashSet) at(h uint32) uint32 {
	k := h & s.mask
	for s.slot[k] != 0 && s.slot[k] != h {
		k = (k + 1) & s.mask
	}
	return k
}

func (s hashSet) add(h uint32)      { h = max(h, 1); s.slot[s.at(h)] = h }
func (s hashSet) has(h uint32) bool { h = max(h, 1); return s.slot[s.at(h)] == h }

// wordTable is the lexicon's map in a form that is quick to look up.
type wordTable struct {
	mask uint32
	slot []wordSlot // lemma 0 is an empty slot
}

type wordSlot struct {
	hash, lemma uint32
	c           class
}

func newWordTable(m map[uint32]entry) wordTable {
	size := 64
	for size < 2*len(m) {
		size *= 2
	}
	t := wordTable{mask: uint32(size - 1), slot: make([]wordSlot, size)}
	for h, e := range m {
		k := h & t.mask
		for t.slot[k].lemma != 0 {
			k = (k + 1) & t.mask
		}
		t.slot[k] = wordSlot{h, max(e.lemma, 1), e.c}
	}
	return t
}

// find gives the classes and the plain form of the word with that hash.
func (t wordTable) find(h uint32) (wordSlot, bool) {
	for k := h & t.mask; t.slot[k].lemma != 0; k = (k + 1) & t.mask {
		if t.slot[k].hash == h {
			return t.slot[k], true
		}
	}
	return wordSlot{}, false
}
