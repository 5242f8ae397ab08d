package intake

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"sort"
	"strconv"
	"strings"

	"verbatim/wasm/article"
)

// warc are the web pages in a WARC file (ISO 28500): records of headers, an empty line, and as many bytes as they say.
type warc struct {
	name    string
	in      *bufio.Reader
	records int

	wanted map[string]article.Meta // addresses of the pages to take, with what is known of them; nil for all
	given  map[string]bool         // those that were given
}

// mostRecords bounds the records of a web archive that are looked at.
const mostRecords = 200_000

func openWARC(name string, in io.Reader) *warc {
	return &warc{name: name, in: bufio.NewReaderSize(in, 64<<10)}
}

func (w *warc) next(r *Reader) (entry, bool) {
	for ; w.records < mostRecords; w.records++ {
		headers, ok := readHeaders(w.in)
		if !ok {
			return entry{}, false
		}
		n, err := strconv.ParseInt(headers["content-length"], 10, 64)
		if err != nil || n < 0 || !strings.HasPrefix(headers[""], "WARC/") {
			where := "record " + strconv.Itoa(w.records+1)
			w.records = mostRecords
			return problem(w.name, where, "the web archive is damaged from here on: record it anew"), true
		}
		address := strings.Trim(headers["warc-target-uri"], "<>")
		meta, wanted := w.wanted[address]
		if headers["warc-type"] != "response" || w.given[address] || w.wanted != nil && !wanted {
			if m, err := io.CopyN(io.Discard, w.in, n); err != nil || r.spend(m) {
				return entry{}, false
			}
			continue
		}
		payload, failure := r.read(io.LimitReader(w.in, n), n)
		if failure != "" {
			w.records = mostRecords
			return problem(w.name, address, failure), true
		}
		e, ok := answer(payload)
		if !ok {
			continue
		}
		e.Name, e.meta = w.name+" "+address, meta
		if e.meta.URL == "" && article.ValidURL(address) {
			e.meta.URL = address
		}
		if w.given != nil {
			w.given[address] = true
		}
		w.records++
		return e, true
	}
	return entry{}, false
}

// spend takes n bytes from those that may be unpacked, and tells that none are left.
func (r *Reader) spend(n int64) bool {
	r.left -= min(n, r.left)
	return r.left == 0
}

// readHeaders reads lines of "name: value" up to an empty one. The first line is under "".
func readHeaders(in *bufio.Reader) (map[string]string, bool) {
	headers := map[string]string{}
	for n := 0; n < 200; n++ {
		line, err := in.ReadSlice('\n')
		text := strings.TrimSpace(string(line))
		switch {
		case err != nil:
			return nil, false
		case text == "" && len(headers) == 0: // between records
		case text == "":
			return headers, true
		case len(headers) == 0:
			headers[""] = text
		default:
			name, value, _ := strings.Cut(text, ":")
			headers[strings.ToLower(name)] = strings.TrimSpace(value)
		}
	}
	return nil, false
}

// answer takes the web page out of an HTTP answer with status 200; ok is false when there is none.
func answer(payload []byte) (e entry, ok bool) {
	in := bufio.NewReader(bytes.NewReader(payload))
	headers, ok := readHeaders(in)
	status := strings.Fields(headers[""])
	if !ok || len(status) < 2 || status[1] != "200" {
		return entry{}, false
	}
	kind, parameters, _ := strings.Cut(strings.ToLower(headers["content-type"]), ";")
	if kind = strings.TrimSpace(kind); kind != "text/html" && kind != "application/xhtml+xml" {
		return entry{}, false
	}
	if _, name, found := strings.Cut(parameters, "charset="); found {
		e.charset = strings.Trim(name, `"' `)
	}
	var body io.Reader = in
	if strings.Contains(strings.ToLower(headers["transfer-encoding"]), "chunked") {
		body = &chunks{in: in}
	}
	data, err := io.ReadAll(io.LimitReader(body, int64(len(payload))))
	if err != nil {
		return entry{}, false
	}
	if strings.Contains(headers["content-encoding"], "gzip") && bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		if z, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
			data, _ = io.ReadAll(io.LimitReader(z, article.MaxFile+1))
		}
	}
	e.data, e.kind = data, ".html"
	return e, true
}

// chunks undoes HTTP's chunked transfer coding.
type chunks struct {
	in   *bufio.Reader
	left int64
}

func (c *chunks) Read(p []byte) (int, error) {
	for c.left == 0 {
		line, err := c.in.ReadString('\n')
		size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		if err != nil || size == "" && line == "" {
			return 0, io.EOF
		}
		if size == "" {
			continue // the end of the chunk before
		}
		n, err := strconv.ParseInt(size, 16, 64)
		if err != nil || n <= 0 {
			return 0, io.EOF
		}
		c.left = n
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err
}

// openWACZ opens a zip archive that is a web archive (WACZ): the pages that it lists, from its WARC files or else from the text in the list; nil when it is
// none.
func openWACZ(name string, z *zip.Reader) source {
	var lists, archives []*zip.File
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "pages/") && strings.HasSuffix(f.Name, ".jsonl"):
			lists = append(lists, f)
		case strings.HasPrefix(f.Name, "archive/") && strings.Contains(f.Name, ".warc"):
			archives = append(archives, f)
		}
	}
	if len(lists) == 0 || len(archives) == 0 && !strings.HasSuffix(strings.ToLower(name), ".wacz") {
		return nil
	}
	sort.SliceStable(lists, func(i, j int) bool { return lists[i].Name == "pages/pages.jsonl" })
	return &wacz{name: name, lists: lists, archives: archives, wanted: map[string]article.Meta{}, given: map[string]bool{}}
}

// wacz reads the lists of pages first, then the archives, and in the end gives the text of those that stood in no archive.
type wacz struct {
	name            string
	lists, archives []*zip.File
	wanted          map[string]article.Meta
	given           map[string]bool
	texts           []row
	at              *warc
}

func (w *wacz) next(r *Reader) (entry, bool) {
	for len(w.lists) > 0 {
		f := w.lists[0]
		w.lists = w.lists[1:]
		data, failure := r.unpack(f.Open, mostNested)
		if failure != "" {
			return problem(w.name, f.Name, failure), true
		}
		w.list(data)
	}
	for {
		if w.at != nil {
			if e, ok := w.at.next(r); ok {
				return e, true
			}
			w.at = nil
		}
		if len(w.archives) == 0 {
			break
		}
		f := w.archives[0]
		w.archives = w.archives[1:]
		if e, failed := w.archive(f); failed {
			return e, true
		}
	}
	for len(w.texts) > 0 {
		page := w.texts[0]
		w.texts = w.texts[1:]
		if address := page.value("url"); !w.given[address] && page.value("text") != "" {
			return page.entry(w.name, address), true
		}
	}
	return entry{}, false
}

// archive opens one WARC file.
func (w *wacz) archive(f *zip.File) (failure entry, failed bool) {
	in, err := f.Open()
	if err != nil {
		return problem(w.name, f.Name, "it is packed in a way that is not read: record it anew"), true
	}
	var from io.Reader = in
	if strings.HasSuffix(f.Name, ".gz") {
		if from, err = gzip.NewReader(in); err != nil {
			return problem(w.name, f.Name, "it is damaged: record it anew"), true
		}
	}
	w.at = openWARC(w.name, from)
	w.at.wanted, w.at.given = w.wanted, w.given
	return entry{}, false
}

// list notes the pages of a list.
func (w *wacz) list(data []byte) {
	for line := range bytes.Lines(data) {
		page, err := object(line)
		address := page.value("url")
		if err != nil || address == "" || len(w.wanted) >= mostEntries {
			continue // the list's own first line, or one that is broken: other lists and the archives may have the page
		}
		if _, known := w.wanted[address]; known {
			continue
		}
		var m article.Meta
		for i, name := range page.names {
			if name == "ts" {
				page.names[i] = "recorded" // which is not when it was published
			}
			setMeta(&m, page.names[i], page.values[i])
		}
		w.wanted[address] = m
		w.texts = append(w.texts, page)
	}
}
