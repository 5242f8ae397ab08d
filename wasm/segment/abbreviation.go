package segment

import "sync"

// abbreviations are the words whose point does not end a sentence, in English, German and Russian.
var abbreviations = [...]string{
	"mr", "mrs", "ms", "mx", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt", "col", "sgt", "capt", "cmdr", "adm", "maj",
	"pvt", "cpl", "hon", "rev", "fr", "sr", "jr", "st", "mt", "ft", "msgr", "pres", "supt", "det", "atty", "amb", "no", "nos", "vs", "inc", "ltd",
	"co", "corp", "llc", "bros", "dept", "univ", "assn", "ave", "blvd", "rd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
	"oct", "nov", "dec", "approx", "etc", "al", "ed", "eds", "vol", "pp", "fig", "ala", "ariz", "ark", "calif", "colo", "conn", "del",
	"fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn",
	"tex", "va", "vt", "wash", "wis", "wyo",
	"hr", "fr", "bzw", "nr", "str", "ca", "usw", "vgl", "sog", "ggf", "inkl",
	"г", "гг", "ул", "им", "руб", "тыс", "млн", "млрд", "проф", "акад", "св", "стр", "см", "др",
}

// endsToo are abbreviations that are also plain words, or that close a sentence as often as not: their point ends one when a capital follows.
var endsToo = [...]string{"no", "etc", "co", "inc", "ltd", "corp", "al", "fig", "ill", "ind", "miss", "mo", "la", "pa", "ed", "mar", "str", "ca", "г", "гг", "руб", "см", "др", "jr", "sr", "jan", "dec", "nov", "oct", "wash", "ore", "mass", "del", "no"}

const (
	isAbbreviation = 1 + iota
	mayEnd
)

var abbreviationTable = sync.OnceValue(func() map[uint32]uint8 {
	m := make(map[uint32]uint8, 2*len(abbreviations))
	for _, w := range abbreviations {
		m[Hash(w)] = isAbbreviation
	}
	for _, w := range endsToo {
		m[Hash(w)] = mayEnd
	}
	return m
})

// abbreviation reports whether the word of that hash and length in bytes is one whose point is its own.
func abbreviation(h uint32, length int) bool {
	return length <= 12 && abbreviationTable()[h] != 0
}

var openerTable = sync.OnceValue(func() map[uint32]bool {
	m := make(map[uint32]bool, len(openers))
	for _, w := range openers {
		m[Hash(w)] = true
	}
	return m
})
