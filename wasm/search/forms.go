package search

import (
	"slices"

	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

// Forms are the other forms of a word of the query for which quotes were looked for too, as the archive has them: "tariffs" for "tariff".
type Forms struct {
	Word  string // as typed
	Terms []string
}

// formsOf gives the other terms that an atom stands for.
func (m *matcher) formsOf(a query.Atom) []string {
	if m.asTyped || !a.Inflects() {
		return nil
	}
	e, ok, err := m.terms.Find(a.Words[0].Term)
	if m.failed(err) || !ok {
		return nil
	}
	forms, err := m.terms.Forms(e)
	m.failed(err)
	return forms
}

// withForms adds to the quotes that have a word those that have another form of it. Those that have it as typed rank above those that do not: they get as
// much more as the others can have at most.
func (m *matcher) withForms(typed set, a query.Atom, forms []string) set {
	p := newPattern(a)
	p.edges[0] = edge{to: p.last, term: forms[0], alike: forms[1:]}
	others := m.found(p, a.Field, true)
	most := float32(newWeight(m.terms, others.count(), 0).Most)
	m.gains = append(m.gains, gain{docs: typed.list(), each: most})
	typed.or(others)
	return typed
}

// forms lists the forms that the query stood for.
func (s *lookup) forms() []Forms {
	var list []Forms
	for _, c := range s.clauses {
		for _, a := range c.Any {
			if terms := s.formsOf(a); len(terms) > 0 {
				list = append(list, Forms{a.Words[0].Span.Of(s.q.Text), terms})
			}
		}
	}
	return list
}

// AsTyped is the query with every word in quotation marks that Forms names, so that it is looked for as it is.
func (r *Results) AsTyped(q query.Query) query.Query {
	clauses, _ := q.Clauses()
	for i := len(clauses) - 1; i >= 0; i-- { // from the end, so that spans stay good
		for j := len(clauses[i].Any) - 1; j >= 0; j-- {
			a := clauses[i].Any[j]
			if !a.Inflects() {
				continue
			}
			word := a.Words[0].Span
			for _, f := range r.Forms {
				if f.Word == word.Of(q.Text) {
					q.Text = q.Text[:word.Start] + `"` + f.Word + `"` + q.Text[word.End:]
					break
				}
			}
		}
	}
	return q
}

// Sought is q as it was answered, by which Matches lights up its words: with what was searched instead, or with the forms of its words.
func (r *Results) Sought(a *bundle.Archive, q query.Query) query.Query {
	if r.Instead != "" {
		q.Text = r.Instead
		return q
	}
	return WithForms(a, q)
}

// Sought is what the Results of q would give, without them: it takes the words of a typo for those nearest to them only where q itself can find nothing.
func Sought(a *bundle.Archive, q query.Query) query.Query {
	if q.Text != "" && q.Scope == query.Spoken {
		s := newLookup(a, query.Query{Text: q.Text})
		defer s.release()
		known := func(a query.Atom) bool { return !s.unknown(a) }
		hopeless := slices.ContainsFunc(s.clauses, func(c query.Clause) bool { return !slices.ContainsFunc(c.Any, known) })
		if hopeless && s.err == nil { // else the dictionary is not here yet
			if mended, ok := s.mend(); ok {
				q.Text = mended.Text
				return q
			}
		}
	}
	return WithForms(a, q)
}

// WithForms is q with the forms of its words in an archive, by which Matches lights them up.
func WithForms(a *bundle.Archive, q query.Query) query.Query {
	if q.Text == "" {
		return q
	}
	m := newMatcher(a)
	clauses, _ := q.Clauses()
	for _, c := range clauses {
		for _, atom := range c.Any {
			if terms := m.formsOf(atom); len(terms) > 0 {
				if q.Forms == nil {
					q.Forms = map[string][]string{}
				}
				q.Forms[atom.Words[0].Term] = terms
			}
		}
	}
	return q
}
