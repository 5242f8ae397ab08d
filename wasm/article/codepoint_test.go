package article

import (
	"strings"
	"testing"
)

func TestCodePoints(t *testing.T) {
	for _, text := range []string{"", "a", "Привет, “мир” 👋", strings.Repeat("ж", 1000), strings.Repeat("a€𝄞", 300)} {
		c := CountCodePoints(text)
		n := 0
		for i := range text {
			if got := c.At(i); got != n {
				t.Fatalf("%.10q: At(%d) = %d, want %d", text, i, got, n)
			}
			if got := c.Byte(n); got != i {
				t.Fatalf("%.10q: Byte(%d) = %d, want %d", text, n, got, i)
			}
			n++
		}
		if got := c.At(len(text)); got != n {
			t.Errorf("%.10q: At(end) = %d, want %d", text, got, n)
		}
		if c.At(len(text)+9) != n || c.At(-1) != 0 || c.Byte(n) != len(text) || c.Byte(n+5) != len(text) || c.Byte(-1) != 0 {
			t.Errorf("%.10q: offsets outside the text are not clamped", text)
		}
	}
}
