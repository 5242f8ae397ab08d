package search

import "verbatim/wasm/query"

// Counter counts what the results of Find are, in steps. A step that fails to read something changes nothing and can be taken again, once the bytes are there.
type Counter struct {
	s          *lookup
	base, hits set      // before and after the facets' filters
	list       []uint32 // hits, rising
	next       query.Facet
}

// Step counts the next facet, or, after all of them, the speakers, and tells whether that was all. What could not be read is the error. A nil Counter has
// nothing to count.
func (c *Counter) Step(r *Results) (done bool, err error) {
	if c == nil || r.Counted {
		return true, nil
	}
	c.s.err = nil
	if c.next < query.NumFacets {
		counts := c.s.counts(c.next, c.base, c.hits, c.list)
		if c.s.err != nil {
			return false, c.s.err
		}
		r.Facets[c.next] = counts
		c.next++
		return false, nil
	}
	r.People = c.s.people(c.list)
	if c.s.err != nil {
		return false, c.s.err
	}
	r.Counted = true
	return true, nil
}

// finish takes all steps. Those that fail are passed over, and r says so.
func (c *Counter) finish(r *Results) {
	var failure error
	for done := false; !done; {
		var err error
		if done, err = c.Step(r); err == nil {
			continue
		}
		if failure == nil {
			failure = err
		}
		if done = c.next == query.NumFacets; !done {
			c.next++
		}
	}
	r.Counted = true
	r.missing(failure)
}

// people counts the named speakers of hits.
func (s *lookup) people(hits []uint32) (people int) {
	if len(hits) == s.n { // speakers are those who are quoted
		return s.archive.Info().Speakers
	}
	if len(hits) > fewToRead && s.failed(s.archive.LoadVoices()) {
		return 0
	}
	seen := make([]bool, s.archive.Info().Speakers)
	for _, doc := range hits {
		speaker, err := s.archive.Voice(int(doc))
		if s.failed(err) || speaker < 0 {
			continue
		}
		if !seen[speaker] {
			seen[speaker] = true
			people++
		}
	}
	return people
}
