package main

import (
	"strings"
	"testing"
)

// An archive that the page fetches by stretches is not fetched whole by the service worker.
func TestALargeArchiveIsNotKeptForUseWithoutANetwork(t *testing.T) {
	for size, kept := range map[int]bool{wholeArchive: true, wholeArchive + 1: false} {
		s := &site{options: options{root: "../.."}, data: "data/archive-1.vbt", files: map[string][]byte{"data/archive-1.vbt": make([]byte, size), "assets/a.js": nil}}
		if err := s.worker(); err != nil {
			t.Fatal(err)
		}
		if script := string(s.files["sw.js"]); strings.Contains(script, s.data) != kept || !strings.Contains(script, "assets/a.js") {
			t.Errorf("of %d bytes, it is kept: %v", size, !kept)
		}
	}
}
