package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index/stem"
	pages "verbatim/wasm/site"
	"verbatim/wasm/store/deflate"
	"verbatim/wasm/view"
)

// site is a site in the making, and where it goes.
type site struct {
	options
	*pages.Site
}

// archive reads the articles and packs them, with the corrections that stand beside them.
func (o options) archive(ctx context.Context, c *cache) (bundle.File, *worked, error) {
	items, err := readCorrections(o.content)
	if err != nil {
		return bundle.File{}, nil, err
	}
	var started *bundle.Started
	articles, err := workFolder(ctx, o.content, c, newProgress(os.Stderr), func(all bundle.Items) (err error) {
		items.Items = all
		started, err = bundle.Start(items, bundle.Tools{Deflate: deflate.Pages(), Stem: stem.Of, SHA256: sha256.New})
		return packing(err)
	})
	if err != nil {
		return bundle.File{}, nil, err
	}
	if articles.Len() == 0 {
		return bundle.File{}, nil, fmt.Errorf("read %s: no article there: add .md, .txt or .html files, or name another folder with -content", o.content)
	}
	info := bundle.Info{Title: o.title, Built: cmp.Or(o.date, articles.newest)}
	var files []bundle.File
	err = interruptible(ctx, func() (err error) {
		files, err = started.Finish(info)
		return packing(err)
	})
	if err != nil {
		return bundle.File{}, nil, err
	}
	items.warn(os.Stderr)
	if len(files) != 1 {
		return bundle.File{}, nil, fmt.Errorf("pack archive: %d files, and the page reads one", len(files))
	}
	return files[0], articles, nil
}

// packing says what was being done when there was an error.
func packing(err error) error {
	if err != nil {
		return fmt.Errorf("pack archive: %w", err)
	}
	return nil
}

// interruptible does f, and does not wait for its end when the build is broken off. So f may only write what is then of no use to anybody.
func interruptible(ctx context.Context, f func() error) error {
	result := make(chan error, 1)
	go func() { result <- f() }()
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
		return errStopped
	}
}

// beside is what a site has beside its articles, in the making while they are read.
type beside struct {
	stop  func()
	ended chan struct{}
	parts pages.Parts
	err   error
}

// begin starts to make what a site has beside its articles.
func (o options) begin(ctx context.Context, c *cache) *beside {
	ctx, stop := context.WithCancel(ctx)
	b := &beside{stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(b.ended)
		b.parts, b.err = o.parts(ctx, c)
	}()
	return b
}

// wait gives what has been made.
func (b *beside) wait() (pages.Parts, error) {
	<-b.ended
	return b.parts, b.err
}

// end stops what is still in the making.
func (b *beside) end() {
	b.stop()
	<-b.ended
}

// parts makes what a site has beside its articles. Where programs are compiled, the go command is waited for most of the time, so all that can be is done at once.
func (o options) parts(ctx context.Context, c *cache) (pages.Parts, error) {
	rooms := []string{pageRoom, workshopRoom}
	if o.api {
		rooms = append(rooms, edgeRoom)
	}
	t, err := askToolchain(ctx, o.root, rooms...)
	if err != nil {
		return pages.Parts{}, err
	}
	var program, workshop []byte
	var p pages.Parts
	var errs [3]error
	var wait sync.WaitGroup
	wait.Go(func() { program, errs[0] = t.compilePage(ctx, c) })
	wait.Go(func() { workshop, errs[1] = t.compileWorkshop(ctx, c) })
	wait.Go(func() { p, errs[2] = o.sources(t) })
	wait.Wait()
	p.Program, p.Workshop = program, workshop
	return p, cmp.Or(errs[0], errs[1], errs[2])
}

// sources reads the parts that are not compiled.
func (o options) sources(t *toolchain) (p pages.Parts, err error) {
	if p.Boot, err = t.support(); err != nil { // in front of the page's own scripts
		return p, err
	}
	for _, name := range []string{"own.js", "offline.js", "clerk.js", "program.js", "boot.js"} {
		script, err := o.source(name)
		if err != nil {
			return p, err
		}
		p.Boot = append(p.Boot, script...)
	}
	if p.Style, err = o.source("style.css"); err != nil {
		return p, err
	}
	p.Sources = map[string][]byte{}
	for _, name := range pages.SourceNames {
		if p.Sources[name], err = o.source(name); err != nil {
			return p, err
		}
	}
	if p.Messages, err = o.messageFiles(); err != nil {
		return p, err
	}
	if p.Components, err = t.components(pageRoom, workshopRoom); err != nil {
		return p, err
	}
	if p.Kit, err = pages.PackKit(p.Sources, p.Components, deflate.Pages()); err == nil && o.api { // what the page writes has no worker
		p.Components, err = t.components(pageRoom, workshopRoom, edgeRoom)
	}
	return p, err
}

// source reads a file of web/.
func (o options) source(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(o.root, "web", filepath.FromSlash(name)))
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	return data, nil
}

// render makes every file of the site.
func (s *site) render(ctx context.Context) error {
	endings, err := packs(s.packed)
	if err != nil {
		return err
	}
	locate, err := locator(s.base)
	if err != nil {
		return err
	}
	err = s.Render(pages.Options{API: s.api, Gzip: endings["gz"], Locate: locate, Step: func(int, int) error {
		if ctx.Err() != nil {
			return errStopped
		}
		return nil
	}})
	if err != nil {
		return err
	}
	s.compress(endings)
	return nil
}

// locator reads the -base flag: what gives the address of a file of the site, or nil.
func locator(flag string) (func(name string) string, error) {
	if flag == "" {
		return nil, nil
	}
	base, err := url.Parse(flag)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Host == "" || base.RawQuery != "" || base.Fragment != "" {
		return nil, errors.New("read -base: it must be a whole address such as https://example.org/quotes/: " + flag)
	}
	base.Path = strings.TrimSuffix(base.Path, "/") + "/"
	return func(name string) string {
		if name == "" {
			return base.String()
		}
		return base.JoinPath(name).String()
	}, nil
}

// messageFiles reads the message file of each language but English, which stands in the program.
func (o options) messageFiles() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, tag := range view.Languages() {
		data, err := os.ReadFile(filepath.Join(o.root, "wasm", "view", "messages", tag+".txt"))
		if err != nil {
			return nil, fmt.Errorf("read messages: %w", err)
		}
		files[tag] = data
	}
	return files, nil
}
