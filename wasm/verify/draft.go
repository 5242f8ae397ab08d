package verify

import (
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
)

// Draft checks every quotation in a text that somebody has written, step by step, so that whoever looks on sees it grow.
type Draft struct {
	Findings []Finding // those that are checked, in the order of the text

	text    string
	read    int       // bytes of the text in which quotations have been looked for
	waiting []Finding // quotations that are not checked yet
	inMarks int       // words in quotations
	outside int       // words outside of them
}

// Finding is one quotation of a draft.
type Finding struct {
	Span    article.Span // in the draft, from its first to its last word
	Words   string       // what is quoted, without the draft's own words in between
	Claimed string       // who said it as the draft has it, or ""
	Verdict Verdict
}

// stretch is how many bytes of a draft are read in one step: to find the quotes in them takes about 20 ms in the page. A draft is cut between its
// paragraphs; who "he" is in the first one after a cut is then not known.
const stretch = 6000

// NewDraft begins to check a text. Nothing is looked for before the first Step.
func NewDraft(text string) *Draft { return &Draft{text: text} }

// Done gives how much of the draft has been read and how much there is, in bytes.
func (d *Draft) Done() (read, all int) { return d.read, len(d.text) }

// Text is the draft.
func (d *Draft) Text() string { return d.text }

// Single tells whether the text, as far as it has been read, is a quotation and not a text with quotations in it.
func (d *Draft) Single() bool {
	return len(d.Findings)+len(d.waiting) == 0 || len(d.Findings)+len(d.waiting) == 1 && d.outside == 0
}

// Step reads a stretch of the draft, or checks one of its quotations, and reports whether there is more to do. The error is that of a damaged archive.
func (d *Draft) Step(a *bundle.Archive) (more bool, err error) {
	switch {
	case len(d.waiting) > 0:
		f := d.waiting[0]
		d.waiting = d.waiting[1:]
		if f.Verdict, err = Check(a, f.Words, f.Claimed); err != nil {
			return false, err
		}
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
	d.inMarks += taken
	d.outside += max(0, len(tokens(part))-taken)
	if n := len(d.waiting); n > 0 && d.waiting[n-1].Claimed == "" {
		d.waiting[n-1].Claimed = signature(d.text[d.waiting[n-1].Span.End:d.read])
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
