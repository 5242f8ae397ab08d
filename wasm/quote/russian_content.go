package quote

import "verbatim/wasm/segment"

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
