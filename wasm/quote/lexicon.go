package quote

import (
	"strings"
	"sync"

	"verbatim/wasm/segment"
)

// entry is what the lexicon knows of one form: its classes, and the hash of its plain form when it is a verb.
type entry struct {
	c     class
	lemma uint32
}

// lexicon is the table of one language, keyed by the hash of the lower-cased form.
type lexicon struct {
	lang    *language
	entries map[uint32]entry
	table   wordTable // entries, frozen
	models  *Models

	given  map[uint32]string // case of a given name → its nominative
	splits map[uint32]bool   // verb and particle, by splitKey
	parted map[uint32]bool   // verbs that report speech only with their particle
	papers []string          // the last parts of newspapers' names
}

// made is a value that is made when it is first asked for. Variables of sync.OnceValue would be set as a program starts, and so keep all of this room in the
// page's program, which extracts nothing.
type made[T any] struct {
	once  sync.Once
	value T
}

func (m *made[T]) by(make func() T) T {
	m.once.Do(func() { m.value = make() })
	return m.value
}

var english, russian, german made[*lexicon]

// lexiconFor picks the language of the tag; English is the fallback.
func lexiconFor(tag string) *lexicon {
	switch primary, _, _ := strings.Cut(tag, "-"); strings.ToLower(primary) {
	case "ru":
		return russian.by(func() *lexicon { return newLexicon(&langRussian) })
	case "de":
		return german.by(func() *lexicon { return newLexicon(&langGerman) })
	}
	return english.by(func() *lexicon { return newLexicon(&langEnglish) })
}

func newLexicon(l *language) *lexicon {
	x := &lexicon{lang: l, entries: make(map[uint32]entry, 8192), models: learned()}
	x.addVerbs(l.verbs, clVerb)
	x.addVerbs(l.think, clThink)
	x.addVerbs(l.say, clSay)
	x.addSplits(l.splits)
	x.addIrregular(l.irregular)
	for _, list := range l.words {
		for _, w := range strings.Fields(list.words) {
			x.add(w, list.c)
			if list.c&(clRole|clBody|clDoc|clWork) != 0 && l.plural != nil {
				c := list.c&^clMale&^clFemale | clPlural
				if c&clRole != 0 {
					c |= clGroup
				}
				x.add(l.plural(w), c)
			}
		}
	}
	x.addCases()
	x.mark(l.tell, clTell)
	x.mark(l.call, clCall)
	x.table = newWordTable(x.entries)
	return x
}

// add gives the word a class, beside those it has.
func (x *lexicon) add(word string, c class) {
	h := segment.Hash(word)
	e := x.entries[h]
	e.c |= c
	if e.lemma == 0 {
		e.lemma = h
	}
	x.entries[h] = e
}

// addVerbs enters every form of each verb.
func (x *lexicon) addVerbs(list string, c class) {
	for _, plain := range strings.Fields(list) {
		lemma := segment.Hash(plain)
		x.set(plain, lemma, c|clBase)
		x.lang.inflect(plain, func(form string, f class) { x.set(form, lemma, c|f) })
	}
}

func (x *lexicon) set(form string, lemma uint32, c class) {
	h := segment.Hash(form)
	e := x.entries[h]
	e.c |= c
	e.lemma = lemma
	x.entries[h] = e
}

// addIrregular enters "said=say/p": the form has the classes of its plain form and the tense given.
func (x *lexicon) addIrregular(list string) {
	for _, item := range strings.Fields(list) {
		form, rest, _ := strings.Cut(item, "=")
		plain, tense, _ := strings.Cut(rest, "/")
		lemma := segment.Hash(plain)
		c := x.entries[lemma].c & clAnyVerb
		switch tense {
		case "p":
			c |= clPast
		case "s":
			c |= clThird
		case "g":
			c |= clIng
		}
		x.set(form, lemma, c)
	}
}

// mark adds a class to every form of the verbs listed.
func (x *lexicon) mark(list string, c class) {
	lemmas := map[uint32]bool{}
	for _, plain := range strings.Fields(list) {
		lemmas[segment.Hash(plain)] = true
	}
	for h, e := range x.entries {
		if lemmas[e.lemma] && e.c&clAnyVerb != 0 {
			e.c |= c
			x.entries[h] = e
		}
	}
}

// addCases enters what the language has beyond English: the cases of nouns and given names, the verbs that part with their particle.
func (x *lexicon) addCases() {
	l := x.lang
	x.given = map[uint32]string{}
	for _, list := range l.words {
		for w := range strings.FieldsSeq(list.words) {
			switch {
			case list.c&clFirst != 0 && l.given != nil:
				l.given(x, w, list.c)
			case list.c&(clRole|clBody|clDoc|clWork) != 0 && l.decline != nil && list.c&clPlural == 0:
				l.decline(w, func(form string, f class) { x.addForm(form, casesOf(list.c, f), w) })
			case list.c&clPaper != 0:
				x.papers = append(x.papers, w)
			}
		}
	}
}

// addSplits enters the verbs that report speech together with their particle: "teilen:mit".
func (x *lexicon) addSplits(list string) {
	x.splits, x.parted = map[uint32]bool{}, map[uint32]bool{}
	for item := range strings.FieldsSeq(list) {
		verb, particle, _ := strings.Cut(item, ":")
		h := segment.Hash(verb)
		if x.parted[h] || x.entries[h].c&clSay == 0 {
			x.parted[h] = true
			x.addVerbs(verb, clSay)
		}
		x.splits[splitKey(h, segment.Hash(particle))] = true
	}
}

// casesOf is the class of a form of a noun of class c.
func casesOf(c, form class) class {
	c |= form
	if form&clPlural != 0 {
		c &^= clMale | clFemale
		if c&clRole != 0 {
			c |= clGroup
		}
	}
	return c
}

// addForm gives a form its class and the word that it is a form of.
func (x *lexicon) addForm(form string, c class, plain string) {
	h := segment.Hash(form)
	e := x.entries[h]
	if e.c&(clRole|clBody|clDoc|clWork) != 0 && e.c&clOblique == 0 {
		c &^= clOblique // the form is a nominative as well
	}
	e.c |= c
	if e.lemma == 0 {
		e.lemma = segment.Hash(plain)
	}
	x.entries[h] = e
}

// splitKey is the key of a verb with its particle.
func splitKey(verb, particle uint32) uint32 { return verb ^ particle*2654435761 }

// isLemma reports whether a lemma is that of one of the words.
func (x *lexicon) isLemma(lemma uint32, words ...string) bool {
	for _, w := range words {
		if segment.Hash(w) == lemma {
			return true
		}
	}
	return false
}
