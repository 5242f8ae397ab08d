package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// sitemap adds sitemap.xml (sitemaps.org), where the address is known at which the site will stand: it must name whole addresses.
func (s *site) sitemap() error {
	if s.base == "" {
		return nil
	}
	base, err := url.Parse(s.base)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Host == "" || base.RawQuery != "" || base.Fragment != "" {
		return errors.New("read -base: it must be a whole address such as https://example.org/quotes/: " + s.base)
	}
	base.Path = strings.TrimSuffix(base.Path, "/") + "/"
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	fmt.Fprintf(&b, "<url><loc>%s</loc></url>\n", xmlText(base.String()))
	for n := range s.archive.Info().Articles {
		id, m := s.archive.Meta(n)
		if name := "articles/" + id + ".html"; s.files[name] != nil {
			day := ""
			if len(m.Published) == len("2006-01-02") {
				day = "<lastmod>" + m.Published + "</lastmod>"
			}
			fmt.Fprintf(&b, "<url><loc>%s</loc>%s</url>\n", xmlText(base.JoinPath(name).String()), day)
		}
	}
	b.WriteString("</urlset>\n")
	s.files["sitemap.xml"] = []byte(b.String())
	s.files["robots.txt"] = append(s.files["robots.txt"], "Sitemap: "+base.JoinPath("sitemap.xml").String()+"\n"...)
	return nil
}

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
