package correct

import (
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
)

// History is corrections with what they were before each of the last changes, so that these can be taken back, last first.
//
// As a text it is a line that names the patch it belongs to by its CRC-32 (IEEE, of the patch as Text writes it, decimal), and for each change, the last one
// first, a NUL, a line of two numbers (corrections at the beginning and at the end of the patch that the change left as they were, separated by a space), and a
// patch of those that stood between them before.
type History struct {
	Patch  Patch
	before []Patch // what Patch was before each change, the last change last
}

// The bounds on what can be taken back: changes, and bytes of the text.
const (
	mostChanges = 100
	mostHistory = 256 << 10
)

// Change makes a patch the one that counts. What it takes the place of can be brought back.
func (h *History) Change(next Patch) {
	h.before = append(h.before, h.Patch)
	h.before = slices.Clone(h.before[max(0, len(h.before)-mostChanges):])
	h.Patch = next
}

// Changes is how many changes can be taken back.
func (h *History) Changes() int { return len(h.before) }

// Undo takes back the last change, and reports whether there was one.
func (h *History) Undo() bool {
	n := len(h.before)
	if n == 0 {
		return false
	}
	h.Patch, h.before = h.before[n-1], h.before[:n-1]
	return true
}

// Forget drops the corrections of an article, or with "" of all of the reader's own articles, now and before: nothing brings them back.
func (h *History) Forget(id string) {
	h.Patch = h.Patch.WithoutArticle(id)
	before := h.before
	h.before = nil
	for i, p := range before {
		p = p.WithoutArticle(id)
		next := h.Patch
		if i+1 < len(before) {
			next = before[i+1].WithoutArticle(id)
		}
		if !slices.EqualFunc(p, next, same) { // else the change was of that article alone
			h.before = append(h.before, p)
		}
	}
}

// Text writes what can be taken back, without the corrections themselves; "" when nothing can be. Of more changes than there is room for the first are left out.
func (h *History) Text() string {
	if len(h.before) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(sumOf(h.Patch) + "\n")
	next := h.Patch
	for _, before := range slices.Backward(h.before) {
		head, tail := unchanged(before, next)
		step := "\x00" + strconv.Itoa(head) + " " + strconv.Itoa(tail) + "\n"
		if between := before[head : len(before)-tail]; len(between) > 0 {
			step += between.Text()
		}
		if b.Len()+len(step) > mostHistory {
			break
		}
		b.WriteString(step)
		next = before
	}
	return b.String()
}

// ReadHistory gives a patch with the changes that a text of Text tells of, as far as it can be read. A text that belongs to other corrections, as when another
// tab has changed them, tells of none.
func ReadHistory(p Patch, text string) History {
	h := History{Patch: p}
	steps := strings.Split(text, "\x00")
	if steps[0] != sumOf(p)+"\n" {
		return h
	}
	next := p
	for _, step := range steps[1:min(len(steps), 1+mostChanges)] {
		counts, between, _ := strings.Cut(step, "\n")
		first, last, _ := strings.Cut(counts, " ")
		head, err1 := strconv.Atoi(first)
		tail, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || head < 0 || tail < 0 || head > len(next) || tail > len(next)-head {
			break
		}
		before := slices.Clone(next[:head])
		if between != "" {
			read, errs := Read("history", []byte(between))
			if len(errs) > 0 {
				break
			}
			before = append(before, read...)
		}
		before = append(before, next[len(next)-tail:]...)
		h.before = append(h.before, before)
		next = before
	}
	slices.Reverse(h.before)
	return h
}

// unchanged is how many corrections two patches have in common at their beginnings, and at their ends beyond these.
func unchanged(a, b Patch) (head, tail int) {
	most := min(len(a), len(b))
	for head < most && same(a[head], b[head]) {
		head++
	}
	for tail < most-head && same(a[len(a)-1-tail], b[len(b)-1-tail]) {
		tail++
	}
	return head, tail
}

// same tells whether two corrections are written alike.
func same(a, b Correction) bool { return Patch{a}.Text() == Patch{b}.Text() }

func sumOf(p Patch) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(p.Text()))), 10)
}
