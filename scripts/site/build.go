package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index/stem"
	"verbatim/wasm/store/deflate"
)

// site is a site in the making: its parts, and the files that have become of them.
type site struct {
	options
	files   map[string][]byte // by path relative to the site, "/" between folders
	archive *bundle.Archive

	program, workshop, boot, style, data string // paths of the files whose names hold their hash
	messages                             string // path of the message files, in which {tag} stands for the language
	licenceText                          string // of licences.txt
}

// build makes what the site and the single file have in common: the archive, the program and the assets.
func build(ctx context.Context, o options, articles *worked) (*site, error) {
	if o.date == "" {
		o.date = articles.newest
	}
	s := &site{options: o, files: map[string][]byte{}}
	if err := interruptible(ctx, func() error { return s.pack(articles) }); err != nil {
		return nil, err
	}
	program, err := compilePage(ctx, o.root)
	if err != nil {
		return nil, err
	}
	workshop, err := compileWorkshop(ctx, o.root)
	if err != nil {
		return nil, err
	}
	support, err := goSupport(o.root)
	if err != nil {
		return nil, err
	}
	boot := support // in front of the page's own scripts
	for _, name := range []string{"own.js", "offline.js", "clerk.js", "boot.js"} {
		script, err := s.source(name)
		if err != nil {
			return nil, err
		}
		boot = append(boot, script...)
	}
	style, err := s.source("style.css")
	if err != nil {
		return nil, err
	}
	s.program = s.addHashed("assets/verbatim.wasm", program)
	s.boot = s.addHashed("assets/boot.js", boot)
	s.workshop = s.addHashed("assets/workshop.wasm", workshop)
	s.style = s.addHashed("assets/style.css", style)
	return s, s.addMessages()
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

// pack builds the archive's bundle, and opens it as the page will: what is rendered beforehand is what the page will show.
func (s *site) pack(articles *worked) error {
	files, err := bundle.BuildWith(articles, bundle.Info{Title: s.title, Built: s.date}, bundle.Tools{Deflate: deflate.Pages(), Stem: stem.Of})
	if err != nil {
		return fmt.Errorf("pack archive: %w", err)
	}
	if len(files) != 1 {
		return fmt.Errorf("pack archive: %d files, and the page reads one", len(files))
	}
	s.data = path.Join("data", files[0].Name)
	s.files[s.data] = files[0].Data
	s.archive, err = bundle.Open(files[0].Data)
	if err != nil {
		return fmt.Errorf("check archive: %w", err)
	}
	return nil
}

// source reads a file of web/.
func (s *site) source(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(s.root, "web", filepath.FromSlash(name)))
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	return data, nil
}

// addHashed adds a file under a name that holds a hash of its bytes, and gives that name: hosts and browsers may keep it for ever.
func (s *site) addHashed(name string, data []byte) string {
	extension := path.Ext(name)
	name = strings.TrimSuffix(name, extension) + "-" + hash(data)[:16] + extension
	s.files[name] = data
	return name
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
