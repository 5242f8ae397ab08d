//go:build js

package main

import (
	"strconv"
	"strings"

	"verbatim/wasm/view"
)

// offlineHeard takes in how things stand with the archive on this device: offline.js tells the step, the bytes kept, the bytes free, and what is to be said, a
// line each.
func (p *page) offlineHeard(report string) {
	lines := strings.Split(report, "\n")
	if len(lines) != 4 || p.own.remote == nil {
		return
	}
	here, _ := strconv.ParseInt(lines[1], 10, 64)
	free, _ := strconv.ParseInt(lines[2], 10, 64)
	p.offline = view.Offline{Stage: view.OfflineStages[lines[0]], Size: p.own.remote.size, Here: here, Free: free, Says: lines[3]}
	at := p.caret()
	p.patch(view.OfflineRegion(p.offline))
	if at.restore(p); at.id != "" && p.focusedID() == "" { // the button that was pressed has made way for another
		for _, id := range []string{"stop", "resume", "remove", "start"} {
			if p.refocus("offline-" + id); p.focusedID() != "" {
				break
			}
		}
	}
}
