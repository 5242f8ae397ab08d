package quote

import (
	"math/bits"
)

// model is a logistic regression over hashed features. Its weights are made by scripts/train and stand in model_en.go; score is the log of
// the odds that the answer is yes.
//
// Two in three features that are looked up have no weight. A bit for every eight keys tells most of those, and the number of bits before it says
// where the weights of the eight stand, so that all that is looked at fits the nearest caches.
type model struct {
	bias  float32
	known *[keyWords]uint64 // a bit for every eight keys, set when one of them has a weight
	base  *[keyWords]uint32 // how many bits are set in the words before
	eight []uint16          // for each bit that is set: the weight of the first key, the key's last three bits, and manyOfEight if there are more
	more  []uint32          // the other keys of the eights with manyOfEight, in rising order: key<<8 | weight
}

// manyOfEight tells that model.more holds further keys of the same eight.
const manyOfEight = 1 << 11

const (
	// keyBits is the length of a feature's hash. One in a hundred features that the model never kept meets the weight of another, and
	// that is learned with the rest.
	keyBits = 20
	// keyWords is the number of words that hold a bit for every eight keys.
	keyWords = 1 << (keyBits - 9)
	// weightStep is what one step of a stored weight adds to the log odds.
	weightStep = 1.0 / 32
	// biasStep is the same for the bias.
	biasStep = 1.0 / 8
	// longGap stands for a gap of 254 that is not yet at the next key.
	longGap = 255
)

// newModel reads the bias (int8, in biasSteps), then the gaps between the keys in rising order (a byte each, 255 for 254 and more to come)
// up to a gap of nothing, then the weights in the same order (int8, in weightSteps): bytes that compress well in each of the two stretches.
// A text that is cut off gives a model of what can be read.
func newModel(text string) *model {
	m := &model{known: new([keyWords]uint64), base: new([keyWords]uint32)}
	if text == "" {
		m.eight = make([]uint16, 1)
		return m
	}
	m.bias = float32(int8(text[0])) * biasStep
	end := 1
	for end < len(text) && text[end] != 0 {
		end++
	}
	key, last := uint32(0), uint32(1<<keyBits)
	weights := text[min(end+1, len(text)):]
	m.eight = make([]uint16, 0, len(weights))
	for _, gap := range []byte(text[1:end]) {
		if gap == longGap {
			key += longGap - 1
			continue
		}
		if key += uint32(gap); weights == "" || key >= 1<<keyBits {
			break
		}
		if weight := weights[0]; key>>3 != last>>3 {
			m.known[key>>9] |= 1 << (key >> 3 & 63)
			m.eight = append(m.eight, uint16(key&7)<<8|uint16(weight))
		} else {
			m.eight[len(m.eight)-1] |= manyOfEight
			m.more = append(m.more, key<<8|uint32(weight))
		}
		weights, last = weights[1:], key
	}
	for i := 1; i < keyWords; i++ {
		m.base[i] = m.base[i-1] + uint32(bits.OnesCount64(m.known[i-1]))
	}
	m.eight = append(m.eight, 0) // behind the last bit
	return m
}

// another is the weight of a key that is not the first of its eight, or 0.
func (m *model) another(key uint32) int {
	for lo, hi := 0, len(m.more); lo < hi; {
		switch mid := (lo + hi) / 2; {
		case m.more[mid]>>8 == key:
			return int(int8(m.more[mid]))
		case m.more[mid]>>8 < key:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

func (m *model) score(features []uint32) float32 { return m.bias + m.weigh(features) }

// weigh is what the features add to the score.
func (m *model) weigh(features []uint32) float32 {
	sum := 0
	known, base, eight := m.known, m.base, m.eight
	for _, key := range features {
		at := key >> 9 % keyWords
		word, bit := known[at], key>>3&63
		e := uint32(eight[int(base[at])+bits.OnesCount64(word&(1<<bit-1))])
		other := (e>>8 ^ key) & 7
		hit := uint32(word>>bit) & 1
		sum += int(int8(e)) & -int(hit&((other-1)>>31))
		if e&manyOfEight != 0 && hit != 0 && other != 0 {
			sum += m.another(key)
		}
	}
	return float32(sum) * weightStep
}

// Models are the decisions that are learned: which words a cue reports, first by a glance at every reading, then by comparing the best; and
// which stretches in marks are speech.
type Models struct {
	cue    *model
	rank   trees
	speech *model
}

// NewModels reads models from what scripts/train made. A text that is cut off gives a model of what can be read.
func NewModels(cue, rank, speech string) *Models {
	return &Models{newModel(cue), newTrees(rank), newModel(speech)}
}

var englishModels made[*Models]

func learned() *Models {
	return englishModels.by(func() *Models { return NewModels(cueWeights, rankTrees, speechWeights) })
}

// The constants by which features are mixed.
const (
	mixTemplate = 0x85ebca6b
	mixValue    = 0xcc9e2d51
	mixKey      = 0x9e3779b1
	mixSeed     = 0x9e3779b9
)

// feature mixes the number of a template with what fills it to a key of keyBits; never 0. There is one for each number of values, since a list
// of them would be built for every call, and each mixes in its own lines: the page's program, in which no call is inlined, spent a fifth of its
// time on the calls.
func feature(template, a uint32) uint32 {
	h := ((template+mixSeed)*mixTemplate ^ a) * mixValue
	h ^= h >> 15
	return max((h^h>>13)*mixKey>>(32-keyBits), 1)
}

func feature2(template, a, b uint32) uint32 {
	h := ((template+mixSeed)*mixTemplate ^ a) * mixValue
	h = (h ^ h>>15 ^ b) * mixValue
	h ^= h >> 15
	return max((h^h>>13)*mixKey>>(32-keyBits), 1)
}

func feature3(template, a, b, c uint32) uint32 {
	h := ((template+mixSeed)*mixTemplate ^ a) * mixValue
	h = (h ^ h>>15 ^ b) * mixValue
	h = (h ^ h>>15 ^ c) * mixValue
	h ^= h >> 15
	return max((h^h>>13)*mixKey>>(32-keyBits), 1)
}

func feature4(template, a, b, c, d uint32) uint32 {
	h := ((template+mixSeed)*mixTemplate ^ a) * mixValue
	h = (h ^ h>>15 ^ b) * mixValue
	h = (h ^ h>>15 ^ c) * mixValue
	h = (h ^ h>>15 ^ d) * mixValue
	h ^= h >> 15
	return max((h^h>>13)*mixKey>>(32-keyBits), 1)
}
