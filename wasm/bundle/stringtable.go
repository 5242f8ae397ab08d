package bundle

// stringTable is many strings in one piece of memory, which a garbage collector looks at once and not string by string. None may be empty.
type stringTable struct {
	bytes []byte
	spans []span
}

// span is where a string stands in the bytes; it is empty where none was set.
type span struct{ from, to uint32 }

func newStringTable(n int) stringTable { return stringTable{spans: make([]span, n)} }

// set sets string i, once.
func (t *stringTable) set(i int, s []byte) {
	from := len(t.bytes)
	t.bytes = append(t.bytes, s...)
	t.spans[i] = span{uint32(from), uint32(len(t.bytes))}
}

// at gives string i, which is not to be changed.
func (t *stringTable) at(i int) []byte {
	s := t.spans[i]
	return t.bytes[s.from:s.to]
}

func (t *stringTable) len() int { return len(t.spans) }
