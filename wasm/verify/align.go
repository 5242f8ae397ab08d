package verify

import "slices"

// pair is one step of an alignment: the numbers of a word of each side, or -1 where one side has none.
type pair struct{ a, b int }

// The scores of an alignment. A gap on the pasted side (words of the article left out) is cheap to lengthen; extra pasted words are not.
const (
	match     = 10
	mismatch  = -7
	openGap   = -10
	moreLeft  = -1 // a further word of the article left out
	moreExtra = -6 // a further pasted word put in
	never     = -1 << 20
)

// How the best alignment that ends at a pair of words came there, in two bits, and whether the gaps that end there were opened by that word.
const (
	starts  = 0
	pairs   = 1 // both words stand opposite one another
	left    = 2 // the word of b was left out
	extra   = 3 // the word of a was put in
	moves   = 3
	leftNew = 4
	extrNew = 8
)

// align gives the best local alignment of a, the pasted words, with b: of all stretches of both the two that are most alike. It takes time and memory,
// one byte a cell, in proportion to len(a) × len(b).
func align(a, b []token) []pair {
	width := len(b) + 1
	cells := make([]byte, (len(a)+1)*width)
	row := make([]int32, width)  // best score that ends at each word of b, of the row before and then of this one
	down := make([]int32, width) // the same, ending in an extra word of a
	for j := range down {
		down[j] = never
	}
	var top int32
	var end pair
	for i := 1; i <= len(a); i++ {
		diagonal, across := row[0], int32(never)
		for j := 1; j <= len(b); j++ {
			var bits byte
			across, bits = gap(row[j-1], across, moreLeft, leftNew, bits)
			down[j], bits = gap(row[j], down[j], moreExtra, extrNew, bits)
			score, move := diagonal+mismatch, byte(pairs)
			if a[i-1].term == b[j-1].term {
				score = diagonal + match
			}
			if across > score {
				score, move = across, left
			}
			if down[j] > score {
				score, move = down[j], extra
			}
			if score <= 0 {
				score, move = 0, starts
			}
			diagonal, row[j] = row[j], score
			cells[i*width+j] = bits | move
			if score > top {
				top, end = score, pair{i, j}
			}
		}
	}
	return trace(cells, width, end)
}

// gap gives the better of opening a gap and lengthening one, and notes the former in bits.
func gap(open, longer, step int32, isNew, bits byte) (int32, byte) {
	if open+openGap >= longer+step {
		return open + openGap, bits | isNew
	}
	return longer + step, bits
}

// trace follows the moves back from the cell where the best alignment ends.
func trace(cells []byte, width int, end pair) []pair {
	var steps []pair
	state := byte(starts)
	for i, j := end.a, end.b; i > 0 && j > 0; {
		cell := cells[i*width+j]
		if state == starts {
			state = cell & moves
			if state == starts {
				break
			}
		}
		switch state {
		case pairs:
			i, j = i-1, j-1
			steps = append(steps, pair{i, j})
			state = starts
		case left:
			j--
			steps = append(steps, pair{-1, j})
			if cell&leftNew != 0 {
				state = starts
			}
		case extra:
			i--
			steps = append(steps, pair{i, -1})
			if cell&extrNew != 0 {
				state = starts
			}
		}
	}
	slices.Reverse(steps)
	return steps
}
