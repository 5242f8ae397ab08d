package verify

import (
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/draft"
	"verbatim/wasm/store"
	"verbatim/wasm/store/deflate"
	"verbatim/wasm/store/storetest"
)

func TestNothingIsSaidOfASpeakerWhoseRecordHasNotCome(t *testing.T) {
	var list bundle.List
	for _, text := range []string{ferry, bakery} {
		list = append(list, extracted(text, len(list)))
	}
	files, err := bundle.Build(list, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	const said = "“The ferry will sail at six every morning, whatever the tide does,” said Wilma Torsund."
	for _, test := range []struct {
		text, by string
		want     Whose
	}{
		{said, "", AsClaimed},
		{said + "\n\n“Our oven eats eleven sacks of flour before the sun is up,” said the baker Runa Castellan.", "", AsClaimed},
		{"The ferry will sail at six every morning", "W. Torsund", AsClaimed},
		{"The ferry will sail at six every morning", "the harbour master", AsClaimed},
		{"The ferry will sail at six every morning", "Olga Torsund", AnotherSpeaker},
		{"“The ferry will sail at six every morning,” said Runa Castellan.", "", AnotherSpeaker},
	} {
		host := storetest.NewLate(files[0].Data)
		var a *bundle.Archive
		host.Rounds(func() { a, err = bundle.OpenFrom(host, "archive", int64(len(host.Data))) })
		if err != nil {
			t.Fatal(err)
		}
		d := NewDraft(test.text)
		d.By = test.by
		d.Take(draft.Read(d.Wants()))
		var whole Finding
		var one bool
		most := host.Rounds(func() { whole, one, err = d.Whole(a) })
		for more := !one; more && err == nil; {
			most = max(most, host.Rounds(func() { more, err = d.Step(a) }))
		}
		if err != nil {
			t.Fatal(err)
		}
		findings := d.Findings
		if one {
			findings = []Finding{whole}
		}
		if len(findings) == 0 || most > 10 {
			t.Errorf("%q: %d findings, %d rounds for one", test.text, len(findings), most)
		}
		for _, f := range findings {
			if f.Verdict.Whose != test.want || f.Verdict.Kind != Exact {
				t.Errorf("%q by %q: %v, %v; want %v", f.Words, f.Claimed, f.Verdict.Kind, f.Verdict.Whose, test.want)
			}
		}
	}
}

// present is a source that has all bytes at once, and notes which are asked for.
type present struct {
	data  []byte
	asked map[[2]int64]bool
}

func (w *present) Block(name string, off, n int64) ([]byte, error) {
	w.asked[[2]int64{off, n}] = true
	return store.Memory{name: w.data}.Block(name, off, n)
}

func TestAnArticleThatCannotComeNearTheLikeliestIsNotAskedFor(t *testing.T) {
	const said = "The ferry will sail at six every morning, whatever the tide does"
	random := rand.New(rand.NewPCG(7, 7))
	filler := func() string { // long enough that no other article lies within the same page
		var b strings.Builder
		for i := range 2500 {
			if i%12 == 0 {
				b.WriteString(".\n\nStill")
			}
			b.WriteByte(' ')
			for range 7 {
				b.WriteByte(byte('a' + random.IntN(26)))
			}
		}
		return b.String()
	}
	list := bundle.List{extracted(ferry+filler(), 0)}
	for i := 1; i < 6; i++ {
		list = append(list, extracted("# Quay\n\n“The tide and the ferry will leave at six every week,” said Olga Merrin"+filler()+".\n", i))
	}
	files, err := bundle.Build(list, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	near := &present{files[0].Data, map[[2]int64]bool{}}
	a, err := bundle.OpenFrom(near, "archive", int64(len(near.data)))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Check(a, said, "")
	if err != nil || want.Kind == NotHere {
		t.Fatal(want.Kind, err)
	}
	far := storetest.NewLate(near.data)
	far.Rounds(func() { a, err = bundle.OpenFrom(far, "archive", int64(len(far.Data))) })
	if err != nil {
		t.Fatal(err)
	}
	var got Verdict
	far.Rounds(func() { got, err = Check(a, said, "") })
	if err != nil || got.Kind != want.Kind || got.Place != want.Place {
		t.Fatalf("%v at %+v, want %v at %+v; %v", got.Kind, got.Place, want.Kind, want.Place, err)
	}
	for stretch := range far.Stretches {
		if !near.asked[stretch] {
			t.Errorf("%d bytes from %d on were asked for, which a check that has all bytes does not read", stretch[1], stretch[0])
		}
	}
}
