package store

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

type inContext struct{ context, number int }

// someNumbers are drawn so that contexts differ: one knows a single number, one all sizes, one small ones of very different frequency.
func someNumbers(n int) []inContext {
	r := rand.New(rand.NewPCG(7, 7))
	var list []inContext
	for range n {
		list = append(list, inContext{0, 5}, inContext{2, int(math.Pow(2, r.Float64()*31)) - 1}, inContext{3, int(-math.Log2(1-r.Float64())) % 40})
	}
	return list
}

func written(t testing.TB, list []inContext) (*Codes, []byte) {
	var tally Tally
	for _, x := range list {
		tally.Number(x.context, x.number)
	}
	table, book := tally.Codes()
	d := NewDecoder(table)
	codes := d.Codes()
	if d.Err() != nil || d.Len() > 0 || codes == nil {
		t.Fatalf("the table of codes is refused: %v", d.Err())
	}
	var w BitWriter
	for _, x := range list {
		w.Number(book, x.context, x.number)
	}
	return codes, w.Bytes()
}

func TestNumbersComeBackByTheirCodes(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3000, 200_000} {
		list := someNumbers(n)
		codes, data := written(t, list)
		b := NewBits(data)
		for i, x := range list {
			if got := b.Number(codes, x.context); got != x.number || b.Failed() {
				t.Fatalf("number %d of %d is %d, not %d (failed %v)", i, len(list), got, x.number, b.Failed())
			}
		}
		if !b.Whole() {
			t.Errorf("%d numbers: something is left", n)
		}
	}
}

func TestCodesComeNearTheEntropy(t *testing.T) {
	var list []inContext
	counts := map[int]int{}
	for _, x := range someNumbers(30_000) {
		if x.context == 3 {
			list = append(list, x)
			counts[x.number]++
		}
	}
	entropy := 0.0
	for _, n := range counts {
		entropy += float64(n) * math.Log2(float64(len(list))/float64(n))
	}
	_, data := written(t, list)
	if got := float64(8 * len(data)); got < entropy || got > entropy*1.03+8 {
		t.Errorf("%.0f bits for numbers of %.0f", got, entropy)
	}
}

func TestBitsThatEndTooEarlyFail(t *testing.T) {
	list := someNumbers(500)
	codes, data := written(t, list)
	for cut := range len(data) - 1 {
		b := NewBits(data[:cut])
		for _, x := range list {
			b.Number(codes, x.context)
		}
		if !b.Failed() || b.Whole() {
			t.Fatalf("the first %d of %d bytes pass for all", cut, len(data))
		}
	}
}

func TestCodesOfExtremeFrequenciesStayShort(t *testing.T) {
	counts := make([]uint32, 60)
	a, b := uint32(1), uint32(1)
	for i := range counts { // Fibonacci's numbers make the deepest tree
		counts[i] = a
		if b < 1<<30 {
			a, b = b, a+b
		}
	}
	lengths := codeLengths(counts)
	if longest := slices.Max(lengths); longest > codeBits {
		t.Errorf("a code has %d bits", longest)
	}
	sum := 0
	for _, l := range lengths {
		sum += 1 << (codeBits - l)
	}
	if sum > 1<<codeBits {
		t.Error("there are more codes than there can be")
	}
}

// FuzzBits makes sure that tables of codes and bits are refused or read to an end, whatever they are.
func FuzzBits(f *testing.F) {
	var tally Tally
	for _, x := range someNumbers(50) {
		tally.Number(x.context, x.number)
	}
	table, _ := tally.Codes()
	f.Add(table, []byte{1, 2, 3})
	f.Add([]byte{1, 2, 0x11}, []byte{0xaa})
	f.Fuzz(func(t *testing.T, table, data []byte) {
		codes := NewDecoder(table).Codes()
		if codes == nil {
			return
		}
		b := NewBits(data)
		for i := range 2 * len(data) {
			if n := b.Number(codes, i%(len(codes.contexts)+1)); n < 0 || n >= 1<<31 {
				t.Fatalf("a number is %d", n)
			}
		}
		b.Take(31)
	})
}
