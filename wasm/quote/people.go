package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/segment"
)

// person is someone, or some body, that the article names.
type person struct {
	names    []int // indexes into doc.names, in text order
	best     int   // the fullest of them
	first    uint32
	surname  uint32
	sex      class
	body     bool
	roles    []run
	roleWord []uint32 // the hashes of the nouns and capitalised words in the roles
	soonest  []int    // for each of roles where the first begins of it and those after it, once it was asked for
	roleKind class    // clExpert, clSenior, clRole … of those nouns
	quoted   int      // attributions
	weighed  int      // the draft, counted from 1, that weighed him last
	phrase   phrase   // for a body known by a phrase: "the Kremlin’s press service"
}

// fold makes one key of the spellings of a name: Sergei and Sergey, Alexei and Aleksey, Müller and Muller.
func fold(s string) uint32 {
	h, last := uint32(2166136261), rune(0)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		r = foldRune(unicode.ToLower(r))
		if r == 'k' && i < len(s) && (s[i] == 's' || s[i] == 'h') { // Aleksey, Mikhail
			if s[i] == 's' {
				r = 'x'
			} else {
				r = 'h'
			}
			i++
		}
		if r == last || r == '\'' || r == '’' {
			continue
		}
		last = r
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

func foldRune(r rune) rune {
	switch r {
	case 'y', 'j', 'í', 'ï', 'î', 'ì', 'й':
		return 'i'
	case 'é', 'è', 'ê', 'ë', 'ё', 'ę':
		return 'e'
	case 'á', 'à', 'â', 'ä', 'ã', 'å', 'ą':
		return 'a'
	case 'ó', 'ò', 'ô', 'ö', 'õ', 'ø', 'ő':
		return 'o'
	case 'ú', 'ù', 'û', 'ü', 'ű', 'ů':
		return 'u'
	case 'w':
		return 'v'
	case 'ç', 'č', 'ć':
		return 'c'
	case 'ñ', 'ń':
		return 'n'
	case 'š', 'ś':
		return 's'
	case 'ž', 'ź', 'ż':
		return 'z'
	case 'ł':
		return 'l'
	}
	return r
}

// bare is the text of a name's token without its possessive ending.
func (d *doc) bare(i int) string {
	t := &d.toks[i]
	s := d.text[t.Start:t.End]
	if !t.Has(segment.Possessive) {
		return s
	}
	for k, r := range s {
		if r == '\'' || r == '’' {
			return s[:k]
		}
	}
	return s
}

// surnameAt is the token of the name's last word, "Jr." and the like left out.
func (d *doc) surnameAt(n *nameSeq) int {
	k := n.last - 1
	for k > n.core {
		switch d.bare(k) {
		case "Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV":
			k--
			continue
		}
		break
	}
	return k
}

// addOne adds q to the people, with the room of the lists of whoever had that place in the article before.
func (d *doc) addOne(q person) {
	if n := len(d.people); n < cap(d.people) {
		old := &d.people[:n+1][n]
		q.names, q.roles, q.roleWord = append(old.names[:0], q.names...), old.roles[:0], old.roleWord[:0]
	}
	d.people = append(d.people, q)
}

// gather sorts the names into people and bodies. Each name is looked up by its last word, then by its first.
func (d *doc) gather() {
	d.bySur.reset(len(d.names))
	d.byFirst.reset(len(d.names))
	for i := range d.names {
		n := &d.names[i]
		if n.class == PlaceName && !n.titled {
			continue
		}
		sur := d.surnameFold(n)
		p := d.match(n, sur)
		if p < 0 {
			p = len(d.people)
			d.addOne(person{best: i, surname: sur, body: n.class == BodyName})
			d.bySur.add(sur, p)
		}
		n.person = p
		q := &d.people[p]
		q.names = append(q.names, i)
		if n.sex != 0 && q.sex == 0 {
			q.sex = n.sex
		}
		if n.class == PersonName {
			q.body = false
		}
		if b := &d.names[q.best]; n.last-n.core > b.last-b.core && n.last-n.core <= 4 {
			q.best = i
		}
		if q.first == 0 && d.surnameAt(n) > n.core {
			q.first = d.givenFold(n)
			d.byFirst.add(q.first, p)
		}
		if d.lex.lang.commas {
			d.describeByCommas(n, q)
		} else {
			d.describe(n, q)
		}
	}
	if !d.lex.lang.commas {
		d.joinGiven()
	}
}

// joinGiven gives the names of someone known by a given name alone to the one person of that given name whom the text names in full further on:
// "His cousin Petra … said Petra Sollis".
func (d *doc) joinGiven() {
	for i := range d.people {
		p := &d.people[i]
		full := d.byFirst.latest(p.surname)
		if p.first != 0 || p.body || len(full) != 1 || full[0] == i {
			continue
		}
		q := &d.people[full[0]]
		if n := d.names[p.best]; n.last-n.core != 1 || d.words[n.core].c&clFirst == 0 || q.body || p.sex != 0 && q.sex != 0 && p.sex != q.sex {
			continue
		}
		for _, n := range p.names {
			d.names[n].person = full[0]
		}
		q.names = append(q.names, p.names...)
		sort.Ints(q.names)
		q.roles, q.roleWord, q.roleKind = append(p.roles, q.roles...), append(p.roleWord, q.roleWord...), p.roleKind|q.roleKind
		p.names, p.roles, p.roleWord = nil, nil, nil
	}
}

// match finds the person of name n among those known, or -1.
func (d *doc) match(n *nameSeq, sur uint32) int {
	long := d.surnameAt(n) > n.core
	list := d.bySur.latest(sur)
	if len(list) == 0 && !long { // a machine translation may leave the Russian genitive: "Mezentseva quotes Interfax"
		if s := d.bare(n.last - 1); len(s) > 5 && s[len(s)-1] == 'a' && genitive(s[:len(s)-1]) {
			list = d.bySur.latest(fold(s[:len(s)-1]))
		}
	}
	first := uint32(0)
	if long && len(list) > 0 {
		first = d.givenFold(n)
	}
	best := -1
	for _, p := range list {
		q := &d.people[p]
		if long && q.first != 0 && q.first != first && !d.sameGiven(q, n) {
			continue
		}
		if long && q.body != (n.class == BodyName) && q.first != 0 {
			continue
		}
		if n.sex != 0 && q.sex != 0 && n.sex != q.sex {
			continue
		}
		if best < 0 || d.lastSeen(p) > d.lastSeen(best) {
			best = p
		}
	}
	if best >= 0 || long {
		return best
	}
	if list = d.byFirst.latest(sur); d.words[n.core].c&clFirst != 0 || len(list) == 1 {
		for _, p := range list {
			if best < 0 || d.lastSeen(p) > d.lastSeen(best) {
				best = p
			}
		}
	}
	return best
}

// genitive reports whether a Russian surname ends as those do that take -a.
func genitive(s string) bool {
	switch s[len(s)-2:] {
	case "ev", "ov", "in", "yn":
		return true
	}
	return false
}

// sameGiven reports whether the first words of the names may be one given name: an initial, or a short form of it.
func (d *doc) sameGiven(q *person, n *nameSeq) bool {
	a, b := d.bare(d.names[q.best].core), d.bare(n.core)
	if len(a) > len(b) {
		a, b = b, a
	}
	if f := firstRune(a); a[len(f):] == "." {
		return strings.HasPrefix(b, f)
	}
	if len(a) <= 2 {
		return len(a) > 0 && a[0] == b[0]
	}
	return len(a) >= 3 && b[:3] == a[:3] && d.words[n.core].c&clFirst != 0
}

func (d *doc) lastSeen(p int) int {
	q := d.people[p].names
	return q[len(q)-1]
}

// ambiguous reports whether another person shares the surname of p and the mention n does not tell them apart.
func (d *doc) ambiguous(n *nameSeq, p int) bool {
	if d.surnameAt(n) > n.core {
		return false
	}
	q := &d.people[p]
	rivals := 0
	for _, i := range d.bySur.latest(q.surname) {
		r := &d.people[i]
		if i != p && r.surname == q.surname && r.first != 0 && q.first != 0 && !r.body && len(r.names) > 1 {
			if n.sex != 0 && r.sex != 0 && r.sex != n.sex {
				continue
			}
			if len(q.names) < 3*len(r.names) {
				rivals++
			}
		}
	}
	return rivals > 0
}

// describe notes the role that stands with name n: before it, as in "Russian President Vladimir Putin", or after it between commas.
func (d *doc) describe(n *nameSeq, q *person) {
	if n.quoted || n.class == PlaceName {
		return
	}
	if p := d.simpleBack(n.last-1, max(0, n.first-maxPhrase)); p.first < n.core && d.sameBlock(p.first, n.first) {
		d.addRole(q, p.first, n.core)
		if len(q.roles) == 0 && d.plainRole(p.first, n.core) {
			q.roles = append(q.roles, run{p.first, n.core})
		}
	}
	if n.first > 0 && d.nameAt[n.first-1] >= 0 && d.sameBlock(n.first-1, n.first) { // "director of the Harbour Institute Nora Vale"
		if p := d.attachBack(d.simpleBack(n.first-1, max(0, n.first-maxPhrase)), max(0, n.first-maxPhrase)); p.ok() && d.roleHead(p) {
			d.addRole(q, p.first, p.last)
		}
	}
	if n.first >= 3 && d.toks[n.first-1].Is(',') && d.words[n.first-1].frag < 0 && d.nounish(n.first-2) && d.sameBlock(n.first-2, n.first) {
		p := d.phraseBack(n.first-2, max(0, n.first-maxPhrase))
		if p.ok() && !p.joint && d.words[p.head].c&clRole != 0 && d.nameAt[p.last-1] != d.nameAt[n.first] && d.roleHead(p) {
			d.addRole(q, p.first, p.last)
		}
	}
	k := d.skipParen(n.last, min(len(d.toks), n.last+10))
	if k+1 < len(d.toks) && d.toks[k].Is(',') && d.sameBlock(n.first, k+1) {
		j := k + 1
		if d.toks[j].Kind == segment.Number && j+2 < len(d.toks) && d.toks[j+1].Is(',') { // ", 45, a farmer"
			j += 2
		}
		if p := d.phraseAt(j, min(len(d.toks), j+maxPhrase)); p.ok() && d.sameBlock(n.first, p.last-1) && d.roleHead(p) && d.closesApposition(p.last) {
			d.addRole(q, p.first, p.last)
		}
	}
}

// plainRole reports whether the words [first, last) before a name, of which none is known, say what somebody is, as they do after a verb of speech: "said
// gardener Tilda Rowe". Elsewhere they may belong to what stands before: "in the garden Tilda Rowe said".
func (d *doc) plainRole(first, last int) bool {
	if first == 0 || d.words[first-1].c&clSay == 0 {
		return false
	}
	for k := first; k < last; k++ {
		if t := &d.toks[k]; d.words[k].c != 0 || t.Kind != segment.Word || t.Has(segment.Cap) {
			return false
		}
	}
	return first < last
}

// closesApposition reports whether a description may end before token k: at a mark, a relative clause or the end of the text. Before a verb,
// what looked like one is the next subject.
func (d *doc) closesApposition(k int) bool {
	if k >= len(d.toks) || d.toks[k].Kind == segment.Punct {
		return true
	}
	c := d.words[k].c
	return c&(clRel|clPrep|clConj) != 0 || c&clIng != 0 || !d.sameBlock(k-1, k)
}

// roleHead reports whether a phrase describes a person by what he does.
func (d *doc) roleHead(p phrase) bool {
	if d.words[p.first].c&clPronoun != 0 && p.last-p.first == 1 {
		return false
	}
	for k := p.first; k < p.last; k++ {
		if d.words[k].c&clOf != 0 && d.toks[k].Kind == segment.Word {
			break
		}
		if d.words[k].c&(clRole|clTitle) != 0 {
			return true
		}
	}
	return false
}

func (d *doc) sameBlock(i, j int) bool {
	// blocks end a text's line, so that tokens of two blocks never stand in one phrase by accident of the scan
	if j >= len(d.toks) {
		return false
	}
	a, b := int(d.toks[i].End), int(d.toks[j].Start)
	for k := a; k < b && k < a+400; k++ {
		if d.text[k] == '\n' && k+1 < b && d.text[k+1] == '\n' {
			return false
		}
	}
	return true
}

// addRole files the role [first, last) of q, its article left out, and the words that later descriptions may share with it.
func (d *doc) addRole(q *person, first, last int) {
	for first < last && d.words[first].c&(clDet|clHis) != 0 && d.words[first].c&clRole == 0 {
		first++
	}
	if first >= last {
		return
	}
	useful := false
	for k := first; k < last; k++ {
		w, t := d.words[k], &d.toks[k]
		if w.c&(clRole|clTitle) != 0 {
			q.roleKind |= w.c & (clRole | clSenior | clExpert | clTitle)
			if q.sex == 0 && w.c&clMale != w.c&clFemale {
				q.sex = w.c & (clMale | clFemale)
			}
			useful = true
			q.roleWord = append(q.roleWord, w.lemma)
		} else if t.Has(segment.Cap) || w.c&(clBody|clPlace) != 0 || w.c == 0 && t.Kind == segment.Word {
			q.roleWord = append(q.roleWord, w.lemma)
		}
	}
	if useful && len(q.roles) < 12 && (first+1 < last || d.words[first].c&clRole != 0 && len(q.roles) == 0) {
		q.roles = append(q.roles, run{first, last})
	}
	if len(q.roleWord) > 40 {
		q.roleWord = q.roleWord[:40]
	}
}
