package article

import "strings"

// The subset, by CommonMark's names: ATX and setext headings; paragraphs, soft line breaks joined by a space and hard ones kept; block quotations, in which
// all is Quotation; bullet and ordered lists of any depth, read flat; thematic breaks, fenced code, <script>, <style>, HTML comments and link reference
// definitions, all dropped; images, whose description and title become captions or credits; emphasis, code spans, links, autolinks, backslash escapes and
// entities; other HTML tags are taken out and what they hold is kept. Indented code is a paragraph. Brackets that make no link are kept, since news writes
// "[sic]".
//
// Lines that open with "•" are list items or a picture's lines as in plain text. A file without any marked heading gets its headings by their form.

// markdown is the state of reading the blocks of one file.
type markdown struct {
	file  string
	refs  map[string]bool // labels of the link reference definitions, in lower case
	out   weaver
	units []unit

	lines    []Span // of the paragraph being gathered, container marks left out
	kind     BlockKind
	bullet   rune
	inList   bool // an indented line after a blank one still belongs to the list
	gap      bool
	headings bool // some heading was marked
}

// readMarkdown reads the body of a Markdown file, which begins at the byte at.
func readMarkdown(a *Article, file string, at int) {
	m := &markdown{file: file, refs: definitions(file[at:]), gap: true}
	m.out.text = make([]byte, 0, len(file)-at)
	for at < len(file) {
		end, next := lineEnd(file, at)
		at = m.line(Span{at, end}, next)
	}
	m.flush()
	a.Text, a.source = string(m.out.text), m.out.runs
	if len(a.source) == 0 {
		a.source = unmapped()
	}
	markBullets(a.Text, m.units)
	if !m.headings {
		markHeadings(a.Text, m.units)
	}
	blocks := make([]Block, len(m.units))
	for i, u := range m.units {
		blocks[i] = Block{Kind: u.kind, Span: u.span}
	}
	a.finish(blocks)
}

// line reads one line, without its line end, and gives the offset to go on from: next, or further when the line opens something that is dropped.
func (m *markdown) line(raw Span, next int) int {
	s := trimmed(m.file, raw)
	indent := s.Start - raw.Start
	if s.Len() == 0 {
		m.flush()
		m.gap = true
		return next
	}
	if end := skipDropped(m.file, s); end > 0 {
		m.flush()
		return end
	}
	quoted := m.openQuote(&s)
	text := s.Of(m.file)
	switch {
	case text == "":
		m.flush()
	case len(m.lines) > 0 && m.kind != Quotation && m.bullet == 0 && isUnderline(text):
		m.kind, m.headings = Heading, true
		m.flush()
	case isBreak(text):
		m.flush()
		m.inList = false
	case atxLevel(text) > 0:
		m.flush()
		m.heading(s)
	case len(m.lines) == 0 && isDefinition(text):
	default:
		m.content(s, raw.End, indent, quoted)
	}
	return next
}

// openQuote takes the block quotation marks from the start of s and reports whether there are any. A quotation begins and ends with its marks, except that
// the last paragraph in it may go on without.
func (m *markdown) openQuote(s *Span) bool {
	quoted := false
	for s.Len() > 0 && m.file[s.Start] == '>' {
		quoted = true
		*s = trimmed(m.file, Span{s.Start + 1, s.End})
	}
	if quoted && (len(m.lines) > 0 && m.kind != Quotation) {
		m.flush()
	}
	return quoted
}

// heading adds an ATX heading.
func (m *markdown) heading(s Span) {
	s.Start += atxLevel(s.Of(m.file))
	s = trimmed(m.file, s)
	if t := strings.TrimRight(s.Of(m.file), "#"); t == "" || strings.HasSuffix(t, " ") {
		s = trimmed(m.file, Span{s.Start, s.Start + len(t)})
	}
	m.kind, m.bullet, m.inList, m.headings = Heading, 0, false, true
	m.lines = append(m.lines[:0], s)
	m.flush()
}

// content adds a line to the paragraph being gathered, or begins one. lineEnd is the end of the line with its white space, which tells hard breaks.
func (m *markdown) content(s Span, lineEnd, indent int, quoted bool) {
	bullet, n := markerOf(s.Of(m.file))
	if n > 0 {
		m.flush()
		s.Start += n
		if again, k := markerOf(s.Of(m.file)); k > 0 && again == bullet {
			s.Start += k
		}
		m.kind, m.bullet, m.inList = ListItem, bullet, true
	} else if len(m.lines) == 0 {
		m.kind, m.bullet = Paragraph, 0
		m.inList = m.inList && indent >= 2
		if m.inList {
			m.kind = ListItem
		}
	}
	if quoted {
		m.kind, m.bullet = Quotation, 0
	}
	if s.End+1 < lineEnd { // two spaces at least: a hard break
		s.End += 2
	}
	m.lines = append(m.lines, s)
}

// flush ends the paragraph being gathered and adds its unit, with those of the images in it.
func (m *markdown) flush() {
	if len(m.lines) == 0 {
		return
	}
	in := newInline(m.file, m.lines, m.refs)
	m.lines = m.lines[:0]
	span := m.out.block(in.words())
	if kind := m.kind; span.Len() > 0 {
		if by := KindByForm(m.out.of(span)); kind == Paragraph && by != Paragraph {
			kind = by
		}
		m.units = append(m.units, unit{span: span, kind: kind, bullet: m.bullet, gap: m.gap})
		m.gap = false
	}
	for _, words := range in.captions() {
		span := m.out.block(words)
		if span.Len() == 0 {
			continue
		}
		kind := Caption
		if isCredit(m.out.of(span)) {
			kind = Credit
		}
		m.units = append(m.units, unit{span: span, kind: kind, gap: true})
	}
}

// markerOf gives a list item's marker and the bytes it takes with the white space after it, or 0.
func markerOf(line string) (marker rune, n int) {
	if strings.HasPrefix(line, "+ ") {
		return '-', 2
	}
	if b, n := bulletOf(line); n > 0 && n < len(line) {
		return b, n
	}
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits <= 3 && digits+1 < len(line) && strings.IndexByte(".)", line[digits]) >= 0 && line[digits+1] == ' ' {
		return '1', digits + 2
	}
	return 0, 0
}

// atxLevel is the number of "#" that open a heading, or 0.
func atxLevel(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n > 6 || n < len(line) && line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}

// isUnderline reports whether a line makes the paragraph above it a setext heading.
func isUnderline(line string) bool {
	return strings.Trim(line, "=") == "" || strings.Trim(line, "-") == ""
}

// isBreak reports whether a line is a thematic break: three or more of one of "-", "*", "_", with or without spaces.
func isBreak(line string) bool {
	for _, mark := range []string{"-", "*", "_"} {
		if strings.Trim(line, mark+" \t") == "" && strings.Count(line, mark) >= 3 {
			return true
		}
	}
	return false
}

// skipDropped gives the offset after the fenced code, comment, script or style that begins at the line s, or 0 when none does.
func skipDropped(file string, s Span) int {
	line := s.Of(file)
	lower := strings.ToLower(line[:min(len(line), 8)])
	for _, tag := range [][2]string{{"<!--", "-->"}, {"<script", "</script>"}, {"<style", "</style>"}} {
		if !strings.HasPrefix(lower, tag[0]) {
			continue
		}
		i := indexFold(file[s.Start:], tag[1])
		if i < 0 {
			return len(file)
		}
		_, next := lineEnd(file, s.Start+i+len(tag[1]))
		return next
	}
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(line, mark) && !strings.Contains(line[3:], "`") {
			return skipFence(file, s.End, mark)
		}
	}
	return 0
}

// skipFence gives the offset after the line that closes a fence of mark, from the offset at on.
func skipFence(file string, at int, mark string) int {
	_, at = lineEnd(file, at)
	for at < len(file) {
		end, next := lineEnd(file, at)
		if line := strings.TrimSpace(file[at:end]); strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]) == "" {
			return next
		}
		at = next
	}
	return at
}

// indexFold is strings.Index for a lower-case ASCII needle, blind to the case of s.
func indexFold(s, needle string) int {
	for i := 0; i+len(needle) <= len(s); i++ {
		if s[i] == needle[0] && strings.EqualFold(s[i:i+len(needle)], needle) {
			return i
		}
	}
	return -1
}

// definitions collects the labels of link reference definitions.
func definitions(body string) map[string]bool {
	refs := map[string]bool{}
	for at := 0; at < len(body); {
		end, next := lineEnd(body, at)
		if line := strings.TrimSpace(body[at:end]); isDefinition(line) {
			refs[strings.ToLower(line[1:strings.Index(line, "]:")])] = true
		}
		at = next
	}
	return refs
}

// isDefinition reports whether a line defines a link: [label]: address.
func isDefinition(line string) bool {
	i := strings.Index(line, "]:")
	return strings.HasPrefix(line, "[") && i > 1 && !strings.ContainsAny(line[1:i], "[]") && len(strings.Fields(line[i+2:])) > 0 &&
		strings.ContainsAny(line[i+2:], "/#.@")
}
