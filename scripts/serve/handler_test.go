package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

var files = fstest.MapFS{
	"index.html":          {Data: []byte("<p>home")},
	"404.html":            {Data: []byte("<p>nothing here")},
	"assets/p.wasm":       {Data: []byte("\x00asm")},
	"articles/first.html": {Data: []byte("<p>first")},
}

func TestServeFiles(t *testing.T) {
	tests := []struct {
		name, prefix string
		plain        bool
		path         string
		status       int
		kind, body   string
	}{
		{"the root is the index", "/", false, "/", 200, "text/html; charset=utf-8", "<p>home"},
		{"a query string changes nothing", "/", false, "/articles/first.html?x=1", 200, "text/html; charset=utf-8", "<p>first"},
		{"the program has its own type", "/", false, "/assets/p.wasm", 200, "application/wasm", "\x00asm"},
		{"or a wrong one when asked for", "/", true, "/assets/p.wasm", 200, "text/plain", "\x00asm"},
		{"a missing file gets the site's page", "/", false, "/nope", 404, "text/html; charset=utf-8", "<p>nothing here"},
		{"a folder without an index is not listed", "/", false, "/assets/", 404, "text/html; charset=utf-8", "<p>nothing here"},
		{"a path upwards is refused", "/", false, "/../handler.go", 404, "text/html; charset=utf-8", "<p>nothing here"},
		{"the site stands under its prefix", "deep/er", false, "/deep/er/", 200, "text/html; charset=utf-8", "<p>home"},
		{"and nowhere else", "deep/er", false, "/index.html", 404, "text/plain; charset=utf-8", "404 page not found\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := httptest.NewRecorder()
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.URL.Path, r.URL.RawQuery, _ = strings.Cut(test.path, "?")
			newHandler(files, test.prefix, test.plain).ServeHTTP(w, r)
			if w.Code != test.status || w.Header().Get("Content-Type") != test.kind || w.Body.String() != test.body {
				t.Errorf("got %d %q %q", w.Code, w.Header().Get("Content-Type"), w.Body)
			}
		})
	}
}

func TestServeRefusesToWrite(t *testing.T) {
	w := httptest.NewRecorder()
	newHandler(files, "/", false).ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("got %d", w.Code)
	}
}
