package clerk

import (
	"strconv"
	"time"

	"verbatim/wasm/answer"
	"verbatim/wasm/cite"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/view"
)

// Clerk answers a page's questions about an archive. A question has a kind, a number and parts; its answers have the number, and parts:
//
//	show      what Desk.Parts gives          { phase; title; number of hits; { id of a region; its HTML } }, for as long as it grows
//	items     ListKey of the state; number   number of those left; { HTML of an item }: of the list of what is shown, nothing where that is another
//	          of the first; of the one
//	          after the last
//	suggest   words typed; how many          { group; text; reference; number of quotes }
//	search    words of a query; "counted"    ids of the quotes found, a line each; counts of facets as JSON
//	          or ""
//	csv       name of a table                its text; nothing where there is no such table
//	beside    who; who else; on what         the address of the view of the two side by side
//	give      text; claimed speaker          nothing: this is what is checked where the address has no words
//	reads     nothing                        { stretch of a text in which quotations are to be looked for }, for as long as there is a page
//	read      what Quotations gives          nothing: these are in that stretch
//	unread    why not                        nothing: nobody could look for them
//	again     nothing                        nothing: they are to be looked for once more
//	report    kind of file; Site             { name; media type; text } of what was checked; "" where there is none
//	cite      id of a quote; Site            HTML of the dialog's inside
//	copy      id of a quote; Site            text
//	link      id of a quote; Site            address
//	collect   id of a quote; dossier         the dossier with it, or without it if it was there
//	export    results or dossier; format;    words on how far it is, and at the end { name; media type; text }; or { ""; why not }
//	          Site; dossier
//	speak     tag of a language; messages    nothing
//
// A Site is two parts: the page's address, and the day. A show that another follows gets no further answer.
type Clerk struct {
	Finder

	// Say answers the question of that number.
	Say func(number string, parts ...string)

	showing string // number of the question that asked for what is shown
	desk    Desk
	checks  Checks
	reads   string // number of the question that asked for stretches to be read
	reading int    // bytes of the latest of them
}

// Phases of a show: what it answers with stands for good, or what is counted over all hits is still to come, or all hits but the first as well, or all but the
// article that is open.
const (
	Whole = "whole"
	Found = "found"
	First = "first"
	Alone = "alone"
)

// Ask asks a question. Parts that are missing are taken as "".
func (c *Clerk) Ask(kind, number string, parts []string) {
	part := func(i int) string {
		if i < len(parts) {
			return parts[i]
		}
		return ""
	}
	say := func(parts ...string) { c.Say(number, parts...) }
	switch kind {
	case "show":
		c.desk = ReadDesk(parts)
		c.showing = number
		c.Later(func() { c.begin(number) }) // another that has come by then is answered in its place
	case "items":
		if part(0) == c.desk.State.ListKey() {
			c.items(number, whole(part(1)), whole(part(2)))
		}
	case "suggest":
		c.suggest(number, part(0), whole(part(1)))
	case "search":
		var ids, facets string
		q := query.Query{Text: part(0)}
		c.Until(func() {
			if part(1) == "" {
				ids = answer.Hits(c.Archive, q)
			} else {
				ids, facets = answer.Both(c.Archive, q)
			}
		}, func() { say(ids, facets) })
	case "csv":
		var text string
		var ok bool
		c.Until(func() { text, ok = view.CSV(c.desk.State, c.data(), part(0)) }, func() {
			if ok {
				say(text)
			}
		})
	case "beside":
		var fragment string
		c.Until(func() { fragment = c.desk.State.Beside(c.Archive, part(0), part(1), part(2)).Fragment() }, func() { say(fragment) })
	case "speak":
		view.Speak(part(0), part(1))
	case "export":
		c.export(number, part(0), cite.Format(part(1)), cite.Site{Base: part(2), Accessed: part(3)}, part(4))
	default:
		if !c.check(kind, number, parts, part) {
			c.quote(kind, part(0), part, say)
		}
	}
}

// quote answers what is asked of one quote.
func (c *Clerk) quote(kind, id string, part func(int) string, say func(parts ...string)) {
	var text string
	c.Until(func() {
		text = ""
		site := cite.Site{Base: part(1), Accessed: part(2)}
		switch q, ok := c.Archive.QuoteByID(id); {
		case kind == "cite":
			text = view.CitePanel(view.Data{Archive: c.Archive}, id, site)
		case kind == "collect":
			d, _ := view.ReadDossier(part(1))
			text = d.Toggle(c.Archive, id).Text()
		case !ok:
		case kind == "copy":
			text = cite.One(c.Archive, cite.Plain, q, site)
		case kind == "link":
			if r, err := cite.Of(c.Archive, q, site); err == nil {
				text = r.Permalink
			}
		}
	}, func() { say(text) })
}

// data gives what is shown.
func (c *Clerk) data() view.Data {
	d := c.Data(c.desk.State)
	c.desk.lay(&d)
	d.Checking = c.checks.Of(c.desk.State)
	return d
}

// begin shows what was asked for: an article that is open before anything else, where some of it has not come. Words to be checked are shown once a turn has been
// taken at them.
func (c *Clerk) begin(number string) {
	s := c.desk.State
	if number != c.showing || !c.checks.Begun(s) {
		return
	}
	if s.Shape() != "reading" {
		c.early(number)
		return
	}
	var title string
	var reader view.Region
	read := func() {
		d := view.Data{Archive: c.Archive, Alone: true}
		c.desk.lay(&d)
		title, reader = view.Title(s, c.Archive), view.Reader(s, d)
	}
	c.Until(func() {}, func() { // the archive is open
		if read(); !c.waits() {
			c.early(number)
			return
		}
		c.Until(read, func() {
			if number == c.showing {
				c.Say(number, Alone, title, "0", reader.ID, reader.HTML)
				c.Later(func() { c.early(number) })
			}
		})
	})
}

// early shows the hits of a query before all that is counted over them: the first of them alone, which reads a tenth, where it is known before all are ranked,
// or where what the others are shown with has not come.
func (c *Clerk) early(number string) {
	s := c.desk.State
	if number != c.showing || c.desk.Kept || !c.HasEarly(s) {
		c.show(number)
		return
	}
	var first []string
	c.Until(func() {
		first = nil
		if number != c.showing {
			return
		}
		if d, ok := c.First(s); ok {
			c.desk.lay(&d)
			first = uncounted(First, s, d)
		}
	}, func() {
		if number != c.showing {
			return
		}
		if first != nil {
			c.Say(number, first...)
		}
		c.found(number, first != nil)
	})
}

// found shows all hits, and before what is counted over them. begun tells whether the first of them is shown already.
func (c *Clerk) found(number string, begun bool) {
	s := c.desk.State
	var d view.Data
	var first, all []string
	found := func() {
		if number == c.showing {
			c.Say(number, all...)
			c.Later(func() { c.show(number) })
		}
	}
	c.Until(func() {
		if number != c.showing {
			return
		}
		d = c.Early(s)
		c.desk.lay(&d)
		if !begun {
			d.Few = true
			first = uncounted(First, s, d)
		}
	}, func() {
		if number != c.showing {
			return
		}
		d.Few = false
		write := func() { all = uncounted(Found, s, d) }
		write()
		if !c.waits() {
			found()
			return
		}
		if !begun {
			c.Say(number, first...)
		}
		c.Until(write, found)
	})
}

// uncounted gives the parts of an answer with what is known of s before anything is counted.
func uncounted(phase string, s view.State, d view.Data) []string {
	parts := []string{phase, view.Title(s, d.Archive), strconv.Itoa(len(d.Results.Hits))}
	for _, write := range view.Parts(s, d) {
		if r := write(); r.ID != "facets" && r.ID != "count" {
			parts = append(parts, r.ID, r.HTML)
		}
	}
	return parts
}

// show says the regions of what is to be shown, and goes on saying them as they grow.
func (c *Clerk) show(number string) {
	var regions []view.Region
	var title string
	var hits int
	c.Until(func() {
		if number != c.showing {
			return
		}
		d := c.data()
		regions, title, hits = view.Render(c.desk.State, d), view.Title(c.desk.State, c.Archive), len(d.Results.Hits)
	}, func() {
		if number != c.showing {
			return
		}
		parts := []string{Whole, title, strconv.Itoa(hits)}
		for _, r := range regions {
			parts = append(parts, r.ID, r.HTML)
		}
		c.Say(number, parts...)
	})
}

// Begin ties the clerk's finder to what it shows.
func (c *Clerk) Begin() {
	c.Counted = func() {
		if c.desk.State.Route == view.Audit {
			c.show(c.showing)
		}
	}
	c.Listed = func() {
		c.desk.Kept = false // the list has grown
		c.show(c.showing)
	}
	c.checks = Checks{Finder: &c.Finder, Grown: func(bool) {
		if c.desk.State.Route == view.Check {
			c.show(c.showing)
		}
	}, Reads: func(part string) {
		c.reading = len(part)
		c.Say(c.reads, part)
	}}
}

// items says some items of the list, one by one.
func (c *Clerk) items(number string, from, to int) {
	var parts []string
	c.Until(func() {
		parts = []string{""}
		left := 0
		d := c.data()
		for i := from; i < to; i++ {
			var html string
			html, left = view.Items(c.desk.State, d, i, i+1)
			if html == "" {
				break
			}
			parts = append(parts, html)
		}
		parts[0] = strconv.Itoa(left)
	}, func() { c.Say(number, parts...) })
}

func (c *Clerk) suggest(number, typed string, most int) {
	var list []search.Suggestion
	c.Until(func() { list = search.Suggest(c.Archive, typed, most) }, func() {
		var parts []string
		for _, s := range list {
			parts = append(parts, s.Group, s.Text, s.Ref, strconv.Itoa(s.N))
		}
		c.Say(number, parts...)
	})
}

// Suggestions reads the parts of the answer to a "suggest".
func Suggestions(parts []string) []search.Suggestion {
	var list []search.Suggestion
	for ; len(parts) >= 4; parts = parts[4:] {
		list = append(list, search.Suggestion{Group: parts[0], Text: parts[1], Ref: parts[2], N: whole(parts[3])})
	}
	return list
}

// export writes quotes as a file, turn by turn.
func (c *Clerk) export(number, of string, format cite.Format, site cite.Site, dossier string) {
	var e *cite.Export
	var ok bool
	c.Until(func() {
		if of == "dossier" {
			d, _ := view.ReadDossier(dossier)
			e, ok = d.Export(c.Archive, format, site)
			return
		}
		hits := c.data().Results.Hits
		quotes := make([]int, len(hits))
		for i, hit := range hits {
			quotes[i] = int(hit)
		}
		e, ok = cite.New(c.Archive, format, quotes, site)
	}, func() {
		if ok {
			c.write(number, e)
		}
	})
}

// write goes on with an export for one turn, and comes back to it in a later one. Another export does not keep it from its end.
func (c *Clerk) write(number string, e *cite.Export) {
	start := time.Now()
	var step func()
	step = func() {
		var more bool
		var err error
		c.Until(func() { more, err = e.Step() }, func() {
			switch {
			case err != nil:
				c.Say(number, "", err.Error())
			case !more:
				c.Say(number, exported(e.File())...)
			case time.Since(start) < c.Slice:
				step()
			default:
				c.Say(number, view.ExportProgress(e.Done()))
				c.Later(func() { c.write(number, e) })
			}
		})
	}
	step()
}

func exported(name, media, text string) []string { return []string{name, media, text} }
