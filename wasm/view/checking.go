package view

import (
	"verbatim/wasm/bundle"
	"verbatim/wasm/verify"
)

// Checking is the words given to "Check a quote" on their way to being checked: one quotation, or a text in which every quotation is checked. It goes on in
// steps, so that the page can answer in between and show how far it is.
type Checking struct {
	archive *bundle.Archive
	text    string
	by      string
	draft   *verify.Draft
	taken   bool            // it has been looked whether the text is a quotation itself
	single  *verify.Finding // that quotation, or nil
	done    bool
	err     error
}

// NewChecking begins to check a text, for which somebody is claimed to be the speaker, or "". Nothing is looked for before the first Step.
func NewChecking(a *bundle.Archive, text, by string) *Checking {
	c := &Checking{archive: a, text: text, by: by, draft: verify.NewDraft(text)}
	c.draft.By = by
	return c
}

// Step does the next part of the work, and reports whether there is more. After an error the next Step tries the same part again.
func (c *Checking) Step() (more bool) {
	if c.err != nil {
		c.err, c.single, c.done = nil, nil, false
	}
	if c.done {
		return false
	}
	read, all := c.draft.Done()
	if read == 0 && all > 0 {
		c.draft.Read()
		return true
	}
	if read == all && !c.taken {
		f, one, err := c.draft.Whole(c.archive)
		if one && err == nil {
			c.single = &f
		}
		c.err, c.taken, c.done = err, err == nil, one || err != nil
		return !c.done
	}
	more, c.err = c.draft.Step(c.archive)
	c.done = !more || c.err != nil
	return !c.done
}

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

// checking gives what is being checked in s, checked whole if the caller has not begun to.
func (d Data) checking(s State) *Checking {
	if d.Checking != nil {
		return d.Checking
	}
	c := NewChecking(d.Archive, s.Text, s.By)
	for c.Step() {
	}
	return c
}
