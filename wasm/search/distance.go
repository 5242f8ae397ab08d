package search

import "unicode/utf8"

// nearby counts the typing mistakes between one word and others that come in the order of their bytes. It keeps the rows of the table of distances for
// the beginning that a word shares with the one before, and tells which words need not be looked at since they begin in a way that is too far off.
type nearby struct {
	wanted []rune
	limit  int // the most mistakes that are of interest

	term  []byte  // the last word, as far as it was looked at
	ends  []int   // where each of its letters ends, in bytes
	runes []rune  // its letters
	rows  [][]int // rows[i][j] is the distance between the first i of them and the first j wanted
}

func newNearby(wanted []rune, limit int) *nearby {
	n := &nearby{wanted: wanted, limit: limit, rows: [][]int{make([]int, len(wanted)+1)}}
	for j := range n.rows[0] {
		n.rows[0][j] = j
	}
	return n
}

// of gives the number of letters inserted, left out, mistaken or swapped with their neighbour between the wanted word and term (the restricted
// Damerau–Levenshtein distance), or limit+1 when it is above limit. Next is "", or a word that comes after all those whose beginning is too far off.
func (n *nearby) of(term string) (distance int, next string) {
	n.keep(term)
	for at := len(n.term); at < len(term); {
		r, size := utf8.DecodeRuneInString(term[at:])
		at += size
		n.term, n.ends, n.runes = append(n.term, term[at-size:at]...), append(n.ends, at), append(n.runes, r)
		if n.row() > n.limit {
			return n.limit + 1, n.beyond()
		}
	}
	last := n.rows[len(n.runes)]
	if last[len(n.wanted)] > n.limit {
		return n.limit + 1, ""
	}
	return last[len(n.wanted)], ""
}

// keep goes back to the letters that the last word shares with term.
func (n *nearby) keep(term string) {
	same, at := 0, 0
	for _, end := range n.ends {
		if end > len(term) || string(n.term[at:end]) != term[at:end] {
			break
		}
		same, at = same+1, end
	}
	n.term, n.ends, n.runes = n.term[:at], n.ends[:same], n.runes[:same]
}

// row adds the row for the last letter, and gives the least number in it: no longer word comes nearer.
func (n *nearby) row() int {
	i := len(n.runes)
	if len(n.rows) == i {
		n.rows = append(n.rows, make([]int, len(n.wanted)+1))
	}
	row, last := n.rows[i], n.rows[i-1]
	row[0] = i
	least := i
	for j := 1; j <= len(n.wanted); j++ {
		cost := 1
		if n.runes[i-1] == n.wanted[j-1] {
			cost = 0
		}
		d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
		if i > 1 && j > 1 && n.runes[i-1] == n.wanted[j-2] && n.runes[i-2] == n.wanted[j-1] {
			d = min(d, n.rows[i-2][j-2]+1)
		}
		row[j] = d
		least = min(least, d)
	}
	return least
}

// beyond gives a word that comes after all those that begin as the last word does, as far as it was looked at. Where the beginning without its last letter
// has all mistakes that there may be, no other letter can follow there than those wanted next, or one that changed places with the one before.
func (n *nearby) beyond() string {
	i := len(n.runes) - 1 // letters of the beginning that is near enough
	last := n.rows[i]
	spared, follows := false, rune(utf8.MaxRune+1)
	letter := n.runes[i]
	for j, d := range last {
		switch {
		case d < n.limit:
			spared = true
		case d == n.limit && j < len(n.wanted) && n.wanted[j] > letter:
			follows = min(follows, n.wanted[j])
		}
		if i > 0 && j > 0 && j < len(n.wanted) && n.runes[i-1] == n.wanted[j] && n.rows[i-1][j-1] < n.limit && n.wanted[j-1] > letter {
			follows = min(follows, n.wanted[j-1])
		}
	}
	if spared || letter == utf8.RuneError {
		return after(n.term)
	}
	start := 0
	if i > 0 {
		start = n.ends[i-1]
	}
	switch {
	case follows <= utf8.MaxRune:
		return string(n.term[:start]) + string(follows)
	case start > 0:
		return after(n.term[:start])
	}
	return "\xff"
}

// after gives a word that comes after all those that begin with prefix. UTF-8 has no byte 0xFF, so that the last byte can always be counted up.
func after(prefix []byte) string {
	return string(prefix[:len(prefix)-1]) + string([]byte{prefix[len(prefix)-1] + 1})
}
