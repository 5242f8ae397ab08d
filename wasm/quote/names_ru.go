package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// namesRussian collects the proper names of block b. A given name opens a person's name, an initial or patronymic goes with it, and a capital
// that opens a sentence means nothing by itself.
func namesRussian(d *doc, b block) {
	for i := b.first; i < b.last; {
		if !d.capitalRussian(i, b, d.opensSentence(i, b.first)) {
			i++
			continue
		}
		j := i + 1
		for j < b.last && j-i < 5 && d.capitalRussian(j, b, false) && !d.splitsRussian(i, j) {
			j++
		}
		d.addRussian(i, j)
		i = j
	}
}

func (d *doc) capitalRussian(i int, b block, first bool) bool {
	t, w := d.toks[i], d.words[i]
	if t.Kind != segment.Word || !t.Has(segment.Cap) {
		return false
	}
	if d.initial(i) {
		return i+1 < b.last && d.toks[i+1].Has(segment.Cap) || i > b.first && d.toks[i-1].Has(segment.Cap) && d.toks[i-1].Kind == segment.Word
	}
	if w.c&(clFirst|clPlace) != 0 {
		return true
	}
	if w.c&(clFunction|clHearer|clTime) != 0 || w.c&clAnyVerb != 0 && w.c&(clPast|clThird|clIng) != 0 {
		return false
	}
	if t.Has(segment.AllCaps) {
		return true
	}
	if !first {
		return w.c&(clRole|clTitle|clBody|clDoc|clWork) == 0
	}
	if w.c&(clRole|clTitle|clBody|clDoc|clWork|clSay|clGroup) != 0 {
		return false
	}
	next := i + 1
	if next >= b.last || d.toks[next].Kind != segment.Word {
		return d.surnames[surnameKey(d.lower(i))]
	}
	if d.toks[next].Has(segment.Cap) {
		return d.words[next].c&(clFunction) == 0
	}
	return d.surnames[surnameKey(d.lower(i))] || endsIn(d.lower(i), surnameEndings...) && !d.seenLower.has(t.Hash) && (d.words[next].c&clAnyVerb != 0 || d.lex.lang.finite(d, next))
}

var surnameEndings = []string{"ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ский", "цкий", "ская", "цкая", "енко", "чук", "юк"}

// initial tells "А." from a word.
func (d *doc) initial(i int) bool {
	t := d.toks[i]
	return t.Has(segment.Abbreviated) && t.End-t.Start <= 3 && t.Has(segment.Cap)
}

// splitsRussian reports whether a new name begins with token j of the run that began at i: "мэр Вербинска | Игорь Вязов".
func (d *doc) splitsRussian(i, j int) bool {
	if d.toks[j].Has(segment.AllCaps) != d.toks[j-1].Has(segment.AllCaps) && !d.initial(j) && !d.initial(j-1) {
		return true
	}
	if d.words[j].c&clFirst == 0 || d.initial(j-1) {
		return false
	}
	if d.words[j-1].c&clFirst != 0 {
		return patronymicSex(d.lower(j)) == 0 && d.words[j-1].c&(clMale|clFemale) != d.words[j].c&(clMale|clFemale)
	}
	return !(j+1 < len(d.toks) && patronymicSex(d.lower(j+1)) != 0) // Корнев Андрей Викторович
}

// patronymicSex is the sex a patronymic tells, or 0.
func patronymicSex(s string) class {
	switch {
	case endsIn(s, "ович", "евич", "ьич", "овича", "евича", "ьича", "овичу", "евичу", "ьичу", "овичем", "евичем", "ьичем"):
		return clMale
	case endsIn(s, "овна", "евна", "ична", "овны", "евны", "ичны", "овне", "евне", "ичне", "овну", "евну", "ичну", "овной", "евной", "ичной"):
		return clFemale
	}
	return 0
}

// addRussian files the name [first, last) with its sex and case.
func (d *doc) addRussian(first, last int) {
	n := nameSeq{first: first, core: first, last: last, person: -1, quoted: d.words[first].frag >= 0}
	last--
	for last > first && d.initial(last) {
		last--
	}
	sur := d.lower(last)
	given := -1
	place, caps := true, true
	for k := first; k < n.last; k++ {
		c := d.words[k].c
		place = place && c&clPlace != 0
		caps = caps && d.toks[k].Has(segment.AllCaps)
		if c&clFirst != 0 && given < 0 {
			given = k
		}
		if s := patronymicSex(d.lower(k)); s != 0 {
			n.sex = s
		}
	}
	initials := d.initial(first) || d.initial(n.last-1)
	switch {
	case caps && n.last-first == 1:
		n.class = BodyName
	case place:
		n.class = PlaceName
	case given >= 0 || initials || n.sex != 0:
		n.class = PersonName
	case n.last-first >= 2 && n.last-first <= 3 && likeSurname(sur),
		n.last-first == 1 && d.aloneRussian(n.last-1, sur):
		n.class = PersonName
	default:
		n.class = BodyName
	}
	d.caseOf(&n, given, sur)
	d.addSeq(n)
}

// likeSurname tells a surname by its ending, in any case.
func likeSurname(s string) bool {
	return endsIn(s, surnameEndings...) || endsIn(surnameKey(s), "ов", "ев", "ин", "ын", "енко", "чук", "юк") || endsIn(s, "ского", "скому", "ским", "ском", "ской", "скую", "цкого", "цкому", "цким", "цкой", "цкую")
}

// aloneRussian reports whether one capitalised word at i is a person's surname. "Вербинской области" is not: a noun follows.
func (d *doc) aloneRussian(i int, s string) bool {
	if d.surnames[surnameKey(s)] {
		return true
	}
	if endsIn(s, "ская", "ской", "скую", "ский", "ского", "скому", "ским", "ском") && i+1 < len(d.toks) && !d.toks[i+1].Has(segment.Cap) && d.toks[i+1].Kind == segment.Word &&
		d.words[i+1].c&(clFunction|clAnyVerb) == 0 && !d.lex.lang.finite(d, i+1) {
		return false
	}
	return likeSurname(s)
}

// addSeq files the name and ties its tokens to it.
func (d *doc) addSeq(n nameSeq) {
	for k := n.first; k < n.last; k++ {
		d.nameAt[k] = int32(len(d.names))
	}
	d.names = append(d.names, n)
}

// caseOf tells by the given name, the ending of the surname and what stands before the name whether it is in the nominative, and whose sex it is.
func (d *doc) caseOf(n *nameSeq, given int, sur string) {
	governed := d.governed(n.first)
	if n.class != PersonName {
		n.oblique = governed && endsIn(sur, "а", "у", "ом", "ы", "и", "е", "ой")
		return
	}
	both := class(clMale | clFemale)
	if given >= 0 {
		c := d.words[given].c
		if c&both == both { // "Александра" is a woman, or of a man
			switch {
			case n.sex != 0:
			case endsIn(d.lower(given), "ии"):
				n.sex, n.oblique = clFemale, true
				return
			case endsIn(sur, "ой", "ую", "ая"), !governed && given != n.last-1:
				n.sex = clFemale
			case governed:
				n.sex = clMale
			}
			n.oblique = n.sex == clMale
		} else {
			n.sex, n.oblique = c&both, c&clOblique != 0
		}
		if n.oblique && endsIn(sur, "ов", "ев", "ин", "ский", "цкий") && given < n.last-1 {
			n.oblique = false
		}
		return
	}
	switch {
	case endsIn(sur, "овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой", "ую"):
		n.sex, n.oblique = clFemale, true
	case endsIn(sur, "ского", "скому", "ским", "ском", "цкого", "цкому", "цким", "овым", "евым", "ёвым", "иным", "ыным", "ову", "еву", "ину"):
		n.sex, n.oblique = clMale, true
	case endsIn(sur, "ов", "ев", "ёв", "ын", "ский", "цкий"), endsIn(sur, "ин"):
		n.sex = clMale
	case endsIn(sur, "ская", "цкая"):
		n.sex = clFemale
	case endsIn(sur, "ова", "ева", "ёва", "ина", "ына"):
		if n.sex == 0 && governed {
			n.sex, n.oblique = clMale, true
		} else if n.sex == 0 {
			n.sex = clFemale
		}
		n.oblique = n.oblique || n.sex == clMale
	default:
		n.oblique = governed || n.sex == 0 && endsIn(sur, "а", "у", "ом", "ем", "ы") && !d.initial(n.first)
	}
	if d.initial(n.first) && governed {
		n.oblique = true
	}
}

// governed reports whether a preposition or "словам" before token i puts it in an oblique case.
func (d *doc) governed(i int) bool {
	for j := i - 1; j >= 0 && i-j < 7; j-- {
		t, w := d.toks[j], d.words[j]
		if t.Kind != segment.Word || w.frag != d.words[i].frag {
			return false
		}
		if w.c&(clSaid|clPrep) != 0 {
			return true
		}
		if w.c&(clThat|clAnyVerb|clSubject) != 0 && w.c&(clRole|clBody) == 0 {
			return false
		}
		if w.c&clRole != 0 && w.c&clOblique == 0 {
			return false
		}
	}
	return false
}

// surnameKey is the part of a surname that all its cases share, the man's and the woman's.
func surnameKey(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "ё", "е")
	for _, e := range [...]string{"ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом", "ем", "ая", "яя", "ой", "ей", "ую", "юю", "ый", "ий", "ою", "а", "у", "е", "ы", "я", "ю", "ь", "й"} {
		if rest, ok := strings.CutSuffix(s, e); ok && len(rest) >= 6 {
			return rest
		}
	}
	return s
}

// nominativeRussian gives the name [first, last) in the nominative.
func nominativeOfRussian(d *doc, n nameSeq) string {
	var out []string
	for k := n.core; k < n.last; k++ {
		s := d.bare(k)
		if n.oblique && !d.initial(k) {
			s = d.nominativeWord(s, d.words[k], n)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func (d *doc) nominativeWord(s string, w word, n nameSeq) string {
	low := strings.ToLower(s)
	if w.c&clFirst != 0 && w.c&clOblique != 0 {
		if g, ok := d.lex.given[givenKey(low, n.sex)]; ok {
			return g
		}
	}
	if patronymicSex(low) == clMale {
		return strings.TrimRight(s, "аеуом") + ""
	}
	if patronymicSex(low) == clFemale {
		return replaceEnding(s, "а", "ой", "ы", "е", "у")
	}
	if a, b, ok := strings.Cut(s, "-"); ok {
		return d.nominativeWord(a, word{}, n) + "-" + d.nominativeWord(b, word{}, n)
	}
	if n.class != PersonName {
		return replaceEnding(s, "", "ом", "а", "у", "е")
	}
	if n.sex == clFemale {
		switch {
		case endsIn(low, "овой", "евой", "ёвой", "иной", "ыной", "ову", "еву", "ину", "овы", "ины"):
			return replaceEnding(s, "а", "ой", "у", "ы")
		case endsIn(low, "ской", "цкой", "скую", "цкую"):
			return replaceEnding(s, "ая", "ой", "ую")
		case endsIn(low, "ой", "ую"):
			return replaceEnding(s, "ая", "ой", "ую")
		}
		return s
	}
	switch {
	case endsIn(low, "ского", "скому", "ским", "ском", "цкого", "цкому", "цким", "цком", "кого", "кому"):
		return replaceEnding(s, "ий", "ого", "ому", "им", "ом")
	case endsIn(low, "ого", "ому"):
		return replaceEnding(s, "ый", "ого", "ому")
	case endsIn(low, "ых", "их", "о", "ий", "ый"):
		return s
	case endsIn(low, "я", "ю"):
		return replaceEnding(s, "ь", "я", "ю")
	}
	return replaceEnding(s, "", "ом", "ем", "ым", "а", "у", "е")
}

// replaceEnding puts nominative in place of the first of the endings that s has.
func replaceEnding(s, nominative string, endings ...string) string {
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(s, e); ok && rest != "" {
			return rest + nominative
		}
	}
	return s
}

// addGivenRussian enters the cases of a given name, each with the nominative it goes back to.
func addGivenRussian(x *lexicon, name string, c class) {
	add := func(form string) {
		x.addForm(form, c|clOblique, name)
		x.given[givenKey(form, c)] = capitalise(name)
	}
	switch name {
	case "лев", "павел", "пётр":
		stem := map[string]string{"лев": "льв", "павел": "павл", "пётр": "петр"}[name]
		for _, e := range []string{"а", "у", "ом", "е"} {
			add(stem + e)
		}
		return
	case "любовь":
		add("любови")
		add("любовью")
		return
	}
	declineRussian(name, func(form string, f class) {
		if f&clPlural == 0 {
			add(form)
		}
	})
}

// givenKey keeps the forms of a man's name apart from a woman's: "Евгении" may be either's.
func givenKey(form string, sex class) uint32 {
	h := segment.Hash(form)
	if sex&clFemale != 0 {
		h ^= 0x9e3779b9
	}
	return h
}

// capitalise writes the first letter of s as a capital.
func capitalise(s string) string {
	f := firstRune(s)
	return strings.ToUpper(f) + s[len(f):]
}
