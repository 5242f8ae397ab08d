package verify

import (
	"cmp"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/draft"
)

// Draft checks every quotation in a text that somebody has written, step by step, so that whoever looks on sees it grow. It does not look for the quotations
// itself: Wants gives the stretch of the text that is to be read next, and Take takes in what draft.Read found in it.
type Draft struct {
	Findings []Finding // those that are checked, in the order of the text
	By       string    // who said what the text itself gives no speaker for, or ""

	text    string
	words   map[int][]token // of the articles that were compared
	read    int             // bytes of the text in which quotations have been looked for
	waiting []Finding       // quotations that are not checked yet
	outside int             // words outside of them
	first   *Finding        // made before the text was read, or nil
}

// Finding is one quotation of a draft.
type Finding struct {
	Span    article.Span // in the draft, from its first to its last word
	Words   string       // what is quoted, without the draft's own words in between
	Claimed string       // who said it as the draft has it, or ""
	Verdict Verdict
}

// stretch is how many bytes of a draft are read at a time, which takes some milliseconds. A draft is cut between its paragraphs; who "he" is in the first one
// after a cut is then not known.
const stretch = 4000

// NewDraft begins to check a text. One that has no quotations in it, or is one, need not be read. Nothing is looked up before the first Step.
func NewDraft(text string) *Draft {
	d := &Draft{text: text, words: map[int][]token{}}
	if draft.Plain(text) {
		d.read = len(text)
	}
	return d
}

// Done gives how much of the draft has been read and how much there is, in bytes.
func (d *Draft) Done() (read, all int) { return d.read, len(d.text) }

// Text is the draft.
func (d *Draft) Text() string { return d.text }

// Wants gives the stretch of the text in which quotations are to be looked for next, "" when all of it has been read.
func (d *Draft) Wants() string { return d.text[d.read:cutAfter(d.text, d.read)] }

// Take takes in the quotations of the stretch that Wants gave.
func (d *Draft) Take(list []draft.Quotation) {
	from, part := d.read, d.Wants()
	d.read += len(part)
	taken := 0
	for _, q := range list {
		taken += len(tokens(q.Words))
		span := article.Span{Start: q.Span.Start + from, End: q.Span.End + from}
		d.waiting = append(d.waiting, Finding{Span: span, Words: q.Words, Claimed: cmp.Or(q.Claimed, d.By)})
	}
	d.outside += max(0, len(tokens(part))-taken)
}

// First checks what of a short text can be checked before it is read, and tells whether there is something: the one stretch in it that stands in marks, or all
// of it when no mark is plain. Whom the text names for it is not known then. The error is that of the archive.
func (d *Draft) First(a *bundle.Archive) (f Finding, ok bool, err error) {
	list := draft.Marked(d.text)
	if len(list) > 1 || len(tokens(d.text)) > mostAround {
		return f, false, nil
	}
	f = Finding{Span: article.Span{End: len(d.text)}, Claimed: d.By}
	if len(list) == 1 {
		f.Span = list[0]
	}
	f.Words = f.Span.Of(d.text)
	if f.Verdict, err = check(a, f.Words, f.Claimed, d.words); err == nil {
		d.first = &f
	}
	return f, true, err
}

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

// Step checks one of the quotations that wait, and reports whether another does. The error is that of the archive; the next Step then tries the same again.
func (d *Draft) Step(a *bundle.Archive) (more bool, err error) {
	if len(d.waiting) == 0 {
		return false, nil
	}
	f := d.waiting[0]
	if x := d.first; x != nil && x.Claimed == f.Claimed && Same(x.Words, f.Words) {
		f.Words, f.Verdict = x.Words, x.Verdict
	} else if f.Verdict, err = check(a, f.Words, f.Claimed, d.words); err != nil {
		return false, err
	}
	d.waiting = d.waiting[1:]
	d.Findings = append(d.Findings, f)
	return len(d.waiting) > 0, nil
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
