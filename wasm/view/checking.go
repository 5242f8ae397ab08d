package view

import (
	"verbatim/wasm/bundle"
	"verbatim/wasm/draft"
	"verbatim/wasm/verify"
)

// Checking is the words given to "Check a quote" on their way to being checked: one quotation, or a text in which every quotation is checked. It goes on in
// steps, so that the page can answer in between and show how far it is. The quotations in a text are looked for elsewhere: by whoever is given what Wants says.
type Checking struct {
	text   string
	by     string
	draft  *verify.Draft
	early  *verify.Finding // what is shown until the text has been read, or nil
	looked bool            // for that
	asked  bool            // the quotations in what Wants gave are being looked for
	failed string          // why they could not be, in words
	taken  bool            // it has been looked whether the text is a quotation itself
	single *verify.Finding // that quotation, or nil
	done   bool
	err    error
}

// NewChecking begins to check a text, for which somebody is claimed to be the speaker, or "". Nothing is looked for before the first Step.
func NewChecking(text, by string) *Checking {
	c := &Checking{text: text, by: by, draft: verify.NewDraft(text)}
	c.draft.By = by
	return c
}

// Step does the next part of the work over an archive, and reports whether there is more that can be done before the quotations that Wants asks for are here.
// After an error the next Step tries the same part again. Where waits (nil for an archive in memory) tells that bytes were asked for which have not come,
// nothing was done and nothing is wrong.
func (c *Checking) Step(a *bundle.Archive, waits func() bool) (more bool) {
	c.retry()
	if c.done {
		return false
	}
	more = c.step(a)
	if waits != nil && waits() {
		c.retry()
	}
	return more
}

// retry has the part tried again that an error has ended.
func (c *Checking) retry() {
	if c.err != nil {
		c.err, c.single, c.done = nil, nil, false
	}
}

func (c *Checking) step(a *bundle.Archive) (more bool) {
	var f verify.Finding
	var ok bool
	switch read, all := c.draft.Done(); {
	case read == 0 && all > 0:
		if !c.looked {
			if f, ok, c.err = c.draft.First(a); ok && c.err == nil {
				c.early = &f
			}
			c.looked, c.done = c.err == nil, c.err != nil
		}
		return false
	case read == all && !c.taken:
		if f, ok, c.err = c.draft.Whole(a); ok && c.err == nil {
			c.single = &f
		}
		c.taken, c.done = c.err == nil, ok || c.err != nil
		return !c.done
	default:
		more, c.err = c.draft.Step(a)
		c.done = c.err != nil || !more && read == all
		return more && c.err == nil
	}
}

// Wants gives the stretch of the text in which quotations are to be looked for next, once, or "".
func (c *Checking) Wants() string {
	if c.asked || c.failed != "" || c.done {
		return ""
	}
	part := c.draft.Wants()
	c.asked = part != ""
	return part
}

// Take takes in the quotations that draft.Read found in what Wants gave, and Fail why nobody could look for them; after Again they are wanted anew.
func (c *Checking) Take(list []draft.Quotation) {
	c.asked = false
	c.draft.Take(list)
}

// Fail is told why nobody could look for the quotations, in words.
func (c *Checking) Fail(why string) { c.asked, c.failed = false, why }

// Again has the quotations wanted once more that could not be looked for.
func (c *Checking) Again() { c.failed = "" }

// Done tells whether there is nothing more to check.
func (c *Checking) Done() bool { return c.done }

// Of tells whether it is this text and speaker that are checked.
func (c *Checking) Of(text, by string) bool { return c != nil && c.text == text && c.by == by }

// findings are those made so far.
func (c *Checking) findings() []verify.Finding {
	if c.single != nil {
		return []verify.Finding{*c.single}
	}
	return c.draft.Findings
}
