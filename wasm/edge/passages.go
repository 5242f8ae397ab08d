package main

import (
	"strconv"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/view"
)

// unsaid are the passages that answer a search in words that nobody says: paragraphs, headings and captions.
type unsaid struct {
	Total int           `json:"total"`
	List  []passageText `json:"list"` // from the offset on, at most withRecords
}

// passageText is one of them.
type passageText struct {
	Kind    string `json:"kind"` // "narration" or "caption"
	Article source `json:"article"`
	Section string `json:"section,omitempty"`
	Span    span   `json:"span"` // of the article's text
	Text    string `json:"text"`
	Matches []span `json:"matches"` // of the article's text: where the words stand
	Link    string `json:"link"`    // the page's fragment that shows the article
}

// unsaidOf gives the passages that answer q, or nil where q asks for spoken words alone. What could not be read is told as problems.
func unsaidOf(a *bundle.Archive, q query.Query, offset, limit int) (found *unsaid, problems []string) {
	if q.Scope == query.Spoken {
		return nil, nil
	}
	p := search.NewPassages(a, q)
	for p.Step() {
	}
	if p.Failed > 0 {
		problems = append(problems, strconv.Itoa(p.Failed)+" articles could not be read")
	}
	found = &unsaid{Total: len(p.Found), List: []passageText{}}
	for _, at := range p.Found[min(offset, len(p.Found)):min(offset+min(limit, withRecords), len(p.Found))] {
		if item, err := a.Item(at.Article); err == nil && at.Block < len(item.Article.Blocks) { // what has not come yet is asked for by this
			found.List = append(found.List, passageTextOf(item.Article, at))
		}
	}
	return found, problems
}

func passageTextOf(a *article.Article, at search.Passage) passageText {
	b := &a.Blocks[at.Block]
	points := article.CountCodePoints(a.Text)
	spanOf := func(s article.Span) span { s = points.Span(s); return span{s.Start, s.End} }
	out := passageText{Kind: "narration", Article: sourceOf(a.ID, a.Meta), Span: spanOf(b.Span), Text: b.Span.Of(a.Text), Matches: []span{}, Link: view.State{Route: view.Article, ID: a.ID}.Fragment()}
	if b.Kind == article.Caption || b.Kind == article.Credit {
		out.Kind = "caption"
	}
	if b.Section >= 0 && b.Section < len(a.Sections) {
		out.Section = a.Sections[b.Section].Title.Of(a.Text)
	}
	for _, m := range at.Matches {
		out.Matches = append(out.Matches, spanOf(m))
	}
	return out
}
