package search

// distance counts typing mistakes; it keeps its rows from one pair of words to the next.
type distance struct {
	before, last, row []int
}

// between gives the number of letters inserted, left out, mistaken or swapped with their neighbour between a and b (the restricted Damerau–Levenshtein
// distance), or limit+1 when it is above limit.
func (d *distance) between(a, b []rune, limit int) int {
	d.before, d.last, d.row = resize(d.before, len(b)+1), resize(d.last, len(b)+1), resize(d.row, len(b)+1)
	for j := range d.last {
		d.last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		d.row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			n := min(d.last[j]+1, d.row[j-1]+1, d.last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, d.before[j-2]+1)
			}
			d.row[j] = n
			least = min(least, n)
		}
		if least > limit {
			return limit + 1
		}
		d.before, d.last, d.row = d.last, d.row, d.before
	}
	return min(d.last[len(b)], limit+1)
}

func resize(row []int, n int) []int {
	if cap(row) < n {
		return make([]int, n)
	}
	return row[:n]
}
