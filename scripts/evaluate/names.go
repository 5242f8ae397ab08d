package main

import (
	"strings"
	"unicode"
)

const (
	pronouns    = " i he she they it we you him her them his their its us me who this that these those one himself herself themselves "
	determiners = " the a an one some many most several few both all another other two three four no any that this his her their our my "
	suffixes    = " jr sr ii iii iv esq phd md mp qc sc r d "
)

// lastName gives the last capitalised word of a name in lower case, brackets, suffixes and possessives aside: "Sen. Ann Example Jr. (Harrow)" gives
// "example". Names of one person written in several ways agree in it.
func lastName(name string) string {
	name, _, _ = strings.Cut(withoutBrackets(name), ",")
	last, lastUpper := "", ""
	for _, w := range fields(name, func(r rune) bool { return letter(r) }, func(r rune) bool { return word(r) || in(r, ".'’-") }) {
		w = withoutPossessive(w)
		w = strings.Trim(w, ".")
		if w == "" || strings.Contains(suffixes, " "+strings.ToLower(w)+" ") {
			continue
		}
		last = w
		if unicode.IsUpper([]rune(w)[0]) {
			lastUpper = w
		}
	}
	if lastUpper != "" {
		last = lastUpper
	}
	return strings.ToLower(last)
}

// withoutBrackets replaces each "(…)" by a space.
func withoutBrackets(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '(')
		j := -1
		if i >= 0 {
			j = strings.IndexByte(s[i:], ')')
		}
		if j < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i] + " ")
		s = s[i+j+1:]
	}
}

func withoutPossessive(w string) string {
	for _, tail := range []string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(w, tail); ok {
			return t
		}
	}
	return w
}

// speakerClass tells by its form alone whether a mention is a "name", a "pronoun", a noun ("nominal"), or "none".
func speakerClass(mention string) string {
	part := func(r rune) bool { return word(r) || in(r, "'’.-") }
	words := fields(mention, part, part)
	if len(words) == 0 {
		return "none"
	}
	allPronouns := len(words) <= 2
	upper := false
	for i, w := range words {
		lower := strings.ToLower(w)
		allPronouns = allPronouns && strings.Contains(pronouns, " "+strings.Trim(lower, "'’.")+" ")
		if unicode.IsUpper([]rune(w)[0]) && (i > 0 || !strings.Contains(determiners, " "+lower+" ")) {
			upper = true
		}
	}
	switch {
	case allPronouns:
		return "pronoun"
	case upper:
		return "name"
	}
	return "nominal"
}

// fields gives the words of s: each begins with a character that first accepts and goes on with those that rest accepts.
func fields(s string, first, rest func(rune) bool) []string {
	var out []string
	start := -1
	for i, r := range s {
		switch {
		case start >= 0 && rest(r):
		case start >= 0:
			out = append(out, s[start:i])
			start = -1
		}
		if start < 0 && first(r) {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

func word(r rune) bool   { return alnum(r) || r == '_' }
func letter(r rune) bool { return alnum(r) && !unicode.IsDigit(r) }
