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
	models  *models
}

var english = sync.OnceValue(func() *lexicon { return newLexicon(&langEnglish) })

// lexiconFor picks the language of the tag; English is the fallback.
func lexiconFor(tag string) *lexicon { return english() }

func newLexicon(l *language) *lexicon {
	x := &lexicon{lang: l, entries: make(map[uint32]entry, 8192), models: englishModels()}
	x.addVerbs(l.verbs, clVerb)
	x.addVerbs(l.think, clThink)
	x.addVerbs(l.say, clSay)
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
	x.mark(l.tell, clTell)
	x.mark(l.call, clCall)
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
