//go:build js

package main

import (
	"errors"
	"io"
	"net/http"
	"runtime/debug"
	"strings"
	"syscall/js"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"
)

// mostMemory is what the collector tries to keep within, in bytes: an isolate is given 128 MB.
const mostMemory = 100 << 20

// main serves until the isolate goes: worker.mjs starts one program for all requests, not one for each, which would take 40 ms and 15 MB of it.
func main() {
	debug.SetMemoryLimit(mostMemory)
	workers.ServeNonBlock(handler{files: func() assets { return binding{cloudflare.GetBinding("ASSETS")} }, engine: &engine{}})
	workers.Ready()
	select {}
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

// write sends a whole body as one array of JavaScript's, past the library's streams.
func write(w http.ResponseWriter, body []byte) {
	raw, ok := w.(interface{ WriteRawJSBody(js.Value) })
	if !ok || len(body) == 0 {
		w.Write(body)
		return
	}
	array := js.Global().Get("Uint8Array").New(len(body))
	js.CopyBytesToJS(array, body)
	raw.WriteRawJSBody(array)
}
