package clerk

import (
	"verbatim/wasm/article"
	"verbatim/wasm/query"
	"verbatim/wasm/view"
)

// Desk is what a page shows, and what it shows it with that does not come from the archive.
type Desk struct {
	State    view.State
	Kept     bool // as in view.Data
	Settings view.Settings
	Dossier  view.Dossier
	Problems []query.Problem   // of the address
	Narrow   map[string]string // as in view.Data
	Hosted   bool              // as in view.Data; not among the parts
}

// yes is how a part says that something holds; "" says that it does not.
const yes = "yes"

func said(holds bool) string {
	if holds {
		return yes
	}
	return ""
}

// Parts writes d: the address of its state, whether its query is being typed, whether the list is kept, whether single keys mean nothing, the saved filters,
// the dossier, and then pairs: "problem" with words, or "narrow." and the key of a facet with the words typed into its box.
func (d Desk) Parts() []string {
	parts := []string{d.State.Fragment(), said(d.State.Query.Typing), said(d.Kept), said(d.Settings.NoShortcuts), d.Settings.SavedText(), d.Dossier.Text()}
	for _, p := range d.Problems {
		parts = append(parts, "problem", p.Message)
	}
	for facet, words := range d.Narrow {
		parts = append(parts, "narrow."+facet, words)
	}
	return parts
}

// ReadDesk reads what Parts wrote. Of anything else it gives what can be read.
func ReadDesk(parts []string) Desk {
	const fixed = 6
	for len(parts) < fixed {
		parts = append(parts, "")
	}
	d := Desk{Kept: parts[2] != "", Settings: view.Settings{NoShortcuts: parts[3] != "", Saved: view.ReadSaved(parts[4])}, Narrow: map[string]string{}}
	d.State, _ = view.ParseFragment(parts[0])
	d.State.Query.Typing = parts[1] != ""
	d.Dossier, _ = view.ReadDossier(parts[5])
	for parts = parts[fixed:]; len(parts) >= 2; parts = parts[2:] {
		if parts[0] == "problem" {
			d.Problems = append(d.Problems, query.Problem{Message: parts[1]})
		} else if len(parts[0]) > len("narrow.") {
			d.Narrow[parts[0][len("narrow."):]] = parts[1]
		}
	}
	return d
}

// lay adds what lies on the desk to what has been found.
func (d Desk) lay(to *view.Data) {
	to.Kept, to.Settings, to.Dossier, to.Problems, to.Narrow = d.Kept, d.Settings, d.Dossier, d.Problems, d.Narrow
	to.Hosted = d.Hosted
}

// whole reads a whole number; anything else is 0.
func whole(s string) int {
	n, _ := article.Number(s)
	return n
}
