package verify

import (
	"cmp"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// Draft checks every quotation in a text that somebody has written, step by step, so that whoever looks on sees it grow.
type Draft struct {
	Findings []Finding // those that are checked, in the order of the text
	By       string    // who said what the text itself gives no speaker for, or ""

	text    string
	words   map[int][]token // of the articles that were compared
	read    int             // bytes of the text in which quotations have been looked for
	waiting []Finding       // quotations that are not checked yet
	outside int             // words outside of them
}

// Finding is one quotation of a draft.
type Finding struct {
	Span    article.Span // in the draft, from its first to its last word
	Words   string       // what is quoted, without the draft's own words in between
	Claimed string       // who said it as the draft has it, or ""
	Verdict Verdict
}

// stretch is how many bytes of a draft are read in one step: to find the quotes in them takes about 5 ms in the page, and some 300 ms the first time. A draft is cut between its
// paragraphs; who "he" is in the first one after a cut is then not known.
const stretch = 4000

// NewDraft begins to check a text. Nothing is looked for before the first Step.
func NewDraft(text string) *Draft { return &Draft{text: text, words: map[int][]token{}} }

// Done gives how much of the draft has been read and how much there is, in bytes.
func (d *Draft) Done() (read, all int) { return d.read, len(d.text) }

// Text is the draft.
func (d *Draft) Text() string { return d.text }

// Whole checks the text as one quotation, once it has been read and before any other is checked, and tells whether it is one: there are no quotations in
// it, or just one that is all of it, or the words around those in it stand around them in the article too, as around what somebody tells of somebody
// else's words. The error is that of the archive.
func (d *Draft) Whole(a *bundle.Archive) (f Finding, one bool, err error) {
	single := len(d.waiting) == 0 || len(d.waiting) == 1 && d.outside == 0
	switch {
	case d.read < len(d.text) || len(d.Findings) > 0:
		return f, false, nil
	case !single && (d.outside < leastAround || len(tokens(d.text)) > mostAround):
		return f, false, nil
	}
	f = Finding{Span: article.Span{End: len(d.text)}, Words: d.text, Claimed: d.By}
	f.Verdict, err = check(a, f.Words, f.Claimed, d.words)
	return f, single || d.around(&f.Verdict), err
}

const (
	leastAround = 5   // words around quotations from which they, too, may have been pasted from an article: a name and a verb tell nothing
	mostAround  = 200 // words of a text with quotations in it that may be one itself: to look for more takes long
)

// around tells whether two thirds of the words around the quotations stand in the passage that was found, unchanged.
func (d *Draft) around(v *Verdict) bool {
	within := func(s article.Span, list []article.Span) bool {
		for _, x := range list {
			if x.Start <= s.Start && s.End <= x.End {
				return true
			}
		}
		return false
	}
	var quoted, kept []article.Span
	for _, f := range d.waiting {
		quoted = append(quoted, f.Span)
	}
	for _, c := range v.Changes {
		if c.Op == Equal {
			kept = append(kept, c.Pasted)
		}
	}
	all, same := 0, 0
	for _, t := range tokens(d.text) {
		if !within(t.span, quoted) {
			all++
			if within(t.span, kept) {
				same++
			}
		}
	}
	return all >= leastAround && 3*same >= 2*all
}

// Step reads a stretch of the draft, or checks one of its quotations, and reports whether there is more to do. The error is that of the
// archive; the next Step then tries the same again.
func (d *Draft) Step(a *bundle.Archive) (more bool, err error) {
	switch {
	case len(d.waiting) > 0:
		f := d.waiting[0]
		if f.Verdict, err = check(a, f.Words, f.Claimed, d.words); err != nil {
			return false, err
		}
		d.waiting = d.waiting[1:]
		d.Findings = append(d.Findings, f)
	case d.read < len(d.text):
		d.Read()
	}
	return d.read < len(d.text) || len(d.waiting) > 0, nil
}

// Read looks for the quotations in the next stretch of the text, without checking them.
func (d *Draft) Read() {
	from := d.read
	d.read = cutAfter(d.text, from)
	part := d.text[from:d.read]
	a := article.FromText("draft", part)
	r := quote.Extract(a)
	taken := 0
	add := func(f Finding) {
		f.Words = strings.TrimSpace(f.Words)
		taken += len(tokens(f.Words))
		f.Span = article.Span{Start: f.Span.Start + from, End: f.Span.End + from}
		d.waiting = append(d.waiting, f)
	}
	quotations(a, r, add)
	d.outside += max(0, len(tokens(part))-taken)
	if n := len(d.waiting); n > 0 && d.waiting[n-1].Claimed == "" {
		d.waiting[n-1].Claimed = signature(d.text[d.waiting[n-1].Span.End:d.read])
	}
	for i := range d.waiting {
		d.waiting[i].Claimed = cmp.Or(d.waiting[i].Claimed, d.By)
	}
}

// cutAfter gives where the stretch ends that begins at from: at the end of a paragraph, or of a line, or of a word, as far as there is one.
func cutAfter(text string, from int) int {
	if len(text)-from <= stretch {
		return len(text)
	}
	part := text[from : from+stretch]
	for _, mark := range []string{"\n\n", "\n", " "} {
		if i := strings.LastIndex(part, mark); i > 0 {
			return from + i + len(mark)
		}
	}
	end := from + stretch
	for end < len(text) && text[end]&0xC0 == 0x80 { // not within a character
		end++
	}
	return end
}

// quotations gives the quotations in a text: a quote that its cue interrupts is one, the quoted words of a sentence that is not quoted as a whole are one
// each. What stands in marks without being anybody's speech is one too if it is long enough not to be a title.
func quotations(a *article.Article, r *quote.Result, add func(Finding)) {
	rejected := r.Rejected
	before := func(end int) {
		for len(rejected) > 0 && rejected[0].Span.Start < end {
			if x := rejected[0]; len(tokens(x.Span.Of(a.Text))) >= longTitle {
				add(Finding{Span: x.Span, Words: x.Span.Of(a.Text)})
			}
			rejected = rejected[1:]
		}
	}
	for i := range r.Attributions {
		x := &r.Attributions[i]
		if len(x.Fragments) == 0 {
			continue
		}
		before(x.Fragments[0].Start)
		claimed := claimedBy(a, r, x)
		if x.Kind != quote.Direct {
			for _, f := range x.Fragments {
				if len(tokens(f.Of(a.Text))) > 1 {
					add(Finding{Span: f, Words: f.Of(a.Text), Claimed: claimed})
				}
			}
			continue
		}
		f := Finding{Claimed: claimed}
		for _, piece := range x.Pieces {
			f.Span = join(f.Span, piece)
			f.Words += " " + piece.Of(a.Text)
		}
		add(f)
	}
	before(len(a.Text) + 1)
}

// longTitle is the number of words from which words in marks are taken for a quotation although nobody is named for them.
const longTitle = 6

func claimedBy(a *article.Article, r *quote.Result, x *quote.Attribution) string {
	switch {
	case x.Confidence == quote.Named && x.Person >= 0:
		return r.People[x.Person].Name
	case x.Confidence == quote.Described:
		return x.Mention.Of(a.Text)
	}
	return ""
}

// signature is the name that stands after a dash behind a quotation.
func signature(after string) string {
	after, _, _ = strings.Cut(strings.TrimLeft(after, " \t\r\n\"”“»«.,!?…"), "\n")
	name := strings.TrimLeft(after, "—–- ")
	name, _, _ = strings.Cut(name, ",")
	if len(name) == len(after) || len(strings.Fields(name)) > 5 {
		return ""
	}
	return strings.TrimRight(name, " .\t\r")
}
