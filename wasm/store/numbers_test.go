package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func openNumbers(t *testing.T, data []byte, n int) (*Numbers, error) {
	t.Helper()
	file, err := Write([]Section{{Name: "rows", Data: data}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(Memory{"f": file}, "f", int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return f.Numbers("rows", n)
}

func TestNumbersComeBackOneByOneAndAllTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, most := range []uint32{0, 255, 256, 70_000, 1 << 24, 1<<32 - 1} {
		list := make([]uint32, 40_000) // more than a page of them
		for i := range list {
			list[i] = uint32(r.Uint64N(uint64(most) + 1))
		}
		list[7] = most
		numbers, err := openNumbers(t, AppendNumbers(nil, list), len(list))
		if err != nil {
			t.Fatalf("up to %d: %v", most, err)
		}
		for i, want := range list {
			if got, err := numbers.At(i); got != want || err != nil {
				t.Fatalf("up to %d: number %d is %d, %v, not %d", most, i, got, err, want)
			}
		}
		if all, err := numbers.All(); err != nil || !slices.Equal(all, list) {
			t.Errorf("up to %d: all together they are others: %v", most, err)
		}
		if got, err := numbers.At(7); got != most || err != nil {
			t.Errorf("after all were read, number 7 is %d, %v, not %d", got, err, most)
		}
	}
}

func TestNumbersOfAnotherLengthAreRefused(t *testing.T) {
	data := AppendNumbers(nil, []uint32{1, 2, 300})
	for _, test := range []struct {
		data []byte
		n    int
	}{{data[:len(data)-1], 3}, {append(data[:len(data):len(data)], 0), 3}, {data, 4}, {nil, 1}, {data, -1}} {
		if _, err := openNumbers(t, test.data, test.n); err == nil {
			t.Errorf("%d bytes were taken for %d numbers", len(test.data), test.n)
		}
	}
	none, err := openNumbers(t, AppendNumbers(nil, nil), 0)
	if err != nil || none.Len() != 0 {
		t.Fatalf("no numbers: %v", err)
	}
	if all, err := none.All(); err != nil || len(all) != 0 {
		t.Errorf("all of no numbers: %v, %v", all, err)
	}
	wrong := append([]byte{3}, data[1:]...)
	numbers, err := openNumbers(t, wrong, 3)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := numbers.All(); err == nil {
		t.Error("a width that does not fit the length was taken")
	}
}
