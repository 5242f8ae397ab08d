// Package deflate turns pages into DEFLATE streams for the store: the half of the codec that only programs which build archives link.
package deflate

import (
	"bytes"
	"compress/flate"
)

// Pages gives a store.Deflater that keeps one compressor for all pages: making a new one costs more than packing a page with it. It is not for several
// goroutines at once.
func Pages() func(raw []byte) ([]byte, error) {
	var w *flate.Writer
	return func(raw []byte) ([]byte, error) {
		var out bytes.Buffer
		if w == nil {
			made, err := flate.NewWriter(&out, flate.BestCompression)
			if err != nil {
				return nil, err
			}
			w = made
		}
		w.Reset(&out)
		if _, err := w.Write(raw); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		return out.Bytes(), nil
	}
}
