package clerk

import (
	"strings"
	"time"

	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/view"
)

// A site's host may answer in the clerk's place (wasm/edge), where the archive is too large for a browser. It is asked with what the query says and with
// nothing else: saved filters, the dossier, settings and what the reader writes stay on the device, and view.Personal puts them in.

// HostQuestion is a question as a host is asked it.
type HostQuestion struct {
	Kind  string // "show", "items", "suggest", "search" or "csv"
	Parts []string
	Desk  Desk // of which State, Kept and Narrow are sent
}

// asksHost are the kinds of questions that a host is asked, and how many of their parts it gets. The rest of what the clerk answers is about quotes that the
// reader takes away or collects, which is nobody else's business.
var asksHost = map[string]int{"show": 0, "items": 3, "suggest": 2, "search": 2, "csv": 1}

// MostParameters is how long the parameters of an address may be, in bytes.
const MostParameters = 8 << 10

// Parameters writes q as parameters of an address. ok is false where a host is not to be asked: the page then looks up for itself.
func (q HostQuestion) Parameters() (parameters string, ok bool) {
	n, asked := asksHost[q.Kind]
	if !asked || q.Desk.State.Route == view.Collected || q.Desk.State.Route == view.Check || !Delegated(q.Desk.State) {
		return "", false
	}
	var b strings.Builder
	b.WriteString("ask=" + q.Kind)
	add := func(key, value string) { b.WriteString("&" + key + "=" + cite.Encode(value, "-_.~")) }
	if q.Kind != "suggest" && q.Kind != "search" { // which look at the whole archive, whatever is shown
		d := Desk{State: q.Desk.State, Kept: q.Desk.Kept, Narrow: q.Desk.Narrow}.Parts()
		for i := 3; i < 6; i++ {
			d[i] = "" // settings and dossier
		}
		if len(q.Desk.Narrow) == 0 {
			d = d[:3]
		}
		for _, part := range d {
			add("desk", part)
		}
	}
	for i := range min(n, len(q.Parts)) {
		add("part", q.Parts[i])
	}
	return b.String(), b.Len() <= MostParameters
}

// Delegated tells whether the clerk looks up what s shows: all but own articles, which the page itself and the workshop deal with, and the review, whose row
// follows the reader's corrections.
func Delegated(s view.State) bool { return s.Route != view.Add && s.Route != view.Review }

// NewHostQuestion makes a question of its kind and the values of the parameters "desk" and "part". ok is false for one that a host does not answer.
func NewHostQuestion(kind string, desk, parts []string) (q HostQuestion, ok bool) {
	if n, asked := asksHost[kind]; !asked || len(parts) > n {
		return HostQuestion{}, false
	}
	return HostQuestion{kind, parts, ReadDesk(desk)}, true
}

// Answer gives the parts of the answer to q, all at once. Of an archive that comes by stretches, where waits tells that some has not come, they may be wrong,
// and are to be asked for anew.
func (q HostQuestion) Answer(a *bundle.Archive, waits func() bool) (parts []string) {
	var turns []func()
	c := &Clerk{desk: q.Desk}
	c.desk.Hosted = true
	c.Archive, c.Waits, c.Slice = a, waits, time.Hour
	c.Later = func(f func()) { turns = append(turns, f) }
	c.Until = func(work, done func()) { work(); done() }
	c.Say = func(_ string, said ...string) { parts = said }
	c.Begin()
	grown := false
	c.Counted = func() { grown = true }
	ask := func() {
		if q.Kind == "show" {
			c.show("")
		} else {
			c.Ask(q.Kind, "", q.Parts)
		}
		for len(turns) > 0 {
			next := turns[0]
			turns = turns[1:]
			next()
		}
	}
	if ask(); grown {
		ask() // now that all is counted
	}
	return parts
}
