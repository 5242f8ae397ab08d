package main

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// fixed answers every request in one way.
type fixed struct {
	status int
	body   string
	err    error
}

func (f fixed) fetch(*http.Request) (*http.Response, error) {
	header := http.Header{"Content-Type": {"text/plain"}, "Etag": {`"1"`}, "X-Powered-By": {"something"}}
	return &http.Response{StatusCode: f.status, Header: header, Body: io.NopCloser(strings.NewReader(f.body))}, f.err
}

func ask(method, path string, files assets) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	handler{files: func() assets { return files }, engine: &engine{}}.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w
}

func TestEdgeHeaders(t *testing.T) {
	tests := []struct {
		name, path, keep, kind string
		status                 int
	}{
		{"a name with a hash is kept for ever", "/assets/verbatim-0123456789abcdef.wasm", forever, "application/wasm", 200},
		{"so is the archive", "/sub/data/archive-0123456789abcdef.vbt", forever, "application/octet-stream", 200},
		{"a page is asked for again", "/articles/first.html", checked, "text/plain", 200},
		{"an error is not kept", "/assets/gone.wasm", "no-store", "text/plain", 404},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := ask(http.MethodGet, test.path, fixed{status: test.status, body: "body"})
			if w.Code != test.status || w.Body.String() != "body" {
				t.Errorf("got %d %q", w.Code, w.Body)
			}
			if got := w.Header().Get("Cache-Control"); got != test.keep {
				t.Errorf("Cache-Control: %q", got)
			}
			if got := w.Header().Get("Content-Type"); got != test.kind {
				t.Errorf("Content-Type: %q", got)
			}
			if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("X-Powered-By") != "" {
				t.Errorf("header: %v", w.Header())
			}
		})
	}
}

func TestEdgeRefusesToWrite(t *testing.T) {
	if w := ask(http.MethodPut, "/", fixed{status: 200}); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("got %d %v", w.Code, w.Header())
	}
}

func TestEdgeSaysWhyFilesAreMissing(t *testing.T) {
	w := ask(http.MethodGet, "/", fixed{err: errors.New("no binding")})
	if w.Code != http.StatusBadGateway || !strings.Contains(w.Body.String(), "no binding") {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
}

// web/_headers tells other hosts what the worker does itself.
func TestHeadersFileSaysTheSame(t *testing.T) {
	data, err := os.ReadFile("../../web/_headers")
	if err != nil {
		t.Fatal(err)
	}
	file := string(data)
	for key, value := range security {
		if !strings.Contains(file, "\n  "+key+": "+value+"\n") {
			t.Errorf("web/_headers lacks %s: %s", key, value)
		}
	}
	for _, folder := range []string{"/assets/*", "/data/*"} {
		if !strings.Contains(file, "\n"+folder+"\n  Cache-Control: "+forever+"\n") {
			t.Errorf("web/_headers does not keep %s for ever", folder)
		}
	}
}
