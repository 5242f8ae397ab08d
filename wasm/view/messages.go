package view

import (
	_ "embed"
	"maps"
	"strconv"
	"strings"
	"sync"

	"verbatim/wasm/article"
)

// The words of the page stand in messages/, one plain file a language:
//
//	# a comment
//	key = text with {placeholders}
//	key.one = {n} quote
//	key.other = {n} quotes
//
// A key that is counted has a form for each plural category of its language, named as in the Unicode plural rules (CLDR).

//go:embed messages/en.txt
var english string

// catalogue is the words of one language.
type catalogue struct {
	texts  map[string]string
	tag    string             // BCP 47
	plural func(n int) string // the plural category of n
}

// languages are those that the page speaks, each under its own name. English stands in the program; the file of another is fetched when it is chosen.
var languages = [...]struct {
	tag, name string
	plural    func(n int) string
}{{"en", "English", pluralEnglish}, {"ru", "Русский", pluralRussian}}

// spoken is the language that the page speaks, nil before one is chosen.
var spoken *catalogue

var inEnglish = sync.OnceValue(func() *catalogue { return &catalogue{readMessages(english), "en", pluralEnglish} })

func words() *catalogue {
	if spoken != nil {
		return spoken
	}
	return inEnglish()
}

// Speak makes the page speak a language from now on. file is its message file, which English does not need; what it lacks is said in English. It reports
// whether the page knows the language.
func Speak(tag, file string) bool {
	for _, l := range languages {
		if l.tag != tag {
			continue
		}
		texts := inEnglish().texts
		if file != "" {
			texts = maps.Clone(texts)
			maps.Copy(texts, readMessages(file))
		}
		spoken = &catalogue{texts, tag, l.plural}
		return true
	}
	return false
}

// Languages are the tags of the languages that the page speaks beside English.
func Languages() []string {
	var tags []string
	for _, l := range languages[1:] {
		tags = append(tags, l.tag)
	}
	return tags
}

// Spoken is the tag of the language that the page speaks.
func Spoken() string { return words().tag }

// Words gives the text of a key, for what stands in the template and not in a region.
func Words(key string) string { return words().say(key) }

// readMessages reads a message file. Lines that are no message are left out; a test holds that there are none.
func readMessages(file string) map[string]string {
	texts := make(map[string]string)
	for line := range strings.Lines(file) {
		key, text, ok := strings.Cut(strings.TrimRight(line, "\r\n"), " = ")
		if ok && !strings.HasPrefix(key, "#") {
			texts[key] = text
		}
	}
	return texts
}

func pluralEnglish(n int) string {
	if n == 1 {
		return "one"
	}
	return "other"
}

func pluralRussian(n int) string {
	switch ten, hundred := n%10, n%100; {
	case ten == 1 && hundred != 11:
		return "one"
	case 2 <= ten && ten <= 4 && (hundred < 12 || hundred > 14):
		return "few"
	}
	return "many"
}

// say gives the text of a key. arguments are pairs of placeholder and value.
func (c *catalogue) say(key string, arguments ...string) string {
	var b strings.Builder
	c.spell(key, func(s string) { b.WriteString(s) }, func(name string) {
		for i := 0; i+1 < len(arguments); i += 2 {
			if arguments[i] == name {
				b.WriteString(arguments[i+1])
			}
		}
	})
	return b.String()
}

// spell takes the text of a key apart: what stands between placeholders goes to plain, the name of each placeholder to placed. A value is thus
// never searched for placeholders of its own. A key that has no text stands for itself.
func (c *catalogue) spell(key string, plain, placed func(string)) {
	text, ok := c.texts[key]
	if !ok {
		text = key
	}
	for {
		before, rest, opened := strings.Cut(text, "{")
		plain(before)
		name, after, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			return
		}
		placed(name)
		text = after
	}
}

// count gives the text of a key in the plural form for n, with n for its placeholder {n}.
func (c *catalogue) count(key string, n int) string {
	return c.say(key+"."+c.plural(n), "n", c.figure(n))
}

// figure writes n with its thousands set apart.
func (c *catalogue) figure(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + c.texts["number.thousands"] + digits[i:]
	}
	return digits
}

// date writes "2020-02-07", "2020-02" or "2020" out in words. What is no date stays as it is.
func (c *catalogue) date(iso string) string {
	parts := strings.Split(iso, "-")
	if len(parts) < 2 || len(parts) > 3 {
		return iso
	}
	month := c.texts["month."+strings.TrimPrefix(parts[1], "0")]
	if month == "" {
		return iso
	}
	if len(parts) == 2 {
		if alone, ok := c.texts["month-alone."+strings.TrimPrefix(parts[1], "0")]; ok { // where a month stands in another case beside its day
			month = alone
		}
		return c.say("date.month", "month", month, "year", parts[0])
	}
	return c.say("date.day", "day", strings.TrimPrefix(parts[2], "0"), "month", month, "year", parts[0])
}

// told is a sentence that another room writes in English, in the language of the page if it has one: under the key "say." and the sentence as a slug, with
// what stands in quotation marks at its end as {value}.
func (c *catalogue) told(english string) string {
	sentence, value, ok := strings.Cut(english, "“")
	if !ok || !strings.HasSuffix(value, "”") {
		sentence, value = english, ""
	}
	key := "say." + article.Slug(sentence)
	if _, ok := c.texts[key]; !ok {
		return english
	}
	return c.say(key, "value", strings.TrimSuffix(value, "”"))
}

// language gives the name of a language by its tag, or the tag where there is no name for it.
func (c *catalogue) language(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	if name, ok := c.texts["language."+base]; ok {
		return name
	}
	return tag
}
