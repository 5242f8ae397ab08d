// Command edge turns requests into the files of a built site and into answers from its archive, as a Cloudflare Worker in front of the ASSETS binding: it
// adds the headers that _headers asks of other hosts, and answers programs (api.go). Built natively it serves a folder, dist, in the same way.
package main

import (
	"io"
	"net/http"
	"path"
	"strings"
)

// assets gives the answer of whatever holds the site's files.
type assets interface {
	fetch(r *http.Request) (*http.Response, error)
}

// handler passes requests on to the files and puts the right headers on what comes back.
type handler struct {
	files  func() assets
	engine *engine
}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, apiRoot) {
		h.serveAPI(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "this site only reads", http.StatusMethodNotAllowed)
		return
	}
	if strings.HasSuffix(r.URL.Path, ".vbt") && h.serveArchive(w, r) {
		return
	}
	response, err := h.files().fetch(r)
	if err != nil {
		http.Error(w, "the site's files cannot be read: "+err.Error(), http.StatusBadGateway)
		return
	}
	defer response.Body.Close()
	header := w.Header()
	for _, key := range []string{"Content-Type", "Content-Length", "ETag", "Last-Modified", "Location"} {
		if value := response.Header.Get(key); value != "" {
			header.Set(key, value)
		}
	}
	setHeaders(header, r.URL.Path, response.StatusCode)
	w.WriteHeader(response.StatusCode)
	io.Copy(w, response.Body) // the reader may have gone
}

// setHeaders says how long an answer may be kept and what a browser may do with it. web/_headers says the same; a test compares them.
func setHeaders(header http.Header, name string, status int) {
	for key, value := range security {
		header.Set(key, value)
	}
	if status != http.StatusOK && status != http.StatusNotModified {
		header.Set("Cache-Control", "no-store")
		return
	}
	header.Set("Cache-Control", keeping(name))
	if t := types[path.Ext(name)]; t != "" && status == http.StatusOK {
		header.Set("Content-Type", t)
	}
}

// security: framing cannot be forbidden by the page's own policy, which is in a meta element; the rest keeps other sites at a distance.
var security = map[string]string{
	"Content-Security-Policy":      "frame-ancestors 'none'",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// types are the media types that hosts are known to get wrong.
var types = map[string]string{
	".wasm":        "application/wasm",
	".vbt":         "application/octet-stream",
	".webmanifest": "application/manifest+json",
}

const (
	forever = "public, max-age=31536000, immutable" // for names that hold a hash of the content
	checked = "public, max-age=0, must-revalidate"
)

func keeping(name string) string {
	if strings.Contains(name, "/assets/") || strings.Contains(name, "/data/") {
		return forever
	}
	return checked
}
