package index

import "math"

// Weight ranks by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2 and b = 0.75; the part before the fraction is the
// inverse document frequency in the form that is never negative. A phrase, or all words with one prefix, count as one term.
type Weight struct {
	Most         float64 // what no document gets: the inverse document frequency times k1 + 1
	scale, slope float64 // what the length adds to the count: k1 × (1 - b + b × length / average)
}

// NewWeight makes the weight of a term that so many of docs documents have, whose mean length is average.
func NewWeight(docs, having int, average float64) Weight {
	const k1, b = 1.2, 0.75
	n, df := float64(docs), float64(having)
	return Weight{
		Most:  math.Log(1+(n-df+0.5)/(df+0.5)) * (k1 + 1),
		scale: k1 * (1 - b),
		slope: k1 * b / average,
	}
}

// Of is what a document of a length gets that has the term so often.
func (w *Weight) Of(length, count int) float32 {
	tf := float64(count)
	return float32(w.Most * tf / (tf + w.scale + w.slope*float64(length)))
}

// average is the mean of lengths of which this is the sum, at least 1.
func average(total int64, docs int) float64 { return max(1, float64(total)/float64(max(1, docs))) }
