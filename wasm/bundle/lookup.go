package bundle

import "verbatim/wasm/index"

// SpeakerBySlug finds a speaker by the slug used in URLs and gives the index into Speakers.
func (a *Archive) SpeakerBySlug(slug string) (n int, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.readSpeakers() != nil {
		return 0, false
	}
	if a.bySlug == nil {
		a.bySlug = make(map[string]int, len(a.speakers))
		for i := range a.speakers {
			a.bySlug[a.speakers[i].Slug] = i
		}
	}
	n, ok = a.bySlug[slug]
	return n, ok
}

// NameKey is the same for two spellings of one name: its words in Latin letters without accents, in one of the ways in which Cyrillic names are written.
func NameKey(name string) string { return nameKey(name) }

// QuotesOf lists the quotes of a speaker, an index into Speakers, in the order of the archive.
func (a *Archive) QuotesOf(speaker int) []int {
	var quotes []int
	voices, _ := a.voices.All()
	for q, voice := range voices {
		if int(voice) == speaker+1 && speaker >= 0 {
			quotes = append(quotes, q)
		}
	}
	return quotes
}

// SpeakerTerms gives for each of Speakers the folded words of the name and its variants, for suggestions. The caller must not change them.
func (a *Archive) SpeakerTerms() [][]string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.readSpeakers() == nil && a.speakerTerms == nil {
		a.speakerTerms = make([][]string, len(a.speakers))
		for i := range a.speakers {
			names := append([]string{a.speakers[i].Name}, a.speakers[i].Variants...)
			a.speakerTerms[i] = terms(names...)
		}
	}
	return a.speakerTerms
}

// TitleTerms gives for each article the folded words of its title. The caller must not change them.
func (a *Archive) TitleTerms() [][]string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.titleTerms != nil {
		return a.titleTerms
	}
	list := make([][]string, a.info.Articles)
	whole := true
	for n := range list {
		id, m := a.Meta(n)
		list[n] = terms(m.Title)
		whole = whole && id != ""
	}
	if whole {
		a.titleTerms = list
	}
	return list
}

// terms lists all that the words of texts are found by.
func terms(texts ...string) []string {
	var out []string
	for _, text := range texts {
		for _, w := range index.Words(nil, text) {
			w.Each(0, func(term string, _ index.Place) { out = append(out, term) })
		}
	}
	return out
}
