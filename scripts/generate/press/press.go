// Package press turns a seed into news articles that nobody wrote: as many as are asked for, with the words, names and quotes of an archive of news in
// natural proportions, for benchmarks and tests of size.
//
// Words are made of syllables and fall as often as Zipf's law has it in Mandelbrot's form (B. Mandelbrot, An informational theory of the statistical
// structure of language, 1953): the word of rank r with a weight of 1/(r+q). Half of the nouns of an article come from its topic, which has an order of
// ranks of its own, so that words keep company. Speakers, places and publishers follow the same law. Everything is counted in whole numbers: a seed gives
// the same bytes on every machine. An article depends on the seed and its number only, so a small archive is the beginning of a large one, and articles can
// be made in any order and at the same time.
package press

import (
	"math/bits"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Press makes the articles of one seed. It may be used by several goroutines.
type Press struct {
	seed uint64
}

// New gives the Press of a seed.
func New(seed uint64) *Press { return &Press{seed} }

// Quote is one thing that an article was made to say.
type Quote struct {
	Kind    string // "direct", "indirect" or "mixed"
	Speaker string // the full name
	Words   string // the content, without marks
}

// Article is one article as it was made.
type Article struct {
	Number    int
	ID        string // unique in the archive of a seed, and the base of the file's name
	Title     string
	Author    string
	Publisher string
	Published string // "2014-05-03"
	Parts     []Part
	Quotes    []Quote // about ten, in the order of the text
}

// Part is a stretch of an article under one heading. The first part has none.
type Part struct {
	Heading    string
	Paragraphs []string
}

// Article makes the article of number n, n ≥ 0: about 900 bytes of text with 8 to 12 quotes by two or three speakers.
func (p *Press) Article(n int) *Article {
	w := &writer{
		press: p,
		draw:  draw{rand.NewPCG(p.seed, uint64(n))},
		out:   &Article{Number: n},
	}
	w.article()
	return w.out
}

// Path is the file's place below the folder of articles: "2014/05/2014-05-03-words-of-the-title-2a.md".
func (a *Article) Path() string {
	return a.Published[:4] + "/" + a.Published[5:7] + "/" + a.ID + ".md"
}

// File is the article in the form of the files of content/: front matter, then Markdown.
func (a *Article) File() []byte {
	var b strings.Builder
	b.WriteString("---\ntitle: " + a.Title + "\nauthor: " + a.Author + "\npublisher: " + a.Publisher + "\npublished: " + a.Published +
		"\nlang: en\nlicense: CC0-1.0\nsample: true\n---\n\n")
	a.body(&b, "### ")
	return []byte(b.String())
}

// Text is the article's body as plain text, a heading being a line alone.
func (a *Article) Text() string {
	var b strings.Builder
	a.body(&b, "")
	return b.String()
}

func (a *Article) body(b *strings.Builder, mark string) {
	gap := ""
	for _, part := range a.Parts {
		if part.Heading != "" {
			b.WriteString(gap + mark + part.Heading + "\n")
			gap = "\n"
		}
		for _, text := range part.Paragraphs {
			b.WriteString(gap + text + "\n")
			gap = "\n"
		}
	}
}

// draw is a source of chance whose numbers are the same everywhere.
type draw struct{ source *rand.PCG }

// below gives a number from 0 to n-1, each as likely as the others to within n in 2⁶⁴ (D. Lemire, Fast random integer generation in an interval, 2019,
// without its correction).
func (d draw) below(n int) int {
	high, _ := bits.Mul64(d.source.Uint64(), uint64(n))
	return int(high)
}

// percent is true n times out of a hundred.
func (d draw) percent(n int) bool { return d.below(100) < n }

func pick[T any](d draw, list []T) T { return list[d.below(len(list))] }

// mix scatters numbers: nearby ones give unlike results (splitmix64, G. Steele and others, Fast splittable pseudorandom number generators, 2014).
func mix(seed uint64, numbers ...int) uint64 {
	h := seed
	for _, n := range numbers {
		h += uint64(n)*0x9e3779b97f4a7c15 + 0x9e3779b97f4a7c15
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return h
}

func base36(n int) string { return strconv.FormatInt(int64(n), 36) }
