package view

import (
	"strconv"
	"strings"
)

// table is a set of figures: what a chart draws, a table shows and a CSV file holds. Each row has one label a column of words, and counts.
type table struct {
	name    string   // of the CSV file, and in ids
	title   string   // in words
	columns []string // heads of the labels
	rows    []tableRow
	noWords bool   // the rows count quotes alone
	counted string // message for what they count, if that is not quotes
	all     int    // the whole of which each row has a share, in words, or in quotes where words are not counted; 0 for no shares
}

type tableRow struct {
	labels []string
	to     string // address that the first label leads to, or ""
	quotes int
	words  int
}

// part is what the row has of the whole.
func (t table) part(r tableRow) int {
	if t.noWords {
		return r.quotes
	}
	return r.words
}

// mostRows is the number of rows written into the page; the CSV file has all. Six tables of twice as many take a browser a fifth of a second to lay out.
const mostRows = 100

// table writes a table with the button that saves its figures, and remembers it for CSV.
func (p *page) table(t table) {
	if len(t.rows) == 0 {
		return
	}
	p.tables = append(p.tables, t)
	heads := append([]string(nil), t.columns...)
	for _, key := range t.figures() {
		heads = append(heads, p.say(key))
	}
	class := "scroll"
	left := len(t.rows) - mostRows
	if left > 0 {
		class += " tall"
	}
	p.open("div", "class", class, "tabindex", "0", "role", "region", "aria-label", t.title)
	p.WriteString("<table>")
	p.element("caption", t.title)
	p.WriteString("<thead><tr>")
	for i, head := range heads {
		p.element("th", head, "scope", "col", when(i >= len(t.columns), "class"), "figure")
	}
	p.WriteString("</tr></thead><tbody>")
	for _, row := range t.rows[:min(len(t.rows), mostRows)] {
		p.row(t, row)
	}
	p.WriteString("</tbody></table></div>")
	if left > 0 {
		p.element("p", p.count("table.left", left), "class", "quiet")
	}
	if !p.links.static {
		p.element("button", p.say("table.csv"), "type", "button", "class", "csv", "id", "csv-"+t.name, "data-csv", t.name, "aria-label", p.say("table.csv-of", "table", t.title))
	}
}

// figures are the messages for the heads of the counts.
func (t table) figures() []string {
	keys := []string{"audit.quotes"}
	if t.counted != "" {
		keys[0] = t.counted
	}
	if !t.noWords {
		keys = append(keys, "audit.words")
	}
	if t.all > 0 {
		keys = append(keys, "audit.share")
	}
	return keys
}

func (p *page) row(t table, row tableRow) {
	p.WriteString(`<tr><th scope="row" dir="auto">`)
	if row.to != "" {
		p.link(row.to, row.labels[0])
	} else {
		p.escape(row.labels[0])
	}
	p.WriteString("</th>")
	for _, label := range row.labels[1:] {
		p.element("td", label, "dir", "auto")
	}
	p.element("td", p.figure(row.quotes), "class", "figure")
	if !t.noWords {
		p.element("td", p.figure(row.words), "class", "figure")
	}
	if t.all > 0 {
		p.WriteString(`<td class="figure share">`)
		p.bar(t.part(row), t.all)
		p.element("span", p.percent(t.part(row), t.all))
		p.WriteString("</td>")
	}
	p.WriteString("</tr>")
}

// bar draws a share beside its figure. It is a drawing because <meter> looks different, and is hard to style, in every browser.
func (p *page) bar(part, all int) {
	p.open("svg", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true")
	p.open("rect", "width", strconv.Itoa((100*part+all/2)/max(all, 1)), "height", "8")
	p.end("rect", "svg")
}

// percent is part of all to a tenth of a percent: "12.5%".
func (p *page) percent(part, all int) string {
	tenths := (1000*part + all/2) / max(all, 1)
	return p.say("number.percent", "n", p.figure(tenths/10)+p.say("number.point")+strconv.Itoa(tenths%10))
}

// csv writes the table after RFC 4180, with figures as programs read them: no thousands set apart, shares between 0 and 1.
func (t table) csv(c *catalogue) string {
	var b strings.Builder
	line := append([]string(nil), t.columns...)
	for _, key := range t.figures() {
		line = append(line, c.say(key))
	}
	writeLine(&b, line)
	for _, row := range t.rows {
		line = append(line[:0], row.labels...)
		line = append(line, strconv.Itoa(row.quotes))
		if !t.noWords {
			line = append(line, strconv.Itoa(row.words))
		}
		if t.all > 0 {
			line = append(line, fraction(t.part(row), t.all))
		}
		writeLine(&b, line)
	}
	return b.String()
}

// fraction is part of all with four digits after the point, cut off.
func fraction(part, all int) string {
	digits := strconv.Itoa(10000 + 10000*(part%all)/all)
	return strconv.Itoa(part/all) + "." + digits[1:]
}

func writeLine(b *strings.Builder, fields []string) {
	for i, field := range fields {
		if i > 0 {
			b.WriteByte(',')
		}
		if field != "" && strings.IndexByte("=+-@\t\r", field[0]) >= 0 { // a spreadsheet would take it for a formula
			field = "'" + field
		}
		if strings.ContainsAny(field, "\",\r\n") {
			field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
		}
		b.WriteString(field)
	}
	b.WriteString("\r\n")
}

// CSV gives the table of that name among those that the page shows for s, as a file: what is saved is what is seen. ok is false when there is none.
func CSV(s State, d Data, name string) (text string, ok bool) {
	d = d.prepared(s)
	if name == LinesTable {
		return allLinesCSV(s, d)
	}
	p := &page{catalogue: words(), links: linker{state: s}}
	p.main(s, d)
	p.reader(s, d)
	for _, t := range p.tables {
		if t.name == name {
			return t.csv(p.catalogue), true
		}
	}
	return "", false
}
