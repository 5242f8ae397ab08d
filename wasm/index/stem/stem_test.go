package stem

import "testing"

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	for _, test := range []struct {
		lang string
		same []string
		not  string
	}{
		{"en", []string{"tariff", "tariffs"}, "tar"},
		{"en-GB", []string{"negotiate", "negotiated", "negotiating", "negotiates"}, "neglect"},
		{"ru", []string{"санкция", "санкции", "санкций", "санкциями"}, "санитар"},
		{"de", []string{"verhandlung", "verhandlungen"}, "verwandlung"},
	} {
		want := Of(test.lang, test.same[0])
		for _, word := range test.same {
			if got := Of(test.lang, word); got != want || got == "" {
				t.Errorf("%s: the stem of %s is %q, not %q", test.lang, word, got, want)
			}
		}
		if Of(test.lang, test.not) == want {
			t.Errorf("%s: %s has the stem of %s", test.lang, test.not, test.same[0])
		}
	}
	if got := Of("fr", "sanctions"); got != "" {
		t.Errorf("a French word has the stem %q", got)
	}
}
