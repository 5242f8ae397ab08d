package press

import "strconv"

// clause is a sentence without its full stop and large letter: what somebody says, some 45 bytes. we is "we" in a direct quote and "they" in an indirect one.
func (w *writer) clause(we string) string {
	switch w.draw.below(16) {
	case 0:
		return w.core(we) + " this " + w.noun()
	case 1:
		return w.core(we) + ", not " + third(w.noun())
	case 2:
		return "in " + w.place() + " " + w.core(we)
	case 3:
		return "if so, " + w.core(we)
	}
	return w.core(we)
}

func (w *writer) core(we string) string {
	d := w.draw
	switch d.below(15) {
	case 0:
		return "the " + w.noun() + " of " + w.place() + " will " + w.verb() + " the " + w.noun()
	case 1:
		return we + " " + past(w.verb()) + " the " + w.adjective() + " " + w.noun() + " and the " + w.noun()
	case 2:
		return "the " + w.adjective() + " " + w.noun() + " was not " + past(w.verb())
	case 3:
		return third(w.noun()) + " are " + w.adjective() + " in " + w.place()
	case 4:
		return "no " + w.noun() + " can " + w.verb() + " a " + w.noun() + " without " + third(w.noun())
	case 5:
		return "it is " + w.adjective() + " that the " + w.noun() + " " + third(w.verb())
	case 6:
		return "the " + w.noun() + " " + past(w.verb()) + " " + strconv.Itoa(2+d.below(98)) + " " + third(w.noun()) + " in " + strconv.Itoa(1970+d.below(55))
	case 7:
		return w.press.person(d.rank(people)).name() + " has " + past(w.verb()) + " every " + w.noun()
	case 8:
		return "nobody in " + w.place() + " would " + w.verb() + " such a " + w.noun()
	case 9:
		return we + " have never " + past(w.verb()) + " a " + w.noun()
	case 10:
		return "their " + w.noun() + " was " + w.adjective() + " but " + w.adjective()
	case 11:
		return "one " + w.noun() + " in " + strconv.Itoa(3+d.below(40)) + " " + past(w.verb())
	case 12:
		return "there were " + w.adjective() + " " + third(w.noun()) + " at the " + w.noun()
	case 13:
		return "each " + w.noun() + " cost " + strconv.Itoa(5+d.below(900)) + " " + third(w.noun())
	}
	return we + " must " + w.verb() + " more " + third(w.noun()) + " before the " + w.noun() + " is " + w.adjective()
}

// narration is a whole sentence that nobody says.
func (w *writer) narration() string {
	d := w.draw
	switch d.below(3) {
	case 0:
		return "The " + w.adjective() + " " + w.noun() + " of " + w.place() + " " + past(w.verb()) + " the " + w.noun() + " with " + third(w.noun()) + "."
	case 1:
		return "A " + w.noun() + " near " + w.place() + " was " + past(w.verb()) + " by a " + w.adjective() + " " + w.noun() + "."
	}
	return "In " + w.place() + " " + third(w.noun()) + " and " + third(w.noun()) + " " + past(w.verb()) + " for " + strconv.Itoa(2+d.below(40)) + " days."
}

var cues = []string{"said", "said", "said", "said", "told reporters", "added", "warned", "argued", "noted", "explained"}

var reports = []string{"said", "said", "said", "warned", "argued", "noted", "explained", "insisted", "confirmed"}

// direct is a quote inside marks, with the words that name its speaker before, after or in the middle.
func (w *writer) direct(who *speaker) string {
	words := upper(w.clause("we"))
	w.out.Quotes = append(w.out.Quotes, Quote{"direct", who.name(), words})
	switch w.draw.below(5) {
	case 0:
		return upper(who.mention(w.draw)) + " said: \"" + words + ".\""
	case 1:
		more := upper(w.clause("we"))
		w.out.Quotes[len(w.out.Quotes)-1].Words = words + ", " + more
		return "\"" + words + ",\" " + who.mention(w.draw) + " " + pick(w.draw, cues) + ". \"" + more + ".\""
	case 2:
		if !who.met {
			return "\"" + words + ",\" said " + who.mention(w.draw) + "."
		}
	}
	return "\"" + words + ",\" " + who.mention(w.draw) + " " + pick(w.draw, cues) + "."
}

// indirect is a quote without marks.
func (w *writer) indirect(who *speaker) string {
	words := w.clause("they")
	w.out.Quotes = append(w.out.Quotes, Quote{"indirect", who.name(), words})
	if !who.met && w.draw.percent(20) {
		return "According to " + who.mention(w.draw) + ", " + words + "."
	}
	return upper(who.mention(w.draw)) + " " + pick(w.draw, reports) + " that " + words + "."
}

// mixed is a quote of which the end stands inside marks.
func (w *writer) mixed(who *speaker) string {
	free := "the " + w.noun() + " was"
	marked := w.adjective() + " and " + w.adjective() + " for every " + w.noun()
	w.out.Quotes = append(w.out.Quotes, Quote{"mixed", who.name(), free + " " + marked})
	return upper(who.mention(w.draw)) + " " + pick(w.draw, reports) + " that " + free + " \"" + marked + "\"."
}
