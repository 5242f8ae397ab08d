// Package quote turns an Article into its attributions: who said what, by which words, by which rule.
//
// The terms are those of the quotation-attribution literature: "Peskov (speaker) said (cue) that … (content)".
package quote

import "verbatim/wasm/article"

// Kind tells how the words are given: all inside quotation marks, partly, or not at all.
type Kind uint8

const (
	Direct Kind = iota
	Indirect
	Mixed
)

func (k Kind) String() string { return [...]string{"direct", "indirect", "mixed"}[k] }

// Confidence tells how far the speaker is known.
type Confidence uint8

const (
	Unclear   Confidence = iota // nobody can be named: shown as "speaker unclear"
	Described                   // the text describes the speaker but never names him: "political scientists"
	Named                       // resolved to a person or body that the article names
)

func (c Confidence) String() string { return [...]string{"unclear", "described", "named"}[c] }

// Evidence is one stretch of text that a rule relied on, with the part it played, such as "cue", "mention", "antecedent", "role".
type Evidence struct {
	Part string
	Span article.Span
}

// Attribution is one thing said. Spans are byte offsets into the Article's Text; a zero Span means "none".
type Attribution struct {
	ID         string         // "q" and eight hexadecimal digits made from the words themselves; unique in the article
	Kind       Kind           //
	Pieces     []article.Span // the contiguous parts of the content in text order, outer marks and white space left out; at least one
	Fragments  []article.Span // the stretches of the content inside quotation marks, marks included; typewriter marks ('' '') are not counted
	Cue        article.Span   // "said"
	Mention    article.Span   // the words that name the speaker here: "the analyst"
	Person     int            // index into Result.People, or -1 when Confidence is not Named
	With       []int          // the others who say it with that person, as in "A and B said": indexes into Result.People, in text order
	Role       article.Span   // the speaker's role in the article's own words, or none
	Confidence Confidence     //
	Rule       string         // the rule that chose the speaker, a key of Rules
	Evidence   []Evidence     // what the rule used, in the order in which an explanation reads it
	Via        article.Span   // who passed the words on: "Interfax"
	To         article.Span   // to whom they were said: "RT" in "in an interview with RT"
	When       article.Span   // when they were said, as written: "in December 2019"
}

// Person is a person or body that the article names.
type Person struct {
	Name     string         // the fullest form of the name in the text: "Sergei Margulis"
	Mentions []article.Span // every name of theirs in the text, all spellings, in text order
	Roles    []article.Span // descriptions in the article's own words, in text order
	Bodies   []article.Span // names of the bodies in those descriptions: "IMEMO RAS" (affiliations)
	Body     bool           // an organisation, document or poll rather than a human being
}

// NameClass is what a proper name stands for.
type NameClass uint8

const (
	OtherName NameClass = iota
	PersonName
	PlaceName
	BodyName // an organisation, party, company, paper
)

// Name is one proper name in the running text.
type Name struct {
	Span   article.Span
	Class  NameClass
	Person int // index into Result.People, or -1
}

// Rejected is a stretch inside quotation marks that is not speech.
type Rejected struct {
	Span   article.Span // marks included
	Reason string       // "title", "nickname", "scare quotes", "heading", …
}

// Result is what was found in one article. Attributions stand in the order of their first piece.
type Result struct {
	Attributions []Attribution
	People       []Person
	Rejected     []Rejected
	Names        []Name // in text order
}
