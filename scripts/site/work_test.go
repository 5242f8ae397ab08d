package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"verbatim/scripts/generate/press"
	"verbatim/wasm/bundle"

	pages "verbatim/wasm/site"
)

// generated writes n articles, half of them in a folder below, and gives the folder.
func generated(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		a := press.New(5).Article(i)
		writeArticle(t, filepath.Join(dir, []string{"", "more"}[i%2], a.ID+".md"), a.File())
	}
	return dir
}

func writeArticle(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := writeFile(name, data); err != nil {
		t.Fatal(err)
	}
}

func mustOpenCache(t testing.TB, dir string) *cache {
	t.Helper()
	c, err := openCache(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.close() })
	return c
}

var silent = &progress{out: io.Discard, now: time.Now}

// begin is a first pass over items of which nothing becomes.
func begin(items bundle.Items) error {
	_, err := bundle.Start(items, bundle.Tools{})
	return err
}

// work reads a folder with the cache in kept, tidies, and gives the items as one string of bytes.
func work(t testing.TB, dir, kept string) (all []byte, fresh int) {
	t.Helper()
	c := mustOpenCache(t, kept)
	w, err := workFolder(t.Context(), dir, c, silent, begin)
	if err != nil {
		t.Fatal(err)
	}
	for n := range w.Len() {
		item, err := w.Item(n)
		if err != nil {
			t.Fatal(err)
		}
		all = bundle.AppendItem(all, item)
	}
	if err := w.tidy(); err != nil {
		t.Fatal(err)
	}
	if err := c.close(); err != nil && !errors.Is(err, os.ErrClosed) {
		t.Fatal(err)
	}
	return all, w.fresh
}

func TestOnlyChangedArticlesAreWorkedAgain(t *testing.T) {
	const n = 60
	dir, kept := generated(t, n), t.TempDir()
	first, fresh := work(t, dir, kept)
	if fresh != n {
		t.Fatalf("%d articles are worked, want %d", fresh, n)
	}
	again, fresh := work(t, dir, kept)
	if fresh != 0 || !bytes.Equal(again, first) {
		t.Errorf("%d unchanged articles are worked again; the items are the same: %t", fresh, bytes.Equal(again, first))
	}
	changed := filepath.Join(dir, press.New(5).Article(4).ID+".md")
	data, err := os.ReadFile(changed)
	if err != nil {
		t.Fatal(err)
	}
	writeArticle(t, changed, append(data, "\n“The pond froze,” said Ann Ostrel.\n"...))
	third, fresh := work(t, dir, kept)
	clean, _ := work(t, dir, t.TempDir())
	if fresh != 1 || bytes.Equal(third, first) || !bytes.Equal(third, clean) {
		t.Errorf("%d articles are worked after one was changed; as without a cache: %t", fresh, bytes.Equal(third, clean))
	}
}

func TestTheNumberOfCoresDoesNotShow(t *testing.T) {
	dir := generated(t, 50)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, _ := work(t, dir, t.TempDir())
	runtime.GOMAXPROCS(7)
	seven, _ := work(t, dir, t.TempDir())
	if !bytes.Equal(one, seven) {
		t.Error("seven cores give other items than one")
	}
}

// expiring is a context that is cancelled when it is asked for the n-th time.
type expiring struct {
	context.Context
	left atomic.Int64
}

func (c *expiring) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestAStoppedBuildGoesOnWhereItWas(t *testing.T) {
	const n = 40
	dir := generated(t, n)
	want, _ := work(t, dir, t.TempDir())
	for _, after := range []int{1, 7, 39} {
		kept := t.TempDir()
		ctx := &expiring{Context: t.Context()}
		ctx.left.Store(int64(after))
		c := mustOpenCache(t, kept)
		if _, err := workFolder(ctx, dir, c, silent, begin); !errors.Is(err, errStopped) {
			t.Fatalf("stopped after %d articles, the error is %v", after, err)
		}
		if err := c.close(); err != nil {
			t.Fatal(err)
		}
		got, fresh := work(t, dir, kept)
		if fresh != n-after || !bytes.Equal(got, want) {
			t.Errorf("stopped after %d articles, %d are worked by the next build; as if not stopped: %t", after, fresh, bytes.Equal(got, want))
		}
	}
}

func TestADamagedCacheCostsWorkAndNothingElse(t *testing.T) {
	const n = 30
	dir, kept := generated(t, n), t.TempDir()
	want, _ := work(t, dir, kept)
	whole := tree(t, kept)
	for name, data := range whole {
		for _, at := range []int{3, len(cacheMagic) + 2, len(data) / 2, len(data) - 1} {
			flipped := bytes.Clone(data)
			flipped[at] ^= 4
			for _, damaged := range [][]byte{data[:at], flipped} {
				folder := t.TempDir()
				writeArticle(t, filepath.Join(folder, name), damaged)
				got, fresh := work(t, dir, folder)
				if fresh == 0 || !bytes.Equal(got, want) {
					t.Errorf("damaged at byte %d of %d: %d articles are worked; the items are right: %t", at, len(data), fresh, bytes.Equal(got, want))
				}
			}
		}
	}
	if len(whole) != 1 {
		t.Errorf("the cache has %d files, want 1", len(whole))
	}
}

func TestTheCacheForgetsWhatIsOutOfDate(t *testing.T) {
	const n = 24
	dir, kept := generated(t, n), t.TempDir()
	work(t, dir, kept)
	size := func() (bytes int) {
		for _, data := range tree(t, kept) {
			bytes += len(data)
		}
		return bytes
	}
	first := size()
	for i := 0; i < n*3/4; i++ {
		if err := os.Remove(filepath.Join(dir, []string{"", "more"}[i%2], press.New(5).Article(i).ID+".md")); err != nil {
			t.Fatal(err)
		}
	}
	want, _ := work(t, dir, t.TempDir())
	work(t, dir, kept)
	if got := size(); got > first/2 {
		t.Errorf("the cache of a quarter of the articles has %d bytes, that of all had %d", got, first)
	}
	if got, fresh := work(t, dir, kept); fresh != 0 || !bytes.Equal(got, want) {
		t.Errorf("after tidying %d articles are worked again; the items are right: %t", fresh, bytes.Equal(got, want))
	}
}

func TestASiteThatIsNotWrittenToTheEndIsNotWritten(t *testing.T) {
	files := map[string][]byte{"index.html": []byte("new"), "sw.js": []byte("new"), "assets/a-1.js": []byte("new"), "data/deep/b.vbt": nil}
	for after := range 5 {
		old := writeFiles(t, map[string]string{"index.html": "old", "assets/a-0.js": "old", stage + "/index.html": "left by a build that was killed"})
		fresh := filepath.Join(t.TempDir(), "not", "there")
		for _, out := range []string{old, fresh} {
			s := &site{options{out: out}, &pages.Site{Files: files}}
			ctx := &expiring{Context: t.Context()}
			ctx.left.Store(int64(after))
			err := s.writeAll(ctx)
			stopped := after < len(files)
			if errors.Is(err, errStopped) != stopped {
				t.Fatalf("after %d files: %v", after, err)
			}
			want := map[string][]byte{}
			if out == old {
				want = map[string][]byte{"index.html": []byte("old"), "assets/a-0.js": []byte("old")}
			}
			if !stopped {
				for name, data := range files {
					want[name] = append([]byte{}, data...)
				}
			}
			if _, err := os.Stat(filepath.Dir(fresh)); out == fresh && stopped != errors.Is(err, os.ErrNotExist) {
				t.Errorf("after %d files: the folder was made or not: %v", after, err)
			} else if err != nil {
				continue
			}
			if got := tree(t, out); !reflect.DeepEqual(got, want) {
				t.Errorf("after %d files, %s holds %v, want %v", after, out, got, want)
			}
		}
	}
}

func TestCtrlCLeavesTheSiteAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the command")
	}
	dir, out, kept := generated(t, 1500), filepath.Join(t.TempDir(), "site"), t.TempDir()
	cmd := exec.Command(os.Args[0], "-content", dir, "-out", out, "-root", "../..", "-sizes=false", "-cache", kept)
	cmd.Env = append(os.Environ(), "VERBATIM_SITE=yes")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(2 * time.Millisecond) {
		if names, _ := filepath.Glob(filepath.Join(kept, "*"+cacheSuffix)); len(names) > 0 {
			break // articles are being worked, or were
		}
		if time.Now().After(deadline) {
			cmd.Process.Kill()
			t.Fatal("no article was worked")
		}
	}
	cmd.Process.Signal(syscall.SIGINT)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(stderr.String(), "the next build goes on from there") {
		t.Errorf("the exit status is %d, and the message\n%s", code, stderr.String())
	}
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Error("there is a site")
	}
}

func TestProgressIsABarOnATerminalAndLinesElsewhere(t *testing.T) {
	for _, test := range []struct {
		terminal bool
		want     string
	}{
		{false, "reading: 600 of 1,200 articles, 100/s, 6 s left\nreading: 1,200 of 1,200 articles, 100/s\n"},
		{true, "\r[###############...............] reading: 600 of 1,200 articles, 100/s, 6 s left\x1b[K" +
			"\r[##############################] reading: 1,200 of 1,200 articles, 100/s\x1b[K" +
			"\r[##############################] reading: 1,200 of 1,200 articles, 100/s\x1b[K\n"},
	} {
		var out bytes.Buffer
		var now time.Time
		p := &progress{out: &out, terminal: test.terminal, now: func() time.Time { return now }}
		p.begin("a short step", 10)
		p.add(10)
		p.begin("reading", 1200)
		for range 2 {
			now = now.Add(6 * time.Second)
			p.add(600)
		}
		p.end()
		if out.String() != test.want {
			t.Errorf("got  %q\nwant %q", out.String(), test.want)
		}
	}
	if got := fmt.Sprint(span(0), ", ", span(59400*time.Millisecond), ", ", span(125*time.Second)); got != "0 s, 59 s, 2 min 5 s" {
		t.Error(got)
	}
}
