package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FromText makes an Article of plain text, such as pasted words. Text is exactly the input, whatever its bytes, so offsets into one are offsets into the
// other. It never fails: where no structure is found there is one paragraph a line.
func FromText(id, text string) *Article {
	a := &Article{ID: id, Text: text}
	a.structure(textBlocks(text))
	a.Meta.Lang = guessLanguage(text)
	return a
}

// unit is a paragraph-to-be of plain text: a line, or several hard-wrapped ones.
type unit struct {
	span   Span
	kind   BlockKind
	bullet rune // the bullet that stood before it, or 0
	gap    bool // a blank line stood before it, or nothing at all
}

// textBlocks finds the blocks of plain text by their form: text has no markup that would tell.
func textBlocks(text string) []Block {
	units := unwrap(text, splitLines(text))
	markBullets(text, units)
	for i := range units {
		if units[i].bullet == 0 {
			units[i].kind = KindByForm(units[i].span.Of(text))
		}
	}
	markHeadings(text, units)
	blocks := make([]Block, len(units))
	for i, u := range units {
		blocks[i] = Block{Kind: u.kind, Span: u.span}
	}
	return blocks
}

// splitLines gives the lines of text that are not blank, white space and bullets left out of their spans.
func splitLines(text string) []unit {
	var out []unit
	gap := true
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		s := trimmed(text, Span{start, end})
		start = next
		if s.Len() == 0 {
			gap = true
			continue
		}
		u := unit{span: s, gap: gap}
		if b, n := bulletOf(s.Of(text)); n > 0 && s.Start+n < s.End {
			u.bullet = b
			u.span.Start += n
		}
		out = append(out, u)
		gap = false
	}
	return out
}

// lineEnd finds where the line that begins at start ends, and where the next one begins. Lines end with \n, \r\n or \r.
func lineEnd(text string, start int) (end, next int) {
	i := strings.IndexAny(text[start:], "\r\n")
	if i < 0 {
		return len(text), len(text)
	}
	end = start + i
	if strings.HasPrefix(text[end:], "\r\n") {
		return end, end + 2
	}
	return end, end + 1
}

// trimmed leaves out the white space at both ends of s.
func trimmed(text string, s Span) Span {
	t := s.Of(text)
	s.Start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(t))
	return s
}

// bulletOf gives the bullet a line begins with and the bytes it takes with the white space after it, or 0.
func bulletOf(line string) (bullet rune, n int) {
	r, n := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("•◦▪‣●*-", r) {
		return 0, 0
	}
	rest := strings.TrimLeftFunc(line[n:], unicode.IsSpace)
	if len(rest) == len(line[n:]) && strings.ContainsRune("*-", r) {
		return 0, 0 // "*word", "-5": the mark belongs to the word
	}
	return r, len(line) - len(rest)
}

// The widths, in runes, between which lines count as hard-wrapped.
const (
	minWrap = 40
	maxWrap = 100
)

// unwrap joins the lines of hard-wrapped paragraphs. A text is taken for wrapped when most of its breaks stand where the next word would not have fitted.
func unwrap(text string, lines []unit) []unit {
	width := wrapWidth(text, lines)
	if width == 0 {
		return lines
	}
	out := lines[:0:0]
	for i, l := range lines {
		if i > 0 && !l.gap && l.bullet == 0 && full(text, lines[i-1].span, l.span, width) {
			out[len(out)-1].span.End = l.span.End
			continue
		}
		out = append(out, l)
	}
	return out
}

// wrapWidth is the width to which text was wrapped, or 0 when it was not.
func wrapWidth(text string, lines []unit) int {
	width, breaks, filled, open := 0, 0, 0, 0
	for i, l := range lines {
		if i > 0 && !l.gap || i+1 < len(lines) && !lines[i+1].gap {
			width = max(width, utf8.RuneCountInString(l.span.Of(text)))
		}
	}
	if width < minWrap || width > maxWrap {
		return 0
	}
	for i := 1; i < len(lines); i++ {
		if lines[i].gap || lines[i].bullet != 0 {
			continue
		}
		breaks++
		if full(text, lines[i-1].span, lines[i].span, width) {
			filled++
			if !endsSentence(lines[i-1].span.Of(text)) {
				open++ // one line that is only a sentence per line does not make a text wrapped
			}
		}
	}
	if filled*5 < breaks*4 || open*2 < filled {
		return 0
	}
	return width
}

// full reports whether the first word of next would not have fitted at the end of line. Four runes of slack allow for lines measured in other units.
func full(text string, line, next Span, width int) bool {
	word := next.Of(text)
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	return utf8.RuneCountInString(line.Of(text))+1+utf8.RuneCountInString(word) > width-4
}

// markBullets tells pictures' captions and credits from lists. Bullets right after one another where one line holds a credit are a picture's.
func markBullets(text string, units []unit) {
	for i := 0; i < len(units); {
		j := i
		for j < len(units) && units[j].bullet != 0 && units[j].bullet == units[i].bullet {
			j++
		}
		if j == i {
			i++
			continue
		}
		markRun(text, units[i:j])
		i = j
	}
}

// markRun sets the kinds of one run of bulleted units.
func markRun(text string, run []unit) {
	picture := false
	for _, u := range run {
		picture = picture || isCredit(u.span.Of(text))
	}
	for i := range run {
		switch s := run[i].span.Of(text); {
		case picture && len(run) <= 8 && isCredit(s):
			run[i].kind = Credit
		case picture && len(run) <= 8:
			run[i].kind = Caption
		case strings.ContainsRune("*-", run[i].bullet) && len(run) == 1:
			run[i].bullet = 0 // a lone dash opens a line of dialogue as often as a list
		default:
			run[i].kind = ListItem
		}
	}
}

// markHeadings finds the headings: short lines standing alone above a paragraph.
func markHeadings(text string, units []unit) {
	gaps := false
	for _, u := range units[min(1, len(units)):] {
		gaps = gaps || u.gap
	}
	for i := range units {
		u := &units[i]
		if u.kind != Paragraph || u.bullet != 0 || gaps && !u.gap || !headingForm(u.span.Of(text)) {
			continue
		}
		before := ""
		if i > 0 {
			before = units[i-1].span.Of(text)
		}
		if after := paragraphAfter(text, units[i+1:]); after != "" && opensSection(u.span.Of(text), before, after) {
			u.kind = Heading
		}
	}
}

// paragraphAfter gives the paragraph that units begin with, bylines, dates and pictures passed over, or "".
func paragraphAfter(text string, units []unit) string {
	for _, u := range units {
		s := u.span.Of(text)
		if u.kind == Caption || u.kind == Credit || isByline(s) {
			continue
		}
		if u.kind != Paragraph || headingForm(s) {
			return ""
		}
		return s
	}
	return ""
}
