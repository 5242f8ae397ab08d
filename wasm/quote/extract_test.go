package quote_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/quote"
)

func ExampleExtract() {
	a := article.FromText("bridge", "Nora Vale, an engineer, opened the bridge on Friday. “It took a year,” she said.")
	r := quote.Extract(a)
	for _, q := range r.Attributions {
		fmt.Println(q.Kind, r.People[q.Person].Name, q.Role.Of(a.Text), q.Pieces[0].Of(a.Text))
	}
	// Output: direct Nora Vale engineer It took a year
}

func TestEveryRuleIsExplained(t *testing.T) {
	known := map[string]bool{}
	for _, r := range quote.Rules {
		if known[r.Name] || r.Text == "" {
			t.Errorf("rule %q stands twice or has no text", r.Name)
		}
		known[r.Name] = true
	}
	parts := map[string]bool{}
	for _, p := range quote.Parts {
		parts[p.Name] = true
	}
	for _, a := range quote.Extract(article.FromText("mixed", sample)).Attributions {
		if !known[a.Rule] {
			t.Errorf("rule %q has no explanation", a.Rule)
		}
		for _, e := range a.Evidence {
			if !parts[e.Part] {
				t.Errorf("evidence %q has no explanation", e.Part)
			}
		}
	}
}

func TestExtractIsDeterministic(t *testing.T) {
	a := article.FromText("mixed", sample)
	if x, y := fmt.Sprint(quote.Extract(a)), fmt.Sprint(quote.Extract(a)); x != y {
		t.Error("two runs differ")
	}
}

func TestIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, q := range quote.Extract(article.FromText("twice", strings.Repeat("“It holds,” said Nora Vale.\n\n", 3))).Attributions {
		if seen[q.ID] || len(q.ID) != 9 {
			t.Errorf("id %q is not unique or not nine characters", q.ID)
		}
		seen[q.ID] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d attributions, want 3", len(seen))
	}
}

// valid checks what must hold of the result for any text.
func valid(t *testing.T, a *article.Article, r *quote.Result) {
	t.Helper()
	span := func(what string, s article.Span) {
		if s.IsZero() {
			return
		}
		if s.Start < 0 || s.End <= s.Start || s.End > len(a.Text) {
			t.Fatalf("%s %v in a text of %d bytes", what, s, len(a.Text))
		}
		if utf8.ValidString(a.Text) && !utf8.ValidString(s.Of(a.Text)) {
			t.Fatalf("%s cuts a character: %q", what, s.Of(a.Text))
		}
	}
	for _, q := range r.Attributions {
		if len(q.Pieces) == 0 {
			t.Fatal("an attribution without pieces")
		}
		for i, s := range q.Pieces {
			span("piece", s)
			if i > 0 && s.Start < q.Pieces[i-1].End {
				t.Fatalf("pieces out of order: %v", q.Pieces)
			}
		}
		for _, s := range slices.Concat(q.Fragments, []article.Span{q.Cue, q.Mention, q.Role, q.Via, q.To, q.When}) {
			span("span", s)
		}
		for _, e := range q.Evidence {
			span("evidence "+e.Part, e.Span)
		}
		if q.Person >= len(r.People) || (q.Person >= 0) != (q.Confidence == quote.Named) {
			t.Fatalf("person %d, confidence %v, %d people", q.Person, q.Confidence, len(r.People))
		}
	}
	for _, n := range r.Names {
		span("name", n.Span)
	}
	for _, x := range r.Rejected {
		span("rejected", x.Span)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("“The gate,” said Orla Venn, “will hold.”", "en")
	f.Add("ORME: \"He's 6'2\".\n\n\"No,\" she said, adding that ''it'' broke.", "en")
	f.Add("According to According to , said \xff“”‘’«»„“", "")
	f.Add("Nora Vale said the bridge was open to", "en")
	f.Add("THE WEIR WAS CRACKED", "en")
	f.Add("— Мост готов, — сказала Нора Вейл. — Всё.", "ru")
	f.Add("„Das Tor hält“, sagte Anke Vossberg der „Hafenpost“.", "de")
	f.Fuzz(func(t *testing.T, text, lang string) {
		a := article.FromText("fuzz", text)
		a.Meta.Lang = lang
		valid(t, a, quote.Extract(a))
	})
}

// Texts that would make a scan without a bound quadratic.
var hard = map[string]func(n int) string{
	"marks":        func(n int) string { return strings.Repeat("“", n) },
	"straight":     func(n int) string { return strings.Repeat("\" ", n/2) },
	"nested":       func(n int) string { return strings.Repeat("“a ", n/6) + strings.Repeat("” ", n/6) },
	"single":       func(n int) string { return strings.Repeat(" 'a", n/3) },
	"one word":     func(n int) string { return strings.Repeat("a", n) },
	"capitals":     func(n int) string { return strings.Repeat("Vale ", n/5) },
	"cues":         func(n int) string { return strings.Repeat("said ", n/5) },
	"commas":       func(n int) string { return strings.Repeat("Vale, ", n/6) },
	"one sentence": func(n int) string { return strings.Repeat("Nora Vale said that she said and ", n/33) },
	"paragraphs":   func(n int) string { return strings.Repeat("“Yes,” she said.\n\n", n/20) },
	"speech alone": func(n int) string { return strings.Repeat("“Yes.”\n\n", n/12) },
	"one role":     func(n int) string { return strings.Repeat("Nora Vale, a judge, said yes. The judge said no. ", n/49) },
	"labels":       func(n int) string { return strings.Repeat("Orme: We say yes.\n\n", n/19) },
	"long stretch": func(n int) string {
		return strings.Repeat("“Orme Vale” Nora Vale ran out ", 6) + "“" + strings.Repeat("Orme Vale ", n/10) + "”"
	},
	"German": func(n int) string { return strings.Repeat("„Ja.“\n\n", n/12) },
	"Russian": func(n int) string {
		return strings.Repeat("— Мост готов, — сказала Нора Вейл. — Всё.\n\n", n/75)
	},
	"many people": func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "Nora V%x, a judge, spoke. “Yes,” the judge said.\n\n", i)
		}
		return b.String()
	},
	"many of one surname": func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "“Yes,” said N%x Vale. “No,” Vale said.\n\n", i)
		}
		return b.String()
	},
}

// hardText is the hard text of that name, of about n bytes.
func hardText(name string, n int) *article.Article {
	a := article.FromText("hard", hard[name](n))
	a.Meta.Lang = map[string]string{"German": "de", "Russian": "ru"}[name]
	return a
}

func TestHardTextsAreValid(t *testing.T) {
	for name := range hard {
		a := hardText(name, 20000)
		t.Run(name, func(t *testing.T) { valid(t, a, quote.Extract(a)) })
	}
}

// TestHardTextsAskInStepWithLength gives every text eight times the length and counts the decisions that are taken: a scan that begins anew at
// every cue of a sentence would take 64 times as many. How the time grows is what BenchmarkHard reports.
func TestHardTextsAskInStepWithLength(t *testing.T) {
	asked := func(a *article.Article) int {
		n := 0
		quote.Examples(a, nil, func(quote.Example) { n++ })
		return n
	}
	for name := range hard {
		short, long := asked(hardText(name, 1<<12)), asked(hardText(name, 1<<15))
		if long > 10*max(short, 100) {
			t.Errorf("%s: 4 KB take %d decisions, 32 KB take %d", name, short, long)
		}
	}
}

// BenchmarkHard reports as growth how much longer a byte of 1 MB takes than one of 128 KB: about 1 where the cost is in step with the length, 8
// where it is quadratic.
func BenchmarkHard(b *testing.B) {
	for name := range hard {
		short := 0.0
		for _, size := range []int{1 << 17, 1 << 20} {
			a := hardText(name, size)
			b.Run(fmt.Sprintf("%s/%dKB", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(a.Text)))
				for b.Loop() {
					quote.Extract(a)
				}
				took := b.Elapsed().Seconds() / float64(b.N) / float64(len(a.Text))
				if size == 1<<17 {
					short = took
				} else if short > 0 {
					b.ReportMetric(took/short, "growth")
				}
			})
		}
	}
}

// BenchmarkExtract reads an article of 4 KB, and articles 16 and 256 times as long.
func BenchmarkExtract(b *testing.B) {
	for _, times := range []int{1, 16, 256} {
		a := article.FromText("sample", strings.Repeat(sample+"\n\n", 4*times))
		b.Run(fmt.Sprintf("%dKB", len(a.Text)>>10), func(b *testing.B) {
			b.SetBytes(int64(len(a.Text)))
			b.ReportAllocs()
			for b.Loop() {
				quote.Extract(a)
			}
		})
	}
}

// BenchmarkMegabytes reads 1, 10 and 100 MB, as many articles of 4 KB and as one text; "growth" is the time per byte over that of 1 MB.
func BenchmarkMegabytes(b *testing.B) {
	article4KB := article.FromText("sample", strings.Repeat(sample+"\n\n", 5))
	short := map[string]float64{}
	for _, megabytes := range []int{1, 10, 100} {
		n := megabytes * 1e6 / len(article4KB.Text)
		read := map[string]func(){"articles": func() {
			for range n {
				quote.Extract(article4KB)
			}
		}}
		if megabytes <= 10 { // a text of 100 MB is no article
			whole := article.FromText("sample", strings.Repeat(sample+"\n\n", 5*n))
			read["one text"] = func() { quote.Extract(whole) }
		}
		for shape, extract := range read {
			b.Run(fmt.Sprintf("%s/%dMB", shape, megabytes), func(b *testing.B) {
				b.SetBytes(int64(n * len(article4KB.Text)))
				for b.Loop() {
					extract()
				}
				took := b.Elapsed().Seconds() / float64(b.N*n)
				if megabytes == 1 {
					short[shape] = took
				}
				b.ReportMetric(took/short[shape], "growth")
			})
		}
	}
}

const sample = `The bridge at Marlow will stay shut until the spring, the town’s council said on Monday, after engineers found cracks in two of its piers.

“We looked at every stone,” said Nora Vale, an engineer at the Harbour Institute. “Some of them came away in our hands, and we will not send a bus over that.”

According to Tomas Reed, a historian, the bridge was built in 1871 and has been closed only twice. He called the closure “a quiet disaster” for the shops on the east bank.

Ms. Vale told the Marlow Gazette that the repair would cost two million, adding that the money “is there if the council wants it”. The mayor, Hugo Brandt, would not be drawn. “Ask me in May,” he said.

A poll by the Gazette found that most people would rather have a ferry. The film “The Long Weir” was shot on the bridge, and the so-called “stone tax” paid for it.`
