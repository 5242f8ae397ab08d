//go:build js

package main

import (
	"strings"
	"syscall/js"

	"verbatim/wasm/article"
	"verbatim/wasm/view"
)

// A site of own articles is written by the workshop, to which own.js gives the page's own parts, and whose bytes it gathers. Package workshop has what is told
// and heard.

// siteDo does what a control says that has to do with making a site.
func (p *page) siteDo(name string, control element) {
	o := &p.own.Site
	switch name {
	case "site-folder", "site-single":
		o.Single = name == "site-single"
	case "site-own", "site-all":
		o.All = name == "site-all"
	case "site-name":
		o.Title = strings.TrimSpace(control.Get("value").String())
	case "site-write":
		p.writeSite()
	}
}

// writeSite has a site written as the reader has chosen.
func (p *page) writeSite() {
	o := &p.own.Site
	if p.own.Stage != view.OwnRests {
		return
	}
	form, which, title := "site", "own", o.Title
	if o.Single {
		form = "single"
	}
	if o.All && !p.own.Large {
		which = "all"
		if title == "" {
			title = p.own.base.Info().Title
		}
	}
	if title == "" {
		title = view.NoTitle
	}
	o.Says, o.Done, o.Steps = "", 0, 1
	p.own.Stage, p.own.Says = view.OwnWrites, ""
	boot.Call("tell", "go", "", js.Null())
	boot.Call("write", form+"\n"+which+"\n"+title)
	p.ownShow(true)
}

// siteHeard takes in what is said of a site that is being written.
func (p *page) siteHeard(kind, text string) {
	o := &p.own.Site
	if p.own.Stage != view.OwnWrites {
		return
	}
	fields := strings.Split(text, "\t")
	number := func(i int) (n int) {
		if i < len(fields) {
			n, _ = article.Number(fields[i])
		}
		return n
	}
	if kind == "writing" {
		o.Done, o.Steps = number(0), number(1)
		p.ownShow(false)
		return
	}
	p.own.Stage = view.OwnRests
	switch {
	case kind == "written":
		o.Name, o.Files, o.Bytes, o.Held, o.Quoting = fields[0], number(1), number(2), number(3), number(4)
		o.Says = "own.site.written"
		if o.Files == 1 {
			o.Says = "own.site.written-single"
		}
		boot.Call("saveBytes", o.Name, js.Null())
	case text == "":
		o.Says = "own.site.stopped"
	default:
		o.Says, o.Why = "own.site.failed", text
	}
	p.show(p.state, false)
}
