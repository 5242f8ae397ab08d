// Package intake turns a file of any kind that a reader drops on the page into the articles that it holds: text, Markdown, saved web pages, zip archives of
// them, JSON Lines, JSON and CSV of articles, web archives (WARC, WACZ) and saved workspaces.
//
// What cannot be read becomes a problem in words, with what can be done about it; the rest of the file is read all the same. Memory and time are bounded
// whatever the bytes: nothing recurses by what a file says, and what is unpacked is counted.
package intake

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/own"
)

// Found is an article that a file holds, a thing kept in a workspace, or why there is none.
type Found struct {
	Name    string           // of the file, with the way to it: "drafts.zip/june/harbour.md"
	Article *article.Article // nil when Problem, Kept or Left says what there is instead
	Note    string           // an encoding other than UTF-8, or what of the front matter was passed over
	Problem string           // what is wrong, and the remedy
	Kept    *own.Part        // a part of a workspace that is no article
	Left    bool             // the file is of a kind that holds no articles, and was passed over among others: a picture, a style sheet
}

// The bounds on what is unpacked, in bytes, and on how deep archives stand in one another.
const (
	MostFile     = 256 << 20 // a file that is no archive and holds many articles
	mostUnpacked = 512 << 20
	mostNested   = 64 << 20
	mostDepth    = 3
	mostEntries  = 50_000
)

// Reader gives what a file holds, one after the other.
type Reader struct {
	open  []source // files that hold others, outermost first
	left  int64    // bytes that may still be unpacked
	first *entry
}

// source is a file that holds others.
type source interface {
	next(r *Reader) (entry, bool)
}

// entry is one thing in a source: something found, or bytes to be looked into.
type entry struct {
	Found
	data    []byte
	charset string // that whoever sent the bytes named
	kind    string // the extension by which to read them, "" for that of the name
	meta    article.Meta
}

// Open begins to read a file. The bytes must stay as they are.
func Open(name string, data []byte) *Reader {
	return &Reader{left: mostUnpacked, first: &entry{Found: Found{Name: name}, data: data}}
}

// Next gives the next thing found; ok is false at the end.
func (r *Reader) Next() (found Found, ok bool) {
	if r.first != nil {
		e := *r.first
		r.first = nil
		if found, done := r.look(e); done {
			return found, true
		}
	}
	for len(r.open) > 0 {
		e, more := r.open[len(r.open)-1].next(r)
		if !more {
			r.open = r.open[:len(r.open)-1]
			continue
		}
		if found, done := r.look(e); done {
			return found, true
		}
	}
	return Found{}, false
}

// look reads an entry. done is false when it is a file that holds others, which is read next.
func (r *Reader) look(e entry) (found Found, done bool) {
	if e.Article != nil || e.Problem != "" || e.Kept != nil || e.Left {
		return e.Found, true
	}
	if hidden(e.Name) {
		e.Left = true
		return e.Found, true
	}
	s, problem := r.container(e)
	switch {
	case problem != "":
		e.Problem = problem
		return e.Found, true
	case s == nil:
		return r.article(e), true
	case len(r.open) >= mostDepth:
		e.Problem = "archives stand in one another more than " + strconv.Itoa(mostDepth) + " deep: unpack it, and drop what is in it"
		return e.Found, true
	}
	r.open = append(r.open, s)
	return Found{}, false
}

// container opens a file that holds others; nil when it is none.
func (r *Reader) container(e entry) (source, string) {
	kind := extension(e)
	switch {
	case own.IsWorkspace(e.data):
		return openWorkspace(e)
	case office[kind] != "":
		return nil, office[kind]
	case bytes.HasPrefix(e.data, []byte("PK\x03\x04")), bytes.HasPrefix(e.data, []byte("PK\x05\x06")):
		return openZip(e)
	case kind == ".zip" || kind == ".wacz":
		return nil, "it is named as an archive and is none, or is damaged: make it anew"
	case bytes.HasPrefix(e.data, []byte("\x1f\x8b")):
		return openGzip(e)
	case bytes.HasPrefix(e.data, []byte("WARC/")):
		return openWARC(e.Name, bytes.NewReader(e.data)), ""
	case bytes.HasPrefix(e.data, []byte("%PDF")):
		return nil, "a PDF says nothing of where paragraphs begin and end: copy its text into a .txt file, or save the web page it was made from"
	case kind == ".jsonl" || kind == ".ndjson":
		return openLines(e), ""
	case kind == ".json":
		return openJSON(e)
	case kind == ".csv" || kind == ".tsv":
		return openTable(e)
	}
	return nil, ""
}

// office are kinds of files that people have articles in and that are not read, with the remedy.
var office = map[string]string{
	".docx": "a document of a word processor is not read: save it as plain text (.txt) or as a web page (.html)",
	".doc":  "a document of a word processor is not read: save it as plain text (.txt) or as a web page (.html)",
	".odt":  "a document of a word processor is not read: save it as plain text (.txt) or as a web page (.html)",
	".rtf":  "a document of a word processor is not read: save it as plain text (.txt) or as a web page (.html)",
	".epub": "a book is not read: save its chapters as web pages (.html)",
	".xlsx": "a workbook is not read: save the table as .csv",
	".7z":   "only .zip archives are read: pack the files as .zip, or drop their folder",
	".rar":  "only .zip archives are read: pack the files as .zip, or drop their folder",
	".tar":  "only .zip archives are read: pack the files as .zip, or drop their folder",
}

// texts are the extensions of articles, and how they are read.
var texts = map[string]string{
	".txt": ".txt", ".text": ".txt", ".md": ".md", ".markdown": ".md", ".html": ".html", ".htm": ".html", ".xhtml": ".html", ".shtml": ".html", ".php": ".html",
}

func extension(e entry) string {
	if e.kind != "" {
		return e.kind
	}
	return strings.ToLower(path.Ext(e.Name))
}

// hidden tells names of files that systems and browsers leave beside articles: notes of a file system, and the frames of a saved page.
func hidden(name string) bool {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ".") && len(part) > 1 && part != ".." || part == "__MACOSX" {
			return true
		}
		if i+1 < len(parts) && (strings.HasSuffix(part, "_files") || strings.HasSuffix(part, ".files")) && texts[strings.ToLower(path.Ext(name))] == ".html" {
			return true
		}
	}
	return path.Base(name) == "Thumbs.db"
}

// base is the name of a file without folders and extension.
func base(name string) string {
	name = path.Base(name)
	return strings.TrimSuffix(name, path.Ext(name))
}
