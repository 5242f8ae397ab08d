package store

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Tally counts how often symbols stand in contexts, from which Codes are made.
type Tally struct {
	counts [][]uint32 // by context and symbol
}

// Symbol counts one.
func (t *Tally) Symbol(context, symbol int) {
	for len(t.counts) <= context {
		t.counts = append(t.counts, nil)
	}
	for len(t.counts[context]) <= symbol {
		t.counts[context] = append(t.counts[context], 0)
	}
	t.counts[context][symbol]++
}

// Number counts the symbol of a number, which is from 0 to 1<<31-1.
func (t *Tally) Number(context, n int) {
	symbol, _ := NumberSymbol(n)
	t.Symbol(context, symbol)
}

// NumberSymbol gives the symbol of a number from 0 to 1<<31-1, and how many of its lower bits are given as they are.
func NumberSymbol(n int) (symbol int, extra uint) {
	if n < smallNumbers {
		return n, 0
	}
	extra = uint(bits.Len(uint(n)) - 2)
	return smallNumbers + int(extra-smallBits+1)*2 + n>>extra&1, extra
}

// Codes writes the shortest codes for what was counted, and makes the CodeBook that writes by them.
func (t *Tally) Codes() ([]byte, *CodeBook) {
	book := &CodeBook{}
	out := binary.AppendUvarint(nil, uint64(len(t.counts)))
	for _, counts := range t.counts {
		lengths := codeLengths(counts)
		out = binary.AppendUvarint(out, uint64(len(lengths)))
		for i := 0; i < len(lengths); i += 2 {
			pair := lengths[i]
			if i+1 < len(lengths) {
				pair |= lengths[i+1] << 4
			}
			out = append(out, pair)
		}
		book.contexts = append(book.contexts, canonical(lengths))
	}
	return out, book
}

// codeLengths gives each symbol that occurs the length of its code. Where a code would be too long, rare symbols are taken for more frequent ones.
func codeLengths(counts []uint32) []byte {
	lengths := make([]byte, len(counts))
	var weights []uint32
	var symbols []int
	for s, n := range counts {
		if n > 0 {
			symbols, weights = append(symbols, s), append(weights, n)
		}
	}
	if len(symbols) == 1 {
		lengths[symbols[0]] = 1
		return lengths
	}
	for {
		depths := huffman(weights)
		if len(depths) == 0 || slices.Max(depths) <= codeBits {
			for i, s := range symbols {
				lengths[s] = byte(depths[i])
			}
			return lengths
		}
		for i := range weights {
			weights[i] = weights[i]/2 + 1
		}
	}
}

// huffman gives the depth of each leaf in a tree of least weighted depth: the two lightest trees are joined until there is one. Leaves and joined trees
// both stand in the order of their weights.
func huffman(weights []uint32) []int {
	n := len(weights)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(int64(weights[a]) - int64(weights[b])) })
	parent := make([]int, 2*n)
	joined := make([]uint64, 0, n)
	leaf, tree := 0, 0
	lightest := func() (node int, weight uint64) {
		if leaf < n && (tree == len(joined) || uint64(weights[order[leaf]]) <= joined[tree]) {
			leaf++
			return order[leaf-1], uint64(weights[order[leaf-1]])
		}
		tree++
		return n + tree - 1, joined[tree-1]
	}
	for len(joined) < n-1 {
		a, wa := lightest()
		b, wb := lightest()
		parent[a], parent[b] = n+len(joined), n+len(joined)
		joined = append(joined, wa+wb)
	}
	depth := make([]int, 2*n)
	for node := 2*n - 3; node >= 0; node-- { // the root is 2n-2
		depth[node] = depth[parent[node]] + 1
	}
	return depth[:n]
}

// CodeBook holds the codes by which a BitWriter writes symbols.
type CodeBook struct {
	contexts [][]codeWord
}

type codeWord struct {
	bits   uint32
	length uint
}

// canonical numbers codes of the given lengths: shorter ones first, those of one length in the order of their symbols.
func canonical(lengths []byte) []codeWord {
	words := make([]codeWord, len(lengths))
	used := 0
	for _, l := range lengths {
		used += int(min(l, 1))
	}
	if used == 1 {
		return words
	}
	at := uint32(0)
	for n := 1; n <= codeBits; n++ {
		for s, l := range lengths {
			if int(l) == n {
				words[s] = codeWord{at >> (codeBits - n), uint(n)}
				at += 1 << (codeBits - n)
			}
		}
	}
	return words
}

// BitWriter writes what Bits reads.
type BitWriter struct {
	out  []byte
	hold uint64
	held uint
}

// Take writes n ≤ 31 bits.
func (w *BitWriter) Take(v uint32, n uint) {
	w.hold = w.hold<<n | uint64(v)
	w.held += n
	for w.held >= 8 {
		w.held -= 8
		w.out = append(w.out, byte(w.hold>>w.held))
	}
}

// Symbol writes a symbol, which was counted in that context.
func (w *BitWriter) Symbol(c *CodeBook, context, symbol int) {
	word := c.contexts[context][symbol]
	w.Take(word.bits, word.length)
}

// Number writes a number, which was counted in that context.
func (w *BitWriter) Number(c *CodeBook, context, n int) {
	symbol, extra := NumberSymbol(n)
	w.Symbol(c, context, symbol)
	w.Take(uint32(n)&(1<<extra-1), extra)
}

// Bytes gives what has been written, filled up with zero bits to a whole byte, and begins anew. It is valid until more is written.
func (w *BitWriter) Bytes() []byte {
	if w.held > 0 {
		w.Take(0, 8-w.held)
	}
	out := w.out
	w.out = w.out[:0]
	return out
}
