package site

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// worker fills the service worker in with the version, a hash of everything, and the files to keep. Pages and pictures are
// rewritten by some hosts, so only of files whose names hold a hash is the content checked.
func (s *Site) worker() error {
	source := string(s.parts.Sources["sw.js"])
	var list, all strings.Builder
	pages := 0
	for _, name := range s.Names() {
		content := s.hash(name)
		fmt.Fprintf(&all, "%s %s\n", name, content)
		if strings.HasPrefix(name, pagesFolder) {
			if pages += len(s.Files[name]); pages > keptPages {
				continue
			}
		}
		if slices.Contains(hostFiles, name) || name == s.Data && len(s.Files[name]) > wholeArchive {
			continue
		}
		if !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "data/") {
			content = ""
		}
		fmt.Fprintf(&list, "  ['%s', '%s'],\n", name, content)
	}
	text, err := fill("sw.js", source, map[string]string{
		"version": digits(s.sum([]byte(all.String() + source)))[:16],
		"archive": path.Base(s.Data),
		"files":   "[\n" + list.String() + "]",
	})
	s.Files["sw.js"] = []byte(text)
	return err
}

// wholeArchive is the size in bytes up to which the page fetches the archive whole (boot.js has the same number). A larger one comes by stretches, and is
// not fetched behind the reader's back for use without a network.
const wholeArchive = 4_000_000

// keptPages bounds the article pages that are fetched for use without a network, in bytes: the archive, which is always kept, holds every article.
const keptPages = 2_000_000

// hostFiles are read by hosts and machines, not by the page.
var hostFiles = []string{"404.html", "_headers", "robots.txt", ".nojekyll", "site.json", "licences.txt", "sbom.json", "sitemap.xml"}
