package quote

// hashSet is a set of hashes by open addressing: a third of the cost of a map where every word of the text is looked up.
type hashSet struct {
	mask uint32
	slot []uint32 // 0 empty; the hash 0 is kept as 1
}

// reset empties the set and makes room for n hashes.
func (s *hashSet) reset(n int) {
	s.slot, s.mask = emptied(s.slot, 64, n)
}

// emptied is a table of slots by open addressing with room for n, in the room of list if it is enough, and the mask of its indices: a power of two of
// slots, least at the fewest, and half of them free.
func emptied[T any](list []T, least, n int) ([]T, uint32) {
	size := least
	for size < 2*n {
		size *= 2
	}
	list = sized(list, size)
	clear(list)
	return list, uint32(size - 1)
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
	var t wordTable
	t.slot, t.mask = emptied(t.slot, 64, len(m))
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

// table is a map from hashes by open addressing that is filled anew for every article.
type table[V any] struct {
	mask uint32
	cell []cell[V]
}

type cell[V any] struct {
	key   uint32
	full  bool
	value V
}

// reset empties the table and makes room for n keys; it must not be given more.
func (t *table[V]) reset(n int) {
	t.cell, t.mask = emptied(t.cell, 16, n)
}

// at is the value of the key, which is added if it is not there.
func (t *table[V]) at(key uint32) *V {
	k := key & t.mask
	for t.cell[k].full && t.cell[k].key != key {
		k = (k + 1) & t.mask
	}
	c := &t.cell[k]
	c.key, c.full = key, true
	return &c.value
}

// find is the value of the key, or none.
func (t *table[V]) find(key uint32) (none V) {
	if len(t.cell) == 0 {
		return none
	}
	for k := key & t.mask; t.cell[k].full; k = (k + 1) & t.mask {
		if t.cell[k].key == key {
			return t.cell[k].value
		}
	}
	return none
}

// roll lists people by the key of a name.
type roll struct {
	last  table[int32] // of each key the entry added last, counted from 1
	entry []rollEntry
	found [manyPeople]int
}

type rollEntry struct {
	person int32
	before int32 // the entry of the same key added before, counted from 1
}

// manyPeople is how many people of one name are told apart: among more, only the last can be meant.
const manyPeople = 16

// reset empties the roll and makes room for n people; it must not be given more.
func (r *roll) reset(n int) {
	r.last.reset(n)
	r.entry = sized(r.entry, n)[:0]
}

func (r *roll) add(key uint32, person int) {
	at := r.last.at(key)
	r.entry = append(r.entry, rollEntry{int32(person), *at})
	*at = int32(len(r.entry))
}

// latest lists the last manyPeople of the key, in the order in which they were added. The list holds until the next call.
func (r *roll) latest(key uint32) []int {
	k := len(r.found)
	for e := r.last.find(key); e > 0 && k > 0; {
		k--
		r.found[k] = int(r.entry[e-1].person)
		e = r.entry[e-1].before
	}
	return r.found[k:]
}
