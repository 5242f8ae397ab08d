package store

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// unpacked is what compress/flate makes of packed, if that is exactly one stream.
func unpacked(packed []byte) ([]byte, error) {
	in := bytes.NewReader(packed)
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(in), 1<<20))
	if err == nil && in.Len() > 0 {
		err = errLength
	}
	return out, err
}

func packedAt(t testing.TB, level int, raw []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestInflateUndoesEveryLevelOfDeflate(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, PageSize)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	skewed := make([]byte, 3*PageSize)
	for i := range skewed {
		skewed[i] = byte(random.ExpFloat64() * 20)
	}
	for _, raw := range [][]byte{nil, []byte("a"), noise, skewed, []byte(strings.Repeat("the tide turned at six; ", 4000)), make([]byte, 200000)} {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression} {
			packed := packedAt(t, level, raw)
			got, err := inflate(packed, len(raw))
			if err != nil || !bytes.Equal(got, raw) {
				t.Errorf("level %d, %d bytes: %v", level, len(raw), err)
			}
			if _, err := inflate(packed, len(raw)+1); err == nil {
				t.Errorf("level %d: one byte more was promised, and that went unseen", level)
			}
			if len(raw) > 0 {
				if _, err := inflate(packed, len(raw)-1); err == nil {
					t.Errorf("level %d: one byte less was promised, and that went unseen", level)
				}
				if _, err := inflate(packed[:len(packed)-1], len(raw)); err == nil {
					t.Errorf("level %d: a cut stream was taken for whole", level)
				}
			}
		}
	}
}

// FuzzInflate holds inflate against compress/flate: the same streams are good, with the same result. (Only where ours is stricter, it may refuse.)
func FuzzInflate(f *testing.F) {
	f.Add(packedAt(f, flate.BestCompression, []byte("the gate, the gate, the gate")))
	f.Add(packedAt(f, flate.NoCompression, []byte("gate")))
	f.Add([]byte{3, 0})
	f.Fuzz(func(t *testing.T, packed []byte) {
		want, wrong := unpacked(packed)
		got, err := inflate(packed, len(want))
		if err == nil && (wrong != nil || !bytes.Equal(got, want)) {
			t.Fatalf("taken as %d bytes, which compress/flate says are not there: %v", len(got), wrong)
		}
		if err != nil && wrong == nil && len(want) < 1<<20 {
			t.Fatalf("refused (%v), though compress/flate unpacks %d bytes", err, len(want))
		}
	})
}

func BenchmarkInflate(b *testing.B) {
	raw := []byte(strings.Repeat("The harbour master read the figures twice before he spoke of them to anyone. ", PageSize/76))
	packed := packedAt(b, flate.BestCompression, raw)
	b.Run("own", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		for b.Loop() {
			if _, err := inflate(packed, len(raw)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compress-flate", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		for b.Loop() {
			if _, err := unpacked(packed); err != nil {
				b.Fatal(err)
			}
		}
	})
}
