package view

import (
	"strings"

	"verbatim/wasm/verify"
)

// The same quotation in several articles is grouped: under each of them stand the others, with the words that differ marked.

// MostCompared is the number of quotes up to which an archive's are all compared with one another. In larger ones the quote that is open is, with the others.
const MostCompared = 2000

const (
	// mostTwins is the number of other articles listed.
	mostTwins = 20
	// mostLikely is the number of quotes that one which is open is compared with.
	mostLikely = 200
)

// twinsOf are the quotes that say what f says, as far as they have been looked for, and whether there are no more.
func (d Data) twinsOf(f found, open bool) (twins []verify.Twin, all bool) {
	if d.Twins == nil && (!open || d.Alone) {
		return nil, true
	}
	q, ok := d.Archive.QuoteByID(f.id)
	if !ok {
		return nil, true
	}
	if d.Twins != nil {
		return d.Twins.Known(q), true
	}
	twins, all, _ = verify.Nearest(d.Archive, q, mostLikely) // an article that cannot be read says so where it is opened
	return twins, all
}

// twins writes in which other articles f stands, and in which words.
func (p *page) twins(d Data, f found, open bool, id string) {
	twins, all := d.twinsOf(f, open)
	if len(twins) == 0 {
		return
	}
	title := "twins.title"
	if !all {
		title = "twins.least"
	}
	p.open("details", "class", "why twins", "id", id)
	p.element("summary", p.count(title, len(twins)), "id", id+"-summary")
	p.WriteString("<ol>")
	differ := false
	for _, twin := range twins[:min(len(twins), mostTwins)] {
		other, err := d.find(twin.Quote)
		if err != nil {
			continue
		}
		differ = differ || !twin.Same
		p.WriteString("<li>")
		p.twin(d, f, other, twin)
		p.WriteString("</li>")
	}
	p.WriteString("</ol>")
	if differ {
		p.WriteString(`<p class="quiet">`)
		p.tell("twins.legend", func(name string) { p.element(name, p.say("twins.legend."+name)) })
		p.WriteString("</p>")
	}
	if left := len(twins) - mostTwins; left > 0 && all {
		p.element("p", p.count("twins.left", left), "class", "quiet")
	}
	p.WriteString("</details>")
}

func (p *page) twin(d Data, f, other found, twin verify.Twin) {
	p.open("blockquote", "class", "wording", "dir", "auto", "lang", other.article.Meta.Lang)
	text := other.article.Text
	at := 0 // where the other's words written so far end, with the marks after them
	for i, c := range twin.Changes {
		if i > 0 {
			p.WriteByte(' ')
		}
		if c.Op == verify.Delete {
			p.changed("del", "", c.Source.Of(f.article.Text), "")
			continue
		}
		before, after := marksBefore(text, at, c.Pasted.Start), marksAfter(text, c.Pasted.End)
		if i == 0 {
			before = opening(text[:c.Pasted.Start])
		}
		at = c.Pasted.End + len(after)
		if c.Op == verify.Equal {
			p.escape(before + c.Pasted.Of(text) + after)
		} else {
			p.changed("ins", before, c.Pasted.Of(text), after)
		}
	}
	p.WriteString(`</blockquote><ul class="source">`)
	p.element("li", p.voice(d, other), "class", "voice", "dir", "auto")
	p.WriteString("<li>")
	p.link(p.links.quote(other.id), p.say("card.context"))
	p.WriteString("</li>")
	p.where(other.article, nil)
	p.WriteString("</ul>")
}

// opening are the marks that text ends with, back to the last space.
func opening(text string) string { return text[strings.LastIndexAny(text, " \t\n")+1:] }
