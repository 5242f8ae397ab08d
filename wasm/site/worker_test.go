package site

import (
	"crypto/sha256"
	"strings"
	"testing"
)

// An archive that the page fetches by stretches is not fetched whole by the service worker.
func TestALargeArchiveIsNotKeptForUseWithoutANetwork(t *testing.T) {
	for size, kept := range map[int]bool{wholeArchive: true, wholeArchive + 1: false} {
		s := &Site{Data: "data/archive-1.vbt", Files: map[string][]byte{"data/archive-1.vbt": make([]byte, size), "assets/a.js": nil},
			parts: Parts{Sources: map[string][]byte{"sw.js": []byte("{{version}} {{archive}} {{files}}")}}, sum: sha256.Sum256, hashes: map[string]string{}}
		if err := s.worker(); err != nil {
			t.Fatal(err)
		}
		if script := string(s.Files["sw.js"]); strings.Contains(script, s.Data) != kept || !strings.Contains(script, "assets/a.js") {
			t.Errorf("of %d bytes, it is kept: %v", size, !kept)
		}
	}
}
