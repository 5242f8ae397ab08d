package view

import (
	"strings"

	"verbatim/wasm/quote"
)

// explanation says in plain words by which rule the speaker was chosen, with the article's own words in it.
func (p *page) explanation(f found) string {
	key := "rule." + f.Rule
	if _, known := p.texts[key]; !known {
		key = "rule.any"
	}
	if f.Confidence == quote.Unclear && f.Mention.IsZero() {
		key = "rule.unclear"
	}
	sentence := p.say(key, "cue", f.text(f.Cue), "mention", f.text(f.Mention))
	if name := f.speakerWords(); f.Confidence == quote.Named && !f.Mention.IsZero() && !strings.Contains(f.text(f.Mention), name) {
		sentence += " " + p.say("rule.stands-for", "mention", f.text(f.Mention), "name", name)
	}
	return sentence
}
