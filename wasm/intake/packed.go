package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"

	"verbatim/wasm/article"
)

// zipped are the files of a zip archive.
type zipped struct {
	name  string
	files []*zip.File
}

func openZip(e entry) (source, string) {
	z, err := zip.NewReader(bytes.NewReader(e.data), int64(len(e.data)))
	if err != nil {
		return nil, "the archive is damaged or cut off: make it anew, or drop the files themselves"
	}
	if len(z.File) > mostEntries {
		return nil, "the archive holds more than 50,000 files: split it"
	}
	if s := openWACZ(e.Name, z); s != nil {
		return s, ""
	}
	return &zipped{e.Name, z.File}, ""
}

func (z *zipped) next(r *Reader) (entry, bool) {
	for len(z.files) > 0 {
		f := z.files[0]
		z.files = z.files[1:]
		if f.FileInfo().IsDir() {
			continue
		}
		name := z.name + "/" + strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		e := entry{Found: Found{Name: name}}
		ext := strings.ToLower(path.Ext(name))
		most := int64(article.MaxFile)
		switch ext {
		case ".zip", ".wacz", ".gz", ".warc", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".verbatim":
			most = mostNested
		default:
			if texts[ext] == "" && ext != "" || hidden(name) {
				e.Left = true
				return e, true
			}
		}
		e.data, e.Problem = r.unpack(f.Open, most)
		return e, true
	}
	return entry{}, false
}

// unpack reads a packed file of at most some bytes, as long as there is room.
func (r *Reader) unpack(open func() (io.ReadCloser, error), most int64) (data []byte, problem string) {
	in, err := open()
	if err != nil {
		return nil, "it is packed in a way that is not read, or encrypted: make the archive anew, as .zip without a password"
	}
	defer in.Close()
	return r.read(in, most)
}

// read takes at most some bytes from in, as long as there is room.
func (r *Reader) read(in io.Reader, most int64) (data []byte, problem string) {
	room := min(most, r.left)
	data, err := io.ReadAll(io.LimitReader(in, room+1))
	r.left -= min(int64(len(data)), r.left)
	switch {
	case int64(len(data)) > room && room < most:
		return nil, "more than 512 MiB would have to be unpacked: split the archive"
	case int64(len(data)) > room:
		return nil, "it is larger than may be unpacked: split it into several files"
	case err != nil:
		return nil, "it is damaged: make the archive anew, or drop the file itself"
	}
	return data, ""
}

// openGzip unpacks a file that is packed alone. A web archive is read as it is unpacked.
func openGzip(e entry) (source, string) {
	in, err := gzip.NewReader(bytes.NewReader(e.data))
	if err != nil {
		return nil, "it is damaged: make it anew"
	}
	name := strings.TrimSuffix(e.Name, ".gz")
	if strings.HasSuffix(strings.ToLower(name), ".warc") {
		return openWARC(name, in), ""
	}
	return &gunzip{name, in}, ""
}

type gunzip struct {
	name string
	in   io.Reader
}

func (g *gunzip) next(r *Reader) (entry, bool) {
	if g.in == nil {
		return entry{}, false
	}
	e := entry{Found: Found{Name: g.name}}
	e.data, e.Problem = r.read(g.in, mostNested)
	g.in = nil
	return e, true
}
