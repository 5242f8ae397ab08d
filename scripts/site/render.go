package main

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"verbatim/wasm/query"
	"verbatim/wasm/search"
	"verbatim/wasm/view"
)

// policy is what the page may load: its own files, and no other origin's. Compiling WebAssembly is allowed, eval is not.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"object-src 'none'; base-uri 'none'; form-action 'none'; " + trustedTypes

// trustedTypes has browsers that know them refuse markup and addresses of scripts that do not go through the policy in boot.js.
const trustedTypes = "require-trusted-types-for 'script'; trusted-types default"

// digest names an inline script or style in a policy by its content.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// parts are what the pages of a site and the single file have differently.
type parts struct {
	policy, head, scripts string
	pages                 string // relative address of the article pages, "" where there are none
}

// render makes every file of a site that is not there yet.
func (s *site) render(ctx context.Context) error {
	for _, step := range []func() error{s.copyIcons, s.addLicences} {
		if err := step(); err != nil {
			return err
		}
	}
	pages := ""
	if s.archive.Info().Articles <= mostPages {
		pages = "articles/"
		if err := s.articles(ctx); err != nil {
			return err
		}
	}
	index, err := s.index(parts{policy: policy, head: s.head("./"), scripts: s.scripts(), pages: pages})
	if err != nil {
		return err
	}
	s.files["index.html"] = index
	for _, step := range []func() error{s.hostPages, s.manifest, s.worker} {
		if err := step(); err != nil {
			return err
		}
	}
	if s.api {
		s.cutArchive()
	}
	return s.compress()
}

// head links a page, from which the site's root is at up, with the style, the manifest and the icon.
func (s *site) head(up string) string {
	return fmt.Sprintf("<link rel=\"stylesheet\" href=\"%[1]s%[2]s\">\n<link rel=\"manifest\" href=\"%[1]smanifest.webmanifest\">\n"+
		"<link rel=\"icon\" href=\"%[1]sicons/icon.svg\" type=\"image/svg+xml\">", up, s.style)
}

// scripts starts the explorer. The sizes are those that arrive, after any compression on the way.
func (s *site) scripts() string {
	packed := ""
	if list, err := packs(s.packed); err == nil && slices.Contains(list, "gz") {
		packed = fmt.Sprintf(" data-packed=\"./%s.gz\"", s.program)
	}
	return fmt.Sprintf("<script src=\"./%s\" defer data-wasm=\"./%s\" data-wasm-size=\"%d\" data-archive=\"./%s\" data-archive-size=\"%d\" data-workshop=\"./%s\" data-messages=\"./%s\" data-languages=\"%s\" data-worker=\"./sw.js\"%s></script>",
		s.boot, s.program, len(s.files[s.program]), s.data, len(s.files[s.data]), s.workshop, s.messages, strings.Join(view.Languages(), " "), packed)
}

// index renders the explorer's page with the empty query.
func (s *site) index(p parts) ([]byte, error) {
	values := view.Home(s.shown(query.Query{}), p.pages)
	values["policy"], values["head"], values["scripts"] = p.policy, p.head, p.scripts
	values["licences"], values["legal"] = s.legal()
	return s.page("index.html", values)
}

// mostPages is the most articles that have a page of their own: hosts limit the files of a site, of which this one has no more than 2,000.
const mostPages = 1_500

// articles renders a page for each article, to be read without JavaScript and found by search engines.
func (s *site) articles(ctx context.Context) error {
	d := s.shown(query.Query{})
	for n := range s.archive.Info().Articles {
		if ctx.Err() != nil {
			return errStopped
		}
		values, err := view.ArticlePage(d, n, "../")
		if err != nil {
			return err
		}
		values["policy"], values["head"], values["licences"] = policy, s.head("../"), "../licences.txt"
		page, err := s.page("article.html", values)
		if err != nil {
			return err
		}
		id, _ := s.archive.Meta(n)
		s.files["articles/"+id+".html"] = page
	}
	if s.archive.Info().Articles <= view.MostListed {
		return nil
	}
	values := view.ArticleList(d, "../")
	values["policy"], values["head"], values["licences"] = policy, s.head("../"), "../licences.txt"
	page, err := s.page("article.html", values)
	s.files["articles/"+view.ArticleListFile] = page
	return err
}

// shown is what the explorer shows for a query.
func (s *site) shown(q query.Query) view.Data {
	return view.Data{Archive: s.archive, Results: search.Run(s.archive, q)}
}

// page fills in a template of web/.
func (s *site) page(name string, values map[string]string) ([]byte, error) {
	template, err := s.source(name)
	if err != nil {
		return nil, err
	}
	page, err := fill(name, string(template), values)
	return []byte(page), err
}

// copyIcons takes over web/icons as it is.
func (s *site) copyIcons() error {
	for _, name := range []string{"icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png"} {
		data, err := s.source(path.Join("icons", name))
		if err != nil {
			return err
		}
		s.files["icons/"+name] = data
	}
	return nil
}

// hostPages makes the files that hosts and installers read. The page for missing addresses may be shown at any depth, so its style stands in it.
func (s *site) hostPages() error {
	style := string(s.files[s.style])
	values := map[string]string{
		"title":  html.EscapeString(s.title),
		"policy": "default-src 'none'; style-src " + digest(style) + "; base-uri 'none'; form-action 'none'",
		"head":   "<style>" + style + "</style>",
	}
	title, err := json.Marshal(s.title)
	if err != nil {
		return err
	}
	manifest := map[string]string{"title": strings.Trim(string(title), `"`)}
	for name, values := range map[string]map[string]string{"404.html": values, "manifest.webmanifest": manifest} {
		if s.files[name], err = s.page(name, values); err != nil {
			return err
		}
	}
	headers, err := s.source("_headers")
	if err != nil {
		return err
	}
	s.files["_headers"] = headers
	s.files["robots.txt"] = []byte("User-agent: *\nAllow: /\n")
	if err := s.sitemap(); err != nil {
		return err
	}
	s.files[".nojekyll"] = nil // keeps GitHub Pages from leaving out names that begin with "_"
	return nil
}
