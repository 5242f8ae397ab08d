package site

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// SingleName is the one file of a site that needs no server.
const SingleName = "verbatim.html"

// Single makes the explorer as one file: style and scripts stand in it, the program and the archive packed with gzip and as base64 (browsers
// unpack gzip themselves; brotli they do not). Nothing is fetched, so it works by double click, where a page may not read its neighbours.
func (s *Site) Single(o Options) ([]byte, error) {
	script := string(s.parts.Boot)
	style := string(s.parts.Style)
	if strings.Contains(script, "</script") || strings.Contains(style, "</style") {
		return nil, errors.New("write " + SingleName + ": a script or style holds the tag that would end it")
	}
	messages, err := s.inlineMessages()
	if err != nil {
		return nil, err
	}
	var blocks strings.Builder
	inline := []struct {
		id   string
		data []byte
	}{
		{"inline-wasm", s.parts.Program}, {"inline-archive", s.Files[s.Data]}, {"inline-workshop", s.parts.Workshop}, {"inline-parts", s.parts.Kit},
	}
	for i, b := range inline {
		if err := o.step(i, len(inline)); err != nil {
			return nil, err
		}
		blocks.WriteString(inlined(b.id, b.data))
	}
	legal := `<pre class="legal" id="licences">` + escape(s.licences()) + "</pre>"
	return s.index(variant{
		policy: "default-src 'none'; script-src 'wasm-unsafe-eval' " + digest(script) + "; style-src " + digest(style) +
			"; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; " + trustedTypes,
		head:     "<style>" + style + "</style>",
		scripts:  blocks.String() + messages + "<script>" + script + "</script>",
		licences: "#licences", legal: legal,
	})
}

// inlineMessages are the message files as data blocks of a page that fetches nothing.
func (s *Site) inlineMessages() (string, error) {
	var b strings.Builder
	for _, tag := range s.parts.languages() {
		text := string(s.parts.Messages[tag])
		if strings.Contains(text, "</script") {
			return "", errors.New("write " + SingleName + ": the messages in " + tag + " hold the tag that would end them")
		}
		fmt.Fprintf(&b, "<script type=\"text/plain\" id=\"messages-%s\">%s</script>\n", tag, text)
	}
	return b.String(), nil
}

// inlined is a data block: a script element of a type that browsers do not run.
func inlined(id string, data []byte) string {
	return fmt.Sprintf("<script type=\"application/octet-stream;base64\" id=%q>%s</script>\n", id, base64.StdEncoding.EncodeToString(Gzipped(data)))
}
