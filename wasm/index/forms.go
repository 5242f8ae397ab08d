package index

import (
	"encoding/binary"
	"strconv"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/store"
)

// # Forms
//
// Which terms are forms of one word the builder works out by a stemmer, for all terms of the archive at once, and the index says so: the page has no stemmer.
// A word that stands nowhere in the archive has no forms there; the nearest spelling is what the search makes of it.

// Stemmer gives the stem of a term in a language (a BCP 47 tag), or "" when it knows none. It may be called by several goroutines.
type Stemmer func(lang, term string) string

// shortestForm is the length in letters from which terms have forms: shorter ones are mostly names and numbers.
const shortestForm = 3

// inflected tells whether a term may be a form of a word: it has letters only.
func inflected(term string) bool {
	for _, r := range term {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return utf8.RuneCountInString(term) >= shortestForm
}

// formsOf groups sorted terms by their stems in the language in which they are mostly said. It writes the classes of two terms and more, and gives of each
// of the terms 1 + the number of its class, or 0, and how many classes there are. They are numbered by their first terms; starts has where every
// classesPerStart-th begins.
func (w *TermWriter) formsOf(sorted []termList) (classes []byte, starts []uint32, of []int, n int) {
	of = make([]int, len(sorted))
	if w.Stem == nil {
		return nil, nil, of, 0
	}
	members := map[string][]int{} // by stem
	var stems []string
	for i, e := range sorted {
		term, lang := e.term, e.lang.most(w.langs)
		if lang == "" || !inflected(term) {
			continue
		}
		stem := w.Stem(lang, term)
		if stem == "" {
			continue
		}
		key := lang + " " + stem
		if members[key] == nil {
			stems = append(stems, key)
		}
		members[key] = append(members[key], i)
	}
	for _, key := range stems {
		list := members[key]
		if len(list) < 2 {
			continue
		}
		if n%classesPerStart == 0 {
			starts = append(starts, uint32(len(classes)))
		}
		n++
		classes = binary.AppendUvarint(classes, uint64(len(list)))
		before := ""
		for _, i := range list {
			term := sorted[i].term
			shared := sharedPrefix(before, term)
			classes = binary.AppendUvarint(classes, uint64(shared))
			classes = store.AppendString(classes, term[shared:])
			before = term
			of[i] = n
		}
	}
	return classes, starts, of, n
}

const classesPerStart = 16

// spoken counts in which languages a term is said.
type spoken []uint32

func (s *spoken) add(lang int) {
	for len(*s) <= lang {
		*s = append(*s, 0)
	}
	(*s)[lang]++
}

// most gives the most frequent language, the first of equals.
func (s spoken) most(names []string) string {
	best, lang := uint32(0), ""
	for i, n := range s {
		if n > best {
			best, lang = n, names[i]
		}
	}
	return lang
}

// fewForms is about the length of classesPerStart classes in bytes, as they are read at first.
const fewForms = 1 << 10

// Forms gives the other terms that are forms of the same word as e, in the order of their bytes.
func (t *Terms) Forms(e Entry) ([]string, error) {
	if e.class == 0 {
		return nil, nil
	}
	if e.class > t.classes {
		return nil, t.forms.Damaged(nonsense)
	}
	start, err := t.formStarts.At((e.class - 1) / classesPerStart)
	if err != nil {
		return nil, err
	}
	for size := int64(fewForms); ; size *= 4 {
		left := t.forms.Len() - int64(start)
		data, err := t.forms.Range(int64(start), min(size, left))
		if err != nil {
			return nil, err
		}
		d := store.NewDecoder(data)
		var list []string
		for n := (e.class - 1) % classesPerStart; n >= 0; n-- {
			list = formsBut(d, e.Term)
		}
		if d.Err() == nil {
			return list, nil
		}
		if size >= left {
			return nil, t.forms.Damaged(nonsense)
		}
	}
}

// formsBut reads the terms of a class, all but one of them.
func formsBut(d *store.Decoder, but string) (list []string) {
	before := ""
	for range d.Int() {
		shared := d.Int()
		if shared > len(before) || d.Err() != nil {
			break
		}
		before = before[:shared] + d.String()
		if d.Err() == nil && before != but {
			list = append(list, before)
		}
	}
	return list
}

// SameWord is a Stemmer for terms that are in this index: those that are forms of one word here have the same stem, whatever the language.
func (t *Terms) SameWord(_, term string) string {
	e, ok, err := t.Find(term)
	if !ok || err != nil || e.class == 0 {
		return ""
	}
	return strconv.Itoa(e.class)
}
