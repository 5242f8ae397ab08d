package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sort"
	"strings"
	"sync"

	"verbatim/wasm/bundle"
)

// manifest is what the worker reads of a site's site.json.
type manifest struct {
	API     string // relative address of this interface, "" when the site was built without
	Archive struct {
		File  string // relative address
		Bytes int64
		Hash  string // of the articles, whatever the day of the build
	}
	Blocks struct {
		Folder string // relative address; its files are 0000.vbt, 0001.vbt, …
		Bytes  int64  // in each but the last
	}
	Messages map[string]string // relative addresses of the page's message files, by the tag of their language
}

const (
	keptBytes    = 24 << 20 // blocks in memory between requests
	mostBytes    = 72 << 20 // and while requests are under way: an isolate has 128 MB for everything
	mostBlocks   = 900      // that one request may read: a worker may ask 1,000 times
	mostRounds   = 24       // of asking for blocks, for one request
	atATime      = 6        // questions open at a time: a worker is given no more connections
	manifestName = "/site.json"
)

var (
	errComing = errors.New("this block has not come yet")
	errNoAPI  = errors.New("this site was built without an interface for programs (go run ./scripts/site -api builds one with it)")
)

// engine is the opened archive of a site, shared by all requests of an isolate. It is a store.Source whose blocks come through whichever request needs
// them: a worker may not wait for what another request has asked for. So asking never waits. What is missing is noted, the work done so far thrown away,
// and when the blocks have come all of it is done anew; the page reads large archives in the same way.
type engine struct {
	mu      sync.Mutex
	site    *manifest
	archive *bundle.Archive

	kept   map[int64]*block // by number
	held   int64            // bytes in kept
	wanted map[int64]bool   // by the work that is being done
	clock  int64
	open   map[int64]int // clocks at which the requests under way began, with how many did

	answers  answers
	messages map[string]string // message files that were read, by the tag of their language
}

type block struct {
	data []byte
	used int64 // the clock when it was last asked for
}

// Block gives n bytes from off, if the blocks that hold them are here. The engine's lock is held by who does the work.
func (e *engine) Block(_ string, off, n int64) ([]byte, error) {
	if off < 0 || n < 0 || off > e.site.Archive.Bytes || n > e.site.Archive.Bytes-off {
		return nil, errors.New("read archive: it refers to a place outside itself")
	}
	if n == 0 {
		return nil, nil
	}
	size := e.site.Blocks.Bytes
	first, last := off/size, (off+n-1)/size
	missing := false
	for i := first; i <= last; i++ {
		if b := e.kept[i]; b == nil {
			e.wanted[i] = true
			missing = true
		} else {
			b.used = e.clock
		}
	}
	if missing {
		return nil, errComing
	}
	if first == last {
		at := off - first*size
		return e.kept[first].data[at : at+n : at+n], nil
	}
	out := make([]byte, 0, n)
	for i := first; i <= last; i++ {
		data := e.kept[i].data
		from, to := max(off-i*size, 0), min(off+n-i*size, int64(len(data)))
		out = append(out, data[from:to]...)
	}
	return out, nil
}

// do opens the archive, if it is not open, and does work with it: as often as it takes until all that work asks for is here. What work found out the time
// before may be wrong, and must not be kept.
func (e *engine) do(ctx context.Context, files assets, work func(a *bundle.Archive) error) error {
	if err := e.readManifest(ctx, files); err != nil {
		return err
	}
	began := e.begin()
	defer e.end(began)
	read := 0
	for range mostRounds {
		wanted, err := e.try(work)
		if len(wanted) == 0 {
			return err
		}
		if read += len(wanted); read > mostBlocks {
			return &problem{http.StatusServiceUnavailable, "this question reads more of the archive than a request may: ask for less at a time"}
		}
		if err := e.fetch(ctx, files, wanted); err != nil {
			return err
		}
	}
	return &problem{http.StatusServiceUnavailable, "too much is asked of this archive at once: try again in a moment"}
}

// try does the work once, and lists the blocks that it lacked.
func (e *engine) try(work func(a *bundle.Archive) error) (wanted []int64, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.wanted = map[int64]bool{}
	e.clock++
	a := e.archive
	if a == nil {
		if a, err = bundle.OpenFrom(e, "archive", e.site.Archive.Bytes); err == nil {
			e.archive = a
		}
	}
	if err == nil {
		err = work(a)
	}
	for i := range e.wanted {
		wanted = append(wanted, i)
	}
	sort.Slice(wanted, func(i, j int) bool { return wanted[i] < wanted[j] })
	return wanted, err
}

func (e *engine) begin() int64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.open[e.clock]++
	return e.clock
}

func (e *engine) end(began int64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.open[began]--; e.open[began] == 0 {
		delete(e.open, began)
	}
	e.settle(keptBytes)
}

// settle drops the blocks used longest ago until no more than most bytes are held; but, up to mostBytes, none that a request under way may have asked for.
func (e *engine) settle(most int64) {
	if e.held <= most {
		return
	}
	oldest := e.clock + 1
	for began := range e.open {
		oldest = min(oldest, began)
	}
	numbers := make([]int64, 0, len(e.kept))
	for i := range e.kept {
		numbers = append(numbers, i)
	}
	sort.Slice(numbers, func(i, j int) bool { return e.kept[numbers[i]].used < e.kept[numbers[j]].used })
	for _, i := range numbers {
		if e.held <= most || e.kept[i].used >= oldest && e.held <= mostBytes {
			break
		}
		e.held -= int64(len(e.kept[i].data))
		delete(e.kept, i)
	}
}

// fetch brings blocks, a few at a time.
func (e *engine) fetch(ctx context.Context, files assets, wanted []int64) error {
	results := make(chan error, len(wanted))
	turns := make(chan struct{}, atATime)
	for _, i := range wanted {
		go func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			results <- e.bring(ctx, files, i)
		}()
	}
	var first error
	for range wanted {
		if err := <-results; first == nil {
			first = err
		}
	}
	return first
}

func (e *engine) bring(ctx context.Context, files assets, i int64) error {
	size, all := e.site.Blocks.Bytes, e.site.Archive.Bytes
	name := blockName(e.site, i)
	data, err := readFile(ctx, files, name)
	if err != nil {
		return err
	}
	if want := min(size, all-i*size); int64(len(data)) != want {
		return fmt.Errorf("read %s: %d bytes instead of %d: deploy the whole of the built site", name, len(data), want)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.kept[i] == nil {
		e.held += int64(len(data))
		e.kept[i] = &block{data: data, used: e.clock}
		e.settle(mostBytes)
	}
	return nil
}

func blockName(m *manifest, i int64) string { return fmt.Sprintf("/%s%04d.vbt", m.Blocks.Folder, i) }

// readManifest reads site.json, once.
func (e *engine) readManifest(ctx context.Context, files assets) error {
	e.mu.Lock()
	known := e.site != nil
	e.mu.Unlock()
	if known {
		return nil
	}
	data, err := readFile(ctx, files, manifestName)
	if err != nil {
		return err
	}
	m := &manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return fmt.Errorf("read %s: %w", manifestName, err)
	}
	if m.API == "" {
		return errNoAPI
	}
	if m.Blocks.Bytes <= 0 || m.Archive.Bytes <= 0 || strings.Contains(m.Blocks.Folder, "..") {
		return fmt.Errorf("read %s: its numbers make no sense: build the site anew", manifestName)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.site == nil {
		e.site, e.kept, e.open = m, map[int64]*block{}, map[int64]int{}
	}
	return nil
}

// readFile reads one of the site's files.
func readFile(ctx context.Context, files assets, name string) ([]byte, error) {
	r := (&http.Request{Method: http.MethodGet, URL: &url.URL{Scheme: "https", Host: "site", Path: name}, Header: http.Header{}}).WithContext(ctx)
	response, err := files.fetch(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("read %s: status %d", name, response.StatusCode)
	}
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}
