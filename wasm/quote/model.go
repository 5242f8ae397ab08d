package quote

import "sync"

// model is a logistic regression over hashed features. Its weights are made by scripts/train and stand in model_en.go; score is the log of
// the odds that the answer is yes.
type model struct {
	bias  float32
	mask  uint32
	slots []uint32               // open addressing: key<<8 | weight as int8; 0 is empty
	known *[knownMask + 1]uint64 // a bit for every eight keys, set when one of them is in slots: nine in ten features are in none, and this fits the nearest cache
}

const (
	// keyBits is the length of a feature's hash. One in a hundred features that the model never kept meets the weight of another, and
	// that is learned with the rest.
	keyBits = 20
	// knownMask is the highest index of model.known.
	knownMask = 1<<(keyBits-9) - 1
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
	if text == "" {
		return &model{slots: make([]uint32, 1), known: new([knownMask + 1]uint64)}
	}
	end := 1
	n := 0
	for end < len(text) && text[end] != 0 {
		if text[end] != longGap {
			n++
		}
		end++
	}
	size := 16
	for size < 2*n {
		size *= 2
	}
	m := &model{bias: float32(int8(text[0])) * biasStep, mask: uint32(size - 1), slots: make([]uint32, size), known: new([knownMask + 1]uint64)}
	key, next := uint32(0), end+1
	for _, gap := range []byte(text[1:end]) {
		if gap == longGap {
			key += longGap - 1
			continue
		}
		if next >= len(text) {
			break
		}
		key += uint32(gap)
		m.slots[m.at(key)] = key<<8 | uint32(text[next])
		m.known[key>>9&knownMask] |= 1 << (key >> 3 & 63)
		next++
	}
	return m
}

// at is the slot that holds the key, or the empty one where it would stand.
func (m *model) at(key uint32) uint32 {
	k := key & m.mask
	for m.slots[k] != 0 && m.slots[k]>>8 != key {
		k = (k + 1) & m.mask
	}
	return k
}

func (m *model) score(features []uint32) float32 { return m.bias + m.weigh(features) }

// weigh is what the features add to the score.
func (m *model) weigh(features []uint32) float32 {
	sum := 0
	known := m.known
	for _, key := range features {
		if known[key>>9&knownMask]>>(key>>3&63)&1 != 0 {
			sum += int(int8(m.slots[m.at(key)]))
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

var englishModels = sync.OnceValue(func() *Models { return NewModels(cueWeights, rankTrees, speechWeights) })

// feature mixes the number of a template with what fills it to a key of keyBits; never 0. There is one for each number of values, since a list
// of them would be built for every call.
func feature(template, a uint32) uint32 { return featureKey(mixed(seeded(template), a)) }

func feature2(template, a, b uint32) uint32 { return featureKey(mixed(mixed(seeded(template), a), b)) }

func feature3(template, a, b, c uint32) uint32 {
	return featureKey(mixed(mixed(mixed(seeded(template), a), b), c))
}

func feature4(template, a, b, c, d uint32) uint32 {
	return featureKey(mixed(mixed(mixed(mixed(seeded(template), a), b), c), d))
}

func seeded(template uint32) uint32 { return (template + 0x9e3779b9) * 0x85ebca6b }

func mixed(h, v uint32) uint32 {
	h = (h ^ v) * 0xcc9e2d51
	return h ^ h>>15
}

func featureKey(h uint32) uint32 {
	h ^= h >> 13
	return max(h*0x9e3779b1>>(32-keyBits), 1)
}
