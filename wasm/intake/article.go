package intake

import (
	"bytes"
	"errors"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/wasm/article"
	"verbatim/wasm/article/webpage"
)

// article reads an entry that is one article.
func (r *Reader) article(e entry) Found {
	kind := texts[extension(e)]
	if kind == "" {
		if kind = sniffed(e.data); kind == "" || extension(e) != "" && unlikely(e.data) {
			return passedOver(e)
		}
	}
	if kind != ".html" && len(e.data) > 0 && unlikely(e.data) {
		e.Problem = "it is named as text and is none: save the article as plain text (.txt)"
		return e.Found
	}
	if len(e.data) > article.MaxFile {
		e.Problem = "it is larger than 4 MiB: split it into several articles"
		return e.Found
	}
	text, encoding := decode(e.data, e.charset)
	if encoding != plainUTF8 {
		e.note("read as " + encoding)
	}
	if strings.TrimSpace(text) == "" {
		e.Problem = "it is empty: write the article's text into it, or leave it out"
		return e.Found
	}
	name := base(e.Name) + kind
	a, err := article.Parse(name, []byte(text), webpage.Format)
	if err != nil && kind != ".html" {
		if plain, dropped := plainFront(text); dropped != "" {
			if b, again := article.Parse(name, []byte(plain), webpage.Format); again == nil {
				a, err = b, nil
				e.note("its front matter says more than an article has here: " + dropped)
			}
		}
	}
	if err != nil {
		e.Problem = words(err)
		return e.Found
	}
	e.Article = a
	e.fill()
	return e.Found
}

func (e *entry) note(words string) {
	if e.Note != "" {
		e.Note += "; "
	}
	e.Note += words
}

// fill gives the article what the container knows of it and it does not say itself.
func (e *entry) fill() {
	m, from := &e.Article.Meta, e.meta
	if from.Title != "" && (m.Title == "" || m.TitleByArchive) {
		m.Title, m.TitleByArchive = from.Title, false
	}
	for _, f := range []struct{ to, from *string }{
		{&m.Author, &from.Author}, {&m.Publisher, &from.Publisher}, {&m.Published, &from.Published}, {&m.URL, &from.URL},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
}

// passedOver is what becomes of a file of a kind that holds no articles: among others in a folder or an archive it is left out, alone it is a problem.
func passedOver(e entry) Found {
	if strings.Contains(e.Name, "/") {
		e.Left = true
		return e.Found
	}
	kind := path.Ext(e.Name)
	if kind == "" {
		kind = "without an extension"
	}
	e.Problem = "files of this kind (" + kind + ") are not read: use .txt, .md, .html, .jsonl, .json, .csv, .wacz, or a .zip of them"
	return e.Found
}

// sniffed tells how to read a file whose name does not say: as a web page, as text, or, when it is neither, "".
func sniffed(data []byte) string {
	start := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(data[:min(len(data), 512)]), "\ufeff")))
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") {
		return ".html"
	}
	if unlikely(data) {
		return ""
	}
	return ".txt"
}

// unlikely tells by its controls that data is no text.
func unlikely(data []byte) bool {
	if unmarkedUTF16(data) != nil || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return false
	}
	sample := data[:min(len(data), 1024)]
	controls := 0
	for _, b := range sample {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			controls++
		}
	}
	return len(sample) == 0 || controls*50 > len(sample)
}

// words writes the problems of a file, the first three of them, without the name that stands before them anyway.
func words(err error) string {
	var list article.Errors
	if !errors.As(err, &list) {
		return err.Error()
	}
	var out []string
	for _, p := range list[:min(len(list), 3)] {
		s := "line " + strconv.Itoa(p.Line) + ": " + p.Message
		if p.Remedy != "" {
			s += ": " + p.Remedy
		}
		out = append(out, s)
	}
	if more := len(list) - len(out); more > 0 {
		out = append(out, "and "+strconv.Itoa(more)+" more like it")
	}
	return strings.Join(out, "; ")
}

// plainFront writes front matter of other programs' making as this one reads it: the keys that are known, under the names that they have here. dropped lists
// the other keys; it is "" when there is no front matter, or nothing to drop.
func plainFront(text string) (plain, dropped string) {
	const fence = "---"
	lines := strings.SplitAfter(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	if strings.TrimSpace(lines[0]) != fence {
		return text, ""
	}
	var kept, left []string
	seen := map[string]bool{}
	for i, line := range lines[1:] {
		if i > 400 {
			return text, ""
		}
		if strings.TrimSpace(line) == fence {
			if len(left) == 0 {
				left = []string{"forms that are not read"}
			}
			return fence + "\n" + strings.Join(kept, "") + fence + "\n" + strings.Join(lines[i+2:], ""), strings.Join(left, ", ")
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || key == "" || unicode.IsSpace(rune(key[0])) || key[0] == '-' || key[0] == '#' {
			continue // goes on with the line before it, or is a comment
		}
		var m article.Meta
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		name := setMeta(&m, key, value)
		if name == "" || seen[name] {
			left = append(left, shortened(key, 30))
			continue
		}
		seen[name] = true
		kept = append(kept, name+": \""+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(metaValue(&m, name))+"\"\n")
	}
	return text, ""
}

// shortened cuts text to n runes.
func shortened(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n]) + "…"
}
