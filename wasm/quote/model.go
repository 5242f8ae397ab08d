package quote

import (
	"encoding/base64"
	"encoding/binary"
	"sync"
)

// model is a logistic regression over hashed features. Its weights are made by scripts/train and stand in model_en.go; score is the log of
// the odds that the answer is yes.
type model struct {
	bias  float32
	mask  uint32
	slots []weight // open addressing, hash 0 empty
}

// weight is what one feature adds to the log odds.
type weight struct {
	hash  uint32
	value float32
}

// weightScale turns the stored 16-bit weights into log odds.
const weightScale = 1.0 / 256

// newModel reads base64 of (hash uint32, weight int16) little-endian; the first entry is the bias, under the hash 0. A text that is cut off
// or no base64 gives a model of what can be read.
func newModel(text string) *model {
	b, _ := base64.StdEncoding.DecodeString(text)
	n := len(b) / 6
	size := uint32(16)
	for int(size) < 2*n {
		size *= 2
	}
	m := &model{mask: size - 1, slots: make([]weight, size)}
	for i := range n {
		h := binary.LittleEndian.Uint32(b[6*i:])
		w := float32(int16(binary.LittleEndian.Uint16(b[6*i+4:]))) * weightScale
		if h == 0 {
			m.bias = w
			continue
		}
		k := h & m.mask
		for m.slots[k].hash != 0 {
			k = (k + 1) & m.mask
		}
		m.slots[k] = weight{h, w}
	}
	return m
}

func (m *model) score(features []uint32) float32 {
	s := m.bias
	for _, h := range features {
		for k := h & m.mask; m.slots[k].hash != 0; k = (k + 1) & m.mask {
			if m.slots[k].hash == h {
				s += m.slots[k].value
				break
			}
		}
	}
	return s
}

// models are the decisions that are learned.
type models struct{ cue, speech *model }

var englishModels = sync.OnceValue(func() *models {
	return &models{newModel(cueWeights), newModel(speechWeights)}
})

// feature mixes the number of a template with what fills it; never 0.
func feature(template uint32, values ...uint32) uint32 {
	h := (template + 0x9e3779b9) * 0x85ebca6b
	for _, v := range values {
		h = (h ^ v) * 0xcc9e2d51
		h ^= h >> 15
	}
	h ^= h >> 13
	if h == 0 {
		return 1
	}
	return h
}
