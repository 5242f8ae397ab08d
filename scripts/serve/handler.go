package main

import (
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// handler serves the files of a built site under a prefix.
type handler struct {
	files  fs.FS
	prefix string // begins and ends with "/"
	plain  bool   // .wasm as text/plain
}

func newHandler(files fs.FS, prefix string, plain bool) *handler {
	prefix = "/" + strings.Trim(prefix, "/") + "/"
	return &handler{files: files, prefix: strings.ReplaceAll(prefix, "//", "/"), plain: plain}
}

// types are the media types of a site's files; the machine's own table may know some of them otherwise, or not at all.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".wasm":        "application/wasm",
	".vbt":         "application/octet-stream",
	".webmanifest": "application/manifest+json",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".txt":         "text/plain; charset=utf-8",
	".xml":         "application/xml",
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "this server only reads", http.StatusMethodNotAllowed)
		return
	}
	name, ok := strings.CutPrefix(r.URL.Path, h.prefix)
	if !ok {
		http.NotFound(w, r)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	file, err := h.open(name)
	if err != nil {
		h.notFound(w)
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", h.typeOf(name))
	w.Header().Set("Cache-Control", "no-cache")      // the next build is seen at once
	http.ServeContent(w, r, name, time.Time{}, file) // answers for stretches of a large archive, and reads no more of it
}

// open opens a file, of which any stretch can be read. It refuses folders and "..", see fs.ValidPath.
func (h *handler) open(name string) (file io.ReadSeekCloser, err error) {
	opened, err := h.files.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := opened.Stat()
	if file, ok := opened.(io.ReadSeekCloser); ok && err == nil && info.Mode().IsRegular() {
		return file, nil
	}
	opened.Close()
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
}

func (h *handler) typeOf(name string) string {
	extension := path.Ext(name)
	if h.plain && extension == ".wasm" {
		return "text/plain"
	}
	if t := types[extension]; t != "" {
		return t
	}
	if t := mime.TypeByExtension(extension); t != "" {
		return t
	}
	return "application/octet-stream"
}

func (h *handler) notFound(w http.ResponseWriter) {
	w.Header().Set("Content-Type", types[".html"])
	w.WriteHeader(http.StatusNotFound)
	if page, err := fs.ReadFile(h.files, "404.html"); err == nil {
		w.Write(page)
	}
}
