// Package clerk turns a State, and what else the page asks of an archive, into what answers it: for the page itself over an archive in memory, and over a
// large one in a Worker, where look-ups keep nobody waiting.
package clerk

import (
	"time"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/view"
)

// Finder finds what a State shows, and keeps it for as long as the query stays the same. What takes long is found in turns, one after the other: what there
// is of it is shown, and grows.
type Finder struct {
	Archive *bundle.Archive

	// Waits tells whether something was asked for that has not come. It is nil for an archive in memory, where nothing waits. Of an archive that comes by
	// stretches all passages are looked for at once: what is missing is fetched together, and then it is all done anew.
	Waits func() bool
	// Until does work, over and over while that asks for what has not come, and then done. What work finds before done is called may be wrong. Over an archive
	// in memory both have been called on return.
	Until func(work, done func())
	// Later does f in a turn of its own.
	Later func(f func())
	// Slice is how long a turn may be.
	Slice time.Duration
	// Counted is called when more has been counted for the audit, and Listed when more passages or lines have been found, both in turns after the first.
	Counted, Listed func()

	answered string // the fragment of the query that results answers, "" before the first
	results  search.Results
	stepped  steps // towards the results of the next one
	timeline []search.Count
	newest   []int            // the archive's articles, once they are listed
	tally    *view.Tally      // of results, begun when it is first looked at
	passages *search.Passages // that answer the same query; nil when it asks for spoken words
	lines    *search.Lines    // of both; nil until they are to be shown
}

// Take has all be found in another archive. What was found in the one before is forgotten.
func (f *Finder) Take(a *bundle.Archive, waits func() bool) {
	f.Archive, f.Waits = a, waits
	f.tally, f.passages, f.lines, f.newest = nil, nil, nil, nil
	f.answered, f.stepped = "", steps{}
}

// waits tells whether something was asked for that has not come.
func (f *Finder) waits() bool { return f.Waits != nil && f.Waits() }

// steps are the results of a query on their way.
type steps struct {
	asked   string // the fragment of the query
	results search.Results
	counter *search.Counter
}

// Step takes a step towards what Data gives for s, and tells whether there are more. Data does all of them at once.
func (f *Finder) Step(s view.State) (more bool) {
	if !s.Counts() || f.answered == asked(s) {
		return false
	}
	if f.stepped.asked != asked(s) {
		f.stepped.asked = asked(s)
		f.stepped.results, f.stepped.counter = search.Find(f.Archive, s.Query)
		return true
	}
	done, err := f.stepped.counter.Step(&f.stepped.results)
	return !done && err == nil // Data says what cannot be read
}

// run gives the results for s, those that steps have led to if they have.
func (f *Finder) run(s view.State) search.Results {
	stepped := f.stepped
	f.stepped = steps{}
	if stepped.asked == asked(s) && stepped.results.Counted {
		return stepped.results
	}
	return search.Run(f.Archive, s.Query)
}

// Data gives what s is shown with, as far as it comes from the archive. The query is answered anew only when it is another one; what was found while
// something was missing is not kept.
func (f *Finder) Data(s view.State) view.Data {
	if s.Counts() && f.answered != asked(s) {
		f.results, f.answered = f.run(s), asked(s)
		f.tally, f.passages, f.lines = nil, nil, nil
		if s.Query.Scope != query.Spoken {
			f.passages = search.NewPassages(f.Archive, s.Query)
			f.look(f.passages)
		}
		f.timeline = view.Timeline(f.Archive, s.Query, f.results)
		if f.waits() {
			defer func() { f.answered = "" }()
		}
	}
	tally := f.tally
	if s.Route == view.Audit && tally == nil {
		if tally = view.NewTally(f.Archive, f.results); !f.waits() {
			f.tally = tally
			f.count(tally)
		}
	}
	if s.InLines() && f.lines == nil {
		most := view.MostLines
		if f.Waits != nil {
			most = view.MostFetched
		}
		f.lines = search.NewLines(f.Archive, f.results.Sought(f.Archive, s.Query), f.results.Hits, f.passages, most)
		f.read(f.lines)
		if f.waits() {
			defer func() { f.lines = nil }()
		}
	}
	newest := f.newest
	if s.Route == view.Articles && newest == nil {
		if newest = view.Newest(f.Archive); !f.waits() {
			f.newest = newest
		}
	}
	d := view.Data{Newest: newest, Archive: f.Archive}
	if s.Counts() {
		d.Tally, d.Passages, d.Lines, d.Results, d.Timeline = tally, f.passages, f.lines, f.results, f.timeline
	}
	return d
}

// Early gives what s is shown with before anything is counted over all hits, which reads a fraction of what counting reads.
func (f *Finder) Early(s view.State) view.Data {
	r, _ := search.Find(f.Archive, s.Query)
	return view.Data{Archive: f.Archive, Results: r, Alone: true}
}

// First gives what s is shown with of which only the first hit is known. ok is false where all hits have to be ranked for it, or what that takes is here.
func (f *Finder) First(s view.State) (d view.Data, ok bool) {
	if f.Archive.Index().Quotes.Lengths() != nil {
		return d, false
	}
	r, ok := search.First(f.Archive, s.Query)
	return view.Data{Archive: f.Archive, Results: r, Few: true, Unranked: true, Alone: true}, ok
}

// HasEarly tells whether Early has something to show of s that Data would give later.
func (f *Finder) HasEarly(s view.State) bool {
	return s.Lists() && s.Query.Text != "" && s.Query.Scope == query.Spoken && f.answered != asked(s)
}

// asked names the query of s.
func asked(s view.State) string { return view.State{Route: view.Quotes, Query: s.Query}.Fragment() }

// inTurns takes steps for as long as a turn may be, or all at once where whole says so, and goes on in later turns while wanted: what another query has replaced
// is left as it is. After each of the later turns grown is called, so that whoever looks at it sees it grow.
func (f *Finder) inTurns(step func() (more bool), whole bool, wanted func() bool, grown func()) {
	for start := time.Now(); step(); {
		if whole || time.Since(start) < f.Slice {
			continue
		}
		f.Later(func() {
			if wanted() {
				f.inTurns(step, whole, wanted, grown)
				grown()
			}
		})
		return
	}
}

// mostLate is how many articles a tally asks for together: a few hundred kilobytes.
const mostLate = 1000

// count goes on with a tally.
func (f *Finder) count(t *view.Tally) {
	if f.Waits == nil {
		f.inTurns(func() bool { return t.Step(nil) }, false, func() bool { return f.tally == t }, f.Counted)
		return
	}
	f.Later(func() { f.countLate(t) })
}

// countLate takes a turn of a tally over an archive that comes by stretches. Articles that are not here are fetched together, and counted before the next turn.
func (f *Finder) countLate(t *view.Tally) {
	begun, more := false, false
	f.Until(func() {
		switch {
		case f.tally != t: // another query has taken its place
		case begun:
			t.Again(f.Waits)
		default:
			begun = true
			start := time.Now()
			for more = t.Step(f.Waits); more && t.Late() < mostLate && time.Since(start) < f.Slice; {
				more = t.Step(f.Waits)
			}
		}
	}, func() {
		if f.tally != t {
			return
		}
		t.Again(nil) // what nobody has brought
		if more {
			f.count(t)
		}
		f.Counted()
	})
}

// look goes on looking for passages.
func (f *Finder) look(found *search.Passages) {
	f.inTurns(found.Step, f.Waits != nil, func() bool { return f.passages == found }, f.Listed)
}

// seldom is in how many turns it is shown once how far lines are read.
const seldom = 16

// read goes on with reading lines. They are shown when all are read, for only then they can be sorted.
func (f *Finder) read(l *search.Lines) {
	turn := 0
	f.inTurns(l.Step, f.Waits != nil, func() bool { return f.lines == l }, func() {
		if turn++; !l.More() || turn%seldom == 0 {
			f.Listed()
		}
	})
}
