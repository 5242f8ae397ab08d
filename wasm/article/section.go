package article

import (
	"strconv"
	"strings"
	"unicode"
)

// structure sets the blocks of a, whose kinds and spans are known, and derives the sections from the headings. A heading that only repeats the title
// above everything else is the title: it opens no section.
func (a *Article) structure(blocks []Block) {
	used := map[string]int{}
	section := -1
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Heading && !a.isTitle(i, b.Span) {
			section = len(a.Sections)
			a.Sections = append(a.Sections, Section{Title: b.Span, Slug: unique(used, Slug(b.Span.Of(a.Text)), "section")})
		}
		b.Section = section
	}
	a.Blocks = blocks
}

// isTitle reports whether the heading that is block i stands for the title, and takes it over when there is none yet.
func (a *Article) isTitle(i int, s Span) bool {
	if i > 0 {
		return false
	}
	words := strings.Join(strings.Fields(s.Of(a.Text)), " ")
	if a.Meta.Title == "" {
		a.Meta.Title = words
	}
	return a.Meta.Title == words
}

// unique gives slug, or slug with the lowest number from 2 that is not used yet, and marks it used. An empty slug becomes otherwise. used holds the last
// number tried for each slug.
func unique(used map[string]int, slug, otherwise string) string {
	if slug == "" {
		slug = otherwise
	}
	out := slug
	for used[out] > 0 {
		used[slug]++
		out = slug + "-" + strconv.Itoa(used[slug])
	}
	used[out] = 1
	return out
}

// maxSlug is the length, in bytes, after which a slug is cut at a hyphen.
const maxSlug = 64

// Slug makes an id fit for a URL of s: lower-case Latin letters, digits and single hyphens. Cyrillic is written in Latin letters, accents are dropped;
// it is "" when nothing is left.
func Slug(s string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range s {
		r = unicode.ToLower(r)
		latin := ""
		if r < 0x80 && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9') {
			latin = string(r)
		} else if r >= 0x80 {
			latin = toLatin(r)
		}
		if latin == "" {
			hyphen = hyphen || !joins(r)
			continue
		}
		if hyphen && b.Len() > 0 {
			b.WriteByte('-')
		}
		hyphen = false
		b.WriteString(latin)
	}
	return cutSlug(b.String())
}

// joins reports whether r stands inside a word without parting it: an apostrophe, a soft or hard sign, a combining accent.
func joins(r rune) bool {
	return strings.ContainsRune("'’ʼьъ\u00ad", r) || unicode.IsMark(r)
}

func cutSlug(s string) string {
	if len(s) <= maxSlug {
		return s
	}
	if i := strings.LastIndexByte(s[:maxSlug+1], '-'); i > 0 {
		return s[:i]
	}
	return s[:maxSlug]
}

// latin pairs letters with the Latin ones that stand for them in a slug.
const latin = "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ыy эe юyu яya іi їyi єye ґg ўu " +
	"àa áa âa ãa åa äae æae çc èe ée êe ëe ìi íi îi ïi ñn òo óo ôo õo øo öoe œoe ùu úu ûu üue ýy ÿy ßss đd ðd þth " +
	"āa ăa ąa ćc čc ďd ēe ęe ěe ğg īi ıi łl ńn ňn ōo őo řr śs şs șs šs ťt ţt țt ūu ůu űu źz żz žz "

// toLatin gives the Latin letters for the lower-case letter r, or "".
func toLatin(r rune) string {
	i := strings.IndexRune(latin, r)
	if i < 0 {
		return ""
	}
	rest := latin[i+len(string(r)):]
	return rest[:strings.IndexByte(rest, ' ')]
}
