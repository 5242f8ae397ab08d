package verify

import "slices"

// pair is one step of an alignment: the numbers of a word of each side, or -1 where one side has none.
type pair struct{ a, b int }

// costs are the scores of an alignment. Leaving out words of the article is cheap to lengthen; pasted words that the article does not have are not.
type costs struct {
	mismatch            int32
	openLeft, moreLeft  int32 // the first and each further word of the article left out
	openExtra, moreMore int32 // the first and each further pasted word put in
	local               bool  // any stretch of the pasted words may be aligned; else all of them are
}

const match = 10

var (
	// finding looks for the stretches that are most alike, wherever they stand.
	finding = costs{mismatch: -7, openLeft: -8, moreLeft: -1, openExtra: -8, moreMore: -6, local: true}
	// fitting sets all pasted words beside a passage that is known. A word left out costs less than one changed, and a word moved less than two changed.
	fitting = costs{mismatch: -7, openLeft: -6, moreLeft: -1, openExtra: -9, moreMore: -6}
)

const never = -1 << 20

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

// align gives the best alignment of a, the pasted words, with a stretch of b, each word given by a number. It takes time and memory, one byte a cell, in
// proportion to len(a) × len(b).
func align(a, b []int32, c costs) []pair {
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
		if !c.local { // pasted words before the first of b
			row[0], cells[i*width] = c.openExtra+int32(i-1)*c.moreMore, extra
			if i == 1 {
				cells[i*width] |= extrNew
			}
		}
		for j := 1; j <= len(b); j++ {
			var bits byte
			across, bits = gap(row[j-1]+c.openLeft, across+c.moreLeft, leftNew, bits)
			down[j], bits = gap(row[j]+c.openExtra, down[j]+c.moreMore, extrNew, bits)
			score, move := diagonal+c.mismatch, byte(pairs)
			if a[i-1] == b[j-1] {
				score = diagonal + match
			}
			if across > score {
				score, move = across, left
			}
			if down[j] > score {
				score, move = down[j], extra
			}
			if score <= 0 && c.local {
				score, move = 0, starts
			}
			diagonal, row[j] = row[j], score
			cells[i*width+j] = bits | move
			if c.local && score > top {
				top, end = score, pair{i, j}
			}
		}
	}
	if !c.local {
		end = pair{len(a), 0}
		for j := range row {
			if row[j] > row[end.b] {
				end.b = j
			}
		}
	}
	return trace(cells, width, end)
}

// gap gives the better of opening a gap and lengthening one, and notes the former in bits.
func gap(open, longer int32, isNew, bits byte) (int32, byte) {
	if open >= longer {
		return open, bits | isNew
	}
	return longer, bits
}

// trace follows the moves back from the cell where the best alignment ends.
func trace(cells []byte, width int, end pair) []pair {
	var steps []pair
	state := byte(starts)
	for i, j := end.a, end.b; i > 0; {
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
