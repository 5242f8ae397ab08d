package bundle

import (
	standard "crypto/sha256"
	"testing"
)

func TestSHA256IsTheStandardLibrarys(t *testing.T) {
	data := make([]byte, 300)
	for i := range data {
		data[i] = byte(i * 7)
	}
	for n := range len(data) + 1 {
		if got, want := SHA256(data[:n]), standard.Sum256(data[:n]); got != want {
			t.Fatalf("%d bytes: got %x, want %x", n, got, want)
		}
		for _, piece := range []int{1, 7, 63, 64, 65, 130} {
			d := newDigest()
			for at := 0; at < n; at += piece {
				d.Write(data[at:min(n, at+piece)])
			}
			if got, want := d.sum(), standard.Sum256(data[:n]); got != want {
				t.Fatalf("%d bytes, %d at a time: got %x, want %x", n, piece, got, want)
			}
		}
	}
}
