package view

import (
	"slices"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/correct"
	"verbatim/wasm/quote"
)

// The sentences that say how a speaker was found stand beside the rules themselves, in quote.Rules and quote.Parts, so that no rule is without one.

// reasons writes the rule in plain words, then what each stretch of text that it used tells.
func (p *page) reasons(f found) {
	p.WriteString(`<div class="reasons"><p>`)
	p.filledIn(f, p.ruleSentence(f), map[string]string{"cue": f.text(f.Cue), "mention": f.text(f.Mention)})
	if name := f.speakerWords(); f.Confidence == quote.Named && !f.Mention.IsZero() && !strings.Contains(f.text(f.Mention), name) {
		p.escape(" " + p.say("rule.stands-for", "mention", f.text(f.Mention), "name", name))
	}
	p.WriteString("</p>")
	if evidence := f.evidence(); len(evidence) > 0 {
		p.WriteString("<ul>")
		for _, e := range evidence {
			p.WriteString("<li>")
			if rule, was := strings.CutPrefix(e.Part, correct.WasBy); was {
				p.escape(p.say("why.was") + " ")
				p.filledIn(f, p.explained("rule.", quote.Rules[:], rule), map[string]string{"cue": f.text(f.Cue), "mention": f.text(e.Span)})
			} else {
				p.filledIn(f, p.explained("part.", quote.Parts[:], e.Part), map[string]string{"text": f.evidenceWords(e.Span)})
			}
			p.WriteString("</li>")
		}
		p.WriteString("</ul>")
	}
	p.element("p", p.say("why.confidence."+f.Confidence.String()), "class", "quiet")
	p.WriteString("</div>")
}

// filledIn writes a sentence with the article's words in its placeholders.
func (p *page) filledIn(f found, sentence string, words map[string]string) {
	p.spell(sentence, p.escape, func(name string) {
		p.element("span", words[name], "class", "quoted", "dir", "auto", "lang", f.article.Meta.Lang)
	})
}

// longEvidence is the length in runes beyond which words in an explanation are cut: they are there to be recognized.
const longEvidence = 80

// evidenceWords are the words at a span. In place of a mere quotation mark they are the words of this quote that it opens.
func (f found) evidenceWords(s article.Span) string {
	if hasWords(f.article.Text, s.Start, s.End) {
		return shorten(f.text(s), longEvidence)
	}
	for _, piece := range f.Pieces {
		if piece.End > s.End {
			return shorten(f.text(article.Span{Start: max(piece.Start, s.End), End: piece.End}), longEvidence)
		}
	}
	return f.text(s)
}

// ruleSentence is the sentence for the rule that chose the speaker. Where the rule speaks of words that this quote lacks, it is that of an unclear speaker.
func (p *page) ruleSentence(f found) string {
	sentence := p.explained("rule.", quote.Rules[:], f.Rule)
	lacks := func(placeholder string, s article.Span) bool {
		return s.IsZero() && strings.Contains(sentence, placeholder)
	}
	if lacks("{mention}", f.Mention) || lacks("{cue}", f.Cue) {
		return p.explained("rule.", quote.Rules[:], "unclear")
	}
	return sentence
}

// explained gives the sentence of a rule or a piece of evidence: the message of that key, in a language that has one, else what stands in the list. A name that is not in the list stands for itself: an archive may be older or newer than
// the page.
func (p *page) explained(key string, list []quote.Explained, name string) string {
	if sentence, ok := p.texts[key+name]; ok {
		return sentence
	}
	if i := slices.IndexFunc(list, func(e quote.Explained) bool { return e.Name == name }); i >= 0 {
		return list[i].Text
	}
	return name
}

// evidence is what the rule used. An attribution that names none still shows its cue, the words for its speaker and the role.
func (f found) evidence() []quote.Evidence {
	evidence := slices.Clone(f.Evidence)
	for _, e := range []quote.Evidence{{Part: "cue", Span: f.Cue}, {Part: "mention", Span: f.Mention}, {Part: "role", Span: f.Role}} {
		known := slices.ContainsFunc(evidence, func(other quote.Evidence) bool { return other.Part == e.Part })
		if !known && !e.Span.IsZero() {
			evidence = append(evidence, e)
		}
	}
	return slices.DeleteFunc(evidence, func(e quote.Evidence) bool { return e.Span.IsZero() })
}
