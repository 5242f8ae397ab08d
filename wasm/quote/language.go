package quote

// class is a set of facts about a word that its spelling alone gives.
type class uint64

const (
	clSay      class = 1 << iota // a verb of saying
	clThink                      // a verb of thinking, wishing or showing, which reports an attitude
	clVerb                       // any other verb
	clBase                       // the verb stands in its plain form
	clPast                       // … in a past form
	clIng                        // … in its -ing form
	clThird                      // … in its -s form
	clAux                        // be, have, do
	clModal                      // will, would, can …
	clNot                        // not, never
	clSubject                    // he, she, they, I, we, you, it
	clObject                     // him, her, them, me, us
	clHis                        // his, her, their, my
	clRel                        // who, which, that
	clThat                       // that, whether, if, how, why: opens a content clause
	clDet                        // the, a, this, some, many, two
	clPrep                       // of, in, for
	clOf                         // the prepositions that may tie a noun to a noun before it: of, for, at, from, by, in, to, with
	clConj                       // and, or, but
	clSub                        // because, while, although, after
	clAdv                        // also, later, then
	clTitle                      // Mr., Sen., President
	clRole                       // analyst, spokesman, minister
	clGroup                      // analysts, officials, critics
	clBody                       // ministry, committee, campaign
	clDoc                        // report, poll, statement, ad
	clTime                       // Monday, yesterday, week, December
	clPlace                      // a country or an adjective of one
	clMale                       // Mr., he, his, John
	clFemale                     // Mrs., she, her, Mary
	clPlural                     // they, analysts
	clFirst                      // a given name
	clPerson                     // I, we, you: the writer or the reader
	clTell                       // tell, remind, assure: takes the hearer as its object
	clCall                       // call, accuse, praise: takes what it speaks of as its object
	clStop                       // a common word that is no name when it opens a sentence
	clWork                       // film, show, book, song: a title in marks goes with it
	clSenior                     // president, minister, chancellor, leader: heads a country or body
	clExpert                     // analyst, expert, professor: asked for an opinion
	clOblique                    // a form that stands in no subject: genitive, dative, "журналистам"
	clPart                       // a past participle, which needs "hat"
	clConjv                      // Konjunktiv: the form of reported speech
	clParticle                   // "mit", "hinzu": the parted end of a verb
	clSaid                       // "словам", "Angaben": with a preposition, names the source
	clHearer                     // "журналистам", "газете": to whom things are said
	clMeasure                    // Euro, Tonnen: the noun after it is no name
	clPaper                      // -post, -bote: the last part of a newspaper's name
)

const (
	clAnyVerb  = clSay | clThink | clVerb
	clPronoun  = clSubject | clObject
	clFunction = clAux | clModal | clNot | clPronoun | clHis | clRel | clThat | clDet | clPrep | clConj | clSub | clAdv | clStop
)

// language holds all that the engine knows of one language. The stages read it and know no word themselves.
type language struct {
	tag string

	say, think, verbs string // plain forms, space-separated; inflected by inflect
	tell, call        string // those of say that take the hearer, or what is spoken of, as their object
	irregular         string // "form=plain/p" (p past, s third person, g -ing), space-separated

	words []wordList // closed classes and nouns

	inflect  func(plain string, add func(form string, c class))
	plural   func(noun string) string
	byPhrase []string // "according to": the words that come before the speaker

	splits     string                                            // "teilen:mit": verbs of saying only with their particle
	decline    func(noun string, add func(form string, c class)) // the cases and plurals of a noun, where plural does not do
	given      func(x *lexicon, name string, c class)            // the cases of a given name
	names      func(d *doc, b block)                             // collects proper names, where a capital alone does not tell one
	key        func(surname string) string                       // what all cases of a surname share
	nominative func(d *doc, n nameSeq) string                    // the name as one would write it alone

	commas bool // clauses are set off with commas and read by clause.go, with the hooks below
	dashes bool // speech may open with a dash, and a tag may stand inside the marks
	nouns  bool // every noun has a capital

	frame      func(d *doc, p part) (cueAt, bool)                  // "according to Orme"
	cue        func(d *doc, v int, p part) bool                    // whether the verb of saying at v can be a cue
	subject    func(c *clauses, k int, cu *cueAt) bool             // finds the speaker of a verb
	content    func(d *doc, p part, cu cueAt) (start int, ok bool) // where what is said begins in the part after the cue
	infinitive func(d *doc, p part, cu cueAt) int                  // an infinitive that tells what was promised, or 0
	topic      func(d *doc, p part, cu cueAt) run                  // what was spoken of, before the verb
	about      func(d *doc, i, hi int) int                         // steps over "that which" before what was said
	finite     func(d *doc, i int) bool                            // a verb in a personal form
	reported   func(d *doc, s sentence) bool                       // a sentence that is marked as another's words
	actor      func(d *doc, p part) phrase                         // the subject of a part whose verb is none of saying
	title      func(d *doc, g fragment, b block, words int) bool   // a name in marks
}

// wordList gives a class to each of the space-separated words.
type wordList struct {
	c     class
	words string
}
