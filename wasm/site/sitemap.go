package site

import (
	"fmt"
	"strings"
)

// sitemap adds sitemap.xml (sitemaps.org), where the address is known at which the site will stand: it must name whole addresses.
func (s *Site) sitemap(locate func(name string) string) {
	if locate == nil {
		return
	}
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	fmt.Fprintf(&b, "<url><loc>%s</loc></url>\n", xmlText(locate("")))
	for n := range s.Archive.Info().Articles {
		id, m := s.Archive.Meta(n)
		if name := articlePage(id); s.Files[name] != nil {
			day := ""
			if len(m.Published) == len("2006-01-02") {
				day = "<lastmod>" + m.Published + "</lastmod>"
			}
			fmt.Fprintf(&b, "<url><loc>%s</loc>%s</url>\n", xmlText(locate(name)), day)
		}
	}
	b.WriteString("</urlset>\n")
	s.Files["sitemap.xml"] = []byte(b.String())
	s.Files["robots.txt"] = append(s.Files["robots.txt"], "Sitemap: "+locate("sitemap.xml")+"\n"...)
}

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
