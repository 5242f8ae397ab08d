package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"strings"
)

// singleName is the one file of a site that needs no server.
const singleName = "verbatim.html"

// writeSingle writes the explorer as one file: style and scripts stand in it, the program and the archive packed with gzip and as base64 (browsers
// unpack gzip themselves; brotli they do not). Nothing is fetched, so it works by double click, where a page may not read its neighbours.
func (s *site) writeSingle(ctx context.Context) error {
	script := string(s.files[s.boot])
	style := string(s.files[s.style])
	if strings.Contains(script, "</script") || strings.Contains(style, "</style") {
		return fmt.Errorf("write %s: a script or style holds the tag that would end it", singleName)
	}
	if err := s.addLicences(); err != nil {
		return err
	}
	messages, err := s.inlineMessages()
	if err != nil {
		return err
	}
	page, err := s.index(parts{
		policy: "default-src 'none'; script-src 'wasm-unsafe-eval' " + digest(script) + "; style-src " + digest(style) +
			"; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; " + trustedTypes,
		head: "<style>" + style + "</style>",
		scripts: inlined("inline-wasm", s.files[s.program]) + inlined("inline-archive", s.files[s.data]) +
			inlined("inline-workshop", s.files[s.workshop]) + messages +
			"<script>" + script + "</script>",
	})
	if err != nil {
		return err
	}
	s.files = map[string][]byte{singleName: page}
	if err := s.writeAll(ctx); err != nil {
		return err
	}
	z := len(gzipped(page))
	fmt.Printf("%s: %d bytes (%d gzip)\n", filepath.Join(s.out, singleName), len(page), z)
	return nil
}

// inlined is a data block: a script element of a type that browsers do not run.
func inlined(id string, data []byte) string {
	return fmt.Sprintf("<script type=\"application/octet-stream;base64\" id=%q>%s</script>\n", id, base64.StdEncoding.EncodeToString(gzipped(data)))
}
