//go:build js

package main

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall/js"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"
)

func main() {
	workers.Serve(handler{files: func() assets { return binding{cloudflare.GetBinding("ASSETS")} }})
}

// binding is the ASSETS binding of a Worker.
type binding struct{ js.Value }

func (b binding) fetch(r *http.Request) (*http.Response, error) {
	if !b.Truthy() {
		return nil, errors.New("the worker has no ASSETS binding")
	}
	request, err := fetch.NewRequest(r.Context(), http.MethodGet, r.URL.String(), nil)
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"If-None-Match", "If-Modified-Since"} {
		if value := r.Header.Get(key); value != "" {
			request.Header.Set(key, value)
		}
	}
	response, err := fetch.NewClient(fetch.WithBinding(b.Value)).Do(request, &fetch.RequestInit{Redirect: fetch.RedirectModeManual})
	if err != nil {
		return nil, err
	}
	if r.Method == http.MethodHead || response.StatusCode == http.StatusNotModified {
		response.Body = io.NopCloser(strings.NewReader(""))
	}
	return response, nil
}
