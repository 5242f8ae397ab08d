package main

import "sync"

// mostAnswers bounds the answers that are kept, in bytes.
const mostAnswers = 8 << 20

// answers keeps the answers given last, by their tags, which name the question and the archive: the same question has the same answer then. On workerd a
// search takes 15 ms, one that is kept under 1.
type answers struct {
	mu    sync.Mutex
	kept  map[string][]byte
	order []string // tags, oldest first
	held  int      // bytes in kept
}

// get gives the answer with that tag, or nil.
func (a *answers) get(tag string) []byte {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.kept[tag]
}

// put keeps an answer, and lets go of the oldest ones for it. One that would take a quarter of the room is not kept.
func (a *answers) put(tag string, body []byte) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.kept[tag] != nil || len(body) == 0 || len(body) > mostAnswers/4 {
		return
	}
	if a.kept == nil {
		a.kept = map[string][]byte{}
	}
	a.kept[tag] = body
	a.order = append(a.order, tag)
	for a.held += len(body); a.held > mostAnswers; a.order = a.order[1:] {
		a.held -= len(a.kept[a.order[0]])
		delete(a.kept, a.order[0])
	}
}
