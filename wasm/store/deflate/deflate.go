// Package deflate turns pages into DEFLATE streams for the store: the half of the codec that only programs which build archives link.
package deflate

import (
	"bytes"
	"compress/flate"
	"sync"
)

// Pages gives a store.Deflater that keeps its compressors: making a new one costs more than packing a page with it.
func Pages() func(raw []byte) ([]byte, error) {
	var idle sync.Pool
	return func(raw []byte) ([]byte, error) {
		var out bytes.Buffer
		w, ok := idle.Get().(*flate.Writer)
		if ok {
			w.Reset(&out)
		} else {
			made, err := flate.NewWriter(&out, flate.BestCompression)
			if err != nil {
				return nil, err
			}
			w = made
		}
		defer idle.Put(w)
		if _, err := w.Write(raw); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		return out.Bytes(), nil
	}
}
