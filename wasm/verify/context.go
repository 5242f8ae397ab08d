package verify

import (
	"verbatim/wasm/article"
	"verbatim/wasm/segment"
)

// Context is the sentences in which a passage stands, whole, with two more on either side. Spans are into the article's Text.
type Context struct {
	Sentences []article.Span
	From, To  int // Sentences[From:To] hold the passage
}

// around is how many sentences stand on either side.
const around = 2

// contextOf finds the sentences around a span of an article. Captions, credits and headings are no context of running text, nor the reverse.
func contextOf(a *article.Article, within article.Span) Context {
	var sentences []article.Span
	var toks []segment.Token
	kind := blockAt(a, within)
	for _, b := range a.Blocks {
		if running(b.Kind) != running(kind) {
			continue
		}
		toks = segment.Tokens(a.Text, b.Span.Start, b.Span.End, toks[:0])
		sentences = segment.Sentences(toks, sentences)
	}
	c := Context{From: len(sentences)}
	for i, s := range sentences {
		if s.Start < within.End && within.Start < s.End {
			c.From, c.To = min(c.From, i), i+1
		}
	}
	if c.To == 0 {
		return Context{}
	}
	first, last := max(0, c.From-around), min(len(sentences), c.To+around)
	return Context{Sentences: sentences[first:last], From: c.From - first, To: c.To - first}
}

func running(k article.BlockKind) bool {
	return k == article.Paragraph || k == article.Quotation || k == article.ListItem
}

// blockAt is the kind of block in which a span begins.
func blockAt(a *article.Article, s article.Span) article.BlockKind {
	for _, b := range a.Blocks {
		if s.Start < b.Span.End {
			return b.Kind
		}
	}
	return article.Paragraph
}
