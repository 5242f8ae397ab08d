//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"verbatim/wasm/answer"
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/query"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
	"verbatim/wasm/view"
)

type items []bundle.Item

func (l items) Len() int                        { return len(l) }
func (l items) Item(n int) (bundle.Item, error) { return l[n], nil }

// archive packs some invented articles.
func archive(t testing.TB, articles int) (*bundle.Archive, []byte) {
	t.Helper()
	names := []string{"Ann Ostrel", "Boris Quill", "Cleo Marr", "Dov Tarn"}
	things := []string{"mill", "weir", "pond", "lock gate", "towpath", "harbour wall", "ferry"}
	var list items
	for i := range articles {
		var text strings.Builder
		for j := range 12 {
			who, what := names[(i+j)%len(names)], things[(i*3+j)%len(things)]
			fmt.Fprintf(&text, "“The %s needs %d new planks before winter,” said %s, the warden of block %d.\n\nIt rained on the %s.\n\n", what, i*j+2, who, j, what)
		}
		a := article.FromText(fmt.Sprintf("news-%04d", i), text.String())
		a.Meta = article.Meta{Title: fmt.Sprintf("The %s, part %d", things[i%len(things)], i), Published: fmt.Sprintf("2024-%02d-%02d", i%12+1, i%28+1), Lang: "en"}
		list = append(list, bundle.Item{Article: a, Quotes: quote.Extract(a)})
	}
	files, err := bundle.Build(list, bundle.Info{Title: "Test"}, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	a, err := bundle.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return a, files[0].Data
}

// testSite writes an archive in blocks of a size, and gives a handler of the folder.
func testSite(t testing.TB, data []byte, hash string, block int) (handler, string) {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) {
		name = filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(name), 0o755)
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.json", fmt.Appendf(nil, `{"api":"api/","archive":{"file":"data/a.vbt","bytes":%d,"hash":%q},"blocks":{"folder":"data/a/","bytes":%d}}`, len(data), hash, block))
	for i := 0; i*block < len(data); i++ {
		write(fmt.Sprintf("data/a/%04d.vbt", i), data[i*block:min(len(data), (i+1)*block)])
	}
	return handler{files: func() assets { return folder(dir) }, engine: &engine{}}, dir
}

// Words of the narration and of captions are found too, with where they stand in code points.
func TestSearchLooksInNarrationToo(t *testing.T) {
	a, data := archive(t, 12)
	h, _ := testSite(t, data, a.Info().Hash, 3000)
	for _, test := range []struct {
		parameters       string
		quotes, passages int // found; -1: some
		kind             string
	}{
		{"q=rained+ferry&words=narration", 0, -1, "narration"},
		{"q=rained+ferry&words=all", 0, -1, "narration"},
		{"q=planks&words=all", -1, 0, ""},
		{"q=rained&words=captions", 0, 0, ""},
		{"q=zebra&words=narration", 0, 0, ""},
	} {
		w := call(h, http.MethodGet, "/api/search?limit=5&"+test.parameters, "")
		var got found
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK || got.Passages == nil {
			t.Fatalf("%s: status %d, %v: %s", test.parameters, w.Code, err, w.Body)
		}
		if some := got.Passages.Total > 0; some != (test.passages != 0) || (got.Total > 0) != (test.quotes != 0) {
			t.Errorf("%s: %d quotes and %d passages", test.parameters, got.Total, got.Passages.Total)
		}
		for _, p := range got.Passages.List {
			n, ok := a.ArticleByID(p.Article.ID)
			item, err := a.Item(n)
			if !ok || err != nil {
				t.Fatal(p.Article.ID, err)
			}
			text := []rune(item.Article.Text)
			if p.Kind != test.kind || string(text[p.Span[0]:p.Span[1]]) != p.Text || len(p.Matches) == 0 {
				t.Errorf("%s: %+v", test.parameters, p)
			}
			for _, m := range p.Matches {
				if word := string(text[m[0]:m[1]]); word != "rained" && word != "ferry" {
					t.Errorf("%s: found %q", test.parameters, word)
				}
			}
		}
		if len(got.Passages.List) > 5 || got.Passages.Total > 5 && len(got.Passages.List) != 5 {
			t.Errorf("%s: %d listed of %d", test.parameters, len(got.Passages.List), got.Passages.Total)
		}
	}
	plain := call(h, http.MethodGet, "/api/search?q=rained", "")
	if strings.Contains(plain.Body.String(), `"passages"`) {
		t.Error("spoken words alone have no passages")
	}
}

// An answer that is kept is the one that was given, whatever was asked in between, and no more is kept than may be.
func TestAnswersAreKeptWithinBounds(t *testing.T) {
	a, data := archive(t, 12)
	h, _ := testSite(t, data, a.Info().Hash, 3000)
	first := call(h, http.MethodGet, "/api/search?q=mill", "").Body.String()
	for i := range 5 {
		call(h, http.MethodGet, fmt.Sprintf("/api/search?q=ferry&offset=%d", i), "")
	}
	again := call(h, http.MethodGet, "/api/search?q=mill", "")
	if again.Body.String() != first || again.Header().Get("Content-Type") != "application/json; charset=utf-8" || again.Header().Get("ETag") == "" {
		t.Errorf("%v %s", again.Header(), again.Body)
	}
	if kept := len(h.engine.answers.order); kept != 6 {
		t.Errorf("%d answers are kept of 6", kept)
	}
	var list answers
	for i := range 100 {
		list.put(fmt.Sprint(i), make([]byte, mostAnswers/10))
	}
	list.put("large", make([]byte, mostAnswers/2))
	if list.held > mostAnswers || len(list.kept) != 10 || len(list.order) != 10 || list.get("99") == nil || list.get("0") != nil || list.get("large") != nil {
		t.Errorf("%d bytes in %d answers, %d in order", list.held, len(list.kept), len(list.order))
	}
}

func call(h http.Handler, method, target, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// The interface finds what the page finds: the same ids in the same order, the same counts, though it reads blocks and the page has the whole archive.
func TestSearchFindsWhatThePageFinds(t *testing.T) {
	a, data := archive(t, 40)
	h, _ := testSite(t, data, a.Info().Hash, 3000)
	words := []string{"", "mill", "planks", "lock gate", "\"lock gate\"", "ferry OR pond", "planks -mill", "harbuor", "speaker:ostrel", "\"new planks\"~3", "weir winter", "zebra"}
	filters := []string{"", "&speaker=Ann+Ostrel", "&not.speaker=Boris+Quill", "&from=2024-03&to=2024-09", "&type=direct&sort=oldest", "&date=2024-05", "&article=news-0003"}
	for _, word := range words {
		for _, filter := range filters {
			parameters := "q=" + url.QueryEscape(word) + filter
			state, problems := view.ParseFragment("#/quotes?" + parameters)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			var want, got struct {
				Total  int
				Hits   []string
				Facets map[string]map[string]int
			}
			ids, facets := answer.Both(a, state.Query)
			want.Hits = strings.Fields(ids)
			want.Total = len(want.Hits)
			if err := json.Unmarshal([]byte(facets), &want.Facets); err != nil {
				t.Fatal(err)
			}
			w := call(h, http.MethodGet, "/api/search?limit=1000&values=1000&"+parameters, "")
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK {
				t.Fatalf("%s: status %d, %v: %s", parameters, w.Code, err, w.Body)
			}
			if got.Total != want.Total || strings.Join(got.Hits, " ") != strings.Join(want.Hits, " ") {
				t.Errorf("%s: %d hits, want %d", parameters, got.Total, want.Total)
			}
			for facet, counts := range want.Facets {
				if !maps.Equal(counts, got.Facets[facet]) {
					t.Errorf("%s: %s: %v, want %v", parameters, facet, got.Facets[facet], counts)
				}
			}
		}
	}
}

func TestSearchGivesPages(t *testing.T) {
	a, data := archive(t, 6)
	h, _ := testSite(t, data, a.Info().Hash, 4096)
	var all []string
	for offset := 0; ; offset += 7 {
		var got found
		w := call(h, http.MethodGet, fmt.Sprintf("/api/search?q=planks&limit=7&offset=%d", offset), "")
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Quotes) != len(got.Hits) {
			t.Fatalf("%d quotes for %d hits", len(got.Quotes), len(got.Hits))
		}
		for i, q := range got.Quotes {
			if q.ID != got.Hits[i] || !strings.Contains(q.Text, "planks") || q.Speaker == "" || len(q.Pieces) == 0 {
				t.Fatalf("quote %d is %+v", i, q)
			}
		}
		if all = append(all, got.Hits...); len(got.Hits) == 0 {
			if len(all) != got.Total || got.Total != a.Info().Quotes {
				t.Errorf("%d hits on all pages, total %d, %d in the archive", len(all), got.Total, a.Info().Quotes)
			}
			return
		}
	}
}

func TestQuotesAndChecks(t *testing.T) {
	a, data := archive(t, 6)
	h, _ := testSite(t, data, a.Info().Hash, 4096)
	id := a.QuoteID(5)
	for _, path := range []string{"/api/quotes/" + id, "/api/quotes/" + url.PathEscape(id)} {
		var q quoted
		w := call(h, http.MethodGet, path, "")
		if err := json.Unmarshal(w.Body.Bytes(), &q); err != nil || q.ID != id || q.Link != "#/quote/"+strings.Replace(id, "/", "%2F", 1) && q.Link != "#/quote/"+id {
			t.Errorf("%s: status %d, %v, %+v", path, w.Code, err, q)
		}
	}
	const text = "The weir needs 500 new planks before winter"
	get := call(h, http.MethodGet, "/api/verify?speaker=Ann+Ostrel&text="+url.QueryEscape(text), "")
	post := call(h, http.MethodPost, "/api/verify", `{"text": "`+text+`", "speaker": "Ann Ostrel"}`, "Content-Type", "application/json")
	if get.Body.String() != post.Body.String() {
		t.Errorf("GET gives\n%s\nPOST\n%s", get.Body, post.Body)
	}
	var v verdict
	if err := json.Unmarshal(get.Body.Bytes(), &v); err != nil || v.Kind != "altered" || v.Passage == nil || len(v.Passage.Warnings) == 0 || v.Passage.Warnings[0].What != "number" {
		t.Errorf("%v: %s", err, get.Body)
	}
}

func TestProblemsAreTold(t *testing.T) {
	a, data := archive(t, 2)
	h, _ := testSite(t, data, a.Info().Hash, 4096)
	none := handler{files: func() assets { return fixed{status: 200, body: `{"archive":{"file":"a","bytes":3}}`} }, engine: &engine{}}
	tests := []struct {
		name           string
		h              handler
		method, target string
		body           string
		header         []string
		status         int
		detail         string
	}{
		{"no such question", h, "GET", "/api/", "", nil, 404, "/api/search"},
		{"no such quote", h, "GET", "/api/quotes/a/q00000000", "", nil, 404, "search for it"},
		{"no such parameter", h, "GET", "/api/search?colour=red", "", nil, 400, "colour"},
		{"no such day", h, "GET", "/api/search?from=tomorrow", "", nil, 400, "tomorrow"},
		{"a limit that is none", h, "GET", "/api/search?limit=many", "", nil, 400, "limit is a number"},
		{"a limit too high", h, "GET", "/api/search?limit=100000", "", nil, 400, "from 0 to 1000"},
		{"words of nobody's", h, "GET", "/api/search?words=unspoken", "", nil, 400, "unspoken"},
		{"a long address", h, "GET", "/api/search?q=" + strings.Repeat("a", mostQuery), "", nil, 414, "8192"},
		{"a long query", h, "GET", "/api/search?q=" + strings.Repeat("a", 1500), "", nil, 400, "longer than"},
		{"nothing to check", h, "GET", "/api/verify", "", nil, 400, "text is missing"},
		{"a search that is posted", h, "POST", "/api/search", "", nil, 405, "answers GET"},
		{"a check that is deleted", h, "DELETE", "/api/verify", "", nil, 405, "POST"},
		{"a body of another kind", h, "POST", "/api/verify", "x", []string{"Content-Type", "text/plain"}, 415, "application/json"},
		{"a body that is no JSON", h, "POST", "/api/verify", "{", []string{"Content-Type", "application/json"}, 400, "not {"},
		{"a body too long", h, "POST", "/api/verify", strings.Repeat(" ", mostBody+1), []string{"Content-Type", "application/json"}, 413, "in parts"},
		{"a site without", none, "GET", "/api/search", "", nil, 404, "-api"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := call(test.h, test.method, test.target, test.body, test.header...)
			var p struct {
				Type, Title, Detail string
				Status              int
			}
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
				t.Fatalf("%v: %q", err, w.Body)
			}
			if w.Code != test.status || p.Status != test.status || p.Type != "about:blank" || p.Title == "" || !strings.Contains(p.Detail, test.detail) {
				t.Errorf("status %d, %+v", w.Code, p)
			}
			for key, want := range map[string]string{"Content-Type": "application/problem+json", "Cache-Control": "no-store", "Access-Control-Allow-Origin": "*", "Etag": ""} {
				if got := w.Header().Get(key); got != want {
					t.Errorf("%s: %q", key, got)
				}
			}
		})
	}
}

func TestDamagedBlocksAreTold(t *testing.T) {
	a, data := archive(t, 6)
	for name, spoil := range map[string]func(file string){
		"missing": func(file string) { os.Remove(file) },
		"cut":     func(file string) { os.Truncate(file, 100) },
		"altered": func(file string) { os.WriteFile(file, make([]byte, 2048), 0o644) },
	} {
		h, dir := testSite(t, data, a.Info().Hash, 2048)
		files, _ := filepath.Glob(filepath.Join(dir, "data/a/*"))
		for _, file := range files[:len(files)-1] {
			spoil(file)
		}
		if w := call(h, http.MethodGet, "/api/search?q=mill", ""); w.Code != http.StatusBadGateway || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d %s", name, w.Code, w.Body)
		}
	}
}

func TestTheSameAnswerIsNotSentAgain(t *testing.T) {
	a, data := archive(t, 3)
	h, _ := testSite(t, data, a.Info().Hash, 4096)
	first := call(h, http.MethodGet, "/api/search?q=mill", "")
	tag := first.Header().Get("ETag")
	if again := call(h, http.MethodGet, "/api/search?q=mill", "", "If-None-Match", `"x", `+tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 || tag == "" {
		t.Errorf("status %d, tag %q", again.Code, tag)
	}
	if other := call(h, http.MethodGet, "/api/search?q=weir", "", "If-None-Match", tag); other.Code != http.StatusOK {
		t.Errorf("another question: status %d", other.Code)
	}
	if head := call(h, http.MethodHead, "/api/search?q=mill", ""); head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("ETag") != tag {
		t.Errorf("HEAD: status %d, %d bytes", head.Code, head.Body.Len())
	}
	if w := call(h, http.MethodOptions, "/api/verify", ""); w.Code != http.StatusNoContent || !strings.Contains(w.Header().Get("Access-Control-Allow-Methods"), "POST") {
		t.Errorf("OPTIONS: status %d %v", w.Code, w.Header())
	}
}

func TestTheArchiveIsPutTogether(t *testing.T) {
	a, data := archive(t, 40)
	h, _ := testSite(t, data, a.Info().Hash, 2048)
	if w := call(h, http.MethodGet, "/data/a.vbt", ""); w.Code != http.StatusOK || w.Body.String() != string(data) || w.Header().Get("Cache-Control") != forever {
		t.Errorf("whole: status %d, %d of %d bytes", w.Code, w.Body.Len(), len(data))
	}
	w := call(h, http.MethodGet, "/data/a.vbt", "", "Range", "bytes=2000-6199")
	if w.Code != http.StatusPartialContent || w.Body.String() != string(data[2000:6200]) {
		t.Errorf("a stretch: status %d, %d bytes", w.Code, w.Body.Len())
	}
	if w := call(h, http.MethodGet, "/data/a.vbt", "", "Range", "bytes=99999999-"); w.Code != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("beyond its end: status %d", w.Code)
	}
}

// Many ask at once while little may be kept: everybody gets the right answer.
func TestManyAskAtOnce(t *testing.T) {
	a, data := archive(t, 30)
	h, _ := testSite(t, data, a.Info().Hash, 1024)
	server := httptest.NewServer(h)
	defer server.Close()
	words := []string{"mill", "weir", "pond"}
	var want [3]struct{ Total int }
	for i, word := range words {
		want[i].Total = strings.Count(answer.Hits(a, query.Parse(word)), "\n")
	}
	var wait sync.WaitGroup
	for i := range 60 {
		wait.Go(func() {
			response, err := http.Get(server.URL + "/api/search?limit=5&q=" + words[i%3])
			if err != nil {
				t.Error(err)
				return
			}
			defer response.Body.Close()
			var got found
			body, _ := io.ReadAll(response.Body)
			if err := json.Unmarshal(body, &got); err != nil || response.StatusCode != http.StatusOK {
				t.Errorf("status %d, %v: %s", response.StatusCode, err, body)
				return
			}
			if got.Total != want[i%3].Total {
				t.Errorf("%s: %d, want %d", words[i%3], got.Total, want[i%3].Total)
			}
		})
	}
	wait.Wait()
}

// A search reads a part of a large archive, and keeps no more of it than it may.
func TestBlocksAreDropped(t *testing.T) {
	e := &engine{site: &manifest{}, kept: map[int64]*block{}, open: map[int64]int{}, clock: 100}
	for i := range int64(100) {
		e.kept[i] = &block{data: make([]byte, 1<<10), used: i}
		e.held += 1 << 10
	}
	e.open[95] = 1 // a request under way since then
	e.settle(10 << 10)
	if len(e.kept) != 10 || e.held != 10<<10 || e.kept[99] == nil || e.kept[89] != nil {
		t.Errorf("%d blocks, %d bytes are kept", len(e.kept), e.held)
	}
	e.settle(2 << 10)
	if len(e.kept) != 5 || e.kept[95] == nil {
		t.Errorf("%d blocks are kept: those of the request under way are five", len(e.kept))
	}
}
