package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/clerk"
)

// The interface for programs. What it finds is what the page finds, by the same packages from the same bytes:
//
//	GET  /api/search?q=…            the parameters of the page's own addresses, and offset, limit, values
//	GET  /api/quotes/ARTICLE/QUOTE  one quote with where it stands
//	GET  /api/verify?text=…         pasted words, and speaker=…, who is claimed to have said them
//	POST /api/verify                the same as {"text": …, "speaker": …}
//	GET  /api/page?…                what the site's own page asks (page.go)
//
// Answers are JSON, errors application/problem+json (RFC 9457). Offsets are code points. Any origin may ask: nothing here belongs to anybody in particular.
const apiRoot = "/api/"

const (
	mostQuery = clerk.MostParameters // bytes of an address's parameters
	mostBody  = 64 << 10             // bytes of a body
	keepAPI   = "public, max-age=300, stale-while-revalidate=86400"
)

// problem is an error that whoever asks is told, with its status.
type problem struct {
	status int
	detail string
}

func (p *problem) Error() string { return p.detail }

// serveAPI answers a request below apiRoot.
func (h handler) serveAPI(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	for key, value := range security {
		header.Set(key, value)
	}
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Access-Control-Expose-Headers", "ETag")
	if r.Method == http.MethodOptions {
		header.Set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
		header.Set("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
		header.Set("Access-Control-Max-Age", "86400")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	work, err := h.question(w, r)
	if err == nil {
		err = h.reply(w, r, work)
	}
	if err != nil {
		writeProblem(w, r, err)
	}
}

// question reads what is asked. An error has been made by whoever asks.
func (h handler) question(w http.ResponseWriter, r *http.Request) (work, error) {
	if len(r.URL.RawQuery) > mostQuery {
		return nil, &problem{http.StatusRequestURITooLong, "the parameters are longer than " + strconv.Itoa(mostQuery) + " bytes: to check a long text, POST it to " + apiRoot + "verify"}
	}
	name := strings.TrimPrefix(r.URL.Path, apiRoot)
	if r.Method != http.MethodGet && r.Method != http.MethodHead && !(name == "verify" && r.Method == http.MethodPost) {
		allowed := "GET, HEAD, OPTIONS"
		if name == "verify" {
			allowed += ", POST"
		}
		w.Header().Set("Allow", allowed)
		return nil, &problem{http.StatusMethodNotAllowed, "this address answers " + allowed}
	}
	switch id, isQuote := strings.CutPrefix(name, "quotes/"); {
	case name == "search":
		return readSearch(r.URL.RawQuery)
	case isQuote && strings.Contains(id, "/"):
		return quoteWork(id), nil
	case name == "verify" && r.Method == http.MethodPost:
		return readPosted(w, r)
	case name == "page":
		return h.readPage(r.Context(), r.URL.RawQuery)
	case name == "verify":
		values := r.URL.Query()
		return readVerify(values.Get("text"), values.Get("speaker"))
	}
	return nil, &problem{http.StatusNotFound, "there is nothing at this address: " + apiRoot + "search, " + apiRoot + "quotes/ARTICLE/QUOTE and " + apiRoot + "verify answer"}
}

// work finds an answer in the archive, to be written as JSON.
type work func(a *bundle.Archive) (any, error)

// reply does the work and sends what came out, or says that it is what the asker has already: the same question to the same archive has the same answer.
func (h handler) reply(w http.ResponseWriter, r *http.Request, find work) error {
	files := h.files()
	if err := h.engine.readManifest(r.Context(), files); err != nil {
		return err
	}
	header := w.Header()
	const kind = "application/json; charset=utf-8"
	tag := ""
	if r.Method != http.MethodPost {
		tag = h.tag(r)
	}
	if tag == "" || r.URL.Path == apiRoot+"page" { // what the page gets holds for the page of this deployment alone
		header.Set("Cache-Control", "no-store")
	} else {
		header.Set("ETag", tag)
		header.Set("Cache-Control", keepAPI)
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	if body := h.engine.answers.get(tag); tag != "" && body != nil {
		header.Set("Content-Type", kind)
		send(w, r, http.StatusOK, body)
		return nil
	}
	var answer any
	err := h.engine.do(r.Context(), files, func(a *bundle.Archive) (err error) {
		answer, err = find(a)
		return err
	})
	if err != nil {
		return err
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	body = append(body, '\n')
	if tag != "" {
		h.engine.answers.put(tag, body)
	}
	header.Set("Content-Type", kind)
	send(w, r, http.StatusOK, body)
	return nil
}

// apiVersion is part of every tag: it changes when the same question gets another answer from the same archive.
const apiVersion = "1"

// tag names the answer to a question by the question and the archive.
func (h handler) tag(r *http.Request) string {
	m := h.engine.site
	sum := sha256.Sum256([]byte(apiVersion + "\n" + m.Archive.File + "\n" + r.URL.Path + "\n" + r.URL.RawQuery))
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}

// writeProblem says what went wrong, by RFC 9457. What is not the asker's fault is one of the site.
func writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := &problem{http.StatusBadGateway, err.Error()}
	if errors.Is(err, errNoAPI) {
		p = &problem{http.StatusNotFound, err.Error()}
	}
	errors.As(err, &p)
	header := w.Header()
	header.Del("ETag")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Type", "application/problem+json")
	if p.status == http.StatusServiceUnavailable {
		header.Set("Retry-After", "2")
	}
	body, _ := json.Marshal(map[string]any{"type": "about:blank", "title": http.StatusText(p.status), "status": p.status, "detail": p.detail}) // strings and a number
	send(w, r, p.status, append(body, '\n'))
}

func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	if r.Method != http.MethodHead {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		write(w, body)
	}
}

// readPosted reads {"text": …, "speaker": …}.
func readPosted(w http.ResponseWriter, r *http.Request) (work, error) {
	if kind := r.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		return nil, &problem{http.StatusUnsupportedMediaType, `send application/json: {"text": "…", "speaker": "…"}`}
	}
	data, err := io.ReadAll(io.LimitReader(r.Body, mostBody+1))
	if err != nil {
		return nil, &problem{http.StatusBadRequest, "the body broke off: " + err.Error()}
	}
	if len(data) > mostBody {
		return nil, &problem{http.StatusRequestEntityTooLarge, "the body is longer than " + strconv.Itoa(mostBody) + " bytes: check the text in parts"}
	}
	var asked struct{ Text, Speaker string }
	if err := json.Unmarshal(data, &asked); err != nil {
		return nil, &problem{http.StatusBadRequest, `the body is not {"text": "…", "speaker": "…"}: ` + err.Error()}
	}
	return readVerify(asked.Text, asked.Speaker)
}
