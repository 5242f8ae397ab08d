package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// What is read in rows is what is read one by one, from whole bytes, from bytes cut off, and from any others.
func TestRowsAreReadAsOneByOne(t *testing.T) {
	codes, data := written(t, someNumbers(2000))
	r := rand.New(rand.NewPCG(5, 9))
	flagged, failed := 0, 0
	for try := range 600 {
		bytes := slices.Clone(data[r.IntN(len(data)):])
		bytes = bytes[:min(len(bytes), r.IntN(400))]
		if try%3 == 0 {
			for i := range bytes {
				bytes[i] = byte(r.Uint32())
			}
		}
		context, other := r.IntN(5), r.IntN(5) // one has no symbols, one a single one, one there is not
		row, single := NewBits(bytes), NewBits(bytes)
		for range 1 + r.IntN(4) {
			numbers, more := make([]uint32, r.IntN(40)), make([]uint32, 40)
			more = more[:len(numbers)]
			row.FlaggedRow(codes, context, other, numbers, more)
			for i := range numbers {
				n, flag := single.Flagged(codes, context)
				extra := uint32(0)
				if flag {
					extra = 1 + uint32(single.Number(codes, other))
					flagged++
				}
				if numbers[i] != uint32(n) || more[i] != extra {
					t.Fatalf("number %d of a row is %d and %d, one by one %d and %d", i, numbers[i], more[i], n, extra)
				}
			}
			if row.Failed() != single.Failed() {
				t.Fatalf("a row fails: %v, one by one: %v", row.Failed(), single.Failed())
			}
		}
		if row.Failed() {
			failed++
		}
	}
	if flagged == 0 || failed == 0 || failed == 600 {
		t.Errorf("%d flags and %d failures: the test tries too little", flagged, failed)
	}
}
