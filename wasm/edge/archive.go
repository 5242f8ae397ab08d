package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"path"
	"strconv"
	"time"

	"verbatim/wasm/bundle"
)

// serveArchive answers for the archive's file where the site holds it in blocks: whole, or the stretches that the page asks for, which the ASSETS binding
// itself does not give. It reports false when the file is none of its affair.
func (h handler) serveArchive(w http.ResponseWriter, r *http.Request) bool {
	files := h.files()
	if err := h.engine.readManifest(r.Context(), files); err != nil || r.URL.Path != "/"+h.engine.site.Archive.File {
		return false
	}
	setHeaders(w.Header(), r.URL.Path, http.StatusOK)
	w.Header().Set("ETag", strconv.Quote(path.Base(r.URL.Path)))
	http.ServeContent(w, r, "", time.Time{}, &stretches{ctx: r.Context(), engine: h.engine, files: files})
	return true
}

// stretches is the archive's file as http.ServeContent wants it.
type stretches struct {
	ctx    context.Context
	engine *engine
	files  assets
	at     int64
}

func (s *stretches) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += s.at
	case io.SeekEnd:
		offset += s.engine.site.Archive.Bytes
	}
	if offset < 0 {
		return 0, errors.New("seek archive: before its beginning")
	}
	s.at = offset
	return offset, nil
}

// Read gives what is left of the block that the reader stands in.
func (s *stretches) Read(p []byte) (int, error) {
	site := s.engine.site
	if s.at >= site.Archive.Bytes {
		return 0, io.EOF
	}
	block := site.Blocks.Bytes
	n := min(int64(len(p)), block-s.at%block, site.Archive.Bytes-s.at)
	var data []byte
	err := s.engine.do(s.ctx, s.files, func(*bundle.Archive) (err error) {
		data, err = s.engine.Block("", s.at, n)
		return err
	})
	if err != nil {
		return 0, err
	}
	s.at += n
	return copy(p, data), nil
}
