package clerk

import (
	"errors"
	"strconv"
	"time"

	"verbatim/wasm/article"
	"verbatim/wasm/cite"
	"verbatim/wasm/draft"
	"verbatim/wasm/view"
)

// Checks has words checked that a reader gives: those in the address, or a text too long for it. It works in turns, and over an archive that comes by
// stretches once what is missing has come. The quotations in a text are looked for elsewhere.
type Checks struct {
	Finder *Finder

	// Reads has the quotations looked for in a stretch of the text, of which Read or Unread is to be told.
	Reads func(part string)
	// Grown is called in turns after the first when there is more to show. over tells that nothing more will come but of what Reads was given.
	Grown func(over bool)

	now   *view.Checking
	given *words // too many for the address, or nil
	shown time.Time
}

type words struct{ text, by string }

// often is how long it takes until it is shown again how far a check is.
const often = 300 * time.Millisecond

// Give gives words that are too many for the address, and who is claimed to have said them, or "".
func (c *Checks) Give(text, by string) { c.now, c.given = nil, &words{text, by} }

// Forget leaves a check as it is. The words that were given stay.
func (c *Checks) Forget() { c.now = nil }

// Of gives the check that s shows, or nil; it is begun when it is first asked for. Over an archive in memory what is done in its first turn then stands.
func (c *Checks) Of(s view.State) *view.Checking {
	if s.Route != view.Check {
		return nil
	}
	w := c.given
	if s.Text != "" {
		w, c.given = &words{s.Text, s.By}, nil
	}
	if w == nil {
		return nil
	}
	if !c.now.Of(w.text, w.by) {
		c.begin(view.NewChecking(w.text, w.by))
	}
	return c.now
}

// Begun tells whether the check that s shows, if there is one, has been begun. Of begins it.
func (c *Checks) Begun(s view.State) bool {
	before := c.now
	return c.Of(s) == nil || c.now == before
}

func (c *Checks) begin(next *view.Checking) {
	c.now = next
	if c.Finder.Waits != nil {
		c.later(next)
		return
	}
	c.turn(next, func(more bool) {
		if more {
			c.later(next)
		}
	})
}

// later goes on with a check in a turn of its own.
func (c *Checks) later(of *view.Checking) {
	c.Finder.Later(func() {
		c.turn(of, func(more bool) {
			if !more || time.Since(c.shown) > often {
				c.shown = time.Now()
				c.Grown(!more)
			}
			if more {
				c.later(of)
			}
		})
	})
}

// turn works at a check for one turn, unless other words have taken its place, and then tells whether there is more to do.
func (c *Checks) turn(of *view.Checking, then func(more bool)) {
	start := time.Now()
	var step func()
	step = func() {
		if c.now != of {
			return
		}
		more := false
		c.Finder.Until(func() { more = of.Step(c.Finder.Archive, c.Finder.Waits) }, func() {
			if more && time.Since(start) < c.Finder.Slice/2 { // a step may take as long again
				step()
				return
			}
			c.read(of)
			then(more)
		})
	}
	step()
}

func (c *Checks) read(of *view.Checking) {
	if part := of.Wants(); part != "" {
		c.Reads(part)
	}
}

// Read takes in the quotations that were found in what Reads was given.
func (c *Checks) Read(list []draft.Quotation) {
	if c.now != nil {
		c.now.Take(list)
		c.later(c.now)
	}
}

// Unread is told why nobody could look for them.
func (c *Checks) Unread(why string) {
	if c.now != nil {
		c.now.Fail(why)
		c.Grown(true)
	}
}

// Again has them looked for once more.
func (c *Checks) Again() {
	if c.now != nil {
		c.now.Again()
		c.read(c.now)
		c.Grown(true)
	}
}

// Report gives what was found as a file, as view.Report does; ok is false as long as nothing was checked.
func (c *Checks) Report(kind string, d view.Data, at cite.Site) (name, media, text string, ok bool) {
	if c.now == nil || !c.now.Done() {
		return "", "", "", false
	}
	return view.Report(c.now, d, kind, at)
}

// Quotations writes the parts of a "read": where each begins and ends (bytes of the stretch), its words, and who is claimed.
func Quotations(list []draft.Quotation) []string {
	var parts []string
	for _, q := range list {
		parts = append(parts, strconv.Itoa(q.Span.Start), strconv.Itoa(q.Span.End), q.Words, q.Claimed)
	}
	return parts
}

var errQuotations = errors.New("read quotations: they do not fit the text; check it once more")

// quotations reads what Quotations wrote of a stretch of size bytes.
func quotations(parts []string, size int) ([]draft.Quotation, error) {
	var list []draft.Quotation
	for ; len(parts) >= 4; parts = parts[4:] {
		span := article.Span{Start: whole(parts[0]), End: whole(parts[1])}
		if span.Start < 0 || span.Start > span.End || span.End > size {
			return nil, errQuotations
		}
		list = append(list, draft.Quotation{Span: span, Words: parts[2], Claimed: parts[3]})
	}
	return list, nil
}

// check answers what is asked of words to be checked, and tells whether it was that.
func (c *Clerk) check(kind, number string, parts []string, part func(int) string) bool {
	switch kind {
	case "reads":
		c.reads = number
	case "give":
		c.checks.Give(part(0), part(1))
	case "read":
		list, err := quotations(parts, c.reading)
		if err != nil {
			c.checks.Unread(err.Error())
		} else {
			c.checks.Read(list)
		}
	case "unread":
		c.checks.Unread(part(0))
	case "again":
		c.checks.Again()
	case "report":
		var name, media, text string
		c.Until(func() {
			name, media, text, _ = c.checks.Report(part(0), c.data(), cite.Site{Base: part(1), Accessed: part(2)})
		}, func() { c.Say(number, exported(name, media, text)...) })
	default:
		return false
	}
	return true
}
