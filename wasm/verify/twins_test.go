package verify

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/wasm/bundle"
	"verbatim/wasm/store/deflate"
	"verbatim/wasm/store/storetest"
)

func TestOneQuotationInTwoWordingsIsFound(t *testing.T) {
	a := built(t, bundle.List{
		item("first", "2024-01-01", "“[The harbour will open again before the first of May],” said Ilva Brandt.\n\n“[Nobody was asked],” said Oskar Venn.\n"),
		item("second", "2024-01-02", "“[The harbour]|,” Brandt said, “[will not open again before the first of June].”\n"),
		item("third", "2024-01-03", "“[The tram will open again in autumn],” said Ilva Brandt.\n\n“[Nobody was asked],” said Oskar Venn.\n"),
	})
	twins, err := NewTwins(a).Of(0)
	if err != nil || len(twins) != 1 || twins[0].Same {
		t.Fatalf("%v, %v", twins, err)
	}
	first, _ := a.Item(0)
	second, _ := a.Item(1)
	var told []string
	for _, c := range twins[0].Changes {
		told = append(told, c.Op.String()+":"+c.Source.Of(first.Article.Text)+">"+c.Pasted.Of(second.Article.Text))
	}
	want := "equal:The harbour>The harbour|equal:will>will|insert:>not|equal:open again before the first of>open again before the first of|delete:May>|insert:>June"
	if got := strings.Join(told, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if twins, _ := NewTwins(a).Of(1); len(twins) != 0 {
		t.Error("a quote of three words is alike by chance")
	}
}

// Looking at the documents of rare words alone misses no twin.
func TestTwinsAreThoseThatComparingAllWithAllFinds(t *testing.T) {
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 7))
		var items []bundle.Item
		var said []string
		for n := range 60 {
			words := make([]string, 4+random.IntN(14))
			for i := range words {
				words[i] = fmt.Sprintf("w%c%c", 'a'+random.IntN(1+random.IntN(9)), 'a'+random.IntN(4))
			}
			line := strings.Join(words, " ")
			if n > 10 && random.IntN(2) == 0 { // with a few words changed
				words = strings.Fields(said[random.IntN(len(said))])
				for range random.IntN(5) {
					words[random.IntN(len(words))] = fmt.Sprintf("x%c", 'a'+random.IntN(20))
				}
				line = strings.Join(words, " ")
			}
			said = append(said, line)
			items = append(items, item(fmt.Sprintf("a%d", n), "2024-01-01", "“["+line+"],” said Ilva Brandt.\n"))
		}
		a := built(t, bundle.List(items))
		found, all := 0, NewTwins(a)
		for all.Step() {
		}
		for q := range a.Info().Quotes {
			twins, err := all.Of(q)
			if err != nil {
				t.Fatal(err)
			}
			var got, want []int
			for _, twin := range twins {
				got = append(got, twin.Quote)
			}
			mine, _ := spokenBy(a, q)
			for other := range a.Info().Quotes {
				theirs, _ := spokenBy(a, other)
				if _, ok := mine.twin(theirs); ok && len(mine.terms) >= fewestAlike && theirs.article != mine.article {
					want = append(want, other)
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("seed %d: quote %d has the twins %v, want %v", seed, q, got, want)
			}
			found += len(got)
		}
		if found == 0 {
			t.Errorf("seed %d: no twins", seed)
		}
	}
}

// Over an archive that comes by stretches the quotes that may be twins are asked for together, however many articles they stand in. Of many the nearest are compared.
func TestTwinsAreAskedForTogether(t *testing.T) {
	var items bundle.List
	for n := range 150 {
		line := fmt.Sprintf("The harbour will open again before the first of May %d", 1000+n/2)
		filler := "Counted:"
		for lot := range 120 { // so that the texts fill many pages
			filler += fmt.Sprint(" ", (n*120+lot)*7919%90001)
		}
		items = append(items, item(fmt.Sprintf("a%03d", n), "2024-01-01", "“["+line+"],” said Ilva Brandt.\n\n"+filler+"\n"))
	}
	files, err := bundle.Build(items, bundle.Info{}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	for _, most := range []int{math.MaxInt, 40} {
		source := storetest.NewLate(files[0].Data)
		var a *bundle.Archive
		source.Rounds(func() { a, err = bundle.OpenFrom(source, "archive", int64(len(source.Data))) })
		if err != nil {
			t.Fatal(err)
		}
		var twins []Twin
		var all bool
		rounds := source.Rounds(func() { twins, all, err = Nearest(a, 6, most) })
		if err != nil || all != (most > 150) || all && len(twins) != 149 || !all && (len(twins) == 0 || len(twins) > most) {
			t.Errorf("of at most %d, %d are twins, all: %v, %v", most, len(twins), all, err)
		}
		if rounds > 15 {
			t.Errorf("%d rounds for %d twins", rounds, len(twins))
		}
		same := 0
		for _, twin := range twins {
			if twin.Same {
				same++
			}
		}
		if same != 1 {
			t.Errorf("of %d twins, the nearest of all among them, %d have the same words", len(twins), same)
		}
	}
}
