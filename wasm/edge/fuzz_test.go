//go:build !js

package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"verbatim/wasm/view"
)

// roomy is a folder whose host takes addresses of any length, which a file system does not.
type roomy string

func (f roomy) fetch(r *http.Request) (*http.Response, error) {
	if len(r.URL.Path) > 200 {
		return &http.Response{StatusCode: http.StatusNotFound, Header: http.Header{}, Body: http.NoBody}, nil
	}
	return folder(f).fetch(r)
}

// Whatever a request is, it gets an answer that is of the asker's doing and not of the site's: JSON below /api/, problems in problem+json, never a 5xx.
func FuzzRequest(f *testing.F) {
	a, data := archive(f, 6)
	_, dir := testSite(f, data, a.Info().Hash, 3000)
	if err := os.WriteFile(dir+"/index.html", []byte("<p>quotes"), 0o644); err != nil {
		f.Fatal(err)
	}
	h := handler{files: func() assets { return roomy(dir) }, engine: &engine{}}
	for _, seed := range [][4]string{ // method, path, parameters, body or Range and If-None-Match
		{"GET", "/api/search", "q=mill&speaker=Ann+Ostrel&offset=1&limit=3&values=5", ""},
		{"GET", "/api/search", `q="lock gate"~3 OR -pond&sort=oldest&from=2024-03&words=narration`, ""},
		{"HEAD", "/api/quotes/" + a.QuoteID(1), "", ""},
		{"GET", "/api/verify", "text=The+mill+needs+9+new+planks&speaker=Ostrel", "*"},
		{"POST", "/api/verify", "", `{"text": "The mill needs 9 new planks", "speaker": "Ann"}`},
		{"GET", "/api/page", "ask=show&desk=%23%2Fquotes%3Fq%3Dmill&archive=a.vbt&lang=en", ""},
		{"GET", "/api/page", "ask=show&desk=%23%2Farticle%2Fnews-0001&archive=a.vbt&lang=en", ""},
		{"GET", "/api/page", "ask=items&desk=%23%2Fquotes&part=&part=2&part=9&archive=a.vbt&lang=en", ""},
		{"GET", "/api/page", "ask=csv&desk=%23%2Fspeakers&part=speakers&archive=a.vbt&lang=en", ""},
		{"GET", "/api/page", "ask=suggest&part=ann&part=4&archive=a.vbt&lang=en", ""},
		{"GET", "/data/a.vbt", "", "bytes=0-7,-3"},
		{"OPTIONS", "/api/", "", ""},
		{"PUT", "/index.html", "", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	f.Fuzz(func(t *testing.T, method, path, parameters, more string) {
		r := &http.Request{Method: method, URL: &url.URL{Path: path, RawQuery: parameters}, Header: http.Header{}, Host: "site.example", Body: io.NopCloser(strings.NewReader(more))}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Range", more)
		r.Header.Set("If-None-Match", more)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 || w.Code < 200 {
			t.Fatalf("%s %s?%s: status %d: %s", method, path, parameters, w.Code, w.Body)
		}
		if view.Spoken() != "en" {
			t.Fatal("the worker goes on in the language of a page")
		}
		body, kind := w.Body.Bytes(), w.Header().Get("Content-Type")
		if strings.HasPrefix(path, apiRoot) && len(body) > 0 && ((w.Code >= 400) != (kind == "application/problem+json") || !json.Valid(body)) {
			t.Fatalf("%s %s?%s: status %d, %s: %s", method, path, parameters, w.Code, kind, body)
		}
	})
}
