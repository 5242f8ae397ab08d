package press

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// kind is a class of words or names, each with ranks of its own.
type kind int

const (
	noun kind = iota
	verb
	adjective
	family
	woman
	man
	place
)

// How many words of a kind there are at most. What an archive holds grows with it, by Zipf's law: half of all nouns first stand in the last tenth of
// a large archive.
var stock = [...]int{noun: 90_000, verb: 15_000, adjective: 20_000, family: 30_000, woman: 400, man: 400, place: 4_000}

// flatness is Mandelbrot's q: the higher, the less do the first ranks stand out.
const flatness = 6

// weights are summed: weights[r] is the weight of all ranks up to r, in units of 2⁻³².
var weights = sync.OnceValue(func() []uint64 {
	sums := make([]uint64, 90_000)
	var sum uint64
	for r := range sums {
		sum += (1 << 32) / uint64(r+1+flatness)
		sums[r] = sum
	}
	return sums
})

// rank draws a rank from 0 to n-1, n ≤ 90,000.
func (d draw) rank(n int) int {
	sums := weights()[:n]
	x := uint64(d.below(int(sums[n-1])))
	return sort.Search(n, func(r int) bool { return sums[r] > x })
}

var (
	onsets = strings.Fields("b br c ch cl d dr f fl g gl gr h j k l m n p pl pr qu r s sh sk sl sp st str t th tr v w")
	vowels = strings.Fields("a a a e e e i i o o u u ai ea oo ou")
	codas  = strings.Fields("b ck d ff g l l ll lk lm m mp n n nd ng nt p r r rd rk rm rn rt s sh ss st t t th x")
	inner  = strings.Fields("b d f g k l m n p r s t v ld nd mb rt st lt")
)

// endings of the rarer words of a kind.
var endings = [...][]string{
	noun:      {"", "", "", "", "", "er", "ment", "ity", "ation", "ance", "ness", "age"},
	verb:      {"", "", "", "", "en", "er", "ish"},
	adjective: {"", "", "", "", "al", "ic", "ous", "ive", "ary", "able"},
	family:    {"", "", "", "son", "er", "ley", "ström", "ova", "ez", "ham"},
	woman:     {"a", "a", "ie", "ine"},
	man:       {"", "o", "an", "us"},
	place:     {"", "ton", "ford", "holm", "burg", "stead", "mouth", "ville"},
}

// word is the word of a kind and rank, in lower case, and is the same in all archives of a seed.
func (p *Press) word(k kind, rank int) string {
	h := mix(p.seed, int(k)+1, rank)
	take := func(list []string) string {
		s := list[h%uint64(len(list))]
		h /= uint64(len(list))
		return s
	}
	syllables := 1
	for _, limit := range [...]int{60, 15_000} {
		if rank >= limit || k > adjective {
			syllables++
		}
	}
	if k == woman || k == man || syllables == 3 && h>>62 != 0 {
		syllables = 2
	}
	s := take(onsets) + take(vowels)
	for range syllables - 1 {
		s += take(inner) + take(vowels)
	}
	s += take(codas)
	if h = mix(h, rank); rank >= 60 {
		s += take(endings[k])
	}
	return s
}

// noun draws a noun: from the topic's own order of ranks half of the time.
func (w *writer) noun() string {
	r := w.draw.rank(stock[noun])
	if r < 20_000 && w.draw.percent(50) {
		r = int(mix(w.press.seed, w.topic, r) % 20_000)
	}
	return w.press.word(noun, r)
}

func (w *writer) verb() string { return w.press.word(verb, w.draw.rank(stock[verb])) }

func (w *writer) adjective() string { return w.press.word(adjective, w.draw.rank(stock[adjective])) }

func (w *writer) place() string { return upper(w.press.word(place, w.draw.rank(stock[place]))) }

// past is a verb in the past, and part also its participle.
func past(verb string) string {
	if strings.HasSuffix(verb, "e") {
		return verb + "d"
	}
	return verb + "ed"
}

// third is a verb's third person and a noun's plural.
func third(s string) string {
	for _, end := range []string{"s", "x", "sh", "ch"} {
		if strings.HasSuffix(s, end) {
			return s + "es"
		}
	}
	if strings.HasSuffix(s, "ity") {
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}

// upper writes the first letter large.
func upper(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
