package view

import "strconv"

// Charts are SVG written here, of few shapes: rectangles, lines and text. Each bar is a link whose name says in words what the bar shows, so that the
// chart is read and used without being seen; beside each chart stands a table of its figures, or the list of values that it draws.

// column is one upright bar.
type column struct {
	name, short string // in words, and what stands under it
	n           int    // quotes
	to          State
	current     bool
}

// columnChart is a row of upright bars on a common ground line, drawn in a box of that many pixels.
type columnChart struct {
	id, title     string
	width, height int
	bars          []column
}

const (
	labelHeight = 16 // under the ground line
	labelWidth  = 30 // of a year
	widest      = 56 // of a bar: two bars that fill the box would say no more
)

// columns draws a chart of upright bars. Every bar's link reaches over the chart's whole height, so that a small bar is as easily hit as a tall one.
func (p *page) columns(c columnChart) {
	if len(c.bars) == 0 {
		return
	}
	most := 1
	for _, b := range c.bars {
		most = max(most, b.n)
	}
	ground := c.height - labelHeight
	step := c.width / len(c.bars)
	every := max(1, (labelWidth+step-1)/max(step, 1))
	if len(c.bars[0].short) <= 2 {
		every = max(1, (16+step-1)/max(step, 1))
	}
	p.open("svg", "class", "columns-chart", "id", c.id, "role", "group", "aria-label", c.title, "viewBox", "0 0 "+strconv.Itoa(c.width)+" "+strconv.Itoa(c.height))
	for i, b := range c.bars {
		x := i * c.width / len(c.bars)
		w := (i+1)*c.width/len(c.bars) - x
		h := 0
		if b.n > 0 {
			h = max(2, b.n*(ground-2)/most)
		}
		if b.n > 0 {
			p.open("a", "href", p.links.to(b.to), "id", c.id+"-"+b.short, when(b.current, "aria-current"), "true")
			p.element("title", p.say("chart.bar", "name", b.name, "quotes", p.count("count.quotes", b.n)))
			p.rect("hit", x, 0, w, c.height)
		}
		bar := min(max(w-2, 1), widest)
		p.rect("bar", x+(w-bar)/2, ground-h, bar, h)
		if b.n > 0 {
			p.end("a")
		}
		if i%every == 0 {
			p.element("text", b.short, "x", strconv.Itoa(x+w/2), "y", strconv.Itoa(c.height-3), "aria-hidden", "true")
		}
	}
	p.open("path", "class", "ground", "d", "M0 "+strconv.Itoa(ground)+"H"+strconv.Itoa(c.width))
	p.end("path", "svg")
}

// rows writes bars that lie, each with its name and figure: a list of links, of which only the bars are drawn.
func (p *page) rows(id, title string, bars []column) {
	most := 1
	for _, b := range bars {
		most = max(most, b.n)
	}
	p.open("ol", "class", "rows-chart", "id", id, "aria-label", title)
	for _, b := range bars {
		p.WriteString("<li>")
		p.open("a", "href", p.links.to(b.to))
		p.element("span", b.name, "class", "name", "dir", "auto")
		p.bar(b.n, most)
		p.element("span", p.figure(b.n), "class", "figure")
		p.end("a", "li")
	}
	p.WriteString("</ol>")
}

func (p *page) rect(class string, x, y, w, h int) {
	p.open("rect", "class", class, "x", strconv.Itoa(x), "y", strconv.Itoa(y), "width", strconv.Itoa(w), "height", strconv.Itoa(h))
	p.end("rect")
}
