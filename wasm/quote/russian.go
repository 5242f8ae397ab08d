package quote

import (
	"strings"

	"verbatim/wasm/segment"
)

// word is the text of token i in lower case.
func (d *doc) lower(i int) string {
	return strings.ToLower(d.text[d.toks[i].Start:d.toks[i].End])
}

func endsIn(s string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) && len(s) > len(e) {
			return true
		}
	}
	return false
}

// frameRussian reads "по словам Орма", "по её мнению", "согласно опросу" and "по данным ведомства" in a part.
func frameRussian(d *doc, p part) (cueAt, bool) {
	for i := p.first; i < p.last; i++ {
		if d.words[i].frag >= 0 {
			continue
		}
		cu := cueAt{frame: true, past: p.last}
		switch s := d.lower(i); {
		case s == "по" && i+1 < p.last && d.words[i+1].c&clSaid != 0 && i+2 < p.last:
			cu.at, cu.verb = run{i, i + 2}, i+1
			cu.who = d.russianPhrase(i+2, p.last, true)
		case s == "по" && i+2 < p.last && d.words[i+1].c&clHis != 0 && d.words[i+2].c&clSaid != 0:
			cu.at, cu.verb = run{i, i + 3}, i+2
			cu.who, cu.past = phrase{first: i + 1, last: i + 2, head: i + 1}, i+3
		case s == "со" && i+2 < p.last && d.lower(i+1) == "слов":
			cu.at, cu.verb = run{i, i + 2}, i+1
			cu.who = d.russianPhrase(i+2, p.last, true)
		case s == "согласно" && i+1 < p.last:
			cu.at, cu.verb = run{i, i + 1}, i
			cu.who = d.russianPhrase(i+1, p.last, true)
		default:
			continue
		}
		if !cu.who.ok() {
			continue
		}
		if cu.who.first >= cu.at.last {
			cu.past = cu.who.last
		}
		if cu.past < p.last && d.linksOnly(part{first: cu.past, last: p.last}) {
			cu.past = p.last
		}
		return cu, true
	}
	return cueAt{}, false
}

// russianPhrase is the noun phrase that begins at i, its head the person's name, or else its first noun. oblique tells that it stands in a case
// other than the nominative.
func (d *doc) russianPhrase(i, hi int, oblique bool) phrase {
	first := i
	head := -1
	for ; i < hi; i++ {
		w, t := d.words[i], d.toks[i]
		if w.frag >= 0 {
			if head < 0 {
				head = i
			}
			i = min(d.frags[w.frag].last, hi) - 1
			continue
		}
		if n := d.nameAt[i]; n >= 0 {
			q := d.names[n]
			if q.class == PersonName {
				if !oblique && q.oblique && head < 0 {
					return phrase{}
				}
				if !oblique && q.oblique {
					return phrase{first: first, last: i, head: head}
				}
				return d.joinRussian(phrase{first: first, last: min(q.last, hi), head: min(q.last, hi) - 1}, hi)
			}
			if head < 0 {
				head = q.last - 1
			}
			i = min(q.last, hi) - 1
			continue
		}
		if t.Kind != segment.Word && t.Kind != segment.Number {
			break
		}
		if w.c&(clPrep|clConj|clThat|clSub|clAdv|clSubject|clObject|clNot|clRel|clSay|clThink|clHearer) != 0 || w.c&clTime != 0 || d.lex.lang.finite(d, i) {
			break
		}
		if w.c&(clRole|clBody|clDoc|clGroup) != 0 && head < 0 {
			head = i
		}
	}
	if i <= first {
		return phrase{}
	}
	if head < 0 {
		if !oblique {
			return phrase{}
		}
		head = i - 1
	}
	return phrase{first: first, last: i, head: head}
}

// joinRussian widens a name to "A и B".
func (d *doc) joinRussian(p phrase, hi int) phrase {
	if p.last+1 < hi && d.lower(p.last) == "и" && d.nameAt[p.last+1] >= 0 && d.names[d.nameAt[p.last+1]].class == PersonName {
		p.last, p.joint = d.names[d.nameAt[p.last+1]].last, true
	}
	return p
}

// cueRussian reports whether the verb at v can be a cue: it is no part of a relative clause without its own speaker, and not denied.
func cueRussian(d *doc, v int, p part) bool {
	w := d.words[v]
	if w.c&clPart != 0 || v > p.first && d.words[v-1].frag < 0 && d.words[v-1].c&clNot != 0 && w.c&clThink != 0 {
		return false
	}
	return d.words[p.first].c&(clThat|clSub) == 0 || d.asWord(p.first)
}

// subjectRussian finds the speaker of the verb in part k: a nominative after it or before it, or the place "в пресс-службе" whose people say.
func subjectRussian(c *clauses, k int, cu *cueAt) bool {
	d, p, v := c.d, c.parts[k], cu.verb
	if cu.ing {
		return true
	}
	if d.lex.isLemma(d.words[v].lemma, "цитировать", "приводить", "процитировать") && citedRussian(c, k, cu) {
		return true
	}
	if r := d.words[p.first]; r.c&clRel != 0 && k > 0 {
		cu.who = c.before(k)
		return cu.who.ok()
	}
	lo := p.first
	if cu.as {
		lo++
	}
	pre := d.nominativeRussian(lo, v, v, false)
	post := d.nominativeRussian(v+1, p.last, v, true)
	switch {
	case post.ok() && (!pre.ok() || cu.opens && lo == v || d.nameAt[post.head] >= 0 && d.nameAt[pre.head] < 0 && d.words[pre.head].c&clSubject == 0):
		cu.who, cu.past = post, post.last
	case pre.ok():
		cu.who = pre
	default:
		if w := d.words[v]; w.c&clPlural != 0 || d.lex.isLemma(w.lemma, "говориться", "сообщаться", "отмечаться", "утверждаться", "подчёркиваться") {
			cu.who = d.placeRussian(p.first, v)
		}
		if !cu.who.ok() && k >= 2 && c.parts[k].sep == ',' && c.parts[k-1].sep == ',' && c.aside(k-1) {
			if cu.who = d.nameEnding(c.parts[k-2]); !cu.who.ok() {
				cu.who = d.placeRussian(c.parts[k-2].first, c.parts[k-2].last)
			}
			cu.opens = cu.opens && !cu.who.ok()
		}
	}
	if cu.who.ok() {
		d.sexOfVerb(cu.who, v)
		c.russianVia(p, cu)
	}
	cu.to = d.hearerRussian(p, cu.who)
	if cu.past < v+1 {
		cu.past = v + 1
	}
	if cu.who.first < v && cu.to.first > v {
		cu.past = cu.to.last
	}
	return true
}

// before is the noun phrase at the end of the part before k, which "который" goes back to.
func (c *clauses) before(k int) phrase { return c.d.nameEnding(c.parts[k-1]) }

// nameEnding is the name with which a part ends.
func (d *doc) nameEnding(p part) phrase {
	if n := d.nameAt[p.last-1]; n >= 0 && p.frag < 0 && d.names[n].class == PersonName {
		return phrase{first: max(p.first, d.names[n].first), last: p.last, head: p.last - 1}
	}
	return phrase{}
}

// nominativeRussian finds a noun phrase in [lo, hi) that can be the subject of the verb at v.
func (d *doc) nominativeRussian(lo, hi, v int, after bool) phrase {
	prep, words := false, 0
	for i := lo; i < hi; i++ {
		w := d.words[i]
		if w.frag >= 0 {
			g := d.frags[w.frag]
			if !prep && (i == lo || d.words[i-1].c&clHearer == 0) {
				return phrase{first: i, last: min(g.last, hi), head: min(g.first+1, len(d.toks)-1)}
			}
			i, words = min(g.last, hi)-1, words+1
			continue
		}
		if n := d.nameAt[i]; n >= 0 {
			q := d.names[n]
			if (!prep || words > 0 && q.class == PersonName) && !q.oblique && d.agrees(q, v) {
				first := q.first
				if !prep {
					first = d.adjectivesBefore(first, lo)
				}
				return d.joinRussian(phrase{first: first, last: min(q.last, hi), head: min(q.last, hi) - 1}, hi)
			}
			i, words = min(q.last, hi)-1, words+1
			continue
		}
		switch {
		case w.c&clSubject != 0:
			return phrase{first: i, last: i + 1, head: i}
		case w.c&clPrep != 0:
			prep, words = true, 0
		case w.c&(clRole|clBody|clDoc|clGroup) != 0 && (w.c&clOblique == 0 || w.c&clPlural != 0 && d.words[v].c&clPlural != 0 && w.c&clBody == 0) && w.c&(clTime|clHearer) == 0 && (!prep || words > 0 && w.c&clRole != 0):
			if w.c&clPlural == 0 && d.words[v].c&clPlural != 0 && !d.joint(i, hi) {
				words++
				continue
			}
			return d.extendRussian(i, lo, hi)
		default:
			words++
		}
	}
	return phrase{}
}

// joint reports whether "и" follows the noun at i.
func (d *doc) joint(i, hi int) bool {
	for j := i + 1; j < hi && j < i+6; j++ {
		if d.lower(j) == "и" {
			return true
		}
	}
	return false
}

// extendRussian widens the noun at i to its phrase: adjectives before it, what depends on it and a name after it.
func (d *doc) extendRussian(i, lo, hi int) phrase {
	p := d.russianPhrase(i, hi, false)
	if !p.ok() {
		p = phrase{first: i, last: i + 1, head: i}
	}
	p.first = d.adjectivesBefore(i, lo)
	return p
}

// adjectivesBefore is the first of the adjectives and titles that stand before token i.
func (d *doc) adjectivesBefore(i, lo int) int {
	for i > lo && d.words[i-1].frag < 0 && d.toks[i-1].Kind == segment.Word {
		w := d.words[i-1]
		if w.c&(clPrep|clConj|clThat|clAdv|clAnyVerb|clPronoun|clTime|clHearer) != 0 {
			break
		}
		if w.c&(clDet|clRole|clTitle) == 0 && !endsIn(d.lower(i-1), "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ых", "их", "ой") {
			break
		}
		i--
	}
	return i
}

// agrees reports whether the name can be the subject of the verb at v, by its gender: "заявила" wants a woman.
func (d *doc) agrees(n nameSeq, v int) bool {
	c := d.words[v].c
	if n.sex == 0 || c&clPast == 0 || c&(clMale|clFemale) == 0 || n.sex&(clMale|clFemale) == clMale|clFemale {
		return true
	}
	return c&n.sex != 0
}

// sexOfVerb notes the sex that the verb at v tells of its subject.
func (d *doc) sexOfVerb(p phrase, v int) {
	sex := d.words[v].c & (clMale | clFemale)
	n := d.nameAt[p.head]
	if n < 0 || sex == 0 || sex == clMale|clFemale || d.words[v].c&clPast == 0 || d.names[n].class != PersonName {
		return
	}
	if q := d.names[n].person; q >= 0 && d.people[q].sex == 0 {
		d.people[q].sex = sex
	}
}

// placeRussian reads "в пресс-службе порта сообщили", "в докладе говорится".
func (d *doc) placeRussian(lo, hi int) phrase {
	for i := lo; i+1 < hi; i++ {
		if s := d.lower(i); s != "в" && s != "во" && s != "на" && s != "из" {
			continue
		}
		p := d.russianPhrase(i+1, hi, true)
		if !p.ok() {
			continue
		}
		for k := p.first; k < p.last; k++ {
			if d.words[k].c&(clBody|clDoc) != 0 || d.words[k].frag >= 0 {
				p.head = k
				return p
			}
		}
	}
	return phrase{}
}

// hearerRussian reads "рассказал газете «…»", "в интервью «…»", "в беседе с журналистами".
func (d *doc) hearerRussian(p part, who phrase) run {
	for i := p.first; i < p.last; i++ {
		if who.ok() && i >= who.first && i < who.last || d.words[i].frag >= 0 {
			continue
		}
		switch {
		case d.words[i].c&clHearer != 0:
			q := d.objectRussian(i, p.last, who)
			return run{i, q}
		case d.words[i].c&clDoc != 0 && d.lower(i) == "интервью" && i+1 < p.last:
			if q := d.objectRussian(i+1, p.last, who); q > i+1 {
				return run{i + 1, q}
			}
		}
	}
	return run{}
}

// objectRussian is the token after the noun phrase at i, which ends where the speaker's begins.
func (d *doc) objectRussian(i, hi int, who phrase) int {
	if who.ok() && who.first > i {
		hi = min(hi, who.first)
	}
	j := i
	for j < hi {
		w := d.words[j]
		if w.frag >= 0 {
			j = min(d.frags[w.frag].last, hi)
			break
		}
		if d.toks[j].Kind != segment.Word || w.c&(clPrep|clConj|clThat|clAnyVerb|clSubject|clTime) != 0 {
			break
		}
		j++
	}
	return j
}

// citedRussian reads "…», — цитирует Глеба Сорокина агентство «Причал»": the name in the accusative spoke, the nominative passed it on.
func citedRussian(c *clauses, k int, cu *cueAt) bool {
	d, p := c.d, c.parts[k]
	for i := p.first; i < p.last; i++ {
		n := d.nameAt[i]
		if n < 0 || d.names[n].class != PersonName || d.words[i].frag >= 0 {
			continue
		}
		q := d.names[n]
		cu.who = phrase{first: q.first, last: q.last, head: q.last - 1}
		cu.past = p.last
		lo, hi := q.last, p.last
		if q.first > cu.verb && lo >= hi {
			lo, hi = p.first, cu.verb
		}
		if via := d.bodyRussian(lo, hi); via.ok() {
			cu.via = run{via.first, via.last}
		}
		return true
	}
	return false
}

// bodyRussian is the first body in [lo, hi): a noun for one, a name that is no person's, or a name in marks.
func (d *doc) bodyRussian(lo, hi int) phrase {
	for i := lo; i < hi; i++ {
		w := d.words[i]
		if w.frag >= 0 {
			return phrase{first: i, last: min(d.frags[w.frag].last, hi), head: i}
		}
		if w.c&clBody != 0 || d.nameAt[i] >= 0 && d.names[d.nameAt[i]].class != PersonName {
			q := d.russianPhrase(i, hi, true)
			if q.ok() {
				return q
			}
		}
	}
	return phrase{}
}

// russianVia reads "сообщает «…» со ссылкой на Орма": Орм spoke, and the subject passed it on.
func (c *clauses) russianVia(p part, cu *cueAt) {
	d := c.d
	for i := p.first; i+2 < p.last; i++ {
		if d.lower(i) != "ссылкой" || d.lower(i+1) != "на" {
			continue
		}
		if q := d.russianPhrase(i+2, p.last, true); q.ok() {
			cu.via = run{cu.who.first, cu.who.last}
			cu.who, cu.past = q, p.last
		}
		return
	}
}

// contentRussian finds where the content begins in the part after the cue: behind "что", at "почему", at the word before "ли".
func contentRussian(d *doc, p part, cu cueAt) (int, bool) {
	i := p.first
	if d.words[i].c&clThat != 0 {
		return i + 1, i+1 < p.last
	}
	switch d.lower(i) {
	case "почему", "зачем", "когда", "где", "куда", "откуда", "сколько", "кто", "какой", "какая", "какие":
		return i, d.words[cu.verb].c&clSay != 0 && !cu.opens
	case "как":
		return i, d.lex.isLemma(d.words[cu.verb].lemma, "рассказать", "рассказывать", "объяснить", "вспомнить", "вспоминать", "спросить")
	}
	return i, i+1 < p.last && d.lower(i+1) == "ли"
}

// infinitiveRussian reads "пообещал вернуть автобус": an infinitive follows the verb or its speaker.
func infinitiveRussian(d *doc, p part, cu cueAt) int {
	if d.words[cu.verb].c&clSay == 0 {
		return 0
	}
	i := cu.past
	if cu.to.last > i {
		i = cu.to.last
	}
	if i < p.last && d.words[i].c&clNot != 0 && i+1 < p.last {
		return infinitiveAt(d, i, i+1)
	}
	if i < p.last {
		return infinitiveAt(d, i, i)
	}
	return 0
}

func infinitiveAt(d *doc, start, i int) int {
	if d.words[i].frag < 0 && d.toks[i].Kind == segment.Word && d.words[i].c&(clRole|clBody|clDoc) == 0 && endsIn(d.lower(i), "ть", "ться", "ти", "чь", "тись") {
		return start
	}
	return 0
}

// topicRussian reads "О закрытии переправы сообщил Орм": what was spoken of stands before the verb. "Об этом" names nothing.
func topicRussian(d *doc, p part, cu cueAt) run {
	i := d.skipLinks(p.first, p.last)
	if i+1 >= cu.verb || cu.who.first < cu.verb {
		return run{}
	}
	if s := d.lower(i); s != "о" && s != "об" && s != "обо" {
		return run{}
	}
	if d.words[i+1].c&(clDet|clPronoun|clHis) != 0 {
		return run{}
	}
	return run{i, cu.verb}
}

// aboutRussian steps over "О том, что" at the start of what was said.
func aboutRussian(d *doc, i, hi int) int {
	if i+3 < hi && (d.lower(i) == "о" || d.lower(i) == "об") && d.lower(i+1) == "том" && d.toks[i+2].Is(',') && d.words[i+3].c&clThat != 0 {
		return i + 4
	}
	return i
}

// finiteRussian tells a verb in a personal form by its ending.
func finiteRussian(d *doc, i int) bool {
	t, w := d.toks[i], d.words[i]
	if t.Kind != segment.Word || t.Has(segment.Cap) {
		return false
	}
	if w.c&(clSay|clThink|clVerb) != 0 && w.c&(clPast|clThird) != 0 {
		return true
	}
	if w.c != 0 {
		return false
	}
	return endsIn(d.lower(i), "ал", "ала", "али", "ил", "ила", "или", "ел", "ела", "ели", "ул", "ула", "ули", "ыл", "ыла", "ыли", "лся", "лась", "лись", "ится", "ется", "ает", "яет", "ует", "ают", "яют", "уют", "ит", "ят")
}

// titleRussian reports whether a stretch that begins with a capital is a name: it stands inside a clause without a colon, or opens one that no
// dash parts from what follows.
func titleRussian(d *doc, g fragment, b block, words int) bool {
	if j := g.first - 1; j >= b.first {
		t := d.toks[j]
		if t.Kind == segment.Word {
			return words <= 4
		}
		if t.Is(':') || t.Is('—') || t.Is('–') || segment.Terminal(t) || t.Is('-') {
			if !segment.Terminal(t) {
				return false
			}
		} else if t.Is(',') {
			return words <= 3 && g.last < b.last && d.toks[g.last].Kind == segment.Word
		}
	}
	if g.last >= b.last || words > 4 {
		return false
	}
	n := d.toks[g.last]
	return n.Kind == segment.Word && !n.Has(segment.Cap)
}

// actorRussian is the subject of a part.
func actorRussian(d *doc, p part) phrase { return d.nominativeRussian(p.first, p.last, p.first, false) }
