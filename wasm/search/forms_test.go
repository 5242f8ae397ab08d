package search

import (
	"reflect"
	"slices"
	"testing"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
)

func inflected(t testing.TB) *bundle.Archive {
	en, ru, de := article.Meta{Title: "Harbour", Lang: "en"}, article.Meta{Title: "Порт", Lang: "ru"}, article.Meta{Title: "Hafen", Lang: "de"}
	return open(t,
		articleOf("en", en,
			line{words: "Tariffs, tariffs and again tariffs", speaker: "Ada Quill"},
			line{words: "The tariff on herring rose last spring, and nobody here in the harbour was asked about it", speaker: "Bo Lind"},
			line{words: "They negotiated with the bakers", speaker: "Ada Quill"},
			line{words: "Nobody negotiates in a storm", speaker: "Cy Baker"}),
		articleOf("ru", ru, line{words: "Санкции против рыбаков отменят", speaker: "Анна Лосева"}, line{words: "Этих санкций никто не ждал", speaker: "Анна Лосева"}),
		articleOf("de", de, line{words: "Die Verhandlungen ruhen", speaker: "Uwe Horn"}, line{words: "Jede Verhandlung kostet Zeit", speaker: "Uwe Horn"}),
	)
}

func TestAWordFindsItsOtherFormsAfterItself(t *testing.T) {
	a := inflected(t)
	for _, test := range []struct {
		text  string
		want  []uint32
		forms []string
	}{
		{"tariff", []uint32{1, 0}, []string{"tariffs"}},
		{"tariffs", []uint32{0, 1}, []string{"tariff"}},
		{`"tariff"`, []uint32{1}, nil},
		{"tariff*", []uint32{0, 1}, nil},
		{"about:tariff", []uint32{1, 0}, []string{"tariffs"}},
		{"negotiates -tariffs", []uint32{3, 2}, []string{"negotiated"}},
		{"harbour -tariffs", []uint32{1}, nil},
		{"speaker:baker", []uint32{3}, nil},
		{"санкции", []uint32{4, 5}, []string{"санкций"}},
		{"verhandlung", []uint32{7, 6}, []string{"verhandlungen"}},
		{"negotiated OR verhandlungen", []uint32{2, 3, 6, 7}, []string{"negotiates", "verhandlung"}},
	} {
		r := Run(a, query.Parse(test.text))
		hits := r.Hits
		if len(test.forms) != 1 { // there is no word and its form to be in order
			hits = slices.Sorted(slices.Values(hits))
		}
		if !slices.Equal(hits, test.want) {
			t.Errorf("%s finds %v, want %v", test.text, hits, test.want)
		}
		var forms []string
		for _, f := range r.Forms {
			forms = append(forms, f.Terms...)
		}
		if !slices.Equal(forms, test.forms) {
			t.Errorf("%s stands for %v, want %v", test.text, forms, test.forms)
		}
	}
}

func TestFormsCanBeTurnedOff(t *testing.T) {
	a := inflected(t)
	for text, want := range map[string]string{
		"tariff": `"tariff"`, "about:tariff -storm": `about:"tariff" -storm`, "tariff OR negotiated": `"tariff" OR "negotiated"`,
	} {
		r := Run(a, query.Parse(text))
		q := r.AsTyped(query.Parse(text))
		if q.Text != want {
			t.Errorf("%s is %s as typed, want %s", text, q.Text, want)
		}
		if again := Run(a, q); len(again.Forms) > 0 || len(again.Hits) == 0 || len(again.Hits) >= len(r.Hits) {
			t.Errorf("%s finds %v and stands for %v", q.Text, again.Hits, again.Forms)
		}
	}
}

func TestFormsAreLitUp(t *testing.T) {
	a := inflected(t)
	const text = "Tariffs and a tariff"
	if spans := Matches(text, WithForms(a, query.Parse("tariff"))); len(spans) != 2 {
		t.Errorf("%v are lit", spans)
	}
	if spans := Matches(text, WithForms(a, query.Parse(`"tariff"`))); len(spans) != 1 {
		t.Errorf("%v are lit of the word in quotation marks", spans)
	}
}

// Who opens a quote from a list sees the words lit that were lit there.
func TestWhatIsSoughtIsKnownWithoutItsResults(t *testing.T) {
	a := inflected(t)
	for _, text := range []string{"", "tariff", "tarif", "tarif herring", `"tarif"`, "tarif OR storm", "tarif OR strom", "-tarif", "tarif*", "speaker:quil", "санкций", "zzzzzz", "herring -strom", "about:tarif"} {
		q := query.Parse(text)
		r := Run(a, q)
		if len(r.Hits) == 0 {
			continue // there is no list to come from
		}
		if got, want := Sought(a, q), r.Sought(a, q); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, not %+v", text, got, want)
		}
	}
	if q := Sought(a, query.Query{Text: "tarif", Scope: query.Narration}); q.Text != "tarif" {
		t.Errorf("of narration, whose words are others, it says %q", q.Text)
	}
}
