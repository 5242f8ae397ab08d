package view

import (
	"strconv"

	"verbatim/wasm/article"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
)

// mostPassages is how many passages are written: whoever finds more has asked for too common a word.
const mostPassages = 200

// WithScope is s with words looked for in another part of the articles.
func (s State) WithScope(scope query.Scope) State {
	return s.look(func(q *query.Query) { q.Scope = scope })
}

// scopes writes the switch between the words said, the narration, captions and all of them. Without words it would change nothing.
func (p *page) scopes(s State) {
	if s.Query.Text == "" && s.Query.Scope == query.Spoken {
		return
	}
	p.open("ul", "class", "sorts", "aria-label", p.say("scope.title"))
	for scope := range query.NumScopes {
		p.WriteString("<li>")
		p.link(p.links.to(s.WithScope(scope)), p.say("scope."+scope.String()), "id", "scope-"+scope.String(), when(scope == s.Query.Scope, "aria-current"), "true")
		p.WriteString("</li>")
	}
	p.WriteString("</ul>")
}

// ofPassages tells whether only passages answer q.
func ofPassages(q query.Query) bool { return q.Scope == query.Narration || q.Scope == query.Captions }

// passages writes the paragraphs, headings and captions in which the words stand.
func (p *page) passages(s State, d Data) {
	found := d.Passages.Found
	p.element("h2", p.count("passages.count", len(found)), when(ofPassages(s.Query), "class"), "unseen")
	p.open("ol", "class", "cards", "aria-label", p.say("passages.list"))
	for i, passage := range found[:min(len(found), mostPassages)] {
		p.WriteString("<li>")
		p.passage(d, passage, "passage-"+strconv.Itoa(i+1))
		p.WriteString("</li>")
	}
	p.WriteString("</ol>")
	if rest := len(found) - mostPassages; rest > 0 {
		p.element("p", p.count("passages.rest", rest), "class", "quiet")
	}
}

func (p *page) passage(d Data, passage search.Passage, id string) {
	item, err := d.Archive.Item(passage.Article)
	if err != nil || passage.Block >= len(item.Article.Blocks) {
		return
	}
	a := item.Article
	b := &a.Blocks[passage.Block]
	p.open("article", "id", id, "class", "card passage")
	p.open("p", "class", "words", "dir", "auto", "lang", a.Meta.Lang)
	var layers []layer
	for _, m := range passage.Matches {
		layers = append(layers, layer{span: m, tag: "mark", first: []string{"class", "hit"}, rest: []string{"class", "hit"}})
	}
	p.nest(a.Text, b.Span, layers)
	p.WriteString(`</p><div class="who"><ul class="source">`)
	p.element("li", p.say("passages."+kindOf(b)), "class", "kind")
	var section *article.Section
	if b.Section >= 0 && b.Section < len(a.Sections) {
		section = &a.Sections[b.Section]
	}
	p.where(a, section)
	p.WriteString("</ul></div></article>")
}

// kindOf is the key of what a block is.
func kindOf(b *article.Block) string {
	if b.Kind == article.Caption || b.Kind == article.Credit {
		return "caption"
	}
	return "narration"
}
