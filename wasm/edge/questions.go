package main

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/cite"
	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/verify"
	"verbatim/wasm/view"
)

// span is a stretch of a text: the code points it begins and ends at.
type span [2]int

// found is the answer to a search.
type found struct {
	Archive  string                    `json:"archive"` // hash of the articles
	Total    int                       `json:"total"`
	People   int                       `json:"speakers"`
	Articles int                       `json:"articles"`
	Offset   int                       `json:"offset"`
	Hits     []string                  `json:"hits"` // ids, from Offset on
	Quotes   []*quoted                 `json:"quotes"`
	Passages *unsaid                   `json:"passages,omitempty"` // where the parameter words asks for narration, captions or all
	Facets   map[string]map[string]int `json:"facets"`
	Instead  string                    `json:"instead,omitempty"` // the query that was answered, when the one asked for was mended
	Problems []string                  `json:"problems,omitempty"`
	Relax    []relaxed                 `json:"relax,omitempty"`
	Nearest  []relaxed                 `json:"nearest,omitempty"`
}

// relaxed is what to take away, or to spell otherwise, for results.
type relaxed struct {
	Label string `json:"label"`
	Query string `json:"query"` // parameters
	Total int    `json:"total"`
}

// quoted is one quote.
type quoted struct {
	ID         string   `json:"id"`
	Text       string   `json:"text"`
	Type       string   `json:"type"`
	Speaker    string   `json:"speaker,omitempty"`
	Role       string   `json:"role,omitempty"`
	Mention    string   `json:"mention,omitempty"`
	Cue        string   `json:"cue,omitempty"`
	Confidence string   `json:"confidence"`
	Rule       string   `json:"rule"`
	Article    source   `json:"article"`
	Section    string   `json:"section,omitempty"`
	Paragraph  int      `json:"paragraph"`
	Said       string   `json:"said,omitempty"`
	Pieces     []span   `json:"pieces"`
	Exact      []string `json:"exact"`
	Before     []string `json:"before"`
	After      []string `json:"after"`
	Link       string   `json:"link"` // the page's fragment that shows it
}

// source is an article.
type source struct {
	ID             string `json:"id"`
	Title          string `json:"title,omitempty"`
	Author         string `json:"author,omitempty"`
	Publisher      string `json:"publisher,omitempty"`
	Published      string `json:"published,omitempty"`
	Lang           string `json:"lang,omitempty"`
	TranslatedFrom string `json:"translatedFrom,omitempty"`
	URL            string `json:"url,omitempty"`
	Licence        string `json:"licence,omitempty"`
}

func sourceOf(id string, m article.Meta) source {
	return source{id, m.Title, m.Author, m.Publisher, m.Published, m.Lang, m.TranslatedFrom, m.URL, m.License}
}

func recordOf(a *bundle.Archive, q int) (*quoted, error) {
	r, err := cite.Of(a, q, cite.Site{})
	if err != nil {
		return nil, err
	}
	out := &quoted{
		ID: r.ID, Text: r.Quote, Type: r.Kind.String(), Speaker: r.Speaker, Role: r.Role, Mention: r.AsWritten, Cue: r.Cue, Confidence: r.Confidence.String(),
		Rule: r.Rule, Article: sourceOf(r.Article, r.Meta), Section: r.Section, Paragraph: r.Paragraph, Said: r.Said, Exact: r.Exact, Before: r.Before,
		After: r.After, Link: view.State{Route: view.Quote, ID: r.ID}.Fragment(),
	}
	for _, p := range r.Pieces {
		out.Pieces = append(out.Pieces, span{p.Start, p.End})
	}
	return out, nil
}

const (
	usualHits, mostHits     = 20, 1000
	usualValues, mostValues = 20, 1000
	mostOffset              = 10_000_000
	withRecords             = 100 // hits up to which their quotes come along; of more only the ids
	mostTyped               = 1000
)

// readSearch reads the parameters of a search: those of the page's addresses, in which a link's can be pasted, and how much of the answer to give.
func readSearch(raw string) (work, error) {
	offset, limit, values := 0, usualHits, usualValues
	own := map[string]struct {
		to   *int
		most int
	}{"offset": {&offset, mostOffset}, "limit": {&limit, mostHits}, "values": {&values, mostValues}}
	var rest []string
	for parameter := range strings.SplitSeq(raw, "&") {
		key, value, _ := strings.Cut(parameter, "=")
		if o, ok := own[key]; ok {
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 || n > o.most {
				return nil, &problem{http.StatusBadRequest, key + " is a number from 0 to " + strconv.Itoa(o.most)}
			}
			*o.to = n
			continue
		}
		rest = append(rest, parameter)
	}
	state, problems := view.ParseFragment("#/quotes?" + strings.Join(rest, "&"))
	if len(problems) > 0 {
		return nil, &problem{http.StatusBadRequest, said(problems)[0]}
	}
	if len(state.Query.Text) > mostTyped {
		return nil, &problem{http.StatusBadRequest, "q is longer than " + strconv.Itoa(mostTyped) + " bytes"}
	}
	return func(a *bundle.Archive) (any, error) { return answerSearch(a, state.Query, offset, limit, values) }, nil
}

func answerSearch(a *bundle.Archive, q query.Query, offset, limit, values int) (any, error) {
	r := search.Run(a, q)
	out := &found{
		Archive: a.Info().Hash, Total: len(r.Hits), People: r.People, Articles: r.Articles, Offset: offset, Hits: []string{}, Quotes: []*quoted{},
		Facets: map[string]map[string]int{}, Instead: r.Instead, Problems: said(r.Problems), Relax: relaxations(r.Relax), Nearest: relaxations(r.Nearest),
	}
	var unread []string
	out.Passages, unread = unsaidOf(a, q, offset, limit)
	out.Problems = append(out.Problems, unread...)
	for f, counts := range r.Facets {
		list := map[string]int{}
		for i, c := range counts { // the chosen ones are always among them
			if i < values || c.Chosen || c.Excluded {
				list[c.Value] = c.N
			}
		}
		out.Facets[query.Facet(f).String()] = list
	}
	for _, hit := range r.Hits[min(offset, len(r.Hits)):min(offset+limit, len(r.Hits))] {
		out.Hits = append(out.Hits, a.QuoteID(int(hit)))
		if limit > withRecords {
			continue
		}
		quote, err := recordOf(a, int(hit))
		if err != nil && err != errComing { // the others are asked for too, so that all come at once
			quote = &quoted{ID: a.QuoteID(int(hit))}
			out.Problems = append(out.Problems, err.Error())
		}
		out.Quotes = append(out.Quotes, quote)
	}
	return out, nil
}

func said(problems []query.Problem) []string {
	var list []string
	for _, p := range problems {
		text := p.Message
		if p.Column > 0 {
			text += " (column " + strconv.Itoa(p.Column) + ")"
		}
		list = append(list, text)
	}
	return list
}

func relaxations(list []search.Relaxation) []relaxed {
	var out []relaxed
	for _, r := range list {
		_, parameters, _ := strings.Cut(view.State{Route: view.Quotes, Query: r.Query}.Fragment(), "?")
		out = append(out, relaxed{r.Label, parameters, r.N})
	}
	return out
}

// quoteWork finds a quote by its id.
func quoteWork(id string) work {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return func(a *bundle.Archive) (any, error) {
		q, ok := a.QuoteByID(id)
		if !ok {
			return nil, &problem{http.StatusNotFound, "there is no quote " + strconv.Quote(id) + " in this archive; its wording may have changed: search for it"}
		}
		return recordOf(a, q)
	}
}

// verdict is the answer to a check.
type verdict struct {
	Archive  string    `json:"archive"`
	Finding  string    `json:"finding"` // "exact", "altered", …: verify.Verdict.Finding
	Kind     string    `json:"kind"`
	Searched int       `json:"searched"` // articles
	Words    int       `json:"words"`    // pasted
	Passage  *passage  `json:"passage,omitempty"`
	Parts    []passage `json:"parts,omitempty"`
	Others   []place   `json:"others,omitempty"`
}

type place struct {
	Article source  `json:"article"`
	Quote   *quoted `json:"quote,omitempty"` // none where the narrator speaks
	Span    span    `json:"span"`
	Text    string  `json:"text"`
	Score   float64 `json:"score"`
}

type passage struct {
	place
	Pasted   span      `json:"pasted"`
	Whose    string    `json:"whose"`
	Changes  []change  `json:"changes,omitempty"`
	Ignored  []string  `json:"ignored,omitempty"`
	Warnings []warning `json:"warnings,omitempty"`
	Cut      bool      `json:"cut"`
}

type change struct {
	Op     string `json:"op"`
	Pasted string `json:"pasted,omitempty"`
	Source string `json:"source,omitempty"`
}

type warning struct {
	What   string `json:"what"`
	Pasted string `json:"pasted,omitempty"`
	Source string `json:"source,omitempty"`
}

// readVerify reads what is to be checked.
func readVerify(text, speaker string) (work, error) {
	if strings.TrimSpace(text) == "" {
		return nil, &problem{http.StatusBadRequest, "text is missing: the words to look for"}
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	return func(a *bundle.Archive) (any, error) { return answerVerify(a, text, speaker) }, nil
}

func answerVerify(a *bundle.Archive, text, speaker string) (any, error) {
	v, err := verify.Check(a, text, speaker)
	if err != nil {
		return nil, err
	}
	out := &verdict{Archive: a.Info().Hash, Finding: v.Finding(), Kind: v.Kind.String(), Searched: v.Searched, Words: v.Words}
	pasted := article.CountCodePoints(text)
	if v.Kind != verify.NotHere {
		p, err := passageOf(a, &v.Passage, text, pasted)
		if err != nil {
			return nil, err
		}
		out.Passage = p
	}
	for i := range v.Parts {
		p, err := passageOf(a, &v.Parts[i], text, pasted)
		if err != nil {
			return nil, err
		}
		out.Parts = append(out.Parts, *p)
	}
	for _, other := range v.Others {
		p, err := placeOf(a, other)
		if err != nil {
			return nil, err
		}
		out.Others = append(out.Others, *p)
	}
	return out, nil
}

func placeOf(a *bundle.Archive, p verify.Place) (*place, error) {
	item, err := a.Item(p.Article)
	if err != nil {
		return nil, err
	}
	text := item.Article.Text
	s := article.CountCodePoints(text).Span(p.Span)
	out := &place{Article: sourceOf(item.Article.ID, item.Article.Meta), Span: span{s.Start, s.End}, Text: p.Span.Of(text), Score: p.Score}
	if p.Quote >= 0 {
		out.Quote, err = recordOf(a, p.Quote)
	}
	return out, err
}

func passageOf(a *bundle.Archive, p *verify.Passage, text string, pasted *article.CodePoints) (*passage, error) {
	at, err := placeOf(a, p.Place)
	if err != nil {
		return nil, err
	}
	item, err := a.Item(p.Article)
	if err != nil {
		return nil, err
	}
	source := item.Article.Text
	s := pasted.Span(p.Pasted)
	out := &passage{place: *at, Pasted: span{s.Start, s.End}, Whose: p.Whose.String(), Ignored: p.Ignored, Cut: p.Cut}
	for _, c := range p.Changes {
		out.Changes = append(out.Changes, change{c.Op.String(), c.Pasted.Of(text), c.Source.Of(source)})
	}
	for _, w := range p.Warnings {
		out.Warnings = append(out.Warnings, warning{w.What, w.Pasted.Of(text), w.Source.Of(source)})
	}
	return out, nil
}
