package verify

import (
	"strings"
	"unicode"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index"
	"verbatim/wasm/quote"
)

// claim is who is said to have said something, in words that names are compared by: in Latin letters, without accents, initials and titles kept.
type claim struct {
	words     []string
	described bool // "the keeper" rather than a name
}

// pronouns stand for somebody whom only the text around can tell.
var pronouns = " he she they it i we er sie es ich wir он она они оно я мы "

func readClaim(text string) claim {
	text = strings.TrimSpace(text)
	key := bundle.NameKey(text)
	if key == "" || strings.Contains(pronouns, " "+strings.ToLower(text)+" ") {
		return claim{}
	}
	words := strings.Fields(text)
	upper := func(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) == 0 }
	return claim{words: strings.Fields(key), described: !upper(words[len(words)-1]) || !upper(words[0]) && len(words) < 3}
}

// whose compares the claim with who says quote q of the archive, an attribution of item; q is -1 for the narrator's words. The error is that of a record which
// cannot be read, or has not come yet: nothing may be said of a speaker by an empty one.
func (c claim) whose(a *bundle.Archive, item bundle.Item, q, attribution int) (Whose, error) {
	switch {
	case q < 0:
		return Narrator, nil
	case len(c.words) == 0:
		return NobodyClaimed, nil
	}
	x := &item.Quotes.Attributions[attribution]
	role := strings.Fields(bundle.NameKey(x.Role.Of(item.Article.Text)) + " " + bundle.NameKey(x.Mention.Of(item.Article.Text)))
	n, err := a.Voice(q)
	if err != nil {
		return CannotTell, cannot(err)
	}
	if n < 0 || x.Confidence != quote.Named {
		if shares(c.words, role) {
			return AsClaimed, nil
		}
		return CannotTell, nil
	}
	who, err := a.LoadSpeaker(n)
	if err != nil {
		return CannotTell, cannot(err)
	}
	for _, r := range who.Roles {
		role = append(role, strings.Fields(bundle.NameKey(r))...)
	}
	for _, name := range append([]string{who.Name}, who.Variants...) {
		if c.names(strings.Fields(bundle.NameKey(name)), role, who.Body) {
			return AsClaimed, nil
		}
	}
	switch {
	case c.described && shares(c.words, role):
		return AsClaimed, nil
	case c.described:
		return CannotTell, nil
	}
	return AnotherSpeaker, nil
}

// small are words that many names and descriptions share.
var small = " the a an of and for in der die das und von de la "

// shares tells whether two descriptions have a word in common that says something.
func shares(x, y []string) bool {
	for _, w := range x {
		for _, v := range y {
			if w == v && len(w) > 2 && !strings.Contains(small, " "+w+" ") {
				return true
			}
		}
	}
	return false
}

// titles stand before surnames.
var titles = " mr mrs ms miss dr prof professor sir lord lady sen senator rep representative gov governor president minister premier chancellor mayor judge" +
	" general colonel major captain officer inspector chief secretary ambassador king queen prince princess pope bishop father sister brother herr frau "

// names tells whether the claim can stand for a name: it has the surname, and before it the same given name, its initial, a title or nothing.
func (c claim) names(name, role []string, body bool) bool {
	if len(name) == 0 {
		return false
	}
	if body {
		return strings.Join(c.words, " ") == strings.Join(name, " ") || shares(c.words, name) && (len(c.words) == 1 || len(name) == 1)
	}
	for i, w := range c.words {
		if w != name[len(name)-1] {
			continue
		}
		if i == 0 || len(name) == 1 {
			return true
		}
		before, given := c.words[i-1], name[0]
		if before == "w" { // as the key of a name has it
			before = "v"
		}
		initial := (len(before) == 1 || len(given) == 1) && before[0] == given[0]
		if before == given || initial || strings.Contains(titles, " "+before+" ") || shares(c.words[i-1:i], role) {
			return true
		}
	}
	return false
}

// Same tells whether two texts have the same words: whether they differ only in what a check ignores.
func Same(s, t string) bool { return index.Fold(s) == index.Fold(t) }
