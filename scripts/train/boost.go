package main

import (
	"math"
	"slices"
)

// Sizes of the second model: trees that are asked the same question at each depth (Gulin and Karpov 2009 call them oblivious), so that a tree
// is three questions and eight answers.
const (
	treeDepth = 3
	maxBins   = 48 // limits that are tried for one feature
)

// ranked is one decision of the second model with its answer.
type ranked struct {
	x   []int16
	yes bool
}

// tree is learned by boost.
type tree struct {
	feature [treeDepth]int
	limit   [treeDepth]int16
	leaf    [1 << treeDepth]float64
}

// booster fits trees one after another to the gradient of the logistic loss (Friedman 2001), each question being the one that lowers it most
// when asked in every node of its depth.
type booster struct {
	set    []ranked
	bins   [][]int16 // feature → limits, rising
	binned [][]uint8 // feature → example → index of its bin
	score  []float64
	grad   []float64
	hess   []float64
	node   []uint8
	pull   float64 // added to the second derivative of every leaf
}

// boost learns count trees at the given rate.
func boost(set []ranked, count int, rate, pull float64) []tree {
	b := &booster{set: set, score: make([]float64, len(set)), grad: make([]float64, len(set)), hess: make([]float64, len(set)),
		node: make([]uint8, len(set)), pull: pull}
	if len(set) == 0 {
		return nil
	}
	b.bin()
	out := make([]tree, 0, count)
	for range count {
		out = append(out, b.grow(rate))
	}
	return out
}

// bin cuts every feature at its quantiles.
func (b *booster) bin() {
	for f := range b.set[0].x {
		values := make([]int16, len(b.set))
		for i, e := range b.set {
			values[i] = e.x[f]
		}
		slices.Sort(values)
		var limits []int16
		for k := 1; k < maxBins; k++ {
			v := values[len(values)*k/maxBins]
			if v < values[len(values)-1] && (len(limits) == 0 || limits[len(limits)-1] != v) {
				limits = append(limits, v)
			}
		}
		if v := values[0]; v < values[len(values)-1] && (len(limits) == 0 || limits[0] != v) {
			limits = append([]int16{v}, limits...)
		}
		col := make([]uint8, len(b.set))
		for i, e := range b.set {
			n, _ := slices.BinarySearch(limits, e.x[f])
			col[i] = uint8(n)
		}
		b.bins, b.binned = append(b.bins, limits), append(b.binned, col)
	}
}

// grow learns one more tree and adds it to the scores.
func (b *booster) grow(rate float64) tree {
	for i, e := range b.set {
		p := 1 / (1 + math.Exp(-b.score[i]))
		b.grad[i], b.hess[i], b.node[i] = p, p*(1-p), 0
		if e.yes {
			b.grad[i]--
		}
	}
	var t tree
	for depth := range treeDepth {
		f, k := b.question(depth)
		t.feature[depth] = f
		if len(b.bins[f]) > 0 {
			t.limit[depth] = b.bins[f][k]
		}
		for i := range b.set {
			if int(b.binned[f][i]) > k {
				b.node[i] |= 1 << depth
			}
		}
	}
	var g, h [1 << treeDepth]float64
	for i := range b.set {
		g[b.node[i]] += b.grad[i]
		h[b.node[i]] += b.hess[i]
	}
	for n := range t.leaf {
		v := -rate * g[n] / (h[n] + b.pull)
		t.leaf[n] = math.Round(max(-127, min(127, v/leafStep))) * leafStep
	}
	for i := range b.set {
		b.score[i] += t.leaf[b.node[i]]
	}
	return t
}

// question finds the feature and the bin whose limit splits all nodes of this depth best.
func (b *booster) question(depth int) (feature, bin int) {
	nodes := 1 << depth
	best := math.Inf(-1)
	for f, limits := range b.bins {
		var g, h [1 << treeDepth][maxBins + 2]float64
		col := b.binned[f]
		for i, n := range b.node {
			g[n][col[i]] += b.grad[i]
			h[n][col[i]] += b.hess[i]
		}
		var gl, hl, gt, ht [1 << treeDepth]float64
		for n := range nodes {
			for k := range len(limits) + 1 {
				gt[n] += g[n][k]
				ht[n] += h[n][k]
			}
		}
		for k := range limits {
			gain := 0.0
			for n := range nodes {
				gl[n] += g[n][k]
				hl[n] += h[n][k]
				gr, hr := gt[n]-gl[n], ht[n]-hl[n]
				gain += gl[n]*gl[n]/(hl[n]+b.pull) + gr*gr/(hr+b.pull)
			}
			if gain > best {
				best, feature, bin = gain, f, k
			}
		}
	}
	return feature, bin
}

// encodeTrees writes the trees as wasm/quote reads them (see newTrees there).
func encodeTrees(trees []tree) string {
	var out []byte
	for _, t := range trees {
		for i := range treeDepth {
			out = append(out, byte(t.feature[i]), byte(uint16(t.limit[i])), byte(uint16(t.limit[i])>>8))
		}
		for _, v := range t.leaf {
			out = append(out, step(v, leafStep))
		}
	}
	return string(out)
}
