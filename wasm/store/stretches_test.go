package store

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// Of a file whose stretches have come in any order, all bytes are given that lie within one of them, and no others.
func TestStretches(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	file := make([]byte, 200)
	for i := range file {
		file[i] = byte(rng.Uint32())
	}
	for range 300 {
		var c Stretches
		var came [][2]int64
		for range rng.IntN(12) {
			off := rng.Int64N(200)
			n := 1 + rng.Int64N(min(200-off, 60))
			c.Keep(off, file[off:off+n])
			came = append(came, [2]int64{off, n})
		}
		for off := range int64(200) {
			for _, n := range []int64{1, 5, 30} {
				want := false
				for _, s := range came {
					want = want || s[0] <= off && s[0]+s[1] >= off+n
				}
				got, ok := c.Bytes(off, n)
				if ok != want || ok && !bytes.Equal(got, file[off:off+n]) {
					t.Fatalf("%d bytes from %d of %v: %v, %v, want %v", n, off, came, got, ok, want)
				}
			}
		}
	}
}

// A page that came by itself does not hide the section that came around it.
func TestStretchesWithin(t *testing.T) {
	var c Stretches
	c.Keep(30, make([]byte, 10))
	c.Keep(0, make([]byte, 100))
	if _, ok := c.Bytes(50, 10); !ok {
		t.Error("bytes behind the page are not found in the section")
	}
	c.Keep(40, make([]byte, 10))
	if _, ok := c.Bytes(60, 10); !ok || c.held != 100 {
		t.Errorf("a page that came again hides the section; %d bytes are held, want 100", c.held)
	}
}

func TestStretchesBound(t *testing.T) {
	var c Stretches
	for i := range int64(10) {
		c.Keep(100*i, make([]byte, 10))
	}
	c.Bytes(0, 10)
	c.Bytes(500, 10)
	c.Bound(25)
	for i := range int64(10) {
		if _, ok := c.Bytes(100*i, 10); ok != (i == 0 || i == 5) {
			t.Errorf("stretch %d is kept: %v", i, ok)
		}
	}
	if c.held != 20 {
		t.Errorf("%d bytes are held, want 20", c.held)
	}
}
