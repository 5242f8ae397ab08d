package site

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"runtime"
	"strings"
	"sync"

	"verbatim/wasm/bundle"
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
	sum := bundle.SHA256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

var escape = html.EscapeString

// variant is what the explorer's page of a site and the single file have differently.
type variant struct {
	policy, head, scripts string
	pages                 string // relative address of the article pages, "" where there are none
	licences, legal       string // address of the licences, and what the page itself holds of them
}

// pagesFolder is where the articles' pages stand.
const pagesFolder = "articles/"

func articlePage(id string) string { return pagesFolder + id + ".html" }

// Render makes every file of a site that is not there yet.
func (s *Site) Render(o Options) error {
	for _, name := range SourceNames {
		if strings.HasPrefix(name, "icons/") || name == "_headers" {
			s.Files[name] = s.parts.Sources[name]
		}
	}
	if err := s.addLicences(); err != nil {
		return err
	}
	pages := ""
	if s.Archive.Info().Articles <= mostPages {
		pages = pagesFolder
		if err := s.articles(o); err != nil {
			return err
		}
	}
	index, err := s.index(variant{policy: policy, head: s.head("./"), scripts: s.scripts(o), pages: pages, licences: "./licences.txt"})
	if err != nil {
		return err
	}
	s.Files["index.html"] = index
	if err := s.hostPages(); err != nil {
		return err
	}
	s.sitemap(o.Locate)
	if err := s.manifest(o); err != nil {
		return err
	}
	if err := s.worker(); err != nil {
		return err
	}
	if o.API {
		s.cutArchive()
	}
	return nil
}

func (o Options) step(done, all int) error {
	if o.Step == nil {
		return nil
	}
	return o.Step(done, all)
}

// head links a page, from which the site's root is at up, with the style, the manifest and the icon.
func (s *Site) head(up string) string {
	return fmt.Sprintf("<link rel=\"stylesheet\" href=\"%[1]s%[2]s\">\n<link rel=\"manifest\" href=\"%[1]smanifest.webmanifest\">\n"+
		"<link rel=\"icon\" href=\"%[1]sicons/icon.svg\" type=\"image/svg+xml\">", up, s.Style)
}

// scripts starts the explorer. It names the interface where site.json does. The sizes are those that arrive, after any compression on the way.
func (s *Site) scripts(o Options) string {
	packed, api := "", ""
	if o.API {
		api = " data-api=\"./" + apiAddress + "\""
	}
	if o.Gzip {
		packed = " data-packed=\"gz\""
	}
	return fmt.Sprintf("<script src=\"./%s\" defer data-wasm=\"./%s\" data-wasm-size=\"%d\" data-archive=\"./%s\" data-archive-size=\"%d\" data-workshop=\"./%s\" data-parts=\"./%s\" data-messages=\"./%s\" data-languages=\"%s\" data-worker=\"./sw.js\"%s%s></script>",
		s.Boot, s.Program, len(s.Files[s.Program]), s.Data, len(s.Files[s.Data]), s.Workshop, s.Parts, s.messages, strings.Join(s.parts.languages(), " "), packed, api)
}

// index renders the explorer's page with the empty query.
func (s *Site) index(v variant) ([]byte, error) {
	values := view.Home(s.shown(), v.pages)
	values["policy"], values["head"], values["scripts"] = v.policy, v.head, v.scripts
	values["licences"], values["legal"] = v.licences, v.legal
	return s.page("index.html", values)
}

// mostPages is the most articles that have a page of their own: hosts limit the files of a site, of which this one has no more than 2,000.
const mostPages = 1_500

// articles renders a page for each article, to be read without JavaScript and found by search engines; on all cores.
func (s *Site) articles(o Options) error {
	d := s.shown()
	all := s.Archive.Info().Articles
	pages, errs := make([][]byte, all), make([]error, all)
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for n := range next {
				values, err := view.ArticlePage(d, n, "../")
				if errs[n] = err; err == nil {
					pages[n], errs[n] = s.fillArticle(values)
				}
			}
		})
	}
	var stopped error
	for n := 0; n < all && stopped == nil; n++ {
		if stopped = o.step(n, all); stopped == nil {
			next <- n
		}
	}
	close(next)
	wait.Wait()
	if err := cmp.Or(stopped, errors.Join(errs...)); err != nil {
		return err
	}
	for n, page := range pages {
		id, _ := s.Archive.Meta(n)
		s.Files[articlePage(id)] = page
	}
	if all <= view.MostListed {
		return nil
	}
	page, err := s.fillArticle(view.ArticleList(d, "../"))
	s.Files[pagesFolder+view.ArticleListFile] = page
	return err
}

// fillArticle fills in web/article.html for a file in the folder of article pages.
func (s *Site) fillArticle(values map[string]string) ([]byte, error) {
	values["policy"], values["head"], values["licences"] = policy, s.head("../"), "../licences.txt"
	return s.page("article.html", values)
}

// shown is what the explorer shows for the empty query.
func (s *Site) shown() view.Data {
	return view.Data{Archive: s.Archive, Results: search.Run(s.Archive, query.Query{})}
}

// page fills in a template of web/.
func (s *Site) page(name string, values map[string]string) ([]byte, error) {
	page, err := fill(name, string(s.parts.Sources[name]), values)
	return []byte(page), err
}

// hostPages makes the files that hosts and installers read. The page for missing addresses may be shown at any depth, so its style and its script stand in it.
func (s *Site) hostPages() error {
	style, name := string(s.parts.Style), s.Archive.Info().Title
	title, err := json.Marshal(name)
	if err != nil {
		return err
	}
	_, script, _ := strings.Cut(string(s.parts.Sources["404.html"]), "<script>")
	script, _, _ = strings.Cut(script, "</script>")
	missing := map[string]string{
		"title":  escape(name),
		"policy": "default-src 'none'; script-src " + digest(script) + "; connect-src 'self'; style-src " + digest(style) + "; base-uri 'none'; form-action 'none'",
		"head":   "<style>" + style + "</style>",
	}
	manifest := map[string]string{"title": strings.Trim(string(title), `"`)}
	for name, values := range map[string]map[string]string{"404.html": missing, "manifest.webmanifest": manifest} {
		if s.Files[name], err = s.page(name, values); err != nil {
			return err
		}
	}
	s.Files["robots.txt"] = []byte("User-agent: *\nAllow: /\n")
	s.Files[".nojekyll"] = nil // keeps GitHub Pages from leaving out names that begin with "_"
	return nil
}
