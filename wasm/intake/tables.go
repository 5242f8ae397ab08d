package intake

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/own"
)

// lines are the articles of a JSON Lines file: one object a line.
type lines struct {
	file string
	text string
	line int
}

func openLines(e entry) source {
	text, _ := decode(e.data, e.charset)
	return &lines{file: e.Name, text: text}
}

func (l *lines) next(*Reader) (entry, bool) {
	for l.text != "" {
		var line string
		line, l.text, _ = strings.Cut(l.text, "\n")
		l.line++
		if strings.TrimSpace(line) == "" {
			continue
		}
		where := "line " + strconv.Itoa(l.line)
		if len(line) > 2*article.MaxFile {
			return problem(l.file, where, "the line is longer than 8 MiB: one article stands on a line, of at most 4 MiB"), true
		}
		r, err := object([]byte(line))
		if err != nil {
			return problem(l.file, where, err.Error()+": each line is one JSON object, such as {\"title\": \"…\", \"text\": \"…\"}"), true
		}
		return r.entry(l.file, where), true
	}
	return entry{}, false
}

func problem(file, where, words string) entry {
	return entry{Found: Found{Name: file + " " + where, Problem: words}}
}

// object reads a JSON object of which the texts are taken, and of lists of texts the texts joined. encoding/json bounds how deep it may nest.
func object(data []byte) (row, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	var r row
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return r, errors.New("it is no JSON object")
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return r, errors.New("it is not JSON from byte " + strconv.FormatInt(d.InputOffset(), 10) + " on")
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return r, errors.New("it is not JSON from byte " + strconv.FormatInt(d.InputOffset(), 10) + " on")
		}
		name, _ := key.(string)
		if text, ok := textOf(value); ok && len(r.names) < 1000 {
			r.add(name, text)
		}
	}
	if _, err := d.Token(); err != nil {
		return r, errors.New("the JSON object is not closed")
	}
	return r, nil
}

// textOf gives the text of a JSON value: of a text itself, of a number its digits, of a list of texts the texts, of an object its "name".
func textOf(value json.RawMessage) (string, bool) {
	var s string
	if json.Unmarshal(value, &s) == nil && value[0] == '"' {
		return s, true
	}
	var list []string
	if value[0] == '[' && json.Unmarshal(value, &list) == nil {
		return strings.Join(list, "\n\n"), true
	}
	var named struct {
		Name string `json:"name"`
	}
	if value[0] == '{' && json.Unmarshal(value, &named) == nil && named.Name != "" {
		return named.Name, true
	}
	return string(value), value[0] >= '0' && value[0] <= '9'
}

// objects are the articles of a JSON file: a list of objects, one object, or an object that has them in a list.
type objects struct {
	file string
	d    *json.Decoder
	n    int
}

func openJSON(e entry) (source, string) {
	text, _ := decode(e.data, e.charset)
	trimmed := strings.TrimSpace(text)
	if strings.HasPrefix(trimmed, "{") {
		if r, err := object([]byte(trimmed)); err == nil && (r.value(bodies...) != "" || r.value(pages...) != "") {
			return &list{r.entry(e.Name, "")}, ""
		}
		if first, _, _ := strings.Cut(trimmed, "\n"); len(first) < len(trimmed) && json.Valid([]byte(first)) {
			return openLines(e), "" // named .json, and a line an object
		}
		at, ok := listIn(trimmed)
		if !ok {
			return nil, "it is no list of articles: write [{\"title\": \"…\", \"text\": \"…\"}, …]"
		}
		trimmed = trimmed[at:]
	}
	d := json.NewDecoder(strings.NewReader(trimmed))
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return nil, "it is no list of articles: write [{\"title\": \"…\", \"text\": \"…\"}, …]"
	}
	return &objects{file: e.Name, d: d}, ""
}

// listIn finds the first list among the values of an object.
func listIn(text string) (at int, ok bool) {
	d := json.NewDecoder(strings.NewReader(text))
	if _, err := d.Token(); err != nil {
		return 0, false
	}
	for d.More() {
		if _, err := d.Token(); err != nil {
			return 0, false
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return 0, false
		}
		if value[0] == '[' {
			return int(d.InputOffset()) - len(value), true
		}
	}
	return 0, false
}

func (o *objects) next(*Reader) (entry, bool) {
	if !o.d.More() {
		return entry{}, false
	}
	o.n++
	where := "article " + strconv.Itoa(o.n)
	var value json.RawMessage
	if err := o.d.Decode(&value); err != nil {
		o.d = json.NewDecoder(strings.NewReader(""))
		return problem(o.file, where, "the file is not JSON from here on: mend it, or save it as one object a line (.jsonl), of which the good ones are kept"), true
	}
	r, err := object(value)
	if err != nil {
		return problem(o.file, where, err.Error()), true
	}
	return r.entry(o.file, where), true
}

// list are entries that are there already.
type list []entry

func (l *list) next(*Reader) (entry, bool) {
	if len(*l) == 0 {
		return entry{}, false
	}
	e := (*l)[0]
	*l = (*l)[1:]
	return e, true
}

// table are the articles of a CSV file with a line of names above them.
type table struct {
	file  string
	names []string
	rows  *csv.Reader
}

func openTable(e entry) (source, string) {
	text, _ := decode(e.data, e.charset)
	head, _, _ := strings.Cut(text, "\n")
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord, c.LazyQuotes, c.ReuseRecord = -1, true, true
	for _, comma := range "\t;," {
		if strings.Count(head, string(comma)) > strings.Count(head, string(c.Comma)) {
			c.Comma = comma
		}
	}
	names, err := c.Read()
	if err != nil {
		return nil, "it is no table: the first line names the columns, such as title,published,text"
	}
	t := &table{file: e.Name, names: append([]string(nil), names...), rows: c}
	for _, name := range t.names {
		if name = strings.ToLower(strings.TrimSpace(name)); contains(bodies, name) || contains(pages, name) {
			return t, ""
		}
	}
	return nil, "no column is named text, body or content: name the one with the articles' text so; the columns are " + shortened(strings.Join(t.names, ", "), 200)
}

func contains(list []string, s string) bool {
	for _, other := range list {
		if other == s {
			return true
		}
	}
	return false
}

func (t *table) next(*Reader) (entry, bool) {
	values, err := t.rows.Read()
	if errors.Is(err, io.EOF) {
		return entry{}, false
	}
	line, _ := t.rows.FieldPos(0)
	where := "line " + strconv.Itoa(line)
	if err != nil {
		return problem(t.file, where, "the line is not CSV: put a value that holds a line break or a quotation mark into quotation marks, and double those in it"), true
	}
	var r row
	for i, name := range t.names[:min(len(t.names), len(values))] {
		r.add(name, values[i])
	}
	return r.entry(t.file, where), true
}

// openWorkspace gives the parts of a workspace, and names those that are damaged.
func openWorkspace(e entry) (source, string) {
	parts, damaged, err := own.ReadWorkspace(e.data)
	if err != nil {
		return nil, err.Error()
	}
	var l list
	for _, name := range damaged {
		l = append(l, entry{Found: Found{Name: e.Name + "/" + name, Problem: "this part of the workspace is damaged and was left out; the rest is opened. Another copy of the file may have it whole"}})
	}
	for _, p := range parts {
		f := Found{Name: p.Name, Kept: &p}
		if p.Kind == own.Document {
			var file string
			file, f.Article, err = own.ReadArticle(p.Data)
			if f.Kept = nil; err != nil {
				f.Problem = err.Error()
			} else {
				f.Name = file
			}
		}
		l = append(l, entry{Found: f})
	}
	return &l, ""
}
