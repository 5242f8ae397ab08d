//go:build !js

package main

import (
	"net/http"
	"net/http/httptest"

	"github.com/syumai/workers"
)

func main() {
	workers.Serve(handler{files: func() assets { return folder("dist") }, engine: &engine{}})
}

// folder holds the files of a site built on this machine.
type folder string

func (f folder) fetch(r *http.Request) (*http.Response, error) {
	answer := httptest.NewRecorder()
	http.FileServer(http.Dir(string(f))).ServeHTTP(answer, r)
	return answer.Result(), nil
}

func write(w http.ResponseWriter, body []byte) {
	w.Write(body) // the asker may have gone
}
