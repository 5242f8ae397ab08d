package correct_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/cite"
	"verbatim/wasm/correct"
)

// of is a correction of a quote of an article.
func of(article string, n int, speaker string) correct.Correction {
	return correct.Correction{Quote: cite.Anchor{ID: fmt.Sprintf("%s/q%08d", article, n), Exact: "the kiln is cold"}, Speaker: speaker}
}

// changed is a history of some changes of every kind, from a seed.
func changed(seed int64, changes int) correct.History {
	r := rand.New(rand.NewSource(seed))
	var h correct.History
	for range changes {
		switch p := h.Patch; r.Intn(8) {
		case 0:
			h.Change(p.Without(r.Intn(len(p) + 1)))
		case 1:
			h.Change(nil)
		case 2:
			h.Change(p.Join(correct.Patch{of("kiln", r.Intn(9), "Ina Brook"), {People: []string{"Brook"}, Becomes: "Ina Brook"}}))
		default:
			h.Change(p.With(of([]string{"kiln", "local--ferry"}[r.Intn(2)], r.Intn(30), fmt.Sprintf("Speaker %d", r.Intn(5)))))
		}
	}
	return h
}

// back is a history as a later visit of the page finds it.
func back(t *testing.T, h correct.History) correct.History {
	t.Helper()
	p, errs := correct.Read("kept", []byte(h.Patch.Text()))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return correct.ReadHistory(p, h.Text())
}

func TestChangesAreTakenBackInALaterVisitAsInThisOne(t *testing.T) {
	for seed := range int64(30) {
		h := changed(seed, 1+int(seed)*5)
		again := back(t, h)
		for n := 0; ; n++ {
			if h.Patch.Text() != again.Patch.Text() || h.Changes() != again.Changes() {
				t.Fatalf("seed %d, %d taken back: %d changes of\n%s\nand not %d of\n%s", seed, n, again.Changes(), again.Patch.Text(), h.Changes(), h.Patch.Text())
			}
			if again.Undo(); !h.Undo() {
				break
			}
			again = back(t, again)
		}
	}
}

func TestAChangeOfALongPatchIsKeptInFewBytes(t *testing.T) {
	var h correct.History
	for i := range 3000 {
		h.Patch = append(h.Patch, of("kiln", i, "Ina Brook"))
	}
	for i := range 150 {
		h.Change(h.Patch.With(of("kiln", i, "Ada Morrow")))
	}
	if n := len(h.Text()); h.Changes() != 100 || n > 100*200 {
		t.Errorf("%d changes take %d bytes", h.Changes(), n)
	}
	for range 20 { // each brings all of them back, or takes them out
		p := h.Patch
		h.Change(nil)
		h.Change(p)
	}
	if again := back(t, h); again.Changes() == 0 || again.Changes() >= 40 || len(h.Text()) > 256<<10 {
		t.Errorf("of changes that take much room %d are kept, in %d bytes", again.Changes(), len(h.Text()))
	} else if again.Undo(); len(again.Patch) != 0 {
		t.Errorf("the last of them is taken back to %d corrections", len(again.Patch))
	}
}

func TestWhatIsForgottenComesBackByNoUndo(t *testing.T) {
	h := changed(7, 60)
	h.Change(h.Patch.With(of("local--ferry", 1, "Tomas Reyl")))
	h.Forget("")
	texts := []string{h.Text(), h.Patch.Text()}
	for before := "-"; h.Undo(); before = texts[len(texts)-1] {
		if texts = append(texts, h.Patch.Text()); texts[len(texts)-1] == before {
			t.Error("taking a change back changes nothing")
		}
	}
	if i := slices.IndexFunc(texts, func(s string) bool { return strings.Contains(s, "local--") }); i >= 0 {
		t.Errorf("something is left of it: %q", texts[i])
	}
}

func TestChangesOfOtherCorrectionsAreNotTakenBack(t *testing.T) {
	h := changed(3, 20)
	other := h.Patch.With(of("kiln", 77, "Tomas Reyl"))
	if again := correct.ReadHistory(other, h.Text()); again.Changes() != 0 || again.Undo() {
		t.Errorf("%d changes are taken for those of other corrections", again.Changes())
	}
}

func FuzzReadHistory(f *testing.F) {
	h := changed(5, 12)
	f.Add(h.Patch.Text(), h.Text())
	f.Fuzz(func(t *testing.T, patch, text string) {
		p, _ := correct.Read("kept", []byte(patch))
		h := correct.ReadHistory(p, text)
		again := back(t, h)
		if again.Changes() > h.Changes() {
			t.Errorf("%d changes became %d", h.Changes(), again.Changes())
		}
		for again.Undo() {
			h.Undo()
			if h.Patch.Text() != again.Patch.Text() {
				t.Fatal("a change is taken back to something else")
			}
		}
	})
}
