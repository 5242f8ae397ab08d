package quote

// Explained is a rule's or a piece of evidence's name with what it means in plain words. In Text, {cue}, {mention} and {person} stand for the words of
// the attribution; {text} for the words of the evidence.
type Explained struct{ Name, Text string }

// Rules are all the rules by which a speaker is found: the values of Attribution.Rule, most reliable first. No rule of this room chooses "corrected": it is for
// corrections made by hand, and so are the parts that begin with "was-", which tell what was found before.
var Rules = [...]Explained{
	{"tag", "“{mention}” and “{cue}” follow the words right away, as in “…,” Vale said."},
	{"inverted", "“{cue}” and then “{mention}” follow the words right away, as in “…,” said Vale."},
	{"interrupted", "“{mention}” and “{cue}” stand in the middle of the words, so both parts are one statement."},
	{"lead-in", "“{mention}” is the subject of “{cue}”, and the words come after it."},
	{"according-to", "“{cue}” names “{mention}” as the source of the sentence."},
	{"as", "“{cue}” stands in a clause with “as”, which names “{mention}” as the source of the sentence."},
	{"parenthesis", "“{cue}” and “{mention}” stand between commas inside the sentence, which they report."},
	{"topic", "“{mention}” is the subject of “{cue}”, and what was spoken of stands before it."},
	{"passive", "“{cue}” is in the passive, and “by” names “{mention}”."},
	{"spoken-of", "“{cue}” is in the passive: the words are what was spoken of and how. Its speaker, if any, is named after “by”."},
	{"transcript", "The line opens with the speaker’s name, “{mention}”, and a colon, as a transcript does."},
	{"colon", "“{mention}” and a colon stand before the words."},
	{"participle", "“{cue}” hangs on a clause whose subject is “{mention}”."},
	{"coordination", "“{cue}” is joined by “and” or “but” to a clause whose subject is “{mention}”."},
	{"relative", "“{mention}” stands for the noun before it and is the subject of “{cue}”."},
	{"reported", "“{mention}” spoke right before, and the form of the verb marks the sentence as reported."},
	{"infinitive", "“{cue}” depends on a verb whose subject is “{mention}”."},
	{"noun", "“{cue}” is a noun of saying that belongs to “{mention}”."},
	{"paragraph-lead-in", "The paragraph before ends with a colon, and its subject is “{mention}”."},
	{"next-sentence", "The quotation stands alone, and the sentence after it is about “{mention}”."},
	{"next-paragraph", "The quotation opens a paragraph without naming anyone, right after a paragraph that quotes “{mention}”."},
	{"last-speaker", "The quotation stands alone, and “{mention}” was the last to speak before it."},
	{"same-sentence", "Another statement in the same sentence is by “{mention}”."},
	{"subject", "No verb of saying is near; “{mention}” is the subject of the sentence."},
	{"corrected", "It was set right by hand."},
	{"impersonal", "“{cue}” has no speaker: the sentence does not tell who said it."},
	{"unclear", "Nothing near the words tells who said them."},
}

// Parts are the kinds of evidence: the values of Evidence.Part.
var Parts = [...]Explained{
	{"cue", "“{text}” is the word that reports the speech."},
	{"mention", "“{text}” names the speaker here."},
	{"antecedent", "It goes back to “{text}”."},
	{"role", "The article describes the speaker as “{text}”."},
	{"continuation", "“{text}” goes on right after words of the same speaker."},
	{"multi-paragraph", "“{text}” opens a paragraph while the quotation before it is still open."},
	{"was-speaker", "Before it was set right the speaker was “{text}”."},
	{"was-role", "Before it was set right the role was “{text}”."},
	{"was-no-role", "Before it was set right there was no role; “{text}” was set by hand."},
	{"was-extent", "Before it was set right the words said were “{text}”."},
	{"was-type-direct", "Before it was set right “{text}” was taken for direct speech."},
	{"was-type-indirect", "Before it was set right “{text}” was taken for indirect speech."},
	{"was-type-mixed", "Before it was set right “{text}” was taken for mixed speech."},
}
