package view

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"verbatim/wasm/query"
	"verbatim/wasm/quote"
)

// sources are the Go files of this package and of the browser, without tests, and the template.
func sources(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	browser, _ := filepath.Glob("../browser/*.go")
	files = append(files, browser...)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(template(t))
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(data)
		}
	}
	return b.String()
}

// Every message in the file is used by the package: its key stands there as a literal, or is put together from one that ends or begins with its dot.
func TestEveryMessageIsUsed(t *testing.T) {
	code := sources(t)
	for key := range readMessages(english) {
		key = strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		used := strings.Contains(code, `"`+key+`"`)
		for i := range key {
			if key[i] == '.' {
				used = used || strings.Contains(code, `"`+key[:i+1]+`"`) || strings.Contains(code, `"`+key[i:]+`"`)
			}
		}
		if !used {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

func template(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../web/index.html")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What the template says in English before the program runs is what the messages say.
func TestTemplateSaysItsMessages(t *testing.T) {
	said := regexp.MustCompile(`data-say="([a-z.-]+)"[^>]*>([^<]*)<`).FindAllStringSubmatch(template(t), -1)
	labels := regexp.MustCompile(`aria-label="([^"]*)"[^>]* data-say-label="([a-z.-]+)"`).FindAllStringSubmatch(template(t), -1)
	if len(said) < 6 || len(labels) < 5 {
		t.Fatalf("%d texts and %d labels were found", len(said), len(labels))
	}
	for _, m := range said {
		if Words(m[1]) != m[2] {
			t.Errorf("the template says %q where %s is %q", m[2], m[1], Words(m[1]))
		}
	}
	for _, m := range labels {
		if Words(m[2]) != m[1] {
			t.Errorf("the template is labelled %q where %s is %q", m[1], m[2], Words(m[2]))
		}
	}
}

var asked = regexp.MustCompile(`\b(say|count|tell|problem|Words)\("([a-z0-9.-]+)"(,|\))`)

// Every key that the package asks for has a text; counted keys have every plural form.
func TestNoMessageIsMissing(t *testing.T) {
	texts := readMessages(english)
	calls := asked.FindAllStringSubmatch(sources(t), -1)
	if len(calls) < 80 {
		t.Fatalf("only %d uses of messages were found", len(calls))
	}
	need := func(key string) {
		if _, ok := texts[key]; !ok {
			t.Errorf("%s has no text", key)
		}
	}
	for _, call := range calls {
		if call[1] == "count" {
			need(call[2] + ".one")
			need(call[2] + ".other")
		} else if !strings.HasSuffix(call[2], ".") {
			need(call[2])
		}
	}
	for f := range query.NumFacets {
		need("facet." + f.String())
	}
	for k := quote.Direct; k <= quote.Mixed; k++ {
		need("kind." + k.String())
	}
	for c := quote.Unclear; c <= quote.Named; c++ {
		need("confidence." + c.String())
		need("why.confidence." + c.String())
	}
	for route, meaning := range routes {
		if meaning == "" {
			need("nav." + string(route))
		} else {
			need("problem.id-missing." + meaning)
		}
	}
	for i := range sorts {
		need("sort." + strconv.Itoa(i))
	}
}

// The file is what its head says: comments, blank lines and messages, no key twice.
func TestMessageFileIsWellFormed(t *testing.T) {
	seen := map[string]bool{}
	form := regexp.MustCompile(`^[a-z0-9.-]+ = \S.*$`)
	for i, line := range strings.Split(strings.TrimSuffix(english, "\n"), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, _, _ := strings.Cut(line, " = ")
		if !form.MatchString(line) || seen[key] {
			t.Errorf("messages/en.txt:%d: %s: no message of the form key = text, or a key twice", i+1, line)
		}
		seen[key] = true
	}
}

func TestWordsOfNumbersAndDates(t *testing.T) {
	c := words()
	for got, want := range map[string]string{
		c.count("count.quotes", 1):       "1 quote",
		c.count("count.quotes", 12345):   "12,345 quotes",
		c.figure(1234567):                "1,234,567",
		c.figure(999):                    "999",
		c.date("2020-02-07"):             "7 February 2020",
		c.date("2020-02"):                "February 2020",
		c.date("2020"):                   "2020",
		c.date("some day"):               "some day",
		c.language("ru"):                 "Russian",
		c.language("de-AT"):              "German",
		c.language("tlh"):                "tlh",
		c.say("chip.to", "date", "{n}"):  "Until {n}",
		c.say("no.such.key"):             "no.such.key",
		c.say("problem.shown", "m", "x"): "“” is no number of results; the usual number is shown.",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Whatever a host sends for a message file, the page is written, and nothing in it runs: neither a file's lines, nor one text under every key.
func FuzzMessages(f *testing.F) {
	f.Add("# words\nnav.quotes = Цитаты\r\ncount.one = {n} цитата\nno message\n = \n", "")
	f.Add("nav.quotes = {", `"><script>{n}</script><img src=x onerror='{name}'>{`)
	f.Add("", "javascript:{n} {n} {name}{query}{}")
	a := openArchive(f, sampleItems(f))
	f.Fuzz(func(t *testing.T, file, text string) {
		defer Speak("en", "")
		if text != "" {
			for key := range readMessages(english) {
				file += "\n" + key + " = " + text
			}
		}
		if !Speak("ru", file) {
			t.Fatal("the page forgot its Russian")
		}
		for _, fragment := range []string{"#/quotes?q=we&speaker=nobody", "#/audit", "#/check"} {
			_, _, regions := shown(t, a, fragment)
			for id, region := range regions {
				inert(t, fragment+" "+id, "<body>"+region)
			}
		}
	})
}
