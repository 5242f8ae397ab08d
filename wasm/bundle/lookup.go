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

// QuotesOf lists the quotes of a speaker, an index into Speakers, in the order of the archive: those said together with others too.
func (a *Archive) QuotesOf(speaker int) []int {
	if speaker < 0 || speaker >= len(a.Speakers()) {
		return nil
	}
	named, err := a.index.Column(index.Speaker)
	if err != nil {
		return nil
	}
	value, ok := named.Number(a.Speakers()[speaker].Name)
	if !ok {
		return nil
	}
	docs := named.Docs(uint32(value))
	quotes := make([]int, len(docs))
	for i, doc := range docs {
		quotes[i] = int(doc)
	}
	return quotes
}

// Others gives the speakers who say quote q together with Speaker(q), as indices into Speakers: nearly always none.
func (a *Archive) Others(q int) []int {
	first := a.Speaker(q)
	named, err := a.index.Column(index.Speaker)
	if first < 0 || err != nil {
		return nil
	}
	var others []int
	for _, value := range named.Of(uint32(q)) {
		if value := int(value); named.Names[value] != a.Speakers()[first].Name {
			others = append(others, a.speakerNamed(named.Names[value]))
		}
	}
	return others
}

// speakerNamed is the index into Speakers of the one with that name, or -1.
func (a *Archive) speakerNamed(name string) int {
	for i := range a.Speakers() {
		if a.Speakers()[i].Name == name {
			return i
		}
	}
	return -1
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
